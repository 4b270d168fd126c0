"""Laws of the softmax figures: what is drawn is what was passed, and what is written is what numpy computes."""

import re
from functools import cache

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from cs231n_lite.plots import (
    Picture,
    divergence,
    exponents,
    log_loss,
    loss_bars,
    loss_over_score,
    probabilities,
    score_pulls,
    temperature,
)
from cs231n_lite.plots.kit.values import short
from cs231n_lite.plots.losses.exponents import LARGEST, SMALLEST, outcome

SCORES = np.array([3.2, 5.1, -1.7])  # the lecture's cat; its right class is 0
CLASSES = ("cat", "car", "frog")
TEN = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
MANY = 3 * np.random.default_rng(0).normal(size=10)


def softmax(scores) -> np.ndarray:
    powers = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def both_losses(places, moving, y=0, scores=SCORES) -> dict[str, np.ndarray]:
    moved = np.tile(scores, (len(places), 1))
    moved[:, moving] = places
    margins = np.maximum(0, moved - moved[:, [y]] + 1)
    margins[:, y] = 0
    return {"SVM": margins.sum(axis=1), "softmax": -np.log(softmax(moved)[:, y])}


SHARES = softmax(SCORES)
TEMPERATURES = np.geomspace(0.05, 50, 61)
AT_TEMPERATURES = softmax(SCORES / TEMPERATURES[:, None])
PLACES = np.linspace(-3, 12, 151)
FAR = np.array([[1003.2, 1005.1, 998.3], [3.2, 5.1, -1.7], [-996.8, -994.9, -1001.7]])
VERSIONS = {
    "as they are": FAR,
    "minus the largest of all": FAR - FAR.max(),
    "minus the largest of each row": FAR - FAR.max(axis=1, keepdims=True),
}
EXAMPLES = ("(10, −2, 3)", "(10, 9, 9)", "(10, −100, −100)")
LOSSES = {"SVM": np.zeros(3), "softmax": np.array([0.000918, 0.5514, 3.4e-48])}

FIGURES = {
    "probabilities": lambda: probabilities(SCORES, np.exp(SCORES), SHARES, CLASSES),
    "probabilities, ten classes": lambda: probabilities(MANY, np.exp(MANY), softmax(MANY), TEN),
    "probabilities, all negative": lambda: probabilities([-10, -11], np.exp([-10, -11]), softmax([-10, -11])),
    "log loss": lambda: log_loss({"cat": 0.13}),
    "log loss, four": lambda: log_loss({"sure": 1, "cat": 0.13, "frog": 0.14, "hopeless": 1e-5}),
    "exponents": lambda: exponents(VERSIONS, CLASSES),
    "exponents, one version": lambda: exponents({"as they are": FAR[:1]}),
    "temperature": lambda: temperature(TEMPERATURES, AT_TEMPERATURES, CLASSES),
    "temperature, three": lambda: temperature([0.5, 1, 2], softmax(SCORES / np.array([[0.5], [1], [2]]))),
    "loss over score": lambda: loss_over_score(PLACES, both_losses(PLACES, 0), "score of the right class", 3.2),
    "loss over score, wrong": lambda: loss_over_score(PLACES, both_losses(PLACES, 1), "score of a wrong class", 12),
    "loss over score, never 0": lambda: loss_over_score(PLACES, both_losses(PLACES, 2), "score of a wrong class"),
    "loss bars": lambda: loss_bars(EXAMPLES, LOSSES),
    "loss bars, one zero": lambda: loss_bars(["one"], {"SVM": [0]}),
    "score pulls": lambda: score_pulls(SHARES, 0, CLASSES),
    "score pulls, ten classes": lambda: score_pulls(softmax(MANY), 4, TEN),
    "divergence": lambda: divergence([0.7, 0.2, 0.1], SHARES, CLASSES),
    "divergence, one-hot": lambda: divergence([1, 0, 0], SHARES, CLASSES),
    "divergence, none": lambda: divergence([1, 0], [1, 0]),
}


drawn_once = cache(lambda name: FIGURES[name]())


@pytest.fixture(params=FIGURES)
def name(request):
    return request.param


@pytest.fixture
def picture(name):
    return drawn_once(name)


