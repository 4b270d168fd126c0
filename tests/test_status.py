"""`status` says how far the work is: points for each section, answers, and what comes next."""

import json
import shutil

import pytest

from cs231n_lite.plumbing.cli import main
from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.overlay import PACKAGE, activate, overlay_for_this_process
from cs231n_lite.plumbing.status import status

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def stubs_of_the_course(course, monkeypatch):
    """The modules are those in cs231n_lite/, whatever other tests have left."""
    monkeypatch.delenv("CS231N_LITE_MODULES", raising=False)
    monkeypatch.chdir(course.root)
    activate(None)


@pytest.fixture
def solved(course, tmp_path, monkeypatch):
    """A student's folder of 1-losses, solved, with an answer in the first question."""
    folder = tmp_path / "assignments" / "1-losses"
    shutil.copytree(PACKAGE.parent / "assignments" / "1-losses", folder)
    shutil.copytree(course.solutions / "1-losses" / "reference", tmp_path / "modules")
    (tmp_path / "1-losses").mkdir()
    (tmp_path / "modules").rename(tmp_path / "1-losses" / "student_modules")
    monkeypatch.setenv("CS231N_LITE_MODULES", str(tmp_path / "1-losses" / "student_modules"))
    monkeypatch.chdir(tmp_path)
    activate(overlay_for_this_process())
    notebook = json.loads((folder / "svm.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "loss-at-zero":
            cell["source"] = "C - 1, because every margin is 1."
    (folder / "svm.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    yield folder
    monkeypatch.undo()
    activate(overlay_for_this_process())


def test_untouched_stubs_have_no_points_and_the_first_check_is_next():
    found = status("1-losses")
    assert {section.points for sections in found.sections.values() for section in sections} == {0}
    assert found.next.startswith("svm_loss_single.loss, in assignments/1-losses/svm.ipynb, section 3")


def test_points_add_up_to_those_of_the_course():
    for name, assignment in this_course().assignments.items():
        found = status(name)
        points = sum(section.of for sections in found.sections.values() for section in sections)
        asked = sum(len(section.questions) for sections in found.sections.values() for section in sections)
        cells = [number for notebook in assignment.notebooks for number in notebook.cells.values()]
        assert len(cells) == asked + sum(len(s.verdicts) for sections in found.sections.values() for s in sections)
        assert points <= sum(cells)


def test_solved_modules_have_all_points_and_an_open_question_is_next(solved):
    found = status("1-losses")
    sections = [section for own in found.sections.values() for section in own]
    assert all(section.points == section.of for section in sections)
    assert "three-variants" in found.next
    assert [section.sign for section in found.sections["1-losses", "svm"]].count("✓") >= 3


def test_it_is_shown_in_the_terminal_and_as_a_table(capsys):
    assert main(["status", "1-losses"]) == 0
    out = capsys.readouterr().out
    assert "1-losses · svm: 0 of 37 points for code, 2 questions unanswered" in out
    assert "Next: svm_loss_single.loss" in out
    page = status("1-losses")._repr_html_()
    assert page.count("<tr>") == page.count("</tr>") and "section" in page


@pytest.mark.parametrize(
    ("word", "checks"), [("svm", 11), ("svm.ipynb", 11), ("assignments/1-losses/svm.ipynb", 11), ("regularizers", 3)]
)
def test_check_takes_the_name_of_a_notebook_or_a_module(word, checks, capsys):
    assert main(["check", word]) == 1
    assert f"0 of {checks} checks passed" in capsys.readouterr().out
