"""Laws of the figures of update rules: what is drawn is what was passed, and chance is called chance."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from cs231n_lite import plots
from cs231n_lite.plots.optimizers.gains import verdict

from .figures import NOT_LAID_OUT, sketched
from .figures.optimizers import GAINS, PATHS, PLACES, RAVINE, RUNS, SAME, SCANS, SCHEDULES

pytestmark = pytest.mark.usefixtures("not_laid_out")


def test_each_path_has_a_panel_and_its_height_at_the_end():
    axes = sketched("ravine_paths").figure.axes
    assert len(axes) == len(PATHS)
    for one, (name, points) in zip(axes, PATHS.items(), strict=True):
        drawn = next(line for line in one.lines if len(line.get_xdata()) == len(points))
        assert np.array_equal(drawn.get_xydata(), points)
        x, y = points[-1]
        told = float(re.search(r"f = ([\d.,]+)$", one.get_title())[1].replace(",", ""))
        assert one.get_title().startswith(name) and told == pytest.approx((x**2 + 30 * y**2) / 2, rel=0.06)


def test_all_panels_hold_all_points():
    left, right = sketched("ravine_paths").figure.axes[0].get_xlim()
    points = np.concatenate(list(PATHS.values()))
    assert left < points[:, 0].min() and right > points[:, 0].max()


def test_the_mean_over_the_seeds_is_drawn_with_two_standard_errors():
    figure = sketched("over_seeds").figure
    for axes, ways in zip(figure.axes, RUNS.values(), strict=True):
        for container, runs in zip(axes.containers, ways.values(), strict=True):
            line, _, _ = container
            assert np.allclose(line.get_ydata(), 100 * runs.mean(axis=0)) and np.array_equal(line.get_xdata(), PLACES)
    runs = RUNS["training"]["none"]
    error = 200 * runs[:, -1].std(ddof=1) / np.sqrt(len(runs))
    assert f"training: none {100 * runs[:, -1].mean():.3g} ± {error:.2g}" in sketched("over_seeds").alt


@pytest.mark.parametrize(
    ("gain", "word"),
    [([1.0, 1.2, 1.1], "more"), ([-4.0, -5.0, -4.5], "less"), ([-1.0, 1.0, 0.2], "none"), ([0, 0], "none")],
)
def test_a_difference_within_two_standard_errors_is_none(gain, word):
    assert verdict(np.array(gain, float))[0] == word


def test_what_is_none_is_told_in_words():
    alt = sketched("gains").alt
    assert "dropout +0.1 ± 1.2, none of 3 seeds" in alt and "L2 +1.1 ± 0.1 of 3 seeds" in alt
    assert len(GAINS) == len(sketched("gains").figure.axes)


def test_the_best_rate_is_named_and_a_diverged_one_has_no_point():
    picture = sketched("rate_scan")
    assert "SGD is best at 0.1 with 40.5 %" in picture.alt and "Adam is best at 1e−3" in picture.alt
    assert np.isnan(picture.figure.axes[0].containers[0][0].get_ydata()[-1])
    assert len(SCANS) == len(picture.figure.axes[0].containers)


def test_schedules_are_drawn_as_passed_and_as_stairs():
    for line, rates in zip(sketched("schedules").figure.axes[0].lines, SCHEDULES.values(), strict=True):
        assert np.array_equal(line.get_ydata(), rates) and line.get_drawstyle() == "steps-post"


def test_equal_losses_differ_by_nothing():
    picture = sketched("same_losses")
    assert "layers differs by at most 0 of the largest" in picture.alt
    assert np.array_equal(picture.figure.axes[0].lines[0].get_ydata(), SAME["numpy"])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: plots.ravine_paths({"a": PATHS["SGD"], "b": PATHS["SGD"][:3]}, RAVINE), "as many"),
        (lambda: plots.ravine_paths(PATHS, (1.0, 0.0)), "above 0"),
        (lambda: plots.ravine_paths({}, RAVINE), "expected 1 to 6"),
        (lambda: plots.over_seeds(PLACES[:3], RUNS), "expected"),
        (lambda: plots.gains({"new": {"L2": [1.0]}}, "none"), "2 or more"),
        (lambda: plots.rate_scan({"SGD": (np.array([0.1, 1.0]), np.array([[0.1]]))}), "expected"),
        (lambda: plots.same_losses({"a": [1.0]}), "2 to 6"),
    ],
)
def test_wrong_arguments_are_answered_with_what_is_expected(make, words):
    with pytest.raises(ValueError, match=words):
        make()


def test_a_race_moves_by_itself_and_has_all_points():
    race = plots.Race(PATHS, RAVINE)
    html = race.html()
    svg = ElementTree.fromstring(re.search(r"<svg.*</svg>", html)[0])
    lines = svg.findall("{*}polyline")
    assert [len(line.get("points").split()) for line in lines] == [len(points) for points in PATHS.values()]
    assert svg.find("{*}title").text == race.alt
    assert "<script" not in html and "@media print" in html and "prefers-reduced-motion" in html
    assert html == plots.Race(PATHS, RAVINE).html()


def test_a_race_has_a_still_picture_and_while_nbgrader_grades_its_words_only(monkeypatch):
    assert plots.Race(PATHS, RAVINE)._repr_mimebundle_()[0].keys() == {"text/plain"}
    monkeypatch.delenv(NOT_LAID_OUT[0])
    data, _ = plots.Race(PATHS, RAVINE)._repr_mimebundle_()
    assert data.keys() == {"text/html", "image/png", "text/plain"}
