"""Composed notebooks: points come from verdicts alone, and of the student's nothing remains that does anything."""

import base64
import copy
import io
import json
import logging
import re
import shutil
import struct
import zipfile
import zlib
from collections import Counter
from functools import cache
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.server_extensions.formgrader import handlers
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution
from traitlets.config import Config

from cs231n_lite.checks.verdict import State, Verdict
from cs231n_lite.plumbing.course import this_course
from grading.cells import check_in, grade_id
from grading.classroom.course_version import packed_course, version_of
from grading.composing.compose import compose
from grading.composing.inert import LONGEST_SIDE, MOST_OUTPUTS, MOST_PICTURE, MOST_TEXT
from grading.composing.pointing import TITLE
from grading.composing.prose import MOST_PROSE, Prose, plain
from grading.composing.student_notebook import MOST_CELLS, MOST_SOURCE, read_student_notebook

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
RAW = (ROOT / "assignments" / "1-losses" / "softmax.ipynb").read_bytes()
RELEASED = nbformat.reads(RAW.decode(), 4)
ANSWER = "softmax-loss-at-zero"
LOG = logging.getLogger("nbgrader")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width=1, height=1, more=b"") -> str:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + more + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + body).decode()


def handed_in(change=None, **answers) -> dict:
    """The released notebook as JSON, with answers by grade id, and changed by `change`."""
    notebook = json.loads(RAW)
    for cell in notebook["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id", "").replace("-", "_")
        if grade_id in answers:
            cell["source"] = answers[grade_id]
    if change:
        change(notebook["cells"])
    return notebook


def read(notebook) -> object:
    raw = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
    return read_student_notebook(raw, "softmax.ipynb")


def verdicts(state=State.PASSED, released=RELEASED, **more) -> dict[str, Verdict]:
    names = {check_in(cell): cell for cell in released.cells if check_in(cell)}
    points = {name: int(cell.metadata.nbgrader.points) for name, cell in names.items()}
    more = {"came_out": "something else"} | more
    return {name: Verdict(name, state, most, "what it gives", **more) for name, most in points.items()}


def points_of(notebook) -> dict:
    graded = [cell for cell in notebook.cells if is_grade(cell) and not is_solution(cell)]
    return {cell.metadata.nbgrader.grade_id: determine_grade(cell, LOG)[0] for cell in graded}


def named(notebook, grade_id):
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def answer_in(notebook) -> str:
    return named(notebook, ANSWER).source


def code_cell(source, **more) -> dict:
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None} | more


def assert_sound(notebook) -> None:
    """Both nbformat and nbgrader take it, and its trusted cells are those of the release."""
    ids = [cell.id for cell in notebook.cells]
    assert len(ids) == len(set(ids))
    nbformat.validate(notebook, relax_add_props=False)
    MetadataValidator().validate_nb(notebook)
    assert all(cell.outputs for cell in notebook.cells if cell.cell_type == "code" and is_grade(cell))
    given_ids = {cell.id for cell in RELEASED.cells}
    kept = [cell for cell in notebook.cells if cell.id in given_ids]
    assert [cell.id for cell in kept] == [cell.id for cell in RELEASED.cells]
    for cell, trusted in zip(kept, RELEASED.cells, strict=True):
        assert (cell.cell_type, cell.metadata) == (trusted.cell_type, trusted.metadata)
        assert cell.source == trusted.source or is_solution(trusted)
    assert all(not cell.metadata for cell in notebook.cells if cell.id not in given_ids)
    nbformat.writes(notebook).encode()


FULL = {
    cell.metadata.nbgrader.grade_id: float(cell.metadata.nbgrader.points) for cell in RELEASED.cells if check_in(cell)
}
NONE = dict.fromkeys(FULL, 0)


# points


@pytest.mark.parametrize("state, points", [(State.PASSED, FULL), (State.FAILED, NONE), (State.COULD_NOT_RUN, NONE)])
def test_points_are_those_of_the_verdicts(state, points, caplog):
    graded = compose(RELEASED, read(RAW), verdicts(state))
    assert points_of(graded) == points
    assert not caplog.records
    assert_sound(graded)


@pytest.mark.parametrize("state", State)
def test_a_verdict_is_told_in_its_own_words(state):
    told = verdicts(state, note="a note")
    graded = compose(RELEASED, read(RAW), told)
    for cell in graded.cells:
        if check_in(cell):
            (output,) = cell.outputs
            text = output["data"]["text/plain"] if "data" in output else "\n".join(output["traceback"])
            assert text == repr(told[check_in(cell)])


def test_a_cell_without_a_verdict_has_no_points():
    graded = compose(RELEASED, read(RAW), {})
    assert points_of(graded) == NONE
    assert_sound(graded)


def test_what_a_check_printed_is_inert():
    printed = "\x1b[31mred\x1b[0m \ud800 \x00 <script>alert(1)</script>\n" * 5000
    graded = compose(RELEASED, read(RAW), verdicts(State.FAILED, looks_like=printed))
    assert_sound(graded)
    assert len(nbformat.writes(graded)) < 4_000_000
    assert "\x1b" not in nbformat.writes(graded)


def test_nothing_of_the_arguments_is_changed():
    before, student = copy.deepcopy(RELEASED), read(handed_in(softmax_loss_at_zero="log C <b>x</b>"))
    again = copy.deepcopy(student)
    first, second = (compose(RELEASED, student, verdicts()) for _ in range(2))
    assert before == RELEASED and again == student
    assert first == second


def delete_everything(cells):
    cells.clear()


def delete_the_checks(cells):
    cells[:] = [cell for cell in cells if "check(" not in "".join(cell["source"])]


def fake_every_check(cells):
    for cell in cells:
        cell["source"] = "check = lambda name: None"
        cell["outputs"] = [{"output_type": "execute_result", "data": {"text/plain": "100"}, "metadata": {}}]


def more_points(cells):
    for cell in cells:
        cell["metadata"].get("nbgrader", {}).update(points=1000, solution=True, grade=True, checksum="")


