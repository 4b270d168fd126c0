"""Broken but honest submissions: code is worth what the modules are worth, and a readable answer waits for a person."""

import codecs
import io
import json
import shutil
import zipfile
from dataclasses import dataclass

import nbformat
import pytest
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.plumbing.course import this_course
from grading.classroom.evaluation import evaluate, released_notebooks, seed_of
from grading.demo.samples import ANSWER, ASSIGNMENT, Sample, files_of
from grading.intake.handed_in import read_folder, read_zip
from grading.judge.limits import USUAL, Limits

pytestmark = [pytest.mark.full, pytest.mark.once]

FACTS = this_course().assignment(ASSIGNMENT)
FULL = {check.grade_id: check.points for check in all_checks().values() if check.module in FACTS.modules}
ANSWERS = {
    "svm": {"loss-at-zero", "three-variants"},
    "softmax": {"softmax-loss-at-zero", "shift-by-the-mean", "who-still-cares"},
    "regularization": {"what-reg-trades"},
}


@dataclass(frozen=True)
class Outcome:
    """What came of a submission: the grade cells by grade id, and the notes in one text."""

    cells: dict
    notes: str

    @property
    def code(self):
        return {name: determine_grade(self.cells[name])[0] for name in FULL}

    @property
    def waiting(self):
        return {name for name, cell in self.cells.items() if determine_grade(cell)[0] is None}

    def told(self, grade_id):
        """What feedback tells of a check, in one line."""
        return " ".join("\n".join(self.cells[grade_id].outputs[0].traceback).split())


@pytest.fixture(scope="module")
def work(course):
    """All files of a perfect submission, as bytes."""
    ada = Sample("ada", "everything right", frozenset(), lambda files: None)
    return {name: text.encode() for name, text in files_of(ada, course).items()}


@pytest.fixture(scope="module")
def grading_root(course, tmp_path_factory):
    """A course folder with a secret of its own."""
    root = tmp_path_factory.mktemp("course")
    for name in ("solutions", "assignments"):
        shutil.copytree(course.root / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


@pytest.fixture
def graded(grading_root, jail, tmp_path):
    """Grade files that lie in a folder, or a zip."""

    def grade(handed_in, limits=USUAL):
        if isinstance(handed_in, bytes):
            (tmp_path / "ada_1-losses.zip").write_bytes(handed_in)
            read = read_zip(tmp_path / "ada_1-losses.zip", FACTS)
        else:
            for name, raw in handed_in.items():
                (tmp_path / "work" / name).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / "work" / name).write_bytes(raw)
            read = read_folder(tmp_path / "work", FACTS)
        released = released_notebooks(grading_root / "assignments" / ASSIGNMENT, FACTS)
        evaluated = evaluate(read, FACTS, released, grading_root, jail, seed_of(read, FACTS, grading_root), limits)
        notebooks = [nbformat.reads(text, as_version=4) for text in evaluated.notebooks.values()]
        cells = {cell.metadata.nbgrader.grade_id: cell for nb in notebooks for cell in nb.cells if is_grade(cell)}
        return Outcome(cells, " ".join(evaluated.notes))

    return grade


def zipped(files):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()


# Notebooks: each of these changes the bytes of one


def on_cells(change):
    """What happens to a notebook whose list of cells is changed so."""

    def changed(raw):
        notebook = json.loads(raw)
        notebook["cells"] = change(notebook["cells"])
        return json.dumps(notebook).encode()

    return changed


def on_each(change, which=lambda cell: True):
    return on_cells(lambda cells: [cell | change(cell) if which(cell) else cell for cell in cells])


def is_code(cell):
    return cell["cell_type"] == "code"


def is_check(cell):
    return is_code(cell) and "nbgrader" in cell["metadata"]


def with_kernel(name, language):
    def changed(raw):
        about = {"kernelspec": {"name": name, "display_name": name}, "language_info": {"name": language}}
        return json.dumps(json.loads(raw) | {"metadata": about}).encode()

    return changed


def as_nbformat_3(raw):
    notebook = nbformat.convert(nbformat.reads(raw.decode(), as_version=4), 3)
    return nbformat.v3.writes_json(notebook).encode()


def with_conflict(raw):
    """As git leaves it where two people have edited it."""
    return raw.replace(b'"cells": [', b'"cells": [\n<<<<<<< HEAD\n', 1).replace(
        b"}\n ],", b"}\n=======\n>>>>>>> x\n ],"
    )


