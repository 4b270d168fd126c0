"""A network of two layers: affine, rectifier, affine, and the softmax loss.

Shapes throughout: N examples of D numbers each, H hidden neurons, C classes.
"""

import numpy as np
from tqdm.auto import tqdm

from .layers import affine_backward, affine_forward, relu_backward, relu_forward, softmax_loss
from .optim import shuffled_batches


def mse_loss(out, target):
    """The mean squared error, with its slope.

    loss = mean of (out - target)² over all N · M numbers

    out: (N, M) floats, what a network says
    target: (N, M) floats, what it should say
    Returns (loss, dout): one number, and its slope with respect to out, (N, M). (Lecture "Neural networks".)
    """
    ### BEGIN SOLUTION
    difference = out - target
    return np.mean(difference**2), 2 * difference / difference.size
    ### END SOLUTION


class TwoLayerNet:
    """A network that is trained by stochastic gradient descent.

    params: a dict of its weights W1 (D, H), b1 (H,), W2 (H, C) and b2 (C,)
    rng: the random generator that all its randomness comes from
    """

    def __init__(self, input_size, hidden_size, output_size, std=1e-4, seed=0, dtype=np.float64):
        """Small random weights, and biases that are zero.

        input_size, hidden_size, output_size: D, H and C
        std: the standard deviation of the weights, drawn from a normal distribution around 0
        seed: decides the weights and the order of the images
        dtype: of all parameters
        """
        self.rng = np.random.default_rng(seed)
        self.params = {}
        ### BEGIN SOLUTION
        self.params["W1"] = std * self.rng.standard_normal((input_size, hidden_size)).astype(dtype)
        self.params["b1"] = np.zeros(hidden_size, dtype)
        self.params["W2"] = std * self.rng.standard_normal((hidden_size, output_size)).astype(dtype)
        self.params["b2"] = np.zeros(output_size, dtype)
        ### END SOLUTION

    def loss(self, X, y=None, reg=0.0):
        """The scores; or, where y is given, the loss and its gradients.

        loss = mean softmax loss of the scores + reg · (ΣW1² + ΣW2²); biases aren't regularized

        X: (N, D) floats, one example a row
        y: (N,) integers, the right classes, or None
        reg: how strongly large weights are punished, a number
        Returns scores, (N, C), where y is None; else (loss, grads): one number, and a dict with the slopes with respect
        to W1, b1, W2 and b2, each of the shape of its parameter. Parameters and X aren't changed.
        (Lecture "Neural networks".)
        """
        W1, b1, W2, b2 = (self.params[name] for name in ("W1", "b1", "W2", "b2"))
        ### BEGIN SOLUTION
        hidden, _ = affine_forward(X, W1, b1)
        active, relu_cache = relu_forward(hidden)
        scores, second_cache = affine_forward(active, W2, b2)
        ### END SOLUTION
        if y is None:
            return scores
        ### BEGIN SOLUTION
        loss, dscores = softmax_loss(scores, y)
        loss += reg * (np.sum(W1 * W1) + np.sum(W2 * W2))
        dactive, dW2, db2 = affine_backward(dscores, second_cache)
        dhidden = relu_backward(dactive, relu_cache)
        dW1, db1 = X.T @ dhidden, np.sum(dhidden, axis=0)  # X needs no slope
        grads = {"W1": dW1 + 2 * reg * W1, "b1": db1, "W2": dW2 + 2 * reg * W2, "b2": db2}
        return loss, grads
        ### END SOLUTION

    def train(
        self,
        X,
        y,
        X_val,
        y_val,
        learning_rate=1e-3,
        learning_rate_decay=0.95,
        reg=5e-6,
        num_iters=100,
        batch_size=200,
        verbose=False,
    ):
        """Train by stochastic gradient descent; a second call goes on where the first one ended.

        X, X_val: (N, D) and (N_val, D) floats, the images to learn from and those to validate on
        y, y_val: (N,) and (N_val,) integers, their classes
        learning_rate, learning_rate_decay: how far each step goes; what that is multiplied by after each epoch
        reg: how strongly large weights are punished
        num_iters, batch_size: how many steps; how many examples each of them looks at
        verbose: show a progress bar
        Returns a dict of three lists: "loss_history" has the loss of each step's minibatch, "train_acc_history" and
        "val_acc_history" the accuracies, 0 to 1, after each epoch: on its last minibatch, and on X_val.
        """
        history = {"loss_history": [], "train_acc_history": [], "val_acc_history": []}
        batches = []
        for _ in tqdm(range(num_iters), desc="training", unit="step", disable=not verbose):
            if not batches:
                batches = shuffled_batches(len(X), batch_size, self.rng)
            batch = batches.pop()
            ### BEGIN SOLUTION
            loss, grads = self.loss(X[batch], y[batch], reg)
            for name, grad in grads.items():
                self.params[name] = self.params[name] - learning_rate * grad
            history["loss_history"].append(loss)
            ### END SOLUTION
            if not batches:  # the epoch is over
                ### BEGIN SOLUTION
                history["train_acc_history"].append(np.mean(self.predict(X[batch]) == y[batch]))
                history["val_acc_history"].append(np.mean(self.predict(X_val) == y_val))
                learning_rate *= learning_rate_decay
                ### END SOLUTION
        return history

    def predict(self, X):
        """The class with the highest score of each example: integers (N,) for X (N, D)."""
        ### BEGIN SOLUTION
        return np.argmax(self.loss(X), axis=1)
        ### END SOLUTION
