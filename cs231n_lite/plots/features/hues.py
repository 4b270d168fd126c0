"""The hues of pictures: pixel by pixel as pure colours, and as a histogram."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import hsv_to_rgb
from matplotlib.figure import Figure

from ..kit.arguments import as_images, as_names, listed
from ..kit.picture import Picture
from ..kit.style import FAINT, SOFT, styled
from ..kit.values import as_finite

MOST = 6
COLUMN, ROW = 1.24, 1.26  # inches


@styled
def hue_pictures(images: np.ndarray, hues: np.ndarray, names: Sequence[str]) -> Picture:
    """Show pictures, and below each the hue of every pixel as the pure, bright colour of that hue.

    images: uint8 (N, 32, 32, 3), N from 1 to 6
    hues: (N, 32, 32), from 0 to less than 1
    names: N short texts

    Raises ValueError for other shapes, dtypes or ranges.
    """
    images, names = _as_few(images, names)
    hues = as_finite(hues, "hues", ndim=3)
    if hues.shape != images.shape[:3] or hues.min() < 0 or hues.max() >= 1:
        raise ValueError(
            f"hues has shape {hues.shape} and goes from {hues.min():.3g} to {hues.max():.3g}; expected "
            f"{images.shape[:3]}, from 0 to less than 1."
        )
    figure = Figure(figsize=(COLUMN * len(images) + 0.9, 2 * ROW + 0.35))
    for place, (image, one, name) in enumerate(zip(images, hues, names, strict=True)):
        pure = hsv_to_rgb(np.stack([one, np.ones_like(one), np.ones_like(one)], axis=-1))
        for row, shown in enumerate((image, pure)):
            axes = _panel(figure, 0.8 + COLUMN * place, 0.05 + ROW * (1 - row), COLUMN - 0.08, ROW - 0.1)
            axes.imshow(shown)
            axes.set_axis_off()
            if not row:
                axes.set_title(name)
            if not place:
                axes.text(-2, 16, ("picture", "hue")[row], ha="right", va="center")
    means = [
        f"{name} {100 * np.mean((one > 0.05) & (one < 0.45)):.0f} %" for name, one in zip(names, hues, strict=True)
    ]
    return Picture(
        figure,
        f"Pictures, and below each the hue of every pixel as a pure colour. Hues between 0.05 and 0.45, yellow and "
        f"green: {listed(means)} of the pixels.",
    )


@styled
def hue_histograms(images: np.ndarray, histograms: np.ndarray, names: Sequence[str]) -> Picture:
    """Show pictures, and beside each its histogram of hues, with bars in the colours of the bins.

    images: uint8 (N, 32, 32, 3), N from 1 to 6
    histograms: (N, bins), from 0 to 1
    names: N short texts

    Raises ValueError for other shapes, dtypes or ranges.
    """
    images, names = _as_few(images, names)
    histograms = as_finite(histograms, "histograms", ndim=2)
    if len(histograms) != len(images) or histograms.min() < 0 or histograms.max() > 1:
        raise ValueError(
            f"histograms has shape {histograms.shape} and goes from {histograms.min():.3g} to {histograms.max():.3g}; "
            f"expected ({len(images)}, bins), shares from 0 to 1."
        )
    bins = histograms.shape[1]
    middles = (np.arange(bins) + 0.5) / bins
    colours = hsv_to_rgb(np.stack([middles, np.full(bins, 0.9), np.full(bins, 0.95)], axis=1))
    columns = min(3, len(images))
    rows = -(-len(images) // columns)
    figure = Figure(figsize=(2.7 * columns + 0.2, 2.9 * rows), layout="constrained")
    panels = figure.subplots(2 * rows, columns, squeeze=False, height_ratios=[0.75, 1] * rows)
    for axes in [*panels[::2].ravel(), *panels[1::2].ravel()[len(images) :]]:
        axes.set_axis_off()
    top = 105 * histograms.max() or 1
    for place, (image, shares, name) in enumerate(zip(images, histograms, names, strict=True)):
        row, column = divmod(place, columns)
        above, below = panels[2 * row : 2 * row + 2, column]
        above.imshow(image)
        above.set_title(name)
        below.bar(middles, 100 * shares, 0.92 / bins, color=colours, edgecolor=SOFT, linewidth=0.6)
        below.set(xlim=(0, 1), ylim=(0, top), xticks=[0, 0.5, 1], xlabel="hue")
        below.grid(axis="y")
        if not column:
            below.set_ylabel("pixels (%)")
    told = [
        f"{name} {100 * row.max():.0f} % in bin {row.argmax()}" for name, row in zip(names, histograms, strict=True)
    ]
    return Picture(figure, f"Pictures with their histograms of hues in {bins} bins. The fullest bins: {listed(told)}.")


def _as_few(images: np.ndarray, names: Sequence[str]) -> tuple[np.ndarray, list[str]]:
    images = as_images(images)
    if len(images) > MOST:
        raise ValueError(f"there are {len(images)} images; expected 1 to {MOST}. Choose some, such as images[:{MOST}].")
    return images, as_names(names, len(images), "images")


def _panel(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Axes in a box, given in inches."""
    full_width, full_height = figure.get_size_inches()
    axes = figure.add_axes((left / full_width, bottom / full_height, width / full_width, height / full_height))
    axes.spines[:].set_color(FAINT)
    return axes