MEGABYTES = {"output_type": "stream", "name": "stdout", "text": "step 1 of many\n" * 400_000}
READABLE = {
    "the kernel of another machine": with_kernel("conda-env-py27", "python"),
    "a kernel of another language": with_kernel("ir", "R"),
    "saved in nbformat 3": as_nbformat_3,
    "6 MB of output": on_each(
        lambda cell: {"outputs": [MEGABYTES]}, lambda cell: "%load_ext" in "".join(cell["source"])
    ),
    "the metadata stripped": on_each(lambda cell: {"metadata": {}}),
    "cells in another order": on_cells(lambda cells: cells[::-1]),
    "every cell twice": on_cells(
        lambda cells: [each for cell in cells for each in (cell, cell | {"id": "a" + cell["id"]})]
    ),
    "the checks deleted": on_cells(lambda cells: [cell for cell in cells if not is_check(cell)]),
    "the checks edited": on_each(lambda cell: {"source": ["# later\n"]}, is_check),
    "code made text": on_each(lambda cell: {"cell_type": "markdown"}, is_code),
    "text made raw": on_each(lambda cell: {"cell_type": "raw"}, lambda cell: not is_code(cell)),
    "answers made code": on_each(
        lambda cell: {"cell_type": "code", "outputs": [], "execution_count": None},
        lambda cell: "nbgrader" in cell["metadata"],
    ),
    "code cells emptied": on_each(lambda cell: {"source": [], "outputs": []}, is_code),
    "all but the answers deleted": on_cells(
        lambda cells: [cell for cell in cells if ANSWER in "".join(cell["source"])]
    ),
    "in UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "with a byte order mark and CRLF": lambda raw: codecs.BOM_UTF8 + raw.replace(b"\n", b"\r\n"),
    "cut off at its end": lambda raw: raw[:-200],
    "with a conflict of git's": with_conflict,
}
DESTROYED = {
    "of no bytes": lambda raw: b"",
    "a page of HTML": lambda raw: b"<!DOCTYPE html><html><title>Sign in</title></html>",
    "cut off at its start": lambda raw: raw[:300],
    "zeros, as after a crash": lambda raw: bytes(len(raw)),
}
in_twos = pytest.mark.parametrize(("svm", "softmax"), list(zip([*READABLE][::2], [*READABLE][1::2], strict=True)))


def all_answers():
    return set().union(*ANSWERS.values())


@in_twos
def test_whatever_happened_to_the_notebooks_code_is_worth_all_and_answers_that_can_be_read_wait(
    graded, work, svm, softmax
):
    changed = {"svm.ipynb": READABLE[svm](work["svm.ipynb"]), "softmax.ipynb": READABLE[softmax](work["softmax.ipynb"])}
    assert changed["svm.ipynb"] != work["svm.ipynb"]
    assert changed["softmax.ipynb"] != work["softmax.ipynb"]
    outcome = graded(work | changed)
    assert outcome.code == FULL
    assert outcome.waiting == all_answers()
    assert all(ANSWER in outcome.cells[name].source for name in all_answers())


@pytest.mark.parametrize(("svm", "softmax"), list(zip([*DESTROYED][::2], [*DESTROYED][1::2], strict=True)))
def test_an_unreadable_notebook_costs_its_answers_alone_and_says_what_to_do(graded, work, svm, softmax):
    changed = {
        "svm.ipynb": DESTROYED[svm](work["svm.ipynb"]),
        "softmax.ipynb": DESTROYED[softmax](work["softmax.ipynb"]),
    }
    outcome = graded(work | changed)
    assert outcome.code == FULL
    assert outcome.waiting == ANSWERS["regularization"]
    for name in ("svm.ipynb", "softmax.ipynb"):
        assert f"{name} " in outcome.notes
    assert outcome.notes.count("hand it in again") == 2


def test_an_answer_that_cannot_be_read_is_an_automatic_zero_and_counts_as_no_response(graded, work):
    outcome = graded(work | {"svm.ipynb": b"{"})
    assert outcome.waiting == all_answers() - ANSWERS["svm"]
    for name in ANSWERS["svm"]:
        cell = outcome.cells[name]
        assert is_solution(cell)
        assert determine_grade(cell)[0] == 0
        assert cell.metadata.nbgrader.checksum == compute_checksum(cell)  # nbgrader's sign for "No response."


def test_modules_alone_are_worth_all_code_points_and_the_missing_notebooks_are_told(graded, work):
    outcome = graded({name: raw for name, raw in work.items() if name.endswith(".py")})
    assert outcome.code == FULL
    assert outcome.waiting == set()
    assert "svm.ipynb is missing" in outcome.notes
    assert "softmax.ipynb is missing" in outcome.notes


def merged(files):
    cells = json.loads(files["softmax.ipynb"])["cells"]
    together = on_cells(lambda own: own + cells)(files["svm.ipynb"])
    return {"svm.ipynb": together, "softmax.ipynb": None}


