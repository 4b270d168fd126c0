"""Laws of the figures of losses and penalties: what is written is what numpy computes, and what is drawn is that."""

import re

import numpy as np
import pytest
from matplotlib.colors import to_hex

from cs231n_lite.plots import hinge, loss_bars, loss_over_score, penalty_contours, shrinking
from cs231n_lite.plots.kit.values import short

from .figures import sketched
from .figures.losses import CLASSES, HISTORIES, LOSSES, PLACES, SCORES, both_losses
from .reading import numbers_in, texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")


def hinge_by_definition(scores, y) -> float:
    return sum(max(0, s - scores[y] + 1) for j, s in enumerate(scores) if j != y)


@pytest.mark.parametrize("seed", range(4))
def test_the_hinge_is_the_loss_at_every_place_on_the_axis(seed):
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=rng.integers(2, 7)) * 3
    y, moving = rng.integers(len(scores), size=2)
    axes = hinge(scores, int(y), int(moving)).figure.axes[0]
    for place in np.linspace(*axes.get_xlim(), 41):
        moved = scores.copy()
        moved[moving] = place
        assert np.isclose(np.interp(place, *axes.lines[0].get_data()), hinge_by_definition(moved, y))


def test_the_lectures_cat_has_loss_2_9_kinks_at_its_rivals_plus_1_and_slopes_that_count_violations():
    alt = hinge(SCORES[0], 0, 0, CLASSES).alt
    assert (
        "Now it is 3.2 and the loss 2.9. Kinks at −0.7 and 6.1; from left to right the slopes are −2, −1 and 0." in alt
    )


def test_a_wrong_class_pays_nothing_up_to_one_below_the_right_one():
    picture = hinge(SCORES[0], 0, 1, CLASSES)
    assert "Kinks at 2.2; from left to right the slopes are 0 and 1." in picture.alt
    assert {"cat − 1 = 2.2", "flat: slope 0", "slope 1"} <= set(texts_of(*picture.figure.axes))


def test_rivals_with_one_score_share_a_kink():
    assert "car and frog + 1 = 3" in texts_of(*hinge([0, 2, 2], 0, 0, CLASSES).figure.axes)


def test_l2_and_elastic_net_prefer_spread_weights_and_l1_does_not_care():
    alt = sketched("penalty_contours").alt
    assert "L2: Σ w²: (1, 0) costs 1 and (0.5, 0.5) costs 0.5;" in alt
    assert "L1: Σ |w|: (1, 0) costs 1 and (0.5, 0.5) costs 1;" in alt
    assert "elastic net: Σ w² + |w|: (1, 0) costs 2 and (0.5, 0.5) costs 1.5." in alt


def test_the_contour_through_a_point_is_its_price():
    panels = sketched("penalty_contours").figure.axes
    for axes, prices in zip(panels, ((1, 0.5), (1, 1), (2, 1.5)), strict=True):
        levels = {float(text) for text in texts_of(axes) if numbers_in(text) and "c" not in text}
        assert set(prices) <= levels


def test_equal_prices_have_equal_colours_in_all_panels():
    fills = [axes.collections[0] for axes in sketched("penalty_contours").figure.axes]
    colours = [[to_hex(colour) for colour in fill.get_facecolor()] for fill in fills]
    assert len(colours[0]) > 4 and colours[0] == colours[1] == colours[2]
    assert np.array_equal(fills[0].levels, fills[1].levels) and np.array_equal(fills[1].levels, fills[2].levels)


def test_without_its_square_elastic_net_is_l1():
    assert "elastic net: Σ 0 w² + |w|: (1, 0) costs 1 and (0.5, 0.5) costs 1." in penalty_contours(beta=0).alt


def test_each_penalty_has_its_rule_of_a_step():
    rules = [axes.texts[0].get_text() for axes in sketched("shrinking").figure.axes]
    assert rules == ["each step: |w| × 0.969", "each step: |w| − 0.0156", "each step: |w| × 0.969 − 0.0156"]


def test_l1_brings_weights_to_0_and_l2_does_not():
    alt = sketched("shrinking").alt
    assert re.search(r"L2 \([^)]*\) ends at [^;]*, 0 of 4 at 0;", alt)
    assert re.search(r"L1 \([^)]*\) ends at 0, 0, 0 and 0, 4 of 4 at 0;", alt)


def test_lines_of_weights_are_the_histories():
    for axes, weights in zip(sketched("shrinking").figure.axes, HISTORIES.values(), strict=True):
        assert np.array_equal(np.stack([line.get_ydata() for line in axes.lines[:4]], axis=1), weights)


def test_steps_that_follow_no_rule_are_given_none():
    weights = np.random.default_rng(3).uniform(1, 2, (10, 3))
    assert [text for text in texts_of(*shrinking({"noise": weights}).figure.axes) if "step" in text] == []


def test_curves_over_a_score_are_the_losses_in_both_panels():
    losses = both_losses(PLACES, 0)
    panels = sketched("loss_over_score").figure.axes
    assert len(panels) == 2
    for axes in panels:
        for line, values in zip(axes.lines, losses.values(), strict=False):
            assert np.array_equal(line.get_xydata(), np.stack([PLACES, values], axis=1))


