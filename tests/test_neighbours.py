"""Students' modules import each other: one that is wrong, broken or incomplete costs only itself."""

import sys

import pytest

from cs231n_lite.checks import verdict_on
from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.neighbours import Neighbours
from cs231n_lite.checks.reading import read
from cs231n_lite.checks.verdict import State
from cs231n_lite.plumbing.overlay import Overlay
from grading.judge.judging import Judge
from grading.judge.work import Work

BY_L2 = {  # where the losses take in the regularizer, before which line, in the loss and in the gradient
    "linear_svm": (
        "    margins = svm_margins(scores, y)\n",
        "np.sum(margins) / len(X) + reg * np.sum(W * W)",
        "(counts / len(X)) + 2 * reg * W",
    ),
    "softmax": (
        "    rows = np.arange(len(y))\n",
        "scores[rows, y]) + reg * np.sum(W * W)",
        "(dscores / len(X)) + 2 * reg * W",
    ),
}
IMPORT, CALL, VALUE = "from .regularizers import l2", "= l2(W, reg)", "return reg * np.sum(W * W), 2 * reg * W"
OWN, OF_FILE = "l2", ("l2", "l1", "elastic_net")

WAYS = {
    "its name": (IMPORT, CALL),
    "everything": ("from .regularizers import *", CALL),
    "another name": ("from .regularizers import l2 as penalized", "= penalized(W, reg)"),
    "the module": ("from . import regularizers", "= regularizers.l2(W, reg)"),
    "the module by another name": ("import cs231n_lite.regularizers as r", "= r.l2(W, reg)"),
    "inside of the function": ("", "= l2(W, reg)"),
}
BROKEN = {
    "wrong": (lambda text: text.replace(VALUE, VALUE.replace("2 * reg", "3 * reg")), (OWN,)),
    "not written": (lambda text: text.replace(VALUE, "raise NotImplementedError"), (OWN,)),
    "raises": (lambda text: text.replace(VALUE, "raise ValueError(7)"), (OWN,)),
    "renamed": (lambda text: text.replace("def l2(", "def L2("), (OWN,)),
    "unreadable": (lambda text: f"{text}\ndef more(:\n", OF_FILE),
    "raises at import": (lambda text: f"{text}\nW\n", OF_FILE),
    "ends Python at import": (lambda text: f"{text}\nraise SystemExit\n", OF_FILE),
}


@pytest.fixture(scope="module")
def right(course) -> dict[str, str]:
    """The modules of 1-losses, right."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in course.references("1-losses")}
    for name, (before, data, loss) in BY_L2.items():
        text = texts[name].replace("import numpy as np\n", f"import numpy as np\n\n{IMPORT}\n", 1)
        for old, new in ((before, f"    penalty, slope {CALL}\n{before}"), (data, "penalty"), (loss, "slope")):
            kept = "" if old == before else old.partition(" + ")[0] + " + "
            assert text.count(old) == 1, old
            text = text.replace(old, kept + new)
        texts[name] = text
    return texts


def taking(text: str, way: str) -> str:
    """A loss that takes `l2` from the other module in another way."""
    line, call = WAYS[way]
    assert text.count(IMPORT) == text.count(CALL) == 1
    if not line:
        call += "\n    assert penalty is not None"
        text = text.replace("    penalty, slope =", f"    {IMPORT}\n    penalty, slope =")
        return text.replace(f"\n\n{IMPORT}\n", "\n").replace(CALL, call)
    return text.replace(IMPORT, line).replace(CALL, call)


def broken(right: dict[str, str], way: str, kind: str) -> dict[str, str]:
    """All modules; both losses take `l2` in one way from regularizers.py, which is broken in one way."""
    losses = {name: taking(right[name], way) for name in ("linear_svm", "softmax")}
    changed = BROKEN[kind][0](right["regularizers"])
    assert changed != right["regularizers"]
    return {**right, **losses, "regularizers": changed}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "kind"),
    [*((way, kind) for way in WAYS for kind in ("wrong", "unreadable", "renamed")), *(("its name", k) for k in BROKEN)],
)
def test_at_grading_a_broken_module_costs_only_itself(right, references, jail, way, kind):
    with Judge(references, Work("1-losses", broken(right, way, kind)), (1, 2), jail) as judge:
        verdicts = [judge.verdict(check) for check in all_checks().values() if check.module in right]
    lost = {verdict.check.partition(".")[0] for verdict in verdicts if not verdict.points}
    assert lost == set(BROKEN[kind][1]), "\n".join(str(v) for v in verdicts if not v.points)


@pytest.fixture
def at_home(tmp_path, overlay):
    """Writes a student's modules to where checks take them from."""
    overlay(Overlay(tmp_path, "1-losses"))

    def write(modules: dict[str, str]) -> None:
        for name, text in modules.items():
            (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")

    return write


@pytest.mark.parametrize(("kind", "line"), [("unreadable", "def more(:"), ("raises at import", "W")])
def test_at_home_it_is_the_broken_module_that_is_blamed(at_home, right, kind, line):
    at_home(broken(right, "its name", kind))
    verdict = verdict_on("svm_loss_vectorized.loss")
    assert verdict.state is State.COULD_NOT_RUN
    assert verdict.came_out.startswith("mend regularizers.py first: ")
    assert f"regularizers.py, line {1 + right['regularizers'].count(chr(10)) + 1}" in verdict.came_out
    assert verdict.beside.splitlines()[0] == line
    assert "linear_svm" not in str(verdict)
    assert verdict_on("svm_margins.values").state is State.PASSED
    at_home(right)
    assert verdict_on("svm_loss_vectorized.loss").state is State.PASSED


def test_at_home_a_name_that_is_missing_is_told_with_the_module_that_lacks_it(at_home, right):
    at_home(broken(right, "its name", "renamed"))
    assert verdict_on("svm_loss_vectorized.loss").came_out.startswith("regularizers.py doesn't define l2")
    assert verdict_on("svm_margins.values").state is State.PASSED


@pytest.mark.parametrize("way", WAYS)
def test_at_home_the_wrong_function_is_to_be_mended_first(at_home, right, way):
    at_home(broken(right, way, "wrong"))
    assert verdict_on("svm_loss_vectorized.regularizer").mend_first == "l2.value_and_gradient"


@pytest.mark.parametrize("way", WAYS)
def test_what_a_function_takes_from_another_module_is_read(right, way):
    assert "l2" in read(taking(right["linear_svm"], way), "svm_loss_vectorized").used
    assert "l2" not in read(taking(right["linear_svm"], way), "svm_margins").used


def test_a_name_of_ones_own_is_not_taken_from_another_module():
    text = "from .regularizers import *\nfrom .softmax import l2 as other\ndef f(W, l2):\n    return l2(W)\n"
    assert "l2" not in read(text, "f").used


def test_what_was_imported_before_is_put_back(at_home, right):
    at_home(right)
    name = "cs231n_lite.regularizers"
    before = sys.modules.pop(name, None)
    try:
        sys.modules[name] = stands = object()
        neighbours = Neighbours("linear_svm")
        with neighbours.importable():
            assert name not in sys.modules
            assert [module.__name__ for module in neighbours.named_in("regularizers")] == [name]
        assert sys.modules[name] is stands
        with neighbours.importable():
            assert sys.modules[name] is neighbours.loaded[name]
    finally:
        sys.modules.pop(name)
        if before:
            sys.modules[name] = before
