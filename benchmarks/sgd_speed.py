"""What training costs: `LinearSVM.train` beside a bare loop of the same row gathers and matrix products.

    python -m benchmarks.sgd_speed [--pairs 20]

Float32, 49,000 × 3,073, batches of 200, ten classes. Runs of 150 steps of both are timed in turn, by the processor's
time, which is the same on a busy machine. The ratio of their medians must be at most 1.3; exits with 1 if it is higher.
"""

import argparse
from collections.abc import Callable, Iterable
from statistics import median
from time import process_time

import numpy as np

from grading.course_folder import CourseFolder
from grading.judge.references import References

N, D, C, BATCH, STEPS = 49_000, 3073, 10, 200, 150
BOUND = 1.3


def bare(X: np.ndarray, W: np.ndarray, batches: Iterable[np.ndarray]) -> None:
    """Gather the rows of each batch, and do the two products that a loss and its gradient take."""
    for batch in batches:
        rows = X[batch]
        scores = rows @ W
        rows.T @ scores


def seconds(work: Callable[[], object]) -> float:
    """How much of the processor's time one call takes."""
    start = process_time()
    work()
    return process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=20, help="timings of each (20)")
    pairs = parser.parse_args().pairs
    references = References(CourseFolder())
    LinearSVM = references.module("linear_classifier").LinearSVM
    shuffled_batches = references.module("optim").shuffled_batches
    rng = np.random.default_rng(231)
    X = rng.standard_normal((N, D), dtype=np.float32)
    y = rng.integers(C, size=N)
    W = 1e-4 * rng.standard_normal((D, C), dtype=np.float32)
    batches = shuffled_batches(N, BATCH, rng)[:STEPS]
    trained, plain = [], []
    for _ in range(pairs):
        trained.append(seconds(lambda: LinearSVM().train(X, y, 1e-7, 2.5e4, STEPS, BATCH)))
        plain.append(seconds(lambda: bare(X, W, batches)))
    ours, least = median(trained), median(plain)
    print(f"LinearSVM.train {ours:.2f} s, a bare loop {least:.2f} s: ratio {ours / least:.2f} (at most {BOUND})")
    raise SystemExit(ours / least > BOUND)


if __name__ == "__main__":
    main()
