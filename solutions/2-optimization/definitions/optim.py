"""Gradient descent and batches in order, number by number: the build compares the reference with them.

What the two searches and the shuffled batches do is random; the checks of it are laws, which need no second opinion.
"""

import numpy as np


def gradient_descent(f, W, steps, learning_rate):
    here, history = W.tolist(), []
    for _ in range(steps):
        loss, dW = f(np.array(here))
        history.append(float(loss))
        here = [
            [w - learning_rate * slope for w, slope in zip(row, slopes, strict=True)]
            for row, slopes in zip(here, dW.tolist(), strict=True)
        ]
    return np.array(here), np.array(history)


def batches_in_order(N, batch_size):
    batches = []
    for image in range(N):
        if image % batch_size == 0:
            batches.append([])
        batches[-1].append(image)
    return [np.array(batch) for batch in batches]
