"""A class collected, graded, saved and fed back, beside stock nbgrader on some of the same submissions.

Every submission differs from the others; one in ten is faulty, one in a hundred hangs; nothing is known before. Ours
runs as the commands that an instructor types, with their start-up. Stock nbgrader grades a sample of the class one by
one, as it does, in kernels that ask the checks beside the student's modules, and writes its feedback; the scores are
asserted to be the same.
"""

import argparse
import os
import platform
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from cs231n_lite.plumbing.files import write_whole
from grading.classroom.operations import Nbgrader
from grading.course_folder import CourseFolder
from grading.demo.sample_run import COPIED
from grading.demo.samples import ASSIGNMENT
from grading.judge.judging import references_of

from .generated_class import write_class
from .grading_speed import stock_autograde

STEPS = ("collect", "grade", "feedback")
AFTERWARDS = ("report", "return")
_HEAD = """# What a class takes

Generated submissions of two notebooks, all different, one in ten faulty, one in a hundred in a loop that never ends;
whole commands with their start-up, in seconds. {machine}.
"One changed" is grading again when one submission has changed, "rows only" is writing what is judged already into a new
gradebook. Written by `python -m benchmarks.class_speed`.

| submissions | workers | collect | grade | feedback | in all | each | one changed | rows only | report | return |
|---|---|---|---|---|---|---|---|---|---|---|"""


def main() -> None:
    """Print a table of stages by the size of the class and the workers, then the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 300], help="submissions (10 100 300)")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="judged at once (1 2)")
    parser.add_argument("--stock", type=int, default=8, help="how many of the largest class stock nbgrader grades (8)")
    parser.add_argument("--markdown", type=Path, help="write the table there as well")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    lines = [_HEAD.format(machine=_machine())]
    print(lines[0])
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            stock = asked.stock if size == max(asked.sizes) else 0
            for line in _measured(Path(folder), size, asked.workers, stock):
                lines.append(line)
                print(line, flush=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    lines.append(f"The largest process of all had {peak:.0f} MB.")
    print(lines[-1])
    if asked.markdown:
        write_whole(asked.markdown, "\n".join([*lines, ""]))


def _machine() -> str:
    versions = f"Python {platform.python_version()}, numpy {np.__version__}"
    return f"{platform.system()} on {platform.machine()}, {os.cpu_count()} processors, {versions}"


def _measured(folder: Path, size: int, workers: list[int], stock: int) -> Iterator[str]:
    """A row of the table for each number of workers, then the comparison with stock nbgrader."""
    course = CourseFolder()
    made = _course(course, folder / "made")
    generated = write_class(made, course, references_of(course.root), size, zipped=True)
    for number in workers:
        root = shutil.copytree(made, folder / f"with-{number}")
        times = [_command(root, step, number) for step in STEPS]
        whole = sum(times)
        after = [_again(root, number), _rows_only(root, number), *(_command(root, step, 1) for step in AFTERWARDS)]
        seconds = (
            [f"{time:.1f}" for time in (*times, whole)] + [f"{whole / size:.2f}"] + [f"{time:.1f}" for time in after]
        )
        yield f"| {size} | {number} | {' | '.join(seconds)} |"
    if stock:
        yield _beside_stock(root, stock, whole / size, {one.student for one in generated if one.fault.what == "hangs"})


def _course(course: CourseFolder, root: Path) -> Path:
    root.mkdir()
    for name in COPIED:
        source = course.root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    return root


def _command(root: Path, step: str, workers: int) -> float:
    """How long the command takes, with its start-up."""
    words = [sys.executable, "-m", "grading", step, ASSIGNMENT, "--root", str(root)]
    words += {"grade": ["--workers", str(workers)], "return": ["--to", "plain", "--unfinished"]}.get(step, [])
    began = time.perf_counter()
    done = subprocess.run(words, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    if done.returncode:
        raise RuntimeError(f"{step} failed: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return seconds


def _again(root: Path, workers: int) -> float:
    """How long grading takes once more, when one submission has changed."""
    module = sorted((root / "submitted").glob(f"*/{ASSIGNMENT}/student_modules/softmax.py"))[0]
    module.write_text(module.read_text(encoding="utf-8") + "\n# one more line\n", encoding="utf-8")
    return _command(root, "grade", workers)


def _rows_only(root: Path, workers: int) -> float:
    """How long grading takes when everything is judged already, and the gradebook is a new one."""
    (root / "gradebook.db").unlink()
    return _command(root, "grade", workers)


def _beside_stock(root: Path, number: int, ours: float, hanging: set[str]) -> str:
    """What stock nbgrader takes for some of the same submissions, in words."""
    nbgrader = Nbgrader(root)
    with nbgrader.gradebook as gradebook:
        scores = {s.student.id: s.score for s in gradebook.assignment_submissions(ASSIGNMENT)}
    sample = random.Random(0).sample(sorted(scores.keys() - hanging), min(number, len(scores) - len(hanging)))
    times = []
    for student in sample:
        shutil.rmtree(root / "feedback" / student)
        began = time.perf_counter()
        stock_autograde(root, student)
        nbgrader.generate_feedback(ASSIGNMENT, student)
        times.append(time.perf_counter() - began)
    with nbgrader.gradebook as gradebook:
        again = {student: gradebook.find_submission(ASSIGNMENT, student).score for student in sample}
    assert again == {student: scores[student] for student in sample}, (again, scores)
    stock = statistics.mean(times)
    return (
        f"\nStock nbgrader takes {stock:.2f} s a submission for autograde and feedback ({len(sample)} of the same "
        f"submissions, none that hangs; the same scores), {stock / ours:.1f} times as long.\n"
    )


if __name__ == "__main__":
    main()
