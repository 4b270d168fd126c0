"""Laws of the regions of classifiers in the plane: what is filled, ringed and told is what the scores say."""

import numpy as np
import pytest

from cs231n_lite.plots import Panel, regions, regions_beside

from .figures import sketched
from .figures.plane import HAND, LABELS, POINTS, by_hand, flat, two
from .reading import labels_of, texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")


def filled(axes) -> np.ndarray:
    """The class of each cell, rows from the bottom up."""
    return axes.images[0].get_array()


def ringed(axes) -> np.ndarray:
    (rings,) = [line for line in axes.lines if line.get_fillstyle() == "none"]
    return rings.get_xydata()


def test_every_cell_has_the_class_with_the_highest_score():
    axes = sketched("regions, marked").figure.axes[0]
    classes = filled(axes)
    middles = -4 + (np.arange(len(classes)) + 0.5) * 8 / len(classes)
    x, y = np.meshgrid(middles, middles)
    np.testing.assert_array_equal(classes, np.where(np.maximum(x, y) < 0, 2, np.where(x >= y, 0, 1)))


def test_ringed_are_the_points_with_a_positive_hinge_term():
    scores = by_hand(POINTS)
    own = scores[np.arange(len(LABELS)), LABELS]
    terms = np.maximum(0, scores - own[:, None] + 1)
    terms[np.arange(len(LABELS)), LABELS] = 0
    expected = POINTS[terms.any(axis=1)]
    np.testing.assert_array_equal(ringed(sketched("regions").figure.axes[0]), expected)
    assert len(expected) == 3


def test_a_point_where_the_lead_is_1_up_to_rounding_has_no_ring():
    points, labels = np.array([[1 - 1e-6, 0], [0.9, 0], [0, 3]]), np.array([0, 0, 1])
    np.testing.assert_array_equal(ringed(regions(points, labels, by_hand).figure.axes[0]), [[0.9, 0]])


def test_the_description_counts_points_rings_and_areas():
    alt = sketched("regions, marked").alt
    assert (
        "1 of 6 points lie in the region of another class, 3 are ringed; of the area A 38 %, B 37 % and C 25 %" in alt
    )
    assert "by hand: 1 of 6 points" in sketched("regions").alt
    assert "ring" not in sketched("regions_beside, without margins").alt


def test_a_title_of_two_lines_is_one_line_in_the_description():
    assert "all scores 0 accuracy 0.33: 4 of 6 points" in sketched("regions_beside").alt


def test_classes_are_told_apart_without_colour_and_lines_too():
    (legend,) = sketched("regions_beside").figure.legends
    *classes, boundary, lead, ring = legend.legend_handles
    assert len({handle.get_marker() for handle in classes}) == 3
    assert (boundary.get_linestyle(), lead.get_linestyle(), ring.get_marker()) == ("-", "--", "o")


def test_the_legend_says_what_is_drawn():
    assert labels_of(sketched("regions, two classes").figure.axes[0].get_legend()) == [
        "class in",
        "class out",
        "boundary",
    ]


def test_boundaries_run_where_two_scores_are_equal_and_dashed_lines_where_one_leads_by_1():
    def paths(name):
        axes = sketched(name).figure.axes[0]
        return [np.concatenate([path.vertices for path in lines.get_paths()]) for lines in axes.collections]

    for boundary, lead in zip(*[iter(paths("regions"))] * 2, strict=True):
        for places, expected in ((boundary, 0), (lead, 1)):
            first, second = np.sort(by_hand(places))[:, :0:-1].T
            assert np.median(np.abs(first - second - expected)) < 1e-6
    assert paths("regions, flat") == []


def test_panels_share_their_frame_so_that_they_compare():
    figure = sketched("regions_beside, three").figure
    assert len({(axes.get_xlim(), axes.get_ylim()) for axes in figure.axes}) == 1
    assert [axes.get_title() for axes in figure.axes] == ["by hand", "all scores 0\naccuracy 0.33", "by hand"]
    assert not any(texts_of(axes) for axes in figure.axes)


MISTAKES = {
    r"points has shape \(6, 3\); expected \(N, 2\)": lambda: regions(np.ones((6, 3)), LABELS, by_hand),
    r"labels has shape \(5,\)": lambda: regions(POINTS, LABELS[:5], by_hand),
    "labels go from 0 to 2; expected 0 to 1": lambda: regions(POINTS, LABELS, two, classes=("A", "B")),
    r"score gives an array of shape \(40000, 2\)": lambda: regions(POINTS, LABELS, two),
    "infinite or not a number": lambda: regions(POINTS, LABELS, lambda p: flat(p) / 0 if len(p) else p),
    "marked is 6": lambda: regions(POINTS, LABELS, by_hand, marked=6),
    "frame is": lambda: regions(POINTS, LABELS, by_hand, frame=(1, 0, 0, 1)),
    "there are 4 classes": lambda: regions(POINTS, LABELS, by_hand, classes="ABCD"),
    "there are 1 panels": lambda: regions_beside([HAND]),
    "points has 1 values that are inf": lambda: regions_beside([HAND, Panel([[np.inf, 0]], [0], by_hand)]),
}


@pytest.mark.parametrize("message", MISTAKES)
@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
