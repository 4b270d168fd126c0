"""What a check can ask, at home and at grading: both kinds of subject give the same answers to the same questions."""

import numpy as np
import pytest

from cs231n_lite.checks.asking import Ask
from cs231n_lite.checks.check import Check
from cs231n_lite.checks.crossing import Answered, Handle, Opaque, Rng, plain
from cs231n_lite.checks.question import SubjectFailed
from cs231n_lite.checks.returned import WrongReturn, number
from cs231n_lite.checks.subject import LocalSubject
from cs231n_lite.plumbing.overlay import Overlay
from grading.judge.limits import USUAL
from grading.judge.remote import Clock, RemoteSubject
from grading.judge.work import Work

MODULE = """
import numpy as np

def forward(x, w):
    return x @ w, {"x": x, "w": w, "secret": object()}

def backward(dout, cache):
    return dout @ cache["w"].T, cache["x"].T @ dout

def slope(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)

def shuffled(N, rng):
    return rng.permutation(N)

def many():
    return {"a": np.ones(2), "b": [1, (2.0, None)]}

def changes(x):
    x += 1
    return 0

def renamed(a, hh):
    return a * hh

class Net:
    size = 3
    def __init__(self, scale=1.0):
        self.W = scale * np.ones(2)
    def loss(self, X):
        raise NotImplementedError
    def train(self, X, steps=1):
        for _ in range(steps):
            loss, dW = self.loss(X)
            self.W = self.W - dW
        return loss
"""


@pytest.fixture(params=["here", "in another process"])
def asking(request, tmp_path, overlay):
    """Ask a subject about MODULE for a check of one of its functions."""
    (tmp_path / "linear_svm.py").write_text(MODULE, encoding="utf-8")
    overlay(Overlay(tmp_path, "1-losses"))

    def ask(function: str, **more) -> Ask:
        common = {"points": 1, "asks": "", "try_next": "", "problems": list, "returns": {"it": number}}
        return Ask(subject, Check(name=f"{function}.it", **(common | more)), {}, {})

    if request.param == "here":
        subject = LocalSubject("linear_svm")
        yield ask
    else:
        work = Work("1-losses", {"linear_svm": MODULE})
        subject = RemoteSubject("linear_svm", work, request.getfixturevalue("jail"), Clock(USUAL))
        yield ask
        subject.end()


def test_a_cache_stays_there_and_can_be_handed_back(asking):
    x, w = np.arange(6.0).reshape(2, 3), np.ones((3, 2))
    out, cache = asking("forward").keeping((1,), x, w)
    np.testing.assert_array_equal(out, x @ w)
    assert isinstance(cache, Handle)
    dx, dw = asking("backward")(np.ones((2, 2)), cache)
    np.testing.assert_array_equal(dx, np.full((2, 3), 2.0))
    np.testing.assert_array_equal(dw, x.T @ np.ones((2, 2)))


def test_a_function_that_is_passed_is_answered_on_this_side(asking):
    seen = []

    def f(x):
        seen.append(x)
        return x**2

    assert asking("slope")(f, 3.0, h=0.5) == 6.0
    assert seen == [3.5, 2.5]


def test_an_overriding_method_is_answered_on_this_side_and_sees_the_attributes_it_names(asking):
    seen = []

    def loss(W, X):
        seen.append(W.copy())
        return float(len(seen)), X

    ask = asking("Net")
    net = ask.make("Net", {"loss": Answered(loss, ("W",))}, scale=2.0)
    assert ask.call(net, "train", np.array([1.0, 0.5]), steps=2) == 2.0
    np.testing.assert_array_equal(seen, [[2.0, 2.0], [1.0, 1.5]])
    np.testing.assert_array_equal(ask.read(net, "W"), [0.0, 1.0])
    ask.write(net, "W", np.zeros(2))
    np.testing.assert_array_equal(ask.read(net, "W"), np.zeros(2))
    assert ask.read(net, "size") == 3
    ask.forget()


def test_the_same_generator_serves_one_question_and_a_fresh_one_the_next(asking):
    ask = asking("shuffled")
    first, second = ask.many([(20, Rng(7))] * 2)
    (again,) = ask.many([(20, Rng(7))])
    assert not np.array_equal(first, second)
    np.testing.assert_array_equal(first, again)
    np.testing.assert_array_equal(first, np.random.default_rng(7).permutation(20))


def test_dicts_and_lists_come_back_within_bounds(asking):
    found = asking("many")()
    np.testing.assert_array_equal(found["a"], np.ones(2))
    assert found["b"] == (1, (2.0, None))
    deep = []
    for _ in range(50):
        deep = [deep]
    assert plain(deep) == Opaque("list")
    assert plain([0] * 200_000) == Opaque("list")


def test_arguments_go_in_by_order_where_they_have_other_names(asking):
    assert asking("renamed")(3.0, h=2.0) == 6.0


def test_arguments_come_back_as_they_were_left_and_a_change_can_be_minded(asking):
    x = np.zeros(3)
    _, (after,) = asking("changes").afterwards(x)
    np.testing.assert_array_equal(after, np.ones(3))
    np.testing.assert_array_equal(x, np.zeros(3))
    ask = asking("changes", keeps_inputs=True)
    ask.problem = {"x": x}
    with pytest.raises(WrongReturn, match="it changed its x in place"):
        ask(x)


def test_what_the_asking_side_cannot_answer_is_told_by_it(asking):
    def picky(x):
        raise WrongReturn("you called f with a text")

    with pytest.raises(WrongReturn, match="with a text"):
        asking("slope")(picky, 1.0)
    with pytest.raises(WrongReturn, match=r"doesn't take \(TypeError\)"):
        asking("slope")(lambda: 1.0, 1.0)


def test_what_the_students_code_raises_is_told_with_its_line(asking):
    with pytest.raises(SubjectFailed, match=r"linear_svm\.py, line 5"):
        asking("forward")(np.ones((2, 3)), np.ones((2, 3)))


def test_the_judge_does_without_what_only_unix_has(python, course):
    code = "import sys; sys.modules |= {'resource': None, 'fcntl': None, 'pwd': None}; import grading.judge.trial"
    done = python("-c", code, cwd=course.root)
    assert done.returncode == 0, done.stderr
