"""What the checks of `linear_classifier.py` measure: trainings on numbered images, whose loss is answered here.

The loss notes what the training gives it, and always answers with the same gradient: so the update, the batches, the
labels and the state between calls show each by itself, whichever way the student draws batches.
"""

from dataclasses import dataclass, field

import numpy as np

from ...checks.check import KnownMistake, Law
from ...checks.crossing import Answered, Handle
from ...checks.question import SubjectFailed, SubjectMissing
from ...checks.reading import read
from ...checks.returned import WrongReturn, array, describe, number, parts
from ...checks.words import listed
from .problems import on_grid

SMALL = 0.1  # the largest weight to start from
LEARNED = 0.9  # the accuracy on examples that are easy to tell apart
SETTINGS = ("learning_rate", "reg", "num_iters", "batch_size")


FLOAT64 = KnownMistake(
    "float64",
    "W is float64, so every product with X is computed in float64, at twice the time.",
    "Random numbers are float64; .astype(X.dtype) turns them into what X is.",
)
MADE_ANEW = KnownMistake(
    "made_anew", "each call of train makes a new W, and forgets what was learned.", "Make W only if self.W is None."
)


def gradient_of(shape):
    """The gradient that the noting loss always answers with: multiples of 1/8."""
    return (np.arange(shape[0] * shape[1]) * 3 % 11 - 5).reshape(shape) / 8


def numbered(rng, N=40, batch_size=8, num_iters=15):
    """A training on images that are numbered in the first column, each with a label of its own."""
    X = np.column_stack([np.arange(N), on_grid(rng.normal(size=N)), np.ones(N)])
    rate = 2.0 ** -int(rng.integers(2, 5))
    return {"X": X, "y": rng.permutation(N), "learning_rate": rate, "reg": 0.5} | {
        "num_iters": num_iters,
        "batch_size": batch_size,
    }


def trainings(rng):
    """One where batches fill an epoch, and one where they don't; about three epochs each."""
    yield numbered(rng)
    yield numbered(rng, N=30, num_iters=12)


def larger_batches(rng):
    yield numbered(rng, N=10, batch_size=25, num_iters=4)


def starts(rng):
    """Labels of five classes, one of which occurs nowhere; and a W that may be there already."""
    y = rng.permutation(np.resize([0, 1, 3, 4], 40))
    yield {"X": on_grid(rng.normal(size=(40, 3))), "y": y, "given": on_grid(rng.normal(size=(3, 5)))}


def blobs(rng):
    """Three clouds of points that are easy to tell apart, with a column of ones."""
    y = rng.permutation(np.resize([0, 1, 2], 90))
    centres = np.array([[3.0, 0.0, 0.0], [0.0, 3.0, 0.0], [0.0, 0.0, 3.0]])
    yield {"X": np.column_stack([on_grid(centres[y] + 0.5 * rng.normal(size=(90, 3))), np.ones(90)]), "y": y}


def prediction_problems(rng):
    """Scores of ordinary size, of one image only, so large that exp would overflow, and all below 0."""
    for N, D, C, scale in [(7, 5, 4, 3.0), (5, 4, 9, 3.0), (1, 6, 3, 3.0), (30, 6, 3, 100.0)]:
        yield {"W": scale * rng.normal(size=(D, C)), "X": scale * rng.normal(size=(N, D))}
    yield {"W": -rng.uniform(1, 2, size=(5, 4)), "X": rng.uniform(1, 2, size=(7, 5))}


@dataclass
class Asked:
    """One call of the loss: W then, the numbers of the images and their labels, reg, and the loss answered.

    `odd` says what is wrong with the kind of the images, `odd_labels` with that of the labels.
    """

    W: np.ndarray
    images: np.ndarray
    labels: np.ndarray
    reg: float
    loss: float
    odd: str = ""
    odd_labels: str = ""


