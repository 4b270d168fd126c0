"""Laws of the figures of features: bars, stars and words are those passed, and a wrong argument is named."""

import numpy as np
import pytest

from cs231n_lite.plots import (
    accuracy_bars,
    bags,
    changes,
    clusters,
    hue_histograms,
    hue_pictures,
    moved,
    opinions,
    orientations,
    stars,
    words,
)

from .figures import sketched
from .figures.features import (
    ACCURACIES,
    CELLS,
    CENTRES,
    DX,
    DY,
    FOUND,
    GREY,
    HISTOGRAMS,
    HUES,
    MOVED,
    POINTS,
    SIX,
    SORTED,
    THREE,
    VERSIONS,
)
from .figures.images import IMAGES, TEN

pytestmark = pytest.mark.usefixtures("not_laid_out")


def test_a_histogram_of_hues_has_its_shares_as_heights():
    panels = [axes for axes in sketched("hue_histograms").figure.axes if axes.patches]
    heights = [[bar.get_height() for bar in axes.patches] for axes in panels]
    np.testing.assert_allclose(heights, 100 * HISTOGRAMS)


def test_rays_are_as_long_as_the_numbers_and_at_right_angles_to_the_change():
    one = np.zeros((1, 1, 9))
    one[0, 0, 4] = 2  # the change goes down, so the edge lies flat
    axes = stars({"a": GREY}, {"a": one}).figure.axes[1]
    (lines,) = axes.collections
    lengths = [np.ptp(line, axis=0) for line in lines.get_segments()]
    assert np.count_nonzero(np.hypot(*np.transpose(lengths)) > 1e-9) == 1
    np.testing.assert_allclose(lengths[4], [0.96 * 32, 0], atol=1e-9)


def test_bars_tell_how_far_each_change_moves():
    axes = [axes for axes in sketched("moved").figure.axes if axes.patches]
    widths = np.array([[bar.get_width() for bar in one.patches] for one in axes])
    np.testing.assert_allclose(widths.T, 100 * np.array(list(MOVED.values())))


def test_accuracies_are_bars_and_a_missing_one_has_none():
    axes = sketched("accuracy_bars").figure.axes[0]
    expected = [100 * share for row in ACCURACIES.values() for share in row if share == share]
    np.testing.assert_allclose([bar.get_width() for bar in axes.patches], expected)


def test_the_points_of_a_centre_are_counted():
    counts = ", ".join(str(count) for count in np.bincount(SORTED[1], minlength=3))
    assert f"start: {counts} points" in sketched("clusters, one").alt


def test_an_empty_centre_is_drawn_without_points():
    assert "all: 60, 0 points" in clusters(POINTS, {"all": (POINTS[:2], np.zeros(60, int))}).alt


def test_the_most_frequent_words_come_first():
    assert "cat: 1 (75.0 %), 0 (25.0 %)" in sketched("bags, one").alt


def test_right_ones_are_ticked():
    assert "net: ✓" in sketched("opinions, one").alt


MISTAKES = {
    "there are 7 images; expected 1 to 6": lambda: hue_pictures(IMAGES[:7], HUES, SIX),
    "goes from 1 to 1; expected": lambda: hue_pictures(IMAGES[:6], np.ones((6, 32, 32)), SIX),
    r"expected \(6, bins\), shares": lambda: hue_histograms(IMAGES[:6], 2 * np.ones((6, 10)), SIX),
    "expected one shape": lambda: changes(GREY, DY[:-1], DX),
    "expected integers, 0 to 3": lambda: orientations(GREY, DX, FOUND, 4),
    "cells of the same names": lambda: stars({"a": GREY}, {"b": CELLS}),
    "begins at -1; expected 0 or more": lambda: stars({"a": GREY}, {"a": CELLS * 0 - 1}),
    "2 numbers for 3 pictures": lambda: moved(VERSIONS, {"pixels": [0.1, 0.2]}),
    r"expected \(P, 2\), and 1 to 6": lambda: clusters(POINTS, {}),
    "labels go from 5 to 5": lambda: clusters(POINTS, {"a": (POINTS[:2], np.full(60, 5))}),
    "colour patches": lambda: words(CENTRES[:, :100]),
    "a column for each word": lambda: bags(IMAGES[:1], [[1.0]], CENTRES, ["cat"]),
    "expected 1 to 8": lambda: accuracy_bars({}, THREE, 100),
    "expected 1 to 18 and 1 to 4": lambda: opinions(IMAGES[:1], [0], {}, TEN),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
