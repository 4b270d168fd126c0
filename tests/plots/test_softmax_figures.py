"""Laws of the figures of softmax: the probabilities and losses in them are those that numpy computes."""

import re

import numpy as np
import pytest

from cs231n_lite.plots import divergence, exponents, log_loss, probabilities, score_pulls, temperature
from cs231n_lite.plots.kit.values import short
from cs231n_lite.plots.losses.exponents import LARGEST, SMALLEST, outcome

from .figures import sketched
from .figures.images import TEN
from .figures.losses import AT_TEMPERATURES, CAT, CLASSES, FAR, MANY, SHARES, VERSIONS, softmax
from .reading import texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")


def widths(axes) -> list[float]:
    return [bar.get_width() for bar in axes.patches]


def test_the_lectures_scores_become_its_probabilities():
    picture = sketched("probabilities")
    scores, powers, shares = picture.figure.axes
    assert texts_of(scores)[:3] == ["3.2", "5.1", "−1.7"]
    assert texts_of(powers)[:3] == ["24.5", "164.0", "0.18"]
    assert texts_of(shares)[:3] == ["0.13", "0.87", "0.001"]
    assert "24.5, 164.0, 0.18, all positive, sum 188.7" in picture.alt


def test_bars_of_the_three_panels_are_what_was_passed():
    panels = sketched("probabilities, ten classes").figure.axes
    for axes, values in zip(panels, (MANY, np.exp(MANY), softmax(MANY)), strict=True):
        assert widths(axes) == values.tolist()
    assert [tick.get_text() for tick in panels[0].get_yticklabels()] == list(TEN)


def test_an_exponential_of_0_is_not_called_positive():
    assert "none negative" in probabilities([0, -999], [1, 0], [1, 0]).alt


@pytest.mark.parametrize("p", [1, 0.9, 0.13, 1e-5, 1e-300])
def test_the_loss_is_ln_and_not_log10(p):
    picture = log_loss({"this": p})
    points = [line.get_xydata()[0] for line in picture.figure.axes[0].lines if line.get_marker() in "so"]
    np.testing.assert_allclose(sorted(points, key=lambda point: point[1]), [(p, -np.log10(p)), (p, -np.log(p))])
    assert f"loss −ln p = {short(-np.log(p))}, while −log₁₀ p = {short(-np.log10(p))}" in picture.alt


def test_the_old_slides_0_89_is_written_beside_2_04():
    label, trap = texts_of(sketched("log_loss").figure.axes[0])
    assert "p = 0.13, loss 2.04" in label and "base 10 it would be 0.89" in trap


def test_points_under_one_marker_share_a_label_whose_numbers_tell_them_apart():
    picture = log_loss({"cat": 0.1302, "car": 0.1305, "frog": 0.1299, "dog": 0.6})
    label, _, other, _ = texts_of(picture.figure.axes[0])
    lines = ["frog: p = 0.1299, loss 2.041", "cat: p = 0.1302, loss 2.039", "car: p = 0.1305, loss 2.036"]
    assert label.strip().split("\n") == lines
    assert other.strip() == "dog: p = 0.6, loss 0.51"


def test_each_point_under_one_marker_has_its_own_ring():
    for names in ("a", "ab", "abc", "abcd"):
        lines = log_loss(dict.fromkeys(names, 0.13)).figure.axes[0].lines
        assert len({line.get_markersize() for line in lines if line.get_marker() == "o"}) == len(names)


def test_curves_are_ln_and_log10():
    natural, common = sketched("log_loss").figure.axes[0].lines[:2]
    np.testing.assert_allclose(natural.get_ydata(), -np.log(natural.get_xdata()), atol=1e-12)
    np.testing.assert_allclose(common.get_ydata(), -np.log10(common.get_xdata()), atol=1e-12)
    assert natural.get_linestyle() != common.get_linestyle()


def test_the_ends_of_exp_are_those_of_float64():
    with np.errstate(all="ignore"):
        assert np.isfinite(np.exp(LARGEST)) and np.isinf(np.exp(LARGEST + 0.01))
        assert np.exp(SMALLEST) > 0 and np.exp(SMALLEST - 0.01) == 0