def texts(axes) -> list[str]:
    return [text.get_text() for text in axes.texts if text.get_text()]


def widths(axes) -> list[float]:
    return [bar.get_width() for bar in axes.patches]


def written(picture: Picture) -> list:
    """Return the text artists of a figure that are shown and say something, tick labels included."""
    figure = picture.figure
    found = [text for axes in figure.axes for text in (*axes.texts, axes.title, axes.xaxis.label, axes.yaxis.label)]
    found += [tick for axes in figure.axes for tick in (*shown_ticks(axes.xaxis), *shown_ticks(axes.yaxis))]
    found += [text for legend in figure.legends for text in legend.get_texts()]
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def shown_ticks(axis) -> list:
    low, high = sorted(axis.get_view_interval())
    return [
        tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high and tick.label1.get_visible()
    ]


def test_the_same_data_give_the_same_bytes_whatever_the_notebooks_own_settings(name, picture):
    plain = picture.png()
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "black", "savefig.dpi": 30, "lines.linewidth": 9}):
        assert FIGURES[name]().png() == plain


def test_nothing_is_cut_off_and_no_figure_is_wider_than_the_page(picture):
    figure = picture.figure
    drawn = figure.get_tightbbox(FigureCanvasAgg(figure).get_renderer())
    width, height = figure.get_size_inches()
    assert drawn.x0 >= 0 and drawn.y0 >= 0 and drawn.x1 <= width and drawn.y1 <= height, drawn
    assert width <= 8.4


def test_no_text_covers_another(name, picture):
    renderer = FigureCanvasAgg(picture.figure).get_renderer()
    # The two lines of a label of log_loss stand in one place, each with the other's line left blank.
    shown = [
        text for text in written(picture) if not (name.startswith("log loss") and text.get_text().startswith("\n"))
    ]
    boxes = [(text.get_text(), Text.get_window_extent(text, renderer)) for text in shown]
    for i, (one, box) in enumerate(boxes):
        for other, over in boxes[:i]:
            across = min(box.x1, over.x1) - max(box.x0, over.x0)
            down = min(box.y1, over.y1) - max(box.y0, over.y0)
            assert across <= 0 or down <= 2, (one, other)  # a box of text is a little higher than its letters


def test_the_description_is_one_paragraph_that_ends_in_a_full_stop(picture):
    alt = picture.alt
    assert alt == " ".join(alt.split()) and alt.endswith(".")


def test_axes_say_what_they_show(picture):
    axes = picture.figure.axes
    assert axes[-1].get_xlabel() and all(a.get_xlabel() or a.get_shared_x_axes().joined(a, axes[-1]) for a in axes)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (-0.0, "0"), (1, "1"), (0.999, "1.00"), (0.13, "0.13"), (-0.87, "−0.87"), (0.005, "0.01"),
     (0.00097, "0.001"), (0.00092, "0.0009"), (3.4e-48, "3e−48"), (-2e-7, "−2e−7"), (9.994, "9.99"), (9.996, "10.0"),
     (164.02, "164.0"), (22026.5, "22,026"), (4.1e53, "4.1e53"), (1e6, "1e6"), (3e-100, "3e−100")],
)  # fmt: skip
def test_short_numbers_are_told_from_0(value, expected):
    assert short(value) == expected


def test_the_lectures_scores_become_its_probabilities():
    picture = drawn_once("probabilities")
    scores, powers, shares = picture.figure.axes
    assert texts(scores)[:3] == ["3.2", "5.1", "−1.7"]
    assert texts(powers)[:3] == ["24.5", "164.0", "0.18"]
    assert texts(shares)[:3] == ["0.13", "0.87", "0.001"]
    assert "24.5, 164.0, 0.18, all positive, sum 188.7" in picture.alt


def test_bars_of_the_three_panels_are_what_was_passed():
    panels = drawn_once("probabilities, ten classes").figure.axes
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
    label, trap = texts(drawn_once("log loss").figure.axes[0])
    assert "p = 0.13, loss 2.04" in label and "base 10 it would be 0.89" in trap


