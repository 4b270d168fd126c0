"""Random whole numbers that are the same on every machine and under every version of numpy."""

from collections.abc import Sequence

import numpy as np

Numbers = int | np.ndarray  # one for all images, or (n,) integers
STEP = np.uint64(0x9E3779B97F4A7C15)


def mix(words: np.ndarray) -> np.ndarray:
    """A uint64 array, scrambled so that neighbouring inputs give unrelated outputs; it has at least one axis.

    The finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
    """
    words = (words ^ (words >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    words = (words ^ (words >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return words ^ (words >> np.uint64(31))


def keys(seed: int, split: int, indices: np.ndarray) -> np.ndarray:
    """The key of each image, from which `Dice` draws, (n,) uint64; it depends on nothing but (seed, split, index).

    seed, split: integers from 0 to 2**63 - 1
    indices: (n,) integers, none negative
    """
    key = np.zeros(1, dtype=np.uint64)
    for part in ([seed], [split], indices):
        key = mix(key + STEP + np.asarray(part).astype(np.uint64) * STEP)
    return key


class Dice:
    """Draws for n images at once; every image has a stream of its own.

    The k-th word of an image is `mix(key + k * STEP)`: no image's draws depend on which others are drawn with it.
    """

    def __init__(self, keys: np.ndarray) -> None:
        self.keys = keys
        self.drawn = 0

    def __len__(self) -> int:
        return len(self.keys)

    def words(self, count: int = 1) -> np.ndarray:
        """The next `count` words of each image, (n, count) uint64."""
        steps = np.arange(self.drawn + 1, self.drawn + count + 1, dtype=np.uint64) * STEP
        self.drawn += count
        return mix(self.keys[:, None] + steps)

    def between(self, low: Numbers, high: Numbers) -> np.ndarray:
        """One integer per image from low to high, both included, (n,) int64; the bounds are integers or (n,)."""
        span = np.asarray(high, dtype=np.int64) - low + 1
        fraction = (self.words()[:, 0] >> np.uint64(32)).astype(np.int64)
        return low + ((fraction * span) >> 32)

    def chance(self, percent: int) -> np.ndarray:
        """1 for about `percent` in a hundred images and 0 for the others, (n,) int64."""
        return (self.between(0, 99) < percent).astype(np.int64)

    def sign(self) -> np.ndarray:
        """-1 or 1, (n,) int64."""
        return 2 * self.between(0, 1) - 1

    def weighted(self, weights: Sequence[int]) -> np.ndarray:
        """A position in `weights` for each image, as likely as its weight says, (n,) int64."""
        bounds = np.cumsum(weights)
        return np.searchsorted(bounds, self.between(0, int(bounds[-1]) - 1), side="right")

    def colour(self, palette: Sequence[tuple[int, int, int]], jitter: int = 12) -> np.ndarray:
        """A colour of the palette for each image, a little changed, (n, 3) int64 from 0 to 255."""
        chosen = np.asarray(palette)[self.between(0, len(palette) - 1)]
        lighter = self.between(-jitter, jitter)
        tints = np.stack([self.between(-jitter // 2, jitter // 2) for _ in range(3)], axis=1)
        return np.clip(chosen + lighter[:, None] + tints, 0, 255)

    def bytes(self, *shape: int) -> np.ndarray:
        """Uniform bytes, (n, *shape) uint8."""
        count = int(np.prod(shape))
        words = self.words((count + 7) // 8).astype("<u8")
        return words.view(np.uint8)[:, :count].reshape(len(self), *shape)
