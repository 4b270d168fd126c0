"""`make demo`: a sample class, from packed submissions to exported grades, in a course folder of its own."""

import shutil
import tempfile
import zipfile
from collections.abc import Collection
from pathlib import Path

from nbgrader.plugins import CsvExportPlugin
from tqdm import tqdm

from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.files import write_whole
from cs231n_lite.plumbing.pack import pack, zip_name

from ..classroom.called import names_in
from ..classroom.grade import grade
from ..classroom.operations import Nbgrader
from ..classroom.report import summary
from ..classroom.report import table as aligned
from ..collecting import report as collecting
from ..collecting.collect import collect, missing
from ..course_folder import CourseFolder
from ..feedback.write import write_feedback
from ..jail.bubblewrap import trouble
from ..judge.judging import references_of
from .intentions import beside_intentions
from .samples import ASSIGNMENT, Sample, files_of, sample_class

COPIED = ["solutions", "assignments", "nbgrader_config.py"]
WHERE_TO_LOOK = {
    f"feedback/ben/{ASSIGNMENT}/svm.html": "what a student with a mistake reads",
    "grades.csv": "the grades as nbgrader exports them",
    "gradebook.db": "nbgrader's gradebook; start Jupyter there, open formgrader",
}


def run_demo(course: CourseFolder, root: Path, students: Collection[str] = ()) -> bool:
    """Grade the sample class, or those `students` of it, in the folder `root`, made anew, and print the tables.

    Returns whether everything is as its author intended.
    """
    _fresh_folder(course, root)
    samples = [one for one in sample_class(references_of(course.root)) if not students or one.student in students]
    download(samples, course, root)
    nbgrader = Nbgrader(root)
    collected = collect(root, this_course().assignment(ASSIGNMENT))
    print("Collected from what a learning system gives to download, by the roster:\n")
    print(f"{collecting.report(collected, missing(root, ASSIGNMENT))}\n")
    why = trouble()
    if why:
        print(f"\nMind: {why}, so the sample class is graded without a jail. Grading a real class wants one.\n")
    results = grade(root, ASSIGNMENT, without_jail=bool(why))
    print(f"\n{summary(results, ASSIGNMENT, names_in(root))}\n")
    table, agree = beside_intentions(results, samples)
    print(f"Points given / points intended:\n\n{table}\n")
    pages = [page for written in write_feedback(root, ASSIGNMENT) for page in written.changed]
    print(f"{len(pages)} pages of feedback written")
    export_grades(nbgrader, root / "grades.csv")
    places = [(f"  {root.name}/{path}", about) for path, about in WHERE_TO_LOOK.items()]
    print(f"\nWhere to look:\n{aligned(places)}")
    return agree


def download(samples: Collection[Sample], course: CourseFolder, root: Path) -> None:
    """Lay what `samples` hand in into the course folder `root` as Moodle gives it to download, and write the roster."""
    archive = root / "downloaded" / ASSIGNMENT / "archive" / f"{ASSIGNMENT}.zip"
    archive.parent.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(archive, "w") as everybody:
        for number, sample in enumerate(tqdm(samples, desc="packing", unit="submission", disable=None), 1001):
            packed = hand_in(sample, course, Path(folder))
            everybody.write(packed, f"{sample.name}_{number}_assignsubmission_file/{packed.name}")
    rows = [f"{sample.student},{sample.name}," for sample in samples]
    write_whole(root / "roster.csv", "\n".join(["id,name,extension", *rows, ""]))


def hand_in(sample: Sample, course: CourseFolder, archive: Path) -> Path:
    """Pack what `sample` hands in, as the student would, into `archive`; returns the zip."""
    assignment = this_course().assignment(sample.assignment)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files_of(sample, course).items():
            Path(folder, name).write_text(text, encoding="utf-8")
        target = archive / zip_name(assignment, sample.student)
        pack(assignment, Path(folder), Path(folder), target, anyway=True, student=sample.student)
    return target


def export_grades(nbgrader: Nbgrader, target: Path) -> None:
    """Write the grades of the gradebook to `target`, as `nbgrader export` does."""
    with nbgrader.gradebook as gradebook:
        CsvExportPlugin(to=str(target)).export(gradebook)


def _fresh_folder(course: CourseFolder, root: Path) -> None:
    if root.exists():
        shutil.rmtree(root)
    root.mkdir()
    for name in COPIED:
        source = course.root / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, root / name)
