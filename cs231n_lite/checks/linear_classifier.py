"""Checks of `linear_classifier.py`: one law of the training each, then prediction and the two losses."""

from dataclasses import dataclass

import numpy as np

from .check import Check, Family
from .losses import loop_problems
from .problems import on_grid, published_problems
from .returned import WrongReturn, array, describe, number, pair
from .scripts import linear_classifier as scripts

MODULE = "linear_classifier"
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
    fresh, kept = (call.run(scripts.after_no_step, X, y, W) for W in (None, given))
    fresh = array(fresh, "self.W", (X.shape[1], int(np.max(y)) + 1))
    kept = array(kept, "self.W", given.shape)
    return {
        "W at the start is finite and small": float(np.max(np.abs(fresh)) <= SMALL),
        "change of a W set before training": kept - given,
    }


def way_taken(call, problem):
    """How many times -learning_rate · dW the weights have moved, and by what else; any orientation of W will do."""
    found = noted(call, problem)
    change, step = (
        found.ends[0] - found.starts[0],
        -problem["learning_rate"] * scripts.gradient_of(found.ends.shape[1:]),
    )
    times = float(np.sum(change * step) / np.sum(step * step))
    return {STEPS: times, "rest of the change of W": float(np.max(np.abs(change - times * step)))}


def batches(call, problem):
    found, size = noted(call, problem, odd=["images"]), problem["batch_size"]
    each = np.split(found.images, np.cumsum(found.sizes)[:-1])
    return {
        SIZE: float(np.mean(found.sizes)),
        OWN: float(len({tuple(sorted(batch)) for batch in each}) >= 3),
        "images from all over the training set": float(len(np.unique(found.images)) > size),
        REG: float(np.mean(found.regs)),
    }


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
    for N, D, C in [(7, 5, 4), (5, 4, 9), (30, 6, 3)]:
        yield {"W": on_grid(3 * rng.normal(size=(D, C))), "X": on_grid(3 * rng.normal(size=(N, D)))}


def learned(name):
    def measure(call, problem):
        X, y = problem["X"], problem["y"]
        W = array(call.run(scripts.learned, name, X, y), "self.W", (X.shape[1], 3))
        return {"after training, it is right about easy examples": float(np.mean(np.argmax(X @ W, 1) == y) > LEARNED)}

    return measure


def loss_and_gradient(name):
    def measure(call, problem):
        W, X, y = problem["W"], problem["X"], problem["y"]
        loss, dW = pair(call.run(scripts.loss_of, name, W, X, y, 0.5), "loss", "dW")
        return {"loss": number(loss, "loss"), "gradient": array(dW, "dW", W.shape)}

    return measure


def _steps_family(name: str, factor, looks_like: str, try_next: str) -> Family:
    return Family(name, {STEPS: factor}, looks_like, try_next)


STEP_FAMILIES = (
    _steps_family(
        "wrong_sign",
        lambda problem: -1.0,
        "each step goes uphill: the sign is wrong.",
        "W becomes W - learning_rate * dW.",
    ),
    _steps_family(
        "no_step",
        lambda problem: 0.0,
        "W never changes.",
        "Write W - learning_rate * dW back into self.W.",
    ),
    _steps_family(
        "learning_rate_ignored",
        lambda problem: 1 / problem["learning_rate"],
        "each step is the whole gradient: the learning rate isn't used.",
        "Multiply dW by learning_rate.",
    ),
    _steps_family(
        "divided_by_batch_size",
        lambda problem: 1 / problem["batch_size"],
        "each step is divided by the batch size; the loss is a mean already.",
        "Leave out the division: W becomes W - learning_rate * dW.",
    ),
)

BATCH_FAMILIES = (
    Family(
        "batch_size_ignored",
        {SIZE: lambda problem: len(problem["X"]) / problem["batch_size"]},
        "every step looks at all images: the batch size isn't used.",
        "Give the loss X[batch] and y[batch], where batch has batch_size numbers.",
    ),
    Family(
        "one_image",
        {SIZE: lambda problem: 1 / problem["batch_size"]},
        "every step looks at one image: the batch size isn't used.",
        "Give the loss X[batch] and y[batch], where batch has batch_size numbers.",
    ),
    Family(
        "same_batch",
        {
            SIZE: lambda problem: 1.0,
            OWN: lambda problem: 0.0,
        },
        "the steps look at the same images again and again.",
        "Take a new batch inside the loop.",
    ),
    Family(
        "reg_not_passed",
        {SIZE: lambda problem: 1.0, REG: lambda problem: 0.0},
        "the loss gets reg = 0, whatever train is told.",
        "Pass reg on: self.loss(X[batch], y[batch], reg).",
    ),
)

