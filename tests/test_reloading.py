"""In a notebook an edited module counts at the next cell, and a broken one is told in one message."""

import os
import shutil
import sys

import pytest
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.manager import start_new_kernel

from cs231n_lite.checks import verdict_on
from cs231n_lite.checks.broken import broken
from cs231n_lite.checks.verdict import State
from cs231n_lite.plumbing.overlay import Overlay
from cs231n_lite.plumbing.reloading import CannotLoad, Reloading, unwatch, watch


def raised_by(text: str, file: str = "linear_svm.py") -> BaseException:
    try:
        exec(compile(text, file, "exec"), {})
    except BaseException as error:
        return error
    raise AssertionError("it runs")


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("def f():\n    if 1 > 0\n        pass", "line 2: ", "if 1 > 0\n        ^"),
        ("x = = 1", "line 1: invalid syntax", "x = = 1\n    ^"),
        ("def f():\n\té = = 1", "line 2: invalid syntax", "é = = 1\n    ^"),
        ("def f():\nreturn 1", "line 2: expected an indented block", "return 1\n^"),
        ("x = '", "line 1: unterminated string literal", "x = '\n    ^"),
    ],
)
def test_a_line_that_python_cannot_read_is_shown_with_a_caret(text, words, line):
    told = broken("linear_svm.py", raised_by(text))
    assert told.text.startswith(f"Python can't read linear_svm.py, {words}")
    assert told.line == line


def test_what_a_module_raises_is_told_with_its_place(tmp_path):
    path = tmp_path / "linear_svm.py"
    path.write_text("import numpy as np\nhalf = scale / 2\n", encoding="utf-8")
    told = broken(path.name, raised_by(path.read_text(encoding="utf-8"), str(path)))
    assert told.text == "importing linear_svm.py raised NameError: name 'scale' is not defined (linear_svm.py, line 2)"
    assert told.line == "half = scale / 2"


def test_a_check_shows_the_line_that_python_cannot_read(tmp_path, overlay):
    overlay(Overlay(tmp_path, "1-losses"))
    (tmp_path / "linear_svm.py").write_text("def svm_loss_single(s, y)\n    return 0\n", encoding="utf-8")
    verdict = verdict_on("svm_loss_single.loss")
    assert verdict.state is State.COULD_NOT_RUN
    shown = "Came out:   Python can't read linear_svm.py, line 1: expected ':'.\n"
    assert f"{shown}              def svm_loss_single(s, y)\n{' ' * 39}^\n" in verdict.text()


@pytest.fixture
def beside(tmp_path, monkeypatch):
    """Where a helper `f_and_g.py` lies, and a notebook beside it; what runs before each cell."""
    shell = InteractiveShell()
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    path = tmp_path / "f_and_g.py"
    path.write_text("def f():\n    return 1\n", encoding="utf-8")
    yield path, Reloading(shell)
    sys.modules.pop("f_and_g", None)
    InteractiveShell.clear_instance()


def test_an_edit_reaches_what_was_imported_by_name(beside):
    path, before_cell = beside
    from f_and_g import f

    before_cell.note()
    path.write_text("def f():\n    return 2\n", encoding="utf-8")
    assert before_cell(["f()\n"]) == ["f()\n"]
    assert f() == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "def f()\n    return 2\n",
            "Python can't read f_and_g.py, line 1: expected ':'\n    def f()\n           ^\n"
            "Save it mended, and run the cell again.",
        ),
        (
            "raise SystemExit\n",
            "Importing f_and_g.py raised SystemExit (f_and_g.py, line 1)\n    raise SystemExit\n"
            "Save it mended, and run the cell again.",
        ),
    ],
)
def test_a_broken_module_stops_every_cell_until_it_is_mended(beside, text, message):
    path, before_cell = beside
    from f_and_g import f

    before_cell.note()
    path.write_text(text, encoding="utf-8")
    for _ in range(2):
        with pytest.raises(CannotLoad) as stopped:
            before_cell([])
        assert stopped.value._render_traceback_() == message.splitlines()
    path.write_text("def f():\n    return 3\n", encoding="utf-8")
    before_cell([])
    assert f() == 3


