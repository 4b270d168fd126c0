"""Right and wrong versions of the three classes of `linear_classifier.py`, each the text of a whole module.

All are made from one template; an entry gives only the places in which it differs.
"""

from textwrap import dedent, indent

from . import Right, Wrong

MODULE = """\
import numpy as np
from tqdm.auto import tqdm
{imports}


class LinearClassifier:
    def __init__(self, seed=0):
{init}

    def train(self, X, y, learning_rate=1e-3, reg=1e-5, num_iters=100, batch_size=200, verbose=False):
        N = len(X)
{start}
{training}

    def fit(self, *args, **kwargs):
        return self.train(*args, **kwargs)

    def predict(self, X):
{predict}

    def loss(self, X_batch, y_batch, reg):
        raise NotImplementedError("every kind of classifier has a loss of its own")
{methods}

class LinearSVM(LinearClassifier):
    def loss(self, X_batch, y_batch, reg):
{svm}


class Softmax(LinearClassifier):
    def loss(self, X_batch, y_batch, reg):
{softmax}
"""

IMPORTS = """
from .linear_svm import svm_loss_vectorized
from .optim import shuffled_batches
from .softmax import softmax_loss
"""

FIRST_W = """
if self.W is None:
    shape = X.shape[1], np.max(y) + 1
    self.W = (1e-3 * self.rng.normal(size=shape)).astype(X.dtype)
"""

# the parts of the training, each inside the one before: what happens before the loop, its head, and the lines of a step
BEFORE = "history, batches = [], []"
LOOP = "for step in range(num_iters):"
NEXT_BATCH = """
if not batches:
    batches = shuffled_batches(N, batch_size, self.rng)
batch = batches.pop()
"""
ASK = "loss, dW = self.loss(X[batch], y[batch], reg)"
STEP = "self.W = self.W - learning_rate * dW"
NOTE = "history.append(loss)"
END = "return history"


def lines(text, depth):
    return indent(dedent(text).strip("\n"), depth * "    ")


def version(
    imports=IMPORTS,
    init="self.W = None\nself.rng = np.random.default_rng(seed)",
    start=FIRST_W,
    before=BEFORE,
    loop=LOOP,
    batch=NEXT_BATCH,
    ask=ASK,
    update=STEP,
    note=NOTE,
    end=END,
    training="",
    predict="return np.argmax(X @ self.W, axis=1)",
    methods="",
    svm="return svm_loss_vectorized(self.W, X_batch, y_batch, reg)",
    softmax="return softmax_loss(self.W, X_batch, y_batch, reg)",
):
    """The module with some of its places written differently; `training` takes the place of all from BEFORE to END."""
    steps = "\n".join(lines(part, 1) for part in (batch, ask, update, note) if part)
    training = training or "\n".join(lines(part, 0) for part in (before, loop)) + f"\n{steps}\n" + lines(end, 0)
    return MODULE.format(
        imports=lines(imports, 0),
        init=lines(init, 2),
        start=lines(start, 2),
        training=lines(training, 2),
        predict=lines(predict, 2),
        methods=methods and f"\n{lines(methods, 1)}\n",
        svm=lines(svm, 2),
        softmax=lines(softmax, 2),
    )


def made(W):
    """The start with another first W."""
    return f"if self.W is None:\n    self.W = {W}\n"


def right(about, function="LinearClassifier", **parts):
    return Right(function, about, version(**parts))


def wrong(about, *lost, function="LinearClassifier", **parts):
    return Wrong(function, about, version(**parts), lost)