def test_the_loss_now_is_that_of_the_lecture():
    assert "now 3.2: SVM 2.90, softmax 2.04" in sketched("loss_over_score").alt


@pytest.mark.parametrize(("moving", "left", "right"), [(0, 6.1, 12), (1, -3, 2.2)])
def test_shaded_is_where_the_svm_is_content_and_softmax_is_not(moving, left, right):
    losses = both_losses(PLACES, moving)
    picture = loss_over_score(PLACES, losses, "score")
    for axes in picture.figure.axes:
        (band,) = axes.patches
        np.testing.assert_allclose([band.get_x(), band.get_x() + band.get_width()], [left, right], atol=1e-9)
    np.testing.assert_allclose(picture.figure.axes[1].get_xlim(), [left, right], atol=1e-9)
    content = losses["softmax"][losses["SVM"] == 0]
    told = f"SVM is exactly 0, softmax still falls from {short(content.max())} to {short(content.min())}"
    assert told in picture.alt and told == picture.figure.axes[1].get_title().replace("\n", " ")


def test_the_magnified_part_is_filled_by_its_curve():
    axes = sketched("loss_over_score").figure.axes[1]
    low, high = axes.get_ylim()
    x, y = axes.lines[1].get_data()
    left, right = axes.get_xlim()
    assert np.ptp(y[(x >= left) & (x <= right)]) > 0.85 * (high - low)


def test_without_such_a_place_nothing_is_shaded_or_magnified():
    picture = sketched("loss_over_score, never 0")
    assert len(picture.figure.axes) == 1 and not picture.figure.axes[0].patches and "exactly 0" not in picture.alt


def test_losses_are_told_apart_without_colour():
    lines = sketched("loss_over_score, never 0").figure.axes[0].lines
    assert len({line.get_linestyle() for line in lines}) == 2
    points = [line for line in sketched("loss_bars").figure.axes[0].lines if line.get_marker() in "os^"]
    assert len({line.get_marker() for line in points}) == 2


def test_points_of_losses_are_the_losses_and_tiny_ones_are_told_from_0():
    picture = sketched("loss_bars")
    (axes,) = picture.figure.axes
    points = [line for line in axes.lines if line.get_marker() in "os^"]
    for line, values in zip(points, LOSSES.values(), strict=True):
        assert np.array_equal(line.get_xdata(), values)
    assert texts_of(axes) == ["0", "0", "0", "0.0009", "0.55", "3e−48"]
    assert "(10, −2, 3): SVM 0, softmax 0.0009; (10, 9, 9): SVM 0, softmax 0.55;" in picture.alt


MISTAKES = {
    "y is 3; it must be an integer from 0 to 2": lambda: hinge(SCORES[0], 3, 0),
    "moving is -1": lambda: hinge(SCORES[0], 0, -1),
    r"scores has shape \(3, 3\)": lambda: hinge(SCORES, 0, 0),
    "1 values that are infinite": lambda: hinge([1, np.inf], 0, 0),
    "at least one wrong one": lambda: hinge([1.0], 0, 0),
    "3 scores and 2 names": lambda: hinge(SCORES[0], 0, 0, ["cat", "car"]),
    "sums 1 and 2 differ": lambda: penalty_contours([(1, 0), (1, 1)]),
    "two vectors": lambda: penalty_contours([(2, 0), (1, 1)]),
    "beta is -1": lambda: penalty_contours(beta=-1),
    "0 penalties": lambda: shrinking({}),
    r"expected one \(T \+ 1, K\)": lambda: shrinking({"a": np.ones((9, 2)), "b": np.ones((8, 2))}),
    r"histories\['a'\] has shape \(9,\)": lambda: shrinking({"a": np.ones(9)}),
    "losses has 1 curves": lambda: loss_over_score([1, 2], {"SVM": [1, 2]}, "score"),
    "places doesn't rise": lambda: loss_over_score([2, 1], {"a": [1, 2], "b": [1, 2]}, "score"),
    r"losses\['b'\] has 3 numbers": lambda: loss_over_score([1, 2], {"a": [1, 2], "b": [1, 2, 3]}, "score"),
    r"losses\['a'\] has 2 numbers, the smallest −1": lambda: loss_over_score([1, 2], {"a": [-1, 2], "b": [1, 2]}, "s"),
    "now is 3; expected a place from 1 to 2": lambda: loss_over_score([1, 2], {"a": [1, 2], "b": [1, 2]}, "score", 3),
    "losses has 0 losses": lambda: loss_bars([], {}),
    r"3 examples in losses\['SVM'\] and 2 names": lambda: loss_bars(["a", "b"], {"SVM": [1, 2, 3]}),
    r"losses\['SVM'\] has 2 values, the smallest −1": lambda: loss_bars(["a", "b"], {"SVM": [-1, 2]}),
    r"losses\['SVM'\] has 1 values that are infinite": lambda: loss_bars(["a", "b"], {"SVM": [np.inf, 2]}),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
