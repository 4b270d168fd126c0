"""How pixel values are distributed: over all pictures, and class by class."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ..kit.arguments import as_images, as_labels, listed
from ..kit.picture import Picture
from ..kit.style import CHANNEL_COLOURS, CHANNEL_LINES, CHANNEL_MARKERS, CHANNELS, FAINT, SOFT, styled

BIN = 8  # pixel values in one bar of a histogram: 32 bars, equally wide


@styled
def pixel_histogram(images: np.ndarray) -> Picture:
    """Show how often each pixel value occurs in the red, the green and the blue channel, in bins of 8 values.

    The legend gives the mean of each channel ± the standard deviation of its values.

    images: uint8 (N, 32, 32, 3)

    Raises ValueError for another shape or dtype.
    """
    images = as_images(images)
    edges = np.arange(0, 257, BIN)
    figure = Figure(figsize=(7.4, 3.7), layout="constrained")
    axes = figure.add_subplot(xlabel="pixel value (0 to 255)", ylabel="share of the pixels (%)", xlim=(0, 256))
    described = []
    for c, channel in enumerate(CHANNELS):
        counts = _counts(images[..., c])
        shares = 100 * counts.reshape(-1, BIN).sum(axis=1) / counts.sum()
        mean = counts @ np.arange(256) / counts.sum()
        deviation = np.sqrt(counts @ (np.arange(256) - mean) ** 2 / counts.sum())
        axes.stairs(
            shares,
            edges,
            color=CHANNEL_COLOURS[c],
            linestyle=CHANNEL_LINES[c],
            label=f"{channel}, mean {mean:.0f} ± {deviation:.0f}",
        )
        described.append(f"{channel} {mean:.0f} with standard deviation {deviation:.0f}")
    axes.set(xticks=[0, 64, 128, 192, 255], ylim=(0, None))
    axes.grid(axis="y")
    axes.legend(ncols=3, loc="lower center", bbox_to_anchor=(0.5, 1))
    alt = f"Histogram of the pixel values, 0 to 255, of {len(images):,} pictures. Mean values: {listed(described)}."
    return Picture(figure, alt)


@styled
def class_colours(images: np.ndarray, labels: np.ndarray, classes: Sequence[str]) -> Picture:
    """Show the mean colour of each class: its mean red, green and blue value, and a patch of that colour.

    images: uint8 (N, 32, 32, 3)
    labels: integers (N,), indices into `classes`
    classes: the names of the classes

    Raises ValueError for other shapes or dtypes, a label without a name, or a class without an example.
    """
    images = as_images(images)
    labels = as_labels(labels, images, classes)
    colours = np.stack([images[labels == k].mean(axis=(0, 1, 2)) for k in range(len(classes))])

    figure = Figure(figsize=(7, 0.9 + 0.32 * len(classes)), layout="constrained")
    axes = figure.add_subplot(xlabel="mean pixel value (0 to 255)", yticks=range(len(classes)), yticklabels=classes)
    axes.hlines(range(len(classes)), colours.min(axis=1), colours.max(axis=1), color=FAINT, linewidth=4)
    for c, channel in enumerate(CHANNELS):
        axes.plot(
            colours[:, c],
            range(len(classes)),
            CHANNEL_MARKERS[c],
            color=CHANNEL_COLOURS[c],
            markersize=8,
            markeredgecolor="white",
            label=channel,
        )
    axes.set(ylim=(len(classes) - 0.5, -0.5))
    axes.tick_params(axis="y", length=0, pad=34)
    for k, colour in enumerate(colours):
        patch = Rectangle((-0.06, k - 0.4), 0.045, 0.8, transform=axes.get_yaxis_transform(), clip_on=False)
        patch.set(facecolor=colour / 255, edgecolor=SOFT, linewidth=0.5)
        axes.add_patch(patch)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    axes.legend(ncols=3, loc="lower right", bbox_to_anchor=(1, 1))
    means = "; ".join(f"{name} {r:.0f}, {g:.0f}, {b:.0f}" for name, (r, g, b) in zip(classes, colours, strict=True))
    return Picture(figure, f"The mean red, green and blue value of each class, of 0 to 255: {means}.")


def _counts(values: np.ndarray) -> np.ndarray:
    """How often each of 0 to 255 occurs in uint8 `values`; in blocks, as bincount makes int64 of its input."""
    blocks = (values[i : i + 1000].reshape(-1) for i in range(0, len(values), 1000))
    return sum(np.bincount(block, minlength=256) for block in blocks)