RIGHT = [
    # which examples a step looks at
    right("shuffled epochs, the batches taken from the end"),
    right("examples drawn with integers", batch="batch = self.rng.integers(0, N, batch_size)"),
    right("examples drawn with choice, with replacement", batch="batch = self.rng.choice(N, batch_size)"),
    right(
        "examples drawn without replacement, at most N of them",
        batch="batch = self.rng.choice(np.arange(N), size=min(batch_size, N), replace=False)",
    ),
    right(
        "replacement only where the batch is larger than the set",
        batch="batch = self.rng.choice(N, size=batch_size, replace=batch_size > N)",
    ),
    right("the beginning of a new permutation in each step", batch="batch = self.rng.permutation(N)[:batch_size]"),
    right(
        "the smallest of N random numbers tell which examples",
        batch="batch = np.argsort(self.rng.random(N))[:batch_size]",
    ),
    right(
        "an index into a permutation, the last batch of an epoch short",
        before="history, position = [], N",
        batch="""
        if position >= N:
            order, position = self.rng.permutation(N), 0
        batch = order[position : position + batch_size]
        position += batch_size
        """,
    ),
    right(
        "an index into a permutation, what is left over dropped",
        before="history = []\norder, position = self.rng.permutation(N), 0",
        batch="""
        if position > 0 and position + batch_size > N:
            order, position = self.rng.permutation(N), 0
        batch = order[position : position + batch_size]
        position = position + batch_size
        """,
    ),
    right(
        "epochs of its own, left when there are enough steps",
        training="""
        history = []
        while len(history) < num_iters:
            order = np.arange(N)
            self.rng.shuffle(order)
            for first in range(0, N, batch_size):
                if len(history) == num_iters:
                    break
                chosen = order[first : first + batch_size]
                loss, dW = self.loss(X[chosen], y[chosen], reg)
                self.W = self.W - learning_rate * dW
                history.append(loss)
        return history
        """,
    ),
    right(
        "each epoch a shuffled copy of X and y",
        before="history, place = [], 0",
        batch="""
        if place == 0:
            order = self.rng.permutation(N)
            X, y = X[order], y[order]
        batch = slice(place, place + batch_size)
        place = place + batch_size if place + batch_size < N else 0
        """,
    ),
    right(
        "an endless generator of batches",
        training="""
        history = []
        for _, batch in zip(range(num_iters), self.endless(N, batch_size)):
            loss, dW = self.loss(X[batch], y[batch], reg)
            self.W = self.W - learning_rate * dW
            history.append(loss)
        return history
        """,
        methods="""
        def endless(self, N, batch_size):
            while True:
                yield from shuffled_batches(N, batch_size, self.rng)
        """,
    ),
    right(
        "an epoch goes on in the next call",
        init="self.W, self.batches, self.made_for = None, [], None\nself.rng = np.random.default_rng(seed)",
        before="history = []",
        batch="""
        if not self.batches or self.made_for != (N, batch_size):
            self.batches, self.made_for = shuffled_batches(N, batch_size, self.rng), (N, batch_size)
        batch = self.batches.pop(0)
        """,
    ),
    right(
        "a deque of batches",
        imports=f"from collections import deque\n{IMPORTS}",
        before="history, batches = [], deque()",
        batch="""
        if len(batches) == 0:
            batches.extend(shuffled_batches(N, batch_size, self.rng))
        batch = batches.popleft()
        """,
    ),
    right("the numbers of a batch sorted", batch="batch = np.sort(self.rng.permutation(N)[:batch_size])"),
    right(
        "a mask of the drawn examples",
        batch="batch = np.zeros(N, dtype=bool)\nbatch[self.rng.permutation(N)[:batch_size]] = True",
    ),
    right(
        "a generator of Python's own random module",
        imports=f"import random\n{IMPORTS}",
        init="self.W = None\nself.rng = np.random.default_rng(seed)\nself.dice = random.Random(seed)",
        batch="batch = self.dice.sample(range(N), min(N, batch_size))",
    ),
    right(
        "np.take for both",
        batch="batch = self.rng.integers(N, size=batch_size)",
        ask="loss, dW = self.loss(np.take(X, batch, axis=0), np.take(y, batch), reg)",
    ),
    # the step and the list of losses
    right(
        "the loss asked twice, for its value and for its gradient",
        ask="loss, _ = self.loss(X[batch], y[batch], reg)\n_, dW = self.loss(X[batch], y[batch], reg)",
    ),
    right(
        "the loss asked again after the step, the first one kept",
        update=f"{STEP}\nafter, _ = self.loss(X[batch], y[batch], reg)",
        note="history.append(loss)\nif verbose:\n    print(step, loss, after)",
    ),
    right("the loss after the step kept", note="history.append(self.loss(X[batch], y[batch], reg)[0])"),
    right(
        "the loss called with keywords",
        ask="loss, dW = self.loss(X_batch=X[batch], y_batch=y[batch], reg=reg)",
    ),
    right("W changed in place", update="self.W -= learning_rate * dW"),
    right("np.subtract into W", update="np.subtract(self.W, learning_rate * dW, out=self.W)"),
    right("another name for the same W", before=f"W = self.W\n{BEFORE}", update="W += -learning_rate * dW"),
    right("W turned into the dtype of X after each step", update=f"{STEP}\nself.W = self.W.astype(X.dtype)"),
    right(
        "a method of its own for the step",
        update="self.downhill(dW, learning_rate)",
        methods="def downhill(self, dW, learning_rate):\n    self.W = self.W - learning_rate * dW",
    ),
    right("the losses as floats", note="history.append(float(loss))"),
    right(
        "the losses in an array, returned as a list",
        before="history, batches = np.zeros(num_iters), []",
        note="history[step] = loss",
        end="return history.tolist()",
    ),
    right(
        "the losses returned as an array",
        before="history, batches = np.empty(num_iters), []",
        note="history[step] = loss",
    ),
    right(
        "a while loop",
        before="history, batches, done = [], [], 0",
        loop="while done < num_iters:",
        note="history += [loss]\ndone += 1",
    ),
    right("a progress bar", loop="for _ in tqdm(range(num_iters), disable=not verbose):"),
    right(
        "printing every hundredth loss if verbose",
        note='history.append(loss)\nif verbose and step % 100 == 0:\n    print(f"step {step} of {num_iters}: {loss}")',
    ),
    right(
        "a step is a method that returns the loss",
        training="return [self.one_step(X, y, learning_rate, reg, batch_size) for _ in range(num_iters)]",
        methods="""
        def one_step(self, X, y, learning_rate, reg, batch_size):
            batch = self.rng.choice(len(X), size=batch_size, replace=True)
            loss, dW = self.loss(X[batch], y[batch], reg)
            self.W = self.W - learning_rate * dW
            return loss
        """,
    ),
    right(
        "train passes everything on to another method",
        start="return self.descend(X, y, learning_rate, reg, num_iters, batch_size, verbose)\n",
        training="\n",
        methods=f"""
        def descend(self, X, y, learning_rate, reg, num_iters, batch_size, verbose):
            N = len(X)
            {FIRST_W.strip().replace(chr(10), chr(10) + 12 * " ")}
            history = []
            for _ in range(num_iters):
                batch = self.rng.integers(N, size=batch_size)
                loss, dW = self.loss(X[batch], y[batch], reg)
                self.W = self.W - learning_rate * dW
                history.append(loss)
            return history
        """,
    ),
    # the first W
    right(
        "a RandomState of its own",
        init="self.W = None\nself.rng = np.random.RandomState(seed)",
        start=made("0.001 * self.rng.randn(X.shape[1], np.max(y) + 1).astype(X.dtype)"),
        batch="batch = self.rng.randint(N, size=batch_size)",
    ),
    right(
        "one generator for W and one for the order",
        init="self.W = None\nself.first, self.rng = np.random.default_rng(seed).spawn(2)",
        start=made("self.first.normal(0, 1e-4, (X.shape[1], y.max() + 1)).astype(X.dtype)"),
    ),
    right(
        "the generator made when it is first needed",
        init="self.W, self.seed, self.rng = None, seed, None",
        start=f"if self.rng is None:\n    self.rng = np.random.default_rng(self.seed)\n{FIRST_W}",
    ),
    right("W uniform around 0", start=made("self.rng.uniform(-0.01, 0.01, (X.shape[1], max(y) + 1)).astype(X.dtype)")),
    right(
        "normal numbers made in the dtype of X",
        start=made("self.rng.standard_normal((X.shape[1], 1 + int(y.max())), dtype=X.dtype) * X.dtype.type(1e-4)"),
    ),
    right(
        "the classes counted with bincount",
        start=made("np.asarray(self.rng.normal(size=(X.shape[1], len(np.bincount(y)))) / 1000, dtype=X.dtype)"),
    ),
    # predict
    right(
        "predict by loops",
        predict="""
        labels = np.zeros(len(X), dtype=int)
        for i in range(len(X)):
            best = -np.inf
            for j in range(self.W.shape[1]):
                score = np.sum(X[i] * self.W[:, j])
                if score > best:
                    best, labels[i] = score, j
        return labels
        """,
    ),
    right("predict with einsum", predict='return np.einsum("nd,dc->nc", X, self.W).argmax(axis=-1)'),
    right("predict by sorting", predict="return np.argsort(X @ self.W, axis=1)[:, -1]"),
    right("predict row by row", predict="return np.array([np.argmax(x @ self.W) for x in X])"),
    right("predict with one column for each example", predict="return np.argmax(self.W.T.dot(X.T), axis=0)"),
    right(
        "predict by probabilities that can't overflow",
        predict="""
        scores = X.dot(self.W)
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.argmax(weights / weights.sum(axis=1, keepdims=True), axis=1)
        """,
    ),
    # the two losses
    right(
        "the loss with loops",
        function="LinearSVM",
        imports=IMPORTS.replace("svm_loss_vectorized", "svm_loss_naive, svm_loss_vectorized"),
        svm="return svm_loss_naive(self.W, X_batch, y_batch, reg)",
    ),
    right(
        "the module imported and keywords",
        function="LinearSVM",
        imports=IMPORTS.replace("from .linear_svm import svm_loss_vectorized", "from . import linear_svm"),
        svm="loss, dW = linear_svm.svm_loss_vectorized(W=self.W, X=X_batch, y=y_batch, reg=reg)\nreturn loss, dW",
    ),
    right(
        "a hinge loss of its own",
        function="LinearSVM",
        svm="""
        n, everyone = len(y_batch), np.arange(len(y_batch))
        scores = X_batch @ self.W
        over = scores - scores[everyone, y_batch][:, None] + 1
        over[everyone, y_batch] = 0
        violated = (over > 0).astype(self.W.dtype)
        loss = over[over > 0].sum() / n + reg * (self.W**2).sum()
        violated[everyone, y_batch] -= violated.sum(axis=1)
        return loss, X_batch.T @ violated / n + 2 * reg * self.W
        """,
    ),
    right(
        "the loss with loops",
        function="Softmax",
        imports=IMPORTS.replace("softmax_loss", "softmax_loss, softmax_loss_naive"),
        softmax="return softmax_loss_naive(self.W, X_batch, y_batch, reg)",
    ),
    right(
        "the other name of the loss, and a copy of W",
        function="Softmax",
        imports=IMPORTS.replace("softmax_loss", "softmax_loss_vectorized"),
        softmax="value_and_gradient = softmax_loss_vectorized(self.W.copy(), X_batch, y_batch, reg)\n"
        "return value_and_gradient",
    ),
    right(
        "the data's loss with reg = 0, the regularizer added",
        function="Softmax",
        softmax="""
        loss, dW = softmax_loss(self.W, X_batch, y_batch, 0.0)
        return loss + reg * np.sum(np.square(self.W)), dW + 2 * reg * self.W
        """,
    ),
    *(
        right(f"predict {about}", predict=text)
        for about, text in (
            ("with dot", "return X.dot(self.W).argmax(1)"),
            (
                "with matmul into an array of its own",
                "return np.argmax(np.matmul(X, self.W), axis=-1).astype(np.int64)",
            ),
            ("from the distance to the highest score", "s = X @ self.W\nreturn (s - s.max(1)[:, None]).argmax(1)"),
            ("with the least of the negative scores", "return np.argmin(-(X @ self.W), axis=1)"),
            ("in pieces", "return np.concatenate([np.argmax(part @ self.W, 1) for part in np.array_split(X, 2)])"),
        )
    ),
    *(
        right(f"the loss {about}", function=name, **{part: text.format(loss=loss)})
        for name, part, loss in (
            ("LinearSVM", "svm", "svm_loss_vectorized"),
            ("Softmax", "softmax", "softmax_loss"),
        )
        for about, text in (
            ("of a variable", "W = self.W\nreturn {loss}(W, X_batch, y_batch, reg)"),
            ("unpacked and packed again", "loss, grad = {loss}(self.W, X_batch, y_batch, reg)\nreturn loss, grad"),
            ("with its arguments in a tuple", "given = self.W, X_batch, y_batch, reg\nreturn {loss}(*given)"),
            ("as a float", "loss, dW = {loss}(self.W, X_batch, y_batch, reg)\nreturn float(loss), dW"),
            ("in a list", "return list({loss}(self.W, X_batch, y_batch, reg))"),
            ("with the labels as 64-bit integers", "return {loss}(self.W, X_batch, y_batch.astype(np.int64), reg)"),
            ("with a print", "result = {loss}(self.W, X_batch, y_batch, reg)\nprint(result[0])\nreturn result"),
        )
    ),
]

