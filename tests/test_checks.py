"""The checks: right code passes, each known mistake fails and is named, and nothing hidden is told."""

import inspect
import os
import signal
import sys
import time
from dataclasses import replace
from threading import Thread
from types import ModuleType

import numpy as np
import pytest

from cs231n_lite.checks.catalogue import all_checks, find
from cs231n_lite.checks.deadline import DidNotReturn, _Alarm, deadline
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.question import Question, Reply, SubjectFailed, SubjectMissing
from cs231n_lite.checks.subject import LocalSubject
from cs231n_lite.checks.table import Table
from cs231n_lite.checks.verdict import CheckFailed, State, Verdict
from cs231n_lite.plumbing.overlay import Overlay
from grading.course_folder import CourseFolder
from grading.judge.oracle import LiveOracle
from grading.judge.references import ModuleSubject, References

MISTAKES = [m for m in References(CourseFolder()).mistakes() if not m.also_right]


@pytest.fixture(params=["table", "live"])
def oracle(request, live):
    return Table() if request.param == "table" else live


def verdict_on_function(name: str, function, oracle) -> Verdict:
    module = ModuleType("cs231n_lite.anything")
    module.__file__ = __file__
    setattr(module, find(name).function, function)
    return judge(find(name), ModuleSubject(module), oracle)


@pytest.mark.parametrize("name", all_checks())
def test_the_reference_passes(name, oracle, references):
    verdict = judge(find(name), ModuleSubject(references.module(find(name).module)), oracle)
    assert verdict.state is State.PASSED, verdict
    assert verdict.points == find(name).points


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m.check}-{m.name}")
def test_a_known_mistake_fails_and_is_named(mistake, oracle, references):
    verdict = judge(find(mistake.check), ModuleSubject(references.mistaken(mistake)), oracle)
    assert verdict.state is State.FAILED
    assert verdict.mistake == mistake.name
    assert verdict.looks_like
    assert verdict.try_next


@pytest.mark.parametrize(
    "mistake", [m for m in MISTAKES if m.check.endswith(".regularizer")], ids=lambda m: f"{m.check}-{m.name}"
)
def test_a_mistake_in_the_regularizer_loses_nothing_else(mistake, oracle, references):
    own = [check.name for check in all_checks().values() if check.exercise == find(mistake.check).exercise]
    for name in (name for name in own if name.rpartition(".")[2].startswith(("loss", "gradient"))):
        assert judge(find(name), ModuleSubject(references.mistaken(mistake)), oracle).state is State.PASSED


def test_fresh_problems_depend_on_the_seed_and_on_nothing_else(references):
    check = find("svm_loss_naive.loss")

    def hidden(seed):
        return [case.right["loss"] for case in LiveOracle(references, seed).cases(check) if not case.number]

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
        if not case.number and case.right["loss"] > 0:
            assert f"{case.right['loss']:.6g}" not in repr(verdict)


