"""One source, one build: the tree is what the build makes, and nobody's work is overwritten."""

import ast
import json
import re

import nbformat
import pytest

from cs231n_lite.checks.catalogue import all_checks
from grading.course_folder import CourseFolder
from grading.derive.documents import documents
from grading.derive.notebooks import lesson_from
from grading.derive.stubs import stub_of
from grading.derive.tables import kept_or_new
from grading.derive.targets import FACTS, lessons_of, notes_on_points, targets
from grading.derive.write import LOCK, WouldOverwrite, write

HEAD = """---
lesson: 1
students_write: a function
jupytext:
  text_representation:
    extension: .md
    format_name: myst
---
"""
PROVIDED = {
    "KNearestNeighbor.predict",
    "KNearestNeighbor.train",
    "LinearClassifier.__init__",
    "LinearClassifier.fit",
    "LinearClassifier.loss",
    "Node.__add__",
    "Node.__init__",
    "Node.__repr__",
    "Node.__rsub__",
    "Node.__rtruediv__",
    "as_node",
    "complain_of_changes",
}


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
        assert "is yours to write" in ast.unparse(tree)
        for name, function in functions(tree.body):
            gaps = [ast.unparse(node) for node in ast.walk(function) if isinstance(node, ast.Raise)]
            assert gaps or name in PROVIDED
            for gap in gaps:
                told = rf"raise NotImplementedError\('{name} is yours to write; see \w+\.ipynb, section [\d.]+ · "
                assert re.match(told, gap) or name in PROVIDED


def test_every_check_is_asked_by_one_graded_cell_with_its_points(course):
    texts = [path for assignment in course.assignments for path in course.texts(assignment)]
    cells = [cell for path in texts for cell in lesson_from(path).notebook.cells]
    graded = {cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader for cell in cells if "nbgrader" in cell.metadata}
    for check in all_checks().values():
        assert graded[check.grade_id].points == check.points
        assert graded[check.grade_id].locked


def test_points_that_do_not_add_up_to_100_are_noted(made):
    about = json.loads(made[FACTS])["assignments"]
    assert notes_on_points(made) == [
        f"note: {name} is worth {total:g} points"
        for name, one in about.items()
        if (total := sum(sum(cells.values()) for cells in one["notebooks"].values())) != 100
    ]
    about["1-losses"]["notebooks"]["svm"]["one-more"] = 1000
    assert "note: 1-losses is worth 1" in notes_on_points({FACTS: json.dumps({"assignments": about})})[0]


def test_both_readmes_tell_every_notebook_in_the_order_of_teaching(course, made):
    lessons = lessons_of(course)
    for name, text in documents(course, lessons).items():
        assert (course.root / name).read_text(encoding="utf-8") == text, f"{name} isn't what `make build` makes of it"
        order = [f"{assignment}/{one.name}" for assignment, found in lessons.items() for one in found]
        assert re.findall(r"^\| `(?:assignments/)?([^`.]+?)(?:\.ipynb)?` \|", text, re.MULTILINE)[: len(order)] == order
    readme = (course.root / "README.md").read_text(encoding="utf-8")
    for assignment, about in json.loads(made[FACTS])["assignments"].items():
        for notebook, cells in about["notebooks"].items():
            told = rf"^\| `{assignment}/{notebook}` \|.*\| {sum(cells.values())} \|$"
            assert re.search(told, readme, re.MULTILINE), notebook


def test_a_document_without_a_place_for_its_table_is_an_error(tmp_path):
    for name in ("README.md", "docs/student_readme.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("# A course\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"README\.md has no place for the table"):
        documents(CourseFolder(tmp_path), {})


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
    (tmp_path / "n.md").write_text(f"{HEAD}# Title\n\n{cells}", encoding="utf-8")
    with pytest.raises((ValueError, KeyError), match=complaint):
        lesson_from(tmp_path / "n.md")


def test_a_head_without_what_the_readme_tells_is_an_error(tmp_path):
    (tmp_path / "n.md").write_text(HEAD.replace("students_write: a function\n", "") + "# Title\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"the head of n\.md needs"):
        lesson_from(tmp_path / "n.md")


def test_what_is_still_to_be_written_is_listed_with_its_place(tmp_path):
    folder = tmp_path / "solutions/1-losses/reference"
    folder.mkdir(parents=True)
    (folder / "linear_svm.py").write_text('x = 1\ny = "‹the answer›"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"solutions/1-losses/reference/linear_svm\.py, line 2: the answer"):
        targets(CourseFolder(tmp_path))
