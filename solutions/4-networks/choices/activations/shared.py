"""What the catalogues of `activations.py` have in common."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

OVERFLOWS = "a power of e with a large exponent is inf, and inf / inf, inf - inf and 0 · inf are nan."
NO_LARGE_POWERS = "Take e only to powers that aren't above 0, such as np.exp(-np.abs(x)) or np.exp(np.minimum(x, 0))."


def activation(name, value, slope, values, slopes):
    """What can be decided otherwise in the function `name`, whose value and slope are looked at apart.

    value(x, alpha) and slope(x, alpha, v), with v the right value, are right; the tables have what is done instead.
    """

    def function(x, alpha=1.0, *, value=value, slope=slope, right=value):
        with np.errstate(all="ignore"):
            return value(x, alpha), slope(x, alpha, right(x, alpha))

    wrong = [*choices_of("value", values), *choices_of("slope", of_slopes(slopes))]
    return Choices(of=(name,), function=function, wrong=wrong, pairs=False, only={"value": "value", "slope": "slope"})


def of_slopes(table):
    """The table with names that say that it is about slopes."""
    return {f"slope_{name}": entry for name, entry in table.items()}


def always(advice):
    """Wrong slopes that any of these functions may have."""
    return {
        "is_value": (lambda x, alpha, v: v, "the slope is the value itself.", advice),
        "is_x": (lambda x, alpha, v: x, "the slope is x itself.", advice),
        "all_ones": (lambda x, alpha, v: np.ones_like(x), "the slope is 1 everywhere.", advice),
        "zero": (lambda x, alpha, v: 0 * x, "the slope is 0 everywhere: is it ever filled in?", advice),
    }


def overflowing(entries):
    """What gives nan for large numbers, and is right for others."""
    return worded({name: (does, OVERFLOWS) for name, does in entries.items()}, NO_LARGE_POWERS)


def worded(entries, advice):
    """A table whose entries all have the same advice."""
    return {name: (does, looks, advice) for name, (does, looks) in entries.items()}


def negated(right, advice):
    """A slope with the wrong sign."""
    return {"negative": (lambda x, alpha, v: -right(x, alpha, v), "the slope has the wrong sign.", advice)}
