"""The rows of the gradebook are those that nbgrader would write, and what a person gave survives every later run."""

import copy
import json
import os
import sys
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties, ComputeChecksums, SaveAutoGrades, SaveCells
from traitlets.config import Config

from cs231n_lite.checks.verdict import State, Verdict
from grading.cells import check_in
from grading.classroom import rows
from grading.classroom.rows import NO_ANSWER, save
from grading.composing.compose import compose
from grading.composing.student_notebook import read_student_notebook

pytestmark = pytest.mark.slow

ASSIGNMENT, STUDENT = "1-losses", "ada"
DUE = datetime(2026, 3, 1, 12)
ANSWER_CELL, SECOND_ANSWER, CODE_CELL = "loss-at-zero", "three-variants", "svm_loss_naive-loss"


def cell(kind, grade_id, points=0, grade=False, solution=False, task=False):
    """A cell of an instructor's own, as nbgrader's toolbar makes it."""
    about = {"grade_id": grade_id, "grade": grade, "solution": solution, "task": task, "locked": not solution}
    about |= {"schema_version": 3} | ({"points": points} if grade or task else {})
    make = new_markdown_cell if kind == "markdown" else new_code_cell
    return make(f"as released: {grade_id}", metadata={"nbgrader": about})


@pytest.fixture(scope="module")
def released(course):
    """The released notebooks of the first assignment, and one with every kind of cell that nbgrader knows."""
    folder = course.root / "assignments" / ASSIGNMENT
    mixed = new_notebook(
        cells=[
            cell("code", "own-test", 2, grade=True),
            cell("code", "own-partial", 4, grade=True),
            cell("code", "own-unrun", 4, grade=True),
            cell("code", "code-by-hand", 3, grade=True, solution=True),
            cell("code", "code-not-graded", solution=True),
            cell("markdown", "prose-by-hand", 3, grade=True, solution=True),
            cell("markdown", "read-only"),
            cell("markdown", "task", 5, task=True),
        ]
    )
    mixed, _ = ComputeChecksums().preprocess(mixed, {})
    return {name: nbformat.read(folder / f"{name}.ipynb", 4) for name in ("svm", "softmax")} | {"mixed": mixed}


@pytest.fixture(scope="module")
def empty(released, tmp_path_factory):
    """The bytes of a gradebook that knows the assignment, and nobody's work."""
    with pytest.MonkeyPatch.context() as patch:  # nbgrader calls `alembic` by name
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        return _new_gradebook(released, tmp_path_factory)


def _new_gradebook(released, tmp_path_factory):
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with Gradebook(f"sqlite:///{path}") as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE)
    for name, notebook in released.items():
        SaveCells().preprocess(copy.deepcopy(notebook), _resources(path, name))
    return path.read_bytes()


@pytest.fixture
def book(empty, tmp_path):
    """A fresh gradebook's file."""
    path = tmp_path / "ours.db"
    path.write_bytes(empty)
    return path


def _resources(path, notebook):
    about = {"notebook": notebook, "assignment": ASSIGNMENT, "student": STUDENT, "db_url": f"sqlite:///{path}"}
    return {"nbgrader": about, "unique_key": ASSIGNMENT}


def composed(released, passed=lambda name: True, ran=None, **answers):
    """The graded notebooks of a student with these answers by grade id, whose checks pass or fail."""
    notebooks = {}
    for name, notebook in released.items():
        handed_in = copy.deepcopy(notebook)
        for each in handed_in.cells:
            grade_id = each.metadata.get("nbgrader", {}).get("grade_id", "")
            each.source = answers.get(grade_id.replace("-", "_"), each.source)
        asked = [check for each in notebook.cells if (check := check_in(each))]
        verdicts = {check: Verdict(check, State.PASSED if passed(check) else State.FAILED, 1, "it") for check in asked}
        student = read_student_notebook(nbformat.writes(handed_in).encode(), name)
        notebooks[name] = compose(notebook, student, verdicts, ran=ran or {})
    return notebooks


