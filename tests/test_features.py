"""The features against what nobody here wrote: colorsys, scikit-image's HOG, scikit-learn's StandardScaler."""

import colorsys

import numpy as np
import pytest

from cs231n_lite.checks.catalogue import find
from cs231n_lite.checks.judgement import judgement
from cs231n_lite.checks.verdict import State
from grading.judge.references import ModuleSubject, run


@pytest.fixture(scope="module")
def features(references):
    return references.module("features")


def images(seed=0, shape=(3, 6, 7)):
    """Pixels from 0 to 255, among them greys, black, and ties for the largest."""
    rng = np.random.default_rng(seed)
    pixels = rng.integers(256, size=(*shape, 3)).astype(float)
    pixels[0, 0] = pixels[0, 0, :, :1]
    pixels[0, 1, 0] = 0
    pixels[1, 0, :, 0] = pixels[1, 0, :, 1] = 255
    pixels[1, 1, :, 2] = pixels[1, 1, :, 0] = 255
    pixels[1, 2, :, 2] = pixels[1, 2, :, 1] = 255
    return pixels


@pytest.mark.parametrize("scale", [1.0, 1 / 255, 1e-6])
@pytest.mark.parametrize("seed", range(3))
def test_the_hue_is_that_of_colorsys(features, seed, scale):
    given = images(seed) * scale
    expected = [colorsys.rgb_to_hsv(*pixel)[0] for pixel in given.reshape(-1, 3).tolist()]
    np.testing.assert_allclose(features.hue(given).ravel(), expected, rtol=0, atol=1e-12)


def test_the_hue_stays_when_the_same_is_added_to_all_three_numbers_or_they_are_multiplied(features):
    given = images()
    np.testing.assert_allclose(features.hue(given - 120.5), features.hue(given), atol=1e-12)
    np.testing.assert_allclose(features.hue(given * 0.25), features.hue(given), atol=1e-12)


@pytest.mark.parametrize("bins", [1, 4, 10, 12])
def test_the_histogram_is_numpys_and_adds_up_to_one(features, bins):
    hues = features.hue(images())
    found = features.hue_histogram(hues, bins)
    expected = [np.histogram(one, bins, range=(0, 1))[0] / one.size for one in hues]
    np.testing.assert_allclose(found.sum(axis=1), 1)
    if bins != 12:  # yellow and its like lie exactly at a border of twelve bins
        np.testing.assert_allclose(found, expected, atol=1e-12)


@pytest.mark.parametrize(("shape", "cell", "bins"), [((32, 32), 8, 9), ((24, 40), 8, 9), ((12, 18), 3, 6)])
def test_the_steps_together_are_scikit_images_hog(features, shape, cell, bins):
    skimage = pytest.importorskip("skimage.feature", reason="scikit-image isn't installed: pip install -e '.[bench]'")
    rng = np.random.default_rng(231)
    grey = rng.uniform(0, 255, size=(4, *shape))
    grey[1, :, : shape[1] // 2] = 7.0  # half of an image without any change
    dy, dx = features.image_gradients(grey)
    found = features.orientation_bins(dy, dx, bins)
    cells = features.cell_histograms(np.sqrt(dy**2 + dx**2), found, bins, cell)
    blocks = features.normalize_blocks(cells)
    for one, image in zip(blocks, grey, strict=True):
        theirs = skimage.hog(
            image, bins, (cell, cell), cells_per_block=(2, 2), block_norm="L2-Hys", feature_vector=False
        )
        assert theirs.shape == one.shape
        np.testing.assert_allclose(one, theirs, rtol=0, atol=1e-6)  # theirs adds up in float32


def test_standardized_features_are_those_of_scikit_learn(features):
    pre = pytest.importorskip("sklearn.preprocessing", reason="scikit-learn isn't installed: pip install -e '.[bench]'")
    rng = np.random.default_rng(0)
    train, other = rng.normal(3, 5, size=(30, 6)), rng.normal(size=(7, 6))
    train[:, 2] = 4.0
    scaler = pre.StandardScaler().fit(train)
    for found, given in zip(features.standardize(train, other), (train, other), strict=True):
        np.testing.assert_allclose(found, scaler.transform(given), rtol=1e-10, atol=1e-12)


BINS = """
import numpy as np


def orientation_bins(dy, dx, bins=9):
    angle = np.rad2deg(np.arctan2(dy, dx))
    return {returned}
"""


@pytest.mark.parametrize(
    "returned",
    [
        "np.floor(angle * bins / 180).astype(int) % bins",
        "np.minimum((np.where(angle < 0, angle + 180, angle) * bins / 180).astype(int), bins - 1)",
    ],
)
def test_a_change_straight_to_the_left_may_be_in_the_first_bin_or_the_last(returned, references, live):
    check = find("orientation_bins.values")
    module = run(references.course.reference("features"), BINS.format(returned=returned))
    assert judgement(check, ModuleSubject(module), live).state is State.PASSED
