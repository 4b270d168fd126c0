"""The notebooks as a student and an instructor run them."""

import nbformat
import pytest
from nbclient import NotebookClient

from cs231n_lite import synthetic
from cs231n_lite.plumbing.course import this_course

pytestmark = [pytest.mark.slow, pytest.mark.once]

GRADED = [(a.name, n.name) for a in this_course().assignments.values() for n in a.notebooks]
NOTEBOOKS = [*GRADED, *((a.name, name) for a in this_course().assignments.values() for name in a.optional)]
LONGEST_CELL = 15


@pytest.fixture(scope="session")
def few_images(tmp_path_factory):
    """A set of the course's own images that is small."""
    return synthetic.write(tmp_path_factory.mktemp("images") / "embedded-few", train=1_000, test=200, progress=False)


def run(path, monkeypatch, images="embedded") -> nbformat.NotebookNode:
    """The notebook at `path`, run in its own folder on some images; errors are kept in its outputs."""
    monkeypatch.delenv("CS231N_LITE_MODULES", raising=False)
    monkeypatch.setenv("CS231N_LITE_DATA", str(images))
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=300, allow_errors=True, resources={"metadata": {"path": path.parent}})
    return client.execute()


def errors(notebook) -> list[str]:
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [output.ename for cell in cells for output in cell.outputs if output.output_type == "error"]


@pytest.mark.parametrize(("assignment", "name"), NOTEBOOKS)
def test_a_solved_notebook_runs_from_top_to_bottom(course, monkeypatch, few_images, assignment, name):
    assert errors(run(course.solutions / assignment / f"{name}.ipynb", monkeypatch, few_images)) == []


@pytest.mark.full
@pytest.mark.parametrize(("assignment", "name"), NOTEBOOKS)
def test_it_does_on_the_whole_embedded_set(course, monkeypatch, assignment, name):
    assert errors(run(course.solutions / assignment / f"{name}.ipynb", monkeypatch)) == []


@pytest.mark.parametrize(("assignment", "name"), NOTEBOOKS)
def test_a_released_notebook_only_says_what_is_still_to_be_written(course, monkeypatch, few_images, assignment, name):
    found = errors(run(course.root / "assignments" / assignment / f"{name}.ipynb", monkeypatch, few_images))
    assert set(found) <= {"NotImplementedError", "CheckCouldNotRun", "NameError"}
    assert ("CheckCouldNotRun" in found) == ((assignment, name) in GRADED)


@pytest.mark.parametrize(("assignment", "name"), NOTEBOOKS)
def test_cells_are_short(course, assignment, name):
    notebook = nbformat.read(course.solutions / assignment / f"{name}.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= LONGEST_CELL, cell.source
