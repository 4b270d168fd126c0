"""What several of the catalogues of `features.py` use."""

import numpy as np


def same(value):
    return value


def told(table, advice):
    """The entries of `table`, each with the same advice."""
    return {name: (*entry, advice) for name, entry in table.items()}


def over(table, other, where):
    """`table` / `other`, and 0 or another number where that isn't possible."""
    return np.where(other != 0, table, where) / np.where(other != 0, other, 1)
