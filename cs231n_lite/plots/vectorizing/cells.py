"""One small array as the figures show it: its numbers as texts, its labels, and which cells stand out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..kit.values import short

MOST = 10
ROUNDING = 1e-6  # what is smaller looks like the rounding of a 0, and is written as one


@dataclass(frozen=True, eq=False)
class Array:
    """A small array for `matrices`.

    values: numbers, booleans or texts of shape (R, C), (C,), drawn as one row, or (), drawn as one cell; at most 10
        rows and columns. Numbers are written with at most two decimals, those that would look like 0 as "0.004".
    title: what stands above, such as "scores"
    highlight, faded: booleans of the shape that is drawn, the cells that stand out and those that step back
    rows, columns: labels, one for each row and for each column
    stretch: a shape to which numpy would broadcast the values; the copies are drawn faded
    signed: write + before positive numbers

    Raises ValueError for an empty or too large array, numbers that aren't finite, masks of another shape, too few or
    too many labels, or a shape to which the values can't be broadcast.
    """

    values: np.ndarray
    title: str = ""
    highlight: np.ndarray | None = None
    faded: np.ndarray | None = None
    rows: Sequence[str] = ()
    columns: Sequence[str] = ()
    stretch: tuple[int, int] | None = None
    signed: bool = False

    def __post_init__(self) -> None:
        rows, columns = self.texts.shape
        for name, labels, count in (("rows", self.rows, rows), ("columns", self.columns, columns)):
            if len(labels) not in (0, count):
                raise ValueError(f"{name} has {len(labels)} labels; {self._name} has {count} {name}.")
        assert self.bright.shape == self.pale.shape == self.texts.shape

    @cached_property
    def texts(self) -> np.ndarray:
        """The text of each cell, (R, C)."""
        values = np.asarray(self.values)
        if values.ndim > 2 or not values.size or max(values.shape, default=1) > MOST:
            raise ValueError(f"{self._name} has shape {values.shape}; expected 1 to {MOST} rows and columns.")
        grid = np.atleast_2d(values)
        if self.stretch is not None:
            try:
                grid = np.broadcast_to(grid, self.stretch)
            except ValueError:
                raise ValueError(
                    f"numpy can't stretch {self._name} of shape {values.shape} to {self.stretch}."
                ) from None
        return _texts(grid, self.signed, self._name)

    @cached_property
    def bright(self) -> np.ndarray:
        """Which cells are highlighted, (R, C)."""
        return self._mask("highlight", self.highlight)

    @cached_property
    def pale(self) -> np.ndarray:
        """Which cells are faded, (R, C): those of the mask, and the copies that broadcasting makes."""
        rows, columns = np.atleast_2d(self.values).shape
        row, column = np.indices(self.texts.shape)
        return self._mask("faded", self.faded) | (row >= rows) | (column >= columns)

    @property
    def cell_width(self) -> float:
        """The width of a cell in inches."""
        longest = max(map(len, self.texts.flat))
        return max(0.42, 0.105 * longest + 0.12, 0.09 * max(map(len, self.columns), default=0) + 0.08)

    @property
    def label_width(self) -> float:
        """The width in inches that the labels of the rows take."""
        return 0.083 * max(map(len, self.rows)) + 0.09 if self.rows else 0

    @property
    def shape_text(self) -> str:
        """The shape as numpy writes it, and to which it is stretched; none for texts, which only stand for numbers."""
        shape = np.shape(self.values)
        if np.asarray(self.values).dtype.kind == "U":
            return ""
        return f"{shape} → {self.stretch}" if self.stretch else str(shape) if shape else "one value"

    def describe(self) -> str:
        """The array in words: its title, its shape, its values and which of them stand out."""
        rows = ["(" + ", ".join(text or "empty" for text in row) + ")" for row in self.texts]
        shape = ("shape " * bool(np.ndim(self.values)) + self.shape_text).replace("→", "stretched to")
        words = f"{self._name}, {shape}: {', '.join(rows)}" if self.shape_text else f"{self._name}: {', '.join(rows)}"
        for name, mask in (("highlighted", self.highlight), ("faded", self.faded)):
            if mask is not None:
                cells = ", ".join(filter(None, self.texts[np.atleast_2d(mask)])) or "none"
                words += f", {name}: {cells}"
        return words

    @property
    def _name(self) -> str:
        return self.title or "an array"

    def _mask(self, name: str, mask: np.ndarray | None) -> np.ndarray:
        if mask is None:
            return np.zeros(self.texts.shape, bool)
        mask = np.asarray(mask)
        if mask.dtype != bool or np.atleast_2d(mask).shape != self.texts.shape:
            raise ValueError(
                f"{name} has shape {mask.shape} and dtype {mask.dtype}; expected booleans, one for each cell of "
                f"{self._name}, {self.texts.shape}."
            )
        return np.atleast_2d(mask)


def _texts(values: np.ndarray, signed: bool, name: str) -> np.ndarray:
    """Each value as text, numbers with as many decimals as the array needs, at most two, but small ones."""
    if values.dtype.kind in "bU":
        return values.astype(str)
    if values.dtype.kind not in "iuf" or not np.isfinite(values).all():
        raise ValueError(f"{name} has dtype {values.dtype}; expected finite numbers, booleans or texts.")
    rounded = np.round(values, 2) + 0  # + 0 makes 0 of -0
    decimals = next((d for d in (0, 1) if np.allclose(rounded, np.round(rounded, d), rtol=0, atol=1e-9)), 2)
    written = []
    for value, near in zip(values.flat, rounded.flat, strict=True):
        text = f"{near:.{decimals}f}".replace("-", "−") if near or abs(value) < ROUNDING else short(value)
        written.append(f"+{text}" if signed and value > 0 and text.strip("0.") else text)
    return np.reshape(written, values.shape)
