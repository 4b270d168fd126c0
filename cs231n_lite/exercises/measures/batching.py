"""The minibatches of a training: which images the loss gets, with which labels."""

import itertools

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.returned import WrongReturn
from ...checks.words import counted
from .noting import Training, noted
from .randomness import FAIR

BATCH = "Give the loss X[batch] and y[batch], where batch has batch_size numbers."
BATCH_SIZE_IGNORED = KnownMistake(
    "batch_size_ignored", "every step looks at all images: the batch size isn't used.", BATCH
)
ONE_IMAGE = KnownMistake("one_image", "every step looks at one image: the batch size isn't used.", BATCH)
SAME_BATCH = KnownMistake(
    "same_batch", "the steps look at the same images again and again.", "Take a new batch inside the loop."
)
SAME_EPOCH = KnownMistake(
    "same_epoch",
    "each epoch has the same batches as the one before.",
    "Draw a new order when an epoch is used up: shuffled_batches again.",
)
IN_ORDER = KnownMistake(
    "in_order",
    "the images come in order: 0, 1, 2, …",
    "Take the batches from shuffled_batches, or draw their numbers with self.rng.",
)
REG_NOT_PASSED = KnownMistake(
    "reg_not_passed",
    "the loss gets reg = 0, whatever train is told.",
    "Pass reg on: self.loss(X[batch], y[batch], reg).",
)
REG_CHANGED = KnownMistake(
    "reg_changed", "the loss gets another reg than the one that train was told.", "Pass reg on as it is."
)
LABEL_OF_THE_NEXT = KnownMistake(
    "label_of_the_next",
    "each image gets the label of another one, always the same number of rows further on.",
    "Choose the numbers of the batch once, and use them for both: X[batch] and y[batch].",
)
FIRST_LABELS = KnownMistake(
    "first_labels",
    "every batch gets the first labels of y, whichever images it has.",
    "Use the numbers of the batch for both: X[batch] and y[batch].",
)
LABELS_SORTED = KnownMistake(
    "labels_sorted",
    "the labels of a batch are its own, but sorted.",
    "Use the numbers of the batch for both: X[batch] and y[batch].",
)
LABELS_SHUFFLED = KnownMistake(
    "labels_shuffled",
    "the labels of a batch are its own, but in another order than the images.",
    "Use the numbers of the batch for both: X[batch] and y[batch].",
)
ONE_MORE = KnownMistake("one_image_more", "each batch has one image more than batch_size.", BATCH)
ONE_LESS = KnownMistake("one_image_less", "each batch has one image less than batch_size.", BATCH)
TWICE_AS_MANY = KnownMistake("twice_as_many", "each batch has twice as many images as batch_size.", BATCH)
HALF_AS_MANY = KnownMistake("half_as_many", "each batch has half as many images as batch_size.", BATCH)
GROWING = KnownMistake(
    "growing", "each batch has all images of those before it.", "Begin with new numbers in each turn: X[batch]."
)
FIRST_PART_ONLY = KnownMistake(
    "first_part_only", "the last images are never used.", "Draw from 0 to len(X) - 1, or shuffle all of them."
)
IMAGES_CHANGED = KnownMistake(
    "images_changed",
    "the loss gets images that aren't rows of X: they are changed on the way.",
    "Give the loss X[batch], the rows as they are.",
)
LAST_NEVER = KnownMistake(
    "last_never", "the last image is never used.", "Draw from all len(X): rng.integers leaves out its upper end."
)
FIRST_NEVER = KnownMistake("first_never", "image 0 is never used.", "Draw from 0 on.")
REST_NEVER = KnownMistake(
    "rest_never",
    "the last images, which don't fill a batch, are never used: they are left out before the shuffling.",
    "Shuffle all images, and cut then.",
)
LONG = 100  # steps

NEIGHBOURS = KnownMistake(
    "neighbours", "a batch has images that follow each other.", "Draw each image by itself, or shuffle before you cut."
)
IN_REVERSE = KnownMistake("in_reverse", "the images come in reverse order.", "Take the batches from shuffled_batches.")
INDEPENDENTLY = KnownMistake(
    "drawn_independently",
    "images get labels of other images: X and y don't come from the same rows.",
    "Choose the numbers of the batch once, and use them for both: X[batch] and y[batch].",
)


