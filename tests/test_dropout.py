"""Dropout against PyTorch's autograd, given the mask; its laws for right draws; limited norms against PyTorch's."""

import numpy as np
import pytest

from cs231n_lite.exercises.measures import dropping


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip("torch", reason="PyTorch isn't installed: pip install -e '.[torch]'")


@pytest.fixture(scope="module")
def dropout(references):
    return references.module("dropout")


@pytest.mark.parametrize("mode", ["train", "test"])
@pytest.mark.parametrize("shape", [(5,), (4, 3), (2, 3, 2)])
def test_given_the_mask_dropout_agrees_with_pytorch(torch, dropout, shape, mode):
    rng = np.random.default_rng(0)
    x, dout = rng.normal(size=shape), rng.normal(size=shape)
    out, cache = dropout.dropout_forward(x, {"mode": mode, "p": 0.6, "rng": rng})
    leaf = torch.tensor(x, requires_grad=True)
    factor = 1 / 0.6 if mode == "train" else 1.0
    expected = leaf * torch.tensor((out != 0) * factor)
    expected.backward(torch.tensor(dout))
    np.testing.assert_allclose(out, expected.detach().numpy(), rtol=1e-10, atol=1e-10)
    np.testing.assert_allclose(dropout.dropout_backward(dout, cache), leaf.grad.numpy(), rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("limit", [0.1, 1.0, 100.0])
def test_limited_norms_agree_with_pytorch(torch, dropout, limit):
    w = np.random.default_rng(0).normal(size=(5, 4))
    expected = torch.renorm(torch.tensor(w), 2, 1, limit).numpy()
    np.testing.assert_allclose(dropout.max_norm(w, limit), expected, rtol=1e-6)  # PyTorch adds 1e-7 to the norm


class Draws:
    """Stands for a right forward pass that is asked many times."""

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def many(self, calls):
        return tuple((x * (self.rng.random(x.shape) < param["p"]) / param["p"], None) for x, param in calls)


@pytest.mark.slow
def test_right_draws_break_no_law():
    for seed in range(300):
        for problem in dropping.problems(np.random.default_rng(seed)):
            laws = dropping.trained(Draws(seed), problem)
            assert [law.otherwise for law in laws.values() if not law.holds] == []
