"""The laws of a training: how W moves, which batches the loss gets, with which labels, and which losses come back."""

import numpy as np

from ...checks.check import KnownMistake, Law
from ...checks.returned import WrongReturn, numbers
from ...checks.words import counted
from .sampling import FAIR
from .training import Training, gradient_of, noted

WRONG_SIGN = KnownMistake(
    "wrong_sign", "each step goes uphill: the sign is wrong.", "W becomes W - learning_rate * dW."
)
NO_STEP = KnownMistake("no_step", "W never changes.", "Write W - learning_rate * dW back into self.W.")
RATE_IGNORED = KnownMistake(
    "learning_rate_ignored",
    "each step is the whole gradient: the learning rate isn't used.",
    "Multiply dW by learning_rate.",
)
DIVIDED = KnownMistake(
    "divided_by_batch_size",
    "each step is divided by the batch size; the loss is a mean already.",
    "Leave out the division: W becomes W - learning_rate * dW.",
)
AT_THE_END = KnownMistake(
    "updated_at_the_end",
    "all steps ask for the gradient at the same W; it only changes when the loop is over.",
    "Change self.W inside the loop, right after loss, dW = self.loss(…).",
)
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
INDEPENDENTLY = KnownMistake(
    "drawn_independently",
    "images get labels of other images: X and y don't come from the same rows.",
    "Choose the numbers of the batch once, and use them for both: X[batch] and y[batch].",
)


def way_taken(ask, problem):
    """That W moves by -learning_rate · dW, in each step, at once; any orientation of W will do."""
    (found,) = noted(ask, problem)
    steps, rate, size = problem["num_iters"], problem["learning_rate"], problem["batch_size"]
    change = found.end.astype(float) - found.start
    step = -rate * gradient_of(change.shape)
    times = float(np.sum(change * step) / np.sum(step * step))
    rest = float(np.max(np.abs(change - times * step)))
    straight = rest <= _rounding(step)
    factors = {WRONG_SIGN: -1.0, NO_STEP: 0.0, RATE_IGNORED: 1 / rate, DIVIDED: 1 / size}
    fitting = [m for m, factor in factors.items() if np.isclose(times, steps * factor, atol=1e-4)]
    named = fitting[0] if fitting and straight else None
    far = bool(straight and np.isclose(times, steps, rtol=1e-5))
    at_once, where = _seen_on_the_way(found, step, steps)
    stood_still = all(np.array_equal(asked.W, found.start) for asked in found.asked)
    unit = "· learning_rate · dW"
    told = f"in {counted(steps, 'step')} W moved by {0 - times:+.4g} {unit}; expected {-steps:+d} {unit}"
    if not straight:
        told = f"after {counted(steps, 'step')}, W less the first W is no multiple of dW: something else is added"
    named = named if named is not NO_STEP or stood_still else None
    laws = {"the way": Law(far, told, named)}
    if far:
        laws["at once"] = Law(
            at_once,
            f"in step {where} the loss was asked at another W than the one that the steps before it led to",
            AT_THE_END if stood_still and steps > 1 else None,
            "Change self.W once in each turn of the loop.",
        )
    return laws


def _rounding(step: np.ndarray) -> float:
    return 1e-4 * float(np.max(np.abs(step)))


def _seen_on_the_way(found: Training, step: np.ndarray, steps: int) -> tuple[bool, int]:
    """Whether the loss was asked at each W on the way, in turn; and the first step where it wasn't."""
    places = _places(found)
    for k in range(steps):
        if k >= len(places) or np.max(np.abs(places[k] - found.start - k * step)) > _rounding(step):
            return False, k + 1
    return len(places) <= steps + 1, steps + 1


def _places(found: Training) -> list[np.ndarray]:
    """The W at which the loss was asked, one after the other; the same one twice in a row counts once."""
    asked = [asked.W for asked in found.asked]
    return [W for k, W in enumerate(asked) if k == 0 or not np.array_equal(W, asked[k - 1])]


