"""Right and wrong versions of the exercises of `two_layer_net.py`; those of the class come from one template."""

from textwrap import dedent, indent

from . import Right, Wrong

CLASS = """
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4, seed=0, dtype=np.float64):
        self.rng = np.random.default_rng(seed)
        self.params = {{}}
{init}

    def loss(self, X, y=None, reg=0.0):
        W1, b1, W2, b2 = (self.params[name] for name in ("W1", "b1", "W2", "b2"))
{forward}
        if y is None:
            return scores
{loss}
{back}
        return loss, grads

    def train(self, X, y, X_val, y_val, learning_rate=1e-3, learning_rate_decay=0.95, reg=5e-6, num_iters=100,
              batch_size=200, verbose=False):
{train}

    def predict(self, X):
{predict}
{methods}"""

INIT = """
self.params["W1"] = std * self.rng.standard_normal((input_size, hidden_size)).astype(dtype)
self.params["b1"] = np.zeros(hidden_size, dtype)
self.params["W2"] = std * self.rng.standard_normal((hidden_size, output_size)).astype(dtype)
self.params["b2"] = np.zeros(output_size, dtype)
"""
FORWARD = """
hidden = X.dot(W1) + b1
active = np.maximum(0, hidden)
scores = active.dot(W2) + b2
"""
LOSS = """
N = len(y)
shifted = scores - scores.max(axis=1, keepdims=True)
p = np.exp(shifted)
p /= p.sum(axis=1, keepdims=True)
loss = -np.log(p[np.arange(N), y]).mean() + reg * ((W1 ** 2).sum() + (W2 ** 2).sum())
"""
BACK = """
d = p.copy()
d[np.arange(N), y] -= 1
d /= N
grads = {"W2": active.T.dot(d) + 2 * reg * W2, "b2": d.sum(axis=0)}
dh = d.dot(W2.T)
dh[hidden <= 0] = 0
grads["W1"] = X.T.dot(dh) + 2 * reg * W1
grads["b1"] = dh.sum(axis=0)
"""
STEP = """
for name in self.params:
    self.params[name] -= learning_rate * grads[name]
"""
NOTE = """
train_acc.append((self.predict(X[batch]) == y[batch]).mean())
val_acc.append((self.predict(X_val) == y_val).mean())
"""
DECAY = "learning_rate *= learning_rate_decay"
RETURN = 'return {"loss_history": losses, "train_acc_history": train_acc, "val_acc_history": val_acc}'
EPOCH = "(k + 1) % per_epoch == 0"


def lines(text, depth):
    return indent(dedent(text).strip("\n"), depth * "    ")


def training(
    batch="batch = self.rng.choice(len(X), batch_size)",
    ask="loss, grads = self.loss(X[batch], y=y[batch], reg=reg)",
    step=STEP,
    note_loss="losses.append(loss)",
    every=EPOCH,
    note=NOTE,
    decay=DECAY,
    before_epoch="",
    end=RETURN,
    loop="for k in range(num_iters):",
    start="losses, train_acc, val_acc = [], [], []",
):
    """The lines of a training, some of them otherwise; batches are drawn as in CS231n."""
    inside = "\n".join(lines(part, 1) for part in (batch, ask, step, note_loss, before_epoch) if part)
    over = "\n".join(lines(part, 2) for part in (note, decay) if part) or "        pass"
    head = f"{start}\nper_epoch = max(len(X) // batch_size, 1)\n{loop}"
    return f"{head}\n{inside}\n    if {every}:\n{over}\n{end}"


PREDICT = "return np.argmax(self.loss(X), axis=1)"


def version(init=INIT, forward=FORWARD, loss=LOSS, back=BACK, train=None, predict=PREDICT, methods=""):
    parts = {"init": init, "forward": forward, "loss": loss, "back": back, "predict": predict}
    parts["train"] = training() if train is None else train
    texts = {name: lines(text, 2) for name, text in parts.items()}
    return CLASS.format(**texts, methods=methods and f"\n{lines(methods, 1)}\n")


