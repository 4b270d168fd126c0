"""How sure a classifier is of what it says about a few images, and of what they are."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..kit.arguments import as_classes, as_images
from ..kit.picture import Picture
from ..kit.style import BLUE, FAINT, VERMILION, styled
from ..kit.values import as_probabilities

MOST = 4
SHOWN = 3  # classes below each image
COLUMN, HEIGHT, PICTURE, BARS, NAMES = 2.1, 3.6, 1.7, 0.8, 0.95  # inches: NAMES are those left of the bars
OTHER = "#C9D3DA"


@styled
def confident(images: np.ndarray, probabilities: np.ndarray, labels: np.ndarray, classes: Sequence[str]) -> Picture:
    """Show one to four images, and below each what a classifier says it is, how surely, and what it is.

    The bars are the most probable classes, three of them, and the right one if it isn't among these: blue and with a ✓
    the right one, hatched a wrong one that comes first.

    images: uint8 (N, 32, 32, 3), N from 1 to 4
    probabilities: (N, C), rows that sum to 1
    labels: integers (N,), indices into `classes`
    classes: C names

    Raises ValueError for other shapes or dtypes, rows that don't sum to 1, or a label without a name.
    """
    images = as_images(images)
    if len(images) > MOST:
        raise ValueError(f"there are {len(images)} images; expected 1 to {MOST}. Choose some, such as images[:4].")
    labels = as_classes(labels, len(images), classes)
    probabilities = as_probabilities(probabilities, "probabilities", ndim=2)
    if probabilities.shape != (len(images), len(classes)):
        raise ValueError(
            f"probabilities has shape {probabilities.shape}; expected ({len(images)}, {len(classes)}), a row for each "
            "image and a column for each class."
        )

    width = COLUMN * len(images)
    figure = Figure(figsize=(width, HEIGHT))
    told = []
    for place, (image, row, label) in enumerate(zip(images, probabilities, labels, strict=True)):
        left = COLUMN * place
        above = _axes(figure, (left + (COLUMN - PICTURE) / 2, HEIGHT - PICTURE - 0.1, PICTURE, PICTURE))
        above.imshow(image)
        above.set(xticks=[], yticks=[])
        above.spines[:].set(visible=True, color=FAINT)
        text = _told(row, label, classes)
        above.set_xlabel("\n".join(text), fontsize=8.5)
        _draw_shares(_axes(figure, (left + NAMES, 0.5, COLUMN - NAMES - 0.17, BARS)), row, label, classes)
        told.append((" " if row.argmax() == label else "; ").join(text))
    return Picture(
        figure, f"{len(images)} image{'s' * (len(images) > 1)}. The classifier {'. Of the next it '.join(told)}."
    )


def _axes(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Axes in a box: left, bottom, width and height in inches."""
    width, height = figure.get_size_inches()
    return figure.add_axes((box[0] / width, box[1] / height, box[2] / width, box[3] / height))


def _told(row: np.ndarray, label: int, classes: Sequence[str]) -> tuple[str, str]:
    """What the classifier says, and what the image is."""
    said = int(np.argmax(row))
    says = f"says {classes[said]}, {percent(row[said])}"
    if said == label:
        return says, "and is right"
    article = "an" if classes[label][0].lower() in "aeiou" else "a"
    return says, f"it is {article} {classes[label]}, {percent(row[label])}"


def percent(share: float) -> str:
    """A share as text with one decimal, where 0 and 100 are exactly that: "98.7 %", "under 0.1 %"."""
    text = f"{100 * share:.1f} %"
    if text == "100.0 %" and share < 1:
        return "over 99.9 %"
    return "under 0.1 %" if text == "0.0 %" and share > 0 else text


def _draw_shares(axes: Axes, row: np.ndarray, label: int, classes: Sequence[str]) -> None:
    first = np.argsort(-row, kind="stable")[:SHOWN]
    if label not in first:
        first = [*first[:-1], label]
    for place, k in enumerate(first):
        look = {"color": BLUE} if k == label else {"color": OTHER}
        if place == 0 and k != label:
            look = {"color": VERMILION, "hatch": "//", "edgecolor": "white"}
        axes.barh(place, 100 * row[k], 0.6, **look)
    axes.set_yticks(range(len(first)), [f"✓ {classes[k]}" if k == label else classes[k] for k in first])
    axes.set(xlim=(0, 100), ylim=(len(first) - 0.5, -0.5), xticks=[0, 50, 100])
    axes.set_xlabel("probability (%)", fontsize=9.5)
    axes.tick_params(axis="y", length=0, labelsize=9.5)
