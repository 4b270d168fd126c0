"""Laws of the figures of derivatives: what is drawn is what was passed, what is written is what numpy computes."""

import re
from itertools import pairwise
from math import inf, nan

import numpy as np
import pytest

from cs231n_lite.plots import error_over_step, gradient_rows, hinge_sum, kink_step, real_kinks, secants, subgradients
from cs231n_lite.plots.gradients.hinge_sum import corners_of
from cs231n_lite.plots.kit.values import power_of_ten, scientific

from .figures import sketched
from .figures.gradients import (
    COUNTS,
    KINK,
    NAMES,
    PLACES,
    STEPS,
    TERMS,
    W,
    cat_loss,
    exp_errors,
    strange_errors,
)
from .figures.losses import CLASSES
from .reading import labels_of, numbers_in, texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")


@pytest.mark.parametrize("seed", range(3))
def test_slopes_of_secants_are_difference_quotients(seed):
    rng = np.random.default_rng(seed)
    f, x, steps = np.poly1d(rng.normal(size=4)), rng.normal(), np.array([1, 0.5, 0.1])
    picture = secants(f, x, steps)
    expected = (f(x + steps) - f(x)) / steps, (f(x + steps) - f(x - steps)) / (2 * steps)
    for axes, slopes in zip(picture.figure.axes, expected, strict=True):
        tangent, *written = [numbers_in(label.split("slope")[1])[0] for label in labels_of(axes.get_legend())]
        np.testing.assert_allclose(written, slopes, atol=2e-3 * np.abs(expected).max())
        np.testing.assert_allclose(tangent, f.deriv()(x), atol=2e-3 * np.abs(expected).max())


@pytest.mark.parametrize("scale", [1e-6, 1, 1e6])
def test_the_tangent_goes_through_the_place_with_the_slope_there_whatever_the_scale(scale):
    def f(x):
        return np.sin(x / scale)

    for axes in secants(f, scale, np.array([1, 0.5]) * scale).figure.axes:
        broad = max(axes.lines, key=lambda line: line.get_linewidth())
        np.testing.assert_allclose(broad.get_slope(), np.cos(1) / scale, rtol=1e-6)
        np.testing.assert_allclose(broad.get_xy1(), (scale, np.sin(1)))


def test_the_ends_of_secants_lie_on_the_curve():
    def f(x):
        return x**3

    for axes in secants(f, 1, [1, 0.5]).figure.axes:
        points = [line for line in axes.lines if line.get_linestyle() == "None"]
        assert len(points) == 3  # of two secants, and of the place itself
        for line in points:
            x, y = np.array(line.get_data(), dtype=float)
            np.testing.assert_allclose(y, f(x))


