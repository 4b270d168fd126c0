"""Single minibatches, drawn with replacement: each image with the same chance, whatever came before."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.crossing import Rng
from ...checks.returned import WrongReturn, array, describe
from ...checks.words import counted
from .randomness import alike, laws_of_draws

DRAWS = 300

WITHOUT_REPLACEMENT = KnownMistake(
    "without_replacement",
    "an image never comes twice in a batch: these are draws without replacement.",
    "Draw each image from all N, whatever has been drawn before: rng.integers(N, size=…).",
)


DRAW = "rng.integers(N, size=batch_size) draws each image with the same chance."
FROM_ONE = KnownMistake("from_one", "the numbers go from 1 to N; the images are 0 to N - 1.", DRAW)
ONE_TOO_MANY = KnownMistake("one_too_many", "there is an image N among the draws; the last one is N - 1.", DRAW)
LAST_NEVER = KnownMistake(
    "last_never", "the last image never comes: rng.integers leaves out its upper end already.", DRAW
)
FIRST_NEVER = KnownMistake("first_never", "image 0 never comes.", DRAW)
NEIGHBOURS = KnownMistake(
    "neighbours",
    "a batch has images that follow each other, from a random place on.",
    "Draw each image by itself: rng.integers(N, size=batch_size).",
)
SAME_BATCH = KnownMistake(
    "same_batch", "the same generator gives the same batch again and again.", "Draw with rng, in each call."
)
ONE_IMAGE_REPEATED = KnownMistake(
    "one_image_repeated", "a batch has one image, again and again.", "Draw batch_size numbers: size=batch_size."
)
REPEATED = KnownMistake("repeated", "a batch repeats its own first part.", "Draw batch_size numbers: size=batch_size.")
SORTED = KnownMistake("sorted", "the images of a batch are sorted.", "Leave the draws in the order in which they come.")
FIRST_IMAGES_ONLY = KnownMistake(
    "first_images_only", "only the first batch_size images are ever drawn.", "Draw from all N: rng.integers(N, …)."
)
FIRST_HALF = KnownMistake("part_never", "some images are never drawn.", DRAW)
ENDS_RARE = KnownMistake(
    "ends_rare", "the first and the last image come half as often as the others, as rounding makes them.", DRAW
)
UNEVEN = KnownMistake("uneven", "images near the middle come more often than others.", DRAW)
NEVER_THE_SAME_TWICE_RUNNING = KnownMistake(
    "never_twice_running", "an image never follows itself.", "Draw each image whatever came before."
)


def problems(rng: np.random.Generator) -> Iterator[Problem]:
    """N and batch sizes, one of them larger than N; in one there are more images than a byte counts."""
    for N, batch_size in [(40, 8), (33, 10), (25, 30), (300, 10)]:
        yield {"N": N, "batch_size": batch_size, "seed": int(rng.integers(1000))}


def arguments(problem: Problem) -> dict[str, Any]:
    """What a sampler is called with."""
    return {"N": problem["N"], "batch_size": problem["batch_size"], "rng": Rng(problem["seed"])}


def drawn(ask: Ask, problem: Problem) -> Quantities:
    """The laws of batches, each drawn from a generator of its own, and of two drawn from the same one."""
    N, size, seed = problem["N"], problem["batch_size"], problem["seed"]
    many = ask.many([(N, size, Rng(number)) for number in range(seed, seed + DRAWS)])
    again, next_one = ask.many([(N, size, Rng(seed))] * 2)
    *many, again, next_one = _of_size(size, (*many, again, next_one))
    many = np.array(many, dtype=np.int64)
    outside = many[(many < 0) | (many >= N)]
    if outside.size:
        text = f"of {many.size:,} numbers drawn, {outside.size:,} are no image, such as {outside[0]}"
        return {"images only": Law(False, f"{text}; the images are 0 to {N - 1}", _beyond(many, N))}
    if np.all(many == many[:, :1]) and size > 1:
        told = f"in {DRAWS} batches of {size} all images of a batch were the same one"
        return {"different images": Law(False, told, (ONE_IMAGE_REPEATED,))}
    laws = laws_of_draws(ask, np.array_equal(many[0], again), len(np.unique(many, axis=0)) > 1)
    if not all(law.holds for law in laws.values()):
        return laws
    new = Law(
        not np.array_equal(again, next_one),
        "two batches drawn from the same generator, one after the other, are the same",
        (SAME_BATCH,),
    )
    return {**laws, "a new batch each time": new, **_drawn_well(many, N)}


def _beyond(many: np.ndarray, N: int) -> tuple[KnownMistake, ...]:
    """What explains draws of which some are no image."""
    lowest, highest = int(np.min(many)), int(np.max(many))
    return {(1, N): (FROM_ONE,), (0, N): (ONE_TOO_MANY,)}.get((lowest, highest), ())


def _drawn_otherwise(many: np.ndarray, N: int) -> tuple[KnownMistake, ...]:
    """What explains batches, (draws, size), that aren't drawn evenly from all N."""
    size, counts = many.shape[1], np.bincount(many.ravel(), minlength=N)
    if np.all(np.diff(many) % N == 1):
        return (NEIGHBOURS,)
    found = []
    if np.all(np.diff(many) >= 0):
        found.append(SORTED)
    if size < N and not np.any(counts[size:]):
        found.append(FIRST_IMAGES_ONLY)
    elif counts[-1] == 0 and alike(counts[:-1]):
        found.append(LAST_NEVER)
    elif counts[0] == 0 and alike(counts[1:]):
        found.append(FIRST_NEVER)
    elif np.all(counts[[0, -1]] > 0) and alike(counts[1:-1]) and np.max(counts[[0, -1]]) < 0.7 * np.mean(counts[1:-1]):
        found.append(ENDS_RARE)
    elif np.any(counts == 0):
        found.append(FIRST_HALF)
    if np.mean(counts[N // 3 : -(N // 3)]) > 1.3 * np.mean(counts):
        found.append(UNEVEN)
    return tuple(found)


def _drawn_well(many: np.ndarray, N: int) -> dict[str, Law]:
    """That each image comes about as often as any, also twice in a batch, and that none tells which comes next."""
    size = many.shape[1]
    counts, steps = np.bincount(many.ravel(), minlength=N), np.bincount((np.diff(many) % N).ravel(), minlength=N)
    worst, step = int(np.argmax(np.abs(counts - many.size / N))), int(np.argmax(np.abs(steps - np.mean(steps))))
    twice = sum(len(set(batch)) < size for batch in many.tolist())
    repeats = [float(np.mean(many[:, k:] == many[:, :-k])) for k in range(1, size)]
    again, lag = max(repeats, default=0.0), int(np.argmax(repeats or [0])) + 1
    others = _drawn_otherwise(many, N)
    running = (NEVER_THE_SAME_TWICE_RUNNING,) if twice and steps[0] == 0 else ()
    each_once = all(len(set(batch[:N])) == min(size, N) for batch in many.tolist())
    alone = (WITHOUT_REPLACEMENT,) if each_once and not others else ()
    return {
        "same chance": Law(
            alike(counts),
            f"in {many.size:,} draws image {worst} came {counts[worst]:,} times, instead of about {many.size / N:.0f}",
            others or alone,
        ),
        "with replacement": Law(twice > 0, f"in {DRAWS} batches of {size} no image ever came twice", others or alone),
        "no draw is repeated": Law(
            again < 0.5,
            f"{again:.0%} of the images were those drawn {counted(lag, 'place')} before, in the same batch",
            others or alone or (REPEATED,),
        ),
        "no image tells the next": Law(
            alike(steps) or not twice,
            f"{steps[step]:,} times an image was followed by the one {counted(step, 'place')} further on; "
            f"about {np.mean(steps):.0f} times are expected",
            others or alone or running,
        ),
    }


def _of_size(size: int, values: Iterable[Any]) -> list[np.ndarray]:
    """What a sampler of single batches returned, as arrays; raises WrongReturn if they don't have `size` numbers."""
    batches = [np.array(batch) if _all_ints(batch) else batch for batch in values]
    array(batches[0], "the batch", (size,))
    batches_of(tuple(batches))
    if {len(batch) for batch in batches} != {size}:
        raise WrongReturn(f"the batches have different sizes; expected {size} numbers in each")
    return batches


def batches_of(value: Any) -> list[np.ndarray]:
    """What a sampler of several batches returned, as arrays of whole numbers.

    Raises WrongReturn if it isn't a list of such.
    """
    if not isinstance(value, tuple):
        once = "A generator (`yield`) gives each batch only once; return a list."
        text = f"it returned {describe(value)}; expected a list of arrays"
        raise WrongReturn(text, once if "generator" in text else "")
    batches = [np.array(b, dtype=np.int64) if _all_ints(b) else b for b in value]
    for batch in batches:
        if not isinstance(batch, np.ndarray) or batch.ndim != 1:
            raise WrongReturn(f"a batch came back as {describe(batch)}; expected an array of whole numbers")
        if batch.dtype.kind not in "iu":
            raise WrongReturn(
                f"a batch is an array of {batch.dtype}, which can't choose rows of X; expected whole numbers",
                "np.arange(N) has whole numbers; np.zeros and np.linspace have floats.",
            )
    return [batch.astype(np.int64) for batch in batches]


def _all_ints(batch: Any) -> bool:
    return isinstance(batch, tuple) and all(type(number) is int for number in batch)