def test_curves_are_ln_and_log10():
    natural, common = drawn_once("log loss").figure.axes[0].lines[:2]
    np.testing.assert_allclose(natural.get_ydata(), -np.log(natural.get_xdata()), atol=1e-12)
    np.testing.assert_allclose(common.get_ydata(), -np.log10(common.get_xdata()), atol=1e-12)
    assert natural.get_linestyle() != common.get_linestyle()


def test_the_ends_of_exp_are_those_of_float64():
    with np.errstate(all="ignore"):
        assert np.isfinite(np.exp(LARGEST)) and np.isinf(np.exp(LARGEST + 0.01))
        assert np.exp(SMALLEST) > 0 and np.exp(SMALLEST - 0.01) == 0


def test_only_the_largest_of_each_row_saves_every_row():
    assert drawn_once("exponents").alt.endswith(
        "as they are: cat inf / inf = nan, car sums to 1, frog 0 / 0 = nan; "
        "minus the largest of all: cat sums to 1, car 0 / 0 = nan, frog 0 / 0 = nan; "
        "minus the largest of each row: cat sums to 1, car sums to 1, frog sums to 1."
    )


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


def test_markers_lie_at_the_scores_one_line_and_marker_a_row():
    for axes, scores in zip(drawn_once("exponents").figure.axes, VERSIONS.values(), strict=True):
        rows = [line for line in axes.lines if line.get_marker() != "None"]
        assert np.array_equal([line.get_xdata() for line in rows], scores)
        assert len({line.get_marker() for line in rows}) == len(scores)


def test_lines_over_the_temperature_are_the_probabilities_and_differ_in_their_markers():
    lines = [line for line in drawn_once("temperature").figure.axes[0].lines if line.get_marker() != "None"]
    assert np.array_equal(np.stack([line.get_ydata() for line in lines], axis=1), AT_TEMPERATURES)
    assert len({line.get_marker() for line in lines}) == len(CLASSES)


def test_cold_hot_and_1_are_named():
    assert {"← cold: winner takes all", "hot: all alike, 1/3 each →", "T = 1: the plain softmax"} == set(
        texts(drawn_once("temperature").figure.axes[0])
    )
    assert "at T = 1: 0.13, 0.87, 0.001;" in drawn_once("temperature, three").alt
    assert "T = 1: the" not in " ".join(texts(temperature([2, 4], [[0.6, 0.4], [0.5, 0.5]]).figure.axes[0]))


def test_curves_over_a_score_are_the_losses_in_both_panels():
    losses = both_losses(PLACES, 0)
    for axes in drawn_once("loss over score").figure.axes:
        for line, values in zip(axes.lines, losses.values(), strict=False):
            assert np.array_equal(line.get_xydata(), np.stack([PLACES, values], axis=1))


@pytest.mark.parametrize(("moving", "left", "right"), [(0, 6.1, 12), (1, -3, 2.2)])
def test_shaded_is_where_the_svm_is_content_and_softmax_is_not(moving, left, right):
    losses = both_losses(PLACES, moving)
    picture = loss_over_score(PLACES, losses, "score")
    for axes in picture.figure.axes:
        (band,) = axes.patches
        np.testing.assert_allclose([band.get_x(), band.get_x() + band.get_width()], [left, right], atol=1e-9)
    content = losses["softmax"][losses["SVM"] == 0]
    told = f"SVM is exactly 0, softmax still falls from {short(content.max())} to {short(content.min())}"
    assert told in picture.alt and told in texts(picture.figure.axes[1])


def test_without_such_a_place_nothing_is_shaded_or_magnified():
    picture = drawn_once("loss over score, never 0")
    assert len(picture.figure.axes) == 1 and not picture.figure.axes[0].patches and "exactly 0" not in picture.alt


def test_the_loss_now_is_that_of_the_lecture():
    assert "now 3.2: SVM 2.90, softmax 2.04" in drawn_once("loss over score").alt


def test_bars_of_losses_are_the_losses_and_tiny_ones_are_told_from_0():
    picture = drawn_once("loss bars")
    (axes,) = picture.figure.axes
    assert widths(axes) == [*LOSSES["SVM"], *LOSSES["softmax"]]
    assert texts(axes) == ["0", "0", "0", "0.0009", "0.55", "3e−48"]
    assert "(10, −2, 3): SVM 0, softmax 0.0009; (10, 9, 9): SVM 0, softmax 0.55;" in picture.alt


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
    assert texts(step) == ["up" if k == y else "down" for k in range(5)]


