"""Laws of the gradient-check figures: what is drawn is what was passed, what is written is what numpy computes."""

import re
from functools import cache
from math import inf, nan

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from cs231n_lite.plots import (
    CheckedGroup,
    Picture,
    checked_entries,
    error_over_step,
    gradient_cost,
    gradient_groups,
    kink_step,
    secants,
)
from cs231n_lite.plots.kit.values import duration, power_of_ten, scientific

STEPS = 10.0 ** -np.arange(1, 16)
KINK = 6.1  # the cat's score at which the car's margin becomes 0
NAMES = ("forward, float64", "forward, float32", "centred, float64", "centred, float32")
GROUPS = [
    CheckedGroup("column 0: plane", 3e-9, "passed", checked=20, aside=1),
    CheckedGroup("column 1: car", 0.0, "passed", checked=20),
    CheckedGroup("column 2: bird", nan, "not checkable", checked=0, aside=20),
    CheckedGroup("bias row", 1.0, "failed", checked=10),
    CheckedGroup("random entries", 2e-15, "passed", checked=30),
    CheckedGroup("regularizer", inf, "failed", checked=10),
]
CLASSES = ["plane", "car", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
RNG = np.random.default_rng(0)
COLUMNS = np.array([(RNG.integers(3072), c) for c in range(10) for _ in range(3)])
BIAS = np.array([(3072, c) for c in range(10)])
RANDOM = np.stack([RNG.integers(0, 3073, 10), RNG.integers(0, 10, 10)], axis=1)
SIZES, SECONDS = np.array([30, 100, 300, 1000]), np.array([0.05, 0.17, 0.45, 1.4])


def cat_loss(score: float) -> float:
    return max(0.0, 5.1 - score + 1) + max(0.0, -1.7 - score + 1)


def exp_errors(steps=STEPS) -> dict[str, np.ndarray]:
    """The relative errors of four derivatives of exp at 1."""
    errors = {}
    for name in NAMES:
        kind, dtype = name.split(", ")
        x, h = np.array(1, dtype), np.array(steps, dtype)
        back = 0 if kind == "forward" else h
        slopes = (np.exp(x + h) - np.exp(x - back)) / (h + back)
        errors[name] = np.abs(slopes.astype(float) / np.e - 1)
    return errors


def strange_errors() -> dict[str, np.ndarray]:
    errors = exp_errors()
    errors["centred, float64"][3] = 0
    errors["forward, float32"][8:] = [nan, inf, nan, nan, nan, nan, nan]
    return errors


FIGURES = {
    "secants": lambda: secants(lambda x: x**3 / 4 - x + 1, 1.5, [1, 0.5, 0.25]),
    "secants, four of a steep curve": lambda: secants(np.exp, 0, [1.5, 0.75, 0.375, 0.1]),
    "secants, flat": lambda: secants(lambda x: 2.0, 0, [1]),
    "errors": lambda: error_over_step(STEPS, exp_errors()),
    "errors, strange": lambda: error_over_step(STEPS, strange_errors()),
    "errors, none to draw": lambda: error_over_step([0.1, 0.01, 0.001], {NAMES[0]: [nan] * 3, NAMES[3]: [0] * 3}),
    "kink": lambda: kink_step(cat_loss, 5.8, 0.5, -1.0, [KINK, -0.7], "score of cat"),
    "kink, none": lambda: kink_step(cat_loss, 3.2, 0.1, -1.0),
    "kink, tiny step": lambda: kink_step(lambda w: 9 + max(0, w - 0.03), 0.03 + 1e-6, 1e-5, 1.0, [0.03], "W[0, 1]"),
    "groups": lambda: gradient_groups(GROUPS),
    "groups, one": lambda: gradient_groups([CheckedGroup("a name of 22 letters..", nan, "failed", 30730, 12345)]),
    "entries": lambda: checked_entries((3073, 10), {"columns": COLUMNS, "bias row": BIAS}, RANDOM, CLASSES),
    "entries, one map": lambda: checked_entries((5, 3), {"all": np.argwhere(np.ones((5, 3)))}),
    "cost": lambda: gradient_cost(SIZES, SECONDS, analytic=2.2e-3),
    "cost, years": lambda: gradient_cost(SIZES, 100 * SECONDS, target=10**9, analytic=1e-7),
    "cost, numeric only": lambda: gradient_cost([50, 100], [1e-5, 1.2e-5]),
}

drawn_once = cache(lambda name: FIGURES[name]())


@pytest.fixture(params=FIGURES)
def name(request):
    return request.param


@pytest.fixture
def picture(name):
    return drawn_once(name)


def texts(picture: Picture) -> list[str]:
    return [text.get_text() for axes in picture.figure.axes for text in axes.texts if text.get_text()]


def labels(legend_owner) -> list[str]:
    return [text.get_text() for text in legend_owner.get_texts()]


def numbers(text: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", text.replace("−", "-"))]


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


def test_no_two_texts_in_the_axes_overlap(picture):
    renderer = FigureCanvasAgg(picture.figure).get_renderer()
    for axes in picture.figure.axes:
        boxes = [text.get_window_extent(renderer) for text in axes.texts if text.get_text() and not text.get_rotation()]
        for i, box in enumerate(boxes):
            assert not any(box.overlaps(other) for other in boxes[:i]), axes.texts[i]


def test_the_description_is_one_paragraph_that_ends_in_a_full_stop(picture):
    alt = picture.alt
    assert alt == " ".join(alt.split()) and alt.endswith(".")


def test_axes_say_what_their_scale_is(picture):
    assert all(axes.get_xlabel() for axes in picture.figure.axes)


@pytest.mark.parametrize("seed", range(3))
def test_slopes_of_secants_are_difference_quotients(seed):
    rng = np.random.default_rng(seed)
    f, x, steps = np.poly1d(rng.normal(size=4)), rng.normal(), np.array([1, 0.5, 0.1])
    picture = secants(f, x, steps)
    expected = (f(x + steps) - f(x)) / steps, (f(x + steps) - f(x - steps)) / (2 * steps)
    for axes, slopes in zip(picture.figure.axes, expected, strict=True):
        written = [numbers(label.split("slope")[1])[0] for label in labels(axes.get_legend())]
        np.testing.assert_allclose(written, slopes, atol=2e-3 * np.abs(expected).max())


def test_the_ends_of_secants_lie_on_the_curve():
    def f(x):
        return x**3

    for axes in secants(f, 1, [1, 0.5]).figure.axes:
        for line in axes.lines:
            x, y = np.array(line.get_data(), dtype=float)
            if line.get_linestyle() == "None":
                np.testing.assert_allclose(y, f(x))


def test_of_a_parabola_every_centred_secant_has_the_slope_of_the_tangent():
    assert "Slopes: forward 7.000, 6.500 and 6.100; centred 6.000, 6.000 and 6.000." in (
        secants(lambda x: x**2, 3, [1, 0.5, 0.1]).alt
    )


def test_curves_of_errors_are_the_errors_and_those_without_a_logarithm_stand_on_shelves():
    errors = strange_errors()
    axes = error_over_step(STEPS, errors).figure.axes[0]
    drawn = {(x, y) for line in axes.lines for x, y in zip(*map(np.atleast_1d, line.get_data()), strict=True)}
    shelves = dict(zip([t.get_text() for t in axes.get_yticklabels()], axes.get_yticks(), strict=True))
    for values in errors.values():
        for h, error in zip(STEPS, values, strict=True):
            height = shelves["inf, nan"] if not np.isfinite(error) else error or shelves["exactly 0"]
            assert any(np.isclose(h, x) and np.isclose(height, y) for x, y in drawn)


def test_each_best_step_is_the_one_with_the_smallest_error():
    errors = exp_errors()
    picture = error_over_step(STEPS, errors)
    for name, label in zip(NAMES, labels(picture.figure.axes[0].get_legend()), strict=True):
        best = np.argmin(errors[name])
        h = power_of_ten(-1 - int(best))
        assert label == f"{name}: best h = {h}"
        assert f"{name}, h = {h} with error {scientific(errors[name][best])}" in picture.alt


def test_the_description_counts_zeros_and_what_is_not_finite():
    alt = error_over_step(STEPS, strange_errors()).alt
    assert "centred, float64, h = 10⁻⁴ with error 0, 1 of 15 exactly 0;" in alt
    assert "7 of 15 infinite or not a number" in alt


def guides(errors) -> list[str]:
    return texts(error_over_step(STEPS, errors))


def test_guides_stand_only_where_the_errors_have_their_slope():
    rising = np.where(STEPS > 1e-8, STEPS, 1e-16 / STEPS)
    assert guides({NAMES[0]: rising}) == ["error ∝ h", "rounding ∝ ε / h"]
    assert guides({NAMES[2]: rising}) == ["rounding ∝ ε / h"]
    assert guides({NAMES[2]: np.where(STEPS > 1e-5, STEPS**2, 1e-15 / STEPS)})[0] == "error ∝ h²"
    assert guides({NAMES[0]: np.ones(15)}) == []


def test_kinds_and_types_are_told_apart_without_colour():
    lines = error_over_step(STEPS, exp_errors()).figure.axes[0].get_legend().get_lines()
    assert len({(line.get_linestyle(), line.get_marker()) for line in lines}) == 4


@pytest.mark.parametrize(("x", "share"), [(5.8, 0.2), (6.1, 0.5), (6.3, 0.7)])
def test_a_slope_across_a_kink_is_a_mixture_of_both_sides(x, share):
    title = kink_step(cat_loss, x, 0.5, -1.0, [KINK]).figure.axes[0].get_title()
    assert numbers(title) == pytest.approx([100 * (1 - share), -1, 100 * share, 0, share - 1])


def test_a_mixture_written_with_an_equals_sign_is_right_as_written():
    rng = np.random.default_rng(5)
    for _ in range(10):
        left, right, x = rng.normal(size=3)

        def loss(w, left=left, right=right):
            return left * min(w, 0) + right * max(w, 0)

        title = kink_step(loss, 0.4 * np.tanh(x), 0.5, right, [0]).figure.axes[0].get_title()
        a, left_written, b, right_written, total = numbers(title)
        assert ("=" in title.split("secant = ")[1]) == np.isclose((a * left_written + b * right_written) / 100, total)


def test_without_a_kink_on_the_way_the_title_says_so():
    title = kink_step(cat_loss, 5.0, 0.5, -1.0, [KINK]).figure.axes[0].get_title()
    assert title == "No kink between x − h and x + h: the secant has slope −1"


def test_a_group_stands_at_its_error_with_its_verdict_in_words():
    axes = gradient_groups(GROUPS).figure.axes[0]
    points = {line.get_ydata()[0]: line.get_xdata()[0] for line in axes.lines if line.get_marker() in "oXD"}
    zero = axes.get_xticks()[0]
    assert axes.get_xticklabels()[0].get_text() == "0" and zero < 1e-13
    assert points == {0: 3e-9, 1: zero, 3: 1.0, 4: 1e-12, 5: 10}
    written = [text.get_text() for text in axes.texts]
    assert [written.count(f"{sign}") for sign in ("✓ passed", "✗ failed", "○ not checkable")] == [3, 2, 1]
    assert {"3·10⁻⁹", "0", "1", "2·10⁻¹⁵", "infinite", "nothing left to compare"} <= set(written)


def test_verdicts_are_told_apart_without_colour():
    few = [CheckedGroup(verdict, 1e-9, verdict, checked=1) for verdict in ("passed", "failed", "not checkable")]
    lines = gradient_groups(few).figure.axes[0].lines
    assert len({line.get_marker() for line in lines} & set("oXD")) == 3


def test_the_description_tells_each_group():
    alt = gradient_groups(GROUPS).alt
    assert "; column 1: car passed, error 0, 20 checked, 0 at kinks; " in alt
    assert "column 2: bird not checkable, no error, 0 checked, 20 at kinks; bias row failed, error 1, " in alt


def test_the_report_counts_verdicts():
    assert "on 6 groups of weights, 3 passed, 2 failed, 1 not checkable: " in gradient_groups(GROUPS).alt


def test_entries_are_drawn_in_their_row_and_column():
    axes = checked_entries((3073, 10), {"columns": COLUMNS, "bias row": BIAS}, RANDOM).figure.axes[0]
    columns, bias = (points.get_offsets() for points in axes.collections if len(points.get_paths()) == 1)
    assert np.array_equal(columns, COLUMNS[:, ::-1])
    strip = dict(zip([t.get_text() for t in axes.get_yticklabels()], axes.get_yticks(), strict=True))["bias: 3,072"]
    assert np.array_equal(bias, [(c, strip) for c in range(10)]) and strip > 3072


def test_entries_in_the_bias_row_are_counted_once():
    picture = checked_entries((3073, 10), {"bias": BIAS, "again": BIAS[:3]}, RANDOM)
    chosen, random_ones = (axes.get_title() for axes in picture.figure.axes)
    assert chosen == "10 entries chosen by groups: 10 in the bias row"
    assert random_ones == ("10 entries drawn at random: 0 in the bias row\n(none of 10 hits it in 99.7 % of draws)")


def test_the_time_at_the_target_is_that_of_the_fitted_line():
    picture = gradient_cost(SIZES, 1e-3 * SIZES, target=30_000, analytic=1e-2)
    assert texts(picture) == ["30,000 weights: 30 s", "3,000 ×"]
    assert "slope 1.00. By the line, 30,000 weights: 30 s. The analytic gradient takes 10 ms" in picture.alt


def test_measured_times_are_drawn_as_points():
    line = gradient_cost(SIZES, SECONDS).figure.axes[0].lines[1]
    assert np.array_equal(line.get_data(), [SIZES, SECONDS])


def test_times_are_written_in_the_units_of_people():
    seconds = (0, 1e-9, 2.2e-3, 0.9996, 59.97, 312, 3600, 86400, 12 * 86400, 1e8)
    written = ["0 ns", "1 ns", "2.2 ms", "1 s", "1 min", "5.2 min", "1 h", "24 h", "12 days", "3.2 years"]
    assert [duration(second) for second in seconds] == written


def test_powers_of_ten_are_written_where_they_are_shorter():
    values = (0, 1, -0.05, 3.2e-9, 1e-12, 9.96e-5, 99.9999, 1500, 12345, -2e-5)
    written = ["0", "1", "−0.05", "3.2·10⁻⁹", "10⁻¹²", "10⁻⁴", "100", "1,500", "1.2·10⁴", "−2·10⁻⁵"]
    assert [scientific(value) for value in values] == written


def group(**changes) -> CheckedGroup:
    return CheckedGroup(**{"name": "bias", "error": 1e-9, "verdict": "passed", "checked": 10, **changes})


MISTAKES = {
    "steps is 1 and 2; expected one to 4": lambda: secants(np.sin, 0, [1, 2]),
    "x has 1 values that are infinite": lambda: secants(np.sin, nan, [1]),
    r"f\(.*\) is .*nan.*; expected a finite number": lambda: secants(lambda x: nan, 0, [1]),
    r"f\(.*\) is array.*takes one number": lambda: secants(lambda x: np.ones(2), 0, [1]),
    "rounds to x = 1": lambda: secants(np.sin, 1, [1, 1e-17]),
    "steps has 2 values from 0.1 to 0.01": lambda: error_over_step([0.1, 0.01], {NAMES[0]: [1, 1]}),
    "steps has 15 values": lambda: error_over_step(STEPS[::-1], exp_errors()),
    "a curve is named 'forward'; expected one": lambda: error_over_step(STEPS, {"forward": STEPS}),
    "errors has no curve": lambda: error_over_step(STEPS, {}),
    r"they have shape \(3,\); expected 15": lambda: error_over_step(STEPS, {NAMES[0]: [1, 1, 1]}),
    "1 are negative; .*absolute value": lambda: error_over_step(STEPS, {NAMES[0]: np.where(STEPS == 0.1, -1, 1)}),
    "h is 0 at x = 1": lambda: kink_step(cat_loss, 1, 0, -1.0),
    "h is 10⁻²⁰": lambda: kink_step(cat_loss, 1, 1e-20, -1.0),
    "loss isn't straight.*Pass every kink": lambda: kink_step(cat_loss, 5.8, 0.5, -1.0),
    r"loss\(.*expected a finite number": lambda: kink_step(lambda w: inf, 5.8, 0.5, -1.0),
    "verdict on 'bias' is 'good'; expected one of passed, failed or not checkable": lambda: group(verdict="good"),
    "the error of 'bias' is -1": lambda: group(error=-1),
    "checked of 'bias' is 2.5": lambda: group(checked=2.5),
    "'bias' passed with 0 weights": lambda: group(checked=0),
    "expected 1 to 22 characters": lambda: group(name="x" * 23),
    "one group is a dict": lambda: gradient_groups([{"name": "bias"}]),
    "there are 0 groups": lambda: gradient_groups([]),
    r"Pass W.shape": lambda: checked_entries((3073,), {"bias": BIAS}),
    "0 groups and 10 names": lambda: checked_entries((3073, 10), {}),
    "1 groups and 2 names": lambda: checked_entries((3073, 10), {"bias": BIAS}, classes=["a", "b"]),
    r"'bias' has the entry \(3072, 0\).*rows are": lambda: checked_entries((3072, 10), {"bias": BIAS}),
    r"random_ones.*expected integers \(K, 2\)": lambda: checked_entries((3073, 10), {"bias": BIAS}, BIAS / 2),
    "seconds has 3 values from 0.05; expected 4": lambda: gradient_cost(SIZES, SECONDS[:3]),
    "seconds has 4 values from 0;": lambda: gradient_cost(SIZES, [0, 1, 2, 3]),
    "parameters is 2 and 1": lambda: gradient_cost([2, 1], [1, 2]),
    "target is 1,000, and up to 1,000": lambda: gradient_cost(SIZES, SECONDS, target=1000),
    "analytic is 0": lambda: gradient_cost(SIZES, SECONDS, analytic=0),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=f"(?i){message}"):
        MISTAKES[message]()