def ours(path, notebooks, before=None, timestamp=None, late=None):
    late = late or LateSubmissionPlugin()
    with Gradebook(f"sqlite:///{path}") as gradebook:
        save(gradebook, ASSIGNMENT, STUDENT, notebooks, before or {}, timestamp, late)


def nbgraders(path, notebooks, timestamp, config):
    """Save as nbgrader's own `autograde` does, with its own steps."""
    when = {"timestamp": timestamp} if timestamp else {}
    with Gradebook(f"sqlite:///{path}") as gradebook:
        gradebook.update_or_create_student(STUDENT)
        gradebook.update_or_create_submission(ASSIGNMENT, STUDENT, **when)
    for name, notebook in notebooks.items():
        resources = _resources(path, name)
        SaveAutoGrades(config=config).preprocess(copy.deepcopy(notebook), resources)
        AssignLatePenalties(config=config).preprocess(copy.deepcopy(notebook), resources)


def told(path):
    """All that the gradebook says of the submission."""
    with Gradebook(f"sqlite:///{path}") as gradebook:
        submission = gradebook.find_submission(ASSIGNMENT, STUDENT)
        whole = {(): (submission.timestamp, submission.score, submission.needs_manual_grade)}
        for notebook in submission.notebooks:
            whole[notebook.name] = notebook.late_submission_penalty, notebook.score, notebook.needs_manual_grade
            for grade in notebook.grades:
                points = grade.auto_score, grade.manual_score, grade.extra_credit, grade.score, grade.max_score
                whole[notebook.name, grade.name] = *points, grade.needs_manual_grade
            for comment in notebook.comments:
                whole[notebook.name, comment.name, "said"] = comment.auto_comment, comment.manual_comment
    return whole


@pytest.fixture
def grade(book):
    """What the gradebook says of one cell; change it by giving attributes of the grade, or a comment."""

    def found(name, notebook="svm", comment=None, **changes):
        with Gradebook(f"sqlite:///{book}") as gradebook:
            row = gradebook.find_grade(name, notebook, ASSIGNMENT, STUDENT)
            for attribute, value in changes.items():
                setattr(row, attribute, value)
            said = None
            if any(solution.name == name for solution in gradebook.find_notebook(notebook, ASSIGNMENT).solution_cells):
                said = gradebook.find_comment(name, notebook, ASSIGNMENT, STUDENT)
                said.manual_comment = comment or said.manual_comment
            gradebook.db.commit()
            return SimpleNamespace(
                auto=row.auto_score,
                manual=row.manual_score,
                score=row.score,
                open=row.needs_manual_grade,
                said=said and said.auto_comment,
                comment=said and said.manual_comment,
            )

    return found


class Fifth(LateSubmissionPlugin):
    """A fifth of the points a day."""

    def late_submission_penalty(self, student_id, score, total_seconds_late):
        """What being late costs."""
        return 0.2 * score * total_seconds_late / 86_400


class TooMuch(Fifth):
    """More than anybody has."""

    def late_submission_penalty(self, student_id, score, total_seconds_late):
        """What being late costs."""
        return score + 100


class Reward(Fifth):
    """A present for being late."""

    def late_submission_penalty(self, student_id, score, total_seconds_late):
        """What being late costs."""
        return -5


ON_TIME, LATE, NO_TIME = DUE - timedelta(hours=1), DUE + timedelta(days=2), None
RAN = {
    "own-test": [new_output("stream", name="stdout", text="fine")],
    "own-partial": [new_output("execute_result", data={"text/plain": "2.5"}, execution_count=1)],
}
SUBMISSIONS = {
    "untouched": partial(composed),
    "everything right": partial(composed, ran=RAN, **{"loss_at_zero": "C - 1", "prose_by_hand": "a", "task": "b"}),
    "half of it": partial(composed, passed=lambda name: "loss" in name, loss_at_zero="", code_by_hand="x = 1"),
    "a test that fails": partial(composed, ran={"own-test": [new_output("error", ename="E", evalue="", traceback=[])]}),
}


