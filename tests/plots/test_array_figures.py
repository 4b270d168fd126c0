"""Laws of the figures of arrays and times: boxes hold the values with their shape, slopes are those of the times."""

from dataclasses import replace

import numpy as np
import pytest

from cs231n_lite.plots import Array, matrices, times

from .figures.losses import SCORES
from .figures.vectorizing import RIGHT, SIZES, A
from .reading import numbers_in, texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")


def texts(*parts) -> list[str]:
    return texts_of(*matrices(*parts).figure.axes)


def test_the_cells_hold_the_values_row_by_row():
    assert numbers_in(" ".join(texts(Array(SCORES))[:9])) == SCORES.ravel().tolist()


def test_cells_are_written_with_as_few_decimals_as_they_need_and_at_most_two():
    assert Array([3.0, -2.0]).texts.tolist() == [["3", "−2"]]
    assert Array([3.0, 2.5]).texts.tolist() == [["3.0", "2.5"]]
    assert Array([1 / 3, -1e-9]).texts.tolist() == [["0.33", "0.00"]]


def test_signs_are_written_before_all_but_0():
    assert Array([2, 0, -1], signed=True).texts.tolist() == [["+2", "0", "−1"]]


@pytest.mark.parametrize(
    ("values", "shape"), [(SCORES, "(3, 3)"), (RIGHT, "(3,)"), (RIGHT[:, None], "(3, 1)"), (7.5, "one value")]
)
def test_below_an_array_stands_its_own_shape(values, shape):
    assert shape in texts(Array(values))


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
    assert numbers_in(" ".join(bold)) == SCORES[SCORES > 4].tolist()


def test_faded_cells_are_dotted():
    axes = matrices(Array(A, faded=A < 0)).figure.axes[0]
    assert [box.get_linestyle() in (":", "dotted") for box in axes.patches] == (A < 0).tolist()


def test_the_description_tells_values_and_what_stands_out():
    alt = matrices(Array(A, "a", faded=A < 0, highlight=A == 3), "→", Array(A.max(), "np.max(a)")).alt
    assert "a, shape (4,): (3, −1, 2, −4), highlighted: 3, faded: −1, −4; “→”; np.max(a), one value: (3)." in alt


def test_an_array_can_be_changed_like_any_dataclass():
    assert replace(Array(A, "a"), title="b").title == "b"


def texts_of_times(seconds) -> list[str]:
    return texts_of(*times(SIZES, seconds).figure.axes)


@pytest.mark.parametrize("power", [0.5, 1, 2])
def test_the_slope_is_the_power_of_N(power):
    assert f"loops: slope about {power:.1f}" in texts_of_times({"loops": 1e-6 * SIZES**power})


def test_slopes_do_not_depend_on_how_fast_the_machine_is():
    seconds = np.array([1, 2.3, 3.9, 8.2, 17])
    written = {text for scale in (1e-6, 1, 1e3) for text in texts_of_times({"loops": scale * seconds})}
    assert len(written) == 1


def test_the_gap_is_that_at_the_largest_N():
    assert "about 37 ×" in texts_of_times(
        {"without": 1e-4 * SIZES / SIZES[-1], "with": 37e-4 * (SIZES / SIZES[-1]) ** 2}
    )


def test_the_law_goes_through_the_last_point_with_slope_1():
    seconds = np.array([1, 2.3, 3.9, 8.2, 17])
    law, measured = times(SIZES, {"loops": seconds}).figure.axes[0].lines[:2]
    assert np.array_equal(measured.get_ydata(), seconds) and law.get_ydata()[-1] == seconds[-1]
    assert np.allclose(law.get_ydata() / law.get_xdata(), seconds[-1] / SIZES[-1])


def test_versions_are_told_apart_without_colour():
    lines = times(SIZES, {"a": SIZES, "b": 2 * SIZES, "c": 3 * SIZES, "d": 4 * SIZES}).figure.axes[0].lines
    assert (
        len({line.get_linestyle() for line in lines[1:8:2]}) == len({line.get_marker() for line in lines[1:8:2]}) == 4
    )


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
    "sizes is 2 and 1; expected": lambda: times([2, 1], {"a": [1, 2]}),
    "the times 'a'.*5 numbers above 0": lambda: times(SIZES, {"a": [1, 2]}),
    "the times 'b'": lambda: times(SIZES, {"b": SIZES - 50}),
    "0 versions": lambda: times(SIZES, {}),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
