"""Laws of the figures about training: what is drawn is what was passed, and the description says its numbers."""

import re
from functools import cache

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from cs231n_lite.plots import (
    Picture,
    accuracy_grid,
    batch_noise,
    confusion,
    film,
    hinge_sum,
    images_seen,
    loss_curves,
    loss_plane,
    loss_slice,
    step_sizes,
    subgradients,
    templates,
    throughput,
    training_curves,
    wrong_guesses,
)
from cs231n_lite.plots.gradients.hinge_sum import corners_of
from cs231n_lite.plots.kit.ends import spread_out
from cs231n_lite.plots.kit.values import tidy
from cs231n_lite.plots.training.training_curves import running_mean

rng = np.random.default_rng(0)
RATES = 10.0 ** np.arange(-10, 0)
START = 2.200718  # the lecture's losses after one step of each rate
AFTER = np.array(
    [2.200652, 2.200057, 2.194116, 2.135493, 1.647802, 2.844355, 25.558142, 254.086573, 2539.370888, 25392.214036]
)
DIVERGING = np.array([*AFTER[:7], 1e200, np.inf, np.nan])
CURVES = {
    "random search": np.minimum.accumulate(rng.uniform(8, 10, 3000)),
    "random local search": 9 / np.arange(1, 1001) ** 0.1,
    "gradient descent": np.linspace(9, 2, 30),
}
BATCHES = 2.0 ** np.arange(8)
DISTANCES = rng.lognormal(0, 0.2, (8, 6)) * 3 / np.sqrt(BATCHES[:, None])
ORDERS = {
    "in order": np.arange(96).reshape(12, 8) % 48,
    "at random": rng.integers(0, 48, (12, 8)),
    "shuffled epochs": np.concatenate([rng.permutation(48), rng.permutation(48)]).reshape(12, 8),
}
LOSSES = 800 * np.exp(-np.arange(400) / 40) + rng.uniform(4, 6, 400)
BLOWN_UP = np.concatenate([np.geomspace(9, 1e307, 90), [np.inf], np.full(9, np.nan)])
ACCURACIES = {"training": (np.arange(5) * 100, np.linspace(0.1, 0.5, 5)), "validation": ([0, 400], [0.1, 0.38])}
GRID = np.array([[0.30, 0.40, np.nan], [0.31, 0.38, 0.1]])
NAMES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
SNAPSHOTS = {k: rng.normal(size=(3073, 10)) * scale for k, scale in ((100, 1e-3), (0, 1e-4), (1500, 1e-2))}
PICTURES = rng.integers(0, 256, (40, 32, 32, 3), dtype=np.uint8)
LABELS, GUESSES = rng.integers(0, 10, (2, 40))
STEPS = np.linspace(-1, 1, 21)
PLANE = np.abs(STEPS[:, None] - 0.3) + 2 * np.abs(STEPS + 0.5) + 1  # b downwards, a to the right
W = np.linspace(-2, 2, 84)  # no kink lies on a place
TERMS = {"cat": np.maximum(0, 1 - W) + np.maximum(0, 1 + W / 3), "car": np.maximum(0, 1 + 2 * W), "frog": 0 * W}

