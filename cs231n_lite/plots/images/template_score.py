"""A score as agreement: an image, the template of a class, and where the two agree."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import PIXELS, SIDE
from ..kit.picture import Picture
from ..kit.style import styled
from ..kit.values import as_finite


@styled
def template_score(x: np.ndarray, w: np.ndarray, name: str = "this class") -> Picture:
    """Show a row of X, a column of W, and what each pixel adds to their product, the score x · w.

    In all three pictures mid-gray is 0, white is positive and black is negative. The third sums the products
    x[d] · w[d] of a pixel's three channels: white where the image agrees with the template, black where it doesn't.
    The score is the sum of the white part, of the black part, and of the bias if there is one.

    x, w: (3072,), or (3073,) with the bias last
    name: the class of the column

    Raises ValueError for other shapes, or numbers that aren't finite.
    """
    x, w = as_finite(x, "x", ndim=1), as_finite(w, "w", ndim=1)
    if x.shape != w.shape or len(x) not in (PIXELS, PIXELS + 1):
        raise ValueError(f"x has shape {x.shape} and w {w.shape}; expected (3072,) or (3073,) for both: X[i], W[:, k].")
    products = x * w
    pixels = products[:PIXELS].reshape(SIDE, SIDE, 3).sum(axis=2)
    agreement, disagreement = pixels[pixels > 0].sum(), -pixels[pixels < 0].sum()
    white, black, bias, score = _written_sum(agreement, disagreement, products[PIXELS:].sum())
    told = f"{white} − {black}{f' + bias {bias}' * (len(x) > PIXELS)} = {score}"

    figure = Figure(figsize=(8.4, 3.5), layout="constrained")
    figure.get_layout_engine().set(w_pad=0.12, h_pad=0.08)
    panels = figure.subplots(1, 3)
    _draw(panels[0], _shade(x[:PIXELS].reshape(SIDE, SIDE, 3)), "the image x", "minus the mean image; gray is 0")
    _draw(panels[1], _shade(w[:PIXELS].reshape(SIDE, SIDE, 3)), f"the template w of {name}", "a column of W; gray is 0")
    below = f"white adds {white}, black takes {black}"
    _draw(panels[2], _shade(pixels), "x times w, pixel by pixel", below)
    for axes, symbol in zip(panels[1:], ("×", "="), strict=True):
        axes.text(-0.12, 0.5, symbol, ha="center", va="center", fontsize=18, transform=axes.transAxes)
    figure.suptitle(f"score = x · w = {told}", weight="bold")
    alt = (
        f"An image, the template of {name}, and their product pixel by pixel, white where they agree and black where "
        f"they don't. The score x · w is {told}."
    )
    return Picture(figure, alt)


def _draw(axes: Axes, picture: np.ndarray, title: str, below: str) -> None:
    axes.imshow(picture, cmap="gray", vmin=0, vmax=1)
    axes.set(title=title, xticks=[], yticks=[])
    axes.set_xlabel(below, fontsize=10)
    axes.spines[:].set_visible(False)


def _shade(values: np.ndarray) -> np.ndarray:
    """Values as shades from 0 to 1: 0.5 for 0; the largest 1 % are cut off at white and black."""
    scale = np.percentile(np.abs(values), 99)
    return np.clip(0.5 + values / (2 * scale), 0, 1) if scale > 0 else np.full(values.shape, 0.5)


def _written_sum(white: float, black: float, bias: float) -> list[str]:
    """White, black, bias and the score, white - black + bias, as texts of about three digits each.

    White takes the errors of rounding, so that the sum is right as it is written.
    """
    largest = max(white, black, abs(bias))
    decimals = max(0, 2 - int(np.floor(np.log10(largest)))) if largest > 0 else 0
    black, bias, score = np.round([black, bias, white - black + bias], decimals) + 0.0
    return [f"{value:.{decimals}f}".replace("-", "−") for value in (score + black - bias, black, bias, score)]
