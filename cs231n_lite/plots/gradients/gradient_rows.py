"""Which row of X goes into which column of the SVM's gradient."""

from collections.abc import Sequence

import numpy as np

from ..kit.picture import Picture
from ..kit.values import as_finite, number, numbered
from ..vectorizing.arrays import matrices
from ..vectorizing.cells import Array


def gradient_rows(counts: np.ndarray, classes: Sequence[str]) -> Picture:
    """Show `counts`, the rows of X that it sends into each column of dW, and the product that does so at once.

    counts: whole numbers (N, C), +1 for a positive violation and -k for the right class of an example with k of them
    classes: the C names, above the columns

    Raises ValueError for another shape, numbers that aren't whole, or an N or C above 10.
    """
    counts = as_finite(counts, "counts", ndim=2)
    if counts.shape[1] != len(classes):
        raise ValueError(f"counts has shape {counts.shape}; expected one column for each of {len(classes)} classes.")
    if (counts != np.rint(counts)).any():
        raise ValueError("counts has numbers that aren't whole; each says how many times a row of X is added.")
    rows = numbered("x", range(len(counts)))
    terms = [[_term(count, x) for count in row] for row, x in zip(counts, rows, strict=True)]
    used = counts != 0
    return matrices(
        Array(counts, "counts", rows=rows, columns=classes, signed=True, highlight=counts < 0, faded=~used),
        "→",
        Array(terms, "which row goes where", columns=classes, highlight=counts < 0, faded=~used),
        "add up each column,\ndivide by N:\n\ndW = X.T @ counts / N",
    )


def _term(count: float, x: str) -> str:
    """The term as text: "+x₁", "−2 x₁" or nothing."""
    factor = "" if abs(count) == 1 else f"{number(abs(count))} "
    return f"{'+' if count > 0 else '−'}{factor}{x}" if count else ""
