"""Wrong versions of the exercises of `two_layer_net.py`, as edits of the reference: what students really get wrong."""

from grading.mistake import Mistake

MEAN = "np.mean(difference**2)"
DOUT = "2 * difference / difference.size"
W1 = "std * self.rng.standard_normal((input_size, hidden_size)).astype(dtype)"
W2 = "std * self.rng.standard_normal((hidden_size, output_size)).astype(dtype)"
B1, B2 = "np.zeros(hidden_size, dtype)", "np.zeros(output_size, dtype)"
REG_LOSS = "        loss += reg * (np.sum(W1 * W1) + np.sum(W2 * W2))\n"
GRADS = '{"W1": dW1 + 2 * reg * W1, "b1": db1, "W2": dW2 + 2 * reg * W2, "b2": db2}'
MASK = "relu_backward(dactive, relu_cache)"
STEP = "self.params[name] = self.params[name] - learning_rate * grad"
NOTED = 'history["loss_history"].append(loss)'
TRAIN = "np.mean(self.predict(X[batch]) == y[batch])"
VAL = "np.mean(self.predict(X_val) == y_val)"
DECAY = "                learning_rate *= learning_rate_decay\n"
OVER = "            if not batches:  # the epoch is over\n"


def _grads(**otherwise):
    """The dict of slopes with some of them otherwise."""
    found = {"W1": "dW1 + 2 * reg * W1", "b1": "db1", "W2": "dW2 + 2 * reg * W2", "b2": "db2"} | otherwise
    return {GRADS: "{" + ", ".join(f'"{name}": {text}' for name, text in found.items()) + "}"}


def _weights(text):
    """Both weight matrices made otherwise; `{shape}` is their shape."""
    return {
        W1: text.format(shape="(input_size, hidden_size)"),
        W2: text.format(shape="(hidden_size, output_size)"),
    }