STARTS, UPDATE, BATCHES = "LinearClassifier.starts", "LinearClassifier.update", "LinearClassifier.batches"
PAIRS, HISTORY, CONTINUES = "LinearClassifier.pairs", "LinearClassifier.history", "LinearClassifier.continues"
DTYPE, LARGE, GLOBAL = "LinearClassifier.keeps_dtype", "LinearClassifier.large_batch", "LinearClassifier.global_state"
PREDICT = "LinearClassifier.predict"
LEARNS = ("LinearSVM.learns", "Softmax.learns")
SVM_LOSS, SVM_LEARNS, SOFTMAX_LOSS, SOFTMAX_LEARNS = "LinearSVM.loss", "LinearSVM.learns", "Softmax.loss", LEARNS[1]
EVERY_TRAINING = (STARTS, UPDATE, BATCHES, PAIRS, HISTORY, CONTINUES, DTYPE, LARGE, GLOBAL, *LEARNS)

WRONG = [
    # starts
    wrong(
        "W starts at standard normal numbers",
        STARTS,
        start=made("self.rng.normal(size=(X.shape[1], max(y) + 1)).astype(X.dtype)"),
    ),
    wrong(
        "W starts at numbers from 0 to 1",
        STARTS,
        start=made("self.rng.random((X.shape[1], max(y) + 1)).astype(X.dtype)"),
    ),
    wrong("W starts at ones", STARTS, start=made("np.ones((X.shape[1], np.max(y) + 1), dtype=X.dtype)")),
    wrong(
        "W of shape (C, D)",
        STARTS,
        *LEARNS,
        start=made("1e-3 * self.rng.normal(size=(np.max(y) + 1, X.shape[1])).astype(X.dtype)"),
    ),
    wrong(
        "as many classes as occur",
        STARTS,
        start=made("1e-3 * self.rng.normal(size=(X.shape[1], len(set(y)))).astype(X.dtype)"),
    ),
    wrong(
        "one class too few",
        STARTS,
        *LEARNS,
        start=made("1e-3 * self.rng.normal(size=(X.shape[1], np.max(y))).astype(X.dtype)"),
    ),
    wrong("always ten classes", STARTS, start=made("1e-3 * self.rng.normal(size=(X.shape[1], 10)).astype(X.dtype)")),
    wrong(
        "a row of W for a bias that X already has",
        STARTS,
        *LEARNS,
        start=made("1e-3 * self.rng.normal(size=(X.shape[1] + 1, np.max(y) + 1)).astype(X.dtype)"),
    ),
    wrong(
        "a column of W for each example",
        STARTS,
        start=made("1e-3 * self.rng.normal(size=X.shape[::-1]).astype(X.dtype)"),
    ),
    wrong(
        "a new W in every call",
        STARTS,
        CONTINUES,
        start=FIRST_W.replace("self.W is None", "True"),
    ),
    wrong("a W that is there is shrunk", STARTS, CONTINUES, start=f"{FIRST_W}else:\n    self.W = 0.01 * self.W\n"),
    wrong("a W that is there is cleared", STARTS, CONTINUES, start=f"{FIRST_W}else:\n    self.W[:] = 0\n"),
    wrong(
        "every call starts from the W of the first",
        CONTINUES,
        start=f"{FIRST_W}if not hasattr(self, 'begin'):\n    self.begin = self.W.copy()\nself.W = self.begin.copy()\n",
    ),
    # update
    wrong(
        "all steps made after the loop",
        UPDATE,
        before="history, batches, steps = [], [], []",
        update="steps.append(learning_rate * dW)",
        end="for one in steps:\n    self.W = self.W - one\nreturn history",
    ),
    wrong("each step made twice", UPDATE, update=f"{STEP}\nself.W -= learning_rate * dW"),
    wrong(
        "gradients summed up over the steps",
        UPDATE,
        before="history, batches, total = [], [], 0",
        update="total = total + dW\nself.W = self.W - learning_rate * total",
    ),
    wrong("a learning rate that decays", UPDATE, update=f"{STEP}\nlearning_rate *= 0.95"),
    wrong("a learning rate over the number of the step", UPDATE, update=f"{STEP} / (step + 1)"),
    wrong(
        "momentum",
        UPDATE,
        before="history, batches, speed = [], [], 0",
        update="speed = 0.9 * speed - learning_rate * dW\nself.W = self.W + speed",
    ),
    wrong("the gradient normalized", UPDATE, update=f"{STEP} / np.linalg.norm(dW)"),
    wrong("only the signs of the gradient", UPDATE, update=STEP.replace("dW", "np.sign(dW)")),
    wrong("the gradient clipped", UPDATE, update=STEP.replace("dW", "np.clip(dW, -0.1, 0.1)")),
    wrong("divided by the number of all examples", UPDATE, update=f"{STEP} / N"),
    wrong("the loss times the gradient", UPDATE, update=STEP.replace("dW", "float(loss) * dW")),
    wrong(
        "the regularizer's gradient added once more",
        UPDATE,
        update="self.W = self.W - learning_rate * (dW + 2 * reg * self.W)",
    ),
    wrong("a step every second time", UPDATE, update=f"if step % 2 == 1:\n    {STEP}"),
    wrong("the bias isn't trained", UPDATE, update="self.W[:-1] -= learning_rate * dW[:-1]"),
    wrong(
        "the step of the gradient before",
        UPDATE,
        before=f"{BEFORE}\nlast = 0",
        update="""
        self.W = self.W - learning_rate * last
        last = dW
        """,
    ),
    wrong(
        "each step from the W of the start",
        UPDATE,
        before=f"{BEFORE}\nfirst = self.W",
        update="""
        self.W = first - learning_rate * dW
        """,
    ),
    wrong("W is the step", UPDATE, update="self.W = -learning_rate * dW"),
    wrong("a fixed learning rate", UPDATE, update=STEP.replace("learning_rate", "1e-2")),
    wrong(
        "the mean of all W at the end",
        UPDATE,
        before="history, batches, passed = [], [], []",
        update=f"{STEP}\npassed.append(self.W)",
        end="self.W = np.mean(passed, axis=0)\nreturn history",
    ),
    wrong(
        "the W of the lowest loss put back",
        UPDATE,
        before="history, batches, best = [], [], (np.inf, None)",
        update=f"if loss < best[0]:\n    best = loss, self.W\n{STEP}",
        end="self.W = best[1]\nreturn history",
    ),
    wrong("W cleared at the end", UPDATE, *LEARNS, end="self.W = np.zeros_like(self.W)\nreturn history"),
    wrong(
        "W returned instead of stored",
        UPDATE,
        HISTORY,
        *LEARNS,
        before=f"W = self.W.copy()\n{BEFORE}",
        update="W -= learning_rate * dW",
        end="return W, history",
    ),
    wrong("epochs counted as steps", UPDATE, HISTORY, loop="for step in range(num_iters * max(1, N // batch_size)):"),
    wrong("one step too many", UPDATE, HISTORY, loop="for step in range(num_iters + 1):"),
    wrong("one step too few", UPDATE, HISTORY, loop="for step in range(1, num_iters):"),
    wrong(
        "only one epoch",
        UPDATE,
        HISTORY,
        before="history = []",
        batch="",
        loop="""
        for batch in shuffled_batches(N, batch_size, self.rng)[:num_iters]:
        """,
    ),
    wrong("returns inside the loop", UPDATE, HISTORY, note=f"{NOTE}\nreturn history"),
    wrong(
        "a step for each example of the batch",
        UPDATE,
        BATCHES,
        ask="",
        update="""
        for i in batch:
            loss, dW = self.loss(X[i : i + 1], y[i : i + 1], reg)
            self.W = self.W - learning_rate * dW
        """,
    ),
    # batches
    wrong(
        "examples in order, never shuffled",
        BATCHES,
        before="history, first = [], 0",
        batch="""
        batch = np.arange(first, min(first + batch_size, N))
        first = first + batch_size if first + batch_size < N else 0
        """,
    ),
    wrong(
        "the same shuffled epoch again and again",
        BATCHES,
        before="""
        history = []
        epoch = shuffled_batches(N, batch_size, self.rng)
        """,
        batch="batch = epoch[step % len(epoch)]",
    ),
    wrong(
        "blocks in random order",
        BATCHES,
        before="history, blocks = [], []",
        batch="""
        if not blocks:
            blocks = [np.arange(N)[first : first + batch_size] for first in range(0, N, batch_size)]
            self.rng.shuffle(blocks)
        batch = blocks.pop()
        """,
    ),
    wrong(
        "a block from a random start",
        BATCHES,
        batch="""
        first = self.rng.integers(max(1, N - batch_size + 1))
        batch = np.arange(first, min(first + batch_size, N))
        """,
    ),
    wrong(
        "every k-th example",
        BATCHES,
        batch="""
        k = max(1, N // batch_size)
        batch = np.arange(step % k, N, k)[:batch_size]
        """,
    ),
    wrong(
        "a window that slides by one",
        BATCHES,
        before="history, order = [], self.rng.permutation(N)",
        batch="""
        batch = np.roll(order, -step)[:batch_size]
        """,
    ),
    wrong(
        "only the first half of the data", BATCHES, batch="batch = self.rng.integers(max(1, N // 2), size=batch_size)"
    ),
    wrong(
        "only the first batch_size examples, shuffled",
        BATCHES,
        batch="batch = self.rng.permutation(min(N, batch_size))",
    ),
    wrong(
        "a part of the data chosen once",
        BATCHES,
        before="history, some = [], self.rng.permutation(N)[: 1 + N // 2]",
        batch="batch = self.rng.choice(some, batch_size)",
    ),
    wrong("one example too many", BATCHES, batch="batch = self.rng.integers(N, size=batch_size + 1)"),
    wrong("one example too few", BATCHES, batch="batch = self.rng.permutation(N)[: batch_size - 1]"),
    wrong(
        "examples drawn twice thrown away", BATCHES, batch="batch = np.unique(self.rng.integers(N, size=batch_size))"
    ),
    wrong(
        "each example with the same probability",
        BATCHES,
        batch="""
        batch = self.rng.random(N) < batch_size / N
        """,
    ),
    wrong("always 32 examples", BATCHES, batch="batch = self.rng.integers(N, size=32)"),
    wrong(
        "a new batch every second step",
        BATCHES,
        batch="""
        if step % 2 == 0:
            batch = self.rng.integers(N, size=batch_size)
        """,
    ),
    wrong(
        "the generator made anew in each step",
        BATCHES,
        batch="""
        self.rng = np.random.default_rng(0)
        batch = self.rng.choice(N, batch_size)
        """,
    ),
    wrong("the batch twice over", BATCHES, batch="batch = np.repeat(self.rng.permutation(N)[:batch_size], 2)"),
    wrong(
        "one example drawn, batch_size times",
        BATCHES,
        batch="batch = np.full(batch_size, self.rng.integers(N))",
    ),
    wrong("images from 0 to 1", BATCHES, ask="loss, dW = self.loss(X[batch] / np.max(X), y[batch], reg)"),
    wrong("reg doubled", BATCHES, ask=ASK.replace("reg)", "2 * reg)")),
    wrong("reg squared", BATCHES, ask=ASK.replace("reg)", "reg**2)")),
    wrong("reg divided by the batch size", BATCHES, ask=ASK.replace("reg)", "reg / batch_size)")),
    wrong("always reg = 1e-5", BATCHES, ask=ASK.replace("reg)", "1e-5)")),
    wrong("the learning rate for reg", BATCHES, ask=ASK.replace("reg)", "learning_rate)")),
    wrong("a reg that decays", BATCHES, update=f"{STEP}\nreg *= 0.9"),
    # pairs
    wrong(
        "X and y shuffled apart",
        PAIRS,
        *LEARNS,
        start=f"""
{FIRST_W}
X, y = X[self.rng.permutation(N)], y[self.rng.permutation(N)]
""",
    ),
    wrong(
        "X shuffled, y not",
        PAIRS,
        *LEARNS,
        start=f"""
{FIRST_W}
X = X[self.rng.permutation(N)]
""",
    ),
    wrong(
        "labels of the neighbours",
        PAIRS,
        *LEARNS,
        ask=ASK.replace("y[batch]", "y[(batch + 1) % N]"),
    ),
    wrong(
        "labels sorted",
        PAIRS,
        ask=ASK.replace("y[batch]", "np.sort(y[batch])"),
    ),
    wrong(
        "labels backwards",
        PAIRS,
        *LEARNS,
        ask=ASK.replace("y[batch]", "y[batch][::-1]"),
    ),
    wrong(
        "the first labels for every batch",
        PAIRS,
        *LEARNS,
        ask=ASK.replace("y[batch]", "y[: len(batch)]"),
    ),
    wrong("all labels for every batch", PAIRS, *LEARNS, ask=ASK.replace("y[batch]", "y")),
    wrong(
        "labels as rows of zeros and a one",
        PAIRS,
        *LEARNS,
        ask=ASK.replace("y[batch]", "np.eye(np.max(y) + 1)[y[batch]]"),
    ),
    # history
    wrong("running means", HISTORY, end="return list(np.cumsum(history) / np.arange(1, num_iters + 1))"),
    wrong("the last loss only", HISTORY, end="return loss"),
    wrong("a list of the last loss", HISTORY, note="history = [loss]"),
    wrong("every tenth loss", HISTORY, note=f"if step % 10 == 0:\n    {NOTE}"),
    wrong("the losses rounded", HISTORY, note="history.append(round(loss, 1))"),
    wrong(
        "whole numbers",
        HISTORY,
        before="history, batches = np.zeros(num_iters, dtype=int), []",
        note="history[step] = loss",
    ),
    wrong("each loss twice", HISTORY, update=f"{NOTE}\n{STEP}"),
    wrong("the last loss first", HISTORY, note="history.insert(0, loss)"),
    wrong("train returns nothing", HISTORY, end="self.history = history"),
    wrong("W returned", HISTORY, end="return self.W"),
    wrong("W returned with the losses", HISTORY, end="return self.W, history"),
    wrong("losses divided by the batch size", HISTORY, note="history.append(loss / batch_size)"),
    wrong(
        "the regularizer added to the losses once more", HISTORY, note="history.append(loss + reg * np.sum(self.W**2))"
    ),
    wrong("the losses as text", HISTORY, note='history.append(f"{loss:.4f}")'),
    wrong("losses by number in a dictionary", HISTORY, before="history, batches = {}, []", note="history[step] = loss"),
    wrong("a pair of loss and gradient for each step", HISTORY, note="history.append((loss, dW))"),
    wrong("a zero in front", HISTORY, before="history, batches = [0.0], []"),
    wrong(
        "a zero left at the end",
        HISTORY,
        before="history, batches = np.zeros(num_iters + 1), []",
        note="history[step] = loss",
    ),
    wrong(
        "the losses of all calls",
        HISTORY,
        init="""
        self.W, self.history = None, []
        self.rng = np.random.default_rng(seed)
        """,
        before="batches = []",
        note="self.history.append(loss)",
        end="return self.history",
    ),
    wrong("the length of the gradient for the loss", HISTORY, note="history.append(np.linalg.norm(dW))"),
    # keeps_dtype
    wrong(
        "float32 for every X",
        DTYPE,
        start=FIRST_W.replace("X.dtype", "np.float32"),
        update="self.W -= (learning_rate * dW).astype(np.float32)",
    ),
    wrong(
        "the learning rate an array of float64",
        DTYPE,
        update="self.W = self.W - np.array([learning_rate]) * dW",
    ),
    wrong("X turned into float64 first", DTYPE, start=f"X = np.asarray(X, dtype=float)\n{FIRST_W}"),
    wrong(
        "W as float64 after the training",
        DTYPE,
        end="self.W = self.W.astype(float)\nreturn history",
    ),
    # large_batch
    wrong(
        "drawn without replacement whatever N is", LARGE, batch="batch = self.rng.choice(N, batch_size, replace=False)"
    ),
    wrong(
        "a step divided into whole batches",
        LARGE,
        before="history, order = [], None",
        batch="""
        place = step % (N // batch_size)
        if place == 0:
            order = self.rng.permutation(N)
        batch = order[place * batch_size : (place + 1) * batch_size]
        """,
    ),
    wrong("an assertion about the batch size", LARGE, before=f"assert batch_size <= N\n{BEFORE}"),
    wrong(
        "only whole batches of an epoch",
        LARGE,
        batch="""
        if not batches:
            order = self.rng.permutation(N)
            batches = [order[k * batch_size :][:batch_size] for k in range(N // batch_size)]
        batch = batches.pop()
        """,
    ),
    wrong(
        "Python's sample of more than there are",
        LARGE,
        imports=f"import random\n{IMPORTS}",
        init="""
        self.W = None
        self.rng, self.dice = np.random.default_rng(seed), random.Random(seed)
        """,
        batch="batch = self.dice.sample(range(N), batch_size)",
    ),
    # global_state
    wrong("numpy's global choice", GLOBAL, batch="batch = np.random.choice(N, batch_size)"),
    wrong("numpy's global permutation", GLOBAL, batch="batch = np.random.permutation(N)[:batch_size]"),
    wrong(
        "the first W from numpy's global generator",
        GLOBAL,
        start=made("(1e-3 * np.random.randn(X.shape[1], np.max(y) + 1)).astype(X.dtype)"),
    ),
    wrong("np.random.seed before the training", GLOBAL, before=f"np.random.seed(0)\n{BEFORE}"),
    wrong("np.random itself for the generator", GLOBAL, init="self.W = None\nself.rng = np.random"),
    wrong(
        "random.shuffle",
        GLOBAL,
        imports=f"import random\n{IMPORTS}",
        batch="""
        order = list(range(N))
        random.shuffle(order)
        batch = np.array(order[:batch_size])
        """,
    ),
    wrong(
        "random.seed before the training",
        GLOBAL,
        imports=f"import random\n{IMPORTS}",
        before=f"random.seed(7)\n{BEFORE}",
    ),
    wrong(
        "a global seed in every step",
        GLOBAL,
        BATCHES,
        batch="""
        np.random.seed(1)
        batch = np.random.randint(0, N, batch_size)
        """,
    ),
    wrong(
        "X and y shuffled in place",
        GLOBAL,
        batch="""
        order = self.rng.permutation(N)
        X[:], y[:] = X[order], y[order]
        batch = np.arange(min(N, batch_size))
        """,
    ),
    wrong(
        "X alone shuffled in place",
        GLOBAL,
        PAIRS,
        *LEARNS,
        batch="self.rng.shuffle(X)\nbatch = self.rng.integers(N, size=batch_size)",
    ),
    wrong("y sorted in place", GLOBAL, PAIRS, *LEARNS, before=f"y.sort()\n{BEFORE}"),
    # train raises
    wrong(
        "the loss and the gradient taken for one",
        *EVERY_TRAINING,
        ask="loss = self.loss(X[batch], y[batch], reg)\ndW = loss.grad",
    ),
    wrong("the loss called without reg", *EVERY_TRAINING, ask="loss, dW = self.loss(X[batch], y[batch])"),
    wrong("W started in a variable", *EVERY_TRAINING, start=FIRST_W.replace("self.W = ", "W = ")),
    # predict
    wrong("the best example of each class", PREDICT, predict="return np.argmax(X @ self.W, axis=0)"),
    wrong("one place among all scores", PREDICT, predict="return np.argmax(X @ self.W)"),
    wrong("the scores", PREDICT, predict="return X @ self.W"),
    wrong("the highest scores", PREDICT, predict="return np.max(X @ self.W, axis=1)"),
    wrong(
        "rows of zeros and a one",
        PREDICT,
        predict="""
        scores = X @ self.W
        return (scores == scores.max(axis=1, keepdims=True)).astype(int)
        """,
    ),
    wrong(
        "labels as floats",
        PREDICT,
        predict="""
        labels = np.zeros(len(X))
        for i in range(len(X)):
            labels[i] = np.argmax(X[i] @ self.W)
        return labels
        """,
    ),
    wrong("labels from 1 on", PREDICT, predict="return np.argmax(X @ self.W, axis=1) + 1"),
    wrong("labels minus 1", PREDICT, predict="return np.argmax(X @ self.W, axis=1) - 1"),
    wrong(
        "a softmax that overflows",
        PREDICT,
        predict="""
        powers = np.exp(X @ self.W)
        return np.argmax(powers / np.sum(powers, axis=1, keepdims=True), axis=1)
        """,
    ),
    wrong("the second best", PREDICT, predict="return np.argsort(X @ self.W, axis=1)[:, -2]"),
    wrong("the largest amount of a score", PREDICT, predict="return np.argmax(np.abs(X @ self.W), axis=1)"),
    wrong("the last class never chosen", PREDICT, predict="return np.argmax((X @ self.W)[:, :-1], axis=1)"),
    wrong("without the bias", PREDICT, predict="return np.argmax(X[:, :-1] @ self.W[:-1], axis=1)"),
    wrong("W with its axes swapped", PREDICT, predict="return np.argmax(X @ self.W.T, axis=1)"),
    wrong("a column of labels", PREDICT, predict="return np.argmax(X @ self.W, axis=1)[:, None]"),
    wrong("class 1 where its score is positive", PREDICT, predict="return ((X @ self.W)[:, 1] > 0).astype(int)"),
    wrong("the first example's class for all", PREDICT, predict="return np.full(len(X), np.argmax(X[0] @ self.W))"),
    wrong("scores cut at 1", PREDICT, predict="return np.argmax(np.minimum(X @ self.W, 1), axis=1)"),
    wrong(
        "only if the scores are positive",
        PREDICT,
        predict="""
        labels = np.zeros(len(X), dtype=int)
        for i, scores in enumerate(X @ self.W):
            best = 0
            for j, score in enumerate(scores):
                if score > best:
                    best, labels[i] = score, j
        return labels
        """,
    ),
    wrong("returns in the loop", PREDICT, predict="for x in X:\n    return np.argmax(x @ self.W)"),
    wrong("predict returns nothing", PREDICT, predict="labels = np.argmax(X @ self.W, axis=1)"),
    # LinearSVM
    wrong(
        "shrinks self.W at each call",
        SVM_LOSS,
        function="LinearSVM",
        svm="""
        self.W *= 0.999
        return svm_loss_vectorized(self.W, X_batch, y_batch, reg)
        """,
    ),
    wrong(
        "makes a step of its own",
        SVM_LOSS,
        function="LinearSVM",
        svm="""
        loss, dW = svm_loss_vectorized(self.W, X_batch, y_batch, reg)
        self.W = self.W - 1e-3 * dW
        return loss, dW
        """,
    ),
    wrong(
        "clears the bias in self.W",
        SVM_LOSS,
        function="LinearSVM",
        svm="""
        self.W[-1] = 0
        return svm_loss_vectorized(self.W, X_batch, y_batch, reg)
        """,
    ),
    wrong(
        "the W of the class",
        SVM_LOSS,
        SVM_LEARNS,
        function="LinearSVM",
        svm="return svm_loss_vectorized(LinearSVM.W, X_batch, y_batch, reg)",
    ),
    wrong(
        "only the loss",
        SVM_LOSS,
        SVM_LEARNS,
        function="LinearSVM",
        svm="return svm_loss_vectorized(self.W, X_batch, y_batch, reg)[0]",
    ),
    wrong(
        "the gradient before the loss",
        SVM_LOSS,
        SVM_LEARNS,
        function="LinearSVM",
        svm="return svm_loss_vectorized(self.W, X_batch, y_batch, reg)[::-1]",
    ),
    wrong(
        "W and X swapped",
        SVM_LOSS,
        SVM_LEARNS,
        function="LinearSVM",
        svm="return svm_loss_vectorized(X_batch, self.W, y_batch, reg)",
    ),
    wrong(
        "nothing returned",
        SVM_LOSS,
        SVM_LEARNS,
        function="LinearSVM",
        svm="loss, dW = svm_loss_vectorized(self.W, X_batch, y_batch, reg)",
    ),
    wrong(
        "the sign of the gradient flipped",
        SVM_LOSS,
        SVM_LEARNS,
        function="LinearSVM",
        svm="""
        loss, dW = svm_loss_vectorized(self.W, X_batch, y_batch, reg)
        return loss, -dW
        """,
    ),
    wrong(
        "the sign of the loss flipped",
        SVM_LOSS,
        function="LinearSVM",
        svm="""
        loss, dW = svm_loss_vectorized(self.W, X_batch, y_batch, reg)
        return -loss, dW
        """,
    ),
    wrong(
        "divided by the batch size once more",
        SVM_LOSS,
        function="LinearSVM",
        svm="""
        loss, dW = svm_loss_vectorized(self.W, X_batch, y_batch, reg)
        return loss / len(X_batch), dW / len(X_batch)
        """,
    ),
    wrong(
        "half of reg",
        SVM_LOSS,
        function="LinearSVM",
        svm="return svm_loss_vectorized(self.W, X_batch, y_batch, 0.5 * reg)",
    ),
    wrong(
        "reg only in the loss",
        SVM_LOSS,
        function="LinearSVM",
        svm="""
        loss, _ = svm_loss_vectorized(self.W, X_batch, y_batch, reg)
        _, dW = svm_loss_vectorized(self.W, X_batch, y_batch, 0.0)
        return loss, dW
        """,
    ),
    wrong(
        "the regularizer added once more",
        SVM_LOSS,
        function="LinearSVM",
        svm="""
        loss, dW = svm_loss_vectorized(self.W, X_batch, y_batch, reg)
        return loss + reg * np.sum(self.W * self.W), dW + 2 * reg * self.W
        """,
    ),
    wrong(
        "the predicted classes for the right ones",
        SVM_LOSS,
        SVM_LEARNS,
        function="LinearSVM",
        svm="return svm_loss_vectorized(self.W, X_batch, self.predict(X_batch), reg)",
    ),
    wrong(
        "the first example of the batch only",
        SVM_LOSS,
        function="LinearSVM",
        svm="return svm_loss_vectorized(self.W, X_batch[:1], y_batch[:1], reg)",
    ),
    wrong(
        "the loss of the parent",
        SVM_LOSS,
        SVM_LEARNS,
        function="LinearSVM",
        svm="return super().loss(X_batch, y_batch, reg)",
    ),
    # Softmax
    wrong(
        "reg left out",
        SOFTMAX_LOSS,
        function="Softmax",
        softmax="return softmax_loss(self.W, X_batch, y_batch, 0.0)",
    ),
    wrong(
        "reg squared", SOFTMAX_LOSS, function="Softmax", softmax="return softmax_loss(self.W, X_batch, y_batch, reg**2)"
    ),
    wrong(
        "always reg = 1e-5",
        SOFTMAX_LOSS,
        function="Softmax",
        softmax="return softmax_loss(self.W, X_batch, y_batch, 1e-5)",
    ),
    wrong(
        "y and reg swapped",
        SOFTMAX_LOSS,
        SOFTMAX_LEARNS,
        function="Softmax",
        softmax="return softmax_loss(self.W, X_batch, reg, y_batch)",
    ),
    wrong(
        "only the gradient",
        SOFTMAX_LOSS,
        SOFTMAX_LEARNS,
        function="Softmax",
        softmax="return softmax_loss(self.W, X_batch, y_batch, reg)[1]",
    ),
    wrong(
        "both signs flipped",
        SOFTMAX_LOSS,
        SOFTMAX_LEARNS,
        function="Softmax",
        softmax="""
        loss, dW = softmax_loss(self.W, X_batch, y_batch, reg)
        return -loss, -dW
        """,
    ),
    wrong(
        "the sum over the batch",
        SOFTMAX_LOSS,
        function="Softmax",
        softmax="""
        loss, dW = softmax_loss(self.W, X_batch, y_batch, reg)
        return loss * len(y_batch), dW * len(y_batch)
        """,
    ),
    wrong(
        "half of the gradient",
        SOFTMAX_LOSS,
        function="Softmax",
        softmax="""
        loss, dW = softmax_loss(self.W, X_batch, y_batch, reg)
        return loss, dW / 2
        """,
    ),
    wrong(
        "the gradient transposed",
        SOFTMAX_LOSS,
        SOFTMAX_LEARNS,
        function="Softmax",
        softmax="""
        loss, dW = softmax_loss(self.W, X_batch, y_batch, reg)
        return loss, dW.T
        """,
    ),
    wrong(
        "binary logarithms",
        SOFTMAX_LOSS,
        function="Softmax",
        softmax="""
        loss, dW = softmax_loss(self.W, X_batch, y_batch, reg)
        return loss / np.log(2), dW / np.log(2)
        """,
    ),
    wrong(
        "the gradient of the bias cleared",
        SOFTMAX_LOSS,
        function="Softmax",
        softmax="""
        loss, dW = softmax_loss(self.W, X_batch, y_batch, reg)
        dW[-1] = 0
        return loss, dW
        """,
    ),
    wrong(
        "the mean of the batch subtracted",
        SOFTMAX_LOSS,
        function="Softmax",
        softmax="""
        return softmax_loss(self.W, X_batch - X_batch.mean(axis=0), y_batch, reg)
        """,
    ),
    wrong(
        "self.W scaled to length 1",
        SOFTMAX_LOSS,
        function="Softmax",
        softmax="""
        self.W = self.W / np.linalg.norm(self.W)
        return softmax_loss(self.W, X_batch, y_batch, reg)
        """,
    ),
    wrong(
        "the loss at W = 0",
        SOFTMAX_LOSS,
        function="Softmax",
        softmax="""
        return softmax_loss(np.zeros_like(self.W), X_batch, y_batch, reg)
        """,
    ),
    wrong(
        "labels from 1 on expected",
        SOFTMAX_LOSS,
        SOFTMAX_LEARNS,
        function="Softmax",
        softmax="""
        return softmax_loss(self.W, X_batch, y_batch - 1, reg)
        """,
    ),
]

