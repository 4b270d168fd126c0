"""The checks: right code passes, each known mistake fails and is named, and nothing hidden is told."""

import time
from dataclasses import replace
from functools import partial
from threading import Thread

import numpy as np
import pytest

from cs231n_lite.checks import CHECKS
from cs231n_lite.checks.deadline import DidNotReturn, deadline
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.registry import find
from cs231n_lite.checks.scripts import script_called
from cs231n_lite.checks.subject import LocalSubject, Reply, SubjectFailed, SubjectMissing, call_safely
from cs231n_lite.checks.table import Table
from cs231n_lite.checks.verdict import CheckFailed, State, Verdict
from cs231n_lite.overlay import Overlay, activate
from grading.course import CourseFolder
from grading.judge.oracle import LiveOracle, References

SCRIPTED = ("gradient_check", "optim", "linear_classifier")
MISTAKES = [m for m in References(CourseFolder()).mistakes() if not m.also_right]


class Module:
    """A subject that is a module, or anything else with functions."""

    def __init__(self, module) -> None:
        self.module = module

    def call(self, function, args, count=False, script=""):
        target = partial(script_called(script), self.module) if script else getattr(self.module, function)
        return call_safely(target, args, self.module.__file__ if count else None)


@pytest.fixture(params=["table", "live"])
def oracle(request, references):
    return Table() if request.param == "table" else LiveOracle(references, seed=(2, 3, 1))


def verdict_on_function(name: str, function, oracle) -> Verdict:
    return judge(find(name), Module(type("m", (), {find(name).function: staticmethod(function)})), oracle)


@pytest.mark.parametrize("name", CHECKS)
def test_the_reference_passes(name, oracle, references):
    verdict = judge(find(name), Module(references.module(find(name).module)), oracle)
    assert verdict.state is State.PASSED, verdict
    assert verdict.points == find(name).points


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m.check}-{m.name}")
def test_a_known_mistake_fails_and_is_named(mistake, oracle, references):
    verdict = judge(find(mistake.check), Module(references.mistaken(mistake)), oracle)
    assert verdict.state is State.FAILED
    assert verdict.mistake == mistake.name
    assert verdict.looks_like
    assert verdict.try_next


@pytest.mark.parametrize(
    "mistake", [m for m in MISTAKES if m.check.endswith(".regularizer")], ids=lambda m: f"{m.check}-{m.name}"
)
def test_a_mistake_in_the_regularizer_loses_nothing_else(mistake, oracle, references):
    for part in ("loss", "gradient"):
        name = f"{mistake.function}.{part}"
        assert judge(find(name), Module(references.mistaken(mistake)), oracle).state is State.PASSED


def test_fresh_problems_depend_on_the_seed_and_on_nothing_else(references):
    check = find("svm_loss_naive.loss")

    def hidden(seed):
        return [case.right["loss"] for case in LiveOracle(references, seed).cases(check) if case.hidden]

    assert hidden((1,)) == hidden((1,))
    assert set(hidden((1,))) & set(hidden((2,))) <= {0.0}


def test_a_message_never_tells_a_hidden_answer(references):
    check = find("svm_loss_naive.loss")
    live = LiveOracle(references, seed=(5,))
    shipped = [case.right["loss"] for case in Table().cases(check)]

    def right_on_published_only(W, X, y, reg):
        loss, dW = references.module("linear_svm").svm_loss_naive(W, X, y, reg)
        return (loss if any(abs(loss - known) < 1e-9 for known in shipped) else 12345.678), dW

    verdict = verdict_on_function("svm_loss_naive.loss", right_on_published_only, live)
    assert verdict.state is State.FAILED
    assert "hidden" in verdict.came_out
    for case in live.cases(check):
        if case.hidden and case.right["loss"] > 0:
            assert f"{case.right['loss']:.6g}" not in repr(verdict)


@pytest.mark.parametrize(
    ("returned", "words"),
    [
        (None, "None (is there a `return`?)"),
        (3.0, "expected two values"),
        ((1.0, None, 2.0), "3 values"),
        (("one", np.zeros((5, 4))), "expected one number"),
        ((np.ones(1), np.zeros((5, 4))), "array of shape (1,)"),
        ((1j, np.zeros((5, 4))), "type complex"),
    ],
)
def test_a_wrong_kind_of_result_is_told_in_words(returned, words):
    verdict = verdict_on_function("svm_loss_naive.loss", lambda W, X, y, reg: returned, Table())
    assert verdict.state is State.FAILED
    assert words in verdict.came_out