def right(about, **parts):
    return Right("TwoLayerNet", about, version(**parts))


def wrong(about, *lost, **parts):
    return Wrong("TwoLayerNet", about, version(**parts), lost)


def mse(body):
    return f"def mse_loss(out, target):\n{lines(body, 1)}\n"


RIGHT = [
    Right("mse_loss", "np.square and size", mse("d = out - target\nreturn np.square(d).mean(), d * 2 / out.size")),
    Right(
        "mse_loss",
        "loops",
        mse("""
        N, M = out.shape
        loss, dout = 0.0, np.zeros_like(out)
        for i in range(N):
            for j in range(M):
                loss += (out[i, j] - target[i, j]) ** 2 / (N * M)
                dout[i, j] = 2 * (out[i, j] - target[i, j]) / (N * M)
        return loss, dout
        """),
    ),
    Right(
        "mse_loss",
        "norm squared, shape",
        mse("n = np.prod(out.shape)\nreturn np.linalg.norm(out - target) ** 2 / n, -(target - out) / (n / 2)"),
    ),
    Right(
        "mse_loss",
        "mean of means",
        mse("e = (target - out)\nreturn np.mean(np.mean(e * e, axis=1)), -2 / out.shape[0] / out.shape[1] * e"),
    ),
    Right(
        "mse_loss",
        "vdot of the flattened difference",
        mse("e = (out - target).ravel()\nreturn float(e @ e) / e.size, (2 * e / e.size).reshape(out.shape)"),
    ),
    right("CS231n's way, notes after each epoch"),
    right("CS231n's way, notes after step 1, 5, 9", train=training(every="k % per_epoch == 0")),
    right(
        "accuracy on all of X",
        train=training(note=NOTE.replace("self.predict(X[batch]) == y[batch]", "self.predict(X) == y")),
    ),
    right(
        "einsum",
        forward="""
        hidden = np.einsum("nd,dh->nh", X, W1) + b1
        active = hidden * (hidden > 0)
        scores = np.einsum("nh,hc->nc", active, W2) + b2
        """,
        back="""
        d = (p - np.eye(len(b2))[y]) / N
        dh = np.einsum("nc,hc->nh", d, W2) * (hidden > 0)
        grads = dict(
            W1=np.einsum("nd,nh->dh", X, dh) + 2 * reg * W1,
            b1=np.einsum("nh->h", dh),
            W2=np.einsum("nh,nc->hc", active, d) + 2 * reg * W2,
            b2=np.einsum("nc->c", d),
        )
        """,
    ),
    right(
        "the layers of layers.py",
        forward="""
        a, first = affine_forward(X, W1, b1)
        r, middle = relu_forward(a)
        scores, second = affine_forward(r, W2, b2)
        """,
        loss="loss, dscores = softmax_loss(scores, y)\nloss += reg * sum(np.sum(W * W) for W in (W1, W2))",
        back="""
        grads = {}
        dr, grads["W2"], grads["b2"] = affine_backward(dscores, second)
        _, grads["W1"], grads["b1"] = affine_backward(relu_backward(dr, middle), first)
        for name in ("W1", "W2"):
            grads[name] = grads[name] + 2 * reg * self.params[name]
        """,
    ),
    right(
        "biases as a row of ones",
        forward="""
        ones = np.ones((len(X), 1))
        hidden = np.hstack([X, ones]) @ np.vstack([W1, b1])
        active = np.where(hidden > 0, hidden, 0)
        scores = np.hstack([active, ones]) @ np.vstack([W2, b2])
        """,
    ),
    right(
        "loops over the examples",
        forward="""
        hidden = np.array([x @ W1 + b1 for x in X])
        active = np.maximum(hidden, 0)
        scores = np.array([a @ W2 + b2 for a in active])
        """,
        back="""
        grads = {name: np.zeros_like(value) for name, value in self.params.items()}
        for i in range(N):
            d = p[i] / N
            d[y[i]] -= 1 / N
            grads["W2"] += np.outer(active[i], d)
            grads["b2"] += d
            dh = (W2 @ d) * (hidden[i] > 0)
            grads["W1"] += np.outer(X[i], dh)
            grads["b1"] += dh
        grads["W1"] += 2 * reg * W1
        grads["W2"] += 2 * reg * W2
        """,
    ),
    right(
        "log-sum-exp",
        loss=LOSS.replace(
            "-np.log(p[np.arange(N), y]).mean()", "(np.log(np.exp(shifted).sum(1)) - shifted[np.arange(N), y]).mean()"
        ),
    ),
    right("no shift", loss=LOSS.replace("scores - scores.max(axis=1, keepdims=True)", "scores")),
    right(
        "drawn in float32 where that is asked for",
        init="""
        sizes = input_size, hidden_size, output_size
        for k in (1, 2):
            self.params[f"W{k}"] = (self.rng.normal(0, std, sizes[k - 1 : k + 1])).astype(dtype)
            self.params[f"b{k}"] = np.zeros((sizes[k],)).astype(dtype)
        """,
    ),
    right(
        "zeros_like a row, the second layer first",
        init="""
        self.params["W2"] = self.rng.normal(scale=std, size=(hidden_size, output_size)).astype(dtype)
        self.params["W1"] = dtype(std) * self.rng.standard_normal((input_size, hidden_size)).astype(dtype)
        self.params["b1"] = np.zeros_like(self.params["W1"][0])
        self.params["b2"] = np.zeros_like(self.params["W2"][0])
        """,
    ),
    right(
        "shuffled batches",
        train="""
        history = {"loss_history": [], "train_acc_history": [], "val_acc_history": []}
        batches = []
        for _ in range(num_iters):
            if not batches:
                batches = shuffled_batches(len(X), batch_size, self.rng)
            batch = batches.pop()
            loss, grads = self.loss(X[batch], y[batch], reg)
            self.params = {name: value - learning_rate * grads[name] for name, value in self.params.items()}
            history["loss_history"] += [loss]
            if not batches:
                history["train_acc_history"] += [np.mean(self.predict(X[batch]) == y[batch])]
                history["val_acc_history"] += [np.mean(self.predict(X_val) == y_val)]
                learning_rate = learning_rate * learning_rate_decay
        return history
        """,
    ),
    right(
        "global draws of batches", train=training(batch="batch = np.random.choice(len(X), batch_size, replace=True)")
    ),
    right(
        "scores by hand in train and predict",
        train=training(
            note="""
            train_acc.append(np.mean(np.argmax(self.scores(X[batch]), 1) == y[batch]))
            val_acc.append(np.mean(np.argmax(self.scores(X_val), 1) == y_val))
            """
        ),
        predict="return self.scores(X).argmax(1)",
        methods="""
        def scores(self, X):
            return np.maximum(0, X @ self.params["W1"] + self.params["b1"]) @ self.params["W2"] + self.params["b2"]
        """,
    ),
    right(
        "four lines of steps",
        train=training(
            step="""
        self.params["W1"] += -learning_rate * grads["W1"]
        self.params["b1"] += -learning_rate * grads["b1"]
        self.params["W2"] += -learning_rate * grads["W2"]
        self.params["b2"] += -learning_rate * grads["b2"]
    """
        ),
    ),
    right(
        "arrays for lists",
        train=training(
            end="return dict(loss_history=np.array(losses), "
            "train_acc_history=np.array(train_acc), val_acc_history=np.array(val_acc))"
        ),
    ),
    right(
        "predict with a loop",
        predict="""
        labels = []
        for row in self.loss(X):
            labels.append(int(np.argmax(row)))
        return np.array(labels)
    """,
    ),
]

