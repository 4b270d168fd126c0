"""The mean squared error and the network as their formulas say them, one number after the other.

Each slope is a sum over all ways from a parameter to the loss. What the training does is random; the checks of it are
laws, which need no second opinion.
"""

from math import exp, fsum, log

import numpy as np


def mse_loss(out, target):
    N, M = out.shape
    errors = [[float(out[i, j]) - float(target[i, j]) for j in range(M)] for i in range(N)]
    loss = fsum(error**2 for row in errors for error in row) / (N * M)
    return loss, np.array([[2 * error / (N * M) for error in row] for row in errors])


class TwoLayerNet:
    def __init__(self, *sizes):
        self.params = {}

    def loss(self, X, y=None, reg=0.0):
        W1, b1, W2, b2 = (self.params[name].tolist() for name in ("W1", "b1", "W2", "b2"))
        D, H, C, N = len(W1), len(b1), len(b2), len(X)
        X = X.tolist()
        hidden = [[fsum(X[i][d] * W1[d][h] for d in range(D)) + b1[h] for h in range(H)] for i in range(N)]
        active = [[number if number > 0 else 0.0 for number in row] for row in hidden]
        scores = [[fsum(active[i][h] * W2[h][c] for h in range(H)) + b2[c] for c in range(C)] for i in range(N)]
        if y is None:
            return np.array(scores)
        p = [[exp(score) / fsum(map(exp, row)) for score in row] for row in scores]
        loss = fsum(-log(p[i][right]) / N for i, right in enumerate(y.tolist()))
        loss += reg * fsum(weight**2 for W in (W1, W2) for row in W for weight in row)
        d = [[(p[i][c] - (c == right)) / N for c in range(C)] for i, right in enumerate(y.tolist())]
        back = [
            [fsum(d[i][c] * W2[h][c] for c in range(C)) if hidden[i][h] > 0 else 0.0 for h in range(H)]
            for i in range(N)
        ]
        dW1 = [[fsum(X[i][k] * back[i][h] for i in range(N)) + 2 * reg * W1[k][h] for h in range(H)] for k in range(D)]
        dW2 = [
            [fsum(active[i][h] * d[i][c] for i in range(N)) + 2 * reg * W2[h][c] for c in range(C)] for h in range(H)
        ]
        db1 = [fsum(back[i][h] for i in range(N)) for h in range(H)]
        db2 = [fsum(d[i][c] for i in range(N)) for c in range(C)]
        return loss, {"W1": np.array(dW1), "b1": np.array(db1), "W2": np.array(dW2), "b2": np.array(db2)}

    def predict(self, X):
        return np.array([row.index(max(row)) for row in self.loss(X).tolist()])
