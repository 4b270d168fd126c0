"""One submission of two notebooks judged, composed and saved, on one core, beside stock nbgrader in the same run.

Stock nbgrader runs the same notebooks in a kernel each, with the checks that students have at home, and saves the same
rows. Both take the same submissions in turn; the scores are asserted to be the same.
"""

import argparse
import logging
import os
import shutil
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from nbgrader.converters import Autograde

from cs231n_lite.plumbing.overlay import SUBMISSION_FOLDER
from grading.classroom.as_nbgrader import OWN_START
from grading.classroom.grade import grade
from grading.classroom.operations import Nbgrader
from grading.course_folder import CourseFolder
from grading.demo.sample_run import COPIED
from grading.demo.samples import ASSIGNMENT, files_of, sample_class
from grading.judge.judging import references_of

STUDENTS = ("ada", "ben", "carla", "cleo", "dan")


def main() -> None:
    """Print the times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each submission is graded (3)")
    rounds = parser.parse_args().rounds
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "course")
        _course(CourseFolder(), root)
        grade(root, ASSIGNMENT, STUDENTS[:1], quiet=True)  # records the assignment, loads the references
        ours, stock = [], []
        for _ in range(rounds):
            seconds, scores = _timed(lambda: grade(root, ASSIGNMENT, STUDENTS, quiet=True), root)
            ours.append(seconds / len(STUDENTS))
            seconds, stock_scores = _timed(lambda: [stock_autograde(root, student) for student in STUDENTS], root)
            stock.append(seconds / len(STUDENTS))
            assert scores == stock_scores, (scores, stock_scores)
    mine, theirs = statistics.median(ours), statistics.median(stock)
    print(f"{len(STUDENTS)} submissions of {ASSIGNMENT}, {rounds} rounds, one core, medians of a submission:")
    print(f"  judged in a jail, composed and saved   {mine:6.2f} s (with starting the jail)")
    print(
        f"  stock nbgrader autograde               {theirs:6.2f} s, {theirs / mine:.1f} times as long, the same scores"
    )


def _course(course: CourseFolder, root: Path) -> None:
    root.mkdir()
    for name in COPIED:
        source = course.root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    for sample in sample_class(references_of(course.root)):
        if sample.student in STUDENTS:
            folder = root / "submitted" / sample.student / ASSIGNMENT
            (folder / SUBMISSION_FOLDER).mkdir(parents=True)
            for name, text in files_of(sample, course).items():
                place = folder / SUBMISSION_FOLDER if name.endswith(".py") else folder
                (place / name).write_text(text, encoding="utf-8")


def stock_autograde(root: Path, student: str) -> None:
    """What nbgrader itself does: the kernel asks the checks beside the student's modules."""
    nbgrader = Nbgrader(root)
    directory = nbgrader.directory
    directory.assignment_id, directory.student_id = ASSIGNMENT, student
    converter = Autograde(coursedir=directory, config=nbgrader.config, force=True)
    converter.log.setLevel(logging.CRITICAL)
    OWN_START(converter)


def _timed(work: Callable[[], object], root: Path) -> tuple[float, dict[str, float]]:
    began = time.perf_counter()
    work()
    seconds = time.perf_counter() - began
    with Nbgrader(root).gradebook as gradebook:
        return seconds, {s.student.id: s.score for s in gradebook.assignment_submissions(ASSIGNMENT)}


if __name__ == "__main__":
    main()