@pytest.mark.parametrize("timestamp", [ON_TIME, LATE, NO_TIME], ids=["on time", "late", "no time known"])
@pytest.mark.parametrize("make", SUBMISSIONS.values(), ids=SUBMISSIONS)
def test_the_rows_are_those_that_nbgrader_writes(released, book, empty, tmp_path, make, timestamp):
    theirs, notebooks = tmp_path / "theirs.db", make(released)
    theirs.write_bytes(empty)
    ours(book, notebooks, timestamp=timestamp)
    nbgraders(theirs, notebooks, timestamp, Config())
    assert told(book) == told(theirs)


@pytest.mark.parametrize("plugin", [Fifth, TooMuch, Reward, LateSubmissionPlugin])
@pytest.mark.parametrize("timestamp", [ON_TIME, LATE], ids=["on time", "late"])
def test_being_late_costs_what_nbgrader_takes(released, book, empty, tmp_path, plugin, timestamp):
    config = Config({"AssignLatePenalties": {"plugin_class": plugin}, plugin.__name__: {"penalty_method": "zero"}})
    theirs, notebooks = tmp_path / "theirs.db", composed(released)
    theirs.write_bytes(empty)
    ours(book, notebooks, timestamp=timestamp, late=plugin(config=config))
    nbgraders(theirs, notebooks, timestamp, config)
    assert told(book) == told(theirs)
    assert (told(book)["svm"][0] is None) == (timestamp == ON_TIME)


def test_rows_that_nbgrader_wrote_are_changed_as_nbgrader_changes_them(released, book, empty, tmp_path):
    theirs = tmp_path / "theirs.db"
    theirs.write_bytes(empty)
    first, second = composed(released, passed=lambda name: False), composed(released, ran=RAN, loss_at_zero="new")
    for path in (book, theirs):
        nbgraders(path, first, LATE, Config())
    ours(book, second, first, ON_TIME)
    nbgraders(theirs, second, ON_TIME, Config())
    assert told(book) == told(theirs)


def test_extra_credit_is_a_persons_and_stays(released, book, grade):
    notebooks = composed(released)
    ours(book, notebooks)
    points = grade(CODE_CELL, extra_credit=1.5).auto
    ours(book, notebooks, notebooks)
    assert grade(CODE_CELL).score == points + 1.5 > 1.5


# Grading again


@pytest.fixture
def graded_by_hand(released, book, grade):
    """A submission with an answer that a person gave 3 points and a comment; returns its notebooks."""
    notebooks = composed(released, loss_at_zero="C - 1", three_variants="the mean")
    ours(book, notebooks)
    assert grade(ANSWER_CELL).open
    grade(ANSWER_CELL, manual_score=3, needs_manual_grade=False, comment="nearly")
    return notebooks


def test_a_score_and_a_comment_given_by_hand_stay_and_an_unchanged_answer_stays_closed(
    released, book, grade, graded_by_hand
):
    again = composed(released, passed=lambda name: False, loss_at_zero="C - 1", three_variants="the mean")
    for before in (graded_by_hand, again, again):
        ours(book, again, before)
        now = grade(ANSWER_CELL)
        assert (now.manual, now.score, now.comment, now.open) == (3, 3, "nearly", False)
        assert grade(SECOND_ANSWER).open
        assert grade(CODE_CELL).score == 0


def test_a_changed_answer_reopens_and_stays_open_until_a_person_has_graded_it(released, book, grade, graded_by_hand):
    changed = composed(released, loss_at_zero="all wrong classes")
    ours(book, changed, graded_by_hand)
    assert grade(ANSWER_CELL).open
    ours(book, changed, changed)
    now = grade(ANSWER_CELL)
    assert (now.open, now.manual, now.comment) == (True, 3, "nearly")
    grade(ANSWER_CELL, manual_score=4, needs_manual_grade=False)
    ours(book, changed, changed)
    assert (grade(ANSWER_CELL).open, grade(ANSWER_CELL).score) == (False, 4)