def own_grade_cell(cells):
    about = {"grade": True, "points": 50, "grade_id": "mine", "solution": False, "locked": False, "schema_version": 3}
    cells.append(code_cell("1", metadata={"nbgrader": about, "tags": ["hide-input"]}, id="mine"))


def duplicate_all(cells):
    cells += copy.deepcopy(cells)


def turn_around(cells):
    cells.reverse()


def swap_grade_ids(cells):
    graded = [cell for cell in cells if "nbgrader" in cell["metadata"]]
    metadata = [cell["metadata"] for cell in graded]
    for cell, other in zip(graded, metadata[1:] + metadata[:1], strict=True):
        cell["metadata"] = other


def all_markdown(cells):
    for cell in cells:
        cell["cell_type"] = "markdown"


def all_raw(cells):
    for cell in cells:
        cell["cell_type"] = "raw"


def strip_metadata(cells):
    for cell in cells:
        cell["metadata"] = {}


def same_ids(cells):
    for cell in cells:
        cell["id"] = "x"


def wrong_types(cells):
    for cell in cells:
        cell["metadata"]["nbgrader"] = {"grade_id": ["x"]}
        cell["id"] = {}
        cell["outputs"] = {"a": 1}


def released_ids_of_others(cells):
    for cell, other in zip(cells, copy.deepcopy(cells[1:]), strict=False):
        cell["id"] = other.get("id")


def ids_like_ours(cells):
    for number, cell in enumerate(cells):
        cell["id"] = f"added-{number}"


def no_check_outputs(cells):
    for cell in cells:
        cell["outputs"] = [{"output_type": "error", "ename": "E", "evalue": "", "traceback": []}]


CHANGES = [
    delete_everything,
    delete_the_checks,
    fake_every_check,
    more_points,
    own_grade_cell,
    duplicate_all,
    turn_around,
    swap_grade_ids,
    all_markdown,
    all_raw,
    strip_metadata,
    same_ids,
    wrong_types,
    released_ids_of_others,
    ids_like_ours,
    no_check_outputs,
]


@pytest.mark.parametrize("state, points", [(State.PASSED, FULL), (State.FAILED, NONE)])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_no_change_of_the_notebook_changes_the_points(change, state, points):
    graded = compose(RELEASED, read(handed_in(change)), verdicts(state))
    assert points_of(graded) == points
    assert_sound(graded)


def own_cell(points=2) -> nbformat.NotebookNode:
    """A release with one ordinary test of the instructor's."""
    released = copy.deepcopy(RELEASED)
    named(released, "softmax_probabilities-values").update(source="assert True")
    named(released, "softmax_probabilities-values").metadata.nbgrader.points = points
    return released


STDERR = {"output_type": "stream", "name": "stderr", "text": "w"}
FAILURE = {"output_type": "error", "ename": "E", "evalue": "", "traceback": []}
PRINT = {"output_type": "stream", "name": "stdout", "text": "p"}