PAIR_FAMILY = Family(
    "drawn_independently",
    {"every label is that of its image": lambda problem: 0.0},
    "images get labels of other images: X and y don't come from the same rows.",
    "Choose the numbers of the batch once, and use them for both: X[batch] and y[batch].",
)


def _train(part: str, points: int, asks: str, try_next: str, problems, measure, families=()) -> Check:
    name = f"LinearClassifier.{part}"
    return Check(
        name,
        points,
        MODULE,
        "LinearClassifier",
        asks,
        try_next,
        problems,
        problems,
        measure,
        families,
        method="predict" if part == "predict" else "train",
    )


def _of_subclass(name: str, loss: str) -> list[Check]:
    return [
        Check(
            f"{name}.loss",
            2,
            MODULE,
            name,
            f"the loss of a minibatch and its gradient: {loss} of self.W.",
            f"Return what {loss}(self.W, X_batch, y_batch, reg) returns.",
            loop_problems,
            lambda rng: published_problems(rng, reg=0.5, scale=0.35),
            loss_and_gradient(name),
            method="loss",
        ),
        Check(
            f"{name}.learns",
            1,
            MODULE,
            name,
            "trained on three clouds of points that are easy to tell apart, it is right about nine of ten.",
            "If the other checks pass, this one does; begin with theirs.",
            blobs,
            blobs,
            learned(name),
            method="loss",
        ),
    ]


CHECKS = [
    _train(
        "starts",
        3,
        "training starts from small numbers, (D, C) with C = largest label + 1; a W that is there already is kept.",
        "np.max(y) + 1 classes, also if some class occurs nowhere; multiply standard normal numbers by 1e-4 or so.",
        starts,
        first_weights,
    ),
    _train(
        "update",
        4,
        "after each minibatch, W becomes W - learning_rate · dW.",
        "loss, dW = self.loss(…), then one line that changes self.W.",
        trainings,
        way_taken,
        STEP_FAMILIES,
    ),
    _train(
        "batches",
        4,
        "each step gives the loss a new batch of batch_size images from all over the training set, and reg.",
        "Take a new batch of numbers in each step, and give the loss X[batch], y[batch] and reg.",
        trainings,
        batches,
        BATCH_FAMILIES,
    ),
    _train(
        "pairs",
        3,
        "in each batch, every image has its own label.",
        "Choose the numbers of the batch once, and use them for both: X[batch] and y[batch].",
        trainings,
        pairs,
        (PAIR_FAMILY,),
    ),
    _train(
        "history",
        2,
        "train returns a list of num_iters losses, those that self.loss returned, in order.",
        "Append the loss of each step to the list once.",
        trainings,
        losses_returned,
    ),
    _train(
        "continues",
        3,
        "a second call of train goes on from where the first one ended.",
        "Make W only if self.W is None.",
        trainings,
        second_call,
    ),
    _train(
        "keeps_dtype",
        1,
        "with X in float32, W is float32 as well: it takes half the memory and time.",
        "Random numbers are float64; .astype(X.dtype) turns them into what X is.",
        trainings,
        precision,
    ),
    _train(
        "large_batch",
        1,
        "a batch_size larger than the number of images is no error.",
        "shuffled_batches gives one batch of all images then; rng.choice(…, replace=False) raises.",
        larger_batches,
        all_steps,
    ),
    _train(
        "global_state",
        2,
        "training leaves numpy's global random generator, X and y as they were.",
        "Draw from self.rng, not from np.random; and don't shuffle X or y themselves.",
        blobs,
        left_alone,
    ),
    _train(
        "predict",
        4,
        "for each row of X the class with the highest score, an array of shape (N,).",
        "np.argmax(scores, axis=1) looks along each row.",
        prediction_problems,
        predictions,
    ),
    *_of_subclass("LinearSVM", "svm_loss_vectorized"),
    *_of_subclass("Softmax", "softmax_loss"),
]
