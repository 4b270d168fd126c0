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
from pathlib import Path

import numpy as np

from grading.classroom.operations import Nbgrader
from grading.course_folder import CourseFolder
from grading.demo.sample_run import COPIED
from grading.demo.samples import ASSIGNMENT
from grading.judge.judging import references_of

from .generated_class import write_class
from .grading_speed import stock_autograde

STEPS = ("collect", "grade", "feedback")


def main() -> None:
    """Print a table of stages by the size of the class and the workers, then the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 300], help="submissions (10 100 300)")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="judged at once (1 2)")
    parser.add_argument("--stock", type=int, default=8, help="how many of them stock nbgrader grades too (8)")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    print(
        f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, numpy {np.__version__}"
    )
    print(
        f"{'class':>6} {'workers':>7}  {'  '.join(f'{step:>9}' for step in STEPS)}  {'in all':>9}  a submission  again"
    )
    course = CourseFolder()
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            made = _course(course, Path(folder, "made"))
            hanging = {
                one.student
                for one in write_class(made, course, references_of(course.root), size, zipped=True)
                if one.fault.what == "hangs"
            }
            for workers in asked.workers:
                root = shutil.copytree(made, Path(folder, f"with-{workers}"))
                times = {step: _command(root, step, workers) for step in STEPS}
                whole = sum(times.values())
                again = _again(root, workers)
                stages = "  ".join(f"{seconds:>7.1f} s" for seconds in times.values())
                print(
                    f"{size:>6} {workers:>7}  {stages}  {whole:>7.1f} s  {whole / size:>10.3f} s  {again:.1f} s",
                    flush=True,
                )
            if asked.stock and size == max(asked.sizes):
                _beside_stock(root, asked.stock, whole / size, hanging)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process of all commands: {peak:.0f} MB")


def _course(course: CourseFolder, root: Path) -> Path:
    root.mkdir()
    for name in COPIED:
        source = course.root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    return root


def _command(root: Path, step: str, workers: int) -> float:
    """How long the command takes, with its start-up."""
    words = [sys.executable, "-m", "grading", step, ASSIGNMENT, "--root", str(root)]
    words += ["--workers", str(workers)] if step == "grade" else []
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


def _beside_stock(root: Path, number: int, ours: float, hanging: set[str]) -> None:
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
    print(f"stock nbgrader, autograde and feedback: {stock:.2f} s a submission, {stock / ours:.1f} times as long")
    print(f"  ({len(sample)} of the same submissions, none that hangs; the same scores)")


if __name__ == "__main__":
    main()