def result(text, **data) -> dict:
    return {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": text} | data}


@pytest.mark.parametrize(
    "outputs, points",
    [
        ([], 2),
        ([PRINT], 2),
        ([result("1.5")], 1.5),
        ([result(["1.5"])], 1.5),
        ([result("1e-9")], 1e-9),
        ([PRINT, result("0")], 0),
        ([result("'fine'")], 2),
        ([result("'fine'"), FAILURE], 0),
        ([result("2"), FAILURE], 0),
        ([STDERR], 0),
        ([FAILURE], 0),
        ([PRINT] * (MOST_OUTPUTS + 5) + [FAILURE], 0),
        ([PRINT] * (MOST_OUTPUTS + 5) + [STDERR], 0),
        ([PRINT] * (MOST_OUTPUTS + 5) + [result("1")], 1),
        ([result("3")], 0),
        ([result("1000")], 0),
        ([result("-1")], 0),
        ([result("nan")], 0),
        ([result("inf")], 0),
        ([{"output_type": "execute_result", "data": {"text/html": "<b>"}}], 2),
        ([{"output_type": "execute_result"}], 2),
        ([{"output_type": "execute_result", "data": [1]}, None, "x"], 2),
        ([result("")], 2),
        (None, 0),
    ],
)
def test_an_instructors_own_cell_is_scored_as_it_ran(outputs, points, caplog):
    released = own_cell()
    ran = {} if outputs is None else {"softmax_probabilities-values": outputs}
    graded = compose(released, read(RAW), verdicts(), ran=ran)
    assert named(graded, "softmax_probabilities-values").outputs
    assert points_of(graded)["softmax_probabilities-values"] == points
    assert not caplog.records
    nbformat.validate(graded)


# answers


def test_an_answer_takes_the_place_of_the_stub():
    graded = compose(RELEASED, read(handed_in(softmax_loss_at_zero="It is $\\log C$.")), verdicts())
    assert answer_in(graded) == "It is $\\log C$."
    assert determine_grade(named(graded, ANSWER)) == (None, 3.0)


@pytest.mark.parametrize(
    "text", ["*Your answer here.*", "*Your answer here.*\r\n \n", ["*Your answer", " here.*"], "", " \n"]
)
def test_no_answer_is_told_as_none(text):
    graded = compose(RELEASED, read(handed_in(softmax_loss_at_zero=text)), verdicts())
    assert named(graded, ANSWER).metadata.nbgrader.checksum == compute_checksum(named(graded, ANSWER))
    assert determine_grade(named(graded, ANSWER)) == (0, 3.0)
    assert_sound(graded)


def copy_before(cells):
    cells.insert(
        0, next(copy.deepcopy(c) for c in cells if ANSWER in json.dumps(c)) | {"source": "*Your answer here.*"}
    )


def copy_behind(cells):
    cells.append(next(copy.deepcopy(c) for c in cells if ANSWER in json.dumps(c)) | {"source": "the second"})


def empty_copy_before(cells):
    cells.insert(0, next(copy.deepcopy(c) for c in cells if ANSWER in json.dumps(c)) | {"source": ""})


@pytest.mark.parametrize(
    "change",
    [copy_before, copy_behind, empty_copy_before, turn_around, all_markdown, all_raw, strip_metadata, delete_the_checks,
     lambda cells: [cell.update(cell_type="code", outputs=[]) for cell in cells],
     lambda cells: [cell.update(id="x") for cell in cells]],
)  # fmt: skip
def test_an_answer_counts_wherever_and_whatever_its_cell_is(change):
    graded = compose(RELEASED, read(handed_in(change, softmax_loss_at_zero="the answer")), verdicts())
    assert answer_in(graded) == "the answer"
    assert_sound(graded)


def test_a_second_answer_is_shown_but_is_not_the_answer():
    graded = compose(RELEASED, read(handed_in(copy_behind, softmax_loss_at_zero="the first")), verdicts())
    assert answer_in(graded) == "the first"
    assert [cell.source for cell in graded.cells if cell.source == "the second"] == ["the second"]


def test_code_that_is_an_answer_stays_code():
    released = copy.deepcopy(RELEASED)
    about = {"grade": True, "grade_id": "free", "solution": True, "locked": False, "points": 2, "schema_version": 3}
    released.cells.append(nbformat.v4.new_code_cell("# your code", metadata={"nbgrader": about | {"task": False}}))
    given_in = handed_in(lambda cells: cells.append(code_cell("print('<b>')", metadata={"nbgrader": about})))
    cell = named(compose(released, read(given_in), verdicts()), "free")
    assert (cell.cell_type, cell.source) == ("code", "print('<b>')")
    assert determine_grade(cell) == (None, 2.0)


# the student's own cells


def test_own_cells_stand_where_the_student_had_them():
    def change(cells):
        cells.insert(3, code_cell("mine = 1", outputs=[PRINT]))
        cells.insert(0, {"cell_type": "markdown", "source": "first", "metadata": {}})
        cells.append({"cell_type": "markdown", "source": "last", "metadata": {}})

    graded = compose(RELEASED, read(handed_in(change)), verdicts())
    sources = [cell.source for cell in graded.cells]
    assert sources[0] == "first" and sources[-1] == "last"
    assert sources[sources.index("mine = 1") - 1] == RELEASED.cells[2].source
    assert len(sources) == len(RELEASED.cells) + 3
    assert_sound(graded)


def test_an_untouched_notebook_gets_no_other_cells():
    assert [c.source for c in compose(RELEASED, read(RAW), verdicts()).cells] == [c.source for c in RELEASED.cells]


def test_a_changed_cell_is_shown_beside_the_released_one():
    graded = compose(RELEASED, read(handed_in(lambda cells: cells[3].update(source="x = 1", outputs=[PRINT]))), {})
    assert graded.cells[3].source != graded.cells[4].source or graded.cells[3].outputs == []
    mine = next(cell for cell in graded.cells if cell.source == "x = 1")
    assert mine.outputs[0].text == "p"


def test_an_unchanged_cell_keeps_its_outputs():
    graded = compose(RELEASED, read(handed_in(lambda cells: cells[3].update(outputs=[PRINT]))), {})
    assert [output.text for output in graded.cells[3].outputs] == ["p"]
    assert len(graded.cells) == len(RELEASED.cells)


@pytest.mark.parametrize("cell_ids", [("b", "a"), ("", "")])
def test_cells_of_the_same_text_are_told_apart(cell_ids):
    released = copy.deepcopy(RELEASED)
    released.cells += [nbformat.v4.new_code_cell("same", id=name) for name in "ab"]
    outputs = [{"output_type": "stream", "text": text} for text in ("first", "second")]
    twins = [code_cell("same", id=name, outputs=[out]) for name, out in zip(cell_ids, outputs, strict=True)]
    graded = compose(released, read(handed_in(lambda cells: cells.extend(twins))), {})
    texts = {cell.id: cell.outputs[0].text for cell in graded.cells if cell.source == "same"}
    assert texts == ({"b": "first", "a": "second"} if any(cell_ids) else {"a": "first", "b": "second"})


def test_a_changed_check_is_shown_and_the_released_one_is_asked():
    graded = compose(RELEASED, read(handed_in(fake_every_check)), verdicts())
    assert "check = lambda name: None" in [cell.source for cell in graded.cells]
    assert_sound(graded)


def test_what_the_points_are_for_stands_right_behind_the_answer_and_changes_no_points():
    rubrics = {ANSWER: "1 point: $\\log C$.", "no-such-cell": "for nobody"}
    student = read(handed_in(softmax_loss_at_zero="It is log C."))
    graded = compose(RELEASED, student, verdicts(), rubrics=rubrics)
    assert_sound(graded)
    assert points_of(graded) == FULL
    place = graded.cells.index(named(graded, ANSWER))
    assert graded.cells[place + 1].source == "**Rubric**, for whoever grades: 1 point: $\\log C$."
    assert sum("for whoever grades" in cell.source for cell in graded.cells) == 1
    assert "for nobody" not in nbformat.writes(graded)
    without = compose(RELEASED, student, verdicts())
    assert [cell.source for cell in graded.cells if not cell.id.startswith("rubric-")] == [
        cell.source for cell in without.cells
    ]


def test_what_the_points_are_for_decides_the_version_and_travels_without_the_model_answers(tmp_path):
    shutil.copytree(ROOT / "solutions", tmp_path / "solutions", ignore=shutil.ignore_patterns("__pycache__"))
    assignment, released = this_course().assignment("1-losses"), ROOT / "assignments" / "1-losses"
    path = tmp_path / "solutions" / "1-losses" / "softmax.ipynb"
    text, before = path.read_text(encoding="utf-8"), version_of(tmp_path, assignment, released)
    packed = zipfile.ZipFile(io.BytesIO(packed_course(tmp_path, assignment, released).files))
    assert not [name for name in packed.namelist() if name.startswith("solutions/") and name.endswith(".ipynb")]
    told = packed.read("rubrics.json").decode()
    assert ANSWER in json.loads(told)["softmax"]
    assert "Model answer" not in told
    path.write_text(text.replace("**Model answer.**", "**Model answer.** Well."), encoding="utf-8")
    assert version_of(tmp_path, assignment, released) == before
    path.write_text(text.replace("**Rubric.** 1 point", "**Rubric.** 2 points"), encoding="utf-8")
    assert version_of(tmp_path, assignment, released) != before
    path.unlink()
    assert json.loads(
        zipfile.ZipFile(io.BytesIO(packed_course(tmp_path, assignment, released).files)).read("rubrics.json")
    ) == json.loads(told) | {"softmax": {}}


def test_notes_come_first_and_modules_last():
    student = read(RAW[: len(RAW) // 2])
    note, modules = "late by <b>a day</b> \ud800", {"softmax.py": "a = 1\n```\n$$<b>\n", "../x`.py": "y"}
    graded = compose(RELEASED, student, verdicts(), notes=[note], modules=modules)
    assert student.trouble in graded.cells[0].source
    assert "late by" in graded.cells[0].source and "<b>" not in graded.cells[0].source
    assert "   1  a = 1\n   2  ```\n   3  $$<b>\n" in graded.cells[-2].source
    assert_sound(graded)


def links_in(notebook) -> dict:
    """On the formgrader's page, the text of each link within it, and how many places it leads to."""
    resources = {"metadata": {"path": "."}, "base_url": "", "index": 0, "total": 1}
    page = BeautifulSoup(pages()[1].from_notebook_node(notebook, resources)[0], "html.parser")
    links = page.select('a[href^="#"]:not(.anchor-link)')
    return {link.get_text(): len(page.select(f'[id="{link["href"][1:]}"]')) for link in links}


def test_links_lead_to_the_answers_and_to_the_line_of_each_function_that_is_not_right():
    heading = {"cell_type": "markdown", "source": f"# {TITLE}\n\n# {ANSWER}", "metadata": {}}
    told = verdicts() | {"softmax_loss_naive.loss": verdicts(State.FAILED)["softmax_loss_naive.loss"]}
    text = "import numpy\n\n\ndef softmax_loss_naive_of_old():\n    pass\n\n\ndef softmax_loss_naive(W, X, y, reg):\n"
    graded = compose(
        RELEASED, read(handed_in(lambda cells: cells.insert(0, heading))), told, modules={"softmax.py": text}
    )
    found = links_in(graded)
    assert found.pop("softmax_loss_naive: softmax.py, line 8") == found.pop(TITLE) == 1
    assert found.keys() == {grade_id(cell) for cell in RELEASED.cells if is_solution(cell)}
    assert set(found.values()) == {1}
    assert points_of(graded) == FULL | {"softmax_loss_naive-loss": 0}
    assert_sound(graded)


def test_there_is_no_link_to_a_function_that_is_not_there():
    for modules in ({}, {"softmax.py": "x = 1"}, {"linear_svm.py": "def softmax_loss_naive(): pass"}):
        graded = compose(RELEASED, read(RAW), verdicts(State.FAILED), modules=modules)
        assert not any("line" in link for link in links_in(graded))


def test_a_long_module_is_bounded():
    graded = compose(RELEASED, read(RAW), verdicts(), modules={f"{n}.py": "x = 1\n" * 10**5 for n in range(200)})
    assert len(nbformat.writes(graded)) < 8_000_000
    assert "left out" in graded.cells[-1].source


# outputs


def outputs_of(*outputs) -> tuple:
    return read({"cells": [code_cell("x", outputs=list(outputs))]}).cells[0].outputs


def display(**data) -> dict:
    return {
        "output_type": "display_data",
        "metadata": {},
        "data": {key.replace("_", "/"): v for key, v in data.items()},
    }


@pytest.mark.parametrize(
    "output",
    [
        display(text_html="<script>alert(1)</script>"),
        display(application_javascript="alert(1)"),
        {"output_type": "display_data", "data": {"image/svg+xml": "<svg onload=alert(1)>"}},
        display(text_latex="\\href{javascript:alert(1)}{x}"),
        display(text_markdown="<script>"),
        display(image_jpeg=png()),
        display(application_pdf="x"),
        {"output_type": "display_data", "data": {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}}},
        {"output_type": "display_data", "data": {"text/vnd.mermaid": "<script>"}},
        display(image_png="no base64"),
        display(image_png=base64.b64encode(b"GIF89a" * 20).decode()),
        display(image_png=base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()),
        display(image_png=base64.b64encode(b"GIF89a\r\n" + base64.b64decode(png())[8:]).decode()),
        display(image_png=png(LONGEST_SIDE + 1, 1)),
        display(image_png=png(LONGEST_SIDE, LONGEST_SIDE)),
        display(image_png=png(0, 1)),
        display(image_png="A" * (MOST_PICTURE + 1)),
        display(image_png='"><script>alert(1)</script>'),
        display(image_png={"x": 1}),
        {"output_type": "unheard of"},
        {"output_type": ["stream"]},
        "an output",
        None,
        7,
    ],
)
def test_what_is_neither_text_nor_a_picture_is_left_out_and_said(output):
    (note,) = outputs_of(output)
    assert "1 output is left out" in note["text"]


def test_a_picture_comes_through_in_one_line():
    lines = "\n".join(png()[i : i + 20] for i in range(0, len(png()), 20))
    assert outputs_of(display(image_png=lines))[0]["data"] == {"image/png": png()}


@pytest.mark.parametrize(
    "text, shown",
    [
        ("plain", "plain"),
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]8;;http://x\x07link\x1b]8;;\x07", "link"),
        ("10%\r50%\r100%\nnext\r\n", "100%\nnext\n"),
        ("a\x00b\x08c\u202ed", "abcd"),
        ("\ud83d\ude00 \ud800", "\U0001f600 \ufffd"),
        (["two ", 3, "lines"], "two lines"),
    ],
)
def test_printed_text_is_what_a_terminal_shows(text, shown):
    assert outputs_of({"output_type": "stream", "name": "stdout", "text": text})[0]["text"] == shown


def test_outputs_are_bounded():
    many = outputs_of(*[{"output_type": "stream", "text": "x" * 30_000}] * 500)
    assert len(many) <= MOST_OUTPUTS + 1
    assert all(len(output["text"]) <= MOST_TEXT + 100 for output in many)
    many = read({"cells": [code_cell("x", outputs=[PRINT | {"text": "x" * 10**4}] * 10)] * 40})
    assert len(nbformat.writes(compose(RELEASED, many, {}))) < 4_000_000
    pictures = read(
        {"cells": [code_cell("x", outputs=[display(image_png=png(more=chunk(b"tEXt", b"x" * 10**6)))])] * 25}
    )
    assert sum(len(cell.outputs[0].get("data", {}).get("image/png", "")) for cell in pictures.cells) < 32_000_000


def test_an_error_of_any_shape_is_text():
    for traceback in (["a", 3, "b"], "x", None, [], {"a": 1}):
        (output,) = outputs_of({"output_type": "error", "ename": 3, "evalue": ["a"], "traceback": traceback})
        assert all(isinstance(line, str) for line in [output["ename"], output["evalue"], *output["traceback"]])
        assert output["traceback"]


# reading


def as_nbformat_3(notebook) -> dict:
    cells = copy.deepcopy(notebook["cells"])
    for cell in cells:
        if cell["cell_type"] == "code":
            cell.update(input=cell.pop("source"), prompt_number=1)
            cell["outputs"] = [{"output_type": "pyout", "text": ["3"], "png": png()}]
    cells.insert(0, {"cell_type": "heading", "level": 2, "source": "Mine", "metadata": {}})
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells, "metadata": {}}]}


