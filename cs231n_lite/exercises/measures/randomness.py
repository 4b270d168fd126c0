"""What random draws must be: from the generator passed in, and spread as they are said to be."""

import numpy as np

from ...checks.asking import Ask
from ...checks.check import KnownMistake, Law

FAIR = 6  # standard deviations that a count of random draws may be off

GLOBAL_RANDOMNESS = KnownMistake(
    "global_randomness",
    "this draws from a global random generator, not from the one passed in.",
    "Draw with rng: rng.permutation, rng.integers, rng.standard_normal; leave np.random alone.",
)
OWN_GENERATOR = KnownMistake(
    "own_generator",
    "rng isn't used: other random numbers take its place, or none at all.",
    "Draw with the rng that is passed in, so that the same seed gives the same numbers.",
)


def laws_of_draws(ask: Ask, same: bool, other: bool) -> dict[str, Law]:
    """The laws that all randomness comes from the rng passed in.

    same: whether the same seed gave the same draws
    other: whether another seed gave other draws
    """
    mistake = GLOBAL_RANDOMNESS if ask.disturbed else OWN_GENERATOR
    text = "a global random generator was drawn from, or set; all randomness must come from rng"
    return {
        "the global generators stay": Law(not ask.disturbed, text, (GLOBAL_RANDOMNESS,)),
        "the same seed, the same draws": Law(
            same, "two generators with the same seed gave different results", (mistake,)
        ),
        "another seed, other draws": Law(other, "generators with different seeds gave the same result", (mistake,)),
    }


def alike(counts: np.ndarray, freedom: int | None = None) -> bool:
    """Whether counts that should be equal on average are: by their χ², with a bound that right draws never reach."""
    freedom = counts.size - 1 if freedom is None else freedom
    expected = np.mean(counts)
    return bool(np.sum((counts - expected) ** 2) / expected < freedom + FAIR * (np.sqrt(2 * freedom) + 4))


def standard_normal(numbers: np.ndarray) -> tuple[bool, str]:
    """Whether these look like standard normal numbers, and if not, in what they don't."""
    n, mean, spread = numbers.size, float(np.mean(numbers)), float(np.std(numbers))
    different = len(np.unique(np.round(np.abs(numbers), 9)))
    if different < n:
        return False, f"are only {different} different ones, but for their signs, where {n} are drawn"
    if not abs(spread - 1) < FAIR / np.sqrt(2 * n):
        return False, f"have a standard deviation of {spread:.3g}; that of standard normal numbers is about 1"
    if not abs(mean) < FAIR / np.sqrt(n):
        return False, f"have a mean of {mean:.3g}; that of standard normal numbers is about 0"
    if n >= 200 and not np.max(np.abs(numbers)) > 1.8:
        return False, "are all between -1.8 and 1.8; of standard normal numbers, every fourteenth is not"
    return True, ""
