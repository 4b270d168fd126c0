"""What the vectorized SVM loss costs beyond its two matrix products.

    python -m benchmarks.svm_speed [--repeats 15]

49,000 × 3,073 × 10 in float32. The reference and the bare products are timed in turn, by the processor's time, which is
the same on a busy machine. The ratio of their medians must be at most 1.15; exits with 1 if it is higher.
"""

import argparse
import statistics
from collections.abc import Callable
from time import process_time

import numpy as np

from grading.course_folder import CourseFolder
from grading.judge.references import References

BOUND = 1.15
N, D, C = 49_000, 3_073, 10


def seconds(function: Callable[[], object]) -> float:
    """How much of the processor's time one call takes."""
    start = process_time()
    function()
    return process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=15, help="timings of each (15)")
    repeats = parser.parse_args().repeats
    rng = np.random.default_rng(0)
    X = rng.normal(0, 60, size=(N, D)).astype(np.float32)
    W = (1e-3 * rng.normal(size=(D, C))).astype(np.float32)
    y = rng.integers(C, size=N)
    loss = References(CourseFolder()).module("linear_svm").svm_loss_vectorized
    scores = X @ W
    pairs = [
        (seconds(lambda: loss(W, X, y, 1e-3)), seconds(lambda: (X @ W, X.T @ scores))) for _ in range(repeats + 1)
    ][1:]
    ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"svm_loss_vectorized {ours:.3f} s, its two products {bare:.3f} s: ratio {ours / bare:.2f} (at most {BOUND})")
    raise SystemExit(ours / bare > BOUND)


if __name__ == "__main__":
    main()
