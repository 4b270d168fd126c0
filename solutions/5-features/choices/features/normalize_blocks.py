"""What can be decided otherwise in `normalize_blocks` of `features.py`."""

import numpy as np

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import same, told

EPSILON, CLIP, WHOLE = 1e-5, 0.2, (3, 4, 5)

THREE_STEPS = "Three steps for each block: v / √(Σv² + EPSILON²), then min(v, CLIP), then v / √(Σv² + EPSILON²) again."
ROOT = "The divisor is √(Σv² + EPSILON²): EPSILON is squared, and both stand under the root."
ALL_FOUR = "The sum goes over all 4 · bins numbers of one block, the last three axes."
CORNERS = (
    "The block at row r and column c has the cells (r, c), (r, c + 1), (r + 1, c) and (r + 1, c + 1), in two rows."
)


def normalize_blocks(
    cells,
    *,
    blocks=lambda cells: _blocks(cells),
    before=same,
    first=lambda blocks: _length(blocks),
    clipped=lambda blocks: np.minimum(blocks, CLIP),
    second=lambda blocks: _length(blocks),
    finished=same,
):
    """The normalized blocks, each choice a parameter."""
    made = before(blocks(cells))
    made = clipped(made / first(made))
    return finished(made / second(made))


def _blocks(cells, rows=(0, 1), columns=(0, 1)):
    R, C = cells.shape[1:3]
    pairs = [[cells[:, i : R - 1 + i, j : C - 1 + j] for j in columns] for i in rows]
    return np.stack([np.stack(pair, axis=3) for pair in pairs], axis=3)


def _length(blocks, axes=WHOLE, small=EPSILON**2):
    return np.sqrt(np.sum(blocks**2, axis=axes, keepdims=True) + small)


def _one(blocks):
    return np.ones_like(blocks)


BLOCKS = told(
    {
        "cells_turned": (
            lambda cells: np.swapaxes(_blocks(cells), 3, 4),
            "rows and columns of the four cells are exchanged within each block.",
        ),
        "one_cell_four_times": (
            lambda cells: _blocks(cells, (0, 0), (0, 0)),
            "each block has its upper left cell four times.",
        ),
        "rows_repeated": (lambda cells: _blocks(cells, (0, 0)), "each block has its upper two cells twice."),
        "columns_repeated": (
            lambda cells: _blocks(cells, columns=(0, 0)),
            "each block has its two cells at the left twice.",
        ),
        "cells_in_reverse": (
            lambda cells: _blocks(cells, (1, 0), (1, 0)),
            "the four cells of each block come in reverse order.",
        ),
    },
    CORNERS,
)

BEFORE = {
    "cut_first": (
        lambda blocks: np.minimum(blocks, CLIP),
        "the numbers are cut off at CLIP before the first division, too.",
        THREE_STEPS,
    ),
    "largest_is_one": (
        lambda blocks: blocks / np.max(np.abs(blocks)),
        "all cells are divided by the largest number first.",
        THREE_STEPS,
    ),
}

LENGTHS = {
    "sums": (
        lambda blocks: np.sum(np.abs(blocks), axis=WHOLE, keepdims=True) + EPSILON,
        "the divisor is the sum of the numbers, not the root of the sum of their squares.",
        ROOT,
    ),
    "root_missing": (lambda blocks: _length(blocks) ** 2, "the root is missing: the divisor is Σv² + EPSILON².", ROOT),
    "epsilon_not_squared": (lambda blocks: _length(blocks, small=EPSILON), "EPSILON isn't squared.", ROOT),
    "epsilon_outside": (
        lambda blocks: _length(blocks, small=0) + EPSILON,
        "EPSILON is added to the root; EPSILON² belongs under it.",
        ROOT,
    ),
    "epsilon_squared_outside": (
        lambda blocks: _length(blocks, small=0) + EPSILON**2,
        "EPSILON² is added to the root; it belongs under it.",
        ROOT,
    ),
    "no_epsilon": (
        lambda blocks: _length(blocks, small=0),
        "EPSILON is missing: a block of zeros is divided by 0.",
        ROOT,
    ),
    "no_epsilon_but_zeros_stay": (
        lambda blocks: np.where(_length(blocks, small=0) > 0, _length(blocks, small=0), 1),
        "EPSILON is missing: blocks of zeros are left out instead.",
        ROOT,
    ),
    "of_each_cell": (
        lambda blocks: _length(blocks, axes=(5,)),
        "each cell is divided by its own length, not by that of the block.",
        ALL_FOUR,
    ),
    "of_each_image": (
        lambda blocks: _length(blocks, axes=(1, 2, 3, 4, 5)),
        "the sum of the squares goes over all blocks of an image.",
        ALL_FOUR,
    ),
    "of_all": (
        lambda blocks: _length(blocks, axes=(0, 1, 2, 3, 4, 5)),
        "the sum of the squares goes over all blocks of all images.",
        ALL_FOUR,
    ),
    "of_each_bin": (
        lambda blocks: _length(blocks, axes=(3, 4)),
        "the sum of the squares goes over the four cells for each bin by itself.",
        ALL_FOUR,
    ),
    "means": (
        lambda blocks: np.sqrt(np.mean(blocks**2, axis=WHOLE, keepdims=True) + EPSILON**2),
        "the divisor has the mean of the squares, not their sum.",
        ROOT,
    ),
    "largest": (
        lambda blocks: np.max(blocks, axis=WHOLE, keepdims=True) + EPSILON,
        "the divisor is the largest number of the block.",
        ROOT,
    ),
}


