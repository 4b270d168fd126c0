"""A function of many images, called on some of them at a time."""

from collections.abc import Callable

import numpy as np

from .watching import bar


def in_batches(function: Callable, images: np.ndarray, size: int = 500, what: str = "features") -> np.ndarray:
    """`function(images)`, but `size` images at a time, with a progress bar. What comes back is put together.

    All images at once would need many arrays of the size of the images. A few hundred at a time need little memory,
    and the arrays stay in the processor's cache, which makes it faster as well.

    function: takes images (n, ...) and returns an array with a row for each, (n, ...)
    images: (N, ...), N at least 1
    size: how many at a time, 1 or more
    what: stands beside the bar. No bar is shown while nbgrader grades.
    Returns an array (N, ...), in the dtype that `function` returns.

    Raises ValueError for another size, no image, or if `function` doesn't return a row for each image.
    """
    if size < 1 or not len(images):
        raise ValueError(f"size is {size}, and there are {len(images)} images; expected 1 or more of both.")
    found = None
    with bar(len(images), what, "image") as shown:
        for start in range(0, len(images), size):
            batch = images[start : start + size]
            rows = np.asarray(function(batch))
            if rows.shape[:1] != batch.shape[:1]:
                raise ValueError(
                    f"{len(batch)} images gave {rows.shape}; expected ({len(batch)}, ...), a row for each."
                )
            if found is None:
                found = np.empty((len(images), *rows.shape[1:]), rows.dtype)
            found[start : start + size] = rows
            shown.update(len(batch))
    return found
