"""Laws of the figures of trainings: what is drawn is what was passed, and the description says its numbers."""

import numpy as np
import pytest

from cs231n_lite.plots import (
    accuracy_grid,
    batch_noise,
    images_seen,
    loss_curves,
    loss_plane,
    loss_slice,
    step_sizes,
    throughput,
    tradeoff,
    training_curves,
)
from cs231n_lite.plots.training.training_curves import running_mean

from .figures import sketched
from .figures.training import (
    ACCURACIES,
    AFTER,
    BATCHES,
    BLOWN_UP,
    CURVES,
    DISTANCES,
    DIVERGING,
    GRID,
    LOSSES,
    ORDERS,
    PLANE,
    RATES,
    STEPS,
    STRENGTHS,
    TRAINING,
    VALIDATION,
)
from .reading import texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")


def texts(picture) -> list[str]:
    return texts_of(*picture.figure.axes)


def test_curves_are_drawn_as_passed_and_their_last_loss_is_written():
    picture = sketched("loss_curves")
    axes = picture.figure.axes[0]
    for losses, line in zip(CURVES.values(), axes.lines[::2], strict=True):
        assert np.array_equal(line.get_ydata(), losses)
        assert np.array_equal(line.get_xdata(), np.arange(len(losses)) + 1)
    assert axes.get_xscale() == "log" and "gradient descent\n2" in texts(picture)
    assert "gradient descent starts at 9 and ends at 2 after 30." in picture.alt


def test_curves_of_like_length_have_a_linear_axis():
    assert loss_curves({"a": [3, 2, 1], "b": [3, 2]}).figure.axes[0].get_xscale() == "linear"


def test_a_curve_that_stops_being_finite_has_diverged():
    picture = loss_curves({"a": [3, 2], "b": [3, 4, np.nan, 2]})
    assert "b\ndiverged after 2" in texts(picture) and "b starts at 3 and then diverged after 2." in picture.alt


def test_the_lectures_valley_has_two_rates():
    picture = sketched("step_sizes")
    assert {"too small\nhardly any change", "the valley", "too large\nthe loss grows"} <= set(texts(picture))
    assert "best: 1e−6, loss 1.648." in picture.alt and "1e−10: 2.201," in picture.alt
    axes = picture.figure.axes[0]
    valley = next(patch for patch in axes.patches if patch.get_facecolor()[0] < 0.9).get_extents()
    left, right = axes.transData.inverted().transform(valley)[:, 0]
    assert (RATES[(left < RATES) & (right > RATES)] == RATES[3:5]).all()


def test_losses_of_steps_are_drawn_as_passed_and_others_as_diverged():
    picture = sketched("step_sizes, diverging")
    points = [line for line in picture.figure.axes[0].lines if len(line.get_xdata()) == 8]
    assert np.array_equal(points[0].get_ydata(), DIVERGING[:8])
    assert "diverged" in texts(picture) and "0.01: diverged, 0.1: diverged" in picture.alt


def test_if_every_step_raises_the_loss_there_is_no_valley():
    picture = sketched("step_sizes, no valley")
    assert "no rate lowers the loss" in picture.alt and "the valley" not in texts(picture)


def test_the_slope_of_pure_noise_is_that_of_the_guide():
    picture = batch_noise(BATCHES, np.ones(3) * 5 / np.sqrt(BATCHES[:, None]))
    assert "a slope of −0.5;" in picture.alt and "falls from 5 at 1 images to 0.442 at 128" in picture.alt
    guide, _, medians = picture.figure.axes[0].lines[:3]
    assert np.allclose(guide.get_ydata(), medians.get_ydata())


def test_every_batch_is_a_point():
    points = sketched("batch_noise").figure.axes[0].lines[1]
    assert np.array_equal(points.get_ydata(), DISTANCES.ravel())


def test_images_are_counted_as_by_bincount():
    picture = sketched("images_seen")
    for (name, order), bars in zip(ORDERS.items(), picture.figure.axes[1::3], strict=True):
        totals = np.bincount(order.ravel(), minlength=48)
        assert [bar.get_width() for bar in bars.patches] == totals.tolist()
        assert f"{name}: {np.sum(totals == 0)} of 48 never seen, one image up to {totals.max()} times" in picture.alt


def test_a_cell_is_filled_where_an_image_is_in_the_batch():
    for order, steps in zip(ORDERS.values(), sketched("images_seen").figure.axes[::3], strict=True):
        shown = np.asarray(steps.get_images()[0].get_array())
        filled = np.array([[np.any(batch == image) for batch in order] for image in range(48)])
        assert np.array_equal((shown == 1) | (shown == 2), filled)


def test_the_running_mean_stands_in_the_middle_of_its_window():
    means = running_mean(LOSSES, 50)
    assert np.allclose(means, [LOSSES[k - 49 : k + 1].mean() for k in range(49, 400)])
    axes = training_curves(LOSSES, window=50).figure.axes[0]
    assert np.array_equal(axes.lines[0].get_ydata(), LOSSES)
    assert np.array_equal(axes.lines[1].get_ydata(), means) and axes.lines[1].get_xdata()[0] == 24.5