FIGURES = {
    "loss curves": lambda: loss_curves(CURVES),
    "loss curves, short": lambda: loss_curves({"a": [9, 8, 7], "b": [9, 8.5, np.inf]}, "steps"),
    "loss curves, high": lambda: loss_curves({"a": [1e307, 8, 7], "a rather long name of a strategy": [9, 8, 0.1]}),
    "step sizes": lambda: step_sizes(RATES, AFTER, START),
    "step sizes, diverging": lambda: step_sizes(RATES, DIVERGING, START),
    "step sizes, no explosion": lambda: step_sizes(RATES[:5], AFTER[:5], START),
    "step sizes, no valley": lambda: step_sizes(RATES[:5], START + RATES[:5], START),
    "batch noise": lambda: batch_noise(BATCHES, DISTANCES),
    "images seen": lambda: images_seen(ORDERS, 48),
    "images seen, one": lambda: images_seen({"at random": ORDERS["at random"]}, 100),
    "training curves": lambda: training_curves(LOSSES, ACCURACIES),
    "training curves, loss only": lambda: training_curves(LOSSES[200:]),
    "training curves, diverging": lambda: training_curves(BLOWN_UP, {"validation": ([0, 1], [0.1, 0.1])}, unit="epoch"),
    "accuracy grid": lambda: accuracy_grid([1e-8, 1e-7, 5e-7], [0, 2.5e4], GRID, 1000),
    "accuracy grid, large": lambda: accuracy_grid(RATES[:8], RATES[-8:] * 1e6, rng.random((8, 8)), 1000),
    "accuracy grid, all diverged": lambda: accuracy_grid([1, 2], [1], [[np.nan, np.nan]], 10),
    "film": lambda: film(SNAPSHOTS, NAMES),
    "wrong guesses": lambda: wrong_guesses(PICTURES, LABELS, GUESSES, NAMES),
    "wrong guesses, one": lambda: wrong_guesses(PICTURES[:1], [1], [5], NAMES),
    "confusion": lambda: confusion(LABELS, GUESSES, NAMES),
    "confusion, a class without images": lambda: confusion([0, 0, 1], [0, 1, 1], ["cat", "dog", "frog"]),
    "loss slice": lambda: loss_slice(STEPS, {"SVM": PLANE[0], "softmax": 1 + STEPS**2}),
    "loss plane": lambda: loss_plane(STEPS / 1000, STEPS, PLANE, "SVM"),
    "loss plane, steep": lambda: loss_plane(STEPS + 3, STEPS, PLANE**9, "SVM"),
    "hinge sum": lambda: hinge_sum(W, TERMS),
    "throughput": lambda: throughput([8, 16, 24, 32], [[100, 110], [180, 190], [200, 260], [220, 250]]),
    "throughput, nothing highlighted": lambda: throughput([8, 16, 24], [100, 180, 200], highlight=()),
    "subgradients": lambda: subgradients(STEPS, np.abs(STEPS), 0, [-1, 0, 0.5, 1, 1.5]),
}  # fmt: skip


drawn_once = cache(lambda name: FIGURES[name]())


@pytest.fixture(params=FIGURES)
def name(request):
    return request.param


@pytest.fixture
def picture(name):
    return drawn_once(name)


def texts(picture: Picture) -> list[str]:
    return [text.get_text() for axes in picture.figure.axes for text in axes.texts if text.get_text()]


def numbers(text: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", text.replace("−", "-"))]


def test_the_same_data_give_the_same_bytes_whatever_the_notebooks_own_settings():
    for name in ("loss curves", "step sizes", "training curves", "accuracy grid", "loss plane", "subgradients"):
        plain = drawn_once(name).png()
        with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "black", "lines.linewidth": 9}):
            assert FIGURES[name]().png() == plain


def test_nothing_is_cut_off_and_no_figure_is_wider_than_the_page(picture):
    figure = picture.figure
    drawn = figure.get_tightbbox(FigureCanvasAgg(figure).get_renderer())
    width, height = figure.get_size_inches()
    assert drawn.x0 >= 0 and drawn.y0 >= 0 and drawn.x1 <= width and drawn.y1 <= height, drawn
    assert width <= 8.41


def test_no_two_texts_lie_on_each_other(picture):
    renderer = FigureCanvasAgg(picture.figure).get_renderer()
    picture.figure.draw(renderer)
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in seen_texts(picture)]
    for i, (one, box) in enumerate(boxes):
        for other, its_box in boxes[:i]:
            shared = Bbox.intersection(box, its_box)
            assert shared is None or min(shared.width, shared.height) < 3, (one, other)


