"""Pictures that a classifier took for something else."""

from collections.abc import Sequence

import numpy as np

from ..kit.arguments import as_classes, as_images, as_whole
from ..kit.picture import Picture
from ..kit.style import styled
from .gallery import titled_pictures

COLUMNS = 6


@styled
def wrong_guesses(
    images: np.ndarray, labels: np.ndarray, guesses: np.ndarray, classes: Sequence[str], count: int = 12, seed: int = 0
) -> Picture:
    """Show pictures whose guess is wrong, chosen at random: under each other the class and what it was taken for.

    images: uint8 (N, 32, 32, 3)
    labels, guesses: integers (N,), indices into `classes`
    count: how many, 1 to 30; all wrong ones if they are fewer
    seed: chooses which

    Raises ValueError for other shapes or dtypes, a label or a guess without a name, or if every guess is right.
    """
    images = as_images(images)
    labels = as_classes(labels, len(images), classes)
    guesses = as_classes(guesses, len(images), classes, "guesses")
    count = as_whole("count", count, 1, 30)
    wrong = np.flatnonzero(labels != guesses)
    if not wrong.size:
        raise ValueError(f"all {len(images):,} guesses are right, so there is no wrong one to show. Pass more images.")
    chosen = np.random.default_rng(seed).permutation(wrong)[:count]
    pairs = [(classes[labels[i]], classes[guesses[i]]) for i in chosen]
    titles = [f"{right},\ntaken for\n{guess}" for right, guess in pairs]
    figure, _ = titled_pictures(images[chosen], titles, min(COLUMNS, len(chosen)))
    told = "; ".join(f"{right}, taken for {guess}" for right, guess in pairs)
    return Picture(figure, f"{len(chosen)} of {len(wrong):,} wrong guesses on {len(images):,} pictures: {told}.")
