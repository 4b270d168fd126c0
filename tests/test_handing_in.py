"""A notebook's last cell: what is open, and the zip."""

import json
import os
import sys
import time
import zipfile

import nbformat
import pytest
from nbclient import NotebookClient
from test_pack import ASSIGNMENT, change_notebook, questions, work  # noqa: F401

from cs231n_lite.plumbing import handing_in, saved
from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.handing_in import pack
from cs231n_lite.plumbing.overlay import PACKAGE
from cs231n_lite.plumbing.submission import PLACEHOLDER

CELL = 'from cs231n_lite.plumbing.handing_in import pack\n\npack("1-losses", student="ada")'


@pytest.fixture
def here(work, monkeypatch, overlay):  # noqa: F811
    """Work in the folder with the notebooks and the modules."""
    monkeypatch.chdir(work)
    monkeypatch.setenv("CS231N_LITE_MODULES", str(work))
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return work


def test_it_packs_beside_the_notebooks_and_says_where(here, capsys):
    pack("1-losses", student="ada")
    out, err = capsys.readouterr()
    assert err == ""
    assert "26 of 26 pass (84 of 84 points)\n" in out
    assert f"Packed and verified: {here / 'ada_1-losses.zip'}\n" in out
    with zipfile.ZipFile(here / "ada_1-losses.zip") as archive:
        assert json.loads(archive.read("manifest.json"))["student"] == "ada"


def test_a_student_may_be_a_number(here, capsys):
    pack("1-losses", student=20231)
    assert (here / "20231_1-losses.zip").is_file()


@pytest.mark.parametrize("options", [{}, {"student": "your-name"}, {"student": " Your-Name "}])
def test_without_a_name_it_only_says_what_is_open(here, capsys, options):
    (here / "regularizers.py").write_text("def l2(W, reg)\n", encoding="utf-8")
    change_notebook(here, lambda notebook: questions(notebook)[0].update(source=PLACEHOLDER))
    pack("1-losses", **options)
    out = capsys.readouterr().out
    assert "○ l1.value_and_gradient: could not run (0 of 2 points)" in out
    assert "unanswered in svm.ipynb: loss-at-zero" in out
    assert "Mind: Python can't read regularizers.py, line 1: expected ':'" in out
    assert out.splitlines()[-1].startswith("Nothing is packed yet: write your name")
    assert not list(here.glob("*.zip"))


def test_what_is_open_is_short_and_names_every_function(here, capsys):
    for module in ASSIGNMENT.modules:
        (here / f"{module}.py").write_bytes((PACKAGE / f"{module}.py").read_bytes())
    pack("1-losses")
    out = capsys.readouterr().out
    assert len(out.splitlines()) < 25
    assert all(len(line) <= 100 or str(here) in line for line in out.splitlines())
    functions = {name.partition(".")[0] for name in handing_in.checks_of(ASSIGNMENT)}
    assert all(function in out for function in functions)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"student": "a/b"}, "Nothing was packed: the student's name 'a/b' has / in it"),
        ({"student": ""}, "Nothing was packed: the student's name is empty"),
        ({"student": None}, "Nothing was packed: student is None; write your name"),
        ({"student": ["ada"]}, "Nothing was packed: student is ['ada']; write your name"),
        ({"student": 1.5}, "Nothing was packed: student is 1.5; write your name"),
        ({"student": True}, "Nothing was packed: student is True; write your name"),
    ],
)
def test_a_name_that_no_file_can_have_is_told_at_once(here, capsys, monkeypatch, options, told):
    monkeypatch.setattr(handing_in, "verdict_on", None)
    pack("1-losses", **options)
    out = capsys.readouterr().out
    assert out.startswith(told)
    assert len(out.splitlines()) == 1
    assert not list(here.glob("*.zip"))


def test_what_cannot_be_graded_is_told_and_packed_only_if_asked_to(here, capsys):
    (here / "softmax.ipynb").unlink()
    pack("1-losses", student="ada")
    out = capsys.readouterr().out
    assert "softmax.ipynb is missing" in out
    assert "pack what there is with anyway=True" in out
    assert not list(here.glob("*.zip"))
    pack("1-losses", student="ada", anyway=True)
    assert (here / "ada_1-losses.zip").is_file()


