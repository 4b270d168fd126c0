"""A whole class and all of its path, also by nbgrader's own commands: minutes, so only `.ci/run` asks for it."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.plumbing.course import this_course
from grading.classroom.grade import grade
from grading.classroom.operations import Nbgrader
from grading.collecting.collect import collect
from grading.demo.sample_run import export_grades, hand_in, run_demo
from grading.demo.samples import ASSIGNMENT, sample_class, second_class

pytestmark = [pytest.mark.full, pytest.mark.once]


@pytest.fixture(scope="module")
def graded(course, tmp_path_factory, jail):
    """The sample class graded in a folder of its own: the folder, and whether the demo was content."""
    root = tmp_path_factory.mktemp("class") / "demo"
    return root, run_demo(course, root)


@pytest.fixture(scope="module")
def samples(references):
    return {sample.student: sample for sample in sample_class(references)}


def test_every_way_of_going_wrong_costs_what_its_author_intended(graded, samples):
    root, agree = graded
    assert agree
    assert len(samples) >= 15
    told = {"hugo": "did not return within", "cleo": "too large for a float", "jan": "is damaged"}
    for student, words in told.items():
        pages = [page.read_text(encoding="utf-8") for page in root.glob(f"feedback/{student}/{ASSIGNMENT}/*.html")]
        assert any(words in " ".join(page.split()) for page in pages), student


def nbgrader(root: Path, *words: str) -> subprocess.CompletedProcess:
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words], cwd=root, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done


def test_nbgraders_own_commands_work_as_they_stand(course, jail, samples, course_copy):
    archive = course_copy / "downloaded" / ASSIGNMENT / "archive"
    for student in ("ada", "carla"):
        hand_in(samples[student], course, archive)
    released = course_copy / "assignments" / ASSIGNMENT
    before = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in released.iterdir()}
    nbgrader(course_copy, "generate_assignment", ASSIGNMENT, "--force")
    assert {path.name: json.loads(path.read_text(encoding="utf-8")) for path in released.iterdir()} == before
    assert before.keys() == {"svm.ipynb", "softmax.ipynb", "regularization.ipynb"}
    collect(course_copy, this_course().assignment(ASSIGNMENT))
    nbgrader(course_copy, "autograde", ASSIGNMENT)
    nbgrader(course_copy, "generate_feedback", ASSIGNMENT)
    nbgrader(course_copy, "export")
    with (course_copy / "grades.csv").open(encoding="utf-8") as file:
        assert {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)} == {
            student: sum(samples[student].intended.values()) for student in ("ada", "carla")
        }
    assert (course_copy / "feedback/carla" / ASSIGNMENT / "svm.html").exists()


def test_grading_twice_gives_the_same_points_and_keeps_what_a_person_gave(graded, course, python):
    root, _ = graded
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        gradebook.find_grade("loss-at-zero", "svm", ASSIGNMENT, "ada").manual_score = 4
        gradebook.db.commit()
        before = {s.student.id: s.score for s in gradebook.find_assignment(ASSIGNMENT).submissions}
    done = python("-m", "grading", "grade", ASSIGNMENT, "--root", root, cwd=course.root)
    assert done.returncode == 0, done.stderr
    assert "15 graded" in done.stdout
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        assert {s.student.id: s.score for s in gradebook.find_assignment(ASSIGNMENT).submissions} == before


def test_the_second_assignment_travels_the_whole_path_whatever_became_of_the_first(course, course_copy, references):
    second, nbgrader = "2-optimization", Nbgrader(course_copy)
    for sample in (samples := second_class(references)):
        hand_in(sample, course, course_copy / "downloaded" / second / "archive")
    collect(course_copy, this_course().assignment(second))
    wrong = "def svm_loss_vectorized(W, X, y, reg):\n    return 0.0, 0 * W\n\n\nsvm_margins = None\n"
    (course_copy / "submitted/ada" / second / "student_modules/linear_svm.py").write_text(wrong, encoding="utf-8")

    results = {result.student: result for result in grade(course_copy, second, quiet=True)}
    for sample in samples:
        given = {name: results[sample.student].points[all_checks()[name].grade_id] for name in sample.intended}
        assert given == sample.intended, sample.student
    assert not any(result.trouble for result in results.values())

    nbgrader.generate_feedback(second)
    page = (course_copy / f"feedback/ben/{second}/training.html").read_text(encoding="utf-8")
    assert "These are the classes with the lowest scores" in " ".join(page.split())
    export_grades(nbgrader, course_copy / "grades.csv")
    with (course_copy / "grades.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["assignment"] == second]
    assert {row["student_id"]: float(row["score"]) for row in rows} == {
        sample.student: sum(sample.intended.values()) for sample in samples
    }
    worth = sum(sum(notebook.cells.values()) for notebook in this_course().assignment(second).notebooks)
    assert {float(row["max_score"]) for row in rows} == {worth}
