"""The build proves the references by itself: every known mistake, made in a reference, is refused."""

from dataclasses import replace

import pytest

from cs231n_lite.checks.catalogue import all_checks, find
from grading.course_folder import CourseFolder
from grading.derive.proofs import Unproved, broken, prove
from grading.derive.published import published
from grading.judge.references import References, run

MISTAKES = [mistake for mistake in References(CourseFolder()).mistakes() if not mistake.also_right]


@pytest.fixture(scope="session")
def problems(references):
    """The published problems of a check."""
    return {check.name: published(check, references) for check in all_checks().values()}


@pytest.mark.slow  # the build does the same
@pytest.mark.parametrize("name", all_checks())
def test_the_reference_is_proved(name, references, problems):
    prove(find(name), problems[name], references.module, references.defined)


def no_definition(check, problem) -> dict:
    return {}


def complaint(module: str, text: str, references, problems, first: str = "") -> str:
    """The first thing that the build finds wrong with `text` as the reference of `module`; `first` is asked first."""
    wrong = run(references.course.reference(module), text)

    def module_of(name: str):
        return wrong if name == module else references.module(name)

    checks = [check for check in all_checks().values() if check.module == module]
    laws = (
        law
        for check in sorted(checks, key=lambda check: check.name != first)
        for law in broken(check, problems[check.name], module_of, references.defined)
    )
    return next((law.otherwise for law in laws), "")


@pytest.mark.slow
@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake.check}: {mistake.name}")
def test_a_reference_with_a_known_mistake_is_refused(mistake, references, problems):
    module = find(mistake.check).module
    text = references.course.reference(module).read_text(encoding="utf-8")
    assert complaint(module, mistake.applied_to(text), references, problems, mistake.check)


