"""The data of the course: fetch CIFAR-10, or use the embedded set, and load either ready for training.

python -m cs231n_lite.data fetch            # once, on a command line

from cs231n_lite.data import load_cifar10
data = load_cifar10()
data.X_train.shape                          # (49000, 3073)
"""

from ..synthetic.classes import CLASSES
from .errors import DataError
from .load import Cifar10, load_cifar10

__all__ = ["CLASSES", "Cifar10", "DataError", "load_cifar10"]
