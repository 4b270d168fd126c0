"""The embedded synthetic data set: CIFAR-10's ten classes as small scenes that numpy draws in whole numbers.

`draw` gives images in memory, `write` the official files, `digest` a fingerprint to compare machines by.
"""

from .classes import CLASSES
from .dataset import SEED, digest, draw, labels
from .files import write

__all__ = ["CLASSES", "SEED", "digest", "draw", "labels", "write"]
