"""Laws of the lesson figures: what is written in them is what numpy computes, and what is drawn is what is written."""

import re
from dataclasses import replace
from functools import cache

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex

from cs231n_lite.plots import (
    Array,
    Picture,
    gradient_rows,
    hinge,
    matrices,
    penalty_contours,
    shrinking,
    template_score,
    times,
    tradeoff,
)

SCORES = np.array([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]])  # the lecture's cat, car and frog
Y = np.array([0, 1, 2])
CLASSES = ("cat", "car", "frog")
RIGHT = SCORES[np.arange(3), Y]
MARGINS = np.maximum(0, SCORES - RIGHT[:, None] + 1) * (np.arange(3) != Y[:, None])
COUNTS = (MARGINS > 0) - np.eye(3)[Y] * (MARGINS > 0).sum(axis=1, keepdims=True)
A = np.array([3, -1, 2, -4])
SIZES = np.array([50, 100, 200, 400, 800])
STRENGTHS = 10.0 ** np.arange(-4, 2)
TRAINING = np.array([0.62, 0.60, 0.55, 0.47, 0.38, 0.25])
VALIDATION = np.array([0.31, 0.33, 0.36, 0.39, 0.36, 0.24])


def steps_of(gradient, start=(1, 0.5, 0.25, -0.75), rate=1 / 64, count=96) -> np.ndarray:
    weights = [np.array(start)]
    for _ in range(count):
        weights.append(weights[-1] - rate * gradient(weights[-1]))
    return np.array(weights)


HISTORIES = {
    "L2": steps_of(lambda w: 2 * w),
    "L1": steps_of(np.sign),
    "elastic net": steps_of(lambda w: 2 * w + np.sign(w)),
}
X_ROW, W_COLUMN = np.random.default_rng(0).normal(size=(2, 3073))

FIGURES = {
    "maximum": lambda: matrices(
        Array(A, "a", faded=A < 0), "→", Array(np.maximum(0, A), "np.maximum(0, a)"), "but", Array(A.max(), "np.max(a)")
    ),
    "broadcasting": lambda: matrices(
        Array(SCORES, "scores"), "−", Array(RIGHT[:, None], "right[:, None]", stretch=(3, 3)), "+ 1 =",
        Array(SCORES - RIGHT[:, None] + 1, "scores - right[:, None] + 1"),
    ),
    "choosing": lambda: matrices(
        Array(SCORES, "scores", highlight=np.eye(3) > 0, rows=["y[0] = 0", "y[1] = 1", "y[2] = 2"], columns="012"),
        "→", Array(RIGHT, "scores[np.arange(N), y]"),
    ),
    "mask": lambda: matrices(
        Array(MARGINS, "margins"), Array(MARGINS > 0, "margins > 0", faded=MARGINS == 0), "→",
        Array(MARGINS[MARGINS > 0], "margins[margins > 0]"),
    ),
    "one cell": lambda: matrices(Array(7)),
    "gradient rows": lambda: gradient_rows(COUNTS, CLASSES),
    "hinge, right class": lambda: hinge(SCORES[0], 0, 0, CLASSES),
    "hinge, wrong class": lambda: hinge(SCORES[0], 0, 1, CLASSES),
    "hinge, flat": lambda: hinge(SCORES[1], 1, 1, CLASSES),
    "hinge, ten classes": lambda: hinge(np.random.default_rng(1).normal(size=10), 4, 4),
    "times": lambda: times(SIZES, {"with loops": 2e-4 * SIZES, "without loops": 4e-5 + 6e-7 * SIZES}),
    "times, one version": lambda: times(SIZES, {"with loops": 2e-4 * SIZES}),
    "penalty contours": penalty_contours,
    "shrinking": lambda: shrinking(HISTORIES),
    "shrinking, one": lambda: shrinking({"L2": HISTORIES["L2"]}),
    "tradeoff": lambda: tradeoff(STRENGTHS, TRAINING, VALIDATION),
    "tradeoff, best at an end": lambda: tradeoff(STRENGTHS[:4], TRAINING[:4], VALIDATION[:4]),
    "template score": lambda: template_score(X_ROW, W_COLUMN, "deer"),
}  # fmt: skip


drawn_once = cache(lambda name: FIGURES[name]())


@pytest.fixture(params=FIGURES)
def name(request):
    return request.param


@pytest.fixture
def picture(name):
    return drawn_once(name)


def texts(picture: Picture) -> list[str]:
    """Return everything that is written in the axes of a figure."""
    return [text.get_text() for axes in picture.figure.axes for text in axes.texts if text.get_text()]