# by function and `about`: parts that a wrong version may lose or keep
DISPUTABLE = {
    # W is what a single batch, the start or labels without meaning make of it: how often it is right is luck
    **{
        ("LinearClassifier", about): LEARNS
        for about in (
            "each step from the W of the start",
            "W is the step",
            "W returned instead of stored",
            "X and y shuffled apart",
            "X shuffled, y not",
            "labels of the neighbours",
            "labels sorted",
            "labels backwards",
            "the first labels for every batch",
            "X alone shuffled in place",
            "y sorted in place",
        )
    },
    ("LinearSVM", "the predicted classes for the right ones"): (SVM_LEARNS,),
    # from one step nobody can tell whether the next would have a batch of its own; whether one is enough is luck
    ("LinearClassifier", "returns inside the loop"): (BATCHES, *LEARNS),
    # num_iters losses in order, but the loss was asked batch_size times as often
    ("LinearClassifier", "a step for each example of the batch"): (HISTORY,),
    # are these the weights where the first call ended, and where a training started that did nothing?
    ("LinearClassifier", "W cleared at the end"): (CONTINUES, STARTS),
    # images nobody has seen have no labels of their own
    ("LinearClassifier", "images from 0 to 1"): (PAIRS,),
    # with X in float64, the steps are off by what float32 rounds
    ("LinearClassifier", "float32 for every X"): (UPDATE,),
}
