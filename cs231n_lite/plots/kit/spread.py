"""How exact a mean of several runs is."""

import numpy as np


def mean_and_error(runs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean over the last axis and its standard error, std / √R with R - 1 degrees of freedom; nan for one run."""
    count = runs.shape[-1]
    spread = runs.std(axis=-1, ddof=1) if count > 1 else np.full(runs.shape[:-1], np.nan)
    return runs.mean(axis=-1), spread / np.sqrt(count)
