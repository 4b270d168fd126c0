"""How hard the embedded data set is: accuracies of simple classifiers beside the bands they must lie in.

    python -m benchmarks.synthetic_accuracy [--repeats 1]
    python -m benchmarks.synthetic_accuracy --repeats 2 --markdown docs/embedded_set.md

Linear classifiers are trained as in the course (minibatch SGD, below) and by scikit-learn; k-NN, the two-layer nets
and the hue and HOG features are scikit-learn's and scikit-image's. Every repeat draws its own data set and trains with
its own seed, which takes two minutes. The second command writes the document. Exits with 1 if an accuracy lies outside
its band.
"""

import argparse
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import mean

import numpy as np
from skimage.color import rgb2gray, rgb2hsv
from skimage.feature import hog
from sklearn.base import ClassifierMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.svm import LinearSVC

from cs231n_lite import synthetic

Labelled = tuple[np.ndarray, np.ndarray]  # images as rows (N, D), and their classes (N,)
Slope = Callable[[np.ndarray, np.ndarray], np.ndarray]


def svm_slope(scores: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The gradient of the mean multiclass hinge loss (margin 1) in the scores, (N, C)."""
    rows = np.arange(len(y))
    slope = (scores - scores[rows, y][:, None] + 1 > 0).astype(scores.dtype)
    slope[rows, y] = 0
    slope[rows, y] = -slope.sum(axis=1)
    return slope / len(y)


def softmax_slope(scores: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The gradient of the mean cross-entropy in the scores, (N, C)."""
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    p[np.arange(len(y)), y] -= 1
    return p / len(y)


def train_linear(
    slope: Slope,
    X: np.ndarray,
    y: np.ndarray,
    seed: int,
    learning_rate: float,
    reg: float,
    steps: int = 1500,
    batch: int = 200,
) -> np.ndarray:
    """The weights (D, 10) after plain SGD on `mean loss + reg * sum(W * W)`, as in the course."""
    rng = np.random.default_rng(seed)
    W = (1e-4 * rng.standard_normal((X.shape[1], 10))).astype(X.dtype)
    for _ in range(steps):
        rows = rng.integers(0, len(X), batch)
        some = X[rows]
        W -= learning_rate * (some.T @ slope(some @ W, y[rows]) + 2 * reg * W)
    return W


def linear(slope: Slope, train: Labelled, test: Labelled, seed: int, learning_rate: float, reg: float) -> float:
    """The test accuracy of `train_linear`."""
    W = train_linear(slope, *train, seed, learning_rate, reg)
    return np.mean((test[0] @ W).argmax(axis=1) == test[1])


def random_search(train: Labelled, seed: int, tries: int = 1000) -> float:
    """The best accuracy of `tries` random W on the first 2,000 training images."""
    X, y = train[0][:2000], train[1][:2000]
    rng = np.random.default_rng(seed)
    guesses = (1e-4 * rng.standard_normal((X.shape[1], 10)).astype(X.dtype) for _ in range(tries))
    return max(np.mean((X @ W).argmax(axis=1) == y) for W in guesses)


def fitted(model: ClassifierMixin, train: Labelled, test: Labelled) -> float:
    """The test accuracy of a scikit-learn model; that it stops before it has converged is meant."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return model.fit(*train).score(*test)


def features(images: np.ndarray) -> np.ndarray:
    """HOG (9 orientations, 8 x 8 cells) of the grey image and a 10-bin histogram of hue, (n, 334) float32."""
    rows = []
    for image in images:
        orientation = hog(rgb2gray(image), orientations=9, pixels_per_cell=(8, 8), cells_per_block=(2, 2))
        hue = np.histogram(rgb2hsv(image)[..., 0], bins=10, range=(0, 1), density=True)[0]
        rows.append(np.concatenate([orientation, hue]))
    return np.array(rows, dtype=np.float32)


def standardised(train: np.ndarray, test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Both with the training set's mean and standard deviation taken out."""
    centre, spread = train.mean(axis=0), train.std(axis=0) + 1e-6
    return (train - centre) / spread, (test - centre) / spread


def net(seed: int, hidden: int, alpha: float) -> MLPClassifier:
    """A two-layer net of scikit-learn's, trained by Adam for 30 epochs with weight decay `alpha`."""
    return MLPClassifier((hidden,), alpha=alpha, batch_size=200, max_iter=30, random_state=seed)


def accuracies(seed: int, train: int = 10_000, test: int = 2_000) -> dict[str, float]:
    """The accuracy of each method by its name, on the data set of one seed."""
    images, y = synthetic.draw(train, "train", seed)
    held_out, y_test = synthetic.draw(test, "test", seed)
    X, X_test = (pictures.reshape(len(pictures), -1).astype(np.float32) for pictures in (images, held_out))
    mean_image = X.mean(axis=0)
    X, X_test = X - mean_image, X_test - mean_image
    pixels = (X, y), (X_test, y_test)
    scaled = (X / 64, y), (X_test / 64, y_test)
    described = standardised(features(images), features(held_out))
    described = (described[0], y), (described[1], y_test)
    return {
        "random search": random_search(pixels[0], seed),
        "linear SVM, SGD as in the course": linear(svm_slope, *pixels, seed, 1e-7, 2.5e4),
        "linear SVM, SGD, tuned": linear(svm_slope, *pixels, seed, 2e-7, 1e4),
        "softmax, SGD as in the course": linear(softmax_slope, *pixels, seed, 1e-7, 2.5e4),
        "softmax, SGD, tuned": linear(softmax_slope, *pixels, seed, 3e-7, 5e3),
        "linear SVM, scikit-learn": fitted(LinearSVC(C=1e-5, random_state=seed), *scaled),
        "softmax, scikit-learn": fitted(LogisticRegression(C=1e-4), *scaled),
        "k-NN, k = 1": fitted(KNeighborsClassifier(1), *pixels),
        "k-NN, k = 10": fitted(KNeighborsClassifier(10), *pixels),
        "two-layer net": fitted(net(seed, 200, 2.0), *scaled),
        "softmax on HOG + hue": fitted(LogisticRegression(C=0.01), *described),
        "two-layer net on HOG + hue": fitted(net(seed, 100, 1.0), *described),
    }


def bands(result: dict[str, float]) -> dict[str, tuple[float, float]]:
    """The lowest and the highest accuracy allowed for each method, given those of one run."""
    best_linear = max(value for name, value in result.items() if name.startswith(("linear SVM", "softmax, ")))
    low_high = {name: (0.33, 0.45) for name in result if name.startswith(("linear SVM", "softmax, "))}
    low_high |= {"random search": (0.13, 0.20), "k-NN, k = 1": (0.25, 0.40), "k-NN, k = 10": (0.25, 0.40)}
    low_high["two-layer net"] = (best_linear + 0.08, 1.0)
    low_high["softmax on HOG + hue"] = (best_linear + 0.05, 1.0)
    low_high["two-layer net on HOG + hue"] = (result["two-layer net"] + 0.02, 1.0)
    return low_high


def table(results: list[dict[str, float]]) -> tuple[str, bool]:
    """A Markdown table of the mean and the range over runs beside the bands, and whether every run lies inside."""
    lines = ["| method | accuracy % | lowest to highest | allowed | |", "|---|---|---|---|---|"]
    allowed = [bands(result) for result in results]
    inside = True
    for name in results[0]:
        values = [result[name] for result in results]
        low, high = max(band[name][0] for band in allowed), allowed[0][name][1]
        fits = all(band[name][0] <= value <= band[name][1] for band, value in zip(allowed, values, strict=True))
        limits = f"{100 * low:.1f} to {100 * high:.1f}" if high < 1 else f"at least {100 * low:.1f}"
        spread = f"{100 * min(values):.1f} to {100 * max(values):.1f}"
        lines.append(f"| {name} | {100 * mean(values):.1f} | {spread} | {limits} | {'yes' if fits else 'NO'} |")
        inside &= fits
    return "\n".join(lines), inside


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=1, help="data sets drawn, each with its own seed (1)")
    parser.add_argument("--markdown", type=Path, help="file to write the table to")
    options = parser.parse_args()
    results = []
    for seed in range(synthetic.SEED, synthetic.SEED + options.repeats):
        start = time.perf_counter()
        results.append(accuracies(seed))
        print(f"seed {seed}: {time.perf_counter() - start:.0f} s", flush=True)
    text, inside = table(results)
    print(text)
    if options.markdown:
        options.markdown.parent.mkdir(parents=True, exist_ok=True)
        options.markdown.write_text(
            "# How hard the embedded data set is\n\n10,000 training and 2,000 test images; pixels with the mean image "
            f"subtracted; {len(results)} data set(s), seeds {synthetic.SEED} and up; written by "
            f"`python -m benchmarks.synthetic_accuracy`.\n\n{text}\n",
            encoding="utf-8",
        )
    raise SystemExit(not inside)


if __name__ == "__main__":
    main()