def numbers(text: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", text.replace("−", "-"))]


def test_the_same_data_give_the_same_bytes_whatever_the_notebooks_own_settings(name, picture):
    plain = picture.png()
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "black", "savefig.dpi": 30, "lines.linewidth": 9}):
        assert FIGURES[name]().png() == plain


def test_nothing_is_cut_off_and_no_figure_is_wider_than_the_page(picture):
    figure = picture.figure
    drawn = figure.get_tightbbox(FigureCanvasAgg(figure).get_renderer())
    width, height = figure.get_size_inches()
    assert drawn.x0 >= 0 and drawn.y0 >= 0 and drawn.x1 <= width and drawn.y1 <= height, drawn
    assert width <= 9.5


def test_the_description_is_one_paragraph_that_ends_in_a_full_stop(picture):
    alt = picture.alt
    assert alt == " ".join(alt.split()) and alt.endswith(".")


def test_axes_with_a_scale_say_what_it_is(picture):
    for axes in picture.figure.axes:
        assert not axes.axison or axes.get_xlabel(), axes


def test_the_cells_hold_the_values_row_by_row():
    assert numbers(" ".join(texts(matrices(Array(SCORES)))[:9])) == SCORES.ravel().tolist()


def test_cells_are_written_with_as_few_decimals_as_they_need_and_at_most_two():
    assert Array([3.0, -2.0]).texts.tolist() == [["3", "−2"]]
    assert Array([3.0, 2.5]).texts.tolist() == [["3.0", "2.5"]]
    assert Array([1 / 3, -1e-9]).texts.tolist() == [["0.33", "0.00"]]


def test_signs_are_written_before_all_but_0():
    assert Array([2, 0, -1], signed=True).texts.tolist() == [["+2", "0", "−1"]]


def test_below_an_array_stands_its_own_shape():
    for values, shape in ((SCORES, "(3, 3)"), (RIGHT, "(3,)"), (RIGHT[:, None], "(3, 1)"), (7.5, "one value")):
        assert shape in texts(matrices(Array(values)))


def test_a_stretched_column_is_what_numpy_broadcasts_and_its_copies_are_faded():
    column = Array(RIGHT[:, None], stretch=(3, 3))
    assert np.array_equal(column.texts, Array(np.broadcast_to(RIGHT[:, None], (3, 3))).texts)
    assert np.array_equal(column.pale, [[False, True, True]] * 3)


def test_a_stretched_row_is_copied_downwards():
    assert np.array_equal(Array(RIGHT, stretch=(2, 3)).pale, [[False] * 3, [True] * 3])


def test_highlighted_cells_are_those_of_the_mask_and_told_apart_without_colour():
    axes = matrices(Array(SCORES, highlight=SCORES > 4)).figure.axes[0]
    assert [box.get_linewidth() > 1 for box in axes.patches] == (SCORES > 4).ravel().tolist()
    bold = [text.get_text() for text in axes.texts if text.get_weight() == "bold"]
    assert numbers(" ".join(bold)) == SCORES[SCORES > 4].tolist()


def test_faded_cells_are_dotted():
    axes = matrices(Array(A, faded=A < 0)).figure.axes[0]
    assert [box.get_linestyle() in (":", "dotted") for box in axes.patches] == (A < 0).tolist()


def test_the_description_tells_values_and_what_stands_out():
    alt = matrices(Array(A, "a", faded=A < 0, highlight=A == 3), "→", Array(A.max(), "np.max(a)")).alt
    assert "a, shape (4,): (3, −1, 2, −4), highlighted: 3, faded: −1, −4; “→”; np.max(a), one value: (3)." in alt


def test_an_array_can_be_changed_like_any_dataclass():
    assert replace(Array(A, "a"), title="b").title == "b"


def test_the_rows_in_a_column_of_gradient_rows_sum_to_that_column_of_the_gradient():
    rng = np.random.default_rng(2)
    counts, X = rng.integers(-3, 4, (4, 3)), rng.normal(size=(4, 5))
    described = re.search(r"which row goes where: (.*?), highlighted", gradient_rows(counts, CLASSES).alt).group(1)
    terms = [row.split(", ") for row in described[1:-1].split("), (")]
    plain = str.maketrans("₀₁₂₃", "0123")
    total = np.zeros((5, 3))
    for row in terms:
        for c, term in enumerate(row):
            if term != "empty":
                sign, times_, i = re.fullmatch(r"([+−])(?:(\d) )?x(\d)", term.translate(plain)).groups()
                total[:, c] += (1 if sign == "+" else -1) * int(times_ or 1) * X[int(i)]
    np.testing.assert_allclose(total, X.T @ counts, atol=1e-12)


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
    assert {"cat − 1 = 2.2", "flat: slope 0", "slope 1"} <= set(texts(picture))


