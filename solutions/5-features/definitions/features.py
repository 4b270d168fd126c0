"""The features as their formulas say them, one number after the other: the build compares the references with them."""

import math
from math import fsum

import numpy as np

EPSILON = 1e-5
CLIP = 0.2


def hue(images):
    N, H, W, _ = images.shape
    hues = [_hue(*images[place].tolist()) for place in np.ndindex(N, H, W)]
    return np.array(hues).reshape(N, H, W)


def _hue(red, green, blue):
    spread = max(red, green, blue) - min(red, green, blue)
    if spread == 0:
        return 0.0
    if red >= green and red >= blue:
        sixth = (green - blue) / spread
        return (sixth if sixth >= 0 else sixth + 6) / 6
    if green >= blue:
        return (2 + (blue - red) / spread) / 6
    return (4 + (red - green) / spread) / 6


def hue_histogram(hues, bins=10):
    parts = [
        [sum(k <= one * bins < k + 1 for one in image.ravel().tolist()) / image.size for k in range(bins)]
        for image in hues
    ]
    return np.array(parts)


def image_gradients(grey):
    N, H, W = grey.shape
    dy, dx = np.zeros((N, H, W)), np.zeros((N, H, W))
    for n, i, j in np.ndindex(N, H, W):
        if 0 < i < H - 1:
            dy[n, i, j] = grey[n, i + 1, j] - grey[n, i - 1, j]
        if 0 < j < W - 1:
            dx[n, i, j] = grey[n, i, j + 1] - grey[n, i, j - 1]
    return dy, dx


def orientation_bins(dy, dx, bins=9):
    pairs = zip(dy.ravel().tolist(), dx.ravel().tolist(), strict=True)
    return np.array([_bin_of(one, other, bins) for one, other in pairs], dtype=int).reshape(dy.shape)


def _bin_of(dy, dx, bins):
    """By the cotangents of the borders, without any angle: the half turn above, or its opposite."""
    if dy < 0 or (dy == 0 and dx < 0):
        dy, dx = -dy, -dx
    if dy == 0:
        return 0
    borders = [math.pi * k / bins for k in range(1, bins)]
    return sum(dx / dy <= math.cos(border) / math.sin(border) for border in borders)


def cell_histograms(magnitudes, found, bins=9, cell=8):
    N, H, W = magnitudes.shape
    cells = np.zeros((N, H // cell, W // cell, bins))
    for n, r, c, k in np.ndindex(cells.shape):
        pixels = [(r * cell + i, c * cell + j) for i in range(cell) for j in range(cell)]
        cells[n, r, c, k] = fsum(magnitudes[n, i, j] for i, j in pixels if found[n, i, j] == k) / len(pixels)
    return cells


def normalize_blocks(cells):
    N, R, C, bins = cells.shape
    blocks = np.zeros((N, R - 1, C - 1, 2, 2, bins))
    for n, r, c in np.ndindex(N, R - 1, C - 1):
        numbers = [float(cells[n, r + i, c + j, k]) for i in (0, 1) for j in (0, 1) for k in range(bins)]
        first = math.sqrt(fsum(number**2 for number in numbers) + EPSILON**2)
        cut = [min(number / first, CLIP) for number in numbers]
        second = math.sqrt(fsum(number**2 for number in cut) + EPSILON**2)
        blocks[n, r, c] = np.array([number / second for number in cut]).reshape(2, 2, bins)
    return blocks


def standardize(train, *others):
    sets = [np.zeros(one.shape) for one in (train, *others)]
    for f in range(train.shape[1]):
        column = train[:, f].tolist()
        mean = fsum(column) / len(column)
        std = math.sqrt(fsum((one - mean) ** 2 for one in column) / len(column))
        for made, given in zip(sets, (train, *others), strict=True):
            made[:, f] = [(one - mean) / (std or 1.0) for one in given[:, f].tolist()]
    return sets