STRANGE = {
    "nothing tells which cell is the answer": lambda files: {
        name: on_cells(
            lambda cells: [{"cell_type": c["cell_type"], "source": c["source"], "metadata": {}} for c in cells]
        )(files[name])
        for name in ("svm.ipynb", "softmax.ipynb")
    },
    "answers in new cells, the old ones deleted": lambda files: {
        name: on_each(
            lambda cell: {"metadata": {}, "id": "new" + cell["id"]}, lambda cell: ANSWER in "".join(cell["source"])
        )(files[name])
        for name in ("svm.ipynb", "softmax.ipynb")
    },
    "both notebooks in one": merged,
    "each notebook under the other's name": lambda files: {
        "svm.ipynb": files["softmax.ipynb"],
        "softmax.ipynb": files["svm.ipynb"],
    },
}


@pytest.mark.parametrize("change", STRANGE.values(), ids=STRANGE)
def test_an_answer_that_is_there_but_not_in_its_place_waits_or_is_told_of(graded, work, change):
    files = {name: raw for name, raw in (work | change(work)).items() if raw is not None}
    outcome = graded(files)
    assert outcome.code == FULL
    closed = {f"{notebook}.ipynb" for notebook, names in ANSWERS.items() if names - outcome.waiting}
    silent = sorted(name for name in closed if name not in outcome.notes)
    assert not silent, f"answers in {silent} are automatic zeros, and no note says so; notes: {outcome.notes!r}"


# Modules: every form of them is worth the same


def tabbed(raw):
    return raw.replace(b"    ", b"\t")


def in_latin_1(raw):
    kept = "".join(letter for letter in raw.decode() if ord(letter) < 256)
    return f"# Lösung für die Übung\n{kept}".encode("latin-1")


def each(files, change):
    """The modules changed, the notebooks as they are."""
    return {name: change(raw) if name.endswith(".py") else raw for name, raw in files.items()}


def one_by_one(files, **changes):
    return files | {f"{name}.py": change(files[f"{name}.py"]) for name, change in changes.items()}


def before(text):
    return lambda raw: text.encode() + b"\n" + raw


def behind(text):
    return lambda raw: raw + text.encode() + b"\n"


