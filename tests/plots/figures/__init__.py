"""An example or more of every public figure, as makers of small data by name: "secants", "secants, flat".

What stands before the comma is the name of the function. Whoever adds a figure adds an example to the file of its
subject, and all the laws hold for it.
"""

from functools import lru_cache, partial

import numpy as np
import pytest

from cs231n_lite.plots import Picture

from . import features, gradients, images, losses, neighbours, networks, optimizers, plane, training, vectorizing

NOT_LAID_OUT = ("NBGRADER_EXECUTION", "autograde")  # while nbgrader grades, figures aren't laid out
SUBJECTS = (images, losses, gradients, training, vectorizing, plane, neighbours, networks, optimizers, features)
FIGURES: dict[str, partial] = {name: maker for subject in SUBJECTS for name, maker in subject.FIGURES.items()}


def lock(value) -> None:
    """Let nothing write to an array, or to those in a container: a figure leaves its data as they were."""
    if isinstance(value, np.ndarray):
        value.flags.writeable = False
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            lock(part)


for maker in FIGURES.values():
    lock(maker.args)


@lru_cache(maxsize=4)  # for tests that follow each other: all of them would cost the garbage collector more
def sketched(name: str) -> Picture:
    """The figure of that name, drawn but not laid out, and not to be changed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(*NOT_LAID_OUT)
        return FIGURES[name]()