def test_rivals_with_one_score_share_a_kink():
    assert "car and frog + 1 = 3" in texts(hinge([0, 2, 2], 0, 0, CLASSES))


@pytest.mark.parametrize("power", [0.5, 1, 2])
def test_the_slope_is_the_power_of_N(power):
    assert f"loops: slope {power:.2f}" in texts(times(SIZES, {"loops": 1e-6 * SIZES**power}))


def test_slopes_do_not_depend_on_how_fast_the_machine_is():
    seconds = np.array([1, 2.3, 3.9, 8.2, 17])
    written = {text for scale in (1e-6, 1, 1e3) for text in texts(times(SIZES, {"loops": scale * seconds}))}
    assert len(written) == 1


def test_the_gap_is_that_at_the_largest_N():
    seconds = {"without": 1e-4 * SIZES / SIZES[-1], "with": 37e-4 * (SIZES / SIZES[-1]) ** 2}
    assert "37 ×" in texts(times(SIZES, seconds))


def test_versions_are_told_apart_without_colour():
    lines = times(SIZES, {"a": SIZES, "b": 2 * SIZES, "c": 3 * SIZES, "d": 4 * SIZES}).figure.axes[0].lines
    assert len({line.get_linestyle() for line in lines[::2]}) == len({line.get_marker() for line in lines[1::2]}) == 4


def test_l2_and_elastic_net_prefer_spread_weights_and_l1_does_not_care():
    alt = penalty_contours().alt
    assert "L2: Σ w²: (1, 0) costs 1 and (0.5, 0.5) costs 0.5;" in alt
    assert "L1: Σ |w|: (1, 0) costs 1 and (0.5, 0.5) costs 1;" in alt
    assert "elastic net: Σ w² + |w|: (1, 0) costs 2 and (0.5, 0.5) costs 1.5." in alt


def test_the_contour_through_a_point_is_its_price():
    for axes, prices in zip(penalty_contours().figure.axes, ((1, 0.5), (1, 1), (2, 1.5)), strict=True):
        levels = np.array(
            [float(text.get_text()) for text in axes.texts if numbers(text.get_text()) and "c" not in text.get_text()]
        )
        assert set(prices) <= set(levels)


def test_equal_prices_have_equal_colours_in_all_panels():
    panels = penalty_contours().figure.axes
    fills = [[to_hex(colour) for artist in axes.collections for colour in artist.get_facecolor()] for axes in panels]
    shared = min(len(fill) for fill in fills)
    assert fills[0][:shared] == fills[1][:shared] == fills[2][:shared]


def test_without_its_square_elastic_net_is_l1():
    assert "elastic net: Σ 0 w² + |w|: (1, 0) costs 1 and (0.5, 0.5) costs 1." in penalty_contours(beta=0).alt


def test_each_penalty_has_its_rule_of_a_step():
    rules = [axes.texts[0].get_text() for axes in shrinking(HISTORIES).figure.axes]
    assert rules == ["each step: |w| × 0.969", "each step: |w| − 0.0156", "each step: |w| × 0.969 − 0.0156"]


def test_l1_brings_weights_to_0_and_l2_does_not():
    alt = shrinking(HISTORIES).alt
    assert re.search(r"L2 \([^)]*\) ends at [^;]*, 0 of 4 at 0;", alt)
    assert re.search(r"L1 \([^)]*\) ends at 0, 0, 0 and 0, 4 of 4 at 0;", alt)


def test_steps_that_follow_no_rule_are_given_none():
    weights = np.random.default_rng(3).uniform(1, 2, (10, 3))
    assert [text for text in texts(shrinking({"noise": weights})) if "step" in text] == []


def test_lines_of_weights_are_the_histories():
    for axes, weights in zip(shrinking(HISTORIES).figure.axes, HISTORIES.values(), strict=True):
        assert np.array_equal(np.stack([line.get_ydata() for line in axes.lines[:4]], axis=1), weights)


@pytest.mark.parametrize(("best", "expected"), [(0, "→"), (2, "←→"), (5, "←")])
def test_too_little_lies_below_the_best_strength_and_too_much_above(best, expected):
    validation = np.full(6, 0.2)
    validation[best] = 0.3
    axes = tradeoff(STRENGTHS, TRAINING, validation).figure.axes[0]
    places = {text.get_text(): text.get_position()[0] for text in axes.texts}
    little, much = places.get("← too little"), places.get("too much →")
    assert (little is not None) == ("←" in expected) and (much is not None) == ("→" in expected)
    assert little is None or little < STRENGTHS[best]
    assert much is None or much > STRENGTHS[best]


