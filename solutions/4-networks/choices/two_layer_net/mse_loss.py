"""What can be decided otherwise in `mse_loss` of `two_layer_net.py`."""

import numpy as np

from grading.choices.choice import KEEP_SIGNS, Choice, Choices
from grading.choices.losses import choices_of

MEAN = "Square each difference, then take the mean of all N · M squares: np.mean."
SLOPE = "One square, (out - target)², has the slope 2 · (out - target); the mean divides it by N · M."


def mse_loss(
    out,
    target,
    *,
    off=lambda out, target: out - target,
    term=lambda off: off**2,
    mean=np.mean,
    slope=lambda off: 2 * off,
    share=lambda slope: slope / slope.size,
    finished=lambda dout, out, target: dout,
):
    """The mean squared error with its slope, each choice a parameter."""
    difference = off(out, target)
    return float(mean(term(difference))), finished(share(slope(difference)), out, target)


TERM = {
    "squares_halved": (lambda off: off**2 / 2, "the squares are halved; this course has no ½ here.", MEAN),
    "absolute": (np.abs, "the absolute differences are taken; their squares are wanted.", MEAN),
    "not_squared": (lambda off: off, "the differences aren't squared.", MEAN),
    "cubed": (lambda off: off**3, "the differences are cubed; their squares are wanted.", MEAN),
}

TOGETHER = {
    "summed": (np.sum, "the squares are added up, and not divided by how many there are.", MEAN),
    "over_examples": (
        lambda terms: np.sum(terms) / len(terms),
        "the sum is divided by N alone; the mean is over all N · M numbers.",
        MEAN,
    ),
    "over_outputs": (
        lambda terms: np.sum(terms) / terms.shape[1],
        "the sum is divided by M alone; the mean is over all N · M numbers.",
        MEAN,
    ),
    "averaged_twice": (lambda terms: np.mean(terms) / terms.size, "the mean is divided by N · M once more.", MEAN),
    "averaged_over_examples_twice": (lambda terms: np.mean(terms) / len(terms), "the mean is divided by N.", MEAN),
    "root": (lambda terms: np.sqrt(np.mean(terms)), "the root of the mean is taken; the mean itself is wanted.", MEAN),
    "length": (
        lambda terms: np.sqrt(np.sum(terms)),
        "this is the length of the difference, a root; the mean of the squares is wanted.",
        MEAN,
    ),
    "halved_over_examples": (
        lambda terms: np.sum(terms) / (2 * len(terms)),
        "the sum is divided by 2 N; the mean is over all N · M numbers, and there is no ½.",
        MEAN,
    ),
    "largest": (np.max, "the largest square is taken; the mean is wanted.", MEAN),
    "negative": (lambda terms: -np.mean(terms), "the loss has the wrong sign.", MEAN),
    "median": (np.median, "the median is taken; the mean is wanted.", MEAN),
    "first_example": (lambda terms: np.mean(terms[0]), "only the first example counts.", MEAN),
    "last_example": (lambda terms: np.mean(terms[-1]), "only the last example counts.", MEAN),
}

SLOPES = {
    "two_missing": (lambda off: off, "the 2 is missing: the derivative of d² is 2d.", SLOPE),
    "four": (lambda off: 4 * off, "dout is twice what it should be.", SLOPE),
    "squared": (lambda off: 2 * off**2, "the differences are squared in dout; only the loss has squares.", SLOPE),
    "loss_for_slope": (lambda off: off**2, "dout has the squares themselves, where their slopes belong.", SLOPE),
    "signs": (lambda off: 2 * np.sign(off), "dout has the signs of the differences only.", SLOPE),
    "signs_of_absolute": (np.sign, "dout is the slope of the mean absolute difference.", SLOPE),
    "sizes": (lambda off: 2 * np.abs(off), "dout has lost its signs.", KEEP_SIGNS),
    "zero": (lambda off: 0 * off, "dout is zero everywhere: is it ever filled in?", SLOPE),
    "exchanged": (lambda off: -2 * off, "dout has the wrong sign: out should come first, out - target.", SLOPE),
    "ones": (lambda off: 2 + 0 * off, "dout doesn't depend on out.", SLOPE),
}

SHARES = {
    "slope_not_averaged": (lambda slope: slope, "dout isn't divided by N · M.", SLOPE),
    "slope_over_examples": (
        lambda slope: slope / len(slope),
        "dout is divided by N alone; the loss divides by N · M.",
        SLOPE,
    ),
    "slope_over_outputs": (
        lambda slope: slope / slope.shape[1],
        "dout is divided by M alone; the loss divides by N · M.",
        SLOPE,
    ),
    "slope_averaged_twice": (lambda slope: slope / slope.size**2, "dout is divided by N · M twice.", SLOPE),
    "slope_times_size": (lambda slope: slope * slope.size, "dout is multiplied by N · M.", SLOPE),
}

FINISHED = {
    "out_for_slope": (lambda dout, out, target: 2 * out / out.size, "target takes no part in dout.", SLOPE),
}

CHOICES = [
    Choices(
        of=("mse_loss",),
        function=mse_loss,
        wrong=[
            *choices_of("term", TERM),
            *choices_of("mean", TOGETHER),
            Choice("added", {"off": lambda out, target: out + target}, "out and target are added.", "out - target."),
            *choices_of("slope", SLOPES),
            *choices_of("share", SHARES),
            *choices_of("finished", FINISHED, beside_others=()),
        ],
    ),
]