ANSWERED = handed_in(softmax_loss_at_zero="ünïcode 한국어 log C")
TEXT = json.dumps(ANSWERED, ensure_ascii=False)


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        json.dumps(ANSWERED, indent=3).encode(),
        TEXT.replace(", ", ",\r\n").encode(),
        TEXT.encode() + b"\0" * 50,
        TEXT.encode() + b"<<<<<<< HEAD",
        b"<<<<<<< HEAD\n" + TEXT.encode(),
        TEXT.replace('"nbformat"', '"x": NaN, "y": -Infinity, "z": ' + "9" * 10**5 + ', "nbformat"').encode(),
        TEXT.replace('"nbformat": 4', '"nbformat": 7').encode(),
        TEXT.replace('"nbformat_minor": 5', '"nbformat_minor": 99').encode(),
        TEXT.replace('"cells": [', '"cells": [' + "[" * 10**5 + "]" * 10**5 + ",").encode(),
        TEXT[: TEXT.rindex("}, {")].encode(),
        TEXT[:-1].encode(),
        json.dumps({"content": ANSWERED}).encode(),
        json.dumps(as_nbformat_3(ANSWERED)).encode(),
        json.dumps([ANSWERED]).encode(),
    ],
)
def test_an_answer_is_read_from_any_form_of_a_notebook(raw):
    graded = compose(RELEASED, read(raw), verdicts())
    assert answer_in(graded) == "ünïcode 한국어 log C"
    assert points_of(graded) == FULL
    assert_sound(graded)


