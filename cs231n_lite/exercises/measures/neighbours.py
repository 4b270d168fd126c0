"""What a classifier by nearest neighbours is asked: distances, whether they loop, rounding, and votes."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Handle
from ...checks.reading import read
from ...checks.returned import WrongReturn, array
from ...checks.words import counted, listed
from .looping import TIMES, laws_of_text
from .problems import on_grid

NAME = "KNearestNeighbor"
PUBLISHED_SHAPES = [(4, 4, 4), (3, 5, 4), (2, 6, 3)]  # num_test, num_train, D; all equal: a wrong axis gives numbers
FRESH_SHAPES = [(5, 5, 5), (1, 3, 2), (7, 1, 4), (6, 9, 1), (9, 8, 27), (20, 30, 12)]

MANY_NUMBERS = (60, 400)  # images and numbers in each, so many that an array of all differences shows

TEST, TRAINING, NUMBER = "test image", "training image", "number of an image"
LOOPS_OVER = {
    (TEST,): KnownMistake(
        "loop_over_test_images",
        "there is a Python loop over the images to classify.",
        "One matrix product gives x·t for all pairs: X @ X_train.T has the shape (num_test, num_train).",
    ),
    (TRAINING,): KnownMistake(
        "loop_over_training_images",
        "there is a Python loop over the training images.",
        "X_train - X[i] subtracts one image from all rows at once; add up the squares with axis=1.",
    ),
    (TEST, TRAINING): KnownMistake(
        "loops_over_both",
        "there are Python loops over the images to classify and over the training images.",
        "One matrix product gives x·t for all pairs: X @ X_train.T has the shape (num_test, num_train).",
    ),
}
OVER_NUMBERS = KnownMistake(
    "loop_over_numbers",
    "there is a Python loop over the numbers of an image.",
    "Let numpy add them up: np.sum(…, axis=1), or a product of matrices.",
)
ALL_DIFFERENCES = KnownMistake(
    "all_differences_at_once",
    "all differences are written at once, an array (num_test, num_train, D); for 500 and 5,000 images that is 61 GB.",
    "Expand the square: ‖x‖² - 2 x·t + ‖t‖² needs one product of matrices.",
)
ROUNDED_BELOW_0 = KnownMistake(
    "root_of_negative",
    "rounding makes ‖x‖² - 2 x·t + ‖t‖² a little less than 0 for an image and itself, and the root of that is nan.",
    "np.maximum(0, squares) before the root.",
)


def distance_problems(rng: np.random.Generator, shapes: list[tuple[int, int, int]] = FRESH_SHAPES) -> Iterator[Problem]:
    """Images of several numbers and sizes, none of them twice."""
    for T, N, D in shapes:
        scale = 60 if D == 27 else 2
        X_train, X = (on_grid(scale * rng.normal(size=(rows, D))) for rows in (N, T))
        yield {"X_train": X_train, "X": X + 1 / 16}


published_distances = partial(distance_problems, shapes=PUBLISHED_SHAPES)


def trained(ask: Ask, X: np.ndarray, y: np.ndarray) -> Handle:
    """A classifier that has been given the images X with the labels y."""
    classifier = ask.make(NAME)
    ask.call(classifier, "train", X, y)
    return classifier


def distances(ask: Ask, problem: Problem, method: str) -> Quantities:
    """What the method gives for the images X, when it has been called before with others of the same shape."""
    X_train, X = problem["X_train"], problem["X"]
    classifier = trained(ask, X_train, np.zeros(len(X_train), dtype=int))
    ask.call(classifier, method, X[::-1].copy())
    return {"dists": _table(ask.call(classifier, method, X), len(X), len(X_train))}


def _table(value: Any, T: int, N: int) -> np.ndarray:
    if isinstance(value, np.ndarray) and value.shape == (N, T) != (T, N):
        text = f"dists came back as an array of shape {(N, T)}; expected (num_test, num_train) = {(T, N)}"
        raise WrongReturn(text, "A row belongs to an image to classify, a column to a training image.")
    if isinstance(value, float | int) or (isinstance(value, np.ndarray) and value.ndim == 0):
        text = f"dists came back as one number; expected an array of shape (num_test, num_train) = {(T, N)}"
        raise WrongReturn(text, "Put each number in its place, dists[i, j] = …, and return dists after the loops.")
    return array(value, "dists", (T, N))


def loop_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """A small problem, with all sizes different."""
    yield from distance_problems(rng, [(3, 5, 4)])


def loops(ask: Ask, problem: Problem, method: str, allowed: tuple[str, ...] = ()) -> Quantities:
    """Whether a method loops, by the steps of Python code that it takes and by its text; over `allowed` it may.

    One that has no loop must do without an array of all differences as well, (num_test, num_train, D).
    """
    reading = read(ask.subject.source(), f"{NAME}.{method}")
    growing = {what: n for what, n in _growing_steps(ask, problem, method).items() if what not in allowed}
    known = LOOPS_OVER.get(tuple(growing), OVER_NUMBERS if NUMBER in growing else None)
    told = [f"each further {what} takes about {counted(n, 'step')} of Python code" for what, n in growing.items()]
    where = f". Look for a loop here: {listed(list(reading.loops[:4]))}" if reading and reading.loops else ""
    steps = {"no loop": Law(not growing, f"{listed(told)}{where}", (known,) if known else ())}
    if allowed:  # it has a loop: code that could hide one proves nothing
        return steps
    return laws_of_text(reading) | steps | {"no array of all differences": _memory_law(ask, method)}


def _memory_law(ask: Ask, method: str) -> Law:
    """Whether the memory at one time stays far below that of all differences."""
    images, numbers = MANY_NUMBERS
    X_train, X = np.ones((images, numbers)), np.zeros((images, numbers))
    classifier = trained(ask, X_train, np.zeros(images, dtype=int))
    needed, all_differences = ask.memory(X, of=classifier, method=method), 8 * images * images * numbers
    least, more = min(needed, all_differences), " or more" if needed >= all_differences else ""
    told = (
        f"{images} and {images} images of {numbers} numbers took {least / 1e6:.0f} MB{more} of memory at one time; "
        f"they themselves are {16 * images * numbers / 1e6:.1f} MB"
    )
    return Law(needed < all_differences / 3, told, (ALL_DIFFERENCES,))


def _growing_steps(ask: Ask, problem: Problem, method: str) -> dict[str, int]:
    """How many steps each further image takes, where that is more than half a step: less is no loop."""
    X_train, X = problem["X_train"], problem["X"]
    T, N = len(X), len(X_train)
    few = trained(ask, X_train, np.zeros(N, dtype=int))
    many = trained(ask, np.tile(X_train, (TIMES, 1)), np.zeros(TIMES * N, dtype=int))
    wide = trained(ask, np.tile(X_train, TIMES), np.zeros(N, dtype=int))
    base = ask.steps(X, of=few, method=method)
    each = {
        TEST: (ask.steps(np.tile(X, (TIMES, 1)), of=few, method=method) - base) / ((TIMES - 1) * T),
        TRAINING: (ask.steps(X, of=many, method=method) - base) / ((TIMES - 1) * N),
        NUMBER: (ask.steps(np.tile(X, TIMES), of=wide, method=method) - base) / ((TIMES - 1) * X.shape[1]),
    }
    return {what: round(steps) for what, steps in each.items() if steps > 0.5}


def pixel_problems(rng: np.random.Generator) -> Iterator[Problem]:
    """Pixels from 0 to 255 of twelve images, to be made into many of either precision."""
    for dtype in ("float32", "float64"):
        yield {"pixels": rng.integers(256, size=(12, 10)), "dtype": dtype}


def _images_of(pixels: np.ndarray, dtype: str) -> np.ndarray:
    """The images, and the same with shifted pixels; thirds are no binary fractions, so that sums of squares round."""
    shifted = np.concatenate([np.roll(pixels, shift, axis=1) for shift in range(6)])
    return ((shifted - 100) / 3).astype(dtype)


def rounding(ask: Ask, problem: Problem, method: str) -> Quantities:
    """Whether the distances of images to themselves are numbers near 0."""
    images = _images_of(problem["pixels"], problem["dtype"])
    lengths = np.sqrt(np.sum(images.astype(np.float64) ** 2, axis=1))
    classifier = trained(ask, images, np.zeros(len(images), dtype=int))
    dists = _table(ask.call(classifier, method, images), len(images), len(images))
    bad = int(np.sum(~np.isfinite(dists)))
    zero = np.diag(dists)
    bound = np.sqrt(100 * np.finfo(problem["dtype"]).eps) * lengths
    near = bool(np.all((np.abs(zero) <= bound) | ~np.isfinite(zero)))
    told = f"{bad} of {dists.size} distances, of pixels in {problem['dtype']}, are nan or infinite"
    return {
        "numbers": Law(bad == 0, told, (ROUNDED_BELOW_0,), "Print the smallest number that the root is taken of."),
        "near 0": Law(near, f"the distance of an image to itself is up to {np.max(zero):.3g}; it is 0, up to rounding"),
    }
