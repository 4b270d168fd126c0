"""The references against what nobody here wrote: PyTorch's autograd and losses, and the lecture's worked numbers."""

import numpy as np
import pytest

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.exercises.measures import large_scores, moderate_scores
from cs231n_lite.exercises.measures.problems import data_problems, regularized_problems


@pytest.fixture(scope="module")
def svm(references):
    return references.module("linear_svm")


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip("torch", reason="PyTorch isn't installed: pip install -e '.[torch]'")


def problems():
    rng = np.random.default_rng(231)
    return [*data_problems(rng), *regularized_problems(rng)]


@pytest.fixture(scope="module")
def softmax(references):
    return references.module("softmax")


def cross_entropy(torch, W, X, y, reg):
    """PyTorch's loss and gradient in float64."""
    W = torch.tensor(W, requires_grad=True)
    loss = torch.nn.functional.cross_entropy(torch.tensor(X) @ W, torch.tensor(y)) + reg * (W * W).sum()
    loss.backward()
    return loss.item(), W.grad.numpy()


def softmax_problems():
    """Ordinary scores, those of the checks of large ones, and right classes whose probability underflows."""
    rng = np.random.default_rng(231)
    yield from problems()
    for asked in (moderate_scores.data_problems, moderate_scores.regularized_problems):
        yield from asked(rng)
    for problem in large_scores.large_problems(rng):
        for rows in large_scores.ROWS:
            y = problem["y_lopsided" if rows == "lopsided" else "y"]
            yield {"W": problem[f"W_{rows}"], "X": problem["X"], "y": y, "reg": 0.0}
    for problem in large_scores.underflow_problems(rng):
        yield problem | {"reg": 0.0}


@pytest.mark.parametrize("version", ["softmax_loss_naive", "softmax_loss_vectorized", "softmax_loss"])
def test_softmax_agrees_with_pytorch_also_where_exp_overflows_and_underflows(softmax, torch, version):
    for problem in softmax_problems():
        expected, gradient = cross_entropy(torch, **problem)
        loss, dW = getattr(softmax, version)(**problem)
        assert loss == pytest.approx(expected, rel=1e-10, abs=1e-12)
        np.testing.assert_allclose(dW, gradient, rtol=1e-10, atol=1e-10 * max(np.abs(gradient).max(), 1e-12))


def test_probabilities_agree_with_pytorch_and_sum_to_one(softmax, torch):
    rng = np.random.default_rng(0)
    for level in (0.0, 1000.0, -1000.0):
        scores = 3 * rng.normal(size=(6, 5)) + level
        P = softmax.softmax_probabilities(scores)
        np.testing.assert_allclose(P, torch.softmax(torch.tensor(scores), dim=1).numpy(), rtol=1e-10)
        np.testing.assert_allclose(P.sum(axis=1), 1)
        np.testing.assert_allclose(P, softmax.softmax_probabilities(scores - 17.0), rtol=1e-10)


def test_the_lectures_cat_has_13_percent_and_loses_2_04_not_0_89(softmax):
    scores = np.array([3.2, 5.1, -1.7])
    assert softmax.softmax_probabilities(scores[None])[0].round(2).tolist() == [0.13, 0.87, 0.0]
    assert np.exp(scores).round(2).tolist() == [24.53, 164.02, 0.18]
    assert round(float(softmax.softmax_loss_single(scores, 0)), 2) == 2.04
    assert round(float(softmax.softmax_loss_single(scores, 0) / np.log(10)), 2) == 0.89


def test_at_weights_of_zero_the_softmax_loss_is_the_logarithm_of_the_number_of_classes(softmax):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(20, 6)), rng.integers(7, size=20)
    assert softmax.softmax_loss_naive(np.zeros((6, 7)), X, y, 1.0)[0] == pytest.approx(np.log(7))


def test_the_softmax_gradient_keeps_the_dtype_of_the_weights(softmax):
    rng = np.random.default_rng(0)
    W, X, y = rng.normal(size=(6, 3)).astype(np.float32), rng.normal(size=(5, 6)).astype(np.float32), np.zeros(5, int)
    for version in (softmax.softmax_loss_naive, softmax.softmax_loss_vectorized):
        assert version(W, X, y, 0.1)[1].dtype == np.float32


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
    for check in all_checks().values():
        assert callable(getattr(references.module(check.module), check.function))