def test_an_answer_is_looked_at_again_if_nobody_knows_what_was_graded(released, book, grade, graded_by_hand):
    ours(book, graded_by_hand, {})
    assert grade(ANSWER_CELL).open


def test_an_answer_that_was_withdrawn_is_an_automatic_zero(released, book, grade):
    answered, withdrawn = composed(released, loss_at_zero="C - 1"), composed(released)
    ours(book, answered)
    assert (grade(ANSWER_CELL).auto, grade(ANSWER_CELL).open, grade(ANSWER_CELL).said) == (None, True, None)
    ours(book, withdrawn, answered)
    assert (grade(ANSWER_CELL).auto, grade(ANSWER_CELL).open, grade(ANSWER_CELL).said) == (0, False, NO_ANSWER)
    ours(book, answered, withdrawn)
    assert (grade(ANSWER_CELL).auto, grade(ANSWER_CELL).open, grade(ANSWER_CELL).said) == (None, True, None)


def test_points_for_a_withdrawn_answer_that_a_person_gave_are_looked_at_again(released, book, grade, graded_by_hand):
    withdrawn = composed(released, three_variants="the mean")
    ours(book, withdrawn, graded_by_hand)
    now = grade(ANSWER_CELL)
    assert now.auto == 0
    assert now.score == 0 or now.open, "an answer that isn't there any more keeps the points of the old one, unseen"


def test_points_for_code_follow_the_modules(released, book, grade):
    right, wrong = composed(released), composed(released, passed=lambda name: False)
    for now, before, points in ((wrong, {}, 0), (right, wrong, 5), (wrong, right, 0)):
        ours(book, now, before)
        given = grade(CODE_CELL)
        assert (given.auto > 0) == (points > 0)
        assert given.open is False


def test_points_that_a_person_gave_for_code_stay_and_are_looked_at_again_if_the_check_says_otherwise(
    released, book, grade
):
    right, wrong = composed(released), composed(released, passed=lambda name: False)
    ours(book, wrong)
    grade(CODE_CELL, manual_score=2)
    ours(book, wrong, wrong)
    assert (grade(CODE_CELL).score, grade(CODE_CELL).open) == (2, False)
    ours(book, right, wrong)
    assert (grade(CODE_CELL).score, grade(CODE_CELL).open) == (2, True)


# All rows or none


def fails(*arguments, **named):
    raise RuntimeError("in the middle")


def fails_late(times):
    """A step that works so many times."""
    left = iter(range(times))
    own = rows.determine_grade

    def step(*arguments, **named):
        if next(left, None) is None:
            raise RuntimeError("in the middle")
        return own(*arguments, **named)

    return step


class FailingPlugin(LateSubmissionPlugin):
    """A course's own plugin with a mistake in it."""

    late_submission_penalty = fails


BREAKS = {
    "scoring": lambda patch: patch.setattr(rows, "determine_grade", fails_late(20)),
    "telling what is untouched": lambda patch: patch.setattr(rows, "compute_checksum", fails),
    "the database": lambda patch: patch.setattr("sqlalchemy.orm.Session.flush", fails),
    "the penalty": lambda patch: None,
}


@pytest.mark.parametrize("break_", BREAKS.values(), ids=BREAKS)
def test_what_fails_in_the_middle_leaves_the_rows_as_they_were(
    released, book, graded_by_hand, monkeypatch, break_, request
):
    before = told(book)
    with monkeypatch.context() as patch, pytest.raises(Exception, match="in the middle"):
        break_(patch)
        ours(book, composed(released, passed=lambda name: False), graded_by_hand, LATE, FailingPlugin())
    assert told(book) == before


def test_what_fails_at_the_first_run_leaves_no_rows(released, book, monkeypatch):
    monkeypatch.setattr(rows, "determine_grade", fails_late(20))
    with pytest.raises(RuntimeError, match="in the middle"):
        ours(book, composed(released))
    with Gradebook(f"sqlite:///{book}") as gradebook:
        assert gradebook.find_assignment(ASSIGNMENT).submissions == []


