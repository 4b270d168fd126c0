"""Features made by hand: the colours of an image, and the directions of its edges.

Every function takes a whole batch of images at once. Shapes throughout: N images of H by W pixels, R by C cells.
"""

import numpy as np

EPSILON = 1e-5
CLIP = 0.2


def hue(images):
    """The hue of each pixel, where it stands on the wheel of colours: red 0, yellow 1/6, green 1/3, blue 2/3.

    With M the largest and m the smallest of red, green and blue, six times the hue is

        (green - blue) / (M - m) where red is the largest, plus 6 where that is negative
        2 + (blue - red) / (M - m) where green is
        4 + (red - green) / (M - m) where blue is

    and 0 where M = m, a grey. Where two are the largest, both formulas agree.

    images: (N, H, W, 3) floats of any scale, red, green and blue
    Returns an array (N, H, W) of hues, from 0 to less than 1.
    """
    ### BEGIN SOLUTION
    red, green, blue = np.moveaxis(images, -1, 0)
    largest, smallest = np.max(images, axis=-1), np.min(images, axis=-1)
    spread = np.where(largest > smallest, largest - smallest, 1)
    sectors = [(green - blue) / spread, 2 + (blue - red) / spread, 4 + (red - green) / spread]
    return np.select([largest == red, largest == green], sectors[:2], sectors[2]) / 6 % 1 * (largest > smallest)
    ### END SOLUTION


def hue_histogram(hues, bins=10):
    """Which part of the pixels of each image falls into each bin of hues.

    The bins are equally wide: bin k goes from k / bins to less than (k + 1) / bins.

    hues: (N, H, W) floats, from 0 to less than 1
    bins: how many bins
    Returns an array (N, bins); each row adds up to 1.
    """
    ### BEGIN SOLUTION
    N = len(hues)
    found = np.minimum((hues.reshape(N, -1) * bins).astype(int), bins - 1)
    counts = np.bincount((np.arange(N)[:, None] * bins + found).ravel(), minlength=N * bins)
    return counts.reshape(N, bins) / found.shape[1]
    ### END SOLUTION


def image_gradients(grey):
    """How the grey changes at each pixel, downwards and to the right.

    dy is the pixel below minus the one above, dx the pixel to the right minus the one to the left. A pixel at the upper
    or lower edge has no vertical change, 0, and one at the left or right edge no horizontal one.

    grey: (N, H, W) floats
    Returns (dy, dx), two arrays (N, H, W): the vertical and the horizontal change.
    """
    ### BEGIN SOLUTION
    dy, dx = np.zeros_like(grey), np.zeros_like(grey)
    dy[:, 1:-1] = grey[:, 2:] - grey[:, :-2]
    dx[:, :, 1:-1] = grey[:, :, 2:] - grey[:, :, :-2]
    return dy, dx
    ### END SOLUTION


def orientation_bins(dy, dx, bins=9):
    """In which direction the grey changes most, as one of `bins` bins between 0 and 180 degrees.

    The direction is the angle of (dx, dy). Opposite ones count as one: 200 degrees is 20. The bins are equally wide;
    bin 0 begins at 0 degrees, where dy is 0 and dx isn't negative.

    dy, dx: arrays of one shape, the vertical and the horizontal change
    bins: how many bins
    Returns integers of that shape, 0 to bins - 1. (Dalal & Triggs, 2005.)
    """
    ### BEGIN SOLUTION
    degrees = np.rad2deg(np.arctan2(dy, dx)) % 180
    return np.minimum((degrees * bins / 180).astype(int), bins - 1)
    ### END SOLUTION


def cell_histograms(magnitudes, found, bins=9, cell=8):
    """For each cell of an image, how much it changes in each orientation, on average over its pixels.

    A cell is a square of cell by cell pixels; together they cover the image. In the histogram of a cell, bin k is the
    sum of the magnitudes of its pixels whose orientation is k, divided by the number of all its pixels.

    magnitudes: (N, H, W) floats, √(dy² + dx²) of each pixel
    found: (N, H, W) integers from 0 to bins - 1, what `orientation_bins` returns
    bins, cell: how many bins; how many pixels a cell is high and wide. H and W are multiples of it
    Returns an array (N, R, C, bins), with R = H / cell and C = W / cell. (Dalal & Triggs, 2005.)
    """
    ### BEGIN SOLUTION
    N, H, W = magnitudes.shape
    R, C = H // cell, W // cell
    row, column = np.arange(H) // cell, np.arange(W) // cell
    which = (np.arange(N)[:, None, None] * R + row[:, None]) * C + column
    sums = np.bincount((which * bins + found).ravel(), magnitudes.ravel(), N * R * C * bins)
    return sums.reshape(N, R, C, bins) / cell**2
    ### END SOLUTION


def normalize_blocks(cells):
    """Histograms of cells in blocks of two by two, each block by itself brought to length 1.

    For the 4 · bins numbers v of each block: v ← v / √(Σv² + EPSILON²), then v ← min(v, CLIP), then once more
    v ← v / √(Σv² + EPSILON²). EPSILON, 1e-5, keeps a block of zeros from a division by 0; CLIP is 0.2. Neighbouring
    blocks share cells: there are (R - 1) · (C - 1) of them.

    cells: (N, R, C, bins) floats, not negative
    Returns an array (N, R - 1, C - 1, 2, 2, bins): for each block the histograms of its four cells.
    (Dalal & Triggs, 2005; the second step is Lowe's, 2004.)
    """
    ### BEGIN SOLUTION
    _, R, C, _ = cells.shape
    corners = [[cells[:, i : R - 1 + i, j : C - 1 + j] for j in (0, 1)] for i in (0, 1)]
    blocks = np.stack([np.stack(pair, axis=3) for pair in corners], axis=3)
    for limit in (CLIP, np.inf):
        lengths = np.sqrt(np.sum(blocks**2, axis=(3, 4, 5), keepdims=True) + EPSILON**2)
        blocks = np.minimum(blocks / lengths, limit)
    return blocks
    ### END SOLUTION


def standardize(train, *others):
    """Each feature less its mean, divided by its standard deviation, both taken over the training images.

    A feature that is the same in all training images is only centred.

    train: (N, F) floats, the features of the training images
    others: arrays (M, F), those of further images, such as validation and test
    Returns a list of new arrays, train first.
    """
    ### BEGIN SOLUTION
    mean, std = np.mean(train, axis=0), np.std(train, axis=0)
    std = np.where(std > 0, std, 1)
    return [(features - mean) / std for features in (train, *others)]
    ### END SOLUTION