def test_a_missing_file_stops_a_cell_too(beside):
    path, before_cell = beside
    import f_and_g  # noqa: F401

    before_cell.note()
    path.unlink()
    with pytest.raises(CannotLoad, match=r"f_and_g\.py can't be read .* kernel, if it is gone on purpose"):
        before_cell([])
    assert before_cell(["%unload_ext cs231n_lite\n"]) == ["%unload_ext cs231n_lite\n"]


def test_an_edit_after_a_second_loading_counts(beside):
    path, _ = beside
    shell = InteractiveShell.instance()
    shell.run_cell("%load_ext cs231n_lite")
    shell.run_cell("from f_and_g import f")
    for n, again in enumerate(["%load_ext cs231n_lite", "%reload_ext cs231n_lite", "%unload_ext cs231n_lite"], 2):
        shell.run_cell(again)
        path.write_text(f"def f():\n    return {n}\n", encoding="utf-8")
        if "unload" in again:
            assert shell.run_cell("f()").result == n - 1
            shell.run_cell("%load_ext cs231n_lite")
        assert shell.run_cell("f()").result == n
    unwatch(shell)


def test_a_module_that_was_edited_before_the_first_loading_is_loaded(beside):
    path, _ = beside
    from f_and_g import f

    path.write_text("def f():\n    return 2\n", encoding="utf-8")
    os.utime(path, (0, 0))
    shell = InteractiveShell.instance()
    watch(shell)
    shell.run_cell("1")
    assert f() == 2
    unwatch(shell)


PLAIN = "def f(x=1):\n    return x\n"
DECORATED = """
def twice(function):
    def wrapper(*args):
        return 2 * function(*args)
    return wrapper

@twice
def f(x=3):
    return x
"""
CACHED = "import functools\n\n@functools.lru_cache\ndef f(x=5):\n    return x\n"
CLASS = "class f:\n    def __new__(cls, x=7):\n        return x\n"
FROM_ELSEWHERE = "from math import gcd as f\n"


@pytest.mark.parametrize(
    "texts",
    [
        [(PLAIN, 1), (DECORATED, 6), (DECORATED.replace("3", "4"), 8), (PLAIN.replace("1", "9"), 9)],
        [(DECORATED, 6), (PLAIN, 1), (CACHED, 5), (CACHED.replace("5", "8"), 8)],
        [(PLAIN, 1), (CACHED, 5), (DECORATED, 6)],
        [(PLAIN, 1), (FROM_ELSEWHERE, 0), (CLASS, 7), (DECORATED, 6)],
        [(DECORATED, 6), (CLASS, 7), (PLAIN, 1)],
    ],
)
def test_whatever_a_function_becomes_counts_wherever_it_is_held(beside, texts):
    path, before_cell = beside
    path.write_text(texts[0][0], encoding="utf-8")
    import f_and_g

    names = before_cell._ipython.user_ns
    names["f"] = f_and_g.f
    held = f_and_g.f
    before_cell.note()
    for text, value in texts:
        path.write_text(text, encoding="utf-8")
        before_cell([])
        assert (names["f"](), held()) == (value, value)


ONE = "class A:\n    def __init__(self):\n        self.W = 1\n\n    def w(self):\n        return self.W\n"
WITH_SUPER = ONE.replace("self.W = 1", "super().__init__()\n        self.W = 2").replace("self.W\n", "10 * self.W\n")
WITH_BASE = f"class B:\n    def b(self):\n        return 7\n\n\n{WITH_SUPER.replace('class A', 'class A(B)')}"
WITH_SLOTS = ONE.replace("class A:", "class A:\n    __slots__ = ('W',)\n").replace("1", "4")


@pytest.mark.parametrize("text", [WITH_SUPER, WITH_BASE, ONE.replace("1", "3"), WITH_SLOTS])
def test_whatever_a_class_becomes_counts_for_its_objects_subclasses_and_whoever_holds_it(beside, text):
    path, before_cell = beside
    path.write_text(ONE, encoding="utf-8")
    import f_and_g

    names = before_cell._ipython.user_ns
    names |= {"A": f_and_g.A, "a": f_and_g.A()}
    held, method = f_and_g.A, names["a"].w

    class Mine(f_and_g.A):
        pass

    before_cell.note()
    for edited in (text, text.replace("self.W\n", "100 * self.W\n")):
        path.write_text(edited, encoding="utf-8")
        before_cell([])
        right = f_and_g.A()
        assert names["A"] is f_and_g.A
        assert names["A"]().w() == held().w() == right.w()
        assert Mine().w() == right.w() or "__slots__" in text
        assert names["a"].w() == method() == right.w() / right.W
        assert not hasattr(right, "b") or (names["a"].b(), Mine().b()) == (7, 7)


