"""The weights of hidden neurons as pictures: what the first layer of a network looks for."""

from collections.abc import Sequence

import numpy as np

from ..images.gallery import titled_pictures
from ..images.templates import as_pictures
from ..kit.arguments import as_weights, as_whole, listed
from ..kit.picture import Picture
from ..kit.style import styled
from ..kit.values import as_finite

COLUMNS, MOST = 6, 24


@styled
def neurons(W1: np.ndarray, W2: np.ndarray, classes: Sequence[str], count: int = 18) -> Picture:
    """Show the weights of the hidden neurons that matter most as pictures, with the classes that they speak for.

    As in `templates`, mid-gray is a weight of 0; each picture is scaled by its own largest absolute weight. Above it
    stand the class whose score the neuron raises most, +, and the one whose score it lowers most, −. Shown are the
    neurons with the largest ‖column of W1‖ · ‖row of W2‖, the largest first.

    W1: (3072, H), W2: (H, C)
    classes: C names
    count: how many neurons are shown, 1 to 24; all, if there are fewer

    Raises ValueError for other shapes, or weights that aren't finite.
    """
    W2 = as_finite(W2, "W2", ndim=2)
    if W2.shape[1] != len(classes):
        raise ValueError(f"W2 has shape {W2.shape}; expected (H, {len(classes)}), a column for each class.")
    weights = as_weights(W1, [str(h) for h in range(len(W2))])
    count = min(as_whole("count", count, 1, MOST), len(W2))
    strength = np.linalg.norm(weights, axis=0) * np.linalg.norm(W2, axis=1)
    chosen = np.argsort(-strength, kind="stable")[:count]

    images = as_pictures(weights[:, chosen], np.abs(weights[:, chosen]).max(axis=0))
    up, down = W2[chosen].argmax(axis=1), W2[chosen].argmin(axis=1)
    titles = [f"+ {classes[k]}\n− {classes[j]}" for k, j in zip(up, down, strict=True)]
    figure, _ = titled_pictures(images, titles, min(COLUMNS, count))
    told = [f"for {classes[k]} and against {classes[j]}" for k, j in zip(up, down, strict=True)]
    return Picture(
        figure,
        f"The weights of {count} of {len(W2)} hidden neurons as colour pictures of 32 by 32 pixels, mid-gray for 0, "
        f"each scaled by itself. They speak {listed(told)}.",
    )
