"""A grey picture and how it changes: downwards, to the right, and in which direction most."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import hsv_to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Wedge

from ..kit.arguments import as_whole
from ..kit.picture import Picture
from ..kit.style import INK, SOFT, styled
from ..kit.values import as_finite

TICKS = (0, 8, 16, 24, 31)


@styled
def changes(grey: np.ndarray, dy: np.ndarray, dx: np.ndarray) -> Picture:
    """Show a grey picture, and beside it the change at each pixel, downwards (dy) and to the right (dx).

    Mid-gray is no change, white: it gets brighter, black: it gets darker.

    grey, dy, dx: (H, W)

    Raises ValueError for other shapes.
    """
    arrays = _as_alike({"grey": grey, "dy": dy, "dx": dx})
    largest = max(np.abs(arrays["dy"]).max(), np.abs(arrays["dx"]).max()) or 1
    figure = Figure(figsize=(8.3, 3.1), layout="compressed")
    panels = figure.subplots(1, 3, sharey=True)
    titles = ("grey", "dy, downwards", "dx, to the right")
    for axes, title, (name, values) in zip(panels, titles, arrays.items(), strict=True):
        low, high = (0, 255) if name == "grey" else (-largest, largest)
        shown = axes.imshow(values, cmap="gray", vmin=low, vmax=high)
        axes.set(title=title, xlabel="column", xticks=TICKS, yticks=TICKS)
    panels[0].set_ylabel("row")
    bar = figure.colorbar(shown, ax=panels, label="change (of dy and dx)", aspect=14, pad=0.02)
    bar.outline.set_visible(False)
    sizes = [f"{name} {np.mean(np.abs(arrays[name])):.1f}" for name in ("dy", "dx")]
    return Picture(
        figure,
        f"A grey picture and its change downwards and to the right, mid-gray for 0. Mean absolute change: "
        f"{' and '.join(sizes)}, the largest is {largest:.0f}.",
    )


@styled
def orientations(grey: np.ndarray, magnitudes: np.ndarray, found: np.ndarray, bins: int = 9) -> Picture:
    """Show a grey picture, beside it how strongly each pixel changes, and then also in which direction, by colours.

    A colour is a bin of directions, as on the half disc at the right; the stronger the change, the darker the colour.

    grey, magnitudes: (H, W)
    found: (H, W), integers from 0 to bins - 1
    bins: 2 to 18

    Raises ValueError for other shapes or ranges.
    """
    bins = as_whole("bins", bins, 2, 18)
    arrays = _as_alike({"grey": grey, "magnitudes": magnitudes, "found": found})
    found = np.asarray(found)
    if found.dtype.kind not in "iu" or found.min() < 0 or found.max() >= bins:
        raise ValueError(
            f"found is {found.dtype} from {found.min()} to {found.max()}; expected integers, 0 to {bins - 1}."
        )
    strength = np.clip(arrays["magnitudes"] / (np.percentile(arrays["magnitudes"], 98) or 1), 0, 1)
    figure = Figure(figsize=(8.3, 2.75))
    width = 0.262
    panels = [figure.add_axes((0.07 + 0.275 * k, 0.17, width - 0.02, 0.7)) for k in range(3)]
    panels[0].imshow(arrays["grey"], cmap="gray", vmin=0, vmax=255)
    panels[1].imshow(strength, cmap="gray_r", vmin=0, vmax=1)
    panels[2].imshow(1 - strength[..., None] * (1 - _colours(bins)[found]))
    for axes, title in zip(panels, ("grey", "magnitude", "and orientation"), strict=True):
        axes.set(title=title, xticks=TICKS, yticks=TICKS, xlabel="column", ylabel="row")
        if axes is not panels[0]:
            axes.set(yticks=[], ylabel="")
    _draw_key(figure.add_axes((0.885, 0.2, 0.085, 0.62)), bins)
    shares = np.bincount(found.ravel(), arrays["magnitudes"].ravel(), bins)
    shares = 100 * shares / (shares.sum() or 1)
    told = ", ".join(f"{k} {share:.0f} %" for k, share in enumerate(shares))
    return Picture(
        figure,
        f"A grey picture, how strongly each pixel changes, and in which of {bins} orientations, by colours. Share of "
        f"each orientation in all change: {told}.",
    )


def _colours(bins: int) -> np.ndarray:
    """A colour for each bin, around the wheel, as 180 degrees are 0 again."""
    return hsv_to_rgb(np.stack([np.arange(bins) / bins, np.full(bins, 0.95), np.full(bins, 0.82)], axis=1))


def _draw_key(axes: Axes, bins: int) -> None:
    """Draw the directions from 0, to the right, to 180 degrees: downwards, as rows are counted."""
    for k, colour in enumerate(_colours(bins)):
        axes.add_patch(Wedge((0, 0), 1, -180 * (k + 1) / bins, -180 * k / bins, facecolor=colour, edgecolor="white"))
    axes.text(1.0, 0.1, "0°", ha="center", va="bottom", color=INK)
    axes.text(-1.0, 0.1, "180°", ha="center", va="bottom", color=INK)
    axes.text(0, -1.1, "90°\n(down)", ha="center", va="top", color=INK)
    axes.text(0, 0.75, "direction\nof the change", ha="center", va="bottom", color=SOFT, fontsize=9)
    axes.set(xlim=(-1.1, 1.1), ylim=(-1.6, 1.4), aspect="equal")
    axes.set_axis_off()


def _as_alike(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    found = {name: as_finite(values, name, ndim=2) for name, values in arrays.items()}
    shapes = {values.shape for values in found.values()}
    if len(shapes) > 1:
        raise ValueError(f"{', '.join(found)} have shapes {sorted(shapes)}; expected one shape (H, W) for all.")
    return found