def test_only_the_largest_of_each_row_saves_every_row():
    assert sketched("exponents").alt.endswith(
        "as they are: cat inf / inf = nan, car sums to 1, frog 0 / 0 = nan; "
        "minus the largest of all: cat sums to 1, car 0 / 0 = nan, frog 0 / 0 = nan; "
        "minus the largest of each row: cat sums to 1, car sums to 1, frog sums to 1."
    )


def test_markers_lie_at_the_scores_one_line_and_marker_a_row():
    for axes, scores in zip(sketched("exponents").figure.axes, VERSIONS.values(), strict=True):
        rows = [line for line in axes.lines if line.get_marker() != "None"]
        assert np.array_equal([line.get_xdata() for line in rows], scores)
        assert len({line.get_marker() for line in rows}) == len(scores)


@pytest.mark.parametrize("seed", range(20))
def test_an_outcome_is_right_if_and_only_if_the_probabilities_are(seed):
    rng = np.random.default_rng(seed)
    row = rng.normal(size=4) * rng.choice([1, 300]) + rng.choice([-745, -400, 0, 400, 709.5])
    with np.errstate(all="ignore"):
        plain = np.exp(row) / np.exp(row).sum()
    text, right = outcome(row)
    assert right == np.allclose(plain, softmax(row), rtol=1e-6, atol=1e-12)
    assert ("nan" in text) == np.isnan(plain).any()


@pytest.mark.parametrize(
    ("row", "expected"), [([709.5, 709.6], "x / inf = 0, all of them"), ([-744, -743], "sums to 1, but wrong")]
)
def test_near_the_ends_probabilities_are_wrong_without_nan(row, expected):
    assert outcome(np.array(row)) == (expected, False)


def test_lines_over_the_temperature_are_the_probabilities_and_differ_in_their_markers():
    lines = [line for line in sketched("temperature").figure.axes[0].lines if line.get_marker() != "None"]
    assert np.array_equal(np.stack([line.get_ydata() for line in lines], axis=1), AT_TEMPERATURES)
    assert len({line.get_marker() for line in lines}) == len(CLASSES)


def test_cold_hot_and_1_are_named():
    assert {"← small T: nearly all to the best class", "large T: nearly 1/3 each →", "T = 1: the plain softmax"} == set(
        texts_of(sketched("temperature").figure.axes[0])
    )
    assert "at T = 1: 0.13, 0.87, 0.001;" in sketched("temperature, three").alt
    assert "T = 1: the" not in " ".join(texts_of(temperature([2, 4], [[0.6, 0.4], [0.5, 0.5]]).figure.axes[0]))


@pytest.mark.parametrize("seed", range(4))
def test_pulls_are_the_gradient_by_differences_and_the_step_goes_against_it(seed):
    rng = np.random.default_rng(seed)
    scores, y = rng.normal(size=5), int(rng.integers(5))
    _, gradient, step = score_pulls(softmax(scores), y).figure.axes
    tiny = 1e-6 * np.eye(5)
    slopes = [np.log(softmax(scores - t)[y] / softmax(scores + t)[y]) / 2e-6 for t in tiny]
    np.testing.assert_allclose(widths(gradient), slopes, atol=1e-8)
    tips = [line.get_xdata()[0] for line in step.lines if line.get_marker() in ("<", ">", "o")]
    np.testing.assert_allclose(tips, np.negative(slopes), atol=1e-8)
    assert texts_of(step) == ["up" if k == y else "down" for k in range(5)]


def test_the_lectures_cat_is_pulled_up_by_0_87():
    alt = sketched("score_pulls").alt
    assert "cat 0.13 − 1 = −0.87, car 0.87 − 0 = +0.87, frog 0.001 − 0 = +0.001" in alt
    assert alt.endswith("A gradient step raises the score of cat and lowers the score of car and frog.")


def test_given_and_wanted_are_told_apart_without_colour():
    assert len({bar.get_hatch() for bar in sketched("score_pulls").figure.axes[0].patches}) == 2


def test_a_perfect_prediction_moves_no_score():
    picture = score_pulls([1, 0, 0], 0, CLASSES)
    assert picture.alt.endswith("A gradient step moves no score.")
    assert texts_of(picture.figure.axes[2]) == ["stays"] * 3


