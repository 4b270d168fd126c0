"""The images of a data set as NumPy keeps them: read from the pickles once, then from a cache, block by block.

The pickles store an image as three planes and take a while to read. The cache is a plain `.npy` file with a row of
3,072 bytes for each image, in the order (height, width, channel), training images first; `numpy.load` opens it. Beside
it an `.npz` file keeps the facts: labels, sums from which any mean follows, a digest of each block, and which pickles
all this is from. Blocks are verified as they are read.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from filelock import FileLock

from ..plumbing.environment import is_grading
from ..plumbing.files import written_whole
from ..progress import bar
from .batches import broken, read_batch
from .errors import DataError
from .mirrors import TEST, TRAINING

PIXELS = 32 * 32 * 3
BLOCK = 100
LARGE, SECONDS = 100_000_000, 5  # CIFAR-10 has 184 MB, and takes about so long
PIXEL_FILE = "uint8-cache.npy"
FACT_FILE = "uint8-cache.npz"

Result = TypeVar("Result")


@dataclass(frozen=True)
class Images:
    """The images of a data set, training images first.

    labels: (N,) uint8
    train: how many of them are for training
    sums: (blocks, 3072), the sum of the images of each block
    block: block(k) gives images k * BLOCK and following, (at most BLOCK, 3072) uint8, valid until the next call
    """

    labels: np.ndarray
    train: int
    sums: np.ndarray
    block: Callable[[int], np.ndarray]


def with_images(folder: Path, use: Callable[[Images], Result]) -> Result:
    """What `use(images)` returns for the data set in `folder`.

    A cache that is missing, damaged or not of these pickles is made anew, and `use` is called again if it has met the
    damage. Where nothing can be written the images stay in memory. Raises DataError if the pickles can't be read.
    """
    with suppress(_Damaged):
        return _use_cache(folder, use)
    _tell(folder)
    images = _read_pickles(folder)
    if _write_cache(folder, images):
        del images
        with suppress(_Damaged):
            return _use_cache(folder, use)
        images = _read_pickles(folder)
    return use(images)


def _tell(folder: Path) -> None:
    """Say beforehand what takes seconds, as with CIFAR-10 it does."""
    size = sum((folder / name).stat().st_size for name in (*TRAINING, TEST) if (folder / name).is_file())
    if size >= LARGE and not is_grading():
        told = f"Reading the images in {folder}, once; it takes about {SECONDS} seconds."
        print(f"{told} A copy that loads in one or two is written beside them.", flush=True)


class _Damaged(Exception):
    """The cache is missing, unreadable or outdated."""


def _use_cache(folder: Path, use: Callable[[Images], Result]) -> Result:
    fingerprint = _fingerprint(folder)
    try:
        with np.load(folder / FACT_FILE, allow_pickle=False) as file:
            facts = dict(file)
        labels, train, sums, digests = (facts[name] for name in ("labels", "train", "sums", "digests"))
        if str(facts["fingerprint"]) != fingerprint:
            raise _Damaged
        pixels = open(folder / PIXEL_FILE, "rb")  # noqa: SIM115 (closed by the `with` below)
    except Exception as error:  # a damaged file can fail in any way at all
        raise _Damaged from error
    buffer = np.empty((BLOCK, PIXELS), np.uint8)
    with pixels:
        first = os.fstat(pixels.fileno()).st_size - len(labels) * PIXELS

        def block(k: int) -> np.ndarray:
            rows = buffer[: len(labels) - k * BLOCK]
            try:
                pixels.seek(first + k * BLOCK * PIXELS)
                if pixels.readinto(rows) == rows.nbytes and _digest(rows) == digests[k]:
                    return rows
            except (OSError, ValueError) as error:
                raise _Damaged from error
            raise _Damaged

        return use(Images(labels, int(train), sums, block))


def _fingerprint(folder: Path) -> str:
    """The pickles as far as a look at the folder tells, so that changed ones are noticed."""
    try:
        files = [(folder / name).stat() for name in (*TRAINING, TEST)]
    except OSError as error:
        raise DataError(broken(folder, f"{Path(error.filename).name} is missing")) from error
    return json.dumps([BLOCK, *((file.st_size, file.st_mtime_ns) for file in files)])


def _digest(rows: np.ndarray) -> np.uint64:
    """The sum of the rows' 8-byte words, each times a number of its own, modulo 2**64.

    It is there to notice damage, not malice: wrong bits, missing pages, blocks of another file. It takes a quarter of
    the time of a CRC, with which verifying would cost half as much as all the rest of loading.
    """
    words = rows.reshape(-1).view(np.uint64)
    return np.dot(words, _FACTORS[: len(words)])


_FACTORS = np.random.PCG64(1).random_raw(BLOCK * PIXELS // 8) | np.uint64(1)


def _read_pickles(folder: Path) -> Images:
    """Read everything into memory: 184 MB of CIFAR-10."""
    batches = [read_batch(folder, name) for name in (*TRAINING, TEST)]
    labels = np.concatenate([labels for _, labels in batches])
    ends = np.cumsum([len(labels) for _, labels in batches])

    def block(k: int) -> np.ndarray:
        start, stop = k * BLOCK, (k + 1) * BLOCK
        pieces = [
            images[max(0, start - end + len(images)) : max(0, stop - end + len(images))]
            for (images, _), end in zip(batches, ends, strict=True)
        ]
        return np.concatenate(pieces).reshape(-1, PIXELS)

    sums = np.array([block(k).sum(axis=0, dtype=np.uint16) for k in range(-(-len(labels) // BLOCK))])
    return Images(labels, int(ends[-2]), sums, block)


def _write_cache(folder: Path, images: Images) -> bool:
    """Write the cache, under a lock and then renamed into place; returns whether that was possible."""
    blocks = range(len(images.sums))
    facts = {"labels": images.labels, "train": images.train, "sums": images.sums, "fingerprint": _fingerprint(folder)}
    try:
        # The facts come last: with older ones the digests of new pixels don't match, and they are made again.
        with (
            FileLock(folder / ".uint8-cache.lock"),
            written_whole(folder / FACT_FILE, f"new-{FACT_FILE}") as fresh_facts,
            written_whole(folder / PIXEL_FILE, f"new-{PIXEL_FILE}") as fresh_pixels,
        ):
            with open(fresh_pixels, "wb") as file:
                shape = (len(images.labels), PIXELS)
                np.lib.format.write_array_header_1_0(file, {"descr": "|u1", "fortran_order": False, "shape": shape})
                with bar(len(blocks), "writing the copy", "block", delay=1.0) as shown:
                    for k in blocks:
                        file.write(images.block(k))
                        shown.update()
            np.savez(fresh_facts, digests=[_digest(images.block(k)) for k in blocks], **facts)
        return True
    except (OSError, NotImplementedError):
        return False