@pytest.mark.parametrize("text", ["def g():\n    return 1\n", "f = None\n", ""])
def test_a_function_that_is_gone_says_so_until_it_is_back(beside, text):
    path, before_cell = beside
    from f_and_g import f

    before_cell.note()
    path.write_text(text, encoding="utf-8")
    before_cell([])
    with pytest.raises(NameError, match=r"^f is no longer in f_and_g\.py\. Was it renamed"):
        f(1, 2)
    path.write_text("def f():\n    return 3\n", encoding="utf-8")
    before_cell([])
    assert f() == 3


def test_what_is_imported_from_another_module_is_no_one_elses_to_change(beside):
    path, before_cell = beside
    path.with_name("makes.py").write_text("def make():\n    return lambda: 1\n\nmade = make()\n", encoding="utf-8")
    path.write_text("from makes import made, make\nfrom os.path import join\n", encoding="utf-8")
    import f_and_g  # noqa: F401
    import makes

    before_cell.note()
    path.write_text("def make():\n    return 2\n\nmade = join = make\n", encoding="utf-8")
    before_cell([])
    assert (makes.made(), makes.make()(), os.path.join("a", "b")) == (1, 1, os.path.join("a", "b"))
    sys.modules.pop("makes")


def test_a_value_that_another_module_imports_counts_there_too(beside):
    path, before_cell = beside
    path.write_text("x = 1\n", encoding="utf-8")
    path.with_name("doubles.py").write_text("from f_and_g import x\n\ny = 2 * x\n", encoding="utf-8")
    path.with_name("sums.py").write_text("from doubles import y\nfrom f_and_g import x\n\nz = x + y\n", "utf-8")
    import sums

    before_cell.note()
    for x in (2, 5):
        path.write_text(f"x = {x}\n", encoding="utf-8")
        before_cell([])
        assert sums.z == 3 * x
    for name in ("sums", "doubles"):
        sys.modules.pop(name)


def test_modules_that_import_each_other_may_change_together(beside):
    path, before_cell = beside
    other = path.with_name("uses_g.py")
    other.write_text("import f_and_g\n", encoding="utf-8")
    import uses_g

    before_cell.note()
    sys.modules["f_and_g"] = sys.modules.pop("f_and_g")  # last, so that the one that needs it is loaded first
    path.write_text("def g():\n    return 4\n", encoding="utf-8")
    other.write_text("from f_and_g import g\n", encoding="utf-8")
    before_cell([])
    assert uses_g.g() == 4
    sys.modules.pop("uses_g")


def test_an_edit_while_the_cell_runs_that_imports_it_counts(beside):
    path, before_cell = beside
    before_cell([])
    from f_and_g import f

    path.write_text("def f():\n    return 2\n", encoding="utf-8")
    before_cell.note()
    before_cell([])
    assert f() == 2


def test_what_is_unloaded_is_autoreloads_again(beside):
    shell = InteractiveShell.instance()
    shell.run_cell("%load_ext autoreload\n%load_ext cs231n_lite")
    shell.run_cell("import f_and_g")
    skipped = shell.magics_manager.magics["line"]["aimport"].__self__._reloader.skip_modules
    assert "f_and_g" in skipped
    shell.run_cell("%unload_ext cs231n_lite")
    assert "f_and_g" not in skipped


def test_watching_twice_is_watching_once_and_can_be_ended():
    shell = InteractiveShell()
    before = list(shell.input_transformers_cleanup)
    watch(shell)
    watch(shell)
    assert len(shell.input_transformers_cleanup) == len(before) + 1
    unwatch(shell)
    assert shell.input_transformers_cleanup == before
    InteractiveShell.clear_instance()


