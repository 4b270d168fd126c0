"""Which class is taken for which: the shares of the guesses, class by class."""

from collections.abc import Sequence

import matplotlib
import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ..kit.arguments import as_classes
from ..kit.heat import draw_cells
from ..kit.picture import Picture
from ..kit.style import VERMILION, styled

MOST = 12


@styled
def confusion(labels: np.ndarray, guesses: np.ndarray, classes: Sequence[str]) -> Picture:
    """Show for the images of each class (row) what share of them, in percent, was taken for each class (column).

    Each row sums to 100, but for rounding; on the framed diagonal are the right guesses. A class without an image has
    dashes for numbers.

    labels, guesses: integers (N,), indices into `classes`
    classes: 2 to 12 names

    Raises ValueError for other shapes or dtypes, or a label or a guess without a name.
    """
    if not 2 <= len(classes) <= MOST:
        raise ValueError(f"there are {len(classes)} classes; expected 2 to {MOST}.")
    labels = as_classes(labels, np.size(labels), classes)
    guesses = as_classes(guesses, len(labels), classes, "guesses")
    size = len(classes)
    counts = np.bincount(labels * size + guesses, minlength=size**2).reshape(size, size)
    totals = counts.sum(axis=1, keepdims=True)
    shares = np.where(totals > 0, counts / np.maximum(totals, 1), np.nan)

    texts = np.array([f"{100 * share:.0f}" if share >= 0 else "–" for share in shares.ravel()]).reshape(size, size)
    figure = Figure(figsize=(max(4.6, 1.9 + 0.55 * size), max(3, 1.7 + 0.36 * size)), layout="constrained")
    axes = figure.add_subplot(xlabel="taken for", ylabel="class")
    draw_cells(axes, shares / max(0.5, np.nanmax(shares)), texts, matplotlib.colormaps["Blues"], fontsize=10.5)
    for k in range(size):
        axes.add_patch(Rectangle((k - 0.46, k - 0.46), 0.92, 0.92, facecolor="none", edgecolor=VERMILION, linewidth=2))
    axes.set_xticks(range(size), classes, rotation=40, ha="right", rotation_mode="anchor")
    axes.set_yticks(range(size), classes)
    right = 100 * np.mean(labels == guesses)
    axes.set_title(f"share of each class in %\n{right:.1f} % of {len(labels):,} images are right")

    wrong = np.where(np.eye(size, dtype=bool) | np.isnan(shares), -1, shares)
    row, column = np.unravel_index(np.argmax(wrong), wrong.shape)
    own = [f"{name} {100 * shares[k, k]:.0f} %" for k, name in enumerate(classes) if totals[k]]
    alt = f"What each class was taken for. Right: {right:.1f} % of {len(labels):,} images; by class {', '.join(own)}."
    if wrong[row, column] > 0:
        alt += f" Most often wrong: {classes[row]}, taken for {classes[column]}, {100 * wrong[row, column]:.0f} %."
    return Picture(figure, alt)