MISTAKES = [
    Mistake("summed", "mse_loss.loss", {MEAN: "np.sum(difference**2)"}),
    Mistake("over_examples", "mse_loss.loss", {MEAN: "np.sum(difference**2) / len(out)"}),
    Mistake("squares_halved", "mse_loss.loss", {MEAN: "np.mean(difference**2) / 2"}),
    Mistake("root", "mse_loss.loss", {MEAN: "np.sqrt(np.mean(difference**2))"}),
    Mistake("two_missing", "mse_loss.gradient", {DOUT: "difference / difference.size"}),
    Mistake("slope_not_averaged", "mse_loss.gradient", {DOUT: "2 * difference"}),
    Mistake("slope_over_examples", "mse_loss.gradient", {DOUT: "2 * difference / len(out)"}),
    Mistake("exchanged", "mse_loss.gradient", {DOUT: "2 * (target - out) / out.size"}),
    Mistake("weights_ones", "TwoLayerNet.starts", _weights("np.ones({shape}, dtype)")),
    Mistake("weights_zero", "TwoLayerNet.starts", _weights("np.zeros({shape}, dtype)")),
    Mistake("std_ignored", "TwoLayerNet.starts", _weights("self.rng.standard_normal({shape}).astype(dtype)")),
    Mistake("std_fixed", "TwoLayerNet.starts", _weights("1e-4 * self.rng.standard_normal({shape}).astype(dtype)")),
    Mistake("std_squared", "TwoLayerNet.starts", _weights("std**2 * self.rng.standard_normal({shape}).astype(dtype)")),
    Mistake("uniform", "TwoLayerNet.starts", _weights("std * self.rng.random({shape}).astype(dtype)")),
    Mistake(
        "std_by_inputs",
        "TwoLayerNet.starts",
        {W1: f"{W1} * (2 / input_size) ** 0.5", W2: f"{W2} * (2 / hidden_size) ** 0.5"},
    ),
    Mistake(
        "same_in_both",
        "TwoLayerNet.starts",
        _weights("std * np.random.default_rng(seed).standard_normal({shape}).astype(dtype)"),
    ),
    Mistake("seed_ignored", "TwoLayerNet.starts", {"default_rng(seed)": "default_rng(0)"}),
    Mistake(
        "global_randomness", "TwoLayerNet.starts", _weights("std * np.random.standard_normal({shape}).astype(dtype)")
    ),
    Mistake(
        "biases_random",
        "TwoLayerNet.starts",
        {
            B1: "std * self.rng.standard_normal(hidden_size).astype(dtype)",
            B2: "std * self.rng.standard_normal(output_size).astype(dtype)",
        },
    ),
    Mistake(
        "biases_ones",
        "TwoLayerNet.starts",
        {B1: "np.ones(hidden_size, dtype)", B2: "np.ones(output_size, dtype)"},
    ),
    Mistake(
        "dtype_ignored",
        "TwoLayerNet.starts",
        {
            **_weights("std * self.rng.standard_normal({shape})"),
            B1: "np.zeros(hidden_size)",
            B2: "np.zeros(output_size)",
        },
    ),
    Mistake("weights_float64", "TwoLayerNet.starts", _weights("std * self.rng.standard_normal({shape})")),
    Mistake("biases_float64", "TwoLayerNet.starts", {B1: "np.zeros(hidden_size)", B2: "np.zeros(output_size)"}),
    Mistake("not_activated", "TwoLayerNet.scores", {"affine_forward(active, W2": "affine_forward(hidden, W2"}),
    Mistake("b1_missing", "TwoLayerNet.scores", {"affine_forward(X, W1, b1)": "affine_forward(X, W1, 0 * b1)"}),
    Mistake(
        "b2_missing", "TwoLayerNet.scores", {"affine_forward(active, W2, b2)": "affine_forward(active, W2, 0 * b2)"}
    ),
    Mistake(
        "scores_rectified",
        "TwoLayerNet.scores",
        {
            "affine_forward(active, W2, b2)\n": "affine_forward(active, W2, b2)\n"
            "        scores = np.maximum(0, scores)\n"
        },
    ),
    Mistake(
        "loss_summed",
        "TwoLayerNet.loss",
        {"softmax_loss(scores, y)\n": "softmax_loss(scores, y)\n        loss = loss * len(y)\n"},
    ),
    Mistake(
        "softmax_twice",
        "TwoLayerNet.loss",
        {
            "softmax_loss(scores, y)": "softmax_loss(\n            "
            "np.exp(scores) / np.sum(np.exp(scores), axis=1)[:, None], y\n        )"
        },
    ),
    Mistake("regularizer_missing", "TwoLayerNet.regularizer", {REG_LOSS: "", **_grads(W1="dW1", W2="dW2")}),
    Mistake(
        "regularizer_half",
        "TwoLayerNet.regularizer",
        {REG_LOSS: REG_LOSS.replace("reg *", "0.5 * reg *"), **_grads(W1="dW1 + reg * W1", W2="dW2 + reg * W2")},
    ),
    Mistake("loss_missing", "TwoLayerNet.regularizer", {REG_LOSS: ""}),
    Mistake("loss_half", "TwoLayerNet.regularizer", {REG_LOSS: REG_LOSS.replace("reg *", "0.5 * reg *")}),
    Mistake("loss_W1_only", "TwoLayerNet.regularizer", {REG_LOSS: "        loss += reg * np.sum(W1 * W1)\n"}),
    Mistake(
        "loss_with_biases",
        "TwoLayerNet.regularizer",
        {REG_LOSS: REG_LOSS.replace("(W2 * W2))", "(W2 * W2) + np.sum(b1 * b1) + np.sum(b2 * b2))")},
    ),
    Mistake("slopes_missing", "TwoLayerNet.regularizer", _grads(W1="dW1", W2="dW2")),
    Mistake("slopes_half", "TwoLayerNet.regularizer", _grads(W1="dW1 + reg * W1", W2="dW2 + reg * W2")),
    Mistake("slopes_W1_only", "TwoLayerNet.regularizer", _grads(W2="dW2")),
    Mistake("slopes_with_biases", "TwoLayerNet.regularizer", _grads(b1="db1 + 2*reg*b1", b2="db2 + 2*reg*b2")),
    Mistake(
        "not_averaged", "TwoLayerNet.gradient_2", {"affine_backward(dscores,": "affine_backward(dscores * len(y),"}
    ),
    Mistake(
        "averaged_again", "TwoLayerNet.gradient_2", {"affine_backward(dscores,": "affine_backward(dscores / len(y),"}
    ),
    Mistake("dW2_of_hidden", "TwoLayerNet.gradient_2", _grads(W2="hidden.T @ dscores + 2 * reg * W2")),
    Mistake("db2_averaged", "TwoLayerNet.gradient_2", _grads(b2="db2 / len(y)")),
    Mistake("db2_zero", "TwoLayerNet.gradient_2", _grads(b2="0 * b2")),
    Mistake("mask_missing", "TwoLayerNet.gradient_1", {MASK: "dactive"}),
    Mistake("mask_of_slope", "TwoLayerNet.gradient_1", {MASK: "dactive * (dactive > 0)"}),
    Mistake("db1_averaged", "TwoLayerNet.gradient_1", _grads(b1="db1 / len(y)")),
    Mistake("db1_zero", "TwoLayerNet.gradient_1", _grads(b1="0 * b1")),
    Mistake("dW1_zero", "TwoLayerNet.gradient_1", _grads(W1="0 * W1")),
    Mistake("wrong_sign", "TwoLayerNet.update", {STEP: STEP.replace("-", "+")}),
    Mistake("no_step", "TwoLayerNet.update", {STEP: "W = self.params[name] - learning_rate * grad"}),
    Mistake("learning_rate_ignored", "TwoLayerNet.update", {STEP: "self.params[name] = self.params[name] - grad"}),
    Mistake("learning_rate_squared", "TwoLayerNet.update", {STEP: f"{STEP} * learning_rate"}),
    Mistake("divided_by_batch_size", "TwoLayerNet.update", {STEP: f"{STEP} / batch_size"}),
    Mistake("only_the_step", "TwoLayerNet.update", {STEP: "self.params[name] = -learning_rate * grad"}),
    Mistake(
        "biases_never",
        "TwoLayerNet.update",
        {"for name, grad in grads.items():": 'for name, grad in ((one, grads[one]) for one in ("W1", "W2")):'},
    ),
    Mistake(
        "only_W1",
        "TwoLayerNet.update",
        {"for name, grad in grads.items():": 'for name, grad in [("W1", grads["W1"])]:'},
    ),
    Mistake(
        "b2_never",
        "TwoLayerNet.update",
        {"for name, grad in grads.items():": "for name, grad in list(grads.items())[:3]:"},
    ),
    Mistake("losses_divided", "TwoLayerNet.history", {NOTED: 'history["loss_history"].append(loss / batch_size)'}),
    Mistake("losses_rounded", "TwoLayerNet.history", {NOTED: 'history["loss_history"].append(round(loss, 1))'}),
    Mistake("train_for_val", "TwoLayerNet.accuracies", {VAL: "np.mean(self.predict(X) == y)"}),
    Mistake("val_for_train", "TwoLayerNet.accuracies", {TRAIN: VAL}),
    Mistake(
        "accuracies_swapped",
        "TwoLayerNet.accuracies",
        {
            "return history": 'train, val = "train_acc_history", "val_acc_history"\n'
            "        return {**history, train: history[val], val: history[train]}"
        },
    ),
    Mistake("error_rates", "TwoLayerNet.accuracies", {TRAIN: TRAIN.replace("==", "!="), VAL: VAL.replace("==", "!=")}),
    Mistake("accuracies_every_step", "TwoLayerNet.accuracies", {OVER: "            if True:\n"}),
    Mistake("decay_never", "TwoLayerNet.decay", {DECAY: ""}),
    Mistake(
        "decay_every_step",
        "TwoLayerNet.decay",
        {DECAY: "", OVER: "            learning_rate *= learning_rate_decay\n" + OVER},
    ),
    Mistake("decay_divided", "TwoLayerNet.decay", {"learning_rate *= ": "learning_rate /= "}),
    Mistake("rate_replaced", "TwoLayerNet.decay", {"learning_rate *= ": "learning_rate = "}),
    Mistake("lowest_score", "TwoLayerNet.predict", {"np.argmax": "np.argmin"}),
    Mistake(
        "place_in_everything",
        "TwoLayerNet.predict",
        {"np.argmax(self.loss(X), axis=1)": "np.full(len(X), np.argmax(self.loss(X)))"},
    ),
]
