"""What the checks of `linear_classifier.py` measure: trainings on numbered images, with what they did on the way."""

from dataclasses import dataclass

import numpy as np

from .problems import on_grid
from .returned import WrongReturn, array, describe, number, pair
from .scripts import linear_classifier as scripts

SMALL = 0.1  # the largest weight to start from
LEARNED = 0.9  # the accuracy on examples that are easy to tell apart

STEPS = "number of steps of -learning_rate · dW"
SIZE, OWN, REG = "size of the batches", "each step draws a batch of its own", "reg that the loss gets"


@dataclass(frozen=True)
class Noted:
    """What a training did: W at the start and at the end of each call, the images and labels of all batches one after
    the other, the sizes of the batches, the reg that the loss got, and the losses returned by each call."""

    starts: np.ndarray
    ends: np.ndarray
    images: np.ndarray
    labels: np.ndarray
    sizes: np.ndarray
    regs: np.ndarray
    losses: tuple


def numbered(rng, N=40, batch_size=8, num_iters=10):
    """A training on images that are numbered in the first column, each with a label of its own."""
    X = np.column_stack([np.arange(N), on_grid(rng.normal(size=N)), np.ones(N)])
    return {
        "X": X,
        "y": np.arange(N),
        "W": None,
        "learning_rate": 2.0 ** -int(rng.integers(2, 5)),
        "reg": 0.5,
        "num_iters": num_iters,
        "batch_size": batch_size,
    }


def trainings(rng):
    yield numbered(rng)
    yield numbered(rng, N=30, batch_size=10, num_iters=12)


def larger_batches(rng):
    yield numbered(rng, N=10, batch_size=25, num_iters=4)


def starts(rng):
    """Labels of five classes, one of which occurs nowhere; and a W that may be there already."""
    y = rng.permutation(np.resize([0, 1, 3, 4], 40))
    yield {"X": on_grid(rng.normal(size=(40, 3))), "y": y, "given": on_grid(rng.normal(size=(3, 5)))}


def noted(call, problem, calls=1, odd=(), **changed) -> Noted:
    """A training, noted. Where `odd` names "images" or "labels", batches with odd ones are an error."""
    asked = problem | changed
    names = ("X", "y", "W", "learning_rate", "reg", "num_iters", "batch_size")
    found = call.run(scripts.noted_training, *(asked[name] for name in names), calls)
    try:
        starts, ends, (images, labels, sizes, regs), (odd_images, odd_labels), losses = found
        plausible = starts.ndim == ends.ndim == 3 and len(losses) == calls
    except (TypeError, ValueError, AttributeError):
        plausible = False
    if not plausible:
        raise WrongReturn("the training came back with something unreadable")
    for name, words in (("images", odd_images), ("labels", odd_labels)):
        if name in odd and words:
            raise WrongReturn(str(words))
    return Noted(starts, ends, images, labels, sizes, regs, losses)


def first_weights(call, problem):
    X, y, given = problem["X"], problem["y"], problem["given"]
    fresh, kept = (call.run(scripts.first_weights, X, y, W) for W in (None, given))
    fresh = array(fresh, "self.W", (X.shape[1], int(np.max(y)) + 1))
    kept = array(kept, "self.W", given.shape)
    return {
        "W at the start is finite and small": float(np.max(np.abs(fresh)) <= SMALL),
        "change of a W set before training": kept - given,
    }


def way_taken(call, problem):
    """How many times -learning_rate · dW the weights have moved, and by what else; any orientation of W will do."""
    found = noted(call, problem)
    change = found.ends[0] - found.starts[0]
    step = -problem["learning_rate"] * scripts.gradient_of(change.shape)
    times = float(np.sum(change * step) / np.sum(step * step))
    return {STEPS: times, "rest of the change of W": float(np.max(np.abs(change - times * step)))}


