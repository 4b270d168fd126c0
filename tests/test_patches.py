"""Laws of work in batches, and of patches."""

import numpy as np
import pytest

from cs231n_lite.patches import cut_patches, normalized
from cs231n_lite.progress import in_batches


@pytest.mark.parametrize("size", [1, 3, 7, 100])
def test_batches_give_what_all_at_once_give(size):
    images = np.random.default_rng(0).random((7, 4, 4)).astype(np.float32)
    found = in_batches(lambda some: some.sum(axis=2), images, size)
    assert found.dtype == np.float32 and np.array_equal(found, images.sum(axis=2))


def test_no_bar_is_shown_while_nbgrader_grades(monkeypatch, capsys):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    in_batches(lambda some: some, np.zeros((5, 2)), 2)
    assert capsys.readouterr() == ("", "")


def test_a_function_without_a_row_for_each_image_is_named():
    with pytest.raises(ValueError, match=r"5 images gave \(\); expected \(5, ...\)"):
        in_batches(np.sum, np.zeros((5, 2)))


@pytest.mark.parametrize("size", [0, -1])
def test_a_batch_has_an_image(size):
    with pytest.raises(ValueError, match="expected 1 or more"):
        in_batches(np.sqrt, np.zeros((5, 2)), size)


@pytest.mark.parametrize("shape", [(2, 8, 9), (2, 8, 9, 3)])
def test_patches_are_the_squares_row_by_row(shape):
    images = np.random.default_rng(0).random(shape)
    corners = [(i, j) for i in range(0, 8 - 3 + 1, 2) for j in range(0, 9 - 3 + 1, 2)]
    expected = [[image[i : i + 3, j : j + 3].ravel() for i, j in corners] for image in images]
    assert np.array_equal(cut_patches(images, 3, 2), expected)


def test_a_patch_larger_than_its_image_is_named():
    with pytest.raises(ValueError, match="side is 9"):
        cut_patches(np.zeros((1, 8, 8)), 9)
    with pytest.raises(ValueError, match="expected"):
        cut_patches(np.zeros((8, 8)), 2)


def test_brightness_and_contrast_are_gone_but_an_even_patch_stays_quiet():
    patches = 50 * np.random.default_rng(0).standard_normal((4, 108))
    np.testing.assert_allclose(normalized(patches + 30), normalized(patches))
    np.testing.assert_allclose(normalized(2 * patches, 0), normalized(patches, 0))
    assert np.abs(normalized(patches).std(axis=1) - 1).max() < 0.1
    assert np.all(normalized(np.full((2, 108), 7.0)) == 0)
