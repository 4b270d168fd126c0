"""Laws of the figures of networks: their numbers are those of the functions and weights they are given."""

import numpy as np
import pytest

from cs231n_lite.plots import Panel, activations, network, neurons, regions_beside

from .figures import sketched
from .figures.networks import TEN, W1, W2, XOR, by_tanh, rectifier
from .figures.plane import LABELS, POINTS, by_hand
from .reading import labels_of, texts_of

pytestmark = pytest.mark.usefixtures("not_laid_out")


def test_value_and_slope_are_those_of_the_function_and_a_jump_is_a_gap():
    axes = sketched("activations").figure.axes[0]
    value, slope = axes.lines[-2:]
    x = value.get_xdata()
    np.testing.assert_allclose(value.get_ydata(), np.maximum(0, x))
    gap = np.isnan(slope.get_ydata())
    assert gap.sum() == 1 and abs(x[gap][0]) < 0.02
    np.testing.assert_array_equal(slope.get_ydata()[~gap], (x > 0)[~gap])


def test_the_description_says_how_much_is_flat():
    alt = sketched("activations").alt
    assert "rectifier goes from 0 to 5, its slope from 0 to 1, and it is flat on 50 % of the range" in alt
    x = np.linspace(-5, 5, 1001)
    assert f"tanh goes from −1 to 1, its slope from 0.000182 to 1, and it is flat on {flat(x):.0f} %" in alt


def flat(x):
    return 100 * np.mean(by_tanh(x)[1] < 0.05)


def test_every_function_has_a_panel_with_its_name_and_an_x_below_its_column():
    axes = sketched("activations, four").figure.axes
    assert [one.get_title() for one in axes] == ["a", "b", "c", "leaky rectifier, α = 0.1"]
    assert [bool(one.get_xlabel()) for one in axes] == [False, True, True, True]


def test_the_circles_hold_what_the_network_computes():
    texts = texts_of(sketched("network").figure.axes[0])
    for expected in ("bias −1\nsum 1", "bias 0\nsum 2", "bias 0.5", "even", "odd", "−2", "0.5"):
        assert expected in texts
    alt = sketched("network").alt
    assert "the hidden sums are 2 and 1" in alt and "the scores are even 0.5 and odd 0" in alt
    assert "the rectifier makes 1 and 0 of them, and the scores are score 0 0.5 and score 1 1" in (
        sketched("network, closed").alt
    )


def test_a_weight_of_0_has_no_line_and_signs_differ_in_their_lines():
    lines = sketched("network").figure.axes[0].lines
    assert len(lines) == 6
    assert [line.get_linestyle() for line in lines].count("--") == 1
    assert labels_of(sketched("network").figure.legends[0]) == ["weight above 0", "weight below 0"]


def test_neurons_with_the_largest_weights_come_first_with_the_classes_they_raise_and_lower():
    strength = np.linalg.norm(W1, axis=0) * np.linalg.norm(W2, axis=1)
    first = W2[np.argmax(strength)]
    titles = texts_of(sketched("neurons").figure.axes[0])
    assert titles[0] == f"+ {TEN[first.argmax()]}\n− {TEN[first.argmin()]}"
    assert len(titles) == 18 and len(texts_of(sketched("neurons, few").figure.axes[0])) == 3


def test_lines_of_neurons_run_where_their_sums_are_0():
    W, b = np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([-1.0, 90.0])
    picture = regions_beside([Panel(POINTS, LABELS, by_hand, neurons=(W, b)), Panel(POINTS, LABELS, by_hand)])
    plain, with_line = (len(axes.collections) for axes in picture.figure.axes[::-1])
    assert with_line == plain + 1  # the other line is outside
    np.testing.assert_allclose(picture.figure.axes[0].collections[-1].get_paths()[0].vertices[:, 0], 1)
    assert "2 dotted lines of hidden neurons" in picture.alt
    assert labels_of(picture.figure.legends[0])[-1] == "a hidden neuron's sum is 0"


MISTAKES = {
    "there are 0 functions": lambda: activations({}),
    r"broken must return \(value, slope\)": lambda: activations({"broken": np.tanh}),
    "infinite or not a number": lambda: activations({"broken": lambda x: (x, x + np.inf)}),
    r"x has shape \(3,\); expected \(2,\)": lambda: network(XOR, [1, 2, 3]),
    r"expected \(D, H\)": lambda: network({**XOR, "b1": np.ones(3)}, [1, 1]),
    "at most 3 can be drawn": lambda: network({**XOR, "W1": np.ones((5, 2))}, np.ones(5)),
    r"expected \(H, 9\)": lambda: neurons(W1, W2, TEN[:9]),
    "count is 25": lambda: neurons(W1, W2, TEN, 25),
    r"the neurons' W and b have shapes \(2, 3\) and \(2,\)": lambda: regions_beside(
        [Panel(POINTS, LABELS, by_hand, neurons=(np.ones((2, 3)), np.ones(2)))] * 2
    ),
}


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_named(message):
    with pytest.raises(ValueError, match=message):
        MISTAKES[message]()


def test_a_function_gets_an_array_of_its_own():
    def spoiling(x):
        value, slope = rectifier(x)
        x[:] = 9
        return value, slope

    assert activations({"a": spoiling, "b": rectifier}).alt.count("from 0 to 5") == 2
