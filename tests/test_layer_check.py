"""The numeric check of a layer: right layers pass for any shape, wrong slopes don't, and odd returns are told."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs231n_lite.gradient_report import check_layer, layer_check

shapes = st.lists(st.integers(1, 4), min_size=2, max_size=4).map(tuple)


@pytest.fixture(autouse=True)
def reference_check(references, monkeypatch):
    monkeypatch.setattr(layer_check, "gradient_check", references.module("gradient_check"))


@pytest.fixture
def layers(references):
    return references.module("layers")


def inputs(shape=(3, 2, 2), M=3, seed=0):
    rng = np.random.default_rng(seed)
    sizes = {"x": shape, "w": (int(np.prod(shape[1:])), M), "b": (M,)}
    return {name: rng.normal(size=size) for name, size in sizes.items()}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shape=shapes, M=st.integers(1, 4), seed=st.integers(0, 2**32 - 1))
def test_a_right_layer_always_passes(layers, shape, M, seed):
    report = check_layer(layers.affine_forward, layers.affine_backward, inputs(shape, M, seed), seed)
    assert report.passed, report
    assert list(report.errors) == ["x", "w", "b"]


def test_a_single_slope_may_stand_alone(layers):
    x = np.random.default_rng(0).normal(size=(4, 5))
    x[np.abs(x) < 0.01] = 0.5
    report = check_layer(layers.relu_forward, layers.relu_backward, {"x": x})
    assert report.passed
    assert repr(report).startswith("✓ dx  relative error ")


def test_the_report_has_a_line_for_each_array_and_says_which_is_wrong(layers):
    def backward(dout, cache):
        dx, dw, db = layers.affine_backward(dout, cache)
        return dx, dw / len(dout), db

    report = check_layer(layers.affine_forward, backward, inputs())
    assert not report.passed
    assert [line[:4] for line in repr(report).splitlines()] == ["✓ dx", "✗ dw", "✓ db"]


def test_the_upstream_gradient_is_drawn_from_the_seed_so_a_layer_that_ignores_it_is_caught(layers):
    def backward(dout, cache):
        return layers.affine_backward(np.ones_like(dout), cache)

    for seed in range(10):
        report = check_layer(layers.affine_forward, backward, inputs(), seed)
        assert not any(error <= layer_check.PASSES for error in report.errors.values())
    again = [check_layer(layers.affine_forward, backward, inputs(), 3).errors for _ in range(2)]
    assert again[0] == again[1]


def test_the_arrays_come_back_as_they_were_although_the_layer_changes_its_own(layers):
    def forward(x, w, b):
        out, _ = layers.affine_forward(x, w, b)
        kept = x.copy(), w.copy(), b.copy()
        x[:] = 0
        return out, kept

    given_arrays = inputs()
    before = {name: array.copy() for name, array in given_arrays.items()}
    assert check_layer(forward, layers.affine_backward, given_arrays).passed
    for name, array in given_arrays.items():
        np.testing.assert_array_equal(array, before[name])


ODD = {
    "out alone": (lambda layers: (lambda *a: layers.affine_forward(*a)[0], layers.affine_backward), "two things"),
    "nothing": (lambda layers: (lambda *a: None, layers.affine_backward), "forward returned None"),
    "exchanged": (lambda layers: (lambda *a: layers.affine_forward(*a)[::-1], layers.affine_backward), "in this order"),
    "two slopes": (lambda layers: (layers.affine_forward, lambda d, c: layers.affine_backward(d, c)[:2]), "dx, dw, db"),
    "no slope": (lambda layers: (layers.affine_forward, lambda d, c: None), "backward returned None"),
    "flat dx": (
        lambda layers: (layers.affine_forward, lambda d, c: (d @ c[1].T, *layers.affine_backward(d, c)[1:])),
        r"dx is an array of shape \(3, 4\); expected the shape of x, \(3, 2, 2\)",
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_what_comes_back_otherwise_than_described_is_told(layers, name):
    made, words = ODD[name]
    with pytest.raises((TypeError, ValueError), match=words):
        check_layer(*made(layers), inputs())


@pytest.mark.parametrize("arrays", [{}, {"x": np.zeros((100, 100))}])
def test_no_numbers_or_too_many_are_refused(layers, arrays):
    with pytest.raises(ValueError, match="from 1 to 2000"):
        check_layer(layers.relu_forward, layers.relu_backward, arrays)


def test_arrays_that_are_no_dict_are_refused(layers):
    with pytest.raises(TypeError, match="expected a dict"):
        check_layer(layers.relu_forward, layers.relu_backward, [np.ones(3)])


def test_complex_slopes_are_told(layers):
    def backward(dout, cache):
        return layers.relu_backward(dout, cache) + 0j

    with pytest.raises(ValueError, match="dx has numbers of type complex128; expected floats"):
        check_layer(layers.relu_forward, backward, {"x": np.ones(3)})