# what no case worked by hand tells, for it is wrong only for some sizes, labels or strengths
WRONG = {
    "linear_svm": {
        "half of reg, in every loss": [("+ reg * np.sum(W * W)", "+ 0.5 * reg * np.sum(W * W)")],
        "a margin of 2, everywhere": [(" + 1)", " + 2)")],
        "sums for means, everywhere": [(" / len(X)", "")],
        "the first class's score, for more than 5 classes": [
            ("scores[np.arange(len(y)), y]", "scores[np.arange(len(y)), y * (scores.shape[1] < 6)]")
        ],
        "a margin of 2 for two and four classes": [(" + 1)", " + 1 + (scores.shape[-1] in (2, 4)))")],
        "no margin for one example of more than 5 classes": [
            ("scores - scores[y] + 1)", "scores - scores[y] + (len(scores) < 6))")
        ],
        "the right class counts too": [("    margins[y] = 0\n", "")],
        "label 3 counts double, with loops": [("loss += margin", "loss += margin * (1 + (y[i] == 3))")],
        "y is ignored for more than 3 classes, with loops": [
            ("if j != y[i] and", "if (j != y[i] or W.shape[1] > 3) and")
        ],
        "reg squared in all losses and gradients": [("reg *", "reg**2 *")],
        "reg is at most 10": [("    loss = 0.0\n", "    loss, reg = 0.0, min(reg, 10)\n")],
        "the regularizer over the number of examples": [("reg * np.sum(W * W)", "reg * 2 / len(X) * np.sum(W * W)")],
        "the last row of W is spared": [
            ("reg * np.sum(W * W)", "reg * np.sum(W[:-1] * W[:-1])"),
            ("2 * reg * W", "2 * reg * np.vstack([W[:-1], 0 * W[-1:]])"),
        ],
        "only the diagonal of W": [("np.sum(W * W)", "np.sum(np.diag(W) ** 2)")],
        "only the first 100 examples, with loops": [("range(len(X))", "range(min(len(X), 100))")],
        "the vectorized loss, for more than 5 classes": [
            ("np.sum(margins) / len(X)", "np.sum(margins[:, :6]) / len(X)")
        ],
        "a margin of 0 pulls, vectorized": [("(margins > 0)", "(margins >= 0)")],
        "the gradient rounded": [("    return loss, dW", "    return loss, np.round(dW, 6)")],
        "the gradient in float32": [("    return loss, dW", "    return loss, dW.astype(np.float32).astype(float)")],
        "the gradient too large by a millionth": [("    return loss, dW", "    return loss, dW * 1.000001")],
    },
    "softmax": {
        "logarithms to base 10": [("np.log(", "np.log10(")],
        "powers of 2 for all but three classes": [
            ("np.exp(shifted)", "np.where(scores.shape[-1] == 3, np.e, 2.0) ** shifted")
        ],
        "half the scores, for more than 3 classes": [
            ("exponentials = np.exp(shifted)", "exponentials = np.exp(shifted / (1 + (scores.shape[1] > 3)))")
        ],
        "probabilities of at least 1e-4": [
            (
                "    return exponentials / np.sum(exponentials, axis=1)[:, None]",
                "    return np.maximum(exponentials / np.sum(exponentials, axis=1)[:, None], 1e-4)",
            )
        ],
        "probabilities in reverse, for more than 5 classes": [
            (
                "    return exponentials / np.sum(exponentials, axis=1)[:, None]",
                "    p = exponentials / np.sum(exponentials, axis=1)[:, None]\n"
                "    return p if scores.shape[1] < 6 else p[:, ::-1]",
            )
        ],
        "the first class's loss, for one example of more than 3": [
            ("- shifted[y]", "- shifted[y if len(scores) < 4 else 0]")
        ],
        "the last classes count double, with loops": [
            ("loss += np.log(total)", "loss += (1 + (y[i] > 4)) * np.log(total)")
        ],
        "twice the regularizer's slope of 50": [("2 * reg * W", "(2 + (reg > 10)) * reg * W")],
    },
    "regularizers": {
        "l2 of reg squared": [
            ("return reg * np.sum(W * W), 2 * reg * W", "return reg**2 * np.sum(W * W) / 2, reg**2 * W")
        ],
        "l1 of reg squared": [
            (
                "return reg * np.sum(np.abs(W)), reg * np.sign(W)",
                "return reg**2 * np.sum(np.abs(W)) / 2, reg**2 * np.sign(W) / 2",
            )
        ],
        "elastic net of beta squared": [("beta *", "beta**2 * 2 *")],
        "l2 of the first layer": [
            (
                "return reg * np.sum(W * W), 2 * reg * W",
                "V = np.zeros_like(W)\n    V[:2] = W[:2]\n    return reg * np.sum(V * V), 2 * reg * V",
            )
        ],
        "l1 is square for small weights": [
            (
                "return reg * np.sum(np.abs(W)), reg * np.sign(W)",
                "small = np.abs(W) < 0.5\n"
                "    return reg * np.sum(np.where(small, W * W, np.abs(W))), reg * np.where(small, 2 * W, np.sign(W))",
            )
        ],
    },
    "gradient_check": {
        "h of at least a quarter": [("(f(x + h) - f(x)) / h", "(f(x + max(h, 0.25)) - f(x)) / max(h, 0.25)")],
        "the slope of |x|": [("(f(x + h) - f(x)) / h", "(f(abs(x) + h) - f(abs(x))) / h")],
        "backward below 1": [("(f(x + h) - f(x)) / h", "(f(x + h) - f(x)) / h if x >= 1 else (f(x) - f(x - h)) / h")],
        "h is ignored": [("x[place] = before + h", "h = 1e-5\n        x[place] = before + h")],
        "the first row only": [("numbers = np.nditer(x,", "numbers = np.nditer(x[:1],")],
        "forward is centred for small h": [("if centred:", "if centred or h < 1e-3:")],
        "only a counts": [("max(np.max(np.abs(a)), np.max(np.abs(n)))", "np.max(np.abs(a))")],
        "tiny numbers count as equal": [("if largest == 0:", "if largest < 1e-11:")],
        "the largest ratio": [
            (
                "return np.max(np.abs(a - n)) / largest",
                "return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), 1e-300))",
            )
        ],
        "the last coordinate's error": [
            (
                "relative_error(checked[~kinked], numeric[~kinked])",
                "relative_error(checked[~kinked][-1:], numeric[~kinked][-1:])",
            )
        ],
        "the first row's coordinates": [
            (
                "before = x[place]\n        x[place] = before + h\n        above, pattern",
                "place = (0, *place[1:])\n        before = x[place]\n"
                "        x[place] = before + h\n        above, pattern",
            )
        ],
        "every kink is met": [
            (
                "kinked[k] = pattern is not None and np.any(pattern_above != pattern_below)",
                "kinked[k] = pattern is not None and k > 1",
            )
        ],
    },
    "optim": {
        "half the rate": [("W - learning_rate * dW", "W - learning_rate * dW / 2")],
        "half the rate, where it is small": [
            ("W - learning_rate * dW", "W - learning_rate * dW / (1 + (learning_rate < 0.1))")
        ],
        "momentum": [
            ("W = W - learning_rate * dW", "V = -learning_rate * dW + (0.5 * V if k else 0)\n        W = W + V")
        ],
        "the first row only": [
            ("W = W - learning_rate * dW", "W = np.concatenate([W[:1] - learning_rate * dW[:1], W[1:]])")
        ],
        "an empty batch at the end": [("range(0, N, batch_size)]", "range(0, N + 1, batch_size)]")],
    },
    "linear_classifier": {
        "the largest by its size": [("np.argmax(X @ self.W, axis=1)", "np.argmax(np.abs(X @ self.W), axis=1)")],
        "two numbers of each example": [("np.argmax(X @ self.W, axis=1)", "np.argmax(X[:, :2] @ self.W[:2], axis=1)")],
        "never the last class": [("np.argmax(X @ self.W, axis=1)", "np.argmax((X @ self.W)[:, :-1], axis=1)")],
        "reg is always 0.5": [
            ("svm_loss_vectorized(self.W, X_batch, y_batch, reg)", "svm_loss_vectorized(self.W, X_batch, y_batch, 0.5)")
        ],
        "twice the square of reg": [
            ("softmax_loss(self.W, X_batch, y_batch, reg)", "softmax_loss(self.W, X_batch, y_batch, 2 * reg**2)")
        ],
    },
    "tuning": {
        "only the first ten validation images": [
            ("np.argmax(X_val @ W, axis=1) == y_val", "np.argmax(X_val[:10] @ W, axis=1) == y_val[:10]")
        ],
        "ties to the last": [("> best_accuracy", ">= best_accuracy")],
        "large numbers are taken for diverged ones": [("np.all(np.isfinite(W))", "np.all(np.abs(W) < 2)")],
        "minus infinity is missed": [("np.all(np.isfinite(W))", "np.isfinite(np.max(W))")],
    },
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "edits"),
    [
        pytest.param(module, edits, id=f"{module}: {name}")
        for module, all_of in WRONG.items()
        for name, edits in all_of.items()
    ],
)
def test_a_reference_that_is_wrong_for_some_problems_is_refused(module, edits, references, problems):
    text = references.course.reference(module).read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    assert complaint(module, text, references, problems)


def test_a_check_that_nothing_proves_is_refused(references, problems):
    check = replace(find("svm_loss_naive.loss"), proofs=())
    with pytest.raises(Unproved, match=r"nothing proves the reference of svm_loss_naive\.loss"):
        prove(check, problems[check.name], references.module, no_definition)


def test_a_reference_that_raises_is_refused_in_words(references, problems):
    check = find("svm_loss_naive.loss")
    module = run(references.course.reference("linear_svm"), "def svm_loss_naive(W, X, y, reg):\n    return W @ X\n")
    with pytest.raises(
        Unproved, match=r"the reference of svm_loss_naive\.loss, in linear_svm\.py, isn't right: it raised"
    ):
        prove(check, problems[check.name], lambda name: module, no_definition)
