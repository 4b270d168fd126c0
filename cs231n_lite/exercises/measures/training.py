"""The laws of a training as a whole: what it starts from, that it goes on, its precision, and what it leaves alone."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Answered
from ...checks.question import SubjectFailed, SubjectMissing
from ...checks.reading import read
from ...checks.returned import WrongReturn, array, describe
from ...checks.words import listed
from .noting import Training, noted, train
from .problems import on_grid

SMALL = 0.1  # the largest weight to start from

FLOAT64 = KnownMistake(
    "float64",
    "W is float64, so every product with X takes about twice as long.",
    "Random numbers are float64; .astype(X.dtype) turns them into what X is.",
)
NOT_SCALED = KnownMistake(
    "not_scaled",
    "the numbers that W starts from are too large: are they multiplied by a small one?",
    "Multiply the random numbers by 1e-4 or so.",
)
ONES = KnownMistake("ones", "W starts from ones.", "Start from small random numbers, or zeros.")
UNIFORM_START = KnownMistake(
    "uniform_start",
    "W starts from numbers between 0 and 1.",
    "Multiply standard normal numbers by 1e-4 or so.",
)
GIVEN_W_REPLACED = KnownMistake(
    "given_W_replaced", "a W that is there already is replaced by a new one.", "Make W only if self.W is None."
)
FLOAT32_ALWAYS = KnownMistake("float32_always", "W is float32, whatever X is.", "Give W the dtype of X: X.dtype.")
GLOBAL_DRAWS = KnownMistake(
    "global_randomness",
    "numbers come from a global random generator, not from self.rng.",
    "Draw with self.rng, so that the seed decides everything; leave np.random alone.",
)
MADE_ANEW = KnownMistake(
    "made_anew", "each call of train makes a new W, and forgets what was learned.", "Make W only if self.W is None."
)


class FlatLoss:
    """A loss that is 0 everywhere, with a note of the W that it is first asked at."""

    def __init__(self) -> None:
        self.first: Any = None

    def __call__(self, W: Any, X_batch: Any, y_batch: Any, reg: Any) -> tuple[float, np.ndarray]:
        self.first = W if self.first is None else self.first
        return 0.0, np.zeros_like(W)


def starts(rng: np.random.Generator) -> Iterator[Problem]:
    """Labels of five classes, one of which occurs nowhere; and a W that may be there already."""
    y = rng.permutation(np.resize([0, 1, 3, 4], 40))
    yield {"X": on_grid(rng.normal(size=(40, 3))), "y": y, "given": on_grid(rng.normal(size=(3, 5)))}


def first_weights(ask: Ask, problem: Problem) -> Quantities:
    """The laws of the W that a training starts from: a small one of the right shape, or the one that is there."""
    X, y, given = problem["X"], problem["y"], problem["given"]
    fresh, kept = (_weights_after_one_step(ask, X, y, W) for W in (None, given))
    expected = X.shape[1], int(np.max(y)) + 1
    if np.shape(fresh) != expected:
        raise WrongReturn(
            f"self.W is {describe(fresh)} when training starts; expected an array of shape {expected}",
            "W has a row for each number of an example, X.shape[1], and a column for each class, np.max(y) + 1.",
        )
    fresh = array(fresh, "self.W", expected)
    kept = array(kept, "self.W", given.shape)
    largest = np.max(np.abs(fresh))
    return {
        "W at the start is small": Law(
            bool(largest <= SMALL),
            f"the largest number of W at the start is {largest:.3g}; with small ones, all scores are almost equal",
            _large_start(fresh),
        ),
        "a W that is there is kept": Law(
            bool(np.array_equal(kept, given)),
            "a W that had been set before training was not kept",
            (GIVEN_W_REPLACED,) if _unlike(kept, given) else (),
            "Make W only if self.W is None.",
        ),
    }


def _unlike(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether one isn't about a multiple of the other."""
    lengths = np.sqrt(np.sum(one * one) * np.sum(other * other))
    return bool(lengths == 0 or np.sum(one * other) < 0.5 * lengths)