@pytest.mark.parametrize("window", [1, 2, 7, 50])
def test_the_running_mean_of_a_straight_line_lies_on_it(window):
    losses = np.linspace(9, 1, 400)
    means = training_curves(losses, window=window).figure.axes[0].lines[1]
    assert np.allclose(means.get_ydata(), np.interp(means.get_xdata(), np.arange(400), losses))


def test_places_that_grow_by_factors_may_have_a_logarithmic_axis_with_plain_numbers():
    picture = sketched("training_curves, log")
    axes = picture.figure.axes[1]
    assert axes.get_xscale() == "log" and "logarithmic" in axes.get_xlabel()
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["1", "5", "10", "20", "40", "80", "150"]
    assert sketched("training_curves").figure.axes[1].get_xscale() == "linear"


def test_losses_that_start_high_have_a_logarithmic_axis():
    assert sketched("training_curves").figure.axes[0].get_yscale() == "log"
    assert sketched("training_curves, loss only").figure.axes[0].get_yscale() == "linear"


def test_it_is_said_where_a_training_diverged_and_the_losses_stay_as_they_were():
    losses = BLOWN_UP.copy()
    picture = training_curves(losses)
    assert "diverged at iteration 90" in texts(picture) and "diverged at iteration 90." in picture.alt
    assert np.array_equal(losses, BLOWN_UP, equal_nan=True)


def test_accuracies_are_drawn_in_percent():
    picture = sketched("training_curves")
    for (places, accuracy), line in zip(ACCURACIES.values(), picture.figure.axes[1].lines, strict=False):
        assert np.array_equal(line.get_xdata(), places)
        assert np.allclose(line.get_ydata(), 100 * np.array(accuracy))
    assert "training 50.0 % and validation 38.0 %; guessing scores 10 %." in picture.alt


def test_each_cell_holds_its_accuracy_and_standard_error():
    picture = accuracy_grid([1e-8, 1e-7, 5e-7], [0, 2.5e4], GRID, 400)
    written = [text.get_text() for text in picture.figure.axes[0].texts]
    for text, a in zip(written, GRID.ravel(), strict=True):
        expected = "diverged" if np.isnan(a) else f"{100 * a:.1f}\n± {100 * np.sqrt(a * (1 - a) / 400):.1f}"
        assert text == expected
    assert "best 40.0 % ± 2.4 at learning rate 1e−7 and regularization 0; 1 of 6 diverged." in picture.alt
    labels = [tick.get_text() for tick in picture.figure.axes[0].get_yticklabels()]
    assert labels == ["0", "2.5e4"]


def test_a_grid_where_everything_diverged_says_so():
    assert "every training diverged; 2 of 2 diverged." in sketched("accuracy_grid, all diverged").alt


def test_slices_are_drawn_as_passed_with_their_lowest_points():
    picture = sketched("loss_slice")
    for axes, values in zip(picture.figure.axes, (PLANE[0], 1 + STEPS**2), strict=True):
        assert np.array_equal(axes.lines[0].get_xydata(), np.stack([STEPS, values], axis=1))
        low, high = axes.get_ylim()
        assert np.ptp(values) > 0.85 * (high - low)
    assert f"SVM goes from 3.3 to 5.3 and is lowest, {PLANE[0].min():.4g} at a = −0.5; softmax" in picture.alt
    assert picture.alt.endswith("is lowest, 1 at a = 0.")


def test_numbers_of_a_nearly_level_slice_show_that_it_bends():
    assert "goes from 5.20001 to 5.20001 and is lowest, 5.2 at" in loss_slice(STEPS, {"a": 5.2 + 1e-5 * STEPS**2}).alt


def test_the_lowest_point_of_a_plane_and_the_start_are_named():
    alt = loss_plane(STEPS, STEPS, PLANE, "SVM").alt
    assert "lowest: 1 at a = −0.5, b = 0.3; at W: 2.3." in alt


def test_without_the_start_on_the_map_none_is_named():
    assert "at W" not in loss_plane(STEPS + 3, STEPS, PLANE).alt


def test_powers_of_two_are_highlighted_unless_others_are_named():
    measured = [8, 12, 16, 24], [[100, 120], [150, 160], [170, 200], [190, 195]]
    assert "Highlighted: 8 and 16." in throughput(*measured).alt
    assert "Highlighted: 12." in throughput(*measured, highlight=[12]).alt
    assert "Highlighted" not in throughput(*measured, highlight=()).alt
    assert "110 at 8, 155 at 12, 185 at 16 and 192 at 24. These are medians of 2; at 8" in throughput(*measured).alt