def test_latin_1_is_read():
    raw = json.dumps(handed_in(softmax_loss_at_zero="für große é"), ensure_ascii=False).encode("latin-1", "replace")
    assert answer_in(compose(RELEASED, read(raw), verdicts())) == "für große é"


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_cut_notebook_gives_every_answer_that_is_whole(share):
    text = json.dumps(ANSWERED, indent=1, ensure_ascii=False)
    student = read(text[: int(len(text) * share)].encode())
    readable = len(text) * share > text.index("ünïcode 한국어 log C") + 20
    answer = answer_in(compose(RELEASED, student, verdicts()))
    assert (answer == "ünïcode 한국어 log C") == readable
    assert "is damaged" in student.trouble
    assert re.search(rf"{len(student.cells)} cells|no cell", student.trouble)


@pytest.mark.parametrize(
    "raw", [None, b"", b"\0", b"PK\x03\x04", b"\xff\xfe\xff", b"[" * 10**6, b'{"a":' * 10**5, b"null"]
)
def test_what_is_no_notebook_says_so_and_costs_no_points_for_code(raw):
    student = read_student_notebook(raw, "softmax.ipynb")
    assert not student.cells and student.trouble.startswith("softmax.ipynb ")
    graded = compose(RELEASED, student, verdicts())
    assert points_of(graded) == FULL
    assert_sound(graded)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"cells": [' + b"{}," * 2_000_000 + b"{}]}",
        b'{"cells": [' + b'"",' * 2_000_000 + b'""]}',
        b'{"cells": [' + b'{"id": ' * 10**6,
        b'{"cells": [' + b'{"source": "' * 10**5,
        b'{"cells": [' + b'{"id": 1}, ' * 10**5,
        b'{"cells": [' + b"0," * 2_000_000 + b"0]}",
    ],
    ids=["objects", "strings", "deep", "unclosed", "not cells", "numbers"],
)
def test_a_bomb_is_read_as_little_as_it_deserves(raw):
    student = read(raw)
    assert len(student.cells) <= MOST_CELLS
    assert student.trouble


def test_an_answer_is_found_behind_a_flood_of_parts():
    flood = [code_cell("x", outputs=[{"output_type": "stream", "text": "[1, 2], " * 10**5}])] * 10
    student = read(handed_in(lambda cells: cells.extend(flood), softmax_loss_at_zero="log C"))
    assert "far more parts" in student.trouble
    assert answer_in(compose(RELEASED, student, {})) == "log C"


def test_reading_needs_neither_nbgrader_nor_nbformat(python):
    asked = (
        "import grading.composing.student_notebook, sys; print({'nbgrader', 'nbformat', 'nbconvert'} & {*sys.modules})"
    )
    assert python("-c", asked, cwd=ROOT).stdout.strip() == "set()"


def test_cells_and_sources_are_bounded():
    many = read({"cells": [code_cell("x" * 10**5)] * (MOST_CELLS + 50)})
    assert len(many.cells) == MOST_CELLS and str(MOST_CELLS) in many.trouble
    assert sum(len(cell.source) for cell in many.cells) < 3_000_000
    (long,) = read({"cells": [code_cell("x" * 10**6)]}).cells
    assert len(long.source) < MOST_SOURCE + 100 and "left out" in long.source