def _both(name):
    """Both divisions with the same divisor, as most students write them."""
    divide, looks_like, try_next = LENGTHS[name]
    return Choice(name, {"first": divide, "second": divide}, looks_like, try_next)


FIRST = {
    "not_divided_at_first": (_one, "the numbers are cut off before they are divided by the length.", THREE_STEPS),
} | {
    f"{name}_at_first": (LENGTHS[name][0], f"at the first division, {LENGTHS[name][1]}", LENGTHS[name][2])
    for name in ("sums", "epsilon_not_squared", "epsilon_outside", "of_each_cell")
}

CLIPPED = told(
    {
        "not_cut": (same, "nothing is cut off at CLIP, 0.2; after the first division no number is above 1."),
        "cut_below": (
            lambda blocks: np.maximum(blocks, CLIP),
            "numbers below CLIP are raised to it; it is those above.",
        ),
        "large_ones_zero": (lambda blocks: np.where(blocks > CLIP, 0, blocks), "numbers above CLIP become 0."),
        "cut_at_share": (
            lambda blocks: np.minimum(blocks, CLIP * np.max(blocks, axis=WHOLE, keepdims=True)),
            "the numbers are cut off at a fifth of the largest one in the block; CLIP is the bound itself.",
        ),
    },
    "min(v, CLIP), after the first division: np.minimum(blocks, CLIP).",
)

SECOND = {
    "not_divided_again": (
        _one,
        "after CLIP, the blocks aren't divided by their length once more.",
        THREE_STEPS,
    ),
} | {
    f"{name}_at_second": (LENGTHS[name][0], f"at the second division, {LENGTHS[name][1]}", LENGTHS[name][2])
    for name in ("sums", "epsilon_not_squared", "epsilon_outside", "of_each_cell")
}

FINISHED = {
    "cut_again": (
        lambda blocks: np.minimum(blocks, CLIP),
        "after the second division the numbers are cut off at CLIP once more.",
        THREE_STEPS,
    ),
    "squares": (np.square, "these are the squares of the numbers.", THREE_STEPS),
    "roots": (np.sqrt, "these are the roots of the numbers.", THREE_STEPS),
}

ONLY_ONCE = Choice(
    "one_division_alone",
    {"clipped": same, "second": _one},
    "the blocks are divided by their length once, and nothing else: CLIP and the second division are missing.",
    THREE_STEPS,
    alone=True,
)

NOTHING = Choice(
    "only_cut_off",
    {"first": _one, "second": _one},
    "the numbers are cut off at CLIP; nothing is divided by a length.",
    THREE_STEPS,
    alone=True,
)

NOT_AT_ALL = Choice(
    "only_put_together",
    {"first": _one, "clipped": same, "second": _one},
    "the cells are put together in blocks; nothing is divided or cut off.",
    THREE_STEPS,
    alone=True,
)

CHOICES = [
    Choices(
        of=("normalize_blocks",),
        function=normalize_blocks,
        wrong=[
            *choices_of("blocks", BLOCKS),
            *choices_of("before", BEFORE),
            *(_both(name) for name in LENGTHS),
            *choices_of("first", FIRST),
            *choices_of("clipped", CLIPPED),
            *choices_of("second", SECOND),
            *choices_of("finished", FINISHED, ()),
            ONLY_ONCE,
            NOTHING,
            NOT_AT_ALL,
        ],
    ),
]
