"""How numbers are drawn for a W to try, and known ways of drawing others."""

import numpy as np

from ...checks.check import KnownMistake
from .randomness import standard_normal

MULTIPLY = "Multiply: scale * rng.standard_normal(shape)."

SCALE_IGNORED = KnownMistake("scale_ignored", "the numbers drawn are standard normal ones: scale isn't used.", MULTIPLY)
SCALE_SQUARED = KnownMistake("scale_squared", "the numbers drawn are multiplied by scale twice.", MULTIPLY)
SCALE_DIVIDED = KnownMistake("scale_divided", "the numbers drawn are divided by scale, not multiplied.", MULTIPLY)
SCALE_ROOT = KnownMistake(
    "scale_root",
    "the numbers drawn are multiplied by the root of scale, as if scale were a variance.",
    "scale is the standard deviation: scale * rng.standard_normal(shape).",
)
SCALE_DOUBLED = KnownMistake("scale_doubled", "the numbers drawn are twice as large as scale says.", MULTIPLY)
SCALE_HALVED = KnownMistake("scale_halved", "the numbers drawn are half as large as scale says.", MULTIPLY)
USUAL_SCALE = KnownMistake(
    "usual_scale", "the numbers drawn are multiplied by 1e-4, whatever scale is.", "Use scale as it is passed in."
)
UNIFORM = KnownMistake(
    "uniform",
    "the numbers drawn all lie between 0 and 1, times scale, as uniform ones do.",
    "rng.standard_normal draws normal numbers around 0; rng.random doesn't.",
)
UNIFORM_AROUND_0 = KnownMistake(
    "uniform_around_0",
    "the numbers drawn all lie between -1 and 1, times scale, as uniform ones do.",
    "rng.standard_normal draws normal numbers; rng.uniform doesn't.",
)
UNIFORM_HALF = KnownMistake(
    "uniform_half",
    "the numbers drawn all lie between -½ and ½, times scale, as uniform ones do.",
    "rng.standard_normal draws normal numbers; rng.random() - 0.5 doesn't.",
)
POSITIVE = KnownMistake("positive", "the numbers drawn have lost their signs.", MULTIPLY)
SCALE_ADDED = KnownMistake("scale_added", "scale is added to the numbers drawn; it multiplies them.", MULTIPLY)
ONE_NUMBER = KnownMistake(
    "one_number",
    "one random number is drawn and stands everywhere; each number of W is drawn by itself.",
    "rng.standard_normal(shape) draws an array.",
)


def other_draws(numbers: np.ndarray, scale: float) -> tuple[KnownMistake, ...]:
    """The known ways of drawing that explain `numbers`, (tries, …), where scale times standard normal ones don't."""
    size, tries = numbers.size, len(numbers)
    rows = numbers.reshape(tries, -1)
    if rows.shape[1] > 1 and np.allclose(rows, rows[:, :1], rtol=1e-9):
        return (ONE_NUMBER,)
    factors = {
        SCALE_IGNORED: 1.0,
        SCALE_SQUARED: scale**2,
        SCALE_DIVIDED: 1 / scale,
        SCALE_ROOT: np.sqrt(scale),
        SCALE_DOUBLED: 2 * scale,
        SCALE_HALVED: scale / 2,
        USUAL_SCALE: 1e-4,
    }
    found = [mistake for mistake, factor in factors.items() if standard_normal(numbers / factor)[0]]
    if standard_normal(numbers - scale)[0] and SCALE_IGNORED not in found:
        found.append(SCALE_ADDED)
    ranges = {UNIFORM: (0.0, 1.0), UNIFORM_AROUND_0: (-1.0, 1.0), UNIFORM_HALF: (-0.5, 0.5)}
    for mistake, (low, high) in ranges.items():
        if size >= 40 and _evenly(numbers / scale, low, high):
            found.append(mistake)
    signs = np.where(np.arange(size) % 2, 1.0, -1.0).reshape(numbers.shape)
    if np.all(numbers >= 0) and UNIFORM not in found and standard_normal(numbers * signs / scale)[0]:
        found.append(POSITIVE)
    return tuple(found)


def _evenly(numbers: np.ndarray, low: float, high: float) -> bool:
    """Whether `numbers` lie between these bounds, as evenly as random ones."""
    n, width = numbers.size, high - low
    inside = np.all((numbers >= low) & (numbers <= high))
    middle, spread = (low + high) / 2, width / np.sqrt(12)
    near_ends = np.min(numbers) < low + 0.15 * width and np.max(numbers) > high - 0.15 * width
    return bool(inside and near_ends and abs(np.mean(numbers) - middle) < 6 * spread / np.sqrt(n))
