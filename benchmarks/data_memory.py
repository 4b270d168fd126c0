"""What loading CIFAR-10 costs: peak memory, and time against merely touching as much memory.

    python -m benchmarks.data_memory [--folder FOLDER]

Peak: a fresh process that has imported matplotlib.pyplot loads 49,000 + 1,000 + 10,000 images with the bias column;
once without the cache and once with it. Bound: 0.85 GB (10^9 bytes).
Warm load: the median of 9 loads over the median of 9 times to write zeros into new float32 arrays of the same shapes
and to sum them once, taken in turn. Bound: 1.5.
Where CIFAR-10 hasn't been fetched, as many images of noise stand in for it. Exits with 1 if a bound is missed.
"""

import argparse
import contextlib
import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from cs231n_lite.data import CLASSES, load_cifar10
from cs231n_lite.data.cache import FACT_FILE
from cs231n_lite.data.mirrors import META, TEST, TRAINING
from cs231n_lite.data.where import find
from cs231n_lite.synthetic.pickles import dumps

ROUNDS = 9
MOST_MEMORY, MOST_TIME = 0.85, 1.5

_LOAD = """
import resource, sys, matplotlib
matplotlib.use("agg")
import matplotlib.pyplot
from cs231n_lite.data import load_cifar10
load_cifar10(49_000, 1_000, 10_000, folder=sys.argv[1])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


@contextlib.contextmanager
def images(folder: str | None) -> Iterator[Path]:
    """The batches of CIFAR-10 as `load_cifar10` finds them, else batches of noise for as long as the block runs."""
    found = find(folder)
    if found.name == "CIFAR-10":
        print(f"images                   CIFAR-10, {found.folder}")
        yield found.folder
        return
    print("images                   60,000 of noise, as CIFAR-10 isn't here")
    rng = np.random.default_rng(0)
    with tempfile.TemporaryDirectory() as place:
        Path(place, META).write_bytes(dumps({"label_names": list(CLASSES)}))
        for name in (*TRAINING, TEST):
            pixels, labels = rng.integers(0, 256, (10_000, 3072), np.uint8), rng.integers(0, 10, 10_000)
            Path(place, name).write_bytes(dumps({"data": pixels, "labels": labels.tolist()}))
        yield Path(place)


def peak_memory(folder: Path) -> float:
    """The peak resident size, in GB (10^9 bytes), of a fresh process that loads everything. Linux and macOS."""
    run = subprocess.run([sys.executable, "-c", _LOAD, folder], stdout=subprocess.PIPE, text=True, check=True)
    return int(run.stdout.split()[-1]) / 1e9


def load_seconds(folder: Path) -> float:
    """How long one load of everything takes; giving the memory back isn't counted."""
    start = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        data = load_cifar10(49_000, 1_000, 10_000, folder=folder)
    seconds = time.perf_counter() - start
    del data
    return seconds


def touch_seconds() -> float:
    """How long it takes to write to arrays of the same shapes for the first time and to pass over them once."""
    start = time.perf_counter()
    arrays = [np.empty((n, 3073), np.float32) for n in (49_000, 1_000, 10_000)]
    for array in arrays:
        array.fill(0)
        array.sum()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", help="where the batches are (default: as load_cifar10 finds them)")
    with images(parser.parse_args().folder) as folder:
        (folder / FACT_FILE).unlink(missing_ok=True)
        first, later = peak_memory(folder), peak_memory(folder)
        loads, touches = zip(*((load_seconds(folder), touch_seconds()) for _ in range(ROUNDS)), strict=True)
    load, touch = statistics.median(loads), statistics.median(touches)
    print(f"peak memory, first load  {first:.3f} GB   (at most {MOST_MEMORY})")
    print(f"peak memory, later load  {later:.3f} GB   (at most {MOST_MEMORY})")
    print(f"warm load                {load:.3f} s     ({min(loads):.3f} to {max(loads):.3f})")
    print(f"first touch and a pass   {touch:.3f} s     ({min(touches):.3f} to {max(touches):.3f})")
    print(f"ratio                    {load / touch:.2f}        (at most {MOST_TIME})")
    raise SystemExit(max(first, later) > MOST_MEMORY or load / touch > MOST_TIME)


if __name__ == "__main__":
    main()
