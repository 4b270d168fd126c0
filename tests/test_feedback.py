"""A feedback page says what the gradebook and the composed notebook say, does nothing, and is written whole."""

import ast
import copy
import os
import random
import re
import shutil
import sys
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import nbformat
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.preprocessors import SaveCells
from nbgrader.utils import is_grade, is_solution

from cs231n_lite.checks.answers import Answer
from cs231n_lite.checks.catalogue import all_checks, find
from cs231n_lite.checks.showing import side_by_side
from cs231n_lite.checks.subject import STUCK, STUCK_ADVICE
from cs231n_lite.checks.verdict import State, Verdict
from grading.cells import check_in
from grading.classroom.ledger import Entry, note, prepare
from grading.classroom.notebooks import digest_of, texts_in
from grading.classroom.operations import Nbgrader
from grading.commands import main
from grading.composing.compose import compose
from grading.composing.prose import numbered
from grading.composing.rubrics import rubrics_in
from grading.composing.student_notebook import StudentCell, StudentNotebook
from grading.feedback.formulas import LONGEST, mathml
from grading.feedback.gradebook import NotebookRows, Points, SubmissionRows
from grading.feedback.index import index
from grading.feedback.lines import lines_of, numbered_lines
from grading.feedback.message import paragraphs
from grading.feedback.page import ELSEWHERE, DoNotAgree, page
from grading.feedback.prose import indexed, rendered
from grading.feedback.write import NothingToTell, write_feedback