@pytest.mark.parametrize("gradient", [np.zeros((4, 5)), np.asmatrix(np.zeros((5, 4))), None, [[0.0] * 4] * 5, np.nan])
def test_a_gradient_of_another_kind_than_promised_fails(gradient):
    verdict = verdict_on_function("svm_loss_naive.gradient", lambda W, X, y, reg: (0.0, gradient), Table())
    assert verdict.state is State.FAILED
    assert "dW came back as" in verdict.came_out


def test_nan_is_never_right():
    nan = lambda W, X, y, reg: (np.nan, np.full(W.shape, np.nan))  # noqa: E731
    for name in ("svm_loss_naive.loss", "svm_loss_naive.gradient", "svm_loss_naive.regularizer"):
        assert verdict_on_function(name, nan, Table()).state is State.FAILED


def test_changing_the_inputs_costs_the_gradient_and_nothing_else(references):
    def changes_W(W, X, y, reg):
        result = references.module("linear_svm").svm_loss_naive(W, X, y, reg)
        W *= 2
        return result

    assert verdict_on_function("svm_loss_naive.loss", changes_W, Table()).state is State.PASSED
    verdict = verdict_on_function("svm_loss_naive.gradient", changes_W, Table())
    assert verdict.state is State.FAILED
    assert "argument 1 in place" in verdict.came_out


def test_a_known_mistake_that_raises_itself_is_no_reason_to_stop(references, monkeypatch):
    raising = replace(
        next(m for m in MISTAKES if m.check == "svm_loss_naive.loss" and m.looks_like),
        edits={"    loss = 0.0\n": "    raise ValueError\n"},
    )
    monkeypatch.setattr(references, "unnamed_mistakes", lambda check: [raising])
    live = LiveOracle(references, seed=(4,))
    verdict = verdict_on_function("svm_loss_naive.loss", lambda W, X, y, reg: (1.0, W), live)
    assert verdict.state is State.FAILED
    assert verdict.mistake is None


class Odd:
    """A subject that answers every script with the same odd value."""

    def __init__(self, value) -> None:
        self.value = value

    def call(self, function, args, count=False, script=""):
        return Reply(self.value)


@pytest.mark.parametrize("name", [name for name, check in CHECKS.items() if check.module in SCRIPTED])
@pytest.mark.parametrize(
    "value",
    [None, "text", 3.0, (), (1, 2), np.zeros((2, 0, 3)), (np.zeros(3),) * 3, ((np.zeros((1, 1, 1)),) * 4,) * 5],
    ids=lambda value: type(value).__name__,
)
def test_an_answer_of_any_kind_is_judged(name, value, oracle):
    assert judge(find(name), Odd(value), oracle).state is State.FAILED


def test_an_unknown_check_names_its_neighbours():
    with pytest.raises(KeyError, match=r"did you mean svm_loss_naive\.loss"):
        find("svm_loss_naiv.loss")


def test_a_verdict_tells_its_state_by_sign_and_word_not_by_colour():
    signs = {state.sign for state in State}
    assert len(signs) == 3
    failed = Verdict("a.b", State.FAILED, 3, "the question", "the outcome", "the mistake", "the next step")
    assert repr(failed).splitlines() == [
        "✗ a.b: failed (0 of 3 points)",
        "  Checked:    the question",
        "  Came out:   the outcome",
        "  Looks like: the mistake",
        "  Try next:   the next step",
    ]
    assert CheckFailed(failed)._render_traceback_() == repr(failed).splitlines()


@pytest.fixture
def student(tmp_path):
    """A student's linear_svm.py to be written, and the subject that runs it."""
    activate(Overlay(tmp_path, "1-losses"))

    def write(text: str) -> LocalSubject:
        (tmp_path / "linear_svm.py").write_text(text, encoding="utf-8")
        return subject

    subject = LocalSubject("linear_svm", seconds=0.3)
    yield write
    activate(None)


def test_an_edit_counts_at_the_next_call(student):
    assert student("def f():\n    return 1").call("f", ()).value == 1
    assert student("def f():\n    return 2").call("f", ()).value == 2
    with pytest.raises(SubjectMissing, match=r"Python can't read linear_svm\.py, line 2"):
        student("def f():\n    return = 2").call("f", ())


@pytest.mark.parametrize("body", ["while True: pass", "import time; time.sleep(1000)"])
def test_a_call_that_does_not_return_is_stopped_and_remembered_until_the_file_changes(student, body):
    subject = student(f"def f():\n    {body}\n\ndef g():\n    return 1")
    with pytest.raises(SubjectFailed, match="f did not return within"):
        subject.call("f", ())
    with pytest.raises(SubjectMissing, match="f did not return when it was asked before"):
        subject.call("f", ())
    assert subject.call("g", ()).value == 1
    assert student("def f():\n    return 3").call("f", ()).value == 3


