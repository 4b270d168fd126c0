"""Whatever comes over a job's line, the judge reads a reply or ends that job, in time and within bounds."""

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.crossing import Answered, Handle, Opaque
from cs231n_lite.checks.judge import judge
from cs231n_lite.checks.question import Question, Reply, SubjectFailed, SubjectMissing
from cs231n_lite.checks.returned import WrongReturn
from grading.jail.inside.wire import HEAD, LARGEST, framed
from grading.jail.inside.worker import READY
from grading.jail.running import Running
from grading.judge.limits import Limits
from grading.judge.oracle import LARGEST_LENT, LiveOracle
from grading.judge.remote import Clock, RemoteSubject
from grading.judge.work import Work

from . import FUNCTIONS, Attack, probe

LIMITS = Limits(seconds=0.05, importing=0.05, patience=0.2, submission=5.0)
REPLY = {"values": (0.0,), "after": (), "steps": 0, "disturbed": (), "printed": "", "kinds": (), "memory": 0}


class Scripted:
    """A place whose process begins as it should, and then says the same to everybody."""

    def __init__(self, said: bytes) -> None:
        self.said, self.started = said, []

    def start(self) -> Running:
        ours, theirs = socket.socketpair()
        thread = threading.Thread(target=self._say, args=(theirs,), daemon=True)
        self.started.append((thread, theirs))
        thread.start()
        return Running(ours)

    def _say(self, line: socket.socket) -> None:
        try:
            line.sendall(framed(READY) + self.said)
            while line.recv(2**20):
                pass
        except OSError:
            pass


@pytest.fixture
def hearing() -> Iterator[Callable[[bytes], RemoteSubject]]:
    """A subject whose process says these bytes, whatever it is asked."""
    places, subjects = [], []

    def made(said: bytes) -> RemoteSubject:
        places.append(Scripted(said))
        subjects.append(RemoteSubject("regularizers", Work("1-losses", {}), places[-1], Clock(LIMITS)))
        return subjects[-1]

    yield made
    for subject in subjects:
        subject.end()
    for thread, theirs in [each for place in places for each in place.started]:
        thread.join(10)
        assert not thread.is_alive(), "the judge keeps a line open"
        theirs.close()


QUESTION = Question("call", "l2", calls=(((Answered(lambda *a, **k: 1.0),), {}),))


def shape(text: str, *parts: bytes) -> bytes:
    """A message whose description is `text`."""
    raw = text.encode("utf-8", "surrogatepass")
    body = struct.pack(f"<I{1 + len(parts)}Q", 1 + len(parts), len(raw), *map(len, parts)) + raw + b"".join(parts)
    return HEAD.pack(len(body)) + body


def forged(**changed: object) -> bytes:
    return framed(("reply", {**REPLY, **changed}))


def asked(*args: object, number: object = 0, **named: object) -> bytes:
    return framed(("asked", number, args, named))