def test_of_equally_good_strengths_the_smallest_is_marked():
    assert "λ = 0.0001, 20.0 %" in tradeoff(STRENGTHS, TRAINING, np.full(6, 0.2)).alt


def test_a_score_is_written_as_a_sum_that_is_right():
    rng = np.random.default_rng(4)
    for scale in (1e-6, 1, 1e4):
        x, w = rng.normal(size=(2, 3073)) * scale
        white, black, bias, score = numbers(
            re.search(r"x · w is (.*)\.$", template_score(x, w).alt).group(1).replace("− ", "")
        )
        assert np.isclose(white - black + bias, score, rtol=1e-9, atol=1e-9 * white)
        assert np.isclose(score, x @ w, atol=0.01 * white)


def test_without_a_bias_none_is_written():
    assert "bias" not in template_score(X_ROW[:3072], W_COLUMN[:3072]).alt


def test_a_template_agrees_with_itself_everywhere():
    shown = template_score(W_COLUMN, W_COLUMN).figure.axes[2].get_images()[0].get_array()
    assert shown.min() >= 0.5


def test_a_score_of_zeros_is_gray():
    for axes in template_score(np.zeros(3072), np.zeros(3072)).figure.axes:
        assert np.all(axes.get_images()[0].get_array() == 0.5)


MISTAKES = {
    "one part is a list": lambda: matrices([Array(A), "→", Array(A)]),
    "there is no Array": lambda: matrices("→"),
    "inches wide": lambda: matrices(*[Array(SCORES, "scores")] * 8),
    r"expected 1 to 10 rows": lambda: Array(np.zeros((11, 2))),
    r"a has shape \(0,\)": lambda: Array([], "a"),
    r"highlight has shape \(3,\).*\(3, 3\)": lambda: Array(SCORES, highlight=RIGHT > 0),
    "faded has shape .* int64.*expected booleans": lambda: Array(A, faded=np.zeros(4, np.int64)),
    "rows has 2 labels; scores has 3 rows": lambda: Array(SCORES, "scores", rows=["a", "b"]),
    r"can't stretch right of shape \(3,\) to \(3, 4\)": lambda: Array(RIGHT, "right", stretch=(3, 4)),
    "expected finite numbers": lambda: Array([1, np.nan]),
    "one column for each of 3 classes": lambda: gradient_rows(COUNTS[:, :2], CLASSES),
    "aren't whole": lambda: gradient_rows(COUNTS / 2, CLASSES),
    "y is 3; it must be an integer from 0 to 2": lambda: hinge(SCORES[0], 3, 0),
    "moving is -1": lambda: hinge(SCORES[0], 0, -1),
    r"scores has shape \(3, 3\)": lambda: hinge(SCORES, 0, 0),
    "1 values that are infinite": lambda: hinge([1, np.inf], 0, 0),
    "at least one wrong one": lambda: hinge([1.0], 0, 0),
    "3 scores and 2 names": lambda: hinge(SCORES[0], 0, 0, ["cat", "car"]),
    "sizes is 2 and 1; expected": lambda: times([2, 1], {"a": [1, 2]}),
    "the times 'a'.*5 numbers above 0": lambda: times(SIZES, {"a": [1, 2]}),
    "the times 'b'": lambda: times(SIZES, {"b": SIZES - 50}),
    "0 versions": lambda: times(SIZES, {}),
    "sums 1 and 2 differ": lambda: penalty_contours([(1, 0), (1, 1)]),
    "two vectors": lambda: penalty_contours([(2, 0), (1, 1)]),
    "beta is -1": lambda: penalty_contours(beta=-1),
    "0 penalties": lambda: shrinking({}),
    r"expected one \(T \+ 1, K\)": lambda: shrinking({"a": np.ones((9, 2)), "b": np.ones((8, 2))}),
    r"histories\['a'\] has shape \(9,\)": lambda: shrinking({"a": np.ones(9)}),
    "strengths is 0 and 1; .*logarithmic": lambda: tradeoff([0, 1], [0.5, 0.5], [0.5, 0.5]),
    "training goes from 0.5 to 50; accuracies are 0 to 1": lambda: tradeoff([1, 2], [0.5, 50], [0.5, 0.5]),
    "2 strengths and 3 accuracies on validation": lambda: tradeoff([1, 2], [0.5, 0.4], [0.5, 0.5, 0.5]),
    r"expected \(3072,\) or \(3073,\)": lambda: template_score(X_ROW, W_COLUMN[:3072]),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
