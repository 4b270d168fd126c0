"""What can be decided otherwise in `max_norm` of `dropout.py`."""

import numpy as np

from grading.choices.choice import Choices
from grading.choices.losses import choices_of

COLUMNS = "A column has a norm: the root of the sum of its squares, np.sqrt(np.sum(w * w, axis=0))."
DOWN = "A column whose norm is above the limit is multiplied by limit / norm; any other stays as it is."


def max_norm(
    w,
    limit,
    *,
    norm=lambda w: np.sqrt(np.sum(w * w, axis=0)),
    above=lambda norms, limit: norms > limit,
    factor=lambda norms, limit: limit / norms,
    otherwise=lambda norms, limit: np.ones_like(norms),
    whole=None,
):
    """The weights of limited norms, each choice a parameter."""
    with np.errstate(all="ignore"):
        if whole:
            return whole(w, limit)
        norms = norm(w)
        return w * np.where(above(norms, limit), factor(norms, limit), otherwise(norms, limit))


NORMS = {
    "rows": (
        lambda w: np.sqrt(np.sum(w * w, axis=1))[:, None],
        "the rows are scaled; the weights of one neuron are a column.",
        COLUMNS,
    ),
    "whole_matrix": (
        lambda w: np.sqrt(np.sum(w * w)),
        "the norm of all of w is taken; each column has its own.",
        COLUMNS,
    ),
    "root_missing": (lambda w: np.sum(w * w, axis=0), "the root is missing: the squares are only added up.", COLUMNS),
    "sum_of_sizes": (lambda w: np.sum(np.abs(w), axis=0), "absolute values are added up, not squares.", COLUMNS),
    "largest_size": (
        lambda w: np.max(np.abs(w), axis=0),
        "the largest number of a column is taken as norm.",
        COLUMNS,
    ),
    "mean_of_squares": (
        lambda w: np.sqrt(np.mean(w * w, axis=0)),
        "the mean of the squares is taken; it should be their sum.",
        COLUMNS,
    ),
    "size_of_sum": (
        lambda w: np.abs(np.sum(w, axis=0)),
        "the numbers are added up, not their squares.",
        COLUMNS,
    ),
    "sum": (lambda w: np.sum(w, axis=0), "the numbers of a column are added up; their squares should be.", COLUMNS),
    "largest_norm": (
        lambda w: np.max(np.sqrt(np.sum(w * w, axis=0))),
        "all columns are scaled by the largest norm; each has its own.",
        COLUMNS,
    ),
    "mean_norm": (
        lambda w: np.mean(np.sqrt(np.sum(w * w, axis=0))),
        "all columns are scaled by the mean of the norms; each has its own.",
        COLUMNS,
    ),
    "spread": (lambda w: np.std(w, axis=0), "the standard deviation of a column is taken for its norm.", COLUMNS),
}

ABOVE = {
    "all_columns": (
        lambda norms, limit: norms > 0,
        "all columns are scaled to the limit, also those that were below.",
        DOWN,
    ),
    "only_below": (
        lambda norms, limit: (norms < limit) & (norms > 0),
        "the columns below the limit are scaled up to it, and those above stay.",
        DOWN,
    ),
    "above_square": (lambda norms, limit: norms > limit**2, "norms are compared with limit².", DOWN),
    "above_one": (lambda norms, limit: norms > 1, "norms are compared with 1; they should be with the limit.", DOWN),
    "squares_above": (lambda norms, limit: norms**2 > limit, "the squared norms are compared with the limit.", DOWN),
    "if_any": (
        lambda norms, limit: (np.any(norms > limit) | (norms > limit)) & (norms > 0),
        "as soon as one column is above the limit, all are scaled to it.",
        DOWN,
    ),
    "if_all": (
        lambda norms, limit: np.all(norms > limit) & (norms > limit),
        "nothing is scaled unless all columns are above the limit.",
        DOWN,
    ),
}

FACTORS = {
    "to_one": (
        lambda norms, limit: 1 / norms,
        "the columns above the limit get the norm 1, not the limit.",
        DOWN,
    ),
    "to_square": (lambda norms, limit: limit**2 / norms, "the columns above the limit get the norm limit².", DOWN),
    "by_square": (lambda norms, limit: limit / norms**2, "the columns above the limit are divided by norm².", DOWN),
    "factor_squared": (lambda norms, limit: (limit / norms) ** 2, "limit / norm is squared.", DOWN),
    "upside_down": (
        lambda norms, limit: norms / limit,
        "limit / norm is upside down, so those columns grow.",
        DOWN,
    ),
    "root_of_factor": (lambda norms, limit: np.sqrt(limit / norms), "the root of limit / norm is taken.", DOWN),
    "by_limit": (lambda norms, limit: 1 / limit + 0 * norms, "columns above the limit are divided by the limit.", DOWN),
    "times_limit": (lambda norms, limit: limit + 0 * norms, "columns above the limit are multiplied by it.", DOWN),
    "zero": (lambda norms, limit: 0 * norms, "the columns above the limit become 0.", DOWN),
    "nothing_scaled": (
        lambda norms, limit: 1 + 0 * norms,
        "nothing is scaled: w comes back as it is.",
        DOWN,
    ),
    "half": (lambda norms, limit: 0.5 + 0 * norms, "the columns above the limit are halved.", DOWN),
}

OTHERWISE = {
    "others_zero": (lambda norms, limit: 0 * norms, "the columns below the limit become 0.", DOWN),
    "zero_over_zero": (
        lambda norms, limit: norms / norms,
        "for a column of zeros it is 0 / 0, and that is nan.",
        "Divide only where the norm is above the limit, or by np.maximum(norm, limit).",
    ),
    "others_to_one": (
        lambda norms, limit: np.where(norms > 0, 1 / norms, 0),
        "the columns below the limit get the norm 1.",
        DOWN,
    ),
}

WHOLES = {
    "numbers_clipped": (
        lambda w, limit: np.clip(w, -limit, limit),
        "single numbers are cut off at the limit; the norm of a column is limited.",
        DOWN,
    ),
    "numbers_at_most": (lambda w, limit: np.minimum(w, limit), "single numbers above the limit are cut off.", DOWN),
    "constant": (
        lambda w, limit: np.where(np.sqrt(np.sum(w * w, axis=0)) > limit, limit, w),
        "all numbers of a column above the limit become the limit.",
        DOWN,
    ),
    "subtracted": (
        lambda w, limit: w - np.maximum(0, np.sqrt(np.sum(w * w, axis=0)) - limit),
        "what is too much of the norm is subtracted from each number; the column is to be multiplied.",
        DOWN,
    ),
    "sizes": (
        lambda w, limit: np.abs(w) * np.minimum(1, limit / np.maximum(np.sqrt(np.sum(w * w, axis=0)), limit)),
        "the weights have lost their signs.",
        DOWN,
    ),
    "factors_alone": (
        lambda w, limit: 0 * w + np.minimum(1, limit / np.maximum(np.sqrt(np.sum(w * w, axis=0)), limit)),
        "these are the factors; w has to be multiplied by them.",
        DOWN,
    ),
}

CHOICES = [
    Choices(
        of=("max_norm",),
        function=max_norm,
        wrong=[
            *choices_of("norm", NORMS),
            *choices_of("above", ABOVE),
            *choices_of("factor", FACTORS),
            *choices_of("otherwise", OTHERWISE),
            *choices_of("whole", WHOLES, beside_others=()),
        ],
    )
]
