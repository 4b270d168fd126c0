"""Laws of the figures that compare trainings: differences are paired, and every ± is the error that numpy computes."""

import numpy as np
import pytest

from cs231n_lite.plots import paired, seed_pairs, update_ratio
from cs231n_lite.plots.images.paired import difference
from cs231n_lite.plots.kit.spread import mean_and_error

from .figures import sketched
from .figures.training import RATIOS, WITH, WITHOUT
from .reading import texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")
NAMES = ["SVM", "softmax"]


def two(seed, count=200):
    return np.random.default_rng(seed).random((2, count)) < 0.5


@pytest.mark.parametrize("seed", range(4))
def test_the_error_of_a_paired_difference_is_that_of_a_mean_of_differences(seed):
    first, second = two(seed)
    points = 100.0 * (second.astype(int) - first.astype(int))
    gain, error = difference(first, second)
    assert np.isclose(gain, points.mean()) and np.isclose(error, points.std() / np.sqrt(len(points)))


@pytest.mark.parametrize("seed", range(4))
def test_the_four_counts_are_those_of_the_images(seed):
    first, second = two(seed)
    written = [int(text) for text in texts_of(*paired(first, second, NAMES).figure.axes) if text.isdigit()]
    assert written == [
        np.sum(a & b) for a, b in ((first, second), (first, ~second), (~first, second), (~first, ~second))
    ]


def test_who_is_ahead_is_told_with_its_sign():
    first, second = np.arange(100) < 50, np.arange(100) < 46
    assert "softmax − SVM: −4.0 ± 2.0 points" in paired(first, second, NAMES).alt
    assert "SVM − softmax: +4.0 ± 2.0 points" in paired(second, first, NAMES[::-1]).figure.axes[0].get_title()


def test_classifiers_that_always_agree_differ_by_nothing():
    assert "+0.0 ± 0.0 points" in sketched("paired, alike").alt


def test_the_mean_of_runs_has_the_error_of_the_textbook():
    runs = np.random.default_rng(1).normal(size=(3, 7))
    means, errors = mean_and_error(runs)
    assert np.allclose(means, runs.mean(axis=1)) and np.allclose(errors**2 * 7, runs.var(axis=1, ddof=1))
    assert np.isnan(mean_and_error(runs[:, :1])[1]).all()


def test_each_seed_is_a_line_from_one_column_to_the_other():
    left = sketched("seed_pairs").figure.axes[0]
    lines = {tuple(line.get_ydata()) for line in left.lines if np.array_equal(line.get_xdata(), [0, 1])}
    assert lines == set(zip(100 * WITHOUT, 100 * WITH, strict=True))


def test_the_gain_is_the_mean_of_the_paired_gains_with_its_error():
    picture = sketched("seed_pairs")
    gains = 100 * (WITH - WITHOUT)
    told = f"gain: {gains.mean():+.1f} ± {gains.std(ddof=1) / np.sqrt(12):.1f} points over 12 seeds"
    assert told == picture.figure.get_suptitle() and told in picture.alt


def test_what_all_seeds_share_adds_nothing_to_the_error_of_the_gain():
    offsets = np.linspace(0, 0.5, 12)
    told = seed_pairs(WITHOUT + offsets, WITH + offsets, NAMES).figure.get_suptitle()
    assert told == sketched("seed_pairs").figure.get_suptitle()


def test_a_loss_is_a_gain_below_0():
    alt = sketched("seed_pairs, worse").alt
    assert "gain: −20.0 ± 0.0 points over 2 seeds; 0 of 2 rise" in alt


def test_seeds_that_rise_are_told_from_others_without_colour():
    left = seed_pairs([0.1, 0.2, 0.3], [0.2, 0.1, 0.4], NAMES).figure.axes[0]
    dashes = {
        bool(np.diff(line.get_ydata()) > 0): line.get_linestyle() for line in left.lines if len(line.get_xdata()) == 2
    }
    assert len(set(dashes.values())) == 2
    assert {"seed with a gain (2)", "seed without gain (1)"} <= set(left.get_legend_handles_labels()[1])


def test_ratios_are_drawn_as_passed_on_a_logarithmic_axis_with_the_rule_of_thumb():
    picture = sketched("update_ratio")
    (axes,) = picture.figure.axes
    curves = [line for line in axes.lines if len(line.get_xdata()) == 100]
    for ratios, line in zip(RATIOS.values(), curves, strict=True):
        assert np.array_equal(line.get_ydata(), ratios) and line.get_xdata()[0] == 1
    assert axes.get_yscale() == "log" and "rule of thumb\nabout 1e−3" in texts_of(axes)
    assert "lr = 1e−7 median 1e−3, last 1e−3" in picture.alt


def test_a_ratio_of_0_leaves_a_gap_and_one_that_is_not_finite_ends_the_line():
    picture = sketched("update_ratio, diverging")
    assert "diverging median 0.5, last 3, diverged at 4 and standing still median 1e−3, last 1e−3;" in picture.alt


MISTAKES = {
    "right_first has shape .*int64; expected booleans": lambda: paired(np.ones(3, np.int64), np.ones(3, bool), NAMES),
    "right_first has 3 images and right_second 2": lambda: paired(np.ones(3, bool), np.ones(2, bool), NAMES),
    "2 classifiers and 1 names": lambda: paired(*two(0), ["SVM"]),
    "with_ goes from 30 to 40; accuracies are 0 to 1": lambda: seed_pairs([0.3, 0.4], [30, 40], NAMES),
    "3 accuracies without and 2 with it": lambda: seed_pairs([0.1, 0.2, 0.3], [0.1, 0.2], NAMES),
    "there are 1 accuracies without": lambda: seed_pairs([0.1], [0.2], NAMES),
    "2 columns and 3 names": lambda: seed_pairs([0.1, 0.2], [0.1, 0.2], "abc"),
    "has 0 trainings; expected 1 to 6": lambda: update_ratio({}),
    r"ratios_by_name\['a'\] has negative": lambda: update_ratio({"a": [-1, 1]}),
    "has no ratio above 0": lambda: update_ratio({"a": [0, np.inf, 1]}),
    r"ratios_by_name\['a'\] has shape \(1, 2\)": lambda: update_ratio({"a": [[1, 2]]}),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