@pytest.mark.parametrize(
    ("returned", "words"),
    [
        (None, "it returned None"),
        (3.0, "expected 2 values"),
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


@pytest.mark.parametrize("gradient", [np.zeros((4, 5)), np.ma.zeros((5, 4)), None, [[0.0] * 4] * 5, np.nan])
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
    assert "changed its W in place" in verdict.came_out


def test_a_known_mistake_that_raises_itself_is_no_reason_to_stop(references, monkeypatch):
    raising = replace(
        next(m for m in MISTAKES if m.check == "svm_loss_naive.loss" and m.looks_like),
        edits={"    loss = 0.0\n": "    raise ValueError\n"},
    )
    monkeypatch.setattr(references, "mistakes_by_value", lambda check: [raising])
    live = LiveOracle(references, seed=(4,))
    verdict = verdict_on_function("svm_loss_naive.loss", lambda W, X, y, reg: (1.0, W), live)
    assert verdict.state is State.FAILED
    assert verdict.mistake is None


class Odd:
    """A subject that answers every question with the same odd value."""

    module = "anything"

    def __init__(self, value) -> None:
        self.value = value

    def ask(self, question):
        left = {str(n): self.value for n in range(9)}
        return Reply((self.value,) * len(question.calls or [0]), after=(left,) * len(question.calls))

    def expect(self, questions):
        pass

    def source(self):
        return None


@pytest.mark.parametrize("name", [name for name in all_checks() if not name.endswith("no_loops")])
@pytest.mark.parametrize(
    "value",
    [
        None,
        "text",
        3.0,
        (),
        (1, 2),
        np.zeros((2, 0, 3)),
        (np.zeros(3),) * 3,
        ((np.zeros((1, 1, 1)),) * 4,) * 5,
        {"a": 1},
    ],
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
        "  Checked:    The question.",
        "  Came out:   The outcome.",
        "  Looks like: The mistake.",
        "  Try next:   The next step.",
    ]
    assert CheckFailed(failed)._render_traceback_() == [*repr(failed).splitlines(), '  More help:  hint("a.b")']


@pytest.fixture
def student(tmp_path, overlay):
    """A student's linear_svm.py to be written, and the subject that runs it."""
    overlay(Overlay(tmp_path, "1-losses"))

    def write(text: str) -> LocalSubject:
        (tmp_path / "linear_svm.py").write_text(text, encoding="utf-8")
        return subject

    subject = LocalSubject("linear_svm", seconds=0.3, wall=2.0)
    return write


def called(subject: LocalSubject, name: str = "f", *args):
    """What a function of the student's returns."""
    return subject.ask(Question("call", name, calls=((args, {}),))).values[0]


def test_an_edit_counts_at_the_next_call(student):
    assert called(student("def f():\n    return 1")) == 1
    assert called(student("def f():\n    return 2")) == 2
    with pytest.raises(SubjectMissing, match=r"Python can't read linear_svm\.py, line 2"):
        called(student("def f():\n    return = 2"))


def test_what_a_function_imports_is_the_file_as_it_stands_and_the_notebook_keeps_its_own(
    student, tmp_path, monkeypatch
):
    name, other = "cs231n_lite.regularizers", tmp_path / "regularizers.py"
    held = ModuleType(name)
    monkeypatch.setitem(sys.modules, name, held)
    monkeypatch.setattr("cs231n_lite.regularizers", held, raising=False)
    other.write_text("calls, x = 0, 1\n", encoding="utf-8")
    subject = student(
        "def f():\n    from . import regularizers\n    regularizers.calls += 1\n"
        "    from .regularizers import calls, x\n    return 10 * x + calls\n"
    )
    assert [called(subject), called(subject)] == [11, 12]  # imported once, not at each call
    before = other.stat().st_mtime_ns
    other.write_text("calls, x = 0, 2\n", encoding="utf-8")
    os.utime(other, ns=(before + 10**9, before + 10**9))  # clocks of files may tick as seldom as every 10 ms
    assert called(subject) == 21
    assert sys.modules[name] is held is sys.modules["cs231n_lite"].regularizers


SWALLOWS = {
    "loop": "while True: pass",
    "sleep": "import time; time.sleep(1000)",
    "except BaseException": "while True:\n        try:\n            while True: pass\n"
    "        except BaseException: pass",
    "finally": "while True:\n        try:\n            while True: pass\n        finally: continue",
    "returns all the same": "try:\n        while True: pass\n    except BaseException: return 1",
    "__del__": "class A:\n        def __del__(self):\n            while True: pass\n    while True: A()",
}


@pytest.mark.slow
@pytest.mark.parametrize("body", SWALLOWS.values(), ids=SWALLOWS)
def test_a_call_that_does_not_return_is_stopped_and_remembered_until_the_file_changes(student, body):
    subject = student(f"def f():\n    {body}\n\ndef g():\n    return 1")
    with pytest.raises(SubjectFailed, match="f did not return within"):
        called(subject)
    with pytest.raises(SubjectMissing, match="f did not return when it was asked before"):
        called(subject)
    assert called(subject, "g") == 1
    assert called(student("def f():\n    return 3")) == 3


@pytest.mark.slow
def test_waiting_is_no_work(student):
    """On a busy machine a right function waits; what counts is what it works itself."""
    assert called(student("import time\ndef f():\n    time.sleep(1)\n    return 5")) == 5


def test_what_a_student_prints_and_breaks_stays_inside_the_call(student, capfd):
    before = np.random.get_state()[1].tolist()
    subject = student(
        "import sys, warnings\nimport numpy as np\n"
        "def f():\n    print('x'); print('y', file=sys.stderr); warnings.warn('z')\n"
        "    np.random.seed(0); np.seterr(all='raise'); return float(np.float64(1) * 2)"
    )
    reply = subject.ask(Question("call", "f", calls=(((), {}),)))
    assert reply.values == (2,)
    assert reply.printed == "x\ny\n"
    assert reply.disturbed == ("np.random",)
    assert capfd.readouterr() == ("", "")
    assert np.random.get_state()[1].tolist() == before
    assert np.geterr()["over"] != "raise"


def test_a_flood_of_prints_is_cut(student):
    subject = student("def f():\n    for _ in range(10**5): print('x' * 100)\n    return 1")
    assert len(subject.ask(Question("call", "f", calls=(((), {}),))).printed) <= 4000


@pytest.mark.parametrize("raised", ["ValueError('no')", "RecursionError()", "MemoryError()"])
def test_whatever_a_student_raises_is_told_with_its_line(student, raised):
    with pytest.raises(SubjectFailed, match=rf"{raised.partition('(')[0]}.*linear_svm\.py, line 2"):
        called(student(f"def f():\n    raise {raised}"))


def test_whoever_ends_python_is_told_so(student):
    with pytest.raises(SubjectFailed, match=r"it called exit\(\)") as failed:
        called(student("def f():\n    exit()"))
    assert failed.value.kind == "ended"


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


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no alarms here")
def test_a_signal_that_comes_late_sets_no_timer_again():
    watch = _Alarm()
    watch.start(60, 60)
    watch.stop()
    watch._ring(signal.SIGALRM, inspect.currentframe())
    assert not watch.rang
    assert signal.getitimer(signal.ITIMER_REAL) == signal.getitimer(signal.ITIMER_PROF) == (0, 0)


@pytest.mark.parametrize("version", ["svm_loss_naive", "svm_loss_vectorized"])
def test_at_a_kink_the_other_subgradient_passes_with_a_note(version, oracle, references):
    (other,) = [m for m in references.mistakes() if m.also_right and m.function == version]
    verdict = judge(find(f"{version}.gradient"), ModuleSubject(references.mistaken(other)), oracle)
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
    subject.seconds, subject.wall = 10, 60
    verdict = judge(find("svm_loss_vectorized.no_loops"), subject, Table())
    assert (verdict.state is State.PASSED) == passes, verdict
