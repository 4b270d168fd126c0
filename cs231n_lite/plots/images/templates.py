"""The columns of W as pictures: what a linear classifier looks for."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from ..kit.arguments import SIDE, as_weights, listed
from ..kit.picture import Picture
from ..kit.style import CHANNELS, styled
from ..kit.values import tidy
from .gallery import titled_pictures


@styled
def templates(W: np.ndarray, classes: Sequence[str], own_scale: bool = False) -> Picture:
    """Show each column of W as a picture: the template that an image of this class should resemble.

    A weight w becomes the pixel value 127.5 (1 + w / m), where m is the largest absolute weight: mid-gray is 0, white
    is +m in every channel, black is -m.

    W: (3072, C), or (3073, C) with a bias row, which is left out
    classes: C names
    own_scale: let m be the largest weight of the column, not of W; small templates are then seen as well, but no longer
        compare with the others

    Raises ValueError if W has another shape or isn't finite.
    """
    weights = as_weights(W, classes)
    largest = np.abs(weights).max(axis=0)
    scale = largest if own_scale else np.full(len(classes), largest.max())
    scale = np.where(scale > 0, scale, 1)
    images = as_pictures(weights, scale)

    titles = [f"{name}\nm = {tidy(m, 2)}" for name, m in zip(classes, scale, strict=True)] if own_scale else classes
    figure, axes = titled_pictures(images, titles, min(5, len(classes)), bottom=110)
    _draw_scale(axes, ["−m", "0", "+m"] if own_scale else [f"−{tidy(scale[0], 2)}", "0", f"+{tidy(scale[0], 2)}"])
    return Picture(figure, _describe(weights, classes, scale, own_scale))


def as_pictures(weights: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """The columns of `weights` (3072, C) as uint8 (C, 32, 32, 3): black for -scale, mid-gray 0, white scale.

    scale: (C,), at least the largest absolute weight of its column; 0 if all of them are 0
    """
    scale = np.where(scale > 0, scale, 1)
    return np.rint(127.5 * (1 + weights / scale)).astype(np.uint8).T.reshape(-1, SIDE, SIDE, 3)


def _draw_scale(axes: Axes, ends: Sequence[str]) -> None:
    """Draw a bar from black to white below the templates, with its two ends and its middle labelled."""
    width, height = axes.get_xlim()[1], axes.get_ylim()[0]
    bar = axes.inset_axes((0.5 - 30 / width, -7 / height, 60 / width, 3 / height))
    bar.imshow(np.linspace(0, 1, 256)[None], cmap="gray", aspect="auto", extent=(-1, 1, 0, 1))
    bar.set(xticks=[-1, 0, 1], xticklabels=ends, yticks=[], xlabel="weight, in each channel")
    bar.spines[:].set_visible(False)


def _describe(weights: np.ndarray, classes: Sequence[str], scale: np.ndarray, own_scale: bool) -> str:
    means = weights.reshape(-1, len(CHANNELS), len(classes)).mean(axis=0)
    strongest = np.abs(means).argmax(axis=0)
    leans = [f"{name} {CHANNELS[strongest[k]]} {_signed(means[strongest[k], k])}" for k, name in enumerate(classes)]
    largest = "each one's largest absolute weight" if own_scale else f"the largest absolute weight, {tidy(scale[0], 2)}"
    return (
        f"The templates of {len(classes)} classes as colour pictures of 32 by 32 pixels: mid-gray is weight 0, white "
        f"and black are plus and minus {largest}. The channel whose mean weight is farthest from 0: {listed(leans)}."
    )


def _signed(mean: float) -> str:
    return f"{'+' if mean > 0 else ''}{tidy(mean, 1)}"
