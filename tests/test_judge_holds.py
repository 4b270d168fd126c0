"""Trouble of the machine costs no student a point, and no student's code takes the judge's memory or time."""

import os
import signal
from collections.abc import Callable

import numpy as np
import pytest

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.crossing import Answered
from cs231n_lite.checks.question import NobodyToAsk, Question, Reply, SubjectFailed, SubjectMissing
from cs231n_lite.checks.returned import WrongReturn, array
from cs231n_lite.checks.verdict import State
from grading.jail.jail import Jail
from grading.jail.unjailed import Unjailed
from grading.judge.judging import Judge
from grading.judge.limits import USUAL, Clock, Limits
from grading.judge.oracle import LARGEST_LENT, LiveOracle
from grading.judge.remembered import LARGEST, MOST, Remembered
from grading.judge.remote import AskAgain, CouldNotBegin, RemoteSubject
from grading.judge.room import LARGEST as LARGEST_ARRAY
from grading.judge.room import bounded, room
from grading.judge.work import Work

ASSIGNMENT = "2-optimization"
# functions passed along, objects kept, several questions together
KILLED = ("gradient_check", "linear_classifier", "regularizers")
KIB = 2**10


class Disturbed:
    """A place in which something happens right before each message of some numbers is received."""

    def __init__(self, place, happens: Callable, at) -> None:
        self.place, self.happens, self.at = place, happens, at
        self.received = self.started = 0

    def start(self):
        self.started += 1
        running = self.place.start()
        receive = running.receive

        def disturbed(until):
            self.received += 1
            if self.received in self.at:
                self.happens(self.place, running)
            return receive(until)

        running.receive = disturbed
        return running


def end_process(place, running) -> None:
    """End the student's process from outside, as a killer of processes does when memory is short."""
    if isinstance(place, Unjailed):
        running._process.kill()
    else:
        running._take_hold()
        signal.pidfd_send_signal(running._process, signal.SIGKILL)


def end_jail(place, running) -> None:
    os.kill(place._walls.pid, signal.SIGKILL)


def nothing(place, running) -> None:
    pass


@pytest.fixture(scope="module")
def right(course) -> dict[str, str]:
    """The text of every module, right."""
    paths = [path for name in course.assignments for path in course.references(name)]
    return {path.stem: path.read_text(encoding="utf-8") for path in paths}


@pytest.fixture(scope="module")
def own_jail(jail):
    """A jail that may be ended."""
    with Jail() as place:
        yield place


@pytest.fixture
def verdicts(references, right):
    """The verdicts on the checks of a module, and the place where it was asked."""

    def judged(module: str, place, happens=nothing, at=(), limits=USUAL, text: str | None = None):
        disturbed = Disturbed(place, happens, at)
        work = Work(ASSIGNMENT, right | ({module: text} if text else {}))
        with Judge(references, work, (5, 6), disturbed, limits) as judge:
            found = [judge.verdict(check) for check in all_checks().values() if check.module == module]
        return found, disturbed

    return judged


