"""Patches: squares of a few pixels, cut out of images at equal steps, and brought to one contrast."""

import numpy as np

FLAT = 10.0  # pixel values: about the contrast that noise has


def cut_patches(images: np.ndarray, side: int = 6, step: int = 2) -> np.ndarray:
    """All squares of `side` by `side` pixels whose upper left corners are `step` pixels apart, row by row.

    images: (N, H, W) for grey or (N, H, W, 3) for colour
    side, step: in pixels, 1 or more; a square lies whole inside its image
    Returns an array (N, P, D) of the images' dtype: P squares of each image, each a row of D = side · side numbers
    (or 3 · side · side). `row.reshape(side, side)` (or `(side, side, 3)`) is the square again.

    Raises ValueError for other shapes, and for squares larger than the images.
    """
    images = np.asarray(images)
    if images.ndim not in (3, 4):
        raise ValueError(f"images has shape {images.shape}; expected (N, H, W) or (N, H, W, 3).")
    if step < 1 or not 1 <= side <= min(images.shape[1:3]):
        raise ValueError(f"side is {side} and step {step}; expected 1 or more, and a side that fits into the images.")
    squares = np.lib.stride_tricks.sliding_window_view(images, (side, side), axis=(1, 2))[:, ::step, ::step]
    if images.ndim == 4:
        squares = np.moveaxis(squares, 3, -1)
    N, rows, columns = squares.shape[:3]
    return squares.reshape(N, rows * columns, -1)


def normalized(patches: np.ndarray, flat: float = FLAT) -> np.ndarray:
    """Each patch less its mean, divided by its standard deviation: brightness and contrast are gone.

    (p - mean) / √(variance + flat²)

    flat: keeps a patch that is nearly even from becoming loud noise. It is in the unit of the pixels.
    patches: (..., D) floats of pixel values
    Returns an array of this shape.
    """
    centred = patches - np.mean(patches, axis=-1, keepdims=True)
    return centred / np.sqrt(np.mean(centred**2, axis=-1, keepdims=True) + flat**2)