def test_a_module_that_raises_at_import_is_named(here, capsys):
    path = here / "softmax.py"
    path.write_text("x = 1 / 0\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    pack("1-losses", student="ada")
    out = capsys.readouterr().out
    told = "importing softmax.py raised ZeroDivisionError: division by zero (softmax.py, line 1)"
    assert [line for line in out.splitlines() if line.startswith("Mind")] == [
        f"Mind: {told}; so nothing in this module gives points"
    ]
    assert (here / "ada_1-losses.zip").is_file()


def test_a_folder_with_the_zips_name_is_told(here, capsys):
    (here / "ada_1-losses.zip").mkdir()
    pack("1-losses", student="ada")
    told = f"Nothing was packed: ada_1-losses.zip is the name of a folder in {here}; rename the folder or move it away."
    assert told in capsys.readouterr().out
    assert not list((here / "ada_1-losses.zip").iterdir())


def test_a_folder_that_cannot_be_written_to_is_told(here, capsys, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(handing_in, "seal", refuse)
    pack("1-losses", student="ada")
    assert "Nothing was packed: [Errno 13] Permission denied." in capsys.readouterr().out


def test_it_says_when_each_notebook_was_saved(here, capsys):
    for name, seconds in [("svm", 200), ("softmax", 3 * 86_400 + 5), ("regularization", 7200)]:
        os.utime(here / f"{name}.ipynb", (0, time.time() - seconds))
    pack("1-losses")
    told = (
        "Saved: svm.ipynb 3 minutes ago, softmax.ipynb 3 days ago, regularization.ipynb 2 hours ago.\n"
        "What you did after that isn't packed."
    )
    assert told in capsys.readouterr().out


@pytest.mark.parametrize("stale", [False, True])
def test_a_cell_that_is_not_in_the_saved_notebook_is_told(here, capsys, monkeypatch, stale):
    monkeypatch.setattr(handing_in, "running_cell", lambda: CELL)

    def keep(notebook) -> None:
        notebook["cells"].append({"cell_type": "code", "source": CELL.splitlines(keepends=True), "metadata": {}})

    if not stale:
        change_notebook(here, keep)
    pack("1-losses", student="ada")
    assert ("Save first (Ctrl+S)" in capsys.readouterr().out) == stale


@pytest.mark.parametrize("content", ["", "[]", '{"cells": [{}]}', '{"cells": [{"cell_type": "code", "source": [1]}]}'])
def test_a_damaged_notebook_has_no_cell(here, content):
    (here / "svm.ipynb").write_text(content, encoding="utf-8")
    (here / "softmax.ipynb").unlink()
    assert not saved.is_saved(CELL, ASSIGNMENT, here)


@pytest.mark.parametrize("mode", ["autograde", "validate"])
def test_while_nbgrader_grades_it_says_a_line_and_does_nothing(here, capsys, monkeypatch, mode):
    monkeypatch.setenv("NBGRADER_EXECUTION", mode)
    monkeypatch.setattr(handing_in, "verdict_on", None)
    pack("1-losses", student="ada")
    out, err = capsys.readouterr()
    assert (len(out.splitlines()), err) == (1, "")
    assert not list(here.glob("*.zip"))


def test_in_the_solutions_it_says_a_line_and_does_nothing(course, capsys, monkeypatch):
    folder = course.solutions / "1-losses"
    monkeypatch.chdir(folder)
    monkeypatch.setattr(handing_in, "verdict_on", None)
    before = set(folder.iterdir())
    pack("1-losses", student="ada")
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert set(folder.iterdir()) == before


@pytest.mark.parametrize("name", ["9-nothing", "1_losses", "", 1, None, ["1-losses"]])
def test_an_assignment_that_there_is_not_is_told_in_a_sentence(here, capsys, name):
    pack(name, student="ada")
    told = f"Nothing was packed: there is no assignment {name!r}; there are: {', '.join(this_course().assignments)}.\n"
    assert capsys.readouterr() == (told, "")


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("is_saved", [False, True])
def test_in_a_kernel_it_tells_whether_the_notebook_was_saved(here, monkeypatch, is_saved):
    monkeypatch.setenv("PYTHONPATH", str(PACKAGE.parent))
    notebook = nbformat.read(here / "svm.ipynb", as_version=4)
    notebook.cells = [nbformat.v4.new_code_cell("%load_ext cs231n_lite"), nbformat.v4.new_code_cell(CELL)]
    if is_saved:
        change_notebook(here, lambda kept: kept["cells"].append({"cell_type": "code", "source": CELL, "metadata": {}}))
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(here)}}).execute()
    streams = [output for output in notebook.cells[1].outputs if output.output_type == "stream"]
    out = "".join(output.text for output in streams if output.name == "stdout")
    assert f"Packed and verified: {here / 'ada_1-losses.zip'}" in out
    assert ("Save first (Ctrl+S)" in out) != is_saved


def test_outside_of_a_notebook_no_cell_runs(monkeypatch):
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    assert saved.running_cell() is None
