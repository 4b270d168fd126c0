"""A class, graded: every submission gets the points its author intended, and nothing stops the others."""

import csv
import html
import re
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from cs231n_lite.checks.catalogue import all_checks
from grading.demo.sample_run import run_demo
from grading.demo.samples import ASSIGNMENT, sample_class
from grading.derive.leaks import leaks_in

pytestmark = [pytest.mark.slow, pytest.mark.once]

FEW = ("ada", "ben", "finn", "jan", "mila")  # right, with a mistake, in another style, damaged, and cheating


@pytest.fixture(scope="module")
def graded(course, tmp_path_factory, jail):
    """Some of the sample class graded in a folder of their own: the folder, and whether the demo was content."""
    root = tmp_path_factory.mktemp("class") / "demo"
    return root, run_demo(course, root, FEW)


@pytest.fixture(scope="module")
def samples(references):
    return {sample.student: sample for sample in sample_class(references) if sample.student in FEW}


def test_every_submission_gets_the_points_its_author_intended(graded, samples):
    root, agree = graded
    assert agree
    assert len(samples) == len(FEW)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        for student, sample in samples.items():
            submission = gradebook.find_submission(ASSIGNMENT, student)
            given = {grade.name: grade.auto_score for notebook in submission.notebooks for grade in notebook.grades}
            for name, points in sample.intended.items():
                assert given[all_checks()[name].grade_id] == points, f"{student}: {name}"


def test_the_export_agrees_with_the_gradebook(graded, samples):
    root, _ = graded
    with (root / "grades.csv").open(encoding="utf-8") as file:
        exported = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert exported == {student: sum(sample.intended.values()) for student, sample in samples.items()}


def test_everybody_has_feedback_that_says_what_the_mistake_looks_like(graded, samples):
    root, _ = graded
    folders = {student: root / f"feedback/{student}/{ASSIGNMENT}" for student in samples}
    pages = {}
    for student, folder in folders.items():
        texts = [(folder / f"{name}.html").read_text(encoding="utf-8") for name in ("svm", "softmax")]
        pages[student] = " ".join(" ".join(texts).split())
    assert "but not averaged" in pages["ben"]
    assert "svm.ipynb is damaged" in pages["jan"]
    assert "✓ <code>svm_loss_naive.loss</code>" in pages["jan"]


def words_of(page: Path) -> str:
    """What a person reads of a page of feedback, a line a line."""
    return html.unescape(re.sub(r"<[^>]*>", "", page.read_text(encoding="utf-8")))


def test_feedback_tells_no_solution(graded, course):
    root, _ = graded
    pages = {page.name: words_of(page) for page in root.glob("feedback/*/*/*.html")}
    assert leaks_in({name: text.encode() for name, text in pages.items()}, course) == []
    solution = "counts = (margins > 0).astype(W.dtype)"
    assert any(solution in path.read_text(encoding="utf-8") for path in course.references(ASSIGNMENT))
    assert leaks_in({"planted": (pages["svm.html"] + f"\n    {solution}\n").encode()}, course)


def test_an_answer_in_prose_waits_for_a_person(graded):
    root, _ = graded
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        grades = {g.name: g for n in gradebook.find_submission(ASSIGNMENT, "ada").notebooks for g in n.grades}
        assert grades["loss-at-zero"].needs_manual_grade


def test_grading_without_a_submission_or_an_assignment_is_told_in_words(course_copy, course, python):
    nobody = python("-m", "grading", "grade", ASSIGNMENT, "--root", course_copy, cwd=course.root)
    assert nobody.returncode == 1
    assert "nobody handed in 1-losses" in nobody.stderr
    unknown = python("-m", "grading", "grade", "7-nothing", "--root", course_copy, cwd=course.root)
    assert unknown.returncode == 1
    assert "there is no assignment '7-nothing'; there are: 0-warmup, 1-losses" in unknown.stderr
