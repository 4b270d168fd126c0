"""What can be decided otherwise in `cell_histograms` of `features.py`."""

import numpy as np

from grading.choices.choice import KEEP_ORDER, Choices
from grading.choices.losses import choices_of

from .shared import same, told

WEIGHTED = "In the histogram of a cell, each pixel adds its own magnitude to the bin that it is in."
MEAN_OF_PIXELS = "Divide by the number of all pixels of a cell, cell · cell, whatever their bins are."
PLACES = "The pixel in row i and column j belongs to the cell in row i // cell and column j // cell."


def cell_histograms(
    magnitudes,
    found,
    bins=9,
    cell=8,
    *,
    weights=same,
    put=same,
    pixels=lambda table, cell: _squares(table, cell),
    divided=lambda sums, own, cell: sums / cell**2,
    finished=same,
):
    """The histograms of all cells, each choice a parameter."""
    inside = put(pixels(found, cell)[..., None] == np.arange(bins))
    own = pixels(weights(magnitudes), cell)
    return finished(divided(np.sum(own[..., None] * inside, axis=3), inside, cell))


def _squares(table, cell):
    """The pixels of each cell, (N, R, C, cell²)."""
    N, H, W = table.shape
    return (
        table.reshape(N, H // cell, cell, W // cell, cell).transpose(0, 1, 3, 2, 4).reshape(N, H // cell, W // cell, -1)
    )


def _in_order(table, cell):
    """The same shape, the pixels taken as they come."""
    N, H, W = table.shape
    return table.reshape(N, H // cell, W // cell, -1)


def _strided(table, cell):
    """Every so many pixels taken together."""
    N, H, W = table.shape
    return (
        table.reshape(N, cell, H // cell, cell, W // cell).transpose(0, 2, 4, 1, 3).reshape(N, H // cell, W // cell, -1)
    )


def _columns_first(table, cell):
    """The cells put in their places column by column."""
    cells = _squares(table, cell)
    return cells.transpose(0, 2, 1, 3).reshape(cells.shape)


def _first_of_each(table, cell):
    """The pixels of the first cell of an image in all its cells."""
    cells = _squares(table, cell)
    return cells[:, :1, :1] + 0 * cells


WEIGHTS = told(
    {
        "counts": (np.ones_like, "the pixels are counted; each should add its magnitude."),
        "magnitudes_squared": (np.square, "the magnitudes are squared."),
        "roots_of_magnitudes": (np.sqrt, "the root is taken of the magnitudes, which are roots already."),
    },
    WEIGHTED,
)

PUT = told(
    {
        "reversed": (lambda inside: inside[..., ::-1], "the bins come in reverse order."),
        "one_bin_off": (lambda inside: np.roll(inside, 1, axis=-1), "each bin stands one place too far to the right."),
        "first_bin_lost": (
            lambda inside: inside & (np.arange(inside.shape[-1]) > 0),
            "bin 0 is always 0: the bins go from 0 to bins - 1.",
        ),
        "last_bin_lost": (
            lambda inside: inside & (np.arange(inside.shape[-1]) < inside.shape[-1] - 1),
            "the last bin is always 0: the bins go from 0 to bins - 1.",
        ),
        "last_pixel_only": (
            lambda inside: inside & (np.cumsum(inside[:, :, :, ::-1], axis=3)[:, :, :, ::-1] == 1),
            "only the last pixel of each bin counts: += with places that come several times adds one pixel to each.",
        ),
        "bins_ignored": (
            np.ones_like,
            "each bin has the magnitudes of all pixels of the cell, whatever their bins are.",
        ),
    },
    WEIGHTED,
)

PIXELS = told(
    {
        "pixels_mixed": (
            _in_order,
            "the pixels of different cells are mixed up: the image is reshaped as if those of a cell came in a row.",
        ),
        "strided": (
            _strided,
            "the pixels of different cells are mixed up: each cell has pixels from all over the image.",
        ),
        "columns_first": (
            _columns_first,
            "the cells are mixed up: they are filled in column by column, and the place of a cell is that of another.",
        ),
        "first_cell_for_all": (_first_of_each, "all cells of an image have the histogram of its first one."),
    },
    PLACES,
)

DIVIDED = told(
    {
        "not_divided": (lambda sums, own, cell: sums, "the sums aren't divided by the number of pixels."),
        "divided_by_cell": (
            lambda sums, own, cell: sums / cell,
            "the sums are divided by cell; a cell has cell² pixels.",
        ),
        "divided_by_bins": (
            lambda sums, own, cell: sums / sums.shape[-1],
            "the sums are divided by the number of bins.",
        ),
        "mean_in_bin": (
            lambda sums, own, cell: sums / np.maximum(np.sum(own, axis=3), 1),
            "each bin has the mean of the magnitudes in it: it is divided by the number of pixels in the bin.",
        ),
        "adds_up_to_one": (
            lambda sums, own, cell: sums / np.sum(sums, axis=-1, keepdims=True),
            "the histogram of each cell is divided by its own sum, so that it adds up to 1.",
        ),
        "length_is_one": (
            lambda sums, own, cell: sums / np.sqrt(np.sum(sums**2, axis=-1, keepdims=True)),
            "the histogram of each cell is brought to length 1; that is left to normalize_blocks.",
        ),
        "divided_by_image": (
            lambda sums, own, cell: sums / (sums.shape[1] * sums.shape[2] * cell**2),
            "the sums are divided by the pixels of the whole image.",
        ),
        "divided_by_cells": (
            lambda sums, own, cell: sums / (sums.shape[1] * sums.shape[2]),
            "the sums are divided by the number of cells.",
        ),
        "divided_by_64": (lambda sums, own, cell: sums / 64, "the sums are divided by 64, whatever `cell` is."),
        "divided_twice": (lambda sums, own, cell: sums / cell**4, "the sums are divided by cell² twice."),
    },
    MEAN_OF_PIXELS,
)

EACH = "Each image has cells of its own."

FINISHED = {
    "images_added": (lambda cells: np.sum(cells, axis=0) + 0 * cells, "all images are added up.", EACH),
    "images_averaged": (lambda cells: np.mean(cells, axis=0) + 0 * cells, "every image gets the mean of all.", EACH),
    "first_image_for_all": (lambda cells: cells[:1] + 0 * cells, "every image gets the cells of the first one.", EACH),
    "last_image_for_all": (lambda cells: cells[-1:] + 0 * cells, "every image gets the cells of the last one.", EACH),
    "upside_down": (lambda cells: cells[:, ::-1], "the rows of cells come in reverse order.", KEEP_ORDER),
    "image_for_all_cells": (
        lambda cells: np.mean(cells, axis=(1, 2), keepdims=True) + 0 * cells,
        "all cells of an image have the histogram of the whole image.",
        PLACES,
    ),
    "summed_up": (lambda cells: np.cumsum(cells, axis=3), "each bin has those before it added.", WEIGHTED),
    "last_cell_missing": (
        lambda cells: (
            cells * (np.arange(cells[0, :, :, 0].size).reshape(1, *cells.shape[1:3], 1) < cells[0, :, :, 0].size - 1)
        ),
        "the last cell of each image is 0.",
        "range(R) and range(C) go from 0 to R - 1 and C - 1.",
    ),
    "last_row_and_column_missing": (
        lambda cells: np.pad(cells[:, :-1, :-1], ((0, 0), (0, 1), (0, 1), (0, 0))),
        "the last row and the last column of cells are 0.",
        "range(R) and range(C) go from 0 to R - 1 and C - 1.",
    ),
}

CHOICES = [
    Choices(
        of=("cell_histograms",),
        function=cell_histograms,
        wrong=[
            *choices_of("weights", WEIGHTS),
            *choices_of("put", PUT, {"reversed", "first_bin_lost", "last_bin_lost"}),
            *choices_of("pixels", PIXELS),
            *choices_of("divided", DIVIDED),
            *choices_of("finished", FINISHED, {"first_image_for_all", "last_image_for_all"}),
        ],
    ),
]