@dataclass
class NotingLoss:
    """The loss of a classifier that trains on images with D numbers: answered here, and noted."""

    D: int
    asked: list[Asked] = field(default_factory=list)

    def __call__(self, W, X_batch, y_batch, reg):
        if not isinstance(W, np.ndarray) or W.ndim != 2:
            raise WrongReturn(f"self.W is {describe(W)} when self.loss is called; expected an array (D, C)")
        odd = odd_labels = ""
        if not isinstance(X_batch, np.ndarray) or X_batch.ndim != 2 or X_batch.shape[1] != self.D:
            odd = f"self.loss got as X_batch {describe(X_batch)}; expected an array of shape (batch_size, {self.D})"
        elif np.shape(y_batch) != (len(X_batch),):
            odd_labels = f"self.loss got as y_batch {describe(y_batch)}; expected an array of shape ({len(X_batch)},)"
        images = np.zeros(0) if odd else X_batch[:, 0].astype(float)
        labels = np.zeros(0) if odd or odd_labels else np.array(y_batch, float)
        loss = 10.0 + len(self.asked) / 8
        self.asked.append(Asked(W, images, labels, number(reg, "reg"), loss, odd, odd_labels))
        return loss, gradient_of(W.shape).astype(W.dtype)


@dataclass(frozen=True)
class Training:
    """What a training did: what its loss was asked, W at the end, and what `train` returned."""

    asked: list[Asked]
    end: np.ndarray
    returned: object

    @property
    def start(self) -> np.ndarray:
        return self.asked[0].W

    @property
    def batches(self) -> list[np.ndarray]:
        """The numbers of the images of each batch; one that is asked about twice in a row counts once."""
        for asked in self.asked:
            if asked.odd:
                raise WrongReturn(asked.odd, "X[batch] with an array of numbers `batch` takes these rows of X.")
        images = [asked.images for asked in self.asked]
        return [b for k, b in enumerate(images) if k == 0 or not np.array_equal(b, images[k - 1])]


def noted(ask, problem, calls=1, **changed) -> list[Training]:
    """Each of several trainings of one classifier, noted."""
    asked = problem | changed
    loss, found = NotingLoss(asked["X"].shape[1]), []
    classifier = ask.make("LinearClassifier", {"loss": Answered(loss, ("W",))})
    for _ in range(calls):
        before = len(loss.asked)
        returned = _train(ask, classifier, asked)
        end = ask.read(classifier, "W")
        if len(loss.asked) == before:
            raise WrongReturn(
                "train never called self.loss(X_batch, y_batch, reg)", "Each step begins with loss, dW = self.loss(…)."
            )
        if not isinstance(end, np.ndarray) or end.shape != loss.asked[before].W.shape:
            raise WrongReturn(f"after training, self.W is {describe(end)}", "Each step writes the new W into self.W.")
        found.append(Training(loss.asked[before:], end, returned))
    return found


def _train(ask, classifier: Handle, problem):
    settings = {name: problem[name] for name in SETTINGS}
    return ask.call(classifier, "train", problem["X"], problem["y"], **settings)


def flat(W, X_batch, y_batch, reg):
    """A loss that is 0 everywhere."""
    return 0.0, np.zeros_like(W)


class FlatLoss:
    """The same, with a note of the W that it is first asked at."""

    def __init__(self) -> None:
        self.first = None

    def __call__(self, W, X_batch, y_batch, reg):
        self.first = W if self.first is None else self.first
        return flat(W, X_batch, y_batch, reg)


def first_weights(ask, problem):
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
        ),
        "a W that is there is kept": Law(
            bool(np.array_equal(kept, given)),
            "a W that had been set before training was not kept",
            try_next="Make W only if self.W is None.",
        ),
    }


def _weights_after_one_step(ask, X, y, W):
    """W after a training of one step that changes nothing; it starts from W, unless that is None.

    Whatever goes wrong once there is a new W is for other checks, and so is a loop that isn't written yet.
    """
    loss = FlatLoss()
    classifier = ask.make("LinearClassifier", {"loss": Answered(loss, ("W",))})
    if W is not None:
        ask.write(classifier, "W", W)
    try:
        _train(ask, classifier, {"X": X, "y": y, "learning_rate": 0.1, "reg": 0.0, "num_iters": 1, "batch_size": 8})
    except (SubjectFailed, SubjectMissing, WrongReturn) as error:
        if W is not None and not isinstance(error, SubjectMissing):
            raise
        made = loss.first if loss.first is not None else ask.read(classifier, "W")
        if made is None:
            raise
        return made
    return loss.first if loss.first is not None else ask.read(classifier, "W")


def second_call(ask, problem):
    first, second = noted(ask, problem, calls=2)
    moved = float(np.max(np.abs(second.start - first.end))) if second.start.shape == first.end.shape else np.inf
    return {
        "training goes on": Law(
            moved <= 1e-12,
            f"a second call of train started from another W than the first one ended with, off by up to {moved:.2g}",
            MADE_ANEW if _drawn_anew(first, second) else None,
        )
    }