def test_of_a_parabola_every_centred_secant_has_the_slope_of_the_tangent():
    assert "Slopes: forward 7.000, 6.500 and 6.100; centred 6.000, 6.000 and 6.000; of the tangent 6.000." in (
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
    picture = sketched("error_over_step")
    for name, label in zip(NAMES, labels_of(picture.figure.axes[0].get_legend()), strict=True):
        best = np.argmin(errors[name])
        h = power_of_ten(-1 - int(best))
        assert label == f"{name}: best h = {h}"
        assert f"{name}, h = {h} with error {scientific(errors[name][best])}" in picture.alt


def test_kinds_and_types_are_told_apart_without_colour():
    lines = sketched("error_over_step").figure.axes[0].get_legend().get_lines()
    assert len({(line.get_linestyle(), line.get_marker()) for line in lines}) == 4


def test_the_description_counts_zeros_and_what_is_not_finite():
    alt = sketched("error_over_step, strange").alt
    assert "centred, float64, h = 10⁻⁴ with error 0, 1 of 15 exactly 0;" in alt
    assert "7 of 15 infinite or not a number" in alt


def guides(errors) -> list[str]:
    return texts_of(*error_over_step(STEPS, errors).figure.axes)


def test_guides_stand_only_where_the_errors_have_their_slope():
    rising = np.where(STEPS > 1e-8, STEPS, 1e-16 / STEPS)
    assert guides({NAMES[0]: rising}) == ["error ∝ h", "rounding ∝ ε / h"]
    assert guides({NAMES[2]: rising}) == ["rounding ∝ ε / h"]
    assert guides({NAMES[2]: np.where(STEPS > 1e-5, STEPS**2, 1e-15 / STEPS)})[0] == "error ∝ h²"
    assert guides({NAMES[0]: np.ones(15)}) == []


def title_of(*args) -> str:
    return kink_step(*args).figure.axes[0].get_title()


@pytest.mark.parametrize(("x", "share"), [(5.8, 0.2), (6.1, 0.5), (6.3, 0.7)])
def test_a_slope_across_a_kink_is_a_mixture_of_both_sides(x, share):
    title = title_of(cat_loss, x, 0.5, -1.0, [KINK])
    assert numbers_in(title) == pytest.approx([100 * (1 - share), -1, 100 * share, 0, share - 1])


def test_a_mixture_written_with_an_equals_sign_is_right_as_written():
    rng = np.random.default_rng(5)
    for _ in range(10):
        left, right, x = rng.normal(size=3)

        def loss(w, left=left, right=right):
            return left * min(w, 0) + right * max(w, 0)

        title = title_of(loss, 0.4 * np.tanh(x), 0.5, right, [0])
        a, left_written, b, right_written, total = numbers_in(title)
        assert ("=" in title.split("secant = ")[1]) == np.isclose((a * left_written + b * right_written) / 100, total)


def test_without_a_kink_on_the_way_the_title_says_so():
    title = title_of(cat_loss, 5.0, 0.5, -1.0, [KINK])
    assert title == "No kink between x − h and x + h: the secant has slope −1"


def test_kinks_are_named_by_their_places_where_there_is_room_for_the_names():
    named = texts_of(*kink_step(cat_loss, 5.8, 0.5, -1.0, [KINK]).figure.axes)
    assert "kink at 6.1" in named and "the step" in named
    close = kink_step(lambda w: max(0, w) + max(0, w - 0.1), 0, 1, 0.0, [0, 0.1])
    assert texts_of(*close.figure.axes) == ["the step"]


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
                sign, times, i = re.fullmatch(r"([+−])(?:(\d) )?x(\d)", term.translate(plain)).groups()
                total[:, c] += (1 if sign == "+" else -1) * int(times or 1) * X[int(i)]
    np.testing.assert_allclose(total, X.T @ counts, atol=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_kinks_are_found_wherever_they_lie(seed):
    rng = np.random.default_rng(seed)
    kinks = np.array([-1.3, 0.1, 1.1]) + rng.uniform(-0.2, 0.2, 3)
    losses = (rng.uniform(0.5, 2, (3, 1)) * np.maximum(0, W - kinks[:, None])).sum(axis=0) + 0.7 * W
    places, heights = corners_of(W, losses, "losses")
    assert np.allclose(places[1:-1], kinks)
    assert np.allclose(np.interp(W, places, heights), losses)


def test_the_mean_of_hinges_has_the_kinks_of_all():
    picture = sketched("hinge_sum")
    thick = max(picture.figure.axes[0].lines, key=lambda line: line.get_linewidth())
    assert np.allclose(thick.get_ydata(), np.mean(list(TERMS.values()), axis=0))
    assert "Kinks of cat: −3" not in picture.alt
    assert "Kinks of cat: 1; car: −0.5; frog: none; so the mean has 2." in picture.alt


def test_subgradients_are_the_slopes_from_the_left_to_the_right_one():
    slopes = np.linspace(-2, 2, 5)
    alt = subgradients(PLACES, np.abs(PLACES), 0, slopes).alt
    assert "slope −1 on the left, 1 on the right of w = 0" in alt
    assert "slope −1, 0 and 1 stay below it; those of slope −2 and 2 cross it." in alt


def test_away_from_kinks_only_one_line_stays_below():
    alt = subgradients(PLACES, np.abs(PLACES), PLACES[15], [0.5, 1, 1.5]).alt
    assert "lines of slope 1 stay below it; those of slope 0.5 and 1.5 cross it." in alt


@pytest.mark.parametrize("seed", range(3))
def test_slopes_between_real_kinks_are_those_of_the_pieces(seed):
    rng = np.random.default_rng(seed)
    kinks, heights = np.sort(rng.uniform(-1.5, 1.5, 5)), rng.uniform(1, 2, 5)
    losses = (heights[:, None] * np.maximum(0, W - kinks[:, None])).sum(axis=0)
    picture = real_kinks(W, losses, rng.permutation([*kinks, 7.0]))
    above, below = picture.figure.axes
    assert np.array_equal(above.lines[0].get_ydata(), losses)
    assert np.array_equal(above.lines[1].get_xdata(), kinks) and "5 kinks" in above.get_title()
    slopes, edges, _ = below.patches[0].get_data()
    expected = [heights[kinks <= start].sum() for start in edges[:-1]]
    whole = [not np.any((kinks > start) & (kinks < end)) for start, end in pairwise(edges)]
    np.testing.assert_allclose(slopes[whole], np.array(expected)[whole], atol=1e-9)


def test_the_description_of_real_kinks_counts_and_places_them():
    alt = sketched("real_kinks").alt
    assert "1 kink, at 1. Its slope is −0.667 at first and 0.333 at the end," in alt
    assert ": no kink. " in sketched("real_kinks, none").alt


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
    "one column for each of 3 classes": lambda: gradient_rows(COUNTS[:, :2], CLASSES),
    "aren't whole": lambda: gradient_rows(COUNTS / 2, CLASSES),
    r"terms\['a'\] is curved": lambda: hinge_sum(W, {"a": W**2}),
    r"terms\['a'\] has 3 values": lambda: hinge_sum(W, {"a": [1, 2, 3]}),
    "there are 21 positions and 2 losses": lambda: real_kinks(PLACES, [1, 2], []),
    "each larger than the one before, and a loss": lambda: real_kinks(-PLACES, PLACES, []),
    "kinks has 1 values that are infinite": lambda: real_kinks(PLACES, PLACES, [nan]),
    "isn't convex": lambda: subgradients(PLACES, -np.abs(PLACES), 0, [0]),
    "at is 0.03": lambda: subgradients(PLACES, np.abs(PLACES), 0.03, [0]),
    "at is -1": lambda: subgradients(PLACES, np.abs(PLACES), -1, [0]),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
