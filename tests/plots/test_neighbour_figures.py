"""Laws of the figures of nearest neighbours: distances, pictures and accuracies are those passed, marks are right."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from cs231n_lite.plots import changed, distances, folds, neighbours
from cs231n_lite.plots.kit.style import BLUE

from .figures import sketched
from .figures.images import IMAGES, TEN
from .figures.neighbours import ACCURACIES, AWAY, DISTS, KS, NEAR, NEAR_LABELS, QUERIES, QUERY_LABELS, VERSIONS
from .reading import texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")


def pictures_in(picture, tops, lefts) -> np.ndarray:
    """The pictures that stand in the only image of a figure, row by row."""
    (shown,) = picture.figure.axes[0].get_images()
    sheet = np.asarray(shown.get_array())
    return np.array([sheet[top : top + 32, left : left + 32] for top in tops for left in lefts])


def test_the_map_shows_the_distances_dark_where_near():
    axes, bar = sketched("distances").figure.axes
    (shown,) = axes.get_images()
    assert np.array_equal(shown.get_array(), DISTS) and bar.get_ylabel() == "distance"
    brightness = shown.cmap(np.linspace(0, 1, 20))[:, :3] @ [0.3, 0.59, 0.11]
    assert np.all(np.diff(brightness) > 0)
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("training image", "new image")


def test_the_nearest_pair_and_the_most_distant_pictures_are_told():
    dists = np.full((3, 4), 2000.0)
    dists[1], dists[:, 2], dists[2, 0] = 5000, 4000, 1234
    alt = distances(dists).alt
    assert "3 new images (rows) from 4 training images (columns)" in alt and "1,234 to 5,000" in alt
    assert "nearest pair is new image 2 and training image 0" in alt
    assert "new image 1, 4,750, and training image 2, 4,000." in alt


@pytest.mark.parametrize("distance", [0, 7])
def test_equal_distances_have_a_scale_without_negative_numbers(distance):
    _, bar = distances(np.full((2, 3), distance)).figure.axes
    assert bar.get_ylim()[0] == 0


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (20, 200), (200, 20), (500, 5000)])
def test_ticks_are_numbers_of_pictures(shape):
    axes = distances(np.ones(shape)).figure.axes[0]
    for axis, count in ((axes.xaxis, shape[1]), (axes.yaxis, shape[0])):
        seen = [place for place in axis.get_majorticklocs() if -0.5 <= place <= count - 0.5]
        assert seen[0] == 0 and all(place == round(place) for place in seen) and len(seen) <= 10


def test_every_fold_is_a_dot_and_the_means_have_the_error_of_the_textbook():
    axes = sketched("folds").figure.axes[0]
    dots = next(line for line in axes.lines if len(line.get_xdata()) == ACCURACIES.size)
    assert np.array_equal(dots.get_xdata(), np.repeat(KS, 5))
    np.testing.assert_allclose(dots.get_ydata(), 100 * ACCURACIES.ravel())
    means, _, (bars,) = axes.containers[0]
    np.testing.assert_allclose(means.get_ydata(), 100 * ACCURACIES.mean(axis=1))
    lengths = [np.ptp(segment[:, 1]) for segment in bars.get_segments()]
    np.testing.assert_allclose(lengths, 200 * ACCURACIES.std(axis=1, ddof=1) / np.sqrt(5))


def test_the_best_mean_is_named_and_chance_is_drawn():
    picture = folds([1, 5, 10], [[0.2, 0.3], [0.3, 0.4], [0.3, 0.3]], chance=0.25)
    axes = picture.figure.axes[0]
    assert axes.get_title() == "" and "Best mean: 35.0 % ± 5.0 at k = 5;" in picture.alt
    assert texts_of(axes) == ["chance\n25 %"] and list(axes.lines[0].get_ydata()) == [25, 25]


def test_the_axis_of_k_is_logarithmic_with_plain_numbers_at_the_ks():
    axes = sketched("folds").figure.axes[0]
    axes.figure.draw_without_rendering()
    assert axes.get_xscale() == "log" and [text.get_text() for text in axes.get_xticklabels()] == [str(k) for k in KS]


def test_chance_above_all_folds_is_seen():
    low, high = folds([1, 2], [[0.2, 0.3], [0.25, 0.26]], chance=0.5).figure.axes[0].get_ylim()
    assert low < 20 and high > 50


def test_each_picture_stands_at_the_left_of_its_nearest_in_their_order():
    picture, tops = sketched("neighbours"), range(0, 6 * 45, 45)
    assert np.array_equal(pictures_in(picture, tops, [0]), QUERIES)
    assert np.array_equal(pictures_in(picture, tops, range(48, 48 + 8 * 42, 42)), NEAR)


@pytest.mark.parametrize("name", ["neighbours", "neighbours, five", "changed"])
def test_each_pixel_is_a_square_of_whole_pixels_of_the_screen(name):
    figure = sketched(name).figure
    (shown,) = figure.axes[0].get_images()
    height, width, _ = shown.get_array().shape
    assert figure.axes[0].get_xlim() == (0, width) and figure.axes[0].get_ylim() == (height, 0)
    box = figure.axes[0].get_window_extent()
    assert np.isclose(box.width / width, round(box.width / width)) and np.isclose(
        box.height / height, box.width / width
    )


def test_neighbours_of_the_same_class_are_framed_and_ticked_and_no_others():
    picture = sketched("neighbours")
    axes = picture.figure.axes[0]
    same = QUERY_LABELS[:, None] == NEAR_LABELS
    frames = [np.rint(np.subtract(frame.get_xy(), (48, 0)) / (42, 45)).astype(int)[::-1] for frame in axes.patches]
    assert np.array_equal(frames, np.argwhere(same))
    names = [
        f"✓ {TEN[k]}" if column and k == row[0] else TEN[k]
        for row in np.column_stack([QUERY_LABELS, NEAR_LABELS])
        for column, k in enumerate(row)
    ]
    assert texts_of(axes)[:-2] == names
    assert f"In all {same.sum()} of 48 are of the same class." in picture.alt


def test_neighbours_are_told_row_by_row():
    assert "automobile: automobile, automobile, airplane (2 of 3 the same)." in sketched("neighbours, three").alt


def test_changed_pictures_are_those_passed_rounded():
    expected = np.rint(list(VERSIONS.values())).astype(np.uint8)
    assert np.array_equal(pictures_in(sketched("changed"), [0], range(0, 6 * 38, 38)), expected)


def test_bars_compare_the_distances():
    picture = sketched("changed")
    axes = picture.figure.axes[0]
    bars = [bar.get_width() for bar in axes.patches if bar.get_facecolor()[:3] == to_rgb(BLUE)]
    lengths = np.array(list(AWAY.values()))
    np.testing.assert_allclose(bars, 32 * lengths / lengths.max())
    assert "distance 0" in texts_of(axes) and f"distance {AWAY['mirrored']:,.0f}" in texts_of(axes)
    assert "original 0, shifted by two pixels" in picture.alt


def test_if_nothing_moved_there_is_no_bar():
    axes = sketched("changed, one").figure.axes[0]
    assert [bar.get_width() for bar in axes.patches] == [32, 0]


def near(images=QUERIES, labels=QUERY_LABELS, pictures=NEAR, near_labels=NEAR_LABELS):
    return lambda: neighbours(images, labels, pictures, near_labels, TEN)


MISTAKES = {
    r"dists has shape \(3,\); expected 2 dimensions": lambda: distances([1, 2, 3]),
    "dists has 1 numbers below 0": lambda: distances([[1, -2]]),
    "dists has 1 values that are infinite": lambda: distances([[1, np.nan]]),
    "ks is .*each larger than the one before": lambda: folds([3, 1], ACCURACIES[:2]),
    "expected whole numbers": lambda: folds([1, 1.5], ACCURACIES[:2]),
    r"shape \(5, 10\); expected \(10, F\).*pass accuracies.T": lambda: folds(KS, ACCURACIES.T),
    r"shape \(10, 1\); expected \(10, F\)": lambda: folds(KS, ACCURACIES[:, :1]),
    "go from 20 to 30 and chance is 0.1; expected shares": lambda: folds([1, 2], [[20, 30], [20, 30]]),
    "chance is 10; expected shares": lambda: folds(KS, ACCURACIES, 10),
    "there are 20 images; expected 1 to 6": near(IMAGES, np.zeros(20, int)),
    "near has shape .*float64; expected uint8": near(pictures=NEAR / 2),
    r"near_labels has shape \(48,\); expected \(6, K\)": near(near_labels=NEAR_LABELS.ravel()),
    r"near_labels has shape \(6, 9\).*K from 1 to 8": near(near_labels=np.zeros((6, 9), int)),
    "near has 48 pictures; expected 30, as near_labels has 5 for each of 6": near(near_labels=NEAR_LABELS[:, :5]),
    "near_labels go from 0 to 15": near(near_labels=3 * NEAR_LABELS),
    "labels go from 10 to 15": near(labels=QUERY_LABELS + 10),
    "there are 0 pictures; expected 1 to 6": lambda: changed({}, {}),
    "'a' and 'b' is not in both": lambda: changed({"a": IMAGES[0]}, {"b": 1}),
    r"pictures\['a'\] has shape \(32, 32, 1\)": lambda: changed({"a": IMAGES[0][..., :1]}, {"a": 1}),
    "goes from -128 to 127; expected 0 to 255. Add the mean": lambda: changed({"a": IMAGES[0] - 128.0}, {"a": 1}),
    "distances go from -1 to -1; expected 0 or more": lambda: changed({"a": IMAGES[0]}, {"a": -1}),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
