"""A class with saboteurs in it: honest modules get their points, and nobody's files, rows or pages are touched."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.overlay import SUBMISSION_FOLDER
from grading.classroom.grade import Graded, grade
from grading.classroom.regrade import regrade
from grading.collecting.collect import collect
from grading.demo.samples import ASSIGNMENT, checks_in, files_of, sample_class
from grading.judge.limits import Limits

from . import SECRET, TOKEN

pytestmark = [pytest.mark.full, pytest.mark.once]

LIMITS = Limits(seconds=1.0, importing=1.0, patience=1.0, submission=20.0)
EVERYTHING = frozenset(checks_in(ASSIGNMENT))
Change = Callable[[Path], object]


def _notebook(change: Callable[[dict], object]) -> Change:
    def changed(folder: Path) -> None:
        for path in folder.glob("*.ipynb"):
            content = json.loads(path.read_text(encoding="utf-8"))
            change(content)
            path.write_text(json.dumps(content), encoding="utf-8")

    return changed


def _each_cell(change: Callable[[dict], object]) -> Change:
    return _notebook(lambda content: [change(cell) for cell in content["cells"]])


def _put(name: str, content: bytes) -> Change:
    return lambda folder: (folder / name).write_bytes(content)


def _in_place_of(name: str, make: Callable[[Path], object]) -> Change:
    def changed(folder: Path) -> None:
        (folder / name).unlink()
        make(folder / name)

    return changed


def _added_to(module: str, code: str) -> Change:
    def changed(folder: Path) -> None:
        path = folder / SUBMISSION_FOLDER / f"{module}.py"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{code}\n", encoding="utf-8")

    return changed


def _deep(folder: Path) -> None:
    for _ in range(80):
        folder = folder / "deep"
        folder.mkdir()
    (folder / "svm.py").write_text(SECRET, encoding="utf-8")


def _script(cell: dict) -> None:
    script = f"<script>fetch('/{TOKEN}')</script><img src=x onerror=alert('{TOKEN}')>"
    if cell["cell_type"] == "markdown":
        cell["source"] = f"{script}\n\n{cell['source'] if isinstance(cell['source'], str) else ''.join(cell['source'])}"
    else:
        cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": {"text/html": script}}]


def _rich(cell: dict) -> None:
    cell["metadata"].setdefault("nbgrader", {}).update(points=1000, grade=True, solution=False, locked=False)
    if cell["cell_type"] == "code":
        cell["outputs"] = [
            {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": "1000"}}
        ]


def _of_another(content: dict) -> None:
    content["metadata"] = {"kernelspec": {"name": "../../bin/sh", "display_name": "x", "language": "x"}, "jupytext": 7}
    content["nbformat_minor"] = 10**6


MODULES = SUBMISSION_FOLDER
HARMLESS: dict[str, Change] = {  # by the student: what is odd; all modules are honest
    "ada": lambda folder: None,
    "cells-gone": _notebook(lambda content: content["cells"].clear()),
    "cells-twice": _notebook(lambda content: content["cells"].extend(content["cells"])),
    "checks-patched": _each_cell(lambda cell: cell.update(source="check = lambda name: None\nraise SystemExit")),
    "points-of-their-own": _each_cell(_rich),
    "scripts": _each_cell(_script),
    "another-kernel": _notebook(_of_another),
    "no-cells": _put("svm.ipynb", b'{"cells": 7, "metadata": [], "nbformat": "x"}'),
    "brackets": _put("svm.ipynb", b"[" * 10**6),
    "nul": _put("svm.ipynb", bytes(10**5)),
    "notebook-is-a-link": _in_place_of("svm.ipynb", lambda path: path.symlink_to(path.parents[3] / ".course_secret")),
    "notebook-is-a-pipe": _in_place_of("svm.ipynb", os.mkfifo),
    "notebook-is-a-folder": _in_place_of("svm.ipynb", os.mkdir),
    "links": lambda folder: (folder / "solutions").symlink_to("/", target_is_directory=True),
    "deep": _deep,
    "manifest": _put(
        "manifest.json", json.dumps({"student": "ada", "files": {"../../../.course_secret": "x"}}).encode()
    ),
    "settings": _put("nbgrader_config.py", f"open('/tmp/{TOKEN}', 'w')".encode()),
    "o'brien; drop table grade": lambda folder: None,
    "%s {0} ünï-코드": lambda folder: None,
    "-rf": lambda folder: None,
    "zoe": lambda folder: None,
}
LOSING: dict[str, tuple[str, Change]] = {  # by the student: the module that it costs, and what is done
    "module-is-a-link": (
        "regularizers",
        _in_place_of(
            f"{MODULES}/regularizers.py",
            lambda path: path.symlink_to(path.parents[3] / f"ada/{ASSIGNMENT}/{MODULES}/regularizers.py"),
        ),
    ),
    "module-is-a-pipe": ("softmax", _in_place_of(f"{MODULES}/softmax.py", os.mkfifo)),
    "loops": ("regularizers", _added_to("regularizers", "def l2(*a): \n    while True: pass\nl1 = elastic_net = l2")),
    "leaves": ("linear_svm", _added_to("linear_svm", "import os\nos._exit(0)")),
    "kills": ("softmax", _added_to("softmax", "import os, signal\nos.kill(0, signal.SIGKILL)")),
    "reads": (
        "softmax",
        _added_to("softmax", "raise ValueError(open('{ROOT}/.course_secret').read())"),
    ),
    "writes": ("softmax", _added_to("softmax", f"open('{{ROOT}}/{TOKEN}', 'w')")),
    "tells": ("softmax", _added_to("softmax", "raise ValueError('\\ud800\\x1b[2J<script>\\u202e' * 50)")),
}


@pytest.fixture(scope="module")
def attacked(course, references, tmp_path_factory, jail) -> tuple[Path, list[Graded], dict[str, str]]:
    """A graded class: its folder, what came of it, and what was in the folder before."""
    root = tmp_path_factory.mktemp("attacked") / "course"
    root.mkdir()
    shutil.copy(course.root / "nbgrader_config.py", root)
    shutil.copytree(course.root / "solutions", root / "solutions", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(course.root / "assignments", root / "assignments")
    (root / ".course_secret").write_text(SECRET * 4, encoding="utf-8")
    honest = files_of(sample_class(references)[0], course)
    for student, change in {**HARMLESS, **{name: change for name, (_, change) in LOSING.items()}}.items():
        folder = root / "submitted" / student / ASSIGNMENT
        (folder / MODULES).mkdir(parents=True)
        for name, text in honest.items():
            (folder / (f"{MODULES}/{name}" if name.endswith(".py") else name)).write_text(
                text.replace("{ROOT}", str(root)), encoding="utf-8"
            )
        change(folder)
        for path in folder.rglob("*.py"):
            if path.is_file() and not path.is_symlink():
                path.write_text(path.read_text(encoding="utf-8").replace("{ROOT}", str(root)), encoding="utf-8")
    before = files_in(root)
    return root, grade(root, ASSIGNMENT, quiet=True, limits=LIMITS), before


def files_in(root: Path) -> dict[str, str]:
    """What is in a course folder, but for what grading writes."""
    ours = {"gradebook.db", "autograded", ".grading", ".nbgrader.log", "source", "release"}
    paths = [
        path
        for path in root.rglob("*")
        if path.relative_to(root).parts[0] not in ours and "__pycache__" not in path.parts
    ]
    return {
        str(path): os.readlink(path) if path.is_symlink() else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
        if path.is_symlink() or path.is_file()
    }


def points(result: Graded) -> dict[str, float]:
    return {
        check.name: result.points[check.grade_id] for check in all_checks().values() if check.grade_id in result.points
    }


def test_nobody_is_left_out(attacked):
    _, results, _ = attacked
    assert {result.student: result.trouble for result in results} == dict.fromkeys([*HARMLESS, *LOSING], "")


@pytest.mark.parametrize("student", HARMLESS)
def test_whatever_became_of_the_rest_honest_modules_get_their_points(attacked, student: str):
    _, results, _ = attacked
    given = points(next(result for result in results if result.student == student))
    assert given == {name: check.points for name, check in checks_in(ASSIGNMENT).items()}


@pytest.mark.parametrize("student", LOSING)
def test_a_module_that_attacks_costs_itself_alone(attacked, student: str):
    _, results, _ = attacked
    given, (module, _) = points(next(result for result in results if result.student == student)), LOSING[student]
    assert given == {
        name: 0 if check.module == module else check.points for name, check in checks_in(ASSIGNMENT).items()
    }


def test_nothing_but_the_grades_was_written(attacked):
    root, _, before = attacked
    assert files_in(root) == before
    assert not [name for folder in (root, Path("/tmp")) for name in os.listdir(folder) if TOKEN in name]
    assert {path.name for path in (root / "autograded").iterdir()} == {*HARMLESS, *LOSING}


def test_no_page_holds_a_secret_or_runs_anything(attacked):
    root, _, _ = attacked
    pages = list((root / "autograded").rglob("*"))
    assert not any(path.is_symlink() for path in pages)
    for path in pages:
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert SECRET not in text, path
            for cell in nbformat.reads(text, as_version=4).cells:
                assert cell.cell_type == "code" or not re.search(r"<script>fetch|<img src=x", cell.source), path
                assert not any(
                    {"text/html", "image/svg+xml"} & output.get("data", {}).keys() for output in cell.get("outputs", [])
                )


def test_the_gradebook_has_everybody_once_with_the_points_that_were_told(attacked):
    root, results, _ = attacked
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        found = {each.student.id: each.score for each in gradebook.find_assignment(ASSIGNMENT).submissions}
        worth = gradebook.find_assignment(ASSIGNMENT).max_score
    assert found == {result.student: result.total for result in results}
    assert max(found.values()) <= worth


def test_the_same_class_gets_the_same_points_again(attacked):
    root, results, _ = attacked
    again = grade(root, ASSIGNMENT, quiet=True, limits=LIMITS)
    assert {each.student: each.points for each in again} == {result.student: result.points for result in results}
    shutil.rmtree(root / ".grading" / "results")  # so that everybody is judged once more
    found = regrade(root, ASSIGNMENT, quiet=True, limits=LIMITS)
    assert (found.changes, found.troubles, found.students) == ([], {}, len(results))


@pytest.mark.parametrize("name", ["../../evil_x.zip", "_.zip", ".._x.zip", "con_x.zip", "a\nb_x.zip", "-rf_x.zip"])
def test_a_zip_of_an_odd_name_harms_nobody(course_copy, name: str):
    archive = course_copy / "downloaded" / ASSIGNMENT / "archive"
    archive.mkdir(parents=True)
    before = files_in(course_copy)
    (archive / name.replace("/", "\\")).write_bytes(b"PK\x05\x06" + bytes(18))
    collected = collect(course_copy, this_course().assignment(ASSIGNMENT))
    assert all(each.refused for each in collected)
    assert {path: digest for path, digest in files_in(course_copy).items() if "downloaded" not in path} == before
