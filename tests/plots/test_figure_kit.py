"""Laws of what the figures share: how numbers are written, and how texts at the ends of lines keep apart."""

import numpy as np
import pytest

from cs231n_lite.plots.kit.ends import spread_out
from cs231n_lite.plots.kit.values import duration, scientific, short, tidy


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (-0.0, "0"), (1, "1"), (0.999, "1.00"), (0.13, "0.13"), (-0.87, "−0.87"), (0.005, "0.01"),
     (0.00097, "0.001"), (0.00092, "0.0009"), (3.4e-48, "3e−48"), (-2e-7, "−2e−7"), (9.994, "9.99"), (9.996, "10.0"),
     (164.02, "164.0"), (22026.5, "22,026"), (4.1e53, "4.1e53"), (1e6, "1e6"), (3e-100, "3e−100")],
)  # fmt: skip
def test_short_numbers_are_told_from_0(value, expected):
    assert short(value) == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [(1e-7, "1e−7"), (2.5e4, "2.5e4"), (100, "100"), (0.001, "1e−3"), (0.05, "0.05"), (-2.5e-5, "−2.5e−5"), (0, "0")],
)
def test_powers_of_ten_are_written_as_in_code(value, text):
    assert tidy(value) == text


def test_powers_of_ten_are_written_where_they_are_shorter():
    values = (0, 1, -0.05, 3.2e-9, 1e-12, 9.96e-5, 99.9999, 1500, 12345, -2e-5)
    written = ["0", "1", "−0.05", "3.2·10⁻⁹", "10⁻¹²", "10⁻⁴", "100", "1,500", "1.2·10⁴", "−2·10⁻⁵"]
    assert [scientific(value) for value in values] == written


def test_times_are_written_in_the_units_of_people():
    seconds = (0, 1e-9, 2.2e-3, 0.9996, 59.97, 312, 3600, 86400, 12 * 86400, 1e8)
    written = ["0 ns", "1 ns", "2.2 ms", "1 s", "1 min", "5.2 min", "1 h", "24 h", "12 days", "3.2 years"]
    assert [duration(second) for second in seconds] == written


@pytest.mark.parametrize("seed", range(5))
def test_texts_at_the_ends_keep_their_distance_and_their_order(seed):
    heights = np.random.default_rng(seed).uniform(0, 1, 6)
    moved = spread_out(heights, 0.1)
    assert np.diff(np.sort(moved)).min() > 0.1 - 1e-9 and moved.max() <= 1 + 1e-9
    assert np.array_equal(np.argsort(moved), np.argsort(heights))


def test_texts_that_are_far_apart_stay_where_they_are():
    assert np.allclose(spread_out(np.array([0.9, 0.2, 0.5]), 0.1), [0.9, 0.2, 0.5])
