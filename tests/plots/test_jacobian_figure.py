"""Laws of the figure of a Jacobian: every derivative is written in its cell, and its colour tells its sign and size."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from cs231n_lite.plots import jacobian
from cs231n_lite.plots.gradients.jacobian import ZERO
from cs231n_lite.plots.kit.values import short

from .figures import sketched
from .figures.gradients import FULL, TWELVE
from .reading import texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")


def colours(picture) -> np.ndarray:
    return np.array([to_rgb(cell.get_facecolor()) for cell in picture.figure.axes[0].patches])


def test_every_derivative_stands_in_its_cell_and_the_names_at_the_sides():
    axes = sketched("jacobian, large").figure.axes[0]
    assert texts_of(axes) == [short(value) for value in FULL.flat]
    for labels in (axes.get_xticklabels(), axes.get_yticklabels()):
        assert [label.get_text() for label in labels] == TWELVE
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("input", "output")


def test_zeros_are_pale_and_no_other_number_is_however_small():
    zero, tiny, minus, large = colours(jacobian([[0, 1e-9, -1e-9, 5]], ["L"], "abcd"))
    assert np.allclose(zero, to_rgb(ZERO), atol=0.01)
    assert all(np.abs(colour - zero).max() > 0.05 for colour in (tiny, minus, large))


def test_the_sign_decides_between_blue_and_orange():
    up, down = colours(jacobian([[1, -1]], ["L"], ["x", "y"]))
    assert up[2] > up[0] and down[0] > down[2]


def test_a_diagonal_is_told():
    assert "2 of 16 are not 0, all on the diagonal: h0 by s0 1 and h2 by s2 2." in sketched("jacobian, diagonal").alt
    assert "diagonal" not in sketched("jacobian").alt


def test_of_many_derivatives_the_lowest_and_the_highest_are_told():
    alt = sketched("jacobian, large").alt
    assert alt.startswith("two lines: derivatives of the outputs scores[0, 0], ")
    assert short(FULL.min()) in alt and short(FULL.max()) in alt and len(alt) < 700


def test_equal_derivatives_are_told_once():
    assert jacobian(np.ones((5, 5)), "abcde", "vwxyz").alt.endswith("the lowest and the highest: a by v 1.")


def test_nothing_but_zeros_is_told_as_such():
    assert sketched("jacobian, one").alt == "Derivatives of the output L by the input w; 0 of 1 are not 0."


MISTAKES = {
    r"matrix has shape \(3,\); expected 2 dimensions": lambda: jacobian([1, 2, 3], "abc", "x"),
    r"matrix has shape \(13, 2\); expected at most 12": lambda: jacobian(np.ones((13, 2)), "a" * 13, "xy"),
    "matrix has 1 values that are infinite": lambda: jacobian([[np.inf]], "a", "x"),
    "there are 2 rows and 1 names": lambda: jacobian(np.ones((2, 2)), "a", "xy"),
    "there are 2 columns and 3 names": lambda: jacobian(np.ones((2, 2)), "ab", "xyz"),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