UNREADABLE = {
    "nothing": b"",
    "half a head": b"\x01\x02",
    "half a message": forged()[:-3],
    "a message of no bytes": HEAD.pack(0),
    "one that is said to be too long": HEAD.pack(LARGEST + 1),
    "one that is said to be endless": b"\xff" * 8,
    "one that says more than comes": HEAD.pack(LARGEST) + b"x" * 100,
    "noise": bytes(range(256)) * 10,
    "zeros": bytes(10_000),
    "words": b"HTTP/1.1 200 OK\r\n\r\n" * 10,
    "a list": shape("[1, 2]"),
    "no JSON": shape("{"),
    "not UTF-8": HEAD.pack(14) + struct.pack("<IQ", 1, 2) + b"\xff\xfe",
    "nested without end": shape('{"tuple": [' * 200_000),
    "brackets without end": shape("[" * 1_000_000),
    "deeper than anything": shape('{"tuple": [' * 60 + "1" + "]}" * 60),
    "a number of a million digits": shape("9" * 1_000_000),
    "a dict that is a number": shape('{"dict": 5}'),
    "a dict that is a list": shape('{"dict": [1]}'),
    "a dict that is nothing": shape('{"dict": null}'),
    "a tuple that is a number": shape('{"tuple": 5}'),
    "a handle that is a list": shape('{"handle": [1]}'),
    "a handle that is true": shape('{"handle": true}'),
    "an object of two kinds": shape('{"tuple": [], "dict": {}}'),
    "an object of no kind": shape("{}"),
    "an object of an unknown kind": shape('{"pickle": "gASV"}'),
    "an array that isn't there": shape('{"array": [0, "<f8", [1]]}'),
    "an array by its name": shape('{"array": ["0", "<f8", [1]]}', bytes(8)),
    "one array many times": shape(json.dumps({"tuple": [{"array": [0, "<f8", [1000]]}] * 150}), bytes(8000)),
    "an array of objects": shape('{"array": [0, "|O", [1]]}', bytes(8)),
    "an array of a kind in a list": shape('{"array": [0, ["<f8"], [1]]}', bytes(8)),
    "a negative shape": shape('{"array": [0, "<f8", [-1]]}', bytes(8)),
    "a shape that overflows": shape('{"array": [0, "<f8", [4294967296, 4294967296, 2]]}', bytes(8)),
    "an empty shape that overflows": shape('{"array": [0, "<f8", [0, 4611686018427387904, 9]]}', b""),
    "too many axes": shape('{"array": [0, "<f8", [1, 1, 1, 1, 1, 1, 1, 1, 1]]}', bytes(8)),
    "an answer of no known kind": framed(("passed", 2)),
    "an answer that is no tuple": framed({"reply": REPLY}),
    "a reply without its parts": framed(("reply", {})),
    "a reply that is a text": framed(("reply", "passed")),
    "values that are no tuple": forged(values=1.0),
    "values that are an array": forged(values=np.zeros(3)),
    "steps that are no number": forged(steps="few"),
    "steps that are a fraction": forged(steps=0.5),
    "arguments afterwards that are no tuples": forged(after=(1.0,)),
    "something printed that is no text": forged(printed=7),
    "generators that are no texts": forged(disturbed=(7,)),
    "kinds that are no texts": forged(kinds=(None,)),
    "a failure without words": framed(("failed", 1, 2, 3, 4)),
    "a call of a function that isn't there": asked(1.0, number=7),
    "a call of a function before the first": asked(1.0, number=-1),
    "a call of a function that is a number with a fraction": asked(1.0, number=0.0),
    "a call without arguments": framed(("asked", 0)),
    "calls without end": asked(1.0) * 200_000,
    "calls without end with much in them": asked(np.zeros(10**6)) * 50,
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_is_no_reply_ends_the_job_and_is_told_of_the_function(hearing, what: str):
    subject = hearing(UNREADABLE[what])
    with pytest.raises(SubjectFailed) as failed:
        subject.ask(QUESTION)
    assert failed.value.kind in ("ended", "stuck")
    assert subject._running is None
    assert subject.clock.spent < LIMITS.submission


def in_full(values: str, steps: str = "0") -> str:
    """The description of a reply, with its values and steps as they are to stand there."""
    return (
        '{"tuple": ["reply", {"dict": {"values": {"tuple": ['
        + values
        + ']}, "after": {"tuple": []}, "steps": '
        + steps
        + ', "disturbed": {"tuple": []}, "printed": "", "kinds": {"tuple": []}, "memory": 0}}]}'
    )


ODD = {
    "no number": forged(values=(float("nan"),)),
    "infinity": forged(values=(float("-inf"),)),
    "an integer of four thousand digits": shape(in_full("9" * 4000, "9" * 4000)),
    "fewer values": forged(values=()),
    "more values": forged(values=(0.0,) * 50_000),
    "an object that is kept": forged(values=(Handle(10**9),)),
    "an object that was never kept": forged(values=(Handle(-1),)),
    "an object": forged(values=(Opaque("x" * 10_000),)),
    "a text": forged(values=("9" * 10**6,)),
    "half a letter": shape(json.dumps({"tuple": ["failed", "\ud800", "raised", "\udfff", "\ud800.py"]})),
    "an array of half precision": forged(values=(np.zeros(3, "f2"),)),
    "truth values that are none": shape(in_full('{"array": [0, "|b1", [3]]}'), b"\x07\xff\x80"),
    "steps below zero": forged(steps=-(10**18)),
    "a long text printed": forged(printed="x" * 10**6),
    "a missing function": framed(("missing", "x" * 10**6, "\x1b[2J")),
    "nested tuples": forged(values=(((((((((1,),),),),),),),),)),
}


@pytest.mark.parametrize("what", ODD)
def test_an_odd_reply_is_read_and_worth_nothing(hearing, references, what: str):
    check = all_checks()["l2.value_and_gradient"]
    subject = hearing(ODD[what] * 40)
    verdict = judge(check, subject, LiveOracle(references, (1,)))
    assert verdict.points == 0
    assert len(repr(verdict)) < 20_000
    repr(verdict).encode()


def test_a_call_that_was_answered_is_read(hearing):
    subject = hearing(asked(1.0) * 3 + forged())
    assert subject.ask(QUESTION) == Reply((0.0,))


GIVEN = {"W": np.ones((2, 3)), "X": np.ones((4, 2)), "y": np.zeros(4, int), "reg": 0.0}


@pytest.mark.parametrize(
    ("function", "args", "named"),
    [
        ("svm_loss_naive", (), {**GIVEN, "X": np.ones((LARGEST_LENT + 1, 2)), "y": np.zeros(LARGEST_LENT + 1, int)}),
        ("svm_loss_naive", (), {**GIVEN, "W": np.ones((2, LARGEST_LENT + 1))}),
        ("svm_loss_naive", (np.ones((1, 1500)), np.ones((1500, 1)), np.zeros(1500, int), 0.0), {}),
        ("softmax_probabilities", ((np.ones(LARGEST_LENT + 1),),), {}),
        ("batches_in_order", (10**6, 2), {}),
        ("batches_in_order", (np.array(10**6), 2), {}),
        ("batches_in_order", (), {"N": 10**6, "batch_size": 1}),
        ("random_batch", (10, np.array(10**6), Opaque("Generator")), {}),
        ("random_batch", (10, (1000, 1000), Opaque("Generator")), {}),
    ],
)
def test_a_lent_function_does_not_work_for_a_student(references, function: str, args: tuple, named: dict):
    """What a job may have computed on the judge's side is bounded, however it is asked: no deadline holds there."""
    with pytest.raises(WrongReturn):
        LiveOracle(references, (1,)).helper(function)(*args, **named)


IN_THE_JAIL = [
    probe(
        name,
        f"""
        from grading.jail.inside import wire, worker
        line = next(each for each in gc.get_objects() if type(each) is worker.Line)
        {code}
        """,
        loses=FUNCTIONS,
        seconds=0.2,
    )
    for name, code in {
        "answers in advance": f"line.send(('reply', {REPLY!r}))",
        "a verdict in advance": "line.send(('passed', 2))",
        "a letter too many": "line._socket.send(b'x')",
    }.items()
]


@pytest.mark.parametrize("attack", IN_THE_JAIL[:1], ids=str)
def test_an_answer_in_advance_is_an_answer_to_nothing_else(worth, attack: Attack):
    worth(attack)


@pytest.mark.full
@pytest.mark.parametrize("attack", IN_THE_JAIL[1:], ids=str)
def test_whoever_says_too_much_loses_what_was_asked(attacked, attack: Attack):
    lost = {function for function, verdict in attacked(attack).items() if not verdict.points}
    assert "l2" in lost


def test_a_question_that_was_left_unread_ends_in_time(hearing):
    subject = hearing(framed(("missing", "it isn't written", "Write it.")))
    with pytest.raises(SubjectMissing):
        subject.ask(Question("call", "l2", calls=(((np.zeros(4 * 10**6),), {}),)))
