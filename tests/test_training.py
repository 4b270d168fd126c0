"""Ways downhill and the linear classifier: their laws, and PyTorch's SGD on the same minibatches."""

import numpy as np
import pytest


@pytest.fixture(scope="module")
def optim(references):
    return references.module("optim")


@pytest.fixture(scope="module")
def linear(references):
    return references.module("linear_classifier")


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip("torch", reason="PyTorch isn't installed: pip install -e '.[torch]'")


def images(seed=0, N=60, D=7, C=4, dtype=np.float64):
    """Points around one centre for each class, with a column of ones."""
    rng = np.random.default_rng(seed)
    y = rng.integers(C, size=N)
    X = np.column_stack([2 * rng.normal(size=(C, D))[y] + rng.normal(size=(N, D)), np.ones(N)])
    return X.astype(dtype), y


@pytest.mark.parametrize(("N", "batch_size"), [(12, 4), (10, 3), (1, 1), (5, 9), (100, 7)])
def test_an_epoch_sees_every_image_once_in_batches_of_the_size_asked_for(optim, N, batch_size):
    for batches in (
        optim.batches_in_order(N, batch_size),
        optim.shuffled_batches(N, batch_size, np.random.default_rng(0)),
    ):
        assert sorted(np.concatenate(batches)) == list(range(N))
        assert {len(batch) for batch in batches[:-1]} <= {batch_size}
        assert 1 <= len(batches[-1]) <= batch_size


def test_the_mean_gradient_of_a_shuffled_epoch_is_the_full_gradient(optim, references):
    X, y = images(N=61)
    W = np.random.default_rng(1).normal(size=(8, 4))
    for loss in (references.module("linear_svm").svm_loss_vectorized, references.module("softmax").softmax_loss):
        full = loss(W, X, y, 0.3)[1]
        batches = optim.shuffled_batches(61, 8, np.random.default_rng(2))
        mean = sum(len(batch) * loss(W, X[batch], y[batch], 0.3)[1] for batch in batches) / 61
        np.testing.assert_allclose(mean, full, rtol=1e-12, atol=1e-13)


def test_the_noise_of_a_minibatch_falls_with_the_root_of_its_size(optim, references):
    X, y = images(N=400)
    W = np.random.default_rng(1).normal(size=(8, 4))
    loss, rng = references.module("linear_svm").svm_loss_vectorized, np.random.default_rng(3)
    full = loss(W, X, y, 0.0)[1]

    def distance(size):
        batches = [optim.random_batch(400, size, rng) for _ in range(200)]
        return np.mean([np.linalg.norm(loss(W, X[b], y[b], 0.0)[1] - full) for b in batches])

    assert distance(4) / distance(64) == pytest.approx(4, rel=0.2)


def test_searching_never_goes_up_and_a_local_search_beats_a_blind_one(optim):
    def bowl(W):
        return float(np.sum((W - 1) ** 2))

    start = np.zeros((6, 5))
    W, history = optim.random_search(bowl, (6, 5), 300, np.random.default_rng(0), scale=0.3)
    near, local = optim.random_local_search(bowl, start, 300, np.random.default_rng(0), scale=0.3)
    down, descent = optim.gradient_descent(lambda W: (bowl(W), 2 * (W - 1)), start, 30, 0.1)
    for curve in (history, local, descent):
        assert np.all(np.diff(curve) <= 0)
    assert bowl(down) < bowl(near) < bowl(W)
    assert bowl(W) == history[-1]
    assert bowl(near) == local[-1]
    assert not start.any()


@pytest.mark.parametrize("name", ["LinearSVM", "Softmax"])
def test_training_agrees_with_pytorchs_sgd_on_the_same_minibatches(linear, optim, torch, name):
    X, y = images()
    classifier = getattr(linear, name)(seed=5)
    classifier.train(X, y, 0.0, 0.0, num_iters=0)
    W = torch.tensor(classifier.W.copy(), requires_grad=True)
    losses = classifier.train(X, y, learning_rate=0.05, reg=0.1, num_iters=12, batch_size=16)

    rng = np.random.default_rng(5)
    rng.standard_normal((8, 4))
    batches = [batch for _ in range(3) for batch in reversed(optim.shuffled_batches(60, 16, rng))]
    sgd = torch.optim.SGD([W], lr=0.05)
    for batch, ours in zip(batches, losses, strict=True):
        scores, labels = torch.tensor(X[batch]) @ W, torch.tensor(y[batch])
        if name == "Softmax":
            data = torch.nn.functional.cross_entropy(scores, labels)
        else:
            data = torch.nn.functional.multi_margin_loss(scores, labels) * W.shape[1]
        loss = data + 0.1 * (W * W).sum()
        sgd.zero_grad()
        loss.backward()
        assert ours == pytest.approx(loss.item(), rel=1e-10)
        sgd.step()
    np.testing.assert_allclose(classifier.W, W.detach().numpy(), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("name", ["LinearSVM", "Softmax"])
def test_training_learns_keeps_float32_and_changes_nothing_else(linear, name):
    X, y = images(dtype=np.float32)
    before, state = (X.copy(), y.copy()), np.random.get_state()[1].tolist()
    classifier = getattr(linear, name)()
    losses = classifier.fit(X, y, learning_rate=0.02, reg=1e-3, num_iters=200, batch_size=25)
    assert np.mean(losses[-20:]) < 0.5 * np.mean(losses[:5])
    assert np.mean(classifier.predict(X) == y) > 0.9
    assert classifier.W.dtype == np.float32
    assert np.array_equal(X, before[0])
    assert np.array_equal(y, before[1])
    assert np.random.get_state()[1].tolist() == state


def test_two_short_trainings_are_one_long_one_if_epochs_end_between_them(linear):
    X, y = images()
    long, short = linear.Softmax(seed=1), linear.Softmax(seed=1)
    whole = long.train(X, y, 0.1, 0.01, num_iters=20, batch_size=12)
    parts = [loss for _ in range(2) for loss in short.train(X, y, 0.1, 0.01, num_iters=10, batch_size=12)]
    assert parts == whole
    assert np.array_equal(long.W, short.W)


def test_the_seed_decides_the_training(linear):
    X, y = images()
    runs = [linear.LinearSVM(seed=seed).train(X, y, 0.1, 0.01, 10, 20) for seed in (1, 1, 2)]
    assert runs[0] == runs[1] != runs[2]


def test_a_batch_larger_than_the_set_is_the_whole_set(linear):
    X, y = images(N=10)
    classifier = linear.LinearSVM()
    classifier.loss_sizes = []
    plain_loss = classifier.loss

    def noting(X_batch, y_batch, reg):
        classifier.loss_sizes.append(len(X_batch))
        return plain_loss(X_batch, y_batch, reg)

    classifier.loss = noting
    classifier.train(X, y, 0.1, 0.01, num_iters=3, batch_size=50)
    assert classifier.loss_sizes == [10, 10, 10]


def test_weight_decay_beyond_one_diverges(linear):
    X, y = images()
    classifier = linear.LinearSVM()
    losses = classifier.train(X, y, learning_rate=1.0, reg=3.0, num_iters=30, batch_size=20)
    assert losses[-1] > 1e6 * losses[0]
