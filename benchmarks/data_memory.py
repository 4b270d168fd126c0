"""What loading CIFAR-10 costs: peak memory, and time against merely touching as much memory.

    python -m benchmarks.data_memory [--folder FOLDER]

Peak: a fresh process that has imported matplotlib.pyplot loads 49,000 + 1,000 + 10,000 images with the bias column;
once without the cache and once with it. Bound: 0.85 GB (10^9 bytes).
Warm load: the median of 9 loads over the median of 9 times to write zeros into new float32 arrays of the same shapes
and to sum them once, taken in turn. Bound: 1.5.
"""

import argparse
import contextlib
import io
import statistics
import subprocess
import sys
import time

import numpy as np

from cs231n_lite.data import load_cifar10
from cs231n_lite.data.cache import FACT_FILE
from cs231n_lite.data.where import find

ROUNDS = 9

_LOAD = """
import resource, sys, matplotlib
matplotlib.use("agg")
import matplotlib.pyplot
from cs231n_lite.data import load_cifar10
load_cifar10(49_000, 1_000, 10_000, folder=sys.argv[1])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


def peak_memory(folder: str) -> float:
    """Return the peak resident size, in GB (10^9 bytes), of a fresh process that loads everything. Linux and macOS."""
    run = subprocess.run([sys.executable, "-c", _LOAD, folder], stdout=subprocess.PIPE, text=True, check=True)
    return int(run.stdout.split()[-1]) / 1e9


def load_seconds(folder: str) -> float:
    """Time one load of everything; giving the memory back isn't counted."""
    start = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        data = load_cifar10(49_000, 1_000, 10_000, folder=folder)  # noqa: F841
    return time.perf_counter() - start


def touch_seconds() -> float:
    """Time writing to arrays of the same shapes for the first time and passing over them once."""
    start = time.perf_counter()
    arrays = [np.empty((n, 3073), np.float32) for n in (49_000, 1_000, 10_000)]
    for array in arrays:
        array.fill(0)
        array.sum()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure peak memory and warm load time of load_cifar10.")
    parser.add_argument("--folder", help="where the batches are (default: as load_cifar10 finds them)")
    source = find(parser.parse_args().folder)
    folder = str(source.folder)
    (source.folder / FACT_FILE).unlink(missing_ok=True)
    print(f"peak memory, first load  {peak_memory(folder):.3f} GB")
    print(f"peak memory, later load  {peak_memory(folder):.3f} GB   (at most 0.85)")
    loads, touches = zip(*((load_seconds(folder), touch_seconds()) for _ in range(ROUNDS)), strict=True)
    load, touch = statistics.median(loads), statistics.median(touches)
    print(f"warm load                {load:.3f} s     ({min(loads):.3f} to {max(loads):.3f})")
    print(f"first touch and a pass   {touch:.3f} s     ({min(touches):.3f} to {max(touches):.3f})")
    print(f"ratio                    {load / touch:.2f}        (at most 1.5)")


if __name__ == "__main__":
    main()