def batches(ask, problem):
    """That each step looks at a new batch, drawn at random: anew from all images, or from shuffled epochs."""
    (found,) = noted(ask, problem)
    N, size = len(problem["X"]), problem["batch_size"]
    batches, laws = found.batches, {}
    lengths = [len(batch) for batch in batches]
    every_size = {len(asked.images) for asked in found.asked}
    sizes = {N: BATCH_SIZE_IGNORED, 1: ONE_IMAGE}
    named = sizes.get(next(iter(every_size))) if len(every_size) == 1 else None
    odd_sizes = [n for n in lengths if n != size and n != N % size]
    laws["size"] = Law(
        not odd_sizes and _few_short(lengths, N, size),
        f"the batches have {_from_to(lengths)}; batch_size is {size}",
        named,
        "A short batch is the last of an epoch; all others have batch_size images.",
    )
    regs = {asked.reg for asked in found.asked}
    laws["reg"] = Law(
        regs == {problem["reg"]},
        f"train was told reg = {problem['reg']:g}; the loss got {min(regs - {problem['reg']}, default=0):g}",
        REG_NOT_PASSED if regs == {0.0} else None,
        "Pass reg on as it is.",
    )
    if not laws["size"].holds:
        return laws
    places = len(_places(found))
    laws["a batch for each step"] = Law(
        len(batches) >= places - 1,
        f"in {counted(places, 'step')} the loss got {counted(len(batches), 'batch', 'batches')}, not a new one in each",
        SAME_BATCH if len(batches) == 1 and places > 1 else None,
        "Take a new batch in each turn of the loop.",
    )
    return laws | _laws_of_batches(batches, N, len(found.asked), problem["X"][:, 0])


def _from_to(lengths: list[int]) -> str:
    several = len(set(lengths)) > 1
    return f"{min(lengths)} to {max(lengths)} images" if several else counted(lengths[0], "image")


def _few_short(lengths: list[int], N: int, size: int) -> bool:
    """Whether short batches are as rare as the last ones of epochs."""
    short = sum(n != size for n in lengths)
    return short <= len(lengths) * size / N + 1


def _laws_of_batches(batches: list[np.ndarray], N: int, asked: int, known: np.ndarray) -> dict[str, Law]:
    images = np.concatenate(batches)
    strange = [float(image) for image in images if image not in known]
    if strange:
        return {"images": Law(False, f"the loss got {counted(len(strange), 'row')} that are no row of X")}
    kinds = [tuple(sorted(batch.tolist())) for batch in batches]
    again = next((k for k, kind in enumerate(kinds) if kind in kinds[:k]), None)
    epoch = -(-N // max(map(len, batches)))
    in_order = np.array_equal(images, np.arange(len(images)) % N)
    period = len(kinds) > epoch and all(kinds[k] == kinds[k - epoch] for k in range(epoch, len(kinds)))
    named = (
        SAME_BATCH if len(set(kinds)) == 1 and asked > 1 else IN_ORDER if in_order else SAME_EPOCH if period else None
    )
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


def pairs(ask, problem):
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
            INDEPENDENTLY if np.all(owners >= 0) and np.all(np.isin(images, range(len(y)))) else None,
        )
    }


def losses_returned(ask, problem):
    """That the losses returned are those that self.loss answered, one for each step, in order."""
    laws = {}
    for turn, found in zip(("first", "second"), noted(ask, problem, calls=2), strict=True):
        losses = numbers(found.returned, f"what the {turn} call of train returned", problem["num_iters"])
        answered = iter([asked.loss for asked in found.asked])
        strange = [k for k, loss in enumerate(losses) if not any(abs(loss - one) < 1e-5 for one in answered)][:1]
        told = "".join(f"losses[{k}] is {losses[k]:.6g}; self.loss didn't return that in its turn" for k in strange)
        laws[f"the losses of the {turn} call"] = Law(not strange, told)
    return laws