def batches(call, problem):
    found, size = noted(call, problem, odd=["images"]), problem["batch_size"]
    each = np.split(found.images, np.cumsum(found.sizes)[:-1])
    return {
        SIZE: float(np.mean(found.sizes)),
        OWN: float(len({tuple(sorted(batch)) for batch in each}) >= 3),
        "share of them that are in the training set": float(np.mean(_nearest(found.images, problem["X"][:, 0]) < 1e-6)),
        "images from all over the training set": float(len(np.unique(found.images)) > size),
        REG: float(np.mean(found.regs)),
    }


def _nearest(numbers, known):
    """How far each number is from the nearest known one."""
    return np.min(np.abs(np.subtract.outer(numbers, known)), axis=1, initial=np.inf)


def pairs(call, problem):
    found = noted(call, problem, odd=["labels"])
    return {"every label is that of its image": float(np.array_equal(np.round(found.images), found.labels))}


def losses_returned(call, problem):
    (losses,) = noted(call, problem).losses
    if not isinstance(losses, np.ndarray) or losses.ndim != 1:
        raise WrongReturn(f"train returned {describe(losses)}; expected a list with the loss of each step")
    return {"losses": losses.astype(float)}


def second_call(call, problem):
    found = noted(call, problem, calls=2)
    return {"change of W between two calls": float(np.max(np.abs(found.starts[1] - found.ends[0])))}


def precision(call, problem):
    found = noted(call, problem, X=problem["X"].astype(np.float32))
    return {"W is float32, like X": float(found.ends.dtype == np.float32)}


def all_steps(call, problem):
    found = noted(call, problem)
    return {"W is finite": float(np.all(np.isfinite(found.ends)))}


def blobs(rng):
    """Three clouds of points that are easy to tell apart, with a column of ones."""
    y = rng.permutation(np.resize([0, 1, 2], 90))
    centres = np.array([[3.0, 0.0, 0.0], [0.0, 3.0, 0.0], [0.0, 0.0, 3.0]])
    yield {"X": np.column_stack([on_grid(centres[y] + 0.5 * rng.normal(size=(90, 3))), np.ones(90)]), "y": y}


def left_alone(call, problem):
    found = call.run(scripts.global_state, problem["X"], problem["y"])
    if not isinstance(found, tuple) or len(found) != 3:
        raise WrongReturn("the training came back with something unreadable")
    names = ("random's generator is as before", "np.random's generator is as before", "X and y are as before")
    return {name: float(bool(kept)) for name, kept in zip(names, found, strict=True)}


def predictions(call, problem):
    W, X = problem["W"], problem["X"]
    return {"labels": array(call.run(scripts.predicted, W, X), "the result", (len(X),))}


def prediction_problems(rng):
    """Scores of ordinary size, of one image only, and so large that exp would overflow."""
    for N, D, C, scale in [(7, 5, 4, 3.0), (5, 4, 9, 3.0), (1, 6, 3, 3.0), (30, 6, 3, 100.0)]:
        yield {"W": on_grid(scale * rng.normal(size=(D, C))), "X": on_grid(scale * rng.normal(size=(N, D)))}


def learned(name):
    def measure(call, problem):
        X, y = problem["X"], problem["y"]
        W = call.run(scripts.learned, name, X, y)
        if not isinstance(W, np.ndarray) or W.ndim != 2 or len(W) != X.shape[1] or W.shape[1] < 3:
            raise WrongReturn(f"self.W came back as {describe(W)}; expected an array of shape ({X.shape[1]}, 3)")
        return {"after training, it is right about easy examples": float(np.mean(np.argmax(X @ W, 1) == y) > LEARNED)}

    return measure


def loss_and_gradient(name):
    def measure(call, problem):
        W, X, y = problem["W"], problem["X"], problem["y"]
        loss, dW = pair(call.run(scripts.loss_of, name, W, X, y, 0.5), "loss", "dW")
        return {"loss": number(loss, "loss"), "gradient": array(dW, "dW", W.shape)}

    return measure