def test_runs_are_drawn_as_their_mean_and_standard_error():
    runs = np.random.default_rng(4).uniform(0.2, 0.4, (6, 5))
    picture = tradeoff(STRENGTHS, TRAINING, runs)
    validation = picture.figure.axes[0].containers[1]
    np.testing.assert_allclose(validation.lines[0].get_ydata(), 100 * runs.mean(axis=1))
    bars = np.array([segment[:, 1] for segment in validation.lines[2][0].get_segments()])
    np.testing.assert_allclose(np.ptp(bars, axis=1) / 2, 100 * runs.std(axis=1, ddof=1) / np.sqrt(5))
    assert "validation: mean ± standard error of 5 runs" in picture.alt and "training: one run" in picture.alt


def test_no_strength_is_called_the_best():
    for name in ("tradeoff", "tradeoff, runs"):
        picture = sketched(name)
        assert "best" not in picture.alt and not any("too" in text for text in texts(picture))


def test_one_run_has_no_error():
    assert "±" not in sketched("tradeoff").alt
    assert sketched("tradeoff").alt == tradeoff(STRENGTHS, TRAINING[:, None], VALIDATION[:, None]).alt


def test_the_description_tells_each_accuracy():
    alt = sketched("tradeoff").alt
    assert "on validation images 31.0 at 1e−4, 33.0 at 1e−3, 36.0 at 0.01," in alt and alt.endswith(
        "guessing scores 10."
    )


MISTAKES = {
    "0 strategies": lambda: loss_curves({}),
    r"curves\['a'\] has shape \(1, 2\)": lambda: loss_curves({"a": [[1, 2]]}),
    r"curves\['a'\] begins with nan": lambda: loss_curves({"a": [np.nan, 2]}),
    "rates is 2 and 1; .*logarithmic": lambda: step_sizes([2, 1], [1, 1], 1),
    "10 rates and 2 losses": lambda: step_sizes(RATES, [1, 1], 1),
    "start is -1": lambda: step_sizes(RATES, AFTER, -1),
    "none of the losses is finite": lambda: step_sizes(RATES, np.full(10, np.nan), 1),
    "distances has 3 rows and there are 8 sizes": lambda: batch_noise(BATCHES, DISTANCES[:3]),
    "1 values that aren't above 0.*leave it out": lambda: batch_noise([1, 2], [[1.0], [0.0]]),
    "orders has 0 ways": lambda: images_seen({}, 48),
    r"orders\['a'\] has shape \(96,\)": lambda: images_seen({"a": np.arange(96) % 48}, 48),
    r"goes from 0 to 47; expected indices from 0 to 39": lambda: images_seen(ORDERS, 40),
    "count is 1000": lambda: images_seen(ORDERS, 1000),
    "losses begins with inf": lambda: training_curves([np.inf, 1]),
    "validation accuracy goes from 10 to 50": lambda: training_curves(LOSSES, {"validation": ([0, 1], [10, 50])}),
    "validation has 1 places and 2 accuracies": lambda: training_curves(LOSSES, {"validation": ([0], [0.1, 0.5])}),
    "a, b and c; expected training": lambda: training_curves(LOSSES, dict.fromkeys("abc", ([0], [0.1]))),
    "a place is 0; with log=True": lambda: training_curves(LOSSES, ACCURACIES, log=True),
    "training has 2 dimensions|training has shape": lambda: tradeoff([1, 2], np.ones((2, 1, 1)), [0.5, 0.4]),
    "chance is 10": lambda: tradeoff([1, 2], [0.5, 0.5], [0.5, 0.5], chance=10),
    "window is 0": lambda: training_curves(LOSSES, window=0),
    r"accuracy has shape \(3, 2\); expected \(2, 3\)": lambda: accuracy_grid([1, 2, 3], [1, 2], GRID.T, 10),
    "accuracy goes from 10 to 40": lambda: accuracy_grid([1, 2, 3], [1, 2], np.where(GRID > 0.35, 40, 10), 10),
    r"regs is \[2.0, 1.0\]": lambda: accuracy_grid([1, 2, 3], [2, 1], GRID, 10),
    r"losses\['SVM'\] has 3 values and there are 21": lambda: loss_slice(STEPS, {"SVM": [1, 2, 3]}),
    "each larger than the one before": lambda: loss_slice(-STEPS, {"SVM": PLANE[0]}),
    r"losses has shape \(21, 20\).*pass losses.T": lambda: loss_plane(STEPS, STEPS, PLANE[:, 1:]),
    "every loss is 1": lambda: loss_plane(STEPS, STEPS, np.ones((21, 21))),
    "2 sizes and 3 rates": lambda: throughput([1, 2], [1, 2, 3]),
    "highlight names 3": lambda: throughput([1, 2], [1, 2], highlight=[3]),
    "strengths is 0 and 1; .*logarithmic": lambda: tradeoff([0, 1], [0.5, 0.5], [0.5, 0.5]),
    "training goes from 0.5 to 50; accuracies are 0 to 1": lambda: tradeoff([1, 2], [0.5, 50], [0.5, 0.5]),
    "2 strengths and 3 accuracies on validation": lambda: tradeoff([1, 2], [0.5, 0.4], [0.5, 0.5, 0.5]),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
