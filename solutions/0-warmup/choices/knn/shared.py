"""What several of the catalogues of `knn.py` use."""

import numpy as np

FILL_ALL = "The loops go over range(num_test) and range(num_train), and the return stands after them."

FORMULA = "The distance is √ Σ_d (x_d - t_d)²: subtract, square, add up, take the root."


def for_all(values, count):
    """The first `count` of `values`, which begin anew where they are fewer."""
    return np.resize(values, count)