@pytest.mark.parametrize("seed", range(4))
def test_cross_entropy_is_entropy_plus_divergence_also_as_written(seed):
    q, p = np.random.default_rng(seed).dirichlet(np.ones(4), size=2)
    picture = divergence(q, p)
    whole, entropy, extra = widths(picture.figure.axes[1])
    np.testing.assert_allclose([whole, entropy], [-np.sum(q * np.log(p)), -np.sum(q * np.log(q))])
    np.testing.assert_allclose(extra, np.sum(q * np.log(q / p)))
    numbers = [float(found) for found in re.findall(r" (\d+\.\d\d)\b", picture.alt.split("Cross-entropy")[1])]
    assert len(numbers) == 3 and np.isclose(numbers[0], numbers[1] + numbers[2])


def test_a_one_hot_target_has_no_entropy_and_the_cross_entropy_is_the_loss():
    assert "Cross-entropy H(q, p) 2.04 = entropy H(q) 0 + divergence KL(q‖p) 2.04 nats." in (
        sketched("divergence, one-hot").alt
    )


def test_a_prediction_may_be_0_where_the_target_is():
    assert "KL(q‖p) 0.69 nats" in divergence([1, 0, 0], [0.5, 0.5, 0]).alt


@pytest.mark.parametrize("rounded", [[0.13, 0.87, 0.00], [0.33, 0.33, 0.33]])
def test_rounded_probabilities_are_taken(rounded):
    assert "Probabilities of one example" in score_pulls(rounded, 0).alt
    assert "KL(q‖p) 0 nats" in divergence(rounded, rounded).alt


MISTAKES = {
    "3 scores, 2 exponentials and 3 shares": lambda: probabilities(CAT, [1, 2], SHARES),
    "exponentials has −1; e to any power is above 0": lambda: probabilities(CAT, [1, -1, 2], SHARES),
    "shares goes from 0.183 to 164; expected probabilities, 0 to 1": lambda: probabilities(
        CAT, np.exp(CAT), np.exp(CAT)
    ),
    "shares sums to 0.5; expected 1. Divide by the sum": lambda: probabilities(CAT, np.exp(CAT), SHARES / 2),
    r"scores has shape \(1, 3\)": lambda: probabilities(CAT[None], np.exp(CAT), SHARES),
    "exponentials has 1 values that are infinite": lambda: probabilities(CAT, [1, np.inf, 2], SHARES),
    "3 scores and 2 names": lambda: probabilities(CAT, np.exp(CAT), SHARES, ["cat", "car"]),
    "marked has 0 probabilities": lambda: log_loss({}),
    "marked goes from 0 to 0.50.*infinite": lambda: log_loss({"a": 0, "b": 0.5}),
    "marked goes from 1.10": lambda: log_loss({"a": 1.1}),
    "marked has 1 values that are infinite": lambda: log_loss({"a": np.nan}),
    "versions has 0 arrays": lambda: exponents({}),
    r"shapes \(3, 3\), \(2, 3\)": lambda: exponents({"a": FAR, "b": FAR[:2]}),
    r"shapes \(6, 2\)": lambda: exponents({"a": np.zeros((6, 2))}),
    r"versions\['a'\] has 1 values that are infinite": lambda: exponents({"a": [[np.nan, 1]]}),
    "3 rows and 1 names": lambda: exponents({"a": FAR}, ["cat"]),
    "temperatures is 1 and 0.5; .*logarithmic": lambda: temperature([1, 0.5], [[0.5, 0.5]] * 2),
    r"probabilities has shape \(61, 3\); expected \(2, C\)": lambda: temperature([1, 2], AT_TEMPERATURES),
    "row 1 of probabilities sums to 0.9": lambda: temperature([1, 2], [[0.5, 0.5], [0.5, 0.4]]),
    "C from 2 to 6": lambda: temperature([1, 2], np.full((2, 7), 1 / 7)),
    "y is 3; it must be an integer from 0 to 2": lambda: score_pulls(SHARES, 3),
    "probabilities goes from −1.7 to 5.1": lambda: score_pulls(CAT, 0),
    "1 probabilities; expected 2": lambda: score_pulls([1], 0),
    "3 probabilities and 10 names": lambda: score_pulls(SHARES, 0, TEN),
    "predicted gives car probability 0 and target 0.50": lambda: divergence([0.5, 0.5], [1, 0], ["cat", "car"]),
    "target has 2 numbers and predicted 3": lambda: divergence([0.5, 0.5], SHARES),
    "target sums to 1.5": lambda: divergence([0.5, 1], [0.5, 0.5]),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
