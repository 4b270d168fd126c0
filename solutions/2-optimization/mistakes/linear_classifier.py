"""Wrong versions of the classifier, as edits of the reference: what students really get wrong."""

from grading.mistake import Mistake

STEP = "self.W = self.W - learning_rate * dW"
BATCH = "self.loss(X[batch], y[batch], reg)"
EPOCH = "shuffled_batches(len(X), batch_size, self.rng)"
IN_ORDER = "[np.arange(len(X))[k : k + batch_size] for k in range(0, len(X), batch_size)][::-1]"

MISTAKES = [
    Mistake("wrong_sign", "LinearClassifier.update", {STEP: "self.W = self.W + learning_rate * dW"}),
    Mistake("no_step", "LinearClassifier.update", {STEP: "W = self.W - learning_rate * dW"}),
    Mistake("learning_rate_ignored", "LinearClassifier.update", {STEP: "self.W = self.W - dW"}),
    Mistake("divided_by_batch_size", "LinearClassifier.update", {STEP: f"{STEP} / batch_size"}),
    Mistake("batch_size_ignored", "LinearClassifier.batches", {BATCH: "self.loss(X, y, reg)"}),
    Mistake("one_image", "LinearClassifier.batches", {BATCH: "self.loss(X[batch[:1]], y[batch[:1]], reg)"}),
    Mistake("same_batch", "LinearClassifier.batches", {"batch = batches.pop()": "batch = np.arange(batch_size)"}),
    Mistake("reg_not_passed", "LinearClassifier.batches", {BATCH: "self.loss(X[batch], y[batch], 0.0)"}),
    Mistake(
        "in_order",
        "LinearClassifier.batches",
        {EPOCH: IN_ORDER},
    ),
    Mistake(
        "same_epoch",
        "LinearClassifier.batches",
        {EPOCH: "shuffled_batches(len(X), batch_size, np.random.default_rng(0))"},
    ),
    Mistake(
        "updated_at_the_end",
        "LinearClassifier.update",
        {
            "        losses, batches = [], []\n": "        losses, batches, steps = [], [], []\n",
            STEP: "steps.append(dW)",
            "        return losses\n": f"        {STEP.replace('dW', 'np.sum(steps, 0)')}\n        return losses\n",
        },
    ),
    Mistake("made_anew", "LinearClassifier.continues", {"if self.W is None:": "if True:"}),
    Mistake(
        "drawn_independently",
        "LinearClassifier.pairs",
        {BATCH: "self.loss(X[batch], y[self.rng.permutation(len(y))[: len(batch)]], reg)"},
    ),
    Mistake(
        "lowest_score",
        "LinearClassifier.predict",
        {"np.argmax": "np.argmin"},
        looks_like="these are the classes with the lowest scores.",
        try_next="The right class should have the highest score: np.argmax.",
    ),
    Mistake(
        "float64",
        "LinearClassifier.keeps_dtype",
        {".astype(X.dtype)": ""},
    ),
    Mistake(
        "softmax_for_svm",
        "LinearSVM.loss",
        {"svm_loss_vectorized(self": "softmax_loss(self"},
        looks_like="this is the softmax loss.",
        try_next="LinearSVM takes svm_loss_vectorized.",
    ),
    Mistake(
        "svm_for_softmax",
        "Softmax.loss",
        {"softmax_loss(self": "svm_loss_vectorized(self"},
        looks_like="this is the SVM loss.",
        try_next="Softmax takes softmax_loss.",
    ),
    Mistake(
        "reg_not_passed",
        "LinearSVM.loss",
        {"(self.W, X_batch, y_batch, reg)": "(self.W, X_batch, y_batch, 0.0)"},
        looks_like="reg has no effect.",
        try_next="Pass reg on to svm_loss_vectorized.",
    ),
]