def test_a_whole_notebook_is_no_trouble():
    assert read(RAW).trouble == ""
    assert len(read(RAW).cells) == len(RELEASED.cells)


# pages


@cache
def pages() -> list[HTMLExporter]:
    """The exporters of nbgrader's feedback and of its formgrader."""
    feedback = GenerateFeedback(coursedir=CourseDirectory())
    formgrader = Config()
    formgrader.HTMLExporter.template_name = "formgrade"
    formgrader.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    return [HTMLExporter(config=feedback.config), HTMLExporter(config=formgrader)]


SMALL = nbformat.from_dict(
    RELEASED | {"cells": [copy.deepcopy(named(RELEASED, ANSWER)), copy.deepcopy(named(RELEASED, next(iter(FULL))))]}
)
PNG_FILE = {"image.png": {"image/png": png()}}


def page_with(text, exporter) -> BeautifulSoup:
    """A page where `text` stands wherever a student, or something that they caused, can put text."""
    student = read(
        {
            "cells": [
                {"cell_type": "markdown", "source": text, "metadata": {}, "attachments": PNG_FILE},
                {"cell_type": "raw", "source": text, "metadata": {"raw_mimetype": "text/html"}},
                code_cell(
                    text, outputs=[{"output_type": "stream", "text": text}, result(text), display(text_html=text)]
                ),
                code_cell("1", outputs=[{"output_type": "error", "ename": text, "evalue": text, "traceback": [text]}]),
                code_cell("2", outputs=[display(image_png=text), {"output_type": text, "data": {text: text}}]),
                {"cell_type": "markdown", "source": text, "attachments": PNG_FILE}
                | {"metadata": {"nbgrader": {"grade_id": ANSWER}, "tags": [text]}},
            ]
        }
    )
    told = verdicts(State.FAILED, SMALL, printed=text, came_out=text, beside=text)
    notebook = compose(SMALL, student, told, notes=[text], modules={text[:50]: text, "softmax.py": text})
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.update(score=0, comment="")
    about = {"notebook": "softmax", "score": 0, "max_score": 1, "late_penalty": 0}
    resources = {"nbgrader": about, "metadata": {"path": "."}, "base_url": "", "index": 0, "total": 1}
    return BeautifulSoup(exporter.from_notebook_node(notebook, resources)[0], "html.parser")


def does_something(element) -> bool:
    """Whether an element may not come from a student: it runs, loads, asks, or takes itself out of its place."""
    active = (
        "script style link meta base iframe frame frameset object embed applet form button input select textarea svg "
        "math video audio source track template slot noscript dialog details marquee area map canvas portal body html "
        "title"
    )
    harmless = element.name == "input" and element.get("type") == "checkbox" and "disabled" in element.attrs
    if element.name in active.split() and not harmless:
        return True
    for name, value in element.attrs.items():
        target = str(value).strip().lower()
        loads = element.name == "img" or name != "href"
        if name in ("src", "srcset", "href", "action", "formaction", "poster", "background", "data", "xlink:href"):
            honest = ("data:image/png;base64,",) if loads else ("http://", "https://", "mailto:", "#")
            bad = not target.startswith(honest)
        else:
            bad = name.startswith(("on", "data-")) or (name in ("id", "name") and value in page_ids())
            bad |= name == "style" and not re.fullmatch(r"text-align:\s*\w+", target)
        if bad:
            return True
    return "mermaid" in element.get("class", [])


def page_ids() -> set[str]:
    return {ANSWER, f"{ANSWER}-comment", next(iter(FULL)), "statusmessage", "notebook-container", "toc", "top"}


COMMANDS = re.compile(
    r"\\(href|url|style|class|cssId|require|unicode|bbox|mmlToken|def|gdef|let|(re)?newcommand|(re)?newenvironment)\b"
)


def doings(page) -> tuple[Counter, list]:
    """All elements that do something, and all commands that reach MathJax."""
    found = Counter(element.name for element in page.find_all(does_something))
    for code in page(["pre", "code", "script", "style", "textarea"]):
        code.decompose()
    return found, COMMANDS.findall(page.get_text())