def batches(ask: Ask, problem: Problem) -> Quantities:
    """That each step looks at a new batch, drawn at random: anew from all images, or from shuffled epochs."""
    (found,) = noted(ask, problem)
    laws = {"size": _law_of_size(found, problem), "reg": _law_of_reg(found, problem)}
    if not laws["size"].holds:
        return laws
    taken, places = len(found.batches), len(found.places)
    laws["a batch for each step"] = Law(
        taken >= places - 1,
        f"in {counted(places, 'step')} the loss got {counted(taken, 'batch', 'batches')}, not a new one in each",
        (SAME_BATCH,) if taken == 1 and places > 1 else (),
        "Take a new batch in each turn of the loop.",
    )
    laws |= _laws_of_images(found, problem["X"][:, 0])
    if all(law.holds for law in laws.values()):
        laws["each image"] = _law_of_each_image(ask, problem)
    return laws


def _law_of_each_image(ask: Ask, problem: Problem) -> Law:
    """That in a long training no image is left out: the chance that right draws leave one out is below 1e-6."""
    (found,) = noted(ask, {**problem, "num_iters": LONG})
    N = len(problem["y"])
    never = sorted(set(range(N)) - set(np.concatenate(found.batches).astype(int).tolist()))
    if not never:
        return Law(True, "")
    told = f"in {LONG} steps {counted(len(never), 'image')} were never used, such as image {never[-1]}"
    suspects = {(N - 1,): LAST_NEVER, (0,): FIRST_NEVER}.get(tuple(never))
    if not suspects and never == list(range(never[0], N)):
        suspects = REST_NEVER
    return Law(False, told, (suspects,) if suspects else (), "Draw from 0 to len(X) - 1, or shuffle all of them.")


def _law_of_size(found: Training, problem: Problem) -> Law:
    N, size = len(problem["X"]), problem["batch_size"]
    lengths = [len(batch) for batch in found.batches]
    odd_sizes = [n for n in lengths if n != size and n != N % size]
    every_size = {len(asked.images) for asked in found.asked}
    several = f"{min(lengths)} to {max(lengths)} images"
    told = several if len(set(lengths)) > 1 else counted(lengths[0], "image")
    return Law(
        not odd_sizes and _few_short(lengths, N, size),
        f"the batches have {told}; batch_size is {size}",
        _other_size(lengths, N, size, every_size),
        "There is one short batch in each epoch; is a new epoch made only when `batches` is empty?",
    )