@pytest.mark.slow
@pytest.mark.parametrize("module", KILLED)
def test_a_process_that_is_ended_from_outside_costs_nothing(verdicts, jail, module: str):
    undisturbed, place = verdicts(module, jail)
    assert all(verdict.state is State.PASSED for verdict in undisturbed)
    started = []
    for moment in (1, 2, place.received // 2, place.received - 1):
        found, disturbed = verdicts(module, jail, end_process, {moment})
        assert found == undisturbed
        started.append(disturbed.started)
    assert max(started) > place.started


@pytest.mark.slow
def test_without_a_jail_it_costs_nothing_either(verdicts):
    undisturbed, place = verdicts("gradient_check", Unjailed())
    assert verdicts("gradient_check", Unjailed(), end_process, {place.received // 2})[0] == undisturbed


@pytest.mark.slow
@pytest.mark.parametrize("module", KILLED)
def test_a_jail_that_is_ended_from_outside_costs_nothing(verdicts, own_jail, module: str):
    undisturbed, place = verdicts(module, own_jail)
    moments = {1, place.received // 2}
    found, disturbed = verdicts(module, own_jail, end_jail, moments)
    assert found == undisturbed
    assert disturbed.started > place.started


def test_a_jail_that_is_ended_again_and_again_is_trouble_and_no_verdict(verdicts, own_jail):
    with pytest.raises(NobodyToAsk):
        verdicts("regularizers", own_jail, end_jail, range(1, 1000, 2))


def test_whoever_ends_the_process_ends_the_next_one_too_and_is_told_so(verdicts, jail, right):
    text = f"{right['regularizers']}\nimport os\n\ndef l2(W, reg):\n    os._exit(0)\n"
    found, place = verdicts("regularizers", jail, text=text)
    told = {verdict.check: verdict for verdict in found}
    assert "ended the whole process" in told["l2.value_and_gradient"].came_out
    assert told["l1.value_and_gradient"].state is State.PASSED
    assert place.started <= 1 + 2 * sum(name.startswith("l2.") for name in told)


def test_a_wrong_answer_stays_wrong_when_it_is_asked_again(verdicts, jail, right):
    wrong = "import os\n\ndef l2(W, reg):\n    return 0.0, 0 * W\n"
    text = f"{right['regularizers']}\n{wrong}"
    found, _ = verdicts("regularizers", jail, end_process, {2}, text=text)
    undisturbed, _ = verdicts("regularizers", jail, text=text)
    assert found == undisturbed
    assert found[0].state is State.FAILED


def test_asking_again_takes_the_time_of_the_same_submission(jail):
    text = "import os, time\n\ndef l2(W, reg):\n    time.sleep(0.2)\n    os._exit(0)\n"
    clock = Clock(USUAL)
    subject = RemoteSubject("regularizers", Work(ASSIGNMENT, {"regularizers": text}), jail, clock)
    question = Question("call", "l2", calls=(((np.ones(2), 0.5), {}),))
    with subject.believing(False), pytest.raises(AskAgain):
        subject.ask(question)
    assert clock.spent >= 0.2
    with pytest.raises(SubjectFailed):
        subject.ask(question)
    subject.end()
    assert clock.spent >= 0.4


def test_a_place_that_is_gone_is_no_end_of_a_students_process(jail):
    class Gone:
        """It starts one process, which is ended, and then none."""

        def __init__(self) -> None:
            self.first = [jail.start()]

        def start(self):
            running = self.first.pop()
            receive = running.receive
            running.receive = lambda until: (receive(until), end_process(jail, running))[0]
            return running

    waiting = "import time\n\ndef l2():\n    time.sleep(600)\n"
    subject = RemoteSubject("regularizers", Work(ASSIGNMENT, {"regularizers": waiting}), Gone(), Clock(USUAL))
    with pytest.raises(CouldNotBegin):
        subject.ask(Question("call", "l2", calls=(((), {}),)))


def test_what_is_remembered_of_a_module_has_a_bound():
    known = Remembered()
    replies = [Reply((np.full(LARGEST // 16, float(k)),)) for k in range(4 * MOST // LARGEST)]
    for k, reply in enumerate(replies):
        known.put(b"%d" % k, reply)
    kept = [known.get(b"%d" % k) for k in range(len(replies))]
    assert kept[0] is replies[0]
    assert sum(room(reply.values) for reply in kept if reply) <= MOST
    known = Remembered()
    known.put(b"large", Reply((np.zeros(LARGEST // 8),)))
    assert known.get(b"large") is None


def test_an_answer_that_is_not_remembered_is_asked_anew(jail):
    text = f"import numpy as np\n\ndef l2(W, reg):\n    return float(reg), np.ones({LARGEST // 4})\n"
    subject = RemoteSubject("regularizers", Work(ASSIGNMENT, {"regularizers": text}), jail, Clock(USUAL))
    questions = [Question("call", "l2", calls=(((np.ones(2), float(k)), {}),)) for k in range(4)]
    subject.ask(questions[0])
    subject.expect(questions[1:])
    for _ in range(2):
        assert [subject.ask(question).values[0][0] for question in questions[::-1]] == [3.0, 2.0, 1.0, 0.0]
    subject.end()


def test_an_array_far_too_large_takes_no_memory_and_is_told_of_by_its_shape(verdicts, jail, right):
    text = f"{right['regularizers']}\nimport numpy as np\n\ndef l2(W, reg):\n    return 0.0, np.zeros((2800, 2800))\n"
    found, _ = verdicts("regularizers", jail, text=text)
    assert "array of shape (2800, 2800); expected an array of shape (" in found[0].came_out
    large = bounded((np.zeros((2800, 2800)), {"a": np.zeros(LARGEST_ARRAY // 8 + 1)}, np.arange(3), "text"))
    assert room(large) < KIB
    assert large[0].shape == (2800, 2800)
    np.testing.assert_array_equal(large[2:3], [[0, 1, 2]])
    assert np.all(np.isnan(array(large[0], "it", (2800, 2800))))


def test_right_answers_are_far_from_too_large(live):
    right = [value for check in all_checks().values() for case in live.cases(check) for value in case.right.values()]
    assert 0 < max(room(value) for value in right) <= LARGEST_ARRAY // 16


ENDLESS = "import numpy as np\n\ndef eval_numerical_gradient(f, x, h=1e-5):\n    while True:\n        f({x})\n"


@pytest.mark.parametrize(("x", "limits"), [("x", Limits(calls=50)), ("np.ones(20_000)", Limits(heard=10**6))])
def test_whoever_asks_too_much_is_stopped_and_not_asked_again(jail, x: str, limits: Limits):
    text, asked = ENDLESS.format(x=x), []

    def f(x):
        asked.append(x)
        return 0.0

    subject = RemoteSubject("gradient_check", Work(ASSIGNMENT, {"gradient_check": text}), jail, Clock(limits))
    question = Question("call", "eval_numerical_gradient", calls=(((Answered(f), np.ones(2)), {}),))
    with pytest.raises(SubjectFailed, match="more than") as failed:
        subject.ask(question)
    assert failed.value.kind == "stuck"
    assert 0 < len(asked) <= limits.calls
    assert sum(x.nbytes for x in asked) <= limits.heard
    with pytest.raises(SubjectMissing):
        subject.ask(question)


@pytest.mark.parametrize(
    "scores",
    [
        (LARGEST_LENT,) * 1_200_000,
        ((LARGEST_LENT,) * 60,) * 20_000,
        (10**4000,) * 60,
        tuple((2,) * 60 for _ in range(1000)),
        ((0,) * 99_000,),
    ],
    ids=["one long tuple", "many short ones", "large numbers", "a shape of 2**60", "zeros"],
)
def test_numbers_lent_a_function_are_counted_before_they_are_worked_with(references, scores):
    with pytest.raises(WrongReturn):
        LiveOracle(references, (1,)).helper("softmax_probabilities")(scores)


def test_what_an_honest_function_gives_to_a_lent_one_is_taken(references):
    labels, scores = (0, 1, 1, 0) * 25, np.tile(np.eye(2), (50, 1))
    helper = LiveOracle(references, (1,)).helper("right_class_scores")
    assert np.shape(helper(scores, np.array(labels))) == (100,)
    assert np.shape(helper(scores, labels)) == (100,)


@pytest.mark.slow
def test_a_right_answer_asks_far_less_than_it_may(verdicts, jail):
    for module in ("optim", "gradient_check", "linear_classifier"):
        few = Limits(calls=USUAL.calls // 20, heard=USUAL.heard // 20)
        assert all(verdict.state is State.PASSED for verdict in verdicts(module, jail, limits=few)[0])
