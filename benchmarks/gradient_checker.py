"""How reliable the gradient check with a verdict is, at raw pixel scale, for right gradients and eight wrong ones.

    python -m benchmarks.gradient_checker [--seeds 100]

For each seed other images, weights and coordinates; both losses. Prints how often a right gradient passed, how often
each wrong one was caught and named, and the largest error of a right one. Exits with 1 if any ever went wrong.
"""

import argparse
from collections import Counter
from collections.abc import Callable

import numpy as np
from tqdm import tqdm

from cs231n_lite.data import load_cifar10
from grading.course_folder import CourseFolder
from grading.judge.references import References

IMAGES = 20
Loss = Callable[[np.ndarray, np.ndarray, np.ndarray, float], tuple[float, np.ndarray]]
Change = Callable[[np.ndarray, np.ndarray, int], tuple[np.ndarray, np.ndarray]]
WRONG: dict[str, tuple[Change, str]] = {
    "not averaged": (lambda d, r, k: (IMAGES * d, r), "isn't averaged"),
    "wrong sign": (lambda d, r, k: (-d, r), "data term's gradient is right in size, but of the wrong sign"),
    "one class's column halved": (lambda d, r, k: (_scaled(d, (slice(None), k), 0.5), r), "the column of class {k}"),
    "bias row zero": (lambda d, r, k: (_scaled(d, -1, 0.0), r), "in the bias row"),
    "bias row's sign": (lambda d, r, k: (_scaled(d, -1, -1.0), r), "in the bias row"),
    "regularizer missing": (lambda d, r, k: (d, 0 * r), "regularizer is missing from the gradient"),
    "regularizer halved": (lambda d, r, k: (d, r / 2), "regularizer's gradient is half"),
    "regularizer's sign": (lambda d, r, k: (d, -r), "regularizer's gradient is right in size, but of the wrong sign"),
}


def _scaled(gradient: np.ndarray, where: int | tuple[slice, int], factor: float) -> np.ndarray:
    gradient = gradient.copy()
    gradient[where] *= factor
    return gradient


def remembered(loss: Loss, W: np.ndarray) -> Loss:
    """`loss`, computed once for each of the weights near W at which all nine checks ask for it."""
    known: dict[tuple, tuple[float, np.ndarray]] = {}

    def told(V: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
        moved = np.flatnonzero(V != W)
        key = reg, moved.tobytes(), V.flat[moved].tobytes()
        if key not in known:
            known[key] = loss(V, X, y, reg)
        return known[key]

    return told


def broken(loss: Loss, W: np.ndarray, change: Change, k: int) -> Loss:
    """`loss` with the two parts of its gradient at W changed; elsewhere only its value counts."""

    def wrong(V: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
        value, dW = loss(V, X, y, reg)
        if not np.array_equal(V, W):
            return value, dW
        data, regularizer = change(dW - 2 * reg * W, 2 * reg * W, k)
        return value, data + regularizer

    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=100, help="how many (100)")
    seeds = parser.parse_args().seeds
    references = References(CourseFolder())
    from cs231n_lite.gradient_report import check_gradient  # now that the references are in place

    svm, softmax = references.module("linear_svm"), references.module("softmax")
    losses = [(svm.svm_loss_vectorized, svm.svm_margins), (softmax.softmax_loss_vectorized, None)]
    data = load_cifar10(subtract_mean=False)
    good, largest, aside = Counter(), 0.0, 0
    for seed in tqdm(range(seeds), unit="seed"):
        rng = np.random.default_rng(seed)
        chosen, k = rng.choice(len(data.X_train), IMAGES, replace=False), int(rng.integers(10))
        W = 1e-4 * rng.normal(size=(3073, 10))
        case = W, data.X_train[chosen], data.y_train[chosen]
        for loss, margins in losses:
            loss = remembered(loss, W)
            report = check_gradient(loss, *case, margins, seed=seed)
            good["right, passed"] += report.passed
            largest = max(largest, *(group.error for group in report.groups))
            aside += sum(group.set_aside for group in report.groups)
            for name, (change, words) in WRONG.items():
                said = check_gradient(broken(loss, W, change, k), *case, margins, seed=seed).findings
                good[name] += len(said) == 1 and words.format(k=k) in said[0]
    for name, count in good.items():
        print(f"{name:<28} {count} of {2 * seeds}")
    print(f"largest error of a right gradient {largest:.1e}; {aside} weights set aside at kinks")
    raise SystemExit(set(good.values()) != {2 * seeds} or len(good) != len(WRONG) + 1)


if __name__ == "__main__":
    main()
