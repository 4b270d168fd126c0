"""One source, one build: the tree is what the build makes, and nobody's work is overwritten."""

import ast
import json
import re

import nbformat
import pytest

from cs231n_lite.checks.catalogue import all_checks
from grading.derive.stubs import stub_of
from grading.derive.tables import kept_or_new
from grading.derive.targets import targets
from grading.derive.text import notebook_from
from grading.derive.write import LOCK, WouldOverwrite, write

PROVIDED = {"LinearClassifier.__init__", "LinearClassifier.fit", "LinearClassifier.loss"}


@pytest.fixture(scope="module")
def made(course):
    return targets(course)


def test_the_tree_is_what_the_build_makes(course, made):
    for name, text in made.items():
        assert (course.root / name).read_text(encoding="utf-8") == text, f"{name} isn't what `make build` makes"
    recorded = json.loads((course.root / LOCK).read_text(encoding="utf-8"))
    assert recorded.keys() == made.keys()


def functions(body, prefix=""):
    """The functions of a module, and the methods of its classes, by name."""
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield prefix + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from functions(node.body, f"{node.name}.")


def test_every_gap_of_a_stub_names_the_exercise_and_the_section_that_explains_it(course, made):
    for path in [path for assignment in course.assignments for path in course.references(assignment)]:
        tree = ast.parse(made[f"cs231n_lite/{path.name}"])
        assert ast.unparse(tree).count("is yours to write") >= 3
        for name, function in functions(tree.body):
            gaps = [ast.unparse(node) for node in ast.walk(function) if isinstance(node, ast.Raise)]
            assert gaps or name in PROVIDED
            for gap in gaps:
                told = rf"raise NotImplementedError\('{name} is yours to write; see \w+\.ipynb, section [\d.]+ · "
                assert re.match(told, gap) or name in PROVIDED


def test_every_check_is_asked_by_one_graded_cell_with_its_points(course):
    texts = [path for assignment in course.assignments for path in course.texts(assignment)]
    cells = [cell for path in texts for cell in notebook_from(path).cells]
    graded = {cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader for cell in cells if "nbgrader" in cell.metadata}
    for check in all_checks().values():
        assert graded[check.grade_id].points == check.points
        assert graded[check.grade_id].locked


def test_every_assignment_is_worth_100_points_and_the_readme_tells_each_notebooks(course, made):
    readme = (course.root / "README.md").read_text(encoding="utf-8")
    for name, about in json.loads(made["cs231n_lite/plumbing/course.json"])["assignments"].items():
        worth = {notebook: sum(cells.values()) for notebook, cells in about["notebooks"].items()}
        assert sum(worth.values()) == 100
        for notebook, points in worth.items():
            assert re.search(rf"^\| `{name}/{notebook}` \|.*\| {points} \|$", readme, re.MULTILINE), notebook


def test_rows_that_differ_by_rounding_only_are_kept_each_by_itself():
    def row(value, more=()):
        return {"right": {"loss": value}, "problem": {"y": [1, 2, *more]}}

    shipped = [row(0.1), row(0.2)]
    assert kept_or_new(shipped, [row(0.1 + 1e-15), row(0.3)]) == [shipped[0], row(0.3)]
    for made in ([row(0.1 + 1e-9)], [row(0.1, more=[3])]):
        assert kept_or_new(shipped, made) == made
    assert kept_or_new([], shipped) == shipped
    assert kept_or_new(shipped, [*shipped, row(0.5)]) == [*shipped, row(0.5)]


def test_released_notebooks_are_valid_and_have_no_outputs(made):
    for name in [name for name in made if name.startswith("assignments/")]:
        notebook = nbformat.reads(made[name], as_version=4)
        nbformat.validate(notebook)
        assert not any(cell.get("outputs") for cell in notebook.cells)


def test_a_second_build_changes_nothing(tmp_path):
    assert write(tmp_path, {"a/stub.py": "x = 1\n"}) == ["a/stub.py"]
    assert write(tmp_path, {"a/stub.py": "x = 1\n"}) == []


def test_the_build_refuses_to_overwrite_somebodys_work_and_then_writes_nothing(tmp_path):
    write(tmp_path, {"stub.py": "x = 1\n", "other.py": "y = 1\n"})
    (tmp_path / "stub.py").write_text("mine\n", encoding="utf-8")
    with pytest.raises(WouldOverwrite, match=r"stub\.py"):
        write(tmp_path, {"stub.py": "x = 2\n", "other.py": "y = 2\n"})
    assert (tmp_path / "other.py").read_text(encoding="utf-8") == "y = 1\n"
    write(tmp_path, {"stub.py": "x = 2\n", "other.py": "y = 2\n"}, force=True)
    assert (tmp_path / "stub.py").read_text(encoding="utf-8") == "x = 2\n"


def test_the_build_refuses_a_file_that_it_never_wrote(tmp_path):
    (tmp_path / "stub.py").write_text("mine\n", encoding="utf-8")
    with pytest.raises(WouldOverwrite):
        write(tmp_path, {"stub.py": "x = 1\n"})


def test_the_build_removes_what_it_no_longer_makes_unless_somebody_changed_it(tmp_path):
    write(tmp_path, {"old.py": "x = 1\n", "edited.py": "x = 1\n"})
    (tmp_path / "edited.py").write_text("mine\n", encoding="utf-8")
    with pytest.raises(WouldOverwrite, match=r"edited\.py"):
        write(tmp_path, {})
    (tmp_path / "edited.py").write_text("x = 1\n", encoding="utf-8")
    write(tmp_path, {})
    assert not (tmp_path / "old.py").exists()


def test_a_gap_that_no_notebook_explains_is_an_error():
    source = "def f():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION\n"
    assert "f is yours to write; see here" in stub_of(source, {"f": "here"})
    with pytest.raises(ValueError, match="no notebook checks f"):
        stub_of(source, {})


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        (
            '```{code-cell}\ncheck("l1.value_and_gradient")\n```\n\n```{code-cell}\ncheck("l1.value_and_gradient")\n```\n',
            "more than once",
        ),
        ('```{code-cell}\ncheck("l2.valeu_and_gradient")\n```\n', "did you mean l2.value_and_gradient"),
        ('+++ {"question": "why"}\n\nBecause.\n', "has no points"),
    ],
)
def test_a_text_with_a_mistake_in_it_is_an_error(tmp_path, cells, complaint):
    (tmp_path / "n.md").write_text(f"# Title\n\n{cells}", encoding="utf-8")
    with pytest.raises((ValueError, KeyError), match=complaint):
        notebook_from(tmp_path / "n.md")