def seen_texts(picture: Picture) -> list[Text]:
    """Return all texts of a figure but slanted ones, whose boxes are larger than they, and ticks beyond the axes."""
    found = [text for legend in picture.figure.legends for text in legend.get_texts()]
    for axes in picture.figure.axes:
        found += axes.texts + (axes.get_legend().get_texts() if axes.get_legend() else [])
        if axes.axison:
            found += [axes.title, axes._left_title, axes.xaxis.label, axes.yaxis.label]
            for axis in (axes.xaxis, axes.yaxis):
                low, high = sorted(axis.get_view_interval())
                found += [tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
    return [text for text in found if text.get_text().strip() and text.get_rotation() % 90 == 0]


def test_the_description_is_one_paragraph_that_ends_in_a_full_stop(picture):
    alt = picture.alt
    assert alt == " ".join(alt.split()) and alt.endswith(".")
    assert "nan" not in alt and "inf" not in alt


def test_axes_with_a_scale_say_what_it_is(picture):
    for axes in picture.figure.axes:
        assert not axes.axison or axes.get_xlabel() or axes.get_ylabel(), axes


@pytest.mark.parametrize("seed", range(5))
def test_texts_at_the_ends_keep_their_distance_and_their_order(seed):
    heights = np.random.default_rng(seed).uniform(0, 1, 6)
    moved = spread_out(heights, 0.1)
    assert np.diff(np.sort(moved)).min() > 0.1 - 1e-9 and moved.max() <= 1 + 1e-9
    assert np.array_equal(np.argsort(moved), np.argsort(heights))


def test_texts_that_are_far_apart_stay_where_they_are():
    assert np.allclose(spread_out(np.array([0.9, 0.2, 0.5]), 0.1), [0.9, 0.2, 0.5])


@pytest.mark.parametrize(
    ("value", "text"),
    [(1e-7, "1e−7"), (2.5e4, "2.5e4"), (100, "100"), (0.001, "1e−3"), (0.05, "0.05"), (-2.5e-5, "−2.5e−5"), (0, "0")],
)
def test_powers_of_ten_are_written_as_in_code(value, text):
    assert tidy(value) == text


def test_curves_are_drawn_as_passed_and_their_last_loss_is_written():
    picture = loss_curves(CURVES)
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
    picture = step_sizes(RATES, AFTER, START)
    assert {"too small\nnothing happens", "the valley", "too large\nthe explosion"} <= set(texts(picture))
    assert "best: 1e−6, loss 1.648." in picture.alt and "1e−10: 2.201," in picture.alt
    axes = picture.figure.axes[0]
    valley = next(patch for patch in axes.patches if patch.get_facecolor()[0] < 0.9).get_extents()
    left, right = axes.transData.inverted().transform(valley)[:, 0]
    assert (RATES[(left < RATES) & (right > RATES)] == RATES[3:5]).all()


def test_losses_of_steps_are_drawn_as_passed_and_others_as_diverged():
    picture = step_sizes(RATES, DIVERGING, START)
    points = [line for line in picture.figure.axes[0].lines if len(line.get_xdata()) == 8]
    assert np.array_equal(points[0].get_ydata(), DIVERGING[:8])
    assert "diverged" in texts(picture) and "0.01: diverged, 0.1: diverged" in picture.alt


def test_if_every_step_raises_the_loss_there_is_no_valley():
    picture = step_sizes(RATES[:5], START + RATES[:5], START)
    assert "no rate lowers the loss" in picture.alt and "the valley" not in texts(picture)


def test_the_slope_of_pure_noise_is_that_of_the_guide():
    picture = batch_noise(BATCHES, np.ones(3) * 5 / np.sqrt(BATCHES[:, None]))
    assert "a slope of −0.5;" in picture.alt and "falls from 5 at 1 images to 0.442 at 128" in picture.alt
    guide, _, medians = picture.figure.axes[0].lines[:3]
    assert np.allclose(guide.get_ydata(), medians.get_ydata())


def test_every_batch_is_a_point():
    points = batch_noise(BATCHES, DISTANCES).figure.axes[0].lines[1]
    assert np.array_equal(points.get_ydata(), DISTANCES.ravel())


def test_images_are_counted_as_by_bincount():
    picture = images_seen(ORDERS, 48)
    for (name, order), bars in zip(ORDERS.items(), picture.figure.axes[1::3], strict=True):
        totals = np.bincount(order.ravel(), minlength=48)
        assert [bar.get_width() for bar in bars.patches] == totals.tolist()
        assert f"{name}: {np.sum(totals == 0)} of 48 never seen, one image up to {totals.max()} times" in picture.alt


def test_a_cell_is_filled_where_an_image_is_in_the_batch():
    for order, steps in zip(ORDERS.values(), images_seen(ORDERS, 48).figure.axes[::3], strict=True):
        shown = np.asarray(steps.get_images()[0].get_array())
        filled = np.array([[np.any(batch == image) for batch in order] for image in range(48)])
        assert np.array_equal((shown == 1) | (shown == 2), filled)


def test_the_running_mean_is_the_mean_of_the_last_ones():
    means = running_mean(LOSSES, 50)
    assert np.allclose(means, [LOSSES[k - 49 : k + 1].mean() for k in range(49, 400)])
    axes = training_curves(LOSSES, window=50).figure.axes[0]
    assert np.array_equal(axes.lines[0].get_ydata(), LOSSES)
    assert np.array_equal(axes.lines[1].get_ydata(), means) and axes.lines[1].get_xdata()[0] == 49


def test_losses_that_start_high_have_a_logarithmic_axis():
    assert training_curves(LOSSES).figure.axes[0].get_yscale() == "log"
    assert training_curves(LOSSES[200:]).figure.axes[0].get_yscale() == "linear"


def test_it_is_said_where_a_training_diverged_and_the_losses_stay_as_they_were():
    before = BLOWN_UP.copy()
    picture = training_curves(BLOWN_UP)
    assert "diverged at iteration 90" in texts(picture) and "diverged at iteration 90." in picture.alt
    assert np.array_equal(BLOWN_UP, before, equal_nan=True)


def test_accuracies_are_drawn_in_percent():
    picture = training_curves(LOSSES, ACCURACIES)
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
    assert "every training diverged; 2 of 2 diverged." in FIGURES["accuracy grid, all diverged"]().alt


def test_a_film_shows_the_templates_in_the_order_of_the_iterations():
    shown = np.asarray(film(SNAPSHOTS, NAMES).figure.axes[0].get_images()[0].get_array())
    for row, iteration in enumerate((0, 100, 1500)):
        sheet = templates(SNAPSHOTS[iteration], NAMES, own_scale=True).figure.axes[0].get_images()[0].get_array()
        for k in range(5):
            own = shown[36 * row : 36 * row + 32, 36 * k : 36 * k + 32]
            assert np.array_equal(own, np.asarray(sheet)[:32, 36 * k : 36 * k + 32])
    assert "iterations 0, 100 and 1,500" in film(SNAPSHOTS, NAMES).alt


def test_a_film_of_zeros_is_gray():
    shown = film({0: np.zeros((3072, 3))}, NAMES[:3]).figure.axes[0].get_images()[0].get_array()
    assert np.all(np.asarray(shown)[:, :32] == 128)


def test_only_wrong_guesses_are_shown_each_once_with_its_two_names():
    picture = wrong_guesses(PICTURES, LABELS, GUESSES, NAMES, count=30)
    wrong = np.flatnonzero(LABELS != GUESSES)
    assert len(texts(picture)) == min(30, len(wrong)) and f"of {len(wrong)} wrong guesses on 40 pictures" in picture.alt
    pairs = {f"{NAMES[LABELS[i]]},\ntaken for\n{NAMES[GUESSES[i]]}" for i in wrong}
    assert set(texts(picture)) <= pairs


def test_a_seed_chooses_the_wrong_guesses():
    first, same, other = (wrong_guesses(PICTURES, LABELS, GUESSES, NAMES, 5, seed).alt for seed in (0, 0, 1))
    assert first == same != other


def test_rows_of_the_confusion_are_shares_of_a_class():
    picture = confusion(LABELS, GUESSES, NAMES)
    written = np.array(texts(picture)).reshape(10, 10)
    for k, row in enumerate(written):
        for j, text in enumerate(row):
            assert text == f"{100 * np.mean(GUESSES[k == LABELS] == j):.0f}"
    assert f"Right: {100 * np.mean(LABELS == GUESSES):.1f} % of 40 images" in picture.alt


def test_a_class_without_images_has_no_shares():
    assert texts(confusion([0, 0, 1], [0, 1, 1], ["cat", "dog", "frog"]))[6:] == ["–"] * 3


def test_slices_are_drawn_as_passed_with_their_lowest_points():
    picture = loss_slice(STEPS, {"SVM": PLANE[0], "softmax": 1 + STEPS**2})
    curves = [line for line in picture.figure.axes[0].lines if len(line.get_xdata()) == 21]
    assert np.array_equal(curves[0].get_ydata(), PLANE[0]) and np.array_equal(curves[1].get_ydata(), 1 + STEPS**2)
    assert f"SVM is lowest, {PLANE[0].min():.4g}, at a = −0.5 and softmax is lowest, 1, at a = 0." in picture.alt


def test_the_lowest_point_of_a_plane_and_the_start_are_named():
    alt = loss_plane(STEPS, STEPS, PLANE, "SVM").alt
    assert "lowest: 1 at a = −0.5, b = 0.3; at W: 2.3." in alt


def test_without_the_start_on_the_map_none_is_named():
    assert "at W" not in loss_plane(STEPS + 3, STEPS, PLANE).alt


@pytest.mark.parametrize("seed", range(4))
def test_kinks_are_found_wherever_they_lie(seed):
    rng = np.random.default_rng(seed)
    kinks = np.array([-1.3, 0.1, 1.1]) + rng.uniform(-0.2, 0.2, 3)
    losses = (rng.uniform(0.5, 2, (3, 1)) * np.maximum(0, W - kinks[:, None])).sum(axis=0) + 0.7 * W
    places, heights = corners_of(W, losses, "losses")
    assert np.allclose(places[1:-1], kinks)
    assert np.allclose(np.interp(W, places, heights), losses)


def test_the_mean_of_hinges_has_the_kinks_of_all():
    picture = hinge_sum(W, TERMS)
    thick = max(picture.figure.axes[0].lines, key=lambda line: line.get_linewidth())
    assert np.allclose(thick.get_ydata(), np.mean(list(TERMS.values()), axis=0))
    assert "Kinks of cat: −3" not in picture.alt
    assert "Kinks of cat: 1; car: −0.5; frog: none; so the mean has 2." in picture.alt


def test_powers_of_two_are_highlighted_unless_others_are_named():
    measured = [8, 12, 16, 24], [[100, 120], [150, 160], [170, 200], [190, 195]]
    assert "Highlighted: 8 and 16." in throughput(*measured).alt
    assert "Highlighted: 12." in throughput(*measured, highlight=[12]).alt
    assert "Highlighted" not in throughput(*measured, highlight=()).alt
    assert "110 at 8, 192 at 24" in throughput(*measured).alt


def test_subgradients_are_the_slopes_from_the_left_to_the_right_one():
    slopes = np.linspace(-2, 2, 5)
    alt = subgradients(STEPS, np.abs(STEPS), 0, slopes).alt
    assert "slope −1 on the left, 1 on the right of w = 0" in alt
    assert "slope −1, 0 and 1 stay below it; those of slope −2 and 2 cross it." in alt


def test_away_from_kinks_only_one_line_stays_below():
    alt = subgradients(STEPS, np.abs(STEPS), STEPS[15], [0.5, 1, 1.5]).alt
    assert "lines of slope 1 stay below it; those of slope 0.5 and 1.5 cross it." in alt


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
    "window is 0": lambda: training_curves(LOSSES, window=0),
    r"accuracy has shape \(3, 2\); expected \(2, 3\)": lambda: accuracy_grid([1, 2, 3], [1, 2], GRID.T, 10),
    "accuracy goes from 10 to 40": lambda: accuracy_grid([1, 2, 3], [1, 2], np.where(GRID > 0.35, 40, 10), 10),
    r"regs is \[2.0, 1.0\]": lambda: accuracy_grid([1, 2, 3], [2, 1], GRID, 10),
    "0 snapshots": lambda: film({}, NAMES),
    "an iteration is 0.5": lambda: film({0.5: SNAPSHOTS[0]}, NAMES),
    r"W has shape \(10, 3073\)": lambda: film({0: SNAPSHOTS[0].T}, NAMES),
    "all 40 guesses are right": lambda: wrong_guesses(PICTURES, LABELS, LABELS, NAMES),
    r"guesses has shape \(39,\).*\(40,\)": lambda: wrong_guesses(PICTURES, LABELS, GUESSES[1:], NAMES),
    "labels go from 0 to 9; expected 0 to 4": lambda: confusion(LABELS, GUESSES % 5, NAMES[:5]),
    "1 classes": lambda: confusion([0], [0], ["cat"]),
    r"losses\['SVM'\] has 3 values and there are 21": lambda: loss_slice(STEPS, {"SVM": [1, 2, 3]}),
    "each larger than the one before": lambda: loss_slice(-STEPS, {"SVM": PLANE[0]}),
    r"losses has shape \(21, 20\).*pass losses.T": lambda: loss_plane(STEPS, STEPS, PLANE[:, 1:]),
    "every loss is 1": lambda: loss_plane(STEPS, STEPS, np.ones((21, 21))),
    r"terms\['a'\] is curved": lambda: hinge_sum(W, {"a": W**2}),
    r"terms\['a'\] has 3 values": lambda: hinge_sum(W, {"a": [1, 2, 3]}),
    "2 sizes and 3 rates": lambda: throughput([1, 2], [1, 2, 3]),
    "highlight names 3": lambda: throughput([1, 2], [1, 2], highlight=[3]),
    "isn't convex": lambda: subgradients(STEPS, -np.abs(STEPS), 0, [0]),
    "at is 0.03": lambda: subgradients(STEPS, np.abs(STEPS), 0.03, [0]),
    "at is -1": lambda: subgradients(STEPS, np.abs(STEPS), -1, [0]),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