def test_the_lectures_cat_is_pulled_up_by_0_87():
    alt = drawn_once("score pulls").alt
    assert "cat 0.13 − 1 = −0.87, car 0.87 − 0 = +0.87, frog 0.001 − 0 = +0.001" in alt
    assert alt.endswith("A gradient step raises the score of cat and lowers the score of car and frog.")


def test_a_perfect_prediction_moves_no_score():
    picture = score_pulls([1, 0, 0], 0, CLASSES)
    assert picture.alt.endswith("A gradient step moves no score.")
    assert texts(picture.figure.axes[2]) == ["stays"] * 3


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
        drawn_once("divergence, one-hot").alt
    )


def test_a_prediction_may_be_0_where_the_target_is():
    assert "KL(q‖p) 0.69 nats" in divergence([1, 0, 0], [0.5, 0.5, 0]).alt


def test_rounded_probabilities_are_taken():
    for rounded in ([0.13, 0.87, 0.00], [0.33, 0.33, 0.33]):
        score_pulls(rounded, 0)
        assert "KL(q‖p) 0 nats" in divergence(rounded, rounded).alt


def test_bars_and_curves_are_told_apart_without_colour():
    assert len({bar.get_hatch() for bar in drawn_once("loss bars").figure.axes[0].patches}) == 2
    assert len({bar.get_hatch() for bar in drawn_once("score pulls").figure.axes[0].patches}) == 2
    lines = drawn_once("loss over score, never 0").figure.axes[0].lines
    assert len({line.get_linestyle() for line in lines}) == 2


MISTAKES = {
    "3 scores, 2 exponentials and 3 shares": lambda: probabilities(SCORES, [1, 2], SHARES),
    "exponentials has −1; e to any power is above 0": lambda: probabilities(SCORES, [1, -1, 2], SHARES),
    "shares goes from 0.183 to 164; expected probabilities, 0 to 1": lambda: probabilities(
        SCORES, np.exp(SCORES), np.exp(SCORES)
    ),
    "shares sums to 0.5; expected 1. Divide by the sum": lambda: probabilities(SCORES, np.exp(SCORES), SHARES / 2),
    r"scores has shape \(1, 3\)": lambda: probabilities(SCORES[None], np.exp(SCORES), SHARES),
    "exponentials has 1 values that are infinite": lambda: probabilities(SCORES, [1, np.inf, 2], SHARES),
    "3 scores and 2 names": lambda: probabilities(SCORES, np.exp(SCORES), SHARES, ["cat", "car"]),
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
    "losses has 1 curves": lambda: loss_over_score([1, 2], {"SVM": [1, 2]}, "score"),
    "places doesn't rise": lambda: loss_over_score([2, 1], {"a": [1, 2], "b": [1, 2]}, "score"),
    r"losses\['b'\] has 3 numbers": lambda: loss_over_score([1, 2], {"a": [1, 2], "b": [1, 2, 3]}, "score"),
    r"losses\['a'\] has 2 numbers, the smallest −1": lambda: loss_over_score([1, 2], {"a": [-1, 2], "b": [1, 2]}, "s"),
    "now is 3; expected a place from 1 to 2": lambda: loss_over_score([1, 2], {"a": [1, 2], "b": [1, 2]}, "score", 3),
    "losses has 0 losses": lambda: loss_bars([], {}),
    r"3 examples in losses\['SVM'\] and 2 names": lambda: loss_bars(["a", "b"], {"SVM": [1, 2, 3]}),
    r"losses\['SVM'\] has 2 values, the smallest −1": lambda: loss_bars(["a", "b"], {"SVM": [-1, 2]}),
    r"losses\['SVM'\] has 1 values that are infinite": lambda: loss_bars(["a", "b"], {"SVM": [np.inf, 2]}),
    "y is 3; it must be an integer from 0 to 2": lambda: score_pulls(SHARES, 3),
    "probabilities goes from −1.7 to 5.1": lambda: score_pulls(SCORES, 0),
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
