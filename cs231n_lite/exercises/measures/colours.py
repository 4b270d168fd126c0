"""Problems about the colours of small images: hues, and how many pixels have them."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...checks.check import Problem
from ...checks.returned import WrongReturn, array

SHAPES = [(2, 3, 4), (3, 4, 2), (1, 5, 3)]  # N, H, W pairwise different: a mixed-up axis shows
FRESH_SHAPES = [(2, 3, 5), (1, 1, 4), (4, 6, 3), (3, 8, 7)]

KINDS = [  # red, green and blue: which is largest, second and smallest; ties; greys, black among them
    *((200, 40, 120), (190, 150, 30), (60, 220, 100), (140, 210, 20), (30, 70, 240), (110, 10, 180)),
    *((170, 170, 40), (20, 160, 160), (150, 30, 150), (90, 30, 30), (80, 80, 80), (0, 0, 0)),
]
LEAST_SPREAD = 8  # of a pixel that isn't grey: a small number added to the spread does no harm


def published_images(rng: np.random.Generator) -> Iterator[Problem]:
    """Images of whole numbers, the last as if a mean had been subtracted; pixels of all kinds, and others."""
    for shape, less in zip(SHAPES, (0, 0, 120), strict=True):
        yield {"images": _pixels(rng, shape) - less}


def fresh_images(rng: np.random.Generator) -> Iterator[Problem]:
    """More of them; as pixels, from 0 to nearly 8, and around 0."""
    for shape, scale, less in zip(FRESH_SHAPES, (1, 1 / 32, 1, 4), (0, 0, 113.5, 1000), strict=True):
        yield {"images": _pixels(rng, shape) * scale - less}


def _pixels(rng: np.random.Generator, shape: tuple[int, int, int]) -> np.ndarray:
    """Pixels (N, H, W, 3): one of each kind, as far as there is room, and others; never nearly grey."""
    count = int(np.prod(shape))
    pixels = rng.integers(256, size=(20 * count, 3))
    pixels = pixels[np.ptp(pixels, axis=1) >= LEAST_SPREAD][:count]
    kinds = rng.permutation(KINDS)[:count]
    pixels[: len(kinds)] = kinds
    return rng.permutation(pixels).reshape(*shape, 3)


def image_arguments(problem: Problem) -> dict[str, Any]:
    """What `hue` is called with: floats."""
    return {"images": problem["images"].astype(np.float64)}


def hues_like(value: Any, name: str, problem: Problem) -> np.ndarray:
    """A hue for each pixel."""
    shape = problem["images"].shape
    if isinstance(value, np.ndarray) and value.shape == shape:
        text = f"{name} came back as an array of shape {shape}; expected {shape[:3]}"
        raise WrongReturn(text, "Each pixel has one hue, made of its three numbers: the last axis disappears.")
    return array(value, name, shape[:3])


def published_hues(rng: np.random.Generator) -> Iterator[Problem]:
    """Hues on a grid within the bins, none at the border of one."""
    return _hues(rng, [(2, 3, 4, 5), (3, 4, 2, 10), (2, 5, 3, 4)])


def fresh_hues(rng: np.random.Generator) -> Iterator[Problem]:
    """More of them, from one pixel on, with other numbers of bins, and a hue of 0 in each."""
    for problem in _hues(rng, [(1, 1, 2, 3), (3, 8, 5, 10), (4, 2, 3, 1), (2, 16, 20, 12)]):
        problem["hues"][-1, 0, 0] = 0.0
        yield problem


def _hues(rng: np.random.Generator, shapes: list[tuple[int, ...]]) -> Iterator[Problem]:
    for number, (*shape, bins) in enumerate(shapes):
        bin_of, place = rng.integers(bins, size=shape), rng.integers(1, 8, size=shape) / 8
        bin_of[0] = np.minimum(bin_of[0] + bins // 5, bins - 1)
        bin_of[-1, -1, -1], place[-1, -1, -1] = bins - 1, 7 / 8
        if number == 0:  # no hue is near 1, and one image has none in the last bin
            place = np.where(bin_of == bins - 1, 1 / 8, place)
            bin_of[0] = np.minimum(bin_of[0], max(bins - 2, 0))
        yield {"hues": (bin_of + place) / bins, "bins": bins}


def histograms_like(value: Any, name: str, problem: Problem) -> np.ndarray:
    """A row of bins for each image."""
    N, bins = len(problem["hues"]), problem["bins"]
    if isinstance(value, np.ndarray) and value.shape == (bins,):
        text = f"{name} came back as an array of shape {(bins,)}; expected (N, bins) = {(N, bins)}"
        raise WrongReturn(text, "Each image has a histogram of its own: count the pixels of one image at a time.")
    if isinstance(value, np.ndarray) and value.ndim == 2 and value.shape[1] in (bins - 1, bins + 1):
        text = f"{name} came back as an array of shape {value.shape}; expected (N, bins) = {(N, bins)}"
        raise WrongReturn(text, "Between bins + 1 edges lie as many bins as asked for: np.linspace(0, 1, bins + 1).")
    return array(value, name, (N, bins))