def test_what_failed_once_is_as_if_it_had_never_been_tried(released, book, empty, tmp_path, monkeypatch):
    notebooks, straight = composed(released, loss_at_zero="C - 1"), tmp_path / "straight.db"
    straight.write_bytes(empty)
    ours(straight, notebooks, timestamp=ON_TIME)
    with monkeypatch.context() as patch, pytest.raises(RuntimeError, match="in the middle"):
        patch.setattr(rows, "determine_grade", fails_late(20))
        ours(book, notebooks, timestamp=ON_TIME)
    ours(book, notebooks, timestamp=ON_TIME)
    assert told(book) == told(straight)


# What the gradebook doesn't know, and what the student didn't hand in


def test_every_notebook_has_rows_though_none_was_handed_in(released, book):
    notebooks = {}
    for name, notebook in released.items():
        asked = [check for each in notebook.cells if (check := check_in(each))]
        verdicts = {check: Verdict(check, State.PASSED, 1, "it") for check in asked}
        notebooks[name] = compose(notebook, read_student_notebook(None, name), verdicts)
    ours(book, notebooks)
    found = told(book)
    assert {key for key in found if isinstance(key, str)} == set(released)
    for name, notebook in released.items():
        for each in notebook.cells:
            about = each.metadata.get("nbgrader", {})
            if about.get("grade"):
                auto, *_, waits = found[name, about["grade_id"]]
                assert (auto is not None, waits) == (True, False)
                assert (auto == about["points"]) == bool(check_in(each))
            if about.get("solution"):
                assert found[name, about["grade_id"], "said"] == (NO_ANSWER, None)


def test_a_cell_that_the_gradebook_does_not_know_yet_is_passed_over(released, book):
    newer = copy.deepcopy(released)
    newer["svm"].cells += (
        ComputeChecksums()
        .preprocess(
            new_notebook(
                cells=[
                    cell("markdown", "new-question", 3, grade=True, solution=True),
                    cell("code", "new-test", 3, grade=True),
                    cell("markdown", "new-task", 3, task=True),
                ]
            ),
            {},
        )[0]
        .cells
    )
    ours(book, composed(newer, new_question="an answer"))
    known = told(book)
    ours(book, composed(released))
    assert told(book) == known


def test_a_notebook_that_the_gradebook_does_not_know_is_passed_over(released, book):
    ours(book, composed(released) | {"unheard-of": released["svm"]})
    assert {key for key in told(book) if isinstance(key, str)} == set(released)


def test_a_cell_that_is_no_longer_released_keeps_what_it_had(released, book, grade, graded_by_hand):
    without = copy.deepcopy(released)
    without["svm"].cells = [
        each for each in without["svm"].cells if each.metadata.get("nbgrader", {}).get("grade_id") != ANSWER_CELL
    ]
    ours(book, composed(without), graded_by_hand)
    assert (grade(ANSWER_CELL).score, grade(ANSWER_CELL).open) == (3, False)


def test_what_a_student_writes_in_metadata_decides_nothing(released, book, empty, tmp_path):
    honest = composed(released, loss_at_zero="C - 1")
    raised = json.loads(nbformat.writes(released["svm"]))
    for each in raised["cells"]:
        about = each["metadata"].get("nbgrader", {})
        if about:
            each["metadata"]["nbgrader"] = about | {"points": 1000, "grade": True, "solution": True, "checksum": "0"}
        if about.get("grade_id") == ANSWER_CELL:
            each["source"] = "C - 1"
    asked = [check for each in released["svm"].cells if (check := check_in(each))]
    verdicts = {check: Verdict(check, State.PASSED, 1, "it") for check in asked}
    student = read_student_notebook(json.dumps(raised).encode(), "svm.ipynb")
    other = tmp_path / "other.db"
    other.write_bytes(empty)
    ours(book, honest)
    ours(other, honest | {"svm": compose(released["svm"], student, verdicts)})
    assert told(other) == told(book)
