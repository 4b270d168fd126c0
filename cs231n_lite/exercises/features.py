"""Checks of `features.py`: hues and their histograms, the steps of a histogram of oriented gradients, and scaling."""

from typing import Any

import numpy as np

from ..checks.check import Check
from ..checks.returned import like
from .measures import colours, edges, standardizing
from .measures.proofs import sums_to, worked

WHEEL = {
    "images": np.array(
        [[[[9, 0, 0], [9, 9, 0], [0, 9, 0], [0, 9, 9]], [[0, 0, 9], [9, 0, 9], [7, 7, 7], [0, 0, 0]]]], dtype=float
    )
}
"""Red, yellow, green, cyan, blue, magenta, a grey and black."""

SHIFTED = {"images": np.array([[[[20, -10, -4], [-40, -10, -25]]]], dtype=float)}
HUES = {"hues": np.array([[[0.0, 0.3], [0.9, 0.2]], [[0.6, 0.6], [0.55, 0.6]]]), "bins": 4}
GREY = {"grey": np.array([[[1.0, 2.0, 4.0], [8.0, 16.0, 32.0], [64.0, 128.0, 256.0]]])}
CHANGES = {"dy": np.array([1.0, 3.0, -1.0, -3.0, 2.0]), "dx": np.array([3.0, 1.0, 3.0, -1.0, -2.0]), "bins": 9}
"""Directions of 18, 72, -18, 252 and 135 degrees."""

CELLS = {
    "magnitudes": np.array([[[1.0, 2.0, 4.0, 8.0], [16.0, 32.0, 64.0, 128.0]]]),
    "found": np.array([[[0, 1, 1, 1], [0, 2, 0, 1]]]),
    "bins": 3,
    "cell": 2,
}
BLOCK = {"cells": np.array([[[[3.0], [4.0]], [[0.0], [12.0]]]])}
"""One block of length 13."""

FEATURES = {"train": np.array([[1.0, 5.0], [3.0, 5.0]]), "set_1": np.array([[4.0, 7.0]])}


def _values(function: str, points: int, by_hand: tuple[dict[str, Any], dict[str, Any]], **said: Any) -> Check:
    """The check of one function; `by_hand` has a problem with its result."""
    given, result = by_hand
    return Check(
        name=f"{function}.values",
        points=points,
        proofs=(worked(given, **result), *said.pop("more_proofs", ())),
        keeps_inputs=True,
        **said,
    )


CUT = 1 / np.sqrt(3)  # 3, 4 and 12 of 13 are all cut off at 0.2, and 0 stays

CHECKS = [
    _values(
        "hue",
        8,
        (WHEEL, {"the_hues": [[[0, 1 / 6, 1 / 3, 1 / 2], [2 / 3, 5 / 6, 0, 0]]]}),
        asks="the hue of each pixel, from 0 to less than 1, as an array of shape (N, H, W); that of a grey is 0.",
        try_next="Try one pixel by hand: red 20, green 10, blue 40: blue is the largest, so (4 + (20 - 10) / 30) / 6.",
        problems=colours.fresh_images,
        published=colours.published_images,
        arguments=colours.image_arguments,
        returns={"the hues": colours.hues_like},
        more_proofs=(worked(SHIFTED, the_hues=[[[29 / 30, 2.5 / 6]]]),),
    ),
    _values(
        "hue_histogram",
        8,
        (HUES, {"the_parts": [[0.5, 0.25, 0.0, 0.25], [0.0, 0.0, 1.0, 0.0]]}),
        asks="which part of each image's pixels has a hue from k / bins to less than (k + 1) / bins, (N, bins).",
        try_next="Print the histogram of one image and add it up: the parts of all its pixels are 1 together.",
        problems=colours.fresh_hues,
        published=colours.published_hues,
        returns={"the parts": colours.histograms_like},
        more_proofs=(sums_to(1.0, "the parts", axis=1),),
    ),
    _values(
        "image_gradients",
        6,
        (
            GREY,
            {
                "dy": [[[0, 0, 0], [63, 126, 252], [0, 0, 0]]],
                "dx": [[[0, 3, 0], [0, 24, 0], [0, 192, 0]]],
            },
        ),
        asks="dy, the pixel below minus the one above, and dx, the one to the right minus the one to the left; 0 at "
        "the edges.",
        try_next="grey[:, 2:] are the pixels below, grey[:, :-2] those above: their difference has H - 2 rows.",
        problems=edges.fresh_greys,
        published=edges.published_greys,
        returns={"dy": like("grey"), "dx": like("grey")},
    ),
    _values(
        "orientation_bins",
        6,
        (CHANGES, {"the_bins": [0, 3, 8, 3, 6]}),
        asks="the bin of each direction: of the angle of (dx, dy), from 0 to 180 degrees, opposite ones being one.",
        try_next="Print the angles in degrees, before and after you bring them to 0 … 180: -20 becomes 160, 200 is 20.",
        problems=edges.fresh_changes,
        published=edges.published_changes,
        arguments=dict,
        measure=edges.directions,
        labels=True,
    ),
    _values(
        "cell_histograms",
        10,
        (CELLS, {"the_cells": [[[[17 / 4, 2 / 4, 32 / 4], [64 / 4, 140 / 4, 0.0]]]]}),
        asks="for each cell the sum of the magnitudes in each bin, divided by cell², as an array (N, R, C, bins).",
        try_next="Take one image of one cell: which pixels are in bin 0? Add up their magnitudes, divide by cell².",
        problems=edges.fresh_cells,
        published=edges.published_cells,
        returns={"the cells": edges.cell_table},
    ),
    _values(
        "normalize_blocks",
        8,
        (
            BLOCK,
            {"the_blocks": (np.array([CUT, CUT, 0.0, CUT]) * (1 - 1e-10 / 0.24)).reshape(1, 1, 1, 2, 2, 1)},
        ),
        asks="the four histograms of each block, (N, R - 1, C - 1, 2, 2, bins), divided by √(Σv² + EPSILON²), cut off "
        "at CLIP, and divided once more.",
        try_next="Take one block, 2 by 2 cells: print the sum of its squares after each of the three steps.",
        problems=edges.fresh_blocks,
        published=edges.published_blocks,
        returns={"the blocks": edges.block_table},
    ),
    _values(
        "standardize",
        5,
        (FEATURES, {"train": [[-1.0, 0.0], [1.0, 0.0]], "set_1": [[2.0, 2.0]]}),
        asks="each feature less its mean over the training images, divided by their standard deviation unless that is "
        "0; a list, train first.",
        try_next="Take mean and standard deviation of train along axis=0, once, and use these two for every set.",
        problems=standardizing.fresh,
        published=standardizing.published,
        arguments=standardizing.arguments,
        measure=standardizing.standardized,
    ),
]
