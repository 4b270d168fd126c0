"""Problems about the edges in small images: how their grey changes, in which directions, and where."""

from collections.abc import Iterator

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law, Problem, Quantities
from ...checks.words import listed
from .problems import on_grid
from .whole import table, whole_numbers

SHAPES = [(2, 3, 4), (3, 4, 2), (1, 5, 3)]  # N, H, W pairwise different: a mixed-up axis shows

QUOTIENT_OF_ZEROS = KnownMistake(
    "quotient_of_zeros",
    "where dy and dx are both 0, their quotient is nan, and nan belongs to no bin.",
    "np.arctan2(dy, dx) needs no quotient; of two zeros it makes 0.",
)
LEFTWARDS = (np.zeros(3), np.array([-2.0, -16.0, -0.5]))
FLAT = (np.zeros(2), np.zeros(2))


def published_greys(rng: np.random.Generator) -> Iterator[Problem]:
    """Greys on the grid."""
    for shape in SHAPES:
        yield {"grey": on_grid(4 * rng.normal(size=shape)) + 1 / 16}


def fresh_greys(rng: np.random.Generator) -> Iterator[Problem]:
    """More of them, as large as pixels are; also images of one row, or of one pixel."""
    for shape in [(3, 5, 4), (1, 2, 3), (4, 1, 1), (2, 1, 5), (5, 8, 7)]:
        yield {"grey": 100 + 60 * rng.normal(size=shape)}


def published_changes(rng: np.random.Generator) -> Iterator[Problem]:
    """Changes on the grid, in all directions; none is near the border of a bin."""
    return _changes(rng, [(2, 3, 4, 9), (3, 4, 2, 4), (1, 5, 3, 6)])


def fresh_changes(rng: np.random.Generator) -> Iterator[Problem]:
    """More of them; in one dx is 0 here and there, where 90 degrees is in the middle of a bin."""
    for problem in _changes(rng, [(1, 2, 3, 3), (2, 6, 5, 9), (3, 8, 4, 8), (2, 3, 4, 12)]):
        if problem["bins"] == 9:
            problem["dx"][:, 0] = 0.0
        yield problem


def _changes(rng: np.random.Generator, shapes: list[tuple[int, ...]]) -> Iterator[Problem]:
    for *shape, bins in shapes:
        sector = rng.permutation(np.resize(np.arange(2 * bins), np.prod(shape))).reshape(shape)
        angle = np.deg2rad((sector + rng.uniform(0.15, 0.85, size=shape)) * 180 / bins)
        length = rng.uniform(12, 60, size=shape)
        yield {"dy": on_grid(length * np.sin(angle)), "dx": on_grid(length * np.cos(angle)), "bins": bins}


def directions(ask: Ask, problem: Problem) -> Quantities:
    """The bins of the directions; and those of no change at all, and of a change straight to the left."""
    dy, dx, bins = problem["dy"], problem["dx"], problem["bins"]
    found = whole_numbers(ask(dy, dx, bins), "found", dy.shape)
    laws = _laws_of_ends(ask, bins) if np.all((found >= 0) & (found < bins)) else {}
    return {"the bins": found, **laws}


def _laws_of_ends(ask: Ask, bins: int) -> dict[str, Law]:
    """Where nothing changes, the bin is 0; a change straight to the left is at a border, and belongs to either end."""
    flat, left = ask.many([(*FLAT, bins), (*LEFTWARDS, bins)])
    flat, left = whole_numbers(flat, "found", FLAT[0].shape), whole_numbers(left, "found", LEFTWARDS[0].shape)
    outside = bool(np.any((flat < 0) | (flat >= bins)))
    bins_of = listed(sorted({f"{int(number)}" for number in left}))
    return {
        "no change": Law(
            not np.any(flat),
            f"where dy and dx are both 0, the bin is {int(np.max(flat))}; it should be 0"
            if not outside
            else f"where dy and dx are both 0, what comes back is none of the bins 0 to {bins - 1}",
            (QUOTIENT_OF_ZEROS,) if outside else (),
        ),
        "straight to the left": Law(
            bool(np.all((left == 0) | (left == bins - 1))),
            f"where dy is 0 and dx negative, the bin is {bins_of}, of {bins} bins; it should be 0",
            try_next="Opposite directions count as one, so 180 degrees is 0: take the angle modulo 180.",
        ),
    }


def published_cells(rng: np.random.Generator) -> Iterator[Problem]:
    """Magnitudes on the grid and their bins; more columns of cells than rows, fewer, and a square."""
    return _cells(rng, [(2, 4, 6, 3, 2), (1, 9, 6, 4, 3), (3, 4, 4, 5, 2)])


def fresh_cells(rng: np.random.Generator) -> Iterator[Problem]:
    """More of them; one has a single cell, in one a cell is a pixel."""
    return _cells(rng, [(2, 3, 3, 2, 3), (3, 2, 5, 4, 1), (4, 16, 24, 9, 8), (2, 12, 8, 6, 4)])


def _cells(rng: np.random.Generator, shapes: list[tuple[int, ...]]) -> Iterator[Problem]:
    for *shape, bins, cell in shapes:
        magnitudes = on_grid(rng.uniform(1, 9, size=shape)) + 1 / 16
        yield {"magnitudes": magnitudes, "found": rng.integers(bins, size=shape), "bins": bins, "cell": cell}


def cell_table(value: object, name: str, problem: Problem) -> np.ndarray:
    """A histogram for each cell of each image."""
    (N, H, W), bins, cell = problem["magnitudes"].shape, problem["bins"], problem["cell"]
    advice = "Rows of cells come before columns of cells, as rows of pixels do: R = H / cell, C = W / cell."
    return table(value, name, (N, H // cell, W // cell, bins), {(N, W // cell, H // cell, bins): advice})


def published_blocks(rng: np.random.Generator) -> Iterator[Problem]:
    """Histograms of cells; the first image of each hardly changes, and one has a block of zeros."""
    for shape in [(3, 3, 4, 2), (2, 4, 3, 3), (1, 2, 5, 4)]:
        cells = on_grid(rng.uniform(0, 6, size=shape)) + 1 / 16
        cells[0] /= 2**19  # Σv² is about EPSILON² in each block
        if len(cells) == 2:
            cells[1, :2, :2] = 0.0
        yield {"cells": cells}


def fresh_blocks(rng: np.random.Generator) -> Iterator[Problem]:
    """More of them, with blocks of zeros; one has a single block."""
    for shape in [(4, 2, 2, 3), (3, 4, 6, 9), (2, 5, 3, 4)]:
        cells = rng.exponential(20, size=shape)
        cells[0], cells[1, :2, :2] = 1e-6 * cells[0], 0.0
        yield {"cells": cells}


def block_table(value: object, name: str, problem: Problem) -> np.ndarray:
    """Four histograms for each block of each image."""
    N, R, C, bins = problem["cells"].shape
    apart = "Neighbouring blocks share cells: a block begins at every cell but those of the last row and column."
    flat = "Give each block the axes (2, 2, bins) for its four histograms: two rows and two columns of cells."
    known = {(N, R // 2, C // 2, 2, 2, bins): apart, (N, R - 1, C - 1, 4 * bins): flat}
    return table(value, name, (N, R - 1, C - 1, 2, 2, bins), known)