UPSTREAM = "d = p.copy()\nd[np.arange(N), y] -= 1\nd /= N\n"


def back(old, new):
    assert old in BACK, old
    return {"back": BACK.replace(old, new)}


def reg_loss(new):
    return {"loss": LOSS.replace("reg * ((W1 ** 2).sum() + (W2 ** 2).sum())", new)}


def init(old, new):
    assert old in INIT, old
    return {"init": INIT.replace(old, new)}


GRADIENTS = ("gradient_1", "gradient_2")
DRAW = "self.rng.standard_normal"

WRONG = [
    Wrong(
        "mse_loss", "one half", mse("d = out - target\nreturn 0.5 * np.mean(d * d), d / d.size"), ("loss", "gradient")
    ),
    Wrong("mse_loss", "a sum of squares", mse("d = out - target\nreturn np.sum(d * d), 2 * d"), ("loss", "gradient")),
    Wrong(
        "mse_loss",
        "PyTorch by batch",
        mse("d = out - target\nreturn np.sum(d * d) / len(d), 2 * d / len(d)"),
        ("loss", "gradient"),
    ),
    Wrong("mse_loss", "slope without 2", mse("d = out - target\nreturn np.mean(d * d), d / d.size"), ("gradient",)),
    Wrong(
        "mse_loss", "root mean square", mse("d = out - target\nreturn np.mean(d * d) ** 0.5, 2 * d / d.size"), ("loss",)
    ),
    Wrong(
        "mse_loss",
        "absolute",
        mse("d = out - target\nreturn np.mean(abs(d)), np.sign(d) / d.size"),
        ("loss", "gradient"),
    ),
    Wrong("mse_loss", "slope negative", mse("d = target - out\nreturn np.mean(d * d), 2 * d / d.size"), ("gradient",)),
    wrong(
        "hidden not activated, forward",
        "scores",
        "loss",
        *GRADIENTS,
        forward=FORWARD.replace("np.maximum(0, hidden)", "hidden"),
    ),
    wrong("scores rectified", "scores", "loss", *GRADIENTS, forward=FORWARD + "scores = np.maximum(0, scores)"),
    wrong("b1 forgotten", "scores", "loss", *GRADIENTS, forward=FORWARD.replace("X.dot(W1) + b1", "X.dot(W1)")),
    wrong("b2 forgotten", "scores", "loss", *GRADIENTS, forward=FORWARD.replace("(W2) + b2", "(W2)")),
    wrong("tanh", "scores", "loss", *GRADIENTS, forward=FORWARD.replace("np.maximum(0, hidden)", "np.tanh(hidden)")),
    wrong("loss summed", "loss", loss=LOSS.replace(".mean()", ".sum()")),
    wrong(
        "softmax over the columns",
        "loss",
        *GRADIENTS,
        loss=LOSS.replace("p.sum(axis=1, keepdims=True)", "p.sum(axis=0, keepdims=True)"),
    ),
    wrong("loss of the wrong sign", "loss", loss=LOSS.replace("-np.log", "np.log")),
    wrong(
        "half lambda", "regularizer", loss=LOSS.replace("+ reg *", "+ 0.5 * reg *"), back=BACK.replace("2 * reg", "reg")
    ),
    wrong("half lambda in the loss", "regularizer", loss=LOSS.replace("+ reg *", "+ 0.5 * reg *")),
    wrong("reg W for 2 reg W", "regularizer", back=BACK.replace("2 * reg", "reg")),
    wrong(
        "reg missing from the slopes",
        "regularizer",
        back=BACK.replace("+ 2 * reg * W1", "").replace("+ 2 * reg * W2", ""),
    ),
    wrong("reg missing from dW1", "regularizer", **back(" + 2 * reg * W1", "")),
    wrong("reg missing from the loss", "regularizer", **reg_loss("0.0")),
    wrong("reg of W1 alone in the loss", "regularizer", **reg_loss("reg * (W1 ** 2).sum()")),
    wrong(
        "biases regularized in the loss",
        "regularizer",
        **reg_loss("reg * sum((v ** 2).sum() for v in self.params.values())"),
    ),
    wrong(
        "biases regularized everywhere",
        "regularizer",
        **reg_loss("reg * sum((v ** 2).sum() for v in self.params.values())"),
        back=BACK + "grads['b1'] = grads['b1'] + 2 * reg * b1\ngrads['b2'] = grads['b2'] + 2 * reg * b2\n",
    ),
    wrong("norm for squares", "regularizer", **reg_loss("reg * (np.linalg.norm(W1) + np.linalg.norm(W2))")),
    wrong("slopes not averaged", *GRADIENTS, **back("d /= N\n", "")),
    wrong("slopes averaged twice", *GRADIENTS, **back("d /= N\n", "d /= N * N\n")),
    wrong("right class not subtracted", *GRADIENTS, **back("d[np.arange(N), y] -= 1\n", "")),
    wrong("mask forgotten", "gradient_1", **back("dh[hidden <= 0] = 0\n", "")),
    wrong("mask of the slope", "gradient_1", **back("dh[hidden <= 0] = 0\n", "dh[dh <= 0] = 0\n")),
    wrong("times the hidden layer", "gradient_1", **back("dh[hidden <= 0] = 0\n", "dh = dh * active\n")),
    wrong(
        "mask forgotten, not averaged",
        *GRADIENTS,
        back=BACK.replace("dh[hidden <= 0] = 0\n", "").replace("d /= N\n", ""),
    ),
    wrong("db of shape (1, H)", *GRADIENTS, back=BACK.replace("sum(axis=0)", "sum(axis=0, keepdims=True)")),
    wrong("db1 a mean", "gradient_1", **back("dh.sum(axis=0)", "dh.mean(axis=0)")),
    wrong("db2 missing", "gradient_2", **back(', "b2": d.sum(axis=0)', "")),
    wrong("b1 missing", "gradient_1", **back('grads["b1"] = dh.sum(axis=0)\n', "")),
    wrong("dW2 from the hidden layer", "gradient_2", **back("active.T", "hidden.T")),
    wrong("dW1 transposed", "loss", *GRADIENTS, "regularizer", **back("X.T.dot(dh)", "dh.T.dot(X)")),
    wrong("back through W2 rectified", "gradient_1", **back("d.dot(W2.T)", "d.dot(np.maximum(0, W2).T)")),
    wrong("weights of ones", "starts", init=INIT.replace(DRAW, "np.ones")),
    wrong("no std", "starts", init=INIT.replace("std * ", "")),
    wrong("a fixed std", "starts", init=INIT.replace("std * ", "0.01 * ")),
    wrong("std squared", "starts", init=INIT.replace("std * ", "std * std * ")),
    wrong("evenly spread", "starts", init=INIT.replace(DRAW, "self.rng.random")),
    wrong("np.random", "starts", init=INIT.replace(DRAW, "np.random.standard_normal")),
    wrong("the same generator anew", "starts", init=INIT.replace("self.rng", "np.random.default_rng(seed)")),
    wrong(
        "random biases",
        "starts",
        init=INIT.replace("np.zeros(hidden_size, dtype)", f"std * {DRAW}(hidden_size).astype(dtype)").replace(
            "np.zeros(output_size, dtype)", f"std * {DRAW}(output_size).astype(dtype)"
        ),
    ),
    wrong("biases of ones", "starts", init=INIT.replace("np.zeros", "np.ones")),
    wrong("no dtype", "starts", init=INIT.replace(".astype(dtype)", "").replace(", dtype)", ")")),
    wrong("weights float64", "starts", init=INIT.replace(".astype(dtype)", "")),
    wrong("biases (1, H)", "starts", **init("np.zeros(hidden_size, dtype)", "np.zeros((1, hidden_size), dtype)")),
    wrong(
        "He's scale",
        "starts",
        init=INIT.replace(
            "= std * self.rng.standard_normal((input", "= np.sqrt(2 / input_size) * self.rng.standard_normal((input"
        ).replace(
            "= std * self.rng.standard_normal((hidden", "= np.sqrt(2 / hidden_size) * self.rng.standard_normal((hidden"
        ),
    ),
    wrong("uphill", "update", train=training(step=STEP.replace("-=", "+="))),
    wrong("only W1", "update", train=training(step='self.params["W1"] -= learning_rate * grads["W1"]')),
    wrong(
        "biases never",
        "update",
        train=training(step='for name in ("W1", "W2"):\n    self.params[name] -= learning_rate * grads[name]'),
    ),
    wrong(
        "rate squared", "update", "decay", train=training(step=STEP.replace("learning_rate *", "learning_rate ** 2 *"))
    ),
    wrong("no rate", "update", "decay", train=training(step=STEP.replace("learning_rate * ", ""))),
    wrong(
        "divided by the batch", "update", train=training(step=STEP.replace("grads[name]", "grads[name] / batch_size"))
    ),
    wrong("no step", "update", "decay", train=training(step="W1 = self.params['W1'] - learning_rate * grads['W1']")),
    wrong(
        "regularized again",
        "update",
        "decay",
        train=training(step=STEP.replace("grads[name]", "(grads[name] + 2 * reg * self.params[name])")),
    ),
    wrong("losses divided", "history", train=training(note_loss="losses.append(loss / batch_size)")),
    wrong("loss once an epoch", "history", train=training(note_loss="", note="losses.append(loss)\n" + dedent(NOTE))),
    wrong(
        "running mean",
        "history",
        train=training(
            note_loss="losses.append(loss)",
            end="losses = list(np.cumsum(losses) / np.arange(1, len(losses) + 1))\n" + RETURN,
        ),
    ),
    wrong(
        "training set for validation",
        "accuracies",
        train=training(note=NOTE.replace("X_val", "X").replace("y_val", "y")),
    ),
    wrong(
        "exchanged",
        "accuracies",
        train=training(end=RETURN.replace("train_acc,", "val_acc,").replace("val_acc}", "train_acc}")),
    ),
    wrong("in percent", "accuracies", train=training(note=NOTE.replace(".mean()", ".mean() * 100"))),
    wrong("sums", "accuracies", train=training(note=NOTE.replace(".mean()", ".sum()"))),
    wrong("every step", "accuracies", train=training(note="", before_epoch=NOTE)),
    wrong(
        "before the step",
        "accuracies",
        train=training(
            ask="loss, grads = self.loss(X[batch], y=y[batch], reg=reg)\nif (k + 1) % per_epoch == 0:\n"
            + lines(NOTE, 1),
            note="",
        ),
    ),
    wrong("at the end", "accuracies", train=training(note="", end=dedent(NOTE) + RETURN)),
    wrong("decay never", "decay", train=training(decay="")),
    wrong("decay every step", "decay", train=training(decay="", before_epoch=DECAY)),
    wrong("decay by dividing", "decay", train=training(decay="learning_rate /= learning_rate_decay")),
    wrong(
        "decay to a power",
        "decay",
        train=training(decay="learning_rate *= learning_rate_decay ** ((k + 1) // per_epoch)"),
    ),
    wrong("argmax over the columns", "predict", predict="return np.argmax(self.loss(X), axis=0)"),
    wrong("argmax of everything", "predict", predict="return np.argmax(self.loss(X))"),
    wrong(
        "argmax of the hidden layer",
        "predict",
        predict='return np.argmax(np.maximum(0, X @ self.params["W1"] + self.params["b1"]), axis=1)',
    ),
    wrong("argmin", "predict", predict="return np.argmin(self.loss(X), axis=1)"),
    wrong("scores for classes", "predict", predict="return np.max(self.loss(X), axis=1)"),
]