TRAINING = """
W, X, y = np.zeros((30, 10)), np.ones((200, 30)), np.arange(200) % 10
for step in range(200):
    loss, dW = softmax_loss_vectorized(W, X, y, 0.1)
    W -= 0.1 * dW
    print(step, loss)
assert loss < 3
"""
PLOT = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('x')\nplt.savefig('loss.png')\nplt.show()"
TRIED = "if __name__ == '__main__':\n    import google.colab\n    print(l2(1, undefined))\n    raise SystemExit(1)"
FORMS = {
    "ends of lines, and a mark": lambda files: one_by_one(
        files,
        linear_svm=lambda raw: raw.replace(b"\n", b"\r\n"),
        regularizers=lambda raw: raw.replace(b"\n", b"\r"),
        softmax=lambda raw: codecs.BOM_UTF8 + raw,
    ),
    "UTF-16, Latin-1, tabs": lambda files: one_by_one(
        files, linear_svm=lambda raw: raw.decode().encode("utf-16"), regularizers=in_latin_1, softmax=tabbed
    ),
    "in capitals, in a folder, by backslashes, from a Mac": lambda files: zipped(
        {f"My Work\\2026\\{name.upper()}": raw for name, raw in files.items()}
        | {f"__MACOSX/My Work/._{name}": b"\0\5\26\7" for name in files}
        | {"My Work/.DS_Store": b"\0"}
    ),
    "modules in a zip in the zip": lambda files: zipped(
        {name: raw for name, raw in files.items() if name.endswith(".ipynb")}
        | {"code.zip": zipped({f"cs231n_lite/{name}": raw for name, raw in files.items() if name.endswith(".py")})}
    ),
    "copies of a browser, and a report beside them": lambda files: (
        {name.replace(".", " (1)."): raw for name, raw in files.items()} | {"report.pdf": b"%PDF", "notes.txt": b"x"}
    ),
    "input, a plot and a training at import": lambda files: one_by_one(
        files,
        linear_svm=before("name = input('who? ')\nprint(name)"),
        regularizers=before(PLOT),
        softmax=behind(TRAINING),
    ),
    "much printed, a file written, code below __main__": lambda files: one_by_one(
        files,
        linear_svm=before("print('x' * 1_000_000)\nimport warnings\nwarnings.warn('old')"),
        regularizers=behind(TRIED),
        softmax=before("open('log.txt', 'w').write('x')\nimport random, time\nrandom.seed(0)"),
    ),
    "helpers of their own, imported in every way": lambda files: (
        one_by_one(
            files,
            linear_svm=before("from my_shapes import ROWS\nassert ROWS == 3"),
            regularizers=before("from .my_shapes import ROWS\nfrom . import my_sums\nassert my_sums.total(ROWS) == 6"),
            softmax=before("import cs231n_lite.my_sums\nfrom cs231n_lite.my_shapes import ROWS"),
        )
        | {"my_shapes.py": b"ROWS = 3\n", "my_sums.py": b"def total(n):\n    return n * (n + 1) // 2\n"}
    ),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_modules_of_any_form_are_worth_the_same(graded, work, form):
    outcome = graded(form(work))
    assert outcome.code == FULL, outcome.notes
    assert outcome.waiting == all_answers()


def test_what_was_read_otherwise_or_left_out_is_told_and_costs_nothing(graded, work):
    late = {"svm_final.ipynb": work["svm.ipynb"], "data.csv": b"1,2\n", "linear_svm.py": work["linear_svm.py"]}
    files = one_by_one(work | late, softmax=in_latin_1)
    del files["svm.ipynb"]
    outcome = graded(files)
    assert outcome.code == FULL
    assert outcome.waiting == all_answers()
    assert "svm_final.ipynb was taken as svm.ipynb" in outcome.notes
    assert "softmax.py isn't UTF-8" in outcome.notes
    assert "data.csv" in outcome.notes


# Modules that can't be judged: the reason is true, and the others are worth what they are


def line_of(raw, text):
    """The number of the first line that holds `text`."""
    return next(number for number, line in enumerate(raw.decode().splitlines(), 1) if text in line)


REASONS = {
    "magics pasted in": {
        "linear_svm": (before("%matplotlib inline"), "%matplotlib", "Python can't read linear_svm.py, line {}:"),
        "softmax": (
            lambda raw: raw.replace(b"import numpy as np", b"import numpy as np\n!pip install numpy"),
            "!pip",
            "Python can't read softmax.py, line {}:",
        ),
    },
    "what only Colab has, and a neighbour's syntax error": {
        "linear_svm": (
            lambda raw: raw.replace(b"import numpy as np", b"import numpy as np\nfrom google.colab import drive"),
            "google.colab",
            "Importing linear_svm.py raised ModuleNotFoundError: No module named 'google' (linear_svm.py, line {})",
        ),
        "regularizers": (
            lambda raw: raw.replace(b"return", b"retrun", 1),
            "retrun",
            "Python can't read regularizers.py, line {}:",
        ),
    },
    "a conflict of git's, and a helper that was forgotten": {
        "regularizers": (
            lambda raw: raw.replace(b"def l1", b"<<<<<<< HEAD\ndef l1", 1),
            "<<<<<<<",
            "Python can't read regularizers.py, line {}:",
        ),
        "softmax": (
            before("from my_sums import total"),
            "my_sums",
            "Importing softmax.py raised ModuleNotFoundError: No module named 'my_sums' (softmax.py, line {})",
        ),
    },
}


def lost(outcome):
    return {all_checks()[name].module for name in all_checks() if outcome.code.get(all_checks()[name].grade_id) == 0}


@pytest.mark.parametrize("faults", REASONS.values(), ids=REASONS)
def test_a_module_that_cannot_be_judged_costs_itself_alone_and_the_reason_names_the_line(graded, work, faults):
    files = one_by_one(work, **{module: change for module, (change, _, _) in faults.items()})
    outcome = graded(files)
    assert lost(outcome) == set(faults)
    for check in all_checks().values():
        if check.module in FACTS.modules and check.module not in faults:
            assert outcome.code[check.grade_id] == check.points
        elif check.module in faults:
            _, text, reason = faults[check.module]
            told = outcome.told(check.grade_id)
            assert reason.format(line_of(files[f"{check.module}.py"], text)) in told
            assert "Try next:" in told


def test_a_module_whose_import_never_ends_costs_itself_alone(graded, work):
    menu = "while input('q to leave: ') != 'q':\n    pass"
    outcome = graded(one_by_one(work, linear_svm=behind(menu)), Limits(importing=0.5, patience=0.5))
    assert lost(outcome) == {"linear_svm"}
    told = outcome.told("svm_margins-values")
    assert "Importing linear_svm.py did not return within 0.5 seconds" in told
    assert "Try next:" in told


def test_an_empty_submission_gets_no_points_and_every_missing_file_is_told(graded):
    outcome = graded({"readme.txt": b"sorry"})
    assert set(outcome.code.values()) == {0}
    assert outcome.waiting == set()
    for name in ("svm.ipynb", "softmax.ipynb", "linear_svm.py", "regularizers.py", "softmax.py"):
        assert f"{name} is missing" in outcome.notes
    assert "isn't among the modules handed in" in outcome.told("svm_margins-values")