ASSIGNMENT, NAMES = "1-losses", ("regularization", "softmax", "svm")
DUE = datetime(2026, 3, 1, 12)
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
HOSTILE = (
    "</pre></style></title>\"'><script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1)) {{7*7}}"
)
LINK = "[a](https://evil.example/) ![b](https://evil.example/b.png) <https://evil.example/c> https://evil.example/d"
TAGS = {"html", "head", "meta", "title", "style", "body", "header", "main", "section", "article", "details", "summary"}
TAGS |= {"h1", "h2", "h3", "h4", "p", "strong", "em", "del", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr"}
TAGS |= {"th", "td", "span", "i", "b", "code", "pre", "dl", "dt", "dd", "div", "img", "input", "br", "hr", "blockquote"}
TAGS |= {"a"}
FORMULA_TAGS = {
    "math",
    "mrow",
    "mstyle",
    "mi",
    "mn",
    "mo",
    "mtext",
    "mspace",
    "mfrac",
    "msqrt",
    "mroot",
    "msub",
    "msup",
}
FORMULA_TAGS |= {"msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd"}
ATTRIBUTES = {
    "charset",
    "http-equiv",
    "content",
    "name",
    "lang",
    "class",
    "scope",
    "style",
    "aria-hidden",
    "src",
    "alt",
}
ATTRIBUTES |= {"href", "type", "disabled", "checked"}  # of a list of things to do
FORMULA_ATTRIBUTES = {"display", "displaystyle", "scriptlevel", "mathvariant", "linethickness", "columnalign", "width"}
FORMULA_ATTRIBUTES |= {"stretchy", "fence", "form", "separator", "largeop", "movablelimits", "minsize", "maxsize"}
FORMULA_ATTRIBUTES |= {"accent", "lspace", "rspace", "rowspacing", "columnspacing"}


class Read(HTMLParser):
    """A page as a browser takes it apart: its tags with attributes, the texts of its table rows, and all its text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.words, self.rows, self._inside = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._inside.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td") and self.rows:
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" not in self._inside:
            self.words.append(data)
        if self.rows and {"th", "td"} & set(self._inside):
            self.rows[-1][-1] += data

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    @property
    def points(self):
        """What the table says, as (title, given, most)."""
        told = [(title, points.split(" / ")) for title, _, points in self.rows[1:]]
        return [(title, float(both[0]), float(both[1])) for title, both in told if len(both) == 2]


def harmless(text):
    """Whether nothing on the page can run or load anything."""
    for tag, attributes in Read(text).tags:
        if tag in FORMULA_TAGS:
            assert attributes.keys() <= FORMULA_ATTRIBUTES, attributes
            assert all(re.fullmatch(r"[a-z-]+|(\d(\.\d+)?(em|pt)? ?)+", value) for value in attributes.values()), (
                attributes
            )
            continue
        assert tag in TAGS, tag
        assert attributes.keys() <= ATTRIBUTES, attributes
        assert attributes.get("src", "data:image/png;base64,").startswith("data:image/png;base64,")
        assert "url(" not in (attributes.get("style") or "")
        assert tag != "a" or re.fullmatch(r"[\w.~%-]+\.html", attributes["href"], re.ASCII)
    return True


@pytest.fixture(scope="module")
def released(course):
    folder = course.root / "assignments" / ASSIGNMENT
    return {name: nbformat.read(folder / f"{name}.ipynb", 4) for name in NAMES}


@pytest.fixture(scope="module")
def modules(course):
    return {f"student_modules/{path.name}": path.read_text(encoding="utf-8") for path in course.references(ASSIGNMENT)}


def verdict(name, state, **more):
    check = find(name)
    told = {"came_out": f"something of {name} came out wrong " * 5, "looks_like": f"a mistake in {name}"}
    return Verdict(name, state, check.points, check.asks, **({} if state is State.PASSED else told | more))


def composed(released, modules, wrong=(), cells=(), notes=(), rubrics=None, **more):
    """The released notebook composed, with these checks failed and these cells of the student's."""
    names = [name for cell in released.cells if (name := check_in(cell))]
    verdicts = {name: verdict(name, State.FAILED if name in wrong else State.PASSED, **more) for name in names}
    student = StudentNotebook(tuple(cells), "")
    return nbformat.v4.reads_json(
        nbformat.writes(compose(released, student, verdicts, notes, modules, {}, rubrics or {}))
    )


def rows_for(notebook, name="svm", **more):
    """The rows that fit a composed notebook: nothing for an error, all for what passed; answers wait."""
    points = {}
    for cell in notebook.cells:
        if is_grade(cell):
            most = float(cell.metadata.nbgrader.points)
            failed = any(output.output_type == "error" for output in cell.get("outputs", ()))
            waits = is_solution(cell)
            points[cell.metadata.nbgrader.grade_id] = Points(0.0 if failed or waits else most, most, waits)
    return SubmissionRows("ada", notebooks={name: NotebookRows(points)}, **more)


@pytest.mark.parametrize("seed", range(5))
def test_every_check_that_is_not_right_is_told_with_its_message_and_no_other(released, modules, seed):
    names = [name for cell in released["svm"].cells if (name := check_in(cell))]
    wrong = random.Random(seed).sample(names, min(seed * 3, len(names)))
    notebook = composed(released["svm"], modules, wrong)
    text = Read(page(ASSIGNMENT, "svm", rows_for(notebook), notebook)).text
    for name in names:
        assert (f"✗ {name} failed" in text) == (name in wrong)
        assert (f"omething of {name} came out wrong" in text) == (name in wrong)
        assert (f"mistake in {name}" in text) == (name in wrong)
        assert (f"✓ {name} " in text) == (name not in wrong)
    assert ("Every check of this notebook is right" in text) == (not wrong)


def test_a_check_that_a_person_gave_all_points_for_is_still_told(released, modules):
    notebook = composed(released["svm"], modules, ["svm_margins.values"])
    rows = rows_for(notebook)
    rows.notebooks["svm"].points["svm_margins-values"] = Points(3, 3)
    assert "✗ svm_margins.values failed 3 / 3" in Read(page(ASSIGNMENT, "svm", rows, notebook)).text


def test_a_message_stands_beside_the_lines_of_the_function_with_their_numbers(released, modules):
    notebook = composed(released["svm"], modules, ["svm_loss_naive.loss"])
    article = page(ASSIGNMENT, "svm", rows_for(notebook), notebook).split("<article")[1].split("</article>")[0]
    lines = modules["student_modules/linear_svm.py"].split("\n")
    first = next(number for number, line in enumerate(lines, 1) if line.startswith("def svm_loss_naive"))
    last = max(
        number for number, line in enumerate(lines, 1) if line.strip() == "return loss, dW" and number < first + 60
    )
    numbers = [int(part.split("</b>")[0]) for part in article.split("<b>")[1:]]
    assert numbers == list(range(first, numbers[-1] + 1))
    assert first < numbers[-1] <= last
    assert "def svm_loss_vectorized" not in article


def test_a_line_that_a_message_names_is_shown_also_outside_of_the_function(released, modules):
    text = modules["student_modules/linear_svm.py"]
    last = text.count("\n")
    notebook = composed(
        released["svm"], modules, ["svm_margins.values"], came_out=f"svm_margins raised it (linear_svm.py, line {last})"
    )
    told = page(ASSIGNMENT, "svm", rows_for(notebook), notebook)
    assert f'<span class="named"><b>{last}</b>' in told
    assert f"Around line {last}" in told


def test_what_keeps_a_whole_file_from_being_asked_is_one_card(released, modules):
    names = [name for cell in released["svm"].cells if (name := check_in(cell)) and find(name).module == "linear_svm"]
    verdicts = {
        name: Verdict(
            name,
            State.COULD_NOT_RUN,
            find(name).points,
            "It.",
            "Python can't read linear_svm.py, line 3: no",
            try_next=f"Mend the line. See svm.ipynb, section {place} · Of it",
        )
        for place, name in enumerate(names)
    }
    notebook = compose(released["svm"], StudentNotebook((), ""), verdicts, (), modules)
    told = page(ASSIGNMENT, "svm", rows_for(notebook), notebook)
    assert told.split("Your answers")[0].count("Python can't read linear_svm.py, line 3: no".replace("'", "&#39;")) == 1
    assert all(name in Read(told).text for name in names)


def defined(tree, inside=""):
    """The functions, classes and methods of a module, by name."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield inside + node.name, node
        if isinstance(node, ast.ClassDef):
            yield from defined(node, f"{node.name}.")


def test_the_lines_of_a_function_are_those_that_python_takes_for_it(course):
    found = 0
    texts = [path for assignment in course.assignments for path in course.references(assignment)]
    for path in [*texts, *(course.root / "grading/demo/handwritten").glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        text = "\n".join(line for line in text.split("\n") if " SOLUTION" not in line)
        lines = numbered_lines(numbered(text).removeprefix("```\n").removesuffix("\n```"))
        assert [line.text for line in lines] == [line.rstrip() for line in text.split("\n")]
        for name, node in defined(ast.parse(text)):
            numbers = [line.number for line in lines_of(lines, name)]
            assert (numbers[0], numbers[-1]) == (node.lineno, node.end_lineno), (path, name)
            found += 1
    assert found > 20


def test_a_message_taken_apart_has_all_its_words():
    for state in (State.FAILED, State.COULD_NOT_RUN):
        told = verdict("l2.value_and_gradient", state, beside="yours   correct\n  1 2       3 4", printed="  x\n\ny")
        parts = paragraphs(repr(told).splitlines()[1:])
        assert [part.label for part in parts] == ["Checked", "Came out", "Looks like", "Printed"]
        assert parts[1].words.split() == (told.came_out.strip()[:1].upper() + told.came_out.strip()[1:] + ".").split()
        assert parts[1].table == told.beside
        assert parts[3].table.split("\n") == ["|   x", "| ", "| y"]


@pytest.mark.parametrize("shape", [(1, 1), (5, 4), (6, 6)])
def test_a_matrix_and_the_correct_one_are_taken_apart_number_by_number(shape):
    numbers = np.random.default_rng(1).normal(size=(2, *shape)) * [[[1]], [[1000]]]
    answer = Answer(SimpleNamespace(right={"dW": numbers[1]}), {"dW": numbers[0]})
    told = verdict("svm_loss_naive.gradient", State.FAILED, beside=side_by_side("dW", answer))
    came_out = next(part for part in paragraphs(repr(told).splitlines()[1:]) if part.label == "Came out")
    (first, yours), (second, correct) = came_out.halves
    assert (first, second) == ("yours", "correct")
    for half, wanted in ((yours, numbers[0]), (correct, numbers[1])):
        assert np.allclose([[float(text) for text in row.split()] for row in half.split("\n")], wanted, rtol=1e-3)


def hostile_cells(released):
    outputs = (
        {"output_type": "stream", "name": "stdout", "text": HOSTILE},
        {"output_type": "error", "ename": HOSTILE, "evalue": HOSTILE, "traceback": [HOSTILE]},
        {"output_type": "display_data", "metadata": {}, "data": {"text/plain": HOSTILE, "image/png": PNG}},
        {"output_type": "display_data", "metadata": {}, "data": {"text/plain": HOSTILE}},
    )
    answers = [cell.metadata.nbgrader.grade_id for cell in released.cells if is_solution(cell)]
    for place, grade_id in enumerate(answers):
        yield StudentCell(
            "markdown", [HOSTILE, LINK, f"```{HOSTILE}\n{HOSTILE}\n```\n$x {HOSTILE}$"][place % 3], (), grade_id
        )
    yield StudentCell("code", f"# {HOSTILE}", outputs)
    yield StudentCell("markdown", f"# {HOSTILE}\n\n![{HOSTILE}](attachment:a.png)", pictures={"a.png": PNG})
    yield StudentCell("raw", HOSTILE)


@pytest.mark.parametrize("as_it_came", [False, True])
def test_hostile_text_stays_text_wherever_it_stands(released, modules, as_it_came):
    marked = f"def svm_loss_naive  # {HOSTILE}\n\ndef svm_loss_naive"
    bad = {name: f"# {HOSTILE}\n{text}".replace("def svm_loss_naive", marked) for name, text in modules.items()}
    told = dict.fromkeys(("came_out", "looks_like", "try_next", "printed"), HOSTILE) | {"beside": f"yours: {HOSTILE}"}
    cells = tuple(hostile_cells(released["svm"]))
    notebook = composed(released["svm"], bad, ["svm_loss_naive.loss"], cells, [HOSTILE], **told)
    if as_it_came:  # as if composing had let it through
        for cell in notebook.cells:
            if is_solution(cell) or (cell.id.startswith("added-") and "as it was handed in" not in cell.source):
                cell.source = HOSTILE + LINK
    rows = rows_for(notebook, called=HOSTILE)
    rows.notebooks["svm"].comments = dict.fromkeys(rows.notebooks["svm"].points, HOSTILE)
    rows.notebooks[HOSTILE] = rows.notebooks["svm"]
    text = page(ASSIGNMENT, "svm", rows, notebook)
    assert harmless(text)
    assert Read(text).text.count("<script>alert(1)</script>") > 20
    policy = next(attributes["content"] for _, attributes in Read(text).tags if "http-equiv" in attributes)
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


HOSTILE_TEX = [
    r"\href{javascript:alert(1)}{x}",
    r"\href{https://evil.example}{x}",
    r"\class{evil}{x}",
    r"\style{position:fixed;background:url(https://evil.example)}{x}",
    r"\cssId{evil}{x}",
    r"\color{red;}{x}",
    r"\colorbox{url(//evil.example)}{x}",
    r"\unicode{x3c}script\unicode{x3e}",
    r"\unicode{x202e}x",
    r"\unicode{zz}",
    r"\text{<script>alert(1)</script>}",
    r"\text{&lt;script&gt;alert(1)&lt;/script&gt;}",
    r"\mbox{$</math><img src=x onerror=alert(1)>$}",
    r"\operatorname{a\"b}",
    r"\hspace{-99999em}x",
    r"\rule{9999em}{9999em}",
    r"\raise{99em}{x}",
    r"\phantom{x}",
    r"\require{html}",
    r"\includegraphics{https://evil.example/b.png}",
    r"\verb|<b>|",
    r"</math><script>alert(1)</script>",
]


@pytest.mark.parametrize("tex", HOSTILE_TEX)
def test_hostile_tex_gives_nothing_but_harmless_formulas_or_stays_text(tex):
    for source in (f"${tex}$", f"$${tex}$$", f"\\begin{{align}}{tex}\\end{{align}}", tex):
        text = rendered(source, {})
        assert harmless(text)
        assert not {"a", "img", "script"} & {tag for tag, _ in Read(text).tags}
        assert "\u202e" not in text


TEX = st.lists(
    st.sampled_from([*"{}_^&'xy1-<>\" =[]()|$%#;", *HOSTILE_TEX, "\\\\"])
    | st.sampled_from(
        ["frac", "sqrt", "left", "right", "begin{matrix}", "end{matrix}", "text", "def", "over", "not"]
    ).map("\\{}".format),
    max_size=40,
).map("".join)


@settings(deadline=None, max_examples=500, derandomize=True)
@given(TEX)
def test_no_tex_gives_anything_but_harmless_tags(tex):
    assert harmless(mathml(tex) + mathml(tex, block=True))
    assert harmless(rendered(f"a ${tex}$ b $${tex}$$", {}))


@pytest.mark.parametrize(
    "tex",
    [
        "x" * (LONGEST + 1),
        "x" * 1_000_000,
        "{" * 1_000_000,
        "{" * 400 + "x" + "}" * 400,
        r"\sqrt{" * 60 + "x" + "}" * 60,
        r"\def\a{xx}\a",
        r"\newcommand{\a}{xx}\a",
        r"\def\a{\b\b}" + r"\def\b{\a\a}" + r"\a",
        r"\frac{1}",
        r"\unknown",
        r"\begin{matrix}",
        "a_b_c",
    ],
)
def test_a_formula_that_is_long_deep_growing_or_cannot_be_read_stays_as_it_was_written(tex):
    assert mathml(tex) == ""
    assert Read(rendered(f"so ${tex}$ is", {})).text == f"so ${tex}$ is"


def test_only_so_many_formulas_of_a_cell_are_read():
    text = rendered("$a + b$ " * 20_000, {})
    assert 1_000 < text.count("<math ") < 5_000
    assert text.count("$a + b$") == 20_000 - text.count("<math ")


def test_every_formula_of_the_course_is_drawn(course):
    cells = [
        cell
        for path in course.root.glob("assignments/*/*.ipynb")
        for cell in nbformat.read(path, 4).cells
        if cell.cell_type == "markdown"
    ]
    pages = [rendered(cell.source, {}) for cell in cells]
    assert sum(page.count("<math ") for page in pages) > 100
    assert not [page for page in pages if 'class="tex"' in page]
    assert all(map(harmless, pages))
    assert mathml("s_{i,y_i}").count("<msub>") == 2
    assert 'display="block"' in mathml("C - 1", block=True)


@given(st.text(alphabet='s_{}i,y<>&"\\ ^', max_size=30))
@settings(deadline=None, derandomize=True)
def test_indices_in_what_a_check_asks_are_drawn_and_all_else_stays_text(text):
    assert harmless(indexed(text))
    assert Read(indexed(f"max(0, s_ij - s_{{i,y_i}}) of svm_loss_naive {text}")).text.startswith(
        "max(0, sij - si,yi) of svm_loss_naive"
    )
    assert "_" not in Read(indexed("s_ij - s_{i,y_i}")).text


MARKDOWN = st.text(alphabet="<>&\"'`*_#|[]()!:/=\\$~-+ \n\tajsx1;{}", max_size=200)
PIECES = st.lists(
    st.sampled_from([*HOSTILE.split(), *LINK.split(), "[x]:", "\n", "\n\n", "- [x] ", "|-|\n", "$$", "&lt;"])
)


@settings(deadline=None, max_examples=300, derandomize=True)
@given(st.one_of(MARKDOWN, PIECES.map(" ".join)))
def test_no_prose_gives_anything_but_harmless_tags(source):
    assert harmless(rendered(source, {}))
    assert harmless(f"<p>{rendered(source, {'a.png': PNG, 'x': source})}</p>")
    assert "a" not in [tag for tag, _ in Read(rendered(source, {})).tags]


def test_a_check_that_was_judged_beside_a_right_helper_names_it_where_it_is_told(released, modules):
    note = "This was judged with a right right_class_scores."
    notebook = composed(released["svm"], modules)
    for cell in notebook.cells:
        if check_in(cell) == "svm_margins.values":
            check = find("svm_margins.values")
            cell.outputs[0].data["text/plain"] = repr(
                Verdict(check.name, State.PASSED, check.points, check.asks, note=note)
            )
    text = Read(page(ASSIGNMENT, "svm", rows_for(notebook), notebook)).text
    assert f"✓ svm_margins.values 3 / 3 {note}" in text
    assert text.count(note) == 1


def test_advice_on_a_function_that_did_not_return_names_it(released, modules):
    stuck = {"came_out": STUCK.format("svm_margins"), "looks_like": "", "try_next": STUCK_ADVICE}
    notebook = composed(released["svm"], modules, ["svm_loss_vectorized.loss"], **stuck)
    text = Read(page(ASSIGNMENT, "svm", rows_for(notebook), notebook)).text
    assert "Mend svm_margins first: once the file has changed" in text
    assert "Mend that first" not in text


def test_a_page_has_the_total_of_the_assignment_and_leads_to_the_first_page(released, modules):
    notebook = composed(released["svm"], modules)
    rows = rows_for(notebook)
    rows.notebooks["softmax"] = NotebookRows({"a": Points(7, 9)}, penalty=2)
    read = Read(page(ASSIGNMENT, "svm", rows, notebook))
    given, most = rows.notebooks["svm"].raw + 5, rows.notebooks["svm"].most + 9
    assert (f"All of {ASSIGNMENT}", given, most) in read.points
    assert f"All of {ASSIGNMENT}: {given:g} of {most:g} points so far" in read.text
    assert {"index.html", "softmax.html"} == {attributes["href"] for tag, attributes in read.tags if tag == "a"}
    rows.notebooks["Index"] = NotebookRows()
    links = {attributes["href"] for tag, attributes in Read(page(ASSIGNMENT, "svm", rows, notebook)).tags if tag == "a"}
    assert links == {"overview.html", "softmax.html", "Index.html"}


@pytest.mark.parametrize(
    ("late", "extended", "penalties", "told"),
    [
        (
            timedelta(hours=9, minutes=1),
            False,
            (0, 0),
            "Handed in 9 hours 1 minute after the deadline: no points lost.",
        ),
        (
            timedelta(hours=9),
            True,
            (0, 0),
            "Handed in 9 hours after your deadline, extension included: no points lost.",
        ),
        (timedelta(days=1), False, (0, 2), "Handed in 1 day after the deadline: no points lost here."),
        (timedelta(days=1), True, (1, 2), "after your deadline, extension included: 1 point lost here."),
        (timedelta(), True, (0, 0), "Handed in 2026-03-01 12:00 UTC."),
    ],
)
def test_when_it_was_handed_in_is_told_once_and_whether_it_cost_points(
    released, modules, late, extended, penalties, told
):
    notebook = composed(released["svm"], modules)
    rows = rows_for(notebook, called="Ada Lovelace", handed_in=DUE, late=late, extended=extended)
    rows.notebooks["softmax"] = NotebookRows({"a": Points(7, 9)}, penalty=penalties[1])
    rows.notebooks["svm"].penalty = penalties[0]
    text = Read(page(ASSIGNMENT, "svm", rows, notebook)).text
    assert told in text
    assert text.count("Handed in ") == 1
    assert ("Penalty for being late" in text) == (penalties[0] > 0)
    assert "Ada Lovelace ada" in text


def test_what_a_student_calls_a_module_is_not_taken_for_one(released, modules):
    mimic = StudentCell("markdown", f"`student_modules/linear_svm.py` as it was handed in:\n\n{numbered('mimic')}")
    end = released["svm"].cells[-1]
    own = [StudentCell(end.cell_type, end.source), mimic]
    notebook = composed(released["svm"], modules, ["svm_margins.values"], own)
    assert "mimic" in notebook.cells[-2 - len(modules)].source
    to_mend = page(ASSIGNMENT, "svm", rows_for(notebook), notebook).split("Your answers")[0]
    assert "def svm_margins" in to_mend
    assert "mimic" not in to_mend


def test_a_rubric_is_told_where_a_person_has_graded_and_a_model_answer_nowhere(course, released, modules):
    rubrics = rubrics_in(course.solutions / ASSIGNMENT / "svm.ipynb")
    notebook = composed(released["svm"], modules, rubrics=rubrics)
    answers = [cell.metadata.nbgrader.grade_id for cell in notebook.cells if is_solution(cell)]
    assert rubrics.keys() == set(answers)
    assert sum("for whoever grades" in cell.source for cell in notebook.cells) == len(answers)
    assert page(ASSIGNMENT, "svm", rows_for(notebook), notebook) == page(
        ASSIGNMENT, "svm", rows_for(notebook), composed(released["svm"], modules)
    )
    rows = rows_for(notebook)
    unread = {"waits for a person": Points(0, 3, True, True), "has no answer, so nobody has read it": Points(0, 3)}
    for points in unread.values():
        rows.notebooks["svm"].points |= {answers[0]: Points(2, 3, False, True), answers[1]: points}
        text = Read(page(ASSIGNMENT, "svm", rows, notebook, rubrics)).text
        assert "Question (3 points)." in text
        assert "every wrong class adds about 1" in text
        assert text.count("What the points are for") == text.count("every wrong class adds about 1") == 1
        assert "Model answer" not in text
        assert "the mean over the examples is C − 1 as well" not in text


@pytest.mark.parametrize("raw", ["", "[]", '{"cells": [7], "nbformat": 4, "nbformat_minor": 5}', '{"nbformat": 4}'])
def test_a_file_that_is_no_notebook_has_no_rubric_and_says_so(tmp_path, raw):
    assert rubrics_in(tmp_path / "none.ipynb") == {}
    (tmp_path / "bad.ipynb").write_text(raw)
    with pytest.raises(ValueError, match=r"bad\.ipynb among the solutions is no notebook"):
        rubrics_in(tmp_path / "bad.ipynb")


@given(
    st.dictionaries(
        st.one_of(st.just(HOSTILE), st.text(min_size=1, max_size=9)),
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.booleans()),
    ),
    st.integers(0, 12),
)
@settings(deadline=None, max_examples=50, derandomize=True)
def test_the_first_page_has_the_points_of_all_notebooks_and_a_harmless_link_to_each(drawn, penalty):
    points = {name: Points(given, given + more, waits) for name, (given, more, waits) in drawn.items()}
    notebooks = {name: NotebookRows({"a": one}) for name, one in points.items()}
    if notebooks:
        next(iter(notebooks.values())).penalty = float(penalty)
    rows = SubmissionRows("ada", HOSTILE, DUE, timedelta(hours=3), notebooks)
    text = index(ASSIGNMENT, rows)
    assert harmless(text)
    links = [attributes["href"] for tag, attributes in Read(text).tags if tag == "a"]
    assert [unquote(link) for link in links] == [f"{name}.html" for name in notebooks]
    _, given, most = Read(text).points[-1]
    raw = sum(given for given, _, _ in drawn.values())
    assert given == (max(raw - penalty, 0) if notebooks else 0)
    assert most == sum(given + more for given, more, _ in drawn.values())


def test_cells_that_ask_no_check_and_answers_in_code_are_told_too():
    def cell(make, grade_id, source, **about):
        known = {
            "grade_id": grade_id,
            "points": 2,
            "grade": True,
            "solution": False,
            "task": False,
            "schema_version": 3,
        }
        return make(source, metadata={"nbgrader": known | about}, id=grade_id)

    error = nbformat.v4.new_output("error", ename="AssertionError", evalue="no", traceback=["line one", "  line two"])
    failing = cell(new_code_cell, "own-test", "assert False")
    failing.outputs = [error]
    cells = [
        new_markdown_cell("# Mixed\n\n## 1 · First", id="a"),
        failing,
        cell(new_code_cell, "partial", "0.5"),
        cell(new_code_cell, "code-answer", "my_code()", solution=True),
        cell(new_markdown_cell, "task", "Draw a cat.", task=True, grade=False),
    ]
    points = {"own-test": Points(0, 2), "partial": Points(0.5, 2), "code-answer": Points(0, 2, True)}
    rows = SubmissionRows("ada", notebooks={"mixed": NotebookRows(points | {"task": Points(1, 2, True)})})
    text = Read(page(ASSIGNMENT, "mixed", rows, new_notebook(cells=cells))).text
    for words in ("line one line two", "partial not all points 0.5 / 2", "my_code()", "Draw a cat.", "1 / 2 so far"):
        assert words in text


def test_a_notebook_and_rows_of_different_gradings_make_no_page(released, modules):
    notebook = composed(released["svm"], modules)
    rows = rows_for(notebook)
    more = copy.deepcopy(rows)
    more.notebooks["svm"].points["retired"] = Points(1, 2)
    assert (ELSEWHERE, 1, 2) in Read(page(ASSIGNMENT, "svm", more, notebook)).points
    del rows.notebooks["svm"].points["svm_margins-values"]
    with pytest.raises(DoNotAgree, match="svm_margins-values"):
        page(ASSIGNMENT, "svm", rows, notebook)


STUDENTS = ("ada", "ben", "José Ñandú")


@pytest.fixture(scope="module")
def graded(released, modules, tmp_path_factory):
    """A course folder with three students graded at random, some by hand, one late: as it is before any feedback."""
    with pytest.MonkeyPatch.context() as patch:  # nbgrader calls `alembic` by name
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        root = tmp_path_factory.mktemp("graded")
        shutil.copy(Path(__file__).parent.parent / "nbgrader_config.py", root)
        _grade(root, released, modules, random.Random(7))
    return root


def _grade(root, released, modules, chance):
    url = f"sqlite:///{root}/gradebook.db"
    with Gradebook(url) as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE)
    for name, notebook in released.items():
        about = {"notebook": name, "assignment": ASSIGNMENT, "db_url": url}
        SaveCells().preprocess(copy.deepcopy(notebook), {"nbgrader": about})
    checks = [check.name for check in all_checks().values() if check.module in ("linear_svm", "softmax")]
    with Gradebook(url) as gradebook:
        for student in STUDENTS:
            gradebook.update_or_create_student(student)
            submission = gradebook.update_or_create_submission(ASSIGNMENT, student)
            submission.timestamp = DUE + timedelta(hours=3) * (student == "ben")
            for notebook in submission.notebooks:
                made = composed(released[notebook.name], modules, chance.sample(checks, 6))
                path = root / "autograded" / student / ASSIGNMENT / f"{notebook.name}.ipynb"
                path.parent.mkdir(parents=True, exist_ok=True)
                nbformat.write(made, path)
                notebook.late_submission_penalty = 1.5 if student == "ben" else None
                for grade in notebook.grades:
                    grade.auto_score = chance.choice([0, grade.max_score])
                    grade.manual_score = chance.choice([None, 0.5, grade.max_score])
                    grade.extra_credit = chance.choice([None, 0.25])
                    grade.needs_manual_grade = chance.random() < 0.2
                for comment in notebook.comments:
                    comment.manual_comment = f"Comment on {comment.name} for {student}"
        gradebook.db.commit()


@pytest.fixture
def root(graded, tmp_path):
    return Path(shutil.copytree(graded, tmp_path / "course"))


def pages(root):
    return {path.relative_to(root / "feedback"): path for path in root.glob("feedback/**/*") if path.is_file()}


@pytest.mark.slow
def test_the_points_and_comments_on_a_page_are_those_of_the_gradebook(root):
    results = write_feedback(root, ASSIGNMENT, quiet=True)
    assert [(result.student, result.trouble) for result in results] == [(student, "") for student in sorted(STUDENTS)]
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        for student in STUDENTS:
            for notebook in gradebook.find_submission(ASSIGNMENT, student).notebooks:
                path = root / "feedback" / student / ASSIGNMENT / f"{notebook.name}.html"
                read = Read(path.read_text(encoding="utf-8"))
                penalty = notebook.late_submission_penalty or 0
                given = {title: given for title, given, _ in read.points}
                assert given[notebook.name] == notebook.score - penalty
                submission = gradebook.find_submission(ASSIGNMENT, student)
                penalties = sum(one.late_submission_penalty or 0 for one in submission.notebooks)
                assert given[f"All of {ASSIGNMENT}"] == max(submission.score - penalties, 0)
                sections = sum(
                    points for title, points, _ in read.points if title not in (*NAMES, f"All of {ASSIGNMENT}")
                )
                assert sections == notebook.score
                assert {title: most for title, _, most in read.points}[notebook.name] == notebook.max_score
                assert read.text.count("waits for a person ") >= sum(
                    grade.needs_manual_grade for grade in notebook.grades
                )
                for comment in notebook.comments:
                    assert comment.comment in read.text
                assert ("3 hours after the deadline: 1.5 points lost here." in read.text) == (student == "ben")
                assert ("Penalty for being late" in read.text) == (student == "ben")


@pytest.mark.slow
def test_only_a_page_with_a_change_in_it_is_written(root):
    write_feedback(root, ASSIGNMENT, quiet=True)
    before = {name: path.stat().st_mtime_ns for name, path in pages(root).items()}
    assert len(before) == len(STUDENTS) * (len(NAMES) + 1)
    assert not any(result.changed for result in write_feedback(root, ASSIGNMENT, quiet=True))
    assert {name: path.stat().st_mtime_ns for name, path in pages(root).items()} == before
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        comment = gradebook.find_comment("loss-at-zero", "svm", ASSIGNMENT, "ada")
        comment.manual_comment = "Another comment"
        gradebook.db.commit()
    results = write_feedback(root, ASSIGNMENT, quiet=True)
    assert {result.student: result.changed for result in results} == {"ada": ["svm"], "ben": [], "José Ñandú": []}
    changed = {str(name) for name, path in pages(root).items() if path.stat().st_mtime_ns != before[name]}
    assert changed == {str(Path("ada", ASSIGNMENT, "svm.html"))}


@pytest.mark.slow
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{}", b'{"cells": [7], "nbformat": 4}', b"[" * 100_000, None])
def test_a_damaged_notebook_costs_nobody_else_their_page(root, content):
    path = root / "autograded" / "ben" / ASSIGNMENT / "svm.ipynb"
    path.unlink() if content is None else path.write_bytes(content)
    results = {result.student: result for result in write_feedback(root, ASSIGNMENT, quiet=True)}
    assert "grade ben again" in results["ben"].trouble
    assert {name.parts[0] for name in pages(root)} == {"ada", "José Ñandú"}
    assert len(pages(root)) == 2 * (len(NAMES) + 1)


@pytest.mark.slow
def test_a_page_that_cannot_be_written_leaves_the_one_before_and_nothing_half(root, monkeypatch):
    write_feedback(root, ASSIGNMENT, quiet=True)
    before = {name: path.read_bytes() for name, path in pages(root).items()}
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        for student in ("ada", "ben"):
            gradebook.find_comment("loss-at-zero", "svm", ASSIGNMENT, student).manual_comment = "Another comment"
        gradebook.db.commit()
    rename = os.replace

    def refuse(source, target):
        if "ada" in Path(target).parts:
            raise OSError("the disk is full")
        rename(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    results = {result.student: result for result in write_feedback(root, ASSIGNMENT, quiet=True)}
    assert "the disk is full" in results["ada"].trouble
    assert results["ben"].changed == ["svm"]
    after = {name: path.read_bytes() for name, path in pages(root).items()}
    assert {str(name) for name in after if after[name] != before.get(name)} == {
        str(Path("ben", ASSIGNMENT, "svm.html"))
    }
    assert after.keys() == before.keys()


@pytest.mark.slow
def test_without_grades_the_command_says_so_and_makes_nothing(root, capsys):
    with pytest.raises(NothingToTell, match="2-optimization"):
        write_feedback(root, "2-optimization", quiet=True)
    assert main(["feedback", ASSIGNMENT, "ada", "nobody", "--root", str(root)]) == 1
    told = capsys.readouterr().out
    assert "3 pages written, 0 as before; 1 student without new pages" in told
    assert "the gradebook has no 1-losses of nobody" in told
    (root / "gradebook.db").unlink()
    assert main(["feedback", ASSIGNMENT, "--root", str(root)]) == 1
    assert not (root / "gradebook.db").exists()


@pytest.mark.slow
def test_an_account_with_an_underscore_gets_pages_and_an_id_that_leads_elsewhere_none(root):
    for student in ("j_doe", "../evil"):
        with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
            gradebook.update_or_create_student(student)
            gradebook.update_or_create_submission(ASSIGNMENT, student)
        shutil.copytree(root / "autograded" / "ada", root / "autograded" / student)
    results = {result.student: result for result in write_feedback(root, ASSIGNMENT, ["j_doe", "../evil"], quiet=True)}
    assert (results["j_doe"].trouble, sorted(results["j_doe"].changed)) == ("", sorted(NAMES))
    assert "the student's name '../evil' has" in results["../evil"].trouble
    assert not list((root / "evil").rglob("*.html"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="nbgrader's exchange doesn't run on Windows")
def test_nbgraders_own_release_takes_the_pages(root, python):
    submitted = root / "submitted" / "ada" / ASSIGNMENT
    submitted.mkdir(parents=True)
    (submitted / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC")
    (submitted / "submission_secret.txt").write_text("a secret")
    write_feedback(root, ASSIGNMENT, ["ada"], quiet=True)
    exchange = root / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    done = python("-m", "nbgrader", "release_feedback", ASSIGNMENT, f"--Exchange.root={exchange}", cwd=root)
    assert done.returncode == 0, done.stderr
    given_back = {Read(path.read_text(encoding="utf-8")).text for path in exchange.rglob("*.html")}
    written = {name.stem: path.read_text(encoding="utf-8") for name, path in pages(root).items()}
    assert given_back == {Read(written[name]).text for name in NAMES}
    assert not any("index.html" in path.read_text(encoding="utf-8") for path in exchange.rglob("*.html"))


@pytest.mark.slow
def test_a_notebook_that_is_not_the_one_that_was_graded_makes_no_page(root):
    folders = {student: root / "autograded" / student / ASSIGNMENT for student in ("ada", "ben")}
    with Nbgrader(root).gradebook as gradebook:
        prepare(gradebook)
        for student, folder in folders.items():
            about = Entry("", "", "", digest_of(texts_in(folder)), "")
            note(gradebook, gradebook.find_submission(ASSIGNMENT, student).id, about)
        gradebook.db.commit()
    shutil.copy(folders["ben"] / "svm.ipynb", folders["ada"])
    results = {result.student: result.trouble for result in write_feedback(root, ASSIGNMENT, quiet=True)}
    assert "aren't those that the points come from" in results.pop("ada")
    assert set(results.values()) == {""}