def _large_start(W: np.ndarray) -> tuple[KnownMistake, ...]:
    if np.all(W == 1):
        return (ONES,)
    if np.all((W >= 0) & (W <= 1)):
        return (UNIFORM_START,)
    return (NOT_SCALED,) if 0.4 < np.std(W) < 1.9 and np.min(W) < 0 else ()


def _weights_after_one_step(ask: Ask, X: np.ndarray, y: np.ndarray, W: np.ndarray | None) -> Any:
    """W after a training of one step that changes nothing; it starts from W, unless that is None.

    Whatever goes wrong once there is a new W is for other checks, and so is a loop that isn't written yet.
    """
    loss = FlatLoss()
    classifier = ask.make("LinearClassifier", {"loss": Answered(loss, ("W",))})
    if W is not None:
        ask.write(classifier, "W", W)
    failed = None
    try:
        train(ask, classifier, {"X": X, "y": y, "learning_rate": 0.1, "reg": 0.0, "num_iters": 1, "batch_size": 8})
    except (SubjectFailed, SubjectMissing, WrongReturn) as error:
        if W is not None and not isinstance(error, SubjectMissing):
            raise
        failed = error
    found = loss.first if loss.first is not None else ask.read(classifier, "W")
    if failed and found is None:
        raise failed
    return found


def second_call(ask: Ask, problem: Problem) -> Quantities:
    """That a second call of `train` goes on where the first one ended."""
    first, second = noted(ask, problem, calls=2)
    moved = float(np.max(np.abs(second.start - first.end))) if second.start.shape == first.end.shape else np.inf
    return {
        "training goes on": Law(
            moved <= 1e-12,
            f"a second call of train started from another W than the first one ended with, off by up to {moved:.2g}",
            (MADE_ANEW,) if _drawn_anew(first, second) else (),
        )
    }


def _drawn_anew(first: Training, second: Training) -> bool:
    """Whether the second training began with other small random numbers, which have to do with no earlier W."""
    W = second.start.ravel()
    known = [first.end.ravel(), first.start.ravel()]
    if np.max(np.abs(W)) > SMALL or np.std(W) == 0 or any(one.shape != W.shape for one in known):
        return False
    return all(np.std(one) > 0 and abs(np.corrcoef(W, one)[0, 1]) < 0.5 for one in known)


def precision(ask: Ask, problem: Problem) -> Quantities:
    """That W has the dtype of X."""
    laws = {}
    for dtype in (np.float32, np.float64):
        (found,) = noted(ask, {**problem, "X": problem["X"].astype(dtype)})
        other = {np.float32: (np.float64, FLOAT64), np.float64: (np.float32, FLOAT32_ALWAYS)}[dtype]
        suspects = (other[1],) if found.end.dtype == other[0] else ()
        laws[f"W is {dtype.__name__}"] = Law(
            found.end.dtype == dtype, f"with X in {dtype.__name__}, W came out as {found.end.dtype}", suspects
        )
    return laws


def all_steps(ask: Ask, problem: Problem) -> Quantities:
    """That a training comes to its end, with ordinary numbers."""
    (found,) = noted(ask, problem)
    finite = bool(np.all(np.isfinite(found.end)))
    return {"W is finite": Law(finite, "W came out with numbers that are nan or infinite")}


def left_alone(ask: Ask, problem: Problem) -> Quantities:
    """Whether a training leaves the global generators as they were; `keeps_inputs` minds X and y."""
    classifier = ask.make("LinearClassifier", {"loss": Answered(FlatLoss(), ("W",))})
    ask.disturbed.clear()  # training is asked about, not making
    settings = {"learning_rate": 1e-3, "reg": 1e-3, "num_iters": 5, "batch_size": 4}
    train(ask, classifier, {**problem, **settings})
    disturbed, found = sorted(ask.disturbed), read(ask.subject.source(), "LinearClassifier")
    draws = list(found.draws) if found and found.meddling else []  # what is told of the generators is believed, else
    text = f"training drew from, or set, the global generator of {' and of '.join(disturbed)}"
    return {
        "the global generators stay": Law(not disturbed, text, (GLOBAL_DRAWS,)),
        "no global draws": Law(
            not draws, f"LinearClassifier uses a global random generator: {listed(draws)}", (GLOBAL_DRAWS,)
        ),
    }
