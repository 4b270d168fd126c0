# ruff: noqa: ANN001, ANN201
"""The exercises of regularizers.py by masks."""

import numpy as np


def l2(W, reg):
    return reg * np.sum(np.square(W)), reg * (W + W)


def l1(W, reg):
    signs = np.where(W > 0, 1.0, 0.0) - np.where(W < 0, 1.0, 0.0)
    return reg * np.sum(W * signs), reg * signs


def elastic_net(W, reg, beta):
    signs = np.where(W > 0, 1.0, np.where(W < 0, -1.0, 0.0))
    value = beta * np.sum(np.square(W)) + np.sum(signs * W)
    return reg * value, reg * (2 * beta * W + signs)
