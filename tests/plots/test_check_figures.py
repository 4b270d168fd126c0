"""Laws of the figures of gradient checks: every group, entry and time stands where it belongs, with its verdict."""

import numpy as np
import pytest

from cs231n_lite.plots import CheckedGroup, checked_entries, gradient_cost, gradient_groups

from .figures import sketched
from .figures.gradients import BIAS, COLUMNS, RANDOM, SECONDS, SIZES
from .reading import texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")


def test_a_group_stands_at_its_error_with_its_verdict_in_words():
    axes = sketched("gradient_groups").figure.axes[0]
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
    alt = sketched("gradient_groups").alt
    assert "; column 1: car passed, error 0, 20 checked, 0 at kinks; " in alt
    assert "column 2: bird not checkable, no error, 0 checked, 20 at kinks; bias row failed, error 1, " in alt


def test_without_a_kink_there_is_no_column_of_them_but_a_sentence():
    without = gradient_groups([CheckedGroup("bias row", 1e-9, "passed", checked=10)])
    assert "at kinks" not in texts_of(*without.figure.axes) and "at kinks" not in without.alt
    assert without.alt.endswith("10 checked. No weight had a kink within its step, so none was set aside.")
    assert without.figure.texts[0].get_text() in without.alt
    assert "at kinks" in texts_of(*sketched("gradient_groups").figure.axes)


def test_the_report_counts_verdicts():
    assert "on 6 groups of weights, 3 passed, 2 failed, 1 not checkable: " in sketched("gradient_groups").alt


def test_entries_are_drawn_in_their_row_and_column():
    axes = sketched("checked_entries").figure.axes[0]
    columns, bias = (points.get_offsets() for points in axes.collections if len(points.get_paths()) == 1)
    assert np.array_equal(columns, COLUMNS[:, ::-1])
    strip = dict(zip([t.get_text() for t in axes.get_yticklabels()], axes.get_yticks(), strict=True))["bias: 3,072"]
    assert np.array_equal(bias, [(c, strip) for c in range(10)]) and strip > 3072


def test_entries_in_the_bias_row_are_counted_once():
    picture = checked_entries((3073, 10), {"bias": BIAS, "again": BIAS[:3]}, RANDOM)
    chosen, random_ones = (axes.get_title() for axes in picture.figure.axes)
    assert chosen == "10 entries chosen by groups: 10 in the bias row"
    assert random_ones == ("10 entries drawn at random: 0 in the bias row\n(none of 10 hits it in 99.7 % of draws)")


def test_the_time_at_the_target_is_proportional_to_the_number_of_weights():
    picture = gradient_cost(SIZES, 1e-3 * SIZES, target=30_000, analytic=1e-2)
    assert texts_of(*picture.figure.axes) == ["30,000 weights: about 30 s", "about 3,000 ×"]
    assert "from there on, 30,000 weights: about 30 s. The analytic gradient takes 10 ms" in picture.alt


def test_fixed_costs_of_small_gradients_do_not_bend_the_law():
    told = [gradient_cost(SIZES, 1e-3 * SIZES + fixed * (SIZES < 500), target=30_000).alt for fixed in (0, 1, 5)]
    assert all("30,000 weights: about 30 s." in alt for alt in told)


def test_measured_times_are_drawn_as_points_and_the_law_goes_through_the_last():
    law, line = sketched("gradient_cost").figure.axes[0].lines[:2]
    (x0, x1), (y0, y1) = law.get_data()
    assert np.isclose(y1 / y0, x1 / x0) and np.isclose(np.interp(SIZES[-1], [x0, x1], [y0, y1]), SECONDS[-1])
    assert np.array_equal(line.get_data(), [SIZES, SECONDS]) and line.get_marker() == "o"


def group(**changes) -> CheckedGroup:
    return CheckedGroup(**{"name": "bias", "error": 1e-9, "verdict": "passed", "checked": 10, **changes})


MISTAKES = {
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
    r"'bias' has the entry \(3072, 0\).*Rows are": lambda: checked_entries((3072, 10), {"bias": BIAS}),
    r"random_ones.*expected integers \(K, 2\)": lambda: checked_entries((3073, 10), {"bias": BIAS}, BIAS / 2),
    "seconds has 3 values from 0.05; expected 4": lambda: gradient_cost(SIZES, SECONDS[:3]),
    "seconds has 4 values from 0;": lambda: gradient_cost(SIZES, [0, 1, 2, 3]),
    "parameters is 2 and 1": lambda: gradient_cost([2, 1], [1, 2]),
    "target is 1,000, and up to 1,000": lambda: gradient_cost(SIZES, SECONDS, target=1000),
    "analytic is 0": lambda: gradient_cost(SIZES, SECONDS, analytic=0),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()
