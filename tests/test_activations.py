"""The activation functions against PyTorch's autograd in float64, for any shape and size."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

seeds = st.integers(0, 2**32 - 1)
shapes = st.lists(st.integers(1, 5), min_size=1, max_size=4).map(tuple)
any_shape = settings(max_examples=40, deadline=None)


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip("torch", reason="PyTorch isn't installed: pip install -e '.[torch]'")


@pytest.fixture(scope="module")
def activations(references):
    return references.module("activations")


def close(yours, theirs):
    np.testing.assert_allclose(yours, np.asarray(theirs), rtol=1e-10, atol=1e-10)


@any_shape
@given(shape=shapes, scale=st.sampled_from([0.1, 3.0, 1000.0]), alpha=st.sampled_from([0.01, 0.3, 1.7]), seed=seeds)
@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu", "elu"])
def test_values_and_slopes_agree_with_pytorch(torch, activations, name, shape, scale, alpha, seed):
    x = scale * np.random.default_rng(seed).normal(size=shape)
    before = x.copy()
    more = (alpha,) if name in ("leaky_relu", "elu") else ()
    leaf = torch.tensor(x, requires_grad=True)
    function = getattr(torch, name) if name in ("sigmoid", "tanh", "relu") else getattr(torch.nn.functional, name)
    expected = function(leaf, *more)
    expected.sum().backward()
    value, slope = getattr(activations, name)(x, *more)
    close(value, expected.detach())
    close(slope, leaf.grad)
    np.testing.assert_array_equal(x, before)


@any_shape
@given(shape=shapes, seed=seeds)
def test_maxout_agrees_with_pytorch(torch, activations, shape, seed):
    rng = np.random.default_rng(seed)
    a, b = rng.normal(size=shape), rng.normal(size=shape)
    one, other = torch.tensor(a, requires_grad=True), torch.tensor(b, requires_grad=True)
    expected = torch.maximum(one, other)
    expected.sum().backward()
    value, slope_a, slope_b = activations.maxout(a, b)
    close(value, expected.detach())
    close(slope_a, one.grad)
    close(slope_b, other.grad)


@pytest.mark.parametrize("name", ["relu", "leaky_relu"])
def test_at_zero_the_slope_is_that_of_pytorch(torch, activations, name):
    leaf = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    getattr(torch.nn.functional, name)(leaf).sum().backward()
    close(getattr(activations, name)(np.zeros(3))[1], leaf.grad)


def test_where_both_are_equal_the_slope_of_maxout_belongs_to_a(activations):
    _, slope_a, slope_b = activations.maxout(np.ones(2), np.ones(2))
    np.testing.assert_array_equal((slope_a, slope_b), [[1, 1], [0, 0]])