def _other_size(lengths: list[int], N: int, size: int, every_size: set[int]) -> tuple[KnownMistake, ...]:
    if len(every_size) == 1:
        known = {N: BATCH_SIZE_IGNORED, 1: ONE_IMAGE, size + 1: ONE_MORE, size - 1: ONE_LESS}
        known |= {2 * size: TWICE_AS_MANY, size // 2: HALF_AS_MANY}
        (only,) = every_size
        return (known[only],) if only in known else ()
    return (GROWING,) if all(b - a == size for a, b in itertools.pairwise(lengths)) else ()


def _few_short(lengths: list[int], N: int, size: int) -> bool:
    """Whether short batches are as rare as the last ones of epochs."""
    short = sum(n != size for n in lengths)
    return short <= len(lengths) * size / N + 1


def _law_of_reg(found: Training, problem: Problem) -> Law:
    regs = {asked.reg for asked in found.asked}
    return Law(
        regs == {problem["reg"]},
        f"train was told reg = {problem['reg']:g}; the loss got {min(regs - {problem['reg']}, default=0):g}",
        (REG_NOT_PASSED,) if regs == {0.0} else (REG_CHANGED,) if len(regs) == 1 else (),
        "Pass reg on as it is.",
    )


def _laws_of_images(found: Training, known: np.ndarray) -> dict[str, Law]:
    """That the images of the batches, told by their numbers, are drawn at random from those that are `known`."""
    batches, N = found.batches, len(known)
    images = np.concatenate(batches)
    strange = [float(image) for image in images if image not in known]
    if strange:
        told = f"the loss got {counted(len(strange), 'row')} that are no row of X"
        return {"images": Law(False, told, (IMAGES_CHANGED,), IMAGES_CHANGED.try_next)}
    kinds = [tuple(sorted(batch.tolist())) for batch in batches]
    again = next((k for k, kind in enumerate(kinds) if kind in kinds[:k]), None)
    named = _other_order(found, N, kinds)
    neighbours = np.concatenate([np.diff(batch) == 1 for batch in batches])
    seen, upper = len(np.unique(images)), float(np.sum(images >= N / 2))
    return {
        "a new batch each step": Law(
            again is None,
            f"step {(again or 0) + 1} looks at the same images as step {kinds.index(kinds[again or 0]) + 1}",
            named,
        ),
        "at random": Law(
            float(np.mean(neighbours)) < 0.5,
            f"in the batches {np.mean(neighbours):.0%} of the images come right after the one with the number before",
            named,
            "Draw which images a batch has: shuffled_batches, or numbers drawn with self.rng.",
        ),
        "from all over": Law(
            seen >= 0.6 * N and abs(upper - len(images) / 2) < FAIR * np.sqrt(len(images)) / 2,
            f"in {counted(len(batches), 'step')} the batches had {seen} of the {N} images",
            named,
            "Every image of X should have its turn: draw from 0 to len(X) - 1.",
        ),
    }


def _other_order(found: Training, N: int, kinds: list[tuple]) -> tuple[KnownMistake, ...]:
    """The known mistake that explains which images come when; `kinds` are the batches, each put in order."""
    images = np.concatenate(found.batches)
    epoch = -(-N // max(map(len, kinds)))
    if len(set(kinds)) == 1 and len(found.asked) > 1:
        return (SAME_BATCH,)
    if np.array_equal(images, np.arange(len(images)) % N):
        return (IN_ORDER,)
    if np.array_equal(images, (-1 - np.arange(len(images))) % N):
        return (IN_REVERSE,)
    if len(kinds) > epoch and all(kinds[k] == kinds[k - epoch] for k in range(epoch, len(kinds))):
        return (SAME_EPOCH,)
    if all(np.all(np.diff(batch) == 1) for batch in found.batches):
        return (NEIGHBOURS,)
    if np.max(images) < N - 1 and len(images) > 2 * N and len(np.unique(images)) == np.max(images) + 1:
        return (FIRST_PART_ONLY,)
    return ()


def pairs(ask: Ask, problem: Problem) -> Quantities:
    """That every image has its own label; the labels here are the images' numbers."""
    (found,) = noted(ask, problem)
    for asked in found.asked:
        if asked.odd or asked.odd_labels:
            raise WrongReturn(asked.odd or asked.odd_labels, INDEPENDENTLY.try_next)
    images = np.concatenate([asked.images for asked in found.asked])
    labels = np.concatenate([asked.labels for asked in found.asked])
    y = problem["y"]
    wrong = ~np.isin(images, range(len(y))) | (y[images.astype(int) % len(y)] != labels)
    first = int(np.argmax(wrong))
    whose = {label: image for image, label in enumerate(y)}
    owners = np.array([whose.get(int(label), -1) for label in labels])
    return {
        "own labels": Law(
            not np.any(wrong),
            f"{np.sum(wrong)} of {counted(len(images), 'image')} didn't get their own label: "
            f"image {images[first]:g} got {labels[first]:g}, which is "
            + (f"that of image {owners[first]}" if owners[first] >= 0 else "no label"),
            _other_labels(found, images, owners, len(y)),
        )
    }


def _other_labels(found: Training, images: np.ndarray, owners: np.ndarray, N: int) -> tuple[KnownMistake, ...]:
    """What explains whose labels the images got: those of the images `owners`, -1 for no image's."""
    if np.any(owners < 0) or not np.all(np.isin(images, range(N))):
        return ()
    starts = np.cumsum([0, *(len(asked.images) for asked in found.asked)])
    each = [slice(a, b) for a, b in itertools.pairwise(starts)]
    if all(np.array_equal(np.sort(images[one]), np.sort(owners[one])) for one in each):
        sorted_ones = all(np.all(np.diff(asked.labels) >= 0) for asked in found.asked)
        return (LABELS_SORTED,) if sorted_ones else (LABELS_SHUFFLED,)
    if all(np.array_equal(owners[one], np.arange(one.stop - one.start)) for one in each):
        return (FIRST_LABELS,)
    if len(set(((owners - images) % N).tolist())) == 1:
        return (LABEL_OF_THE_NEXT,)
    return (INDEPENDENTLY,) if np.mean(owners != images) > 0.5 else ()
