"""The accuracies of classifiers on features made by hand, on whatever images `load_cifar10` gives; one JSON object.

    python -m benchmarks.feature_accuracy [--seeds 3]

Features: HOG with cells of 8 and of 4 pixels, 10 hues, and 100 visual words counted in each quarter of the image. The
settings were chosen on validation images. Each number is the mean over the seeds, with its standard error.
"""

import argparse
import json
import sys
from time import perf_counter
from types import ModuleType

import numpy as np

from cs231n_lite.data import Cifar10, load_cifar10
from cs231n_lite.patches import cut_patches, normalized
from cs231n_lite.progress import in_batches
from grading.course_folder import CourseFolder
from grading.judge.references import References

GREY = np.array([0.299, 0.587, 0.114], np.float32)
WORDS, PATCHES, SIDE = 100, 20_000, 6
LINEAR = {"learning_rate": 1e-2, "reg": 1e-3, "num_iters": 3000}
EPOCHS, BATCH, HIDDEN = 15, 200, 500
NET = {"learning_rate": 0.1, "learning_rate_decay": 0.95, "reg": 2e-3, "batch_size": BATCH}


def hog(features: ModuleType, images: np.ndarray, cell: int) -> np.ndarray:
    """Histograms of oriented gradients of 9 orientations, a row for each image."""
    dy, dx = features.image_gradients(images @ GREY)
    cells = features.cell_histograms(np.sqrt(dy**2 + dx**2), features.orientation_bins(dy, dx), cell=cell)
    return features.normalize_blocks(cells).reshape(len(images), -1)


def find_words(visual_words: ModuleType, images: np.ndarray) -> np.ndarray:
    """The centres of patches of 1,500 images."""
    rng = np.random.default_rng(0)
    patches = normalized(cut_patches(images[rng.permutation(len(images))[:1500]], SIDE, 3)).reshape(-1, 3 * SIDE**2)
    some = patches[rng.permutation(len(patches))[:PATCHES]]
    return visual_words.kmeans(some, visual_words.spread_centres(some, WORDS, rng), 20)[0].astype(np.float32)


def words_of_quarters(visual_words: ModuleType, images: np.ndarray, words: np.ndarray) -> np.ndarray:
    """A bag of words of each quarter of each image."""
    patches = normalized(cut_patches(images, SIDE, 2))
    side = round(np.sqrt(patches.shape[1]))
    squares = patches.reshape(len(images), 2, side // 2, 2, side // 2, -1)
    quarters = [squares[:, i, :, j].reshape(len(images), -1, patches.shape[2]) for i in (0, 1) for j in (0, 1)]
    return np.hstack([visual_words.bag_of_words(quarter, words) for quarter in quarters])


def rows_of(data: Cifar10, references: References) -> list[np.ndarray]:
    """The standardized features of training, validation and test images, float32."""
    features, visual_words = references.module("features"), references.module("visual_words")
    words = find_words(visual_words, data.X_train)

    def row(images: np.ndarray) -> np.ndarray:
        parts = (
            hog(features, images, 8),
            hog(features, images, 4),
            features.hue_histogram(features.hue(images)),
            words_of_quarters(visual_words, images, words),
        )
        return np.hstack(parts).astype(np.float32)

    return features.standardize(*(in_batches(row, images, 200) for images in (data.X_train, data.X_val, data.X_test)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=3, help="how many trainings of each (3)")
    seeds = range(parser.parse_args().seeds)
    references, start = References(CourseFolder()), perf_counter()
    data = load_cifar10(flatten=False, subtract_mean=False)
    train, val, test = rows_of(data, references)
    found = {"features": train.shape[1], "seconds for all features": round(perf_counter() - start)}
    scores: dict[str, list] = {"Softmax": [], "TwoLayerNet": []}
    for seed in seeds:
        linear = references.module("linear_classifier").Softmax(seed)
        linear.train(train, data.y_train, **LINEAR)
        start = perf_counter()
        net = references.module("two_layer_net").TwoLayerNet(train.shape[1], HIDDEN, 10, 1e-2, seed, np.float32)
        steps = EPOCHS * -(-len(train) // BATCH)
        net.train(train, data.y_train, val, data.y_val, num_iters=steps, **NET)
        found["seconds for a network"] = round(perf_counter() - start)
        for name, classifier in (("Softmax", linear), ("TwoLayerNet", net)):
            shares = [np.mean(classifier.predict(X) == y) for X, y in ((val, data.y_val), (test, data.y_test))]
            scores[name].append(shares)
            print(seed, name, shares, file=sys.stderr, flush=True)
    for name, shares in scores.items():
        for k, which in enumerate(("validation", "test")):
            column = np.array(shares)[:, k]
            error = np.std(column, ddof=1) / np.sqrt(len(column)) if len(column) > 1 else float("nan")
            found[f"{name}, {which}"] = [round(float(np.mean(column)), 4), round(float(error), 4)]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
