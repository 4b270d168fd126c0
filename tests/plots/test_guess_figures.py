"""Laws of the figures of what a classifier says about single images, and of what it should have said."""

import numpy as np
import pytest

from cs231n_lite.plots import class_scores, confident
from cs231n_lite.plots.images.confident import percent

from .figures import sketched
from .figures.images import IMAGES, SURE, TEN, TEN_SCORES
from .reading import texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")


def title(picture) -> str:
    return picture.figure.get_suptitle()


def test_bars_are_the_scores_and_the_image_is_the_one_passed():
    left, right = sketched("class_scores").figure.axes
    assert [bar.get_width() for bar in right.patches] == TEN_SCORES.tolist()
    assert np.array_equal(left.get_images()[0].get_array(), IMAGES[0])


@pytest.mark.parametrize("label", range(3))
def test_the_highest_and_the_right_class_are_named_and_marked_without_colour(label):
    names = ["cat", "car", "frog"]
    picture = class_scores(IMAGES[0], [3.2, 5.1, -1.7], names, label)
    told = f"highest: car; right: {names[label]}"
    assert title(picture) == told and told in picture.alt
    axes = picture.figure.axes[1]
    marked = [text.get_text() for text in axes.get_yticklabels() if "✓" in text.get_text()]
    assert marked == [f"✓ {names[label]}"]
    assert [bool(bar.get_hatch()) for bar in axes.patches] == [False, label != 1, False]


def test_equal_scores_have_no_single_winner():
    assert "highest: all alike; right: cat" in title(sketched("class_scores, all alike"))
    assert "highest: cat and dog;" in class_scores(IMAGES[0], [2, 2, 1], ["cat", "dog", "frog"], 2).alt


def test_a_title_of_ones_own_stands_above():
    assert title(sketched("class_scores, three")) == "trained\nhighest: car; right: car"


def test_every_score_is_written_and_told():
    picture = class_scores(IMAGES[0], [3.2, -1.7], ["cat", "dog"], 0)
    assert texts_of(picture.figure.axes[1]) == ["3.20", "−1.70"] and "cat 3.20 and dog −1.70" in picture.alt


def test_below_each_image_stand_its_most_probable_classes_and_always_the_right_one():
    bars = sketched("confident").figure.axes[1::2]
    for axes, row in zip(bars, SURE, strict=True):
        names = [text.get_text() for text in axes.get_yticklabels()]
        chosen = [TEN.index(name.removeprefix("✓ ")) for name in names]
        np.testing.assert_allclose([bar.get_width() for bar in axes.patches], 100 * row[chosen])
        assert chosen[:2] == list(np.argsort(-row, kind="stable")[:2])
        assert sum(name.startswith("✓ ") for name in names) == 1


def test_a_sure_answer_is_told_beside_the_truth():
    alt = sketched("confident").alt
    assert "The classifier says airplane, over 99.9 %; it is a cat, under 0.1 %." in alt
    assert "it says truck, 100.0 % and is right." in alt
    assert "says dog, 75.0 %; it is an ape, 25.0 %." in sketched("confident, one").alt


def test_only_0_and_1_are_called_0_and_100_percent():
    shares = (0, 1e-9, 0.0004, 0.0006, 0.987, 0.9994, 0.99999, 1)
    written = "0.0 %|under 0.1 %|under 0.1 %|0.1 %|98.7 %|99.9 %|over 99.9 %|100.0 %"
    assert "|".join(map(percent, shares)) == written


MISTAKES = {
    "image has shape .*expected one picture": lambda: class_scores(IMAGES, TEN_SCORES, TEN, 0),
    "10 scores and 4 names": lambda: class_scores(IMAGES[0], TEN_SCORES, TEN[:4], 0),
    "label is 10; it must be an integer from 0 to 9": lambda: class_scores(IMAGES[0], TEN_SCORES, TEN, 10),
    "scores has 1 values that are infinite": lambda: class_scores(IMAGES[0], [1, np.nan], TEN[:2], 0),
    "there are 13 scores": lambda: class_scores(IMAGES[0], np.zeros(13), [*TEN, "a", "b", "c"], 0),
    "there are 20 images; expected 1 to 4": lambda: confident(IMAGES, np.eye(20)[:, :10], np.zeros(20, int), TEN),
    r"probabilities has shape \(4, 10\); expected \(3, 10\)": lambda: confident(IMAGES[:3], SURE, [0, 1, 2], TEN),
    "row 0 of probabilities sums to 2": lambda: confident(IMAGES[:1], [[1, 1]], [0], TEN[:2]),
    "labels go from 5 to 5": lambda: confident(IMAGES[:1], [[0.5, 0.5]], [5], TEN[:2]),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
