"""How fast HOG and histograms of hues are, beside scikit-image.

    python -m benchmarks.feature_speed [--images 2000] [--repeats 5]

The reference in batches of 500 and a loop over scikit-image's `hog` and `rgb2hsv`, which take one image at a time, are
timed in turn, by the processor's time. The reference must be at least twice as fast; exits with 1 if it isn't.
"""

import argparse
import statistics
from collections.abc import Callable
from time import process_time

import numpy as np
from skimage.color import rgb2hsv
from skimage.feature import hog

from cs231n_lite.data import load_cifar10
from cs231n_lite.progress import in_batches
from grading.course_folder import CourseFolder
from grading.judge.references import References

BOUND = 2.0
GREY = np.array([0.299, 0.587, 0.114], np.float32)
BINS = 10


def seconds(function: Callable[[], object]) -> float:
    """How much of the processor's time one call takes."""
    start = process_time()
    function()
    return process_time() - start


def one_by_one(images: np.ndarray) -> np.ndarray:
    """Both features by scikit-image, image by image."""
    rows = []
    for image in images:
        edges = hog(image @ GREY, 9, (8, 8), (2, 2), "L2-Hys")
        hues = rgb2hsv(image / 255)[..., 0]
        rows.append(np.concatenate([edges, np.histogram(hues, BINS, (0, 1))[0] / hues.size]))
    return np.array(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--images", type=int, default=2000, help="how many images (2000)")
    parser.add_argument("--repeats", type=int, default=5, help="timings of each (5)")
    asked = parser.parse_args()
    images = load_cifar10(train=asked.images, validation=1, test=1, dev=1, flatten=False, subtract_mean=False).X_train
    features = References(CourseFolder()).module("features")

    def edges(batch: np.ndarray) -> np.ndarray:
        dy, dx = features.image_gradients(batch @ GREY)
        cells = features.cell_histograms(np.sqrt(dy**2 + dx**2), features.orientation_bins(dy, dx))
        return features.normalize_blocks(cells).reshape(len(batch), -1)

    def hues(batch: np.ndarray) -> np.ndarray:
        return features.hue_histogram(features.hue(batch), BINS)

    ways = {
        "reference": lambda: (in_batches(edges, images), in_batches(hues, images)),
        "of this HOG": lambda: in_batches(edges, images),
        "scikit-image": lambda: one_by_one(images),
    }
    times = {name: [] for name in ways}
    for _ in range(asked.repeats + 1):
        for name, way in ways.items():
            times[name].append(seconds(way))
    for name, each in times.items():
        each = statistics.median(each[1:])
        print(f"{name}: {each:.2f} s, {1e6 * each / len(images):.0f} µs an image")
    ratio = statistics.median(a / b for a, b in zip(times["scikit-image"][1:], times["reference"][1:], strict=True))
    print(f"the reference is {ratio:.1f} times as fast (at least {BOUND})")
    raise SystemExit(ratio < BOUND)


if __name__ == "__main__":
    main()