def _drawn_anew(first: Training, second: Training) -> bool:
    """Whether the second training began with other small random numbers, which have to do with no earlier W."""
    W = second.start.ravel()
    known = [first.end.ravel(), first.start.ravel()]
    if np.max(np.abs(W)) > SMALL or np.std(W) == 0 or any(one.shape != W.shape for one in known):
        return False
    return all(np.std(one) > 0 and abs(np.corrcoef(W, one)[0, 1]) < 0.5 for one in known)


def precision(ask, problem):
    laws = {}
    for dtype in (np.float32, np.float64):
        (found,) = noted(ask, problem, X=problem["X"].astype(dtype))
        mistake = FLOAT64 if dtype == np.float32 and found.end.dtype == np.float64 else None
        laws[f"W is {dtype.__name__}"] = Law(
            found.end.dtype == dtype, f"with X in {dtype.__name__}, W came out as {found.end.dtype}", mistake
        )
    return laws


def all_steps(ask, problem):
    (found,) = noted(ask, problem)
    finite = bool(np.all(np.isfinite(found.end)))
    return {"W is finite": Law(finite, "W came out with numbers that are nan or infinite")}


def left_alone(ask, problem):
    """Whether a training leaves the global generators as they were; `keeps_inputs` minds X and y."""
    classifier = ask.make("LinearClassifier", {"loss": Answered(flat, ("W",))})
    ask.disturbed.clear()  # training is asked about, not making
    settings = {"learning_rate": 1e-3, "reg": 1e-3, "num_iters": 5, "batch_size": 4}
    _train(ask, classifier, problem | settings)
    disturbed, found = sorted(ask.disturbed), read(ask.subject.source(), "LinearClassifier")
    draws = list(found.draws) if found and found.meddling else []  # what is told of the generators is believed, else
    text = f"training drew from, or set, the global generator of {' and of '.join(disturbed)}"
    return {
        "the global generators stay": Law(not disturbed, text),
        "no global draws": Law(not draws, f"LinearClassifier uses a global random generator: {listed(draws)}"),
    }


def predictions(ask, problem):
    try:
        classifier = ask.make("LinearClassifier")
    except SubjectFailed:  # an abstract class can't be made; what it predicts, its subclasses do
        classifier = ask.make("LinearSVM")
    ask.write(classifier, "W", problem["W"])
    labels = ask.call(classifier, "predict", problem["X"])
    if np.ndim(labels) == 2:
        raise WrongReturn(f"predict returned {describe(labels)}", "One class for each row: np.argmax(scores, axis=1).")
    if isinstance(labels, tuple) and all(type(label) is int for label in labels):
        labels = np.array(labels)
    found = array(labels, "the result", (len(problem["X"]),))
    if labels.dtype.kind not in "iu":
        raise WrongReturn(f"the result is an array of {labels.dtype}; classes are whole numbers")
    return {"the labels": found}


def learned(name):
    def measure(ask, problem):
        X, y = problem["X"], problem["y"]
        classifier = ask.make(name)
        _train(ask, classifier, problem | dict(zip(SETTINGS, (0.05, 1e-3, 300, 20), strict=True)))
        W = ask.read(classifier, "W")
        if not isinstance(W, np.ndarray) or W.ndim != 2 or len(W) != X.shape[1] or W.shape[1] < 3:
            raise WrongReturn(f"self.W came back as {describe(W)}; expected an array of shape ({X.shape[1]}, 3)")
        right = float(np.mean(np.argmax(X @ W, 1) == y))
        return {"it learns": Law(right > LEARNED, f"after training it is right about {right:.0%} of the examples")}

    return measure


def loss_and_gradient(name):
    def measure(ask, problem):
        W, X, y = problem["W"], problem["X"], problem["y"]
        classifier = ask.make(name)
        ask.write(classifier, "W", W)
        loss, dW = parts(ask.call(classifier, "loss", X, y, 0.5), "loss, dW")
        after = ask.read(classifier, "W")
        kept = isinstance(after, np.ndarray) and np.array_equal(after, W)
        return {
            "W stays": Law(kept, "self.W has changed: a loss looks at W, it doesn't change it"),
            "loss": number(loss, "loss"),
            "dW": array(dW, "dW", W.shape),
        }

    return measure
