"""What can be decided otherwise in `rmsprop` of `update_rules.py`."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

from .shared import PASSED_IN, SLOPES, STATE_KEPT, filled, worded


def rmsprop(
    w,
    dw,
    config=None,
    *,
    slope=lambda dw: dw,
    rate=lambda rate: rate,
    share=lambda share: share,
    cache_of=lambda c, share, dw: share * c + (1 - share) * dw**2,
    root=lambda c, epsilon: np.sqrt(c) + epsilon,
    used=lambda new, old: new,
    kept=lambda new, old, bottom: new,
    moved=lambda w, top, bottom, epsilon: w - top / bottom,
):
    """RMSProp, each choice a parameter."""
    config = filled(config, w, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8, cache=None)
    with np.errstate(all="ignore"):
        old = config["cache"]
        new = cache_of(old, share(config["decay_rate"]), dw)
        bottom = root(used(new, old), config["epsilon"])
        config["cache"] = kept(new, old, bottom)
        return moved(w, rate(config["learning_rate"]) * slope(dw), bottom, config["epsilon"]), config


CACHE = "The formula: cache ← decay_rate · cache + (1 - decay_rate) · dw²: a running mean of the squares."
ROOT = "Divide by √cache + epsilon: the root first, epsilon afterwards."
MOVE = "The formula: w ← w - learning_rate · dw / (√cache + epsilon)."

CACHES = worded(
    {
        "shares_exchanged": (
            lambda c, share, dw: (1 - share) * c + share * dw**2,
            "decay_rate and 1 - decay_rate are exchanged.",
        ),
        "squares_summed": (
            lambda c, share, dw: c + dw**2,
            "the squares are added up, as in AdaGrad; decay_rate is missing.",
        ),
        "new_not_shared": (
            lambda c, share, dw: share * c + dw**2,
            "dw² has no factor 1 - decay_rate: this isn't a mean.",
        ),
        "old_not_shared": (lambda c, share, dw: c + (1 - share) * dw**2, "the cache before has no factor decay_rate."),
        "square_missing": (
            lambda c, share, dw: share * c + (1 - share) * dw,
            "the slopes themselves are averaged, not their squares.",
        ),
        "sizes_averaged": (
            lambda c, share, dw: share * c + (1 - share) * np.abs(dw),
            "the absolute values of the slopes are averaged, not their squares.",
        ),
        "old_missing": (lambda c, share, dw: (1 - share) * dw**2, "the cache before isn't used."),
        "squares_alone": (lambda c, share, dw: dw**2, "the cache is dw²: there is no running mean."),
        "subtracted": (lambda c, share, dw: share * c - (1 - share) * dw**2, "the squares are subtracted."),
        "squared_shares": (
            lambda c, share, dw: share * c + ((1 - share) * dw) ** 2,
            "1 - decay_rate is squared as well; only dw is.",
        ),
        "same_shares": (lambda c, share, dw: share * c + share * dw**2, "both have the factor decay_rate."),
        "squares_of_all": (
            lambda c, share, dw: share * c + (1 - share) * np.sum(dw**2),
            "the squares of all slopes are added up; each weight has its own.",
        ),
        "mean_of_all": (
            lambda c, share, dw: share * c + (1 - share) * np.mean(dw**2),
            "the squares of all slopes are averaged; each weight has its own.",
        ),
        "old_squared": (lambda c, share, dw: share * c**2 + (1 - share) * dw**2, "the cache before is squared."),
        "brackets_missing": (
            lambda c, share, dw: share * c + 1 - share * dw**2,
            "the brackets around 1 - decay_rate are missing.",
        ),
        "step_in_cache": (lambda c, share, dw: share * c, "dw² isn't in the cache at all."),
    },
    CACHE,
)

ROOTS = worded(
    {
        "root_missing": (lambda c, epsilon: c + epsilon, "the root is missing: dw is divided by the cache itself."),
        "epsilon_in_root": (lambda c, epsilon: np.sqrt(c + epsilon), "epsilon is added inside the root."),
        "epsilon_squared_in_root": (
            lambda c, epsilon: np.sqrt(c + epsilon**2),
            "epsilon² is added inside the root.",
        ),
        "epsilon_missing": (
            lambda c, epsilon: np.sqrt(c),
            "epsilon is missing, or one much smaller than that of config is used.",
        ),
        "epsilon_as_floor": (
            lambda c, epsilon: np.maximum(np.sqrt(c), epsilon),
            "the larger of √cache and epsilon is taken; they are added.",
        ),
        "epsilon_subtracted": (lambda c, epsilon: np.sqrt(c) - epsilon, "epsilon is subtracted."),
        "not_divided": (lambda c, epsilon: np.ones_like(c), "dw isn't divided by √cache + epsilon."),
        "epsilon_alone": (lambda c, epsilon: epsilon + 0 * c, "dw is divided by epsilon alone."),
        "multiplied": (lambda c, epsilon: 1 / (np.sqrt(c) + epsilon), "√cache + epsilon multiplies; it should divide."),
        "squared": (lambda c, epsilon: c**2 + epsilon, "the cache is squared; its root is wanted."),
        "length": (
            lambda c, epsilon: np.sqrt(np.sum(c)) + epsilon,
            "the cache is added up before the root; each weight has its own.",
        ),
        "mean_root": (
            lambda c, epsilon: np.sqrt(np.mean(c)) + epsilon,
            "the cache is averaged before the root; each weight has its own.",
        ),
        "one_plus": (lambda c, epsilon: 1 + np.sqrt(c), "1 is added to the root, not epsilon."),
        "fourth_root": (lambda c, epsilon: np.sqrt(np.sqrt(c)) + epsilon, "the root is taken twice."),
    },
    ROOT,
)

MOVES = worded(
    {
        "uphill": (lambda w, top, bottom, epsilon: w + top / bottom, "the step goes up: it is added to w."),
        "step_alone": (lambda w, top, bottom, epsilon: -top / bottom, "this is the step alone; w is missing."),
        "all_divided": (lambda w, top, bottom, epsilon: (w - top) / bottom, "w is divided by the root, too: brackets."),
        "epsilon_afterwards": (
            lambda w, top, bottom, epsilon: w - top / (bottom - epsilon) + epsilon,
            "epsilon is added to w: brackets around √cache + epsilon are missing.",
        ),
        "unmoved": (lambda w, top, bottom, epsilon: w, "w stays as it was."),
    },
    MOVE,
)

SETTINGS = {
    "rate": {
        "rate_missing": (lambda rate: 1.0, "the learning rate is missing.", MOVE),
        "rate_of_0_01": (lambda rate: 1e-2, "the learning rate is 0.01, whatever config says.", PASSED_IN),
    },
    "share": {
        "decay_of_0_99": (lambda share: 0.99, "the decay rate is 0.99, whatever config says.", PASSED_IN),
        "decay_of_0_9": (lambda share: 0.9, "the decay rate is 0.9, whatever config says.", PASSED_IN),
    },
    "used": {
        "old_cache": (
            lambda new, old: old,
            "the step is divided by the root of the cache before, not of the new one.",
            MOVE,
        ),
    },
    "kept": {
        "cache_not_kept": (
            lambda new, old, bottom: old,
            "the new cache isn't kept in config: each step begins with the cache of the first.",
            STATE_KEPT,
        ),
        "root_kept": (
            lambda new, old, bottom: bottom,
            "the root is kept in place of the cache.",
            "Keep the running mean of the squares, and take its root anew in each step.",
        ),
        "root_of_cache_kept": (
            lambda new, old, bottom: np.sqrt(new),
            "the root is kept in place of the cache.",
            "Keep the running mean of the squares, and take its root anew in each step.",
        ),
        "cache_added_up": (lambda new, old, bottom: old + new, "the cache in config is added up.", STATE_KEPT),
        "cache_kept_at_zero": (lambda new, old, bottom: 0 * new, "the cache is 0 again after each step.", STATE_KEPT),
    },
}

CHOICES = [
    Choices(
        of=("rmsprop",),
        function=rmsprop,
        wrong=[
            *choices_of("slope", SLOPES, beside_others=()),
            *choices_of("cache_of", CACHES),
            *choices_of("root", ROOTS),
            *choices_of("moved", MOVES),
            *(choice for parameter, entries in SETTINGS.items() for choice in choices_of(parameter, entries)),
        ],
    )
]
