"""The references against what nobody here wrote: PyTorch's autograd and losses, and the lecture's worked numbers."""

import numpy as np
import pytest

from cs231n_lite.checks.problems import data_problems, regularized_problems
from cs231n_lite.checks.registry import CHECKS


@pytest.fixture(scope="module")
def svm(references):
    return references.module("linear_svm")


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip("torch", reason="PyTorch isn't installed: pip install -e '.[torch]'")


def problems():
    rng = np.random.default_rng(231)
    return [*data_problems(rng), *regularized_problems(rng)]


@pytest.mark.parametrize("version", ["svm_loss_naive", "svm_loss_vectorized"])
def test_loss_and_gradient_agree_with_pytorch(svm, torch, version):
    for problem in problems():
        W = torch.tensor(problem["W"], requires_grad=True)
        scores = torch.tensor(problem["X"]) @ W
        # PyTorch's multi-margin loss divides by the number of classes, ours doesn't
        data = torch.nn.functional.multi_margin_loss(scores, torch.tensor(problem["y"])) * W.shape[1]
        expected = data + problem["reg"] * (W * W).sum()
        expected.backward()
        loss, dW = getattr(svm, version)(**problem)
        assert loss == pytest.approx(expected.item(), rel=1e-10, abs=1e-12)
        np.testing.assert_allclose(dW, W.grad.numpy(), rtol=1e-10, atol=1e-10 * np.abs(dW).max())


def test_the_lectures_three_images_lose_2_9_and_0_and_12_9_with_mean_5_27(svm):
    scores = np.array([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]])
    losses = [svm.svm_loss_single(row, y) for y, row in enumerate(scores)]
    assert losses == pytest.approx([2.9, 0.0, 12.9])
    loss, _ = svm.svm_loss_vectorized(scores, np.eye(3), np.arange(3), 0.0)
    assert loss == pytest.approx(15.8 / 3)
    assert round(loss, 2) == 5.27


def test_the_single_loss_averages_to_the_loss_of_all(svm):
    for problem in problems():
        scores = problem["X"] @ problem["W"]
        single = [svm.svm_loss_single(row, y) for row, y in zip(scores, problem["y"], strict=True)]
        loss, _ = svm.svm_loss_vectorized(problem["W"], problem["X"], problem["y"], 0.0)
        assert np.mean(single) == pytest.approx(loss)


def test_doubling_weights_that_lose_nothing_still_loses_nothing(svm):
    X, y = np.eye(4), np.arange(4)
    for W in (2 * np.eye(4), 4 * np.eye(4)):
        loss, dW = svm.svm_loss_vectorized(W, X, y, 0.0)
        assert loss == 0
        assert not dW.any()


def test_at_weights_of_zero_the_loss_is_the_number_of_wrong_classes(svm):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(20, 6)), rng.integers(7, size=20)
    assert svm.svm_loss_naive(np.zeros((6, 7)), X, y, 1.0)[0] == pytest.approx(6)


def test_the_gradient_keeps_the_dtype_of_the_weights(svm):
    rng = np.random.default_rng(0)
    W, X, y = rng.normal(size=(6, 3)).astype(np.float32), rng.normal(size=(5, 6)).astype(np.float32), np.zeros(5, int)
    for version in (svm.svm_loss_naive, svm.svm_loss_vectorized):
        assert version(W, X, y, 0.1)[1].dtype == np.float32


def test_l2_agrees_with_pytorch(references, torch):
    W = torch.randn(5, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(0), requires_grad=True)
    expected = 0.7 * W.square().sum()
    expected.backward()
    value, gradient = references.module("regularizers").l2(W.detach().numpy(), 0.7)
    assert value == pytest.approx(expected.item(), rel=1e-12)
    np.testing.assert_allclose(gradient, W.grad.numpy(), rtol=1e-12)


def test_every_check_has_a_reference(references):
    for check in CHECKS.values():
        assert callable(getattr(references.module(check.module), check.function))