class Kernel:
    """A notebook's kernel, with a student's modules in a folder."""

    def __init__(self, client, folder) -> None:
        self.client, self.folder = client, folder

    def run(self, code: str) -> str:
        """What a cell shows."""
        shown = []

        def keep(message) -> None:
            content, kind = message["content"], message["msg_type"]
            shown.extend(content["traceback"] if kind == "error" else [])
            shown.extend([content["text"]] if kind == "stream" else [])
            shown.extend([content["data"]["text/plain"]] if kind == "execute_result" else [])

        self.client.execute_interactive(code, output_hook=keep, timeout=60)
        return "\n".join(shown)

    def line_of(self, text: str) -> int:
        lines = (self.folder / "linear_svm.py").read_text(encoding="utf-8").splitlines()
        return next(n for n, line in enumerate(lines, 1) if text in line)

    def edit(self, old: str, new: str, module: str = "linear_svm") -> None:
        path = self.folder / f"{module}.py"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def kernel(course, tmp_path):
    for assignment in ("1-losses", "2-optimization"):
        for path in course.references(assignment):
            shutil.copy(path, tmp_path)
    manager, client = start_new_kernel(env={**_clean(course), "CS231N_LITE_MODULES": str(tmp_path)})
    yield Kernel(client, tmp_path)
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def _clean(course) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CS231N_", "NBGRADER_"))}
    return kept | {"PYTHONPATH": str(course.root)}


SET_UP = """
import numpy as np
from cs231n_lite.checks import check
from cs231n_lite.linear_svm import svm_loss_naive
from cs231n_lite.linear_classifier import LinearSVM
W, X, y = np.zeros((3, 4)), np.ones((2, 3)), np.array([0, 1])
svm = LinearSVM()
svm.W = W
"""
LOSSES = "float(svm_loss_naive(W, X, y, 0.0)[0]), float(svm.loss(X, y, 0.0)[0])"


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("more", ["", "%load_ext autoreload\n%autoreload 2\n"], ids=["alone", "with autoreload"])
def test_in_a_kernel_edits_count_and_a_broken_file_is_told_in_one_message(kernel, more):
    assert kernel.run(f"%load_ext cs231n_lite\n{more}{SET_UP}") == ""
    assert kernel.run(LOSSES) == "(3.0, 3.0)"
    line = kernel.line_of("def svm_loss_naive(")
    kernel.edit("def svm_loss_naive(", "def svm_loss_naive(:")
    for cell in ("check('svm_loss_naive.loss')", LOSSES, "%%time\n1", LOSSES):
        told = kernel.run(cell).splitlines()
        assert [len(told), told[0], told[-1]] == [
            4, f"Python can't read linear_svm.py, line {line}: invalid syntax",
            "Save it mended, and run the cell again.",
        ]  # fmt: skip
    kernel.edit("def svm_loss_naive(:", "def svm_loss_naive(")
    kernel.edit("return loss, dW", "return loss + 7, dW")
    assert kernel.run(LOSSES) == "(10.0, 10.0)"
    assert kernel.run("check('svm_loss_naive.loss')").startswith("✗ svm_loss_naive.loss: failed")
    kernel.edit("return svm_loss_vectorized(self.W,", "return half, svm_loss_vectorized(self.W,", "linear_classifier")
    kernel.edit("import numpy as np\n", "import numpy as np\nhalf = scale / 2\n", "linear_classifier")
    assert "NameError: name 'scale' is not defined (linear_classifier.py, line 4)" in kernel.run("1")
    kernel.edit("half = scale / 2", "half = 1 / 2", "linear_classifier")
    assert kernel.run("svm.loss(X, y, 0.0)[0]") == "0.5"


@pytest.mark.slow
@pytest.mark.once
def test_a_file_that_is_broken_from_the_start_is_told_by_its_check(kernel):
    kernel.edit("def svm_loss_naive(", "def svm_loss_naive(:")
    kernel.run(f"%load_ext cs231n_lite\n{SET_UP}")
    told = kernel.run("check('svm_loss_naive.loss')")
    assert told.startswith("○ svm_loss_naive.loss: could not run")
    line = kernel.line_of("def svm_loss_naive(")
    assert f"Python can't read linear_svm.py, line {line}: invalid syntax" in told
    kernel.edit("def svm_loss_naive(:", "def svm_loss_naive(")
    assert kernel.run(SET_UP) == ""
    assert kernel.run(LOSSES) == "(3.0, 3.0)"