def test_what_a_student_prints_and_breaks_stays_inside_the_call(student, capfd):
    before = np.random.get_state()[1].tolist()
    subject = student(
        "import sys, warnings\nimport numpy as np\n"
        "def f():\n    print('x'); print('y', file=sys.stderr); warnings.warn('z')\n"
        "    np.random.seed(0); np.seterr(all='raise'); return float(np.float64(1) * 2)"
    )
    assert subject.call("f", ()).value == 2
    assert capfd.readouterr() == ("", "")
    assert np.random.get_state()[1].tolist() == before
    assert np.geterr()["over"] != "raise"


@pytest.mark.parametrize("raised", ["ValueError('no')", "SystemExit(0)", "RecursionError()", "MemoryError()"])
def test_whatever_a_student_raises_is_told_with_its_line(student, raised):
    with pytest.raises(SubjectFailed, match=rf"{raised.partition('(')[0]}.*linear_svm\.py, line 2"):
        student(f"def f():\n    raise {raised}").call("f", ())


def test_the_deadline_works_outside_the_main_thread():
    ended = []

    def wait():
        try:
            with deadline(0.1):
                while True:
                    pass
        except DidNotReturn:
            ended.append(time.monotonic())

    thread = Thread(target=wait, daemon=True)
    thread.start()
    thread.join(timeout=10)
    assert ended


def test_code_that_returns_in_time_is_left_alone():
    with deadline(5):
        assert sum(range(1000)) == 499500


@pytest.mark.parametrize("version", ["svm_loss_naive", "svm_loss_vectorized"])
def test_at_a_kink_the_other_subgradient_passes_with_a_note(version, oracle, references):
    (other,) = [m for m in references.mistakes() if m.also_right and m.function == version]
    verdict = judge(find(f"{version}.gradient"), Module(references.mistaken(other)), oracle)
    assert verdict.state is State.PASSED
    assert verdict.note == other.also_right
    assert other.also_right.split(";")[0] in repr(verdict).replace("\n              ", " ")


def test_at_a_kink_an_answer_that_mixes_both_sides_is_told_and_costs_nothing(oracle):
    def mixed(W, X, y, reg):
        scores = X @ W
        raw = scores - scores[np.arange(len(y)), y][:, None] + 1
        counts = (raw >= 0).astype(float)
        counts[np.arange(len(y)), y] = 0
        raw[np.arange(len(y)), y] = 0
        counts[np.arange(len(y)), y] = -np.sum(raw > 0, axis=1)
        return 0.0, X.T @ counts / len(X)

    verdict = verdict_on_function("svm_loss_naive.gradient", mixed, oracle)
    assert verdict.state is State.PASSED
    assert "no subgradient" in verdict.note


LOOPS = {
    "for": "total = 0.0\n    for row in margins:\n        total += row.sum()",
    "comprehension": "total = sum([row.sum() for row in margins])",
    "generator": "total = sum(value for row in margins for value in row)",
    "while": "i = 0; total = 0.0\n    while i < len(margins):\n        total += margins[i].sum(); i += 1",
    "map": "total = sum(map(lambda row: row.sum(), margins))",
    "vectorize": "total = np.vectorize(lambda value: value)(margins).sum()",
    "apply": "total = np.apply_along_axis(lambda row: row.sum(), 1, margins).sum()",
    "recursion": "add = lambda rows: rows[0].sum() + add(rows[1:]) if len(rows) else 0.0\n    total = add(margins)",
}
NO_LOOPS = {
    "sum": "total = margins.sum()",
    "fixed loop": "total = 0.0\n    for step in range(3):\n        total += margins.sum() / 3",
    "einsum": "total = np.einsum('nc->', margins)",
    "helper": "def add(a):\n        return a.sum()\n    total = add(margins)",
}


@pytest.mark.parametrize(
    ("body", "passes"),
    [(body, passes) for bodies, passes in ((LOOPS, False), (NO_LOOPS, True)) for body in bodies.values()],
)
def test_loops_over_examples_are_told_from_code_without(student, body, passes):
    subject = student(
        "import numpy as np\n"
        "def svm_loss_vectorized(W, X, y, reg):\n"
        "    scores, rows = X @ W, np.arange(len(y))\n"
        "    margins = np.maximum(0, scores - scores[rows, y][:, None] + 1); margins[rows, y] = 0\n"
        "    counts = (margins > 0) * 1.0; counts[rows, y] = -counts.sum(axis=1)\n"
        f"    {body}\n"
        "    return total / len(X) + reg * np.sum(W * W), X.T @ counts / len(X) + 2 * reg * W\n"
    )
    subject.seconds = 10
    verdict = judge(find("svm_loss_vectorized.no_loops"), subject, Table())
    assert (verdict.state is State.PASSED) == passes, verdict