@cache
def by_themselves(number) -> tuple[Counter, list]:
    return doings(page_with("A plain text.", pages()[number]))


ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "text <b onmouseover=alert(1)>bold</b>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://evil.example/beacon.png'>",
    "<image src=x onerror=alert(1)>",
    "<iframe src='https://evil.example'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data='x.swf'></object>",
    "<embed src='x.swf'>",
    "<form action='/formgrader/api/grade/1' method=post><input name=score value=3><button>go</button></form>",
    "<style>body { display: none }</style>",
    "<div style='position:fixed;top:0;left:0;width:100%;height:100%'>Full marks!</div>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href='https://evil.example/'>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><maction actiontype=statusline xlink:href='javascript:alert(1)'>x</maction></math>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<a href='javascript:alert(1)'>x</a>",
    "<textarea>",
    "<plaintext>",
    "<template><b>",
    "<!-- a comment that hides the rest",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[ <script>alert(1)</script> ]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<!DOCTYPE html><body onload=alert(1)>",
    "</div></div></div><script>alert(1)</script>",
    "</textarea></pre></code><script>alert(1)</script>",
    f"<input id='{ANSWER}'>",
    "<span data-link='x' class='nbgrader_cell'>x</span>",
    "> quoted <script>alert(1)</script>",
    "- item\n\n  <script>alert(1)</script>",
    "| a | b |\n|---|---|\n| <script>alert(1)</script> | ![x](https://evil.example/a.png) |",
    "<div\n onclick=alert(1)\n>x</div>",
    "<a\thref=data:text/html,<script>alert(1)</script>>x</a>",
    "*<b>*<script>alert(1)</script>",
    "`<b>` and <script>alert(1)</script> and ``` ` ```",
    "`` ` <script>alert(1)</script>",
    "$x$ <script>alert(1)</script> $y$",
    "$ <script>alert(1)</script>",
    "$$\n<script>alert(1)</script>\n$$",
    "\\\\[ <script>alert(1)</script> \\\\]",
    "\\begin{align}<script>alert(1)</script>\\end{align}",
    "```\n<script>alert(1)</script>\n```\n<script>alert(2)</script>",
    "```\n<script>alert(1)</script>",
    "~~~ html\n<script>alert(1)</script>\n~~~~",
    "```mermaid\n<script>alert(1)</script>\n```",
    "~~~mermaidjs x\n</pre><img src=x onerror=alert(1)>\n~~~",
    '```"onmouseover="alert(1)\nx\n```',
    "    indented\n<script>alert(1)</script>",
    "\\<script>alert(1)</script>",
    "\\\\<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt; <script>alert(1)</script>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "\x1b[31m<script>alert(1)</script>\x1b[0m",
    "\ud800<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( <javascript:alert(1)>)",
    "[x](javascript&#58;alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](java\\script:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](/formgrader/api/x)",
    "[x](https&colon;//evil.example 'a' onclick=alert(1))",
    '[x](https://example.org "a\\" onmouseover=\\"alert(1)")',
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x]\n\n[x]:\n  javascript:alert(1)",
    "> [x]\n>\n> [x]: <javascript:alert(1)>",
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "<data:text/html,x>",
    "![x](https://evil.example/beacon.png)",
    "!![x](https://evil.example/beacon.png)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "![x](../../../gradebook.db)",
    "![x][1]\n\n[1]: https://evil.example/beacon.png",
    "[![x](https://evil.example/a.png)](https://evil.example)",
    '![x" onerror="alert(1)](attachment:image.png)',
    '![x](attachment:image.png "\\" onerror=\\"alert(1)")',
    "![x](attachment:missing.png)",
    "![x](attachment:image.png/../../x)",
    "$\\href{javascript:alert(1)}{x}$",
    "$$\\href{javascript:alert(1)}{x}$$",
    "\\\\(\\href{javascript:alert(1)}{x}\\\\)",
    "$\\style{position:fixed;background:url(//evil.example)}{x}$",
    "$\\class{save-icon}{x}$ $\\cssId{statusmessage}{x}$",
    "$\\require{html}$",
    "$\\unicode[serif; x]{65}$",
    "$\\bbox[background:url(//evil.example)]{x}$",
    "$\\mmlToken{mi}[href='javascript:alert(1)']{x}$",
    "$\\def\\frac#1#2{0}$ $\\let\\sum\\int$ $\\renewcommand{\\log}{0}$ $\\newcommand\\x{\\href}$",
    "$&#92;href{javascript:alert(1)}{x}$",
    "&#36;&bsol;href{javascript:alert(1)}{x}&#36;",
    "$\\\\href{javascript:alert(1)}{x}$",
    "\\\\href{javascript:alert(1)}{x}",
    "\\begin{equation}\\href{javascript:alert(1)}{x}\\end{equation}",
    "# \\href{javascript:alert(1)}{x} $a$",
    f"# {ANSWER}",
    f"## {ANSWER}-comment",
    f"### `{ANSWER}`",
    f"{ANSWER}\n======",
    "# **softmax**-loss-at-zero",
    "# softmax_probabilities-values",
    "# statusmessage",
    "%%html\n<script>alert(1)</script>",
    "%%javascript\nalert(1)",
    "{{ cell.source }} {% raw %} {{ resources }}",
    '"><script>alert(1)</script>',
    "'-alert(1)-'",
    "javascript:alert(1)",
    "[" * 5000 + "<script>alert(1)</script>",
    "> " * 3000 + "<script>alert(1)</script>",
    "<b>" * 3000,
    "`" * 2001 + "<script>alert(1)</script>",
    "<script>alert(1)</script>" + "x" * MOST_PROSE,
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_a_students_does_anything_on_a_page(attack):
    for number, exporter in enumerate(pages()):
        assert doings(page_with(attack, exporter)) == by_themselves(number)


REAL = ["<script>", "<a href='javascript:x'>", "[x](javascript:x)", "![x](//x)", f"# {ANSWER}", "$\\href{x}{y}$"]


@pytest.mark.parametrize("attack", [*REAL, "```mermaid\n<b onclick=x>\n```"])
def test_the_search_for_doings_finds_them(attack, monkeypatch):
    monkeypatch.setattr(Prose, "inert", lambda self, source, pictures: source)
    assert doings(page_with(attack, pages()[0])) != by_themselves(0)


HONEST = [
    "It is $\\log C$, since every class gets $1/C$.",
    "a < b and b > c, so x<3 and 2>1",
    "$a < b$, $a<b$ and $$\\sum_{i<j} x_i \\le \\frac{1}{2}$$",
    "\\(x\\) and \\\\(x < y\\\\)",
    "\\begin{align}a &< b \\\\ c &= d\\end{align}",
    "# Answer\n\n## (a) the mean\n\ntext",
    "1. one\n2. two\n   - three\n   - [x] done\n\n* * *",
    "| a | b |\n|:---|---:|\n| 1 | $x$ |",
    "```python\nif a < b:\n    print('<b>')\n```",
    "~~~\n<script>\n~~~",
    "    a <b> in an indented block\n",
    "Use `x<y>z`, `` `<b>` `` or `<script>`.",
    "See <https://cs231n.github.io/linear-classify/#softmax> and https://example.org/a?b=c&d=e.",
    "Ask <somebody@example.org>, or [read](https://example.org 'a title') [this][1].\n\n[1]: http://example.org",
    "![my drawing](attachment:image.png)",
    "*emphasis*, **strong**, ~~struck~~, _a_, snake_case_name, 5 * 3 * 2",
    "> a quote\n> of two lines",
    "한국어 답: 확률은 $1/C$ 이다. ünïcode – “quotes” 😀",
    "R&D, AT&amp;T, &lt;b&gt;, &copy; 5 $ and 6 $",
    "C:\\Users\\me and \\alpha, \\classes, \\deffect",
    "a\\\nb  \nc",
    "The loss \\< 3, \\*not emphasis\\*, \\[not a link\\]",
    "Term\n: definition",
    "$\\mathcal{L} = \\max(0, s_j - s_y + 1)$ \\left\\lVert w \\right\\rVert \\underbrace{x}_{y}",
    "Just [brackets] and (parentheses), f(x)[0], a[i](j)"[:47],
    "",
]


@pytest.mark.parametrize("text", HONEST)
def test_honest_prose_comes_through_unchanged(text):
    assert Prose(page_ids()).inert(text, {"image.png": png()}) == text


@pytest.mark.parametrize(
    "text, kept",
    [
        ("for i<n and j>m <b>bold</b>", "for i&lt;n and j>m &lt;b>bold&lt;/b>"),
        ("<b>x</b> `<b>` $a<b$", "&lt;b>x&lt;/b> `<b>` $a<b$"),
        ("<b>\n```python\na <b> c\n```\n", "&lt;b>\n```python\na <b> c\n```\n"),
        ("![a plot](https://example.org/a.png)", "[a plot](https://example.org/a.png)"),
        ("![a plot](attachment:photo.jpg) *x*", "[picture left out: only attached PNGs are shown] *x*"),
        ("<b> ![a](attachment:image.png)", "&lt;b> ![a](attachment:image.png)"),
        ("[x](javascript:a) **b**", "[x]\\(javascript:a) **b**"),
        ("[x][1]\n\n[1]: javascript:a", "[x][1]\n\n[1]\\: javascript:a"),
        ("see <ftp://example.org>", "see &lt;ftp://example.org>"),
        ("$\\href{x}{y}$ and $z$", "$\\ href{x}{y}$ and $z$"),
        ("C:\\Users\\me\\style", "C:\\Users\\me\\ style"),
        ("```mermaid\na\n```\n**b**", "```\na\n```\n**b**"),
        ("```html title\n<b>\n```", "```\n<b>\n```"),
    ],
)
def test_what_is_not_harmless_is_spelled_out_and_the_rest_stays(text, kept):
    assert Prose().inert(text, {"image.png": png()}) == kept


def test_only_so_much_prose_is_shown_as_markdown():
    prose = Prose(most=20)
    assert prose.inert("**fifteen chars**", {}) == "**fifteen chars**"
    assert prose.inert("**another**", {}).startswith("```\n")


@pytest.mark.parametrize(
    "text", ["```\n````\n~~~", "a\n" + "`" * 50, "$$ a $$ <b>", "\\\\[ x", " ", "\n\nx", "    x\n\ty"]
)
def test_a_plain_text_stays_in_its_block(text):
    rendered = MarkdownWithMath(renderer=IPythonRenderer(escape=False)).render(plain(text))
    (block,) = BeautifulSoup(rendered, "html.parser").contents[:1]
    assert block.name == "pre"
    assert block.get_text().rstrip("\n") == text.rstrip("\n")


# anything at all


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("softmax-loss-at-zero"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)
SHORT = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": ANSWERED["cells"][8:24]}).encode()


def paths_of(value, path=()) -> list[tuple]:
    """Where all the parts of a JSON value are."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for key, part in inner for deeper in paths_of(part, (*path, key)))]


def with_part(value, path, part) -> object:
    if not path:
        return part
    changed = copy.copy(value)
    changed[path[0]] = with_part(value[path[0]], path[1:], part)
    return changed


WHOLE = as_nbformat_3({"cells": ANSWERED["cells"][8:14]}) | {"cells": ANSWERED["cells"][8:20]}
WHOLE["cells"] += [
    code_cell("x", outputs=[PRINT, result("1"), FAILURE, display(image_png=png())]),
    {
        "cell_type": "markdown",
        "source": ["a", "b"],
        "metadata": {"nbgrader": {"grade_id": ANSWER}},
        "attachments": PNG_FILE,
    },
]
PATHS = paths_of(WHOLE)
LAWS = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def assert_law(raw) -> None:
    student = read_student_notebook(raw, "softmax.ipynb")
    assert len(student.cells) <= MOST_CELLS
    for state, points in [(State.PASSED, FULL), (State.FAILED, NONE)]:
        graded = compose(RELEASED, student, verdicts(state))
        assert points_of(graded) == points
    assert_sound(graded)


@LAWS
@given(st.binary(max_size=300))
def test_any_bytes(raw):
    assert_law(raw)


@LAWS
@given(st.data())
def test_any_mutation_of_a_notebooks_bytes(data):
    raw = bytearray(SHORT)
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(raw)))
        end = start + data.draw(st.sampled_from([0, 1, 2, 30, 1000]))
        raw[start:end] = data.draw(st.binary(max_size=6) | st.sampled_from([b'"', b"{", b"]}", b"\\", b"\xff"]))
    assert_law(bytes(raw))


@LAWS
@given(st.sampled_from(PATHS), JSON)
def test_any_value_in_place_of_any_part(path, part):
    assert_law(json.dumps(with_part(WHOLE, path, part)).encode())


@LAWS
@given(JSON)
def test_any_value_as_a_notebook(value):
    assert_law(json.dumps({"cells": value}).encode())


PIECES = (
    "< > script b / ! [ ] ![ ]( ]: ( ) javascript: http://x attachment:image.png ` ``` ~~~ $ $$ \\ "
    '\\\\( \\\\) \\\\[ \\\\] \\href \\def href { } # & lt; &#60; &#92; a mermaid \\begin{a} \\end{a} | - * _ = ~~ " '
    "' : x onclick=x <!-- --> <b> <http://x> </pre>"
)
PIECES = st.sampled_from([*PIECES.split(), " ", "    ", "\n", "\n\n", "\t", "\n- ", "\n> ", ANSWER])


@settings(LAWS, max_examples=400)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_prose_does_nothing_on_a_page(text):
    prose = Prose(page_ids()).inert(text, {"image.png": png()})
    renderer = IPythonRenderer(escape=False, attachments=PNG_FILE)
    page = BeautifulSoup(MarkdownWithMath(renderer=renderer).render(prose), "html.parser")
    assert doings(page) == (Counter(), [])
