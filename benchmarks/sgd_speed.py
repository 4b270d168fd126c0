"""What training costs: 1,500 steps of `LinearSVM.train` beside a bare loop of the same row gathers and matrix products.

Float32, 49,000 × 3,073, batches of 200, ten classes. Seven pairs, interleaved; the ratio is that of the medians.
"""

from statistics import median
from time import perf_counter

import numpy as np

from grading.course_folder import CourseFolder
from grading.judge.references import References

N, D, C, BATCH, STEPS, PAIRS = 49_000, 3073, 10, 200, 1500, 7
BOUND = 1.3


def bare(X, W, batches):
    """Gather the rows of each batch, and do the two products that a loss and its gradient take."""
    for batch in batches:
        rows = X[batch]
        scores = rows @ W
        rows.T @ scores


def seconds(work, *arguments) -> float:
    start = perf_counter()
    work(*arguments)
    return perf_counter() - start


def main() -> None:
    references = References(CourseFolder())
    LinearSVM = references.module("linear_classifier").LinearSVM
    shuffled_batches = references.module("optim").shuffled_batches
    rng = np.random.default_rng(231)
    X = rng.standard_normal((N, D), dtype=np.float32)
    y = rng.integers(C, size=N)
    W = 1e-4 * rng.standard_normal((D, C), dtype=np.float32)
    epochs = -(-STEPS * BATCH // N)
    batches = [batch for _ in range(epochs) for batch in shuffled_batches(N, BATCH, rng)][:STEPS]
    trained, plain = [], []
    for _ in range(PAIRS):
        classifier = LinearSVM()
        trained.append(seconds(lambda model: model.train(X, y, 1e-7, 2.5e4, STEPS, BATCH), classifier))
        assert classifier.W.dtype == np.float32
        plain.append(seconds(bare, X, W, batches))
    ratio = median(trained) / median(plain)
    print(f"train: {median(trained):.2f} s, bare loop: {median(plain):.2f} s, ratio {ratio:.2f} (bound {BOUND})")


if __name__ == "__main__":
    main()
