"""What can be decided otherwise in the cross-entropy loss: the probabilities, the logarithm, the slopes of scores."""

from collections.abc import Callable

import numpy as np

from .choice import Choice
from .shares import mean

ROWS = "Each row has to sum to 1: divide by np.sum(a, axis=1)[:, None]."
MINUS_LOG = "The loss of an example is -np.log(p) of its right class."
DSCORES = (
    "The slope of an example's loss with respect to a score is p, less 1 for the right class. Multiply "
    "it by x, then average."
)
PLAIN = "p_j = exp(s_j) / Σ exp(s_k), with the scores as they are."


def _exp(scores: np.ndarray) -> np.ndarray:
    return np.exp(scores)


def _normalized(e: np.ndarray, axis: int = 1) -> np.ndarray:
    return e / np.sum(e, axis=axis, keepdims=True)


def _shifted(scores: np.ndarray) -> np.ndarray:
    return _exp(scores - np.max(scores, axis=1, keepdims=True))


def softmax(scores: np.ndarray) -> np.ndarray:
    """The probabilities of each row of scores, (N, C)."""
    return _normalized(_shifted(scores))


def at(table: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """From each row the entry of its label, (N,)."""
    return table[np.arange(len(table)), labels]


def softmax_loss(
    W: np.ndarray,
    X: np.ndarray,
    y: np.ndarray,
    reg: float,
    *,
    scores_of: Callable = lambda X, W: X @ W,
    labels: Callable = lambda y, scores: y,
    probabilities: Callable = softmax,
    loss_of: Callable = lambda p, labels, scores: -np.log(at(p, labels)),
    loss_shares: Callable = mean,
    together: Callable = lambda losses, shares: shares @ losses,
    added: Callable = lambda W: 0.0,
    at_wrong: Callable = lambda p: p,
    at_right: Callable = lambda p: p - 1,
    placed: Callable = lambda wrong, right, labels: _placed(wrong, right, labels),
    pixels: Callable = lambda X: X,
    gradient_shares: Callable = mean,
    finished: Callable = lambda dW, W, X: dW,
    reg_loss: Callable = lambda W, reg, N: reg * np.sum(W * W),
    reg_gradient: Callable = lambda W, reg, N: 2 * reg * W,
) -> tuple[float, np.ndarray]:
    """The softmax loss and its gradient, each choice a parameter."""
    (N, D), C = X.shape, W.shape[1]
    scores = scores_of(X, W)
    labels = labels(y, scores)
    p = probabilities(scores)
    losses = loss_of(p, labels, scores)
    loss = together(losses, loss_shares(N, D, C)) + added(W) + reg_loss(W, reg, N)
    dscores = placed(at_wrong(p), at_right(p), labels)
    dW = pixels(X).T @ (dscores * gradient_shares(N, D, C)[:, None])
    return float(loss), finished(dW, W, X) + reg_gradient(W, reg, N)


def _placed(wrong: np.ndarray, right: np.ndarray, labels: np.ndarray) -> np.ndarray:
    table = wrong.copy()
    table[np.arange(len(labels)), labels] = at(right, labels)
    return table


def _in_whole_columns(wrong: np.ndarray, right: np.ndarray, labels: np.ndarray) -> np.ndarray:
    table = wrong.copy()
    table[:, labels] = right[:, labels]
    return table


def _once_for_each_class(wrong: np.ndarray, right: np.ndarray, labels: np.ndarray) -> np.ndarray:
    latest = {label: row for row, label in enumerate(labels.tolist())}
    last = np.isin(np.arange(len(labels)), list(latest.values()))
    return np.where(last[:, None], _placed(wrong, right, labels), wrong)


PROBABILITIES = {
    "not_normalized": (
        _exp,
        "these are the exponentials; they aren't divided by the sum of their row.",
        "Divide each row by its sum: np.sum(a, axis=1)[:, None].",
    ),
    "normalized_over_examples": (
        lambda scores: _normalized(_exp(scores), axis=0),
        "the columns sum to 1: you divide by the sum over the examples of each class.",
        "Each row has to sum to 1: axis=1 adds up along the rows.",
    ),
    "normalized_over_everything": (
        lambda scores: _exp(scores) / np.sum(_exp(scores)),
        "the whole array sums to 1: you divide by the sum over all examples.",
        "Each row has to sum to 1: axis=1 adds up along the rows, and [:, None] makes a column of the sums.",
    ),
    "scores_normalized": (
        _normalized,
        "the scores themselves are divided by their sum: exp is missing.",
        "Take np.exp of the scores first, then divide each row by its sum.",
    ),
    "sizes_normalized": (
        lambda scores: _normalized(np.abs(scores)),
        "the absolute values of the scores are divided by their sum: exp is missing.",
        "Take np.exp of the scores first, then divide each row by its sum.",
    ),
    "shifted_scores_normalized": (
        lambda scores: _normalized(scores - np.max(scores, axis=1, keepdims=True)),
        "the shifted scores are divided by their sum: exp is missing.",
        "Take np.exp of the scores first, then divide each row by its sum.",
    ),
    "sigmoid": (
        lambda scores: 1 / (1 + _exp(-scores)),
        "this is the sigmoid, for each score by itself; the probabilities of a row have to sum to 1.",
        PLAIN,
    ),
    "exp_of_negative": (
        lambda scores: softmax(-scores),
        "exp is taken of -s: the class with the lowest score gets the highest probability.",
        "exp(s_j), with a plus: a higher score means a higher probability.",
    ),
    "power_of_two": (
        lambda scores: softmax(scores * np.log(2)),
        "2 to the power of the scores is taken; exp is e to the power.",
        "np.exp, not np.exp2 or 2 **.",
    ),
    "power_of_ten": (
        lambda scores: softmax(scores * np.log(10)),
        "10 to the power of the scores is taken; exp is e to the power.",
        "np.exp, not 10 **.",
    ),
    "scores_doubled": (
        lambda scores: softmax(2 * scores),
        "these are the probabilities of twice the scores.",
        PLAIN,
    ),
    "scores_halved": (
        lambda scores: softmax(scores / 2),
        "these are the probabilities of half the scores.",
        PLAIN,
    ),
    "exp_twice": (lambda scores: softmax(softmax(scores)), "softmax is applied twice.", PLAIN),
    "probabilities_squared": (
        lambda scores: softmax(scores) ** 2,
        "the probabilities are squared, so they don't sum to 1.",
        ROWS,
    ),
    "root_of_squares": (
        lambda scores: _exp(scores) / np.sqrt(np.sum(_exp(scores) ** 2, axis=1, keepdims=True)),
        "each row is divided by its length, the root of the sum of squares; the plain sum is wanted.",
        "np.sum(a, axis=1), not np.linalg.norm.",
    ),
    "divided_by_the_mean": (
        lambda scores: _exp(scores) / np.mean(_exp(scores), axis=1, keepdims=True),
        "each row is divided by its mean; the sum is wanted.",
        "Print the sums of your rows: each has to be 1.",
    ),
    "divided_by_the_largest": (
        lambda scores: _exp(scores - np.max(scores, axis=1, keepdims=True)),
        "the largest number of each row is 1: the shift is there, the division by the sum of the row isn't.",
        "Divide each row by its sum: np.sum(a, axis=1)[:, None].",
    ),
    "shifted_by_all_not_normalized": (
        lambda scores: _exp(scores - np.max(scores)),
        "one maximum is subtracted from all scores, and the rows aren't divided by their sums.",
        "Divide each row by its sum: np.sum(a, axis=1)[:, None].",
    ),
    "sum_of_unshifted": (
        lambda scores: _exp(scores - np.max(scores, axis=1, keepdims=True)) / np.sum(_exp(scores), 1, keepdims=True),
        "the numerator uses shifted scores, the denominator unshifted ones.",
        "Subtract the maximum once, and use the shifted scores in both.",
    ),
    "sum_of_shifted": (
        lambda scores: _exp(scores) / np.sum(_exp(scores - np.max(scores, axis=1, keepdims=True)), 1, keepdims=True),
        "the numerator uses unshifted scores, the denominator shifted ones.",
        "Subtract the maximum once, and use the shifted scores in both.",
    ),
    "one_added_to_shifted_sum": (
        lambda scores: _shifted(scores) / (1 + np.sum(_shifted(scores), axis=1, keepdims=True)),
        "the sum of the exponentials begins at 1, not at 0.",
        ROWS,
    ),
    "class_0_not_in_sum": (
        lambda scores: _shifted(scores) / np.sum(_shifted(scores)[:, 1:], axis=1, keepdims=True),
        "class 0 is missing in the sum of the exponentials.",
        "Σ exp(s_k) is over all classes: range(C) begins at 0.",
    ),
    "last_class_not_in_sum": (
        lambda scores: _shifted(scores) / np.sum(_shifted(scores)[:, :-1], axis=1, keepdims=True),
        "the last class is missing in the sum of the exponentials.",
        "Σ exp(s_k) is over all classes: range(C) goes to C - 1.",
    ),
    "last_exponential_for_sum": (
        lambda scores: _shifted(scores) / _shifted(scores)[:, -1:],
        "the last exponential takes the place of the sum: each one replaces what was there.",
        "Add to the sum with +=, don't assign.",
    ),
    "sum_not_reset": (
        lambda scores: _shifted(scores) / np.cumsum(np.sum(_shifted(scores), axis=1))[:, None],
        "the sum of the exponentials goes on from example to example.",
        "Each row has its own sum: begin with 0 for every example.",
    ),
    "unshifted_sum_not_reset": (
        lambda scores: _exp(scores) / np.cumsum(np.sum(_exp(scores), axis=1))[:, None],
        "the sum of the exponentials goes on from example to example.",
        "Each row has its own sum: begin with 0 for every example.",
    ),
    "shifted_over_examples": (
        lambda scores: _normalized(_shifted(scores), axis=0),
        "the columns sum to 1: you divide by the sum over the examples of each class.",
        "Each row has to sum to 1: axis=1 adds up along the rows.",
    ),
    "shifted_over_everything": (
        lambda scores: _shifted(scores) / np.sum(_shifted(scores)),
        "the whole array sums to 1: you divide by the sum over all examples.",
        "Each row has to sum to 1: axis=1 adds up along the rows, and [:, None] makes a column of the sums.",
    ),
    "over_sum_of_scores": (
        lambda scores: _exp(scores) / np.sum(scores, axis=1, keepdims=True),
        "the exponentials are divided by the sum of the scores; the sum of the exponentials is wanted.",
        ROWS,
    ),
    "over_exp_of_sum": (
        lambda scores: _exp(scores) / _exp(np.sum(scores, axis=1, keepdims=True)),
        "exp is taken of the sum of the scores; the exponentials are to be added up.",
        "np.sum(np.exp(scores), axis=1), not np.exp(np.sum(…)).",
    ),
    "scores_for_probabilities": (
        lambda scores: scores,
        "the scores stand where the probabilities belong.",
        "Take np.exp of the scores first, then divide each row by its sum.",
    ),
    "shifted_scores_for_probabilities": (
        lambda scores: scores - np.max(scores, axis=1, keepdims=True),
        "the shifted scores stand where the probabilities belong.",
        "Take np.exp of the scores first, then divide each row by its sum.",
    ),
    "sigmoids_normalized": (
        lambda scores: _normalized(1 / (1 + _exp(-scores))),
        "sigmoids are divided by their sum, not exponentials.",
        PLAIN,
    ),
    "tenth_added": (lambda scores: softmax(scores) + 0.1, "0.1 is added to each probability.", PLAIN),
    "shifted_by_column": (
        lambda scores: softmax(scores - np.max(scores, axis=0)),
        "from each column its largest score is subtracted; only a shift of a whole row changes nothing.",
        "np.max(scores, axis=1)[:, None] is the largest score of each row.",
    ),
    "logarithms": (
        lambda scores: np.log(softmax(scores)),
        "these are the logarithms of the probabilities.",
        "Leave out np.log.",
    ),
    "sum_of_others": (
        lambda scores: _exp(scores) / (np.sum(_exp(scores), axis=1, keepdims=True) - _exp(scores)),
        "each exponential is divided by the sum of the others; its own belongs to the sum too.",
        "Σ exp(s_k) is over all classes.",
    ),
    "one_added_to_sum": (
        lambda scores: _exp(scores) / (1 + np.sum(_exp(scores), axis=1, keepdims=True)),
        "1 is added to the sum of the row.",
        ROWS,
    ),
    "divided_by_classes_too": (
        lambda scores: softmax(scores) / scores.shape[1],
        "the probabilities are divided by the number of classes as well.",
        ROWS,
    ),
    "divided_by_examples_too": (
        lambda scores: softmax(scores) / len(scores),
        "the probabilities are divided by the number of rows as well.",
        ROWS,
    ),
    "complement": (lambda scores: 1 - softmax(scores), "this is 1 - p.", PLAIN),
    "standardized": (
        lambda scores: softmax(
            (scores - np.mean(scores, 1, keepdims=True)) / (np.std(scores, 1, keepdims=True) + 1e-300)
        ),
        "the scores of each row are divided by their standard deviation.",
        PLAIN,
    ),
    "first_sum_for_all": (
        lambda scores: _exp(scores) / np.sum(_exp(scores[0])),
        "every row is divided by the sum of the first row.",
        ROWS,
    ),
    "last_sum_for_all": (
        lambda scores: _exp(scores) / np.sum(_exp(scores[-1])),
        "every row is divided by the sum of the last row.",
        ROWS,
    ),
    "all_equal": (
        lambda scores: np.ones_like(scores) / scores.shape[1],
        "every class gets the same probability: the scores have no effect.",
        PLAIN,
    ),
    "highest_only": (
        lambda scores: (scores == np.max(scores, axis=1, keepdims=True)) * 1.0,
        "the class with the highest score gets 1, all others 0.",
        PLAIN,
    ),
}
SEEN_BESIDE_OTHERS = {
    "not_normalized",
    "normalized_over_examples",
    "normalized_over_everything",
    "shifted_over_examples",
    "shifted_over_everything",
    "divided_by_the_largest",
    "sum_not_reset",
    "one_added_to_shifted_sum",
    "class_0_not_in_sum",
    "last_class_not_in_sum",
    "sigmoid",
    "exp_of_negative",
}
LOSS_OF = {
    "loss_wrong_sign": (
        lambda p, labels, scores: np.log(at(p, labels)),
        "the sign is wrong: the logarithm of a probability is negative, the loss is minus that.",
        "The loss of an example is -log(p) of its right class, so it is never below 0.",
    ),
    "probability_for_loss": (
        lambda p, labels, scores: at(p, labels),
        "this is the probability of the right class; the loss is minus its logarithm.",
        MINUS_LOG,
    ),
    "minus_probability": (
        lambda p, labels, scores: -at(p, labels),
        "this is minus the probability of the right class; the logarithm is missing.",
        MINUS_LOG,
    ),
    "one_minus_probability": (
        lambda p, labels, scores: 1 - at(p, labels),
        "this is 1 - p of the right class; the loss is minus the logarithm of p.",
        MINUS_LOG,
    ),
    "logarithm_of_base_10": (
        lambda p, labels, scores: -np.log10(at(p, labels)),
        "this is the logarithm of base 10; the loss takes the natural one.",
        "np.log is the natural logarithm; np.log10 and np.log2 aren't.",
    ),
    "logarithm_of_base_2": (
        lambda p, labels, scores: -np.log2(at(p, labels)),
        "this is the logarithm of base 2; the loss takes the natural one.",
        "np.log is the natural logarithm; np.log10 and np.log2 aren't.",
    ),
    "logarithm_of_the_rest": (
        lambda p, labels, scores: -np.log(1 - at(p, labels)),
        "this is the logarithm of 1 - p; the loss takes that of p.",
        MINUS_LOG,
    ),
    "one_plus_in_logarithm": (
        lambda p, labels, scores: -np.log(1 + at(p, labels)),
        "1 is added inside the logarithm.",
        MINUS_LOG,
    ),
    "all_classes_summed": (
        lambda p, labels, scores: -np.sum(np.log(p), axis=1),
        "the logarithms of all classes are added up; only the right class counts.",
        "Pick the right class of each row first: p[rows, y].",
    ),
    "all_classes_averaged": (
        lambda p, labels, scores: -np.mean(np.log(p), axis=1),
        "the mean of the logarithms of all classes is taken; only the right class counts.",
        "Pick the right class of each row first: p[rows, y].",
    ),
    "wrong_classes_summed": (
        lambda p, labels, scores: -np.sum(np.log(p), axis=1) + np.log(at(p, labels)),
        "the logarithms of the wrong classes are added up; only the right class counts.",
        "Pick the right class of each row first: p[rows, y].",
    ),
    "every_class_by_itself": (
        lambda p, labels, scores: -np.sum(np.log(1 - p), axis=1) - np.log(at(p, labels)) + np.log(1 - at(p, labels)),
        "the wrong classes add -log(1 - p_j), as if each class were a question by itself.",
        "Only the right class counts: -np.log(p[rows, y]).",
    ),
    "entropy": (
        lambda p, labels, scores: -np.sum(p * np.log(p), axis=1),
        "this is the entropy of the probabilities, Σ -p log p; y isn't used.",
        MINUS_LOG,
    ),
    "weighted_logarithm": (
        lambda p, labels, scores: -at(p, labels) * np.log(at(p, labels)),
        "this is -p log p of the right class; leave out the factor p.",
        MINUS_LOG,
    ),
    "logarithm_squared": (
        lambda p, labels, scores: np.log(at(p, labels)) ** 2,
        "the logarithm is squared.",
        MINUS_LOG,
    ),
    "squared_error": (
        lambda p, labels, scores: (1 - at(p, labels)) ** 2,
        "this is (1 - p)², a squared error; the loss is minus the logarithm of p.",
        MINUS_LOG,
    ),
    "squared_errors": (
        lambda p, labels, scores: np.sum((p - np.eye(p.shape[1])[labels]) ** 2, axis=1),
        "this is the sum of the squared errors of all probabilities.",
        MINUS_LOG,
    ),
    "minus_score": (
        lambda p, labels, scores: -at(scores, labels),
        "this is minus the score of the right class: log Σ exp(s_k) is missing.",
        "-log p is log Σ exp(s_k) - s_y.",
    ),
    "score_for_loss": (
        lambda p, labels, scores: at(scores, labels),
        "this is the score of the right class.",
        "-log p is log Σ exp(s_k) - s_y.",
    ),
    "right_score_missing": (
        lambda p, labels, scores: np.log(np.sum(np.exp(scores), axis=1)),
        "this is log Σ exp(s_k): the right class's score isn't subtracted.",
        "-log p is log Σ exp(s_k) - s_y.",
    ),
    "right_score_missing_from_shifted": (
        lambda p, labels, scores: -np.log(np.max(p, axis=1)),
        "this is minus the logarithm of the highest probability: y isn't used, or the right score isn't subtracted.",
        "-log p is log Σ exp(s_k) - s_y.",
    ),
    "right_score_added": (
        lambda p, labels, scores: np.log(np.sum(np.exp(scores), axis=1)) + at(scores, labels),
        "the right class's score is added; it is to be subtracted.",
        "-log p is log Σ exp(s_k) - s_y.",
    ),
    "right_shifted_score_added": (
        lambda p, labels, scores: -np.log(np.max(p, axis=1)) + at(scores, labels) - np.max(scores, axis=1),
        "the right class's shifted score is added; it is to be subtracted.",
        "-log p is log Σ exp(s_k) - s_y.",
    ),
    "shift_forgotten": (
        lambda p, labels, scores: -np.log(np.max(p, axis=1)) - at(scores, labels),
        "the sum is of shifted scores, and the right class's score is subtracted unshifted.",
        "Subtract the maximum once, and use the shifted scores from then on.",
    ),
    "shift_of_score_only": (
        lambda p, labels, scores: np.log(np.sum(np.exp(scores), axis=1)) - at(scores, labels) + np.max(scores, axis=1),
        "the right class's score is shifted by the maximum, and the sum isn't.",
        "Subtract the maximum once, and use the shifted scores from then on.",
    ),
    "logarithm_of_sum_missing": (
        lambda p, labels, scores: np.sum(np.exp(scores), axis=1) - at(scores, labels),
        "the logarithm of the sum is missing.",
        "-log p is log Σ exp(s_k) - s_y.",
    ),
    "sum_of_scores": (
        lambda p, labels, scores: np.sum(scores, axis=1) - at(scores, labels),
        "the scores are added up where log Σ exp(s_k) belongs.",
        "-log p is log Σ exp(s_k) - s_y.",
    ),
    "highest_less_right": (
        lambda p, labels, scores: np.max(scores, axis=1) - at(scores, labels),
        "the highest score takes the place of log Σ exp(s_k).",
        "-log p is log Σ exp(s_k) - s_y.",
    ),
    "wrong_classes_below": (
        lambda p, labels, scores: -np.log(at(p, labels) / (1 - at(p, labels))),
        "the sum below the line is over the wrong classes only; the right one belongs to it.",
        "Σ exp(s_k) is over all classes.",
    ),
    "inverse_probability": (
        lambda p, labels, scores: 1 / at(p, labels),
        "this is 1 / p of the right class; the logarithm is missing.",
        MINUS_LOG,
    ),
    "exp_for_loss": (
        lambda p, labels, scores: np.exp(-at(scores, labels)),
        "this is exp(-s) of the right class.",
        MINUS_LOG,
    ),
    "first_class_only": (
        lambda p, labels, scores: -np.log(p[:, 0]),
        "the probability of class 0 is taken in every row.",
        "Pick the right class of each row: p[rows, y].",
    ),
    "last_class_only": (
        lambda p, labels, scores: -np.log(p[:, -1]),
        "the probability of the last class is taken in every row.",
        "Pick the right class of each row: p[rows, y].",
    ),
    "lowest_probability": (
        lambda p, labels, scores: -np.log(np.min(p, axis=1)),
        "the lowest probability of each row is taken; it is that of the right class.",
        "Pick the right class of each row: p[rows, y].",
    ),
    "hinge": (
        lambda p, labels, scores: np.sum(np.maximum(0, scores - at(scores, labels)[:, None] + 1), axis=1) - 1,
        "this is the SVM loss.",
        MINUS_LOG,
    ),
}
TOGETHER = {
    "logarithm_of_mean": (
        lambda losses, shares: -np.log(np.mean(np.exp(-losses))),
        "the logarithm is taken of the mean probability; the mean of the logarithms is wanted.",
        "Take the logarithm of each example's probability first, then the mean.",
    ),
    "logarithm_of_sum": (
        lambda losses, shares: -np.log(np.sum(np.exp(-losses))),
        "the logarithm is taken of the sum of the probabilities; the mean of the logarithms is wanted.",
        "Take the logarithm of each example's probability first, then the mean.",
    ),
    "largest_loss": (lambda losses, shares: np.max(losses), "the largest loss of all examples is taken.", MINUS_LOG),
    "begins_at_one": (
        lambda losses, shares: shares @ losses + 1 / len(losses),
        "the sum of the losses begins at 1, not at 0.",
        "loss = 0.0 before the loop.",
    ),
    "floor_of_loss": (lambda losses, shares: np.floor(shares @ losses), "the loss is rounded down.", "Divide with /."),
}
AT_RIGHT = {
    "right_class_term_missing": (
        lambda p: p,
        "every column gets p_j · x, and the -1 of the right class is missing.",
        "The right class counts with p - 1 instead of p: subtract x once for each example.",
    ),
    "right_class_plus_one": (
        lambda p: p + 1,
        "for the right class the slope with respect to its score is p_y + 1; it should be p_y - 1.",
        "The right class counts with p - 1: subtract x once, don't add it.",
    ),
    "right_class_minus_one_alone": (
        lambda p: 0 * p - 1,
        "for the right class the slope with respect to its score is -1; it should be p_y - 1.",
        DSCORES,
    ),
    "right_class_one_minus": (
        lambda p: 1 - p,
        "for the right class the slope with respect to its score is 1 - p_y; it should be p_y - 1.",
        DSCORES,
    ),
    "right_class_zero": (lambda p: 0 * p, "the right class's columns get nothing from their own examples.", DSCORES),
    "right_class_minus": (
        lambda p: -p,
        "for the right class the slope with respect to its score is -p_y; it should be p_y - 1.",
        DSCORES,
    ),
    "right_class_twice": (
        lambda p: 2 * p - 1,
        "p · x is added twice for the right class: its slope is 2p_y - 1; it should be p_y - 1.",
        "Add p · x once for every class, the right one too, then take x from the right class once.",
    ),
    "right_class_minus_two": (lambda p: p - 2, "1 is taken away twice at the right class.", DSCORES),
    "right_class_minus_all_classes": (
        lambda p: p - p.shape[1],
        "x is taken from the right class's column once for each class: the line stands inside the loop over them.",
        "Take x from the right class's column once for each example, outside the loop over the classes.",
    ),
    "right_class_minus_share": (
        lambda p: p - 1 / len(p),
        "1/N is subtracted at the right class, and the result is divided by N once more.",
        DSCORES,
    ),
    "right_class_minus_tenth": (lambda p: p - 0.9, "0.9 is subtracted at the right class; it should be 1.", DSCORES),
    "right_class_logarithm": (
        lambda p: np.log(p),
        "for the right class the slope with respect to its score is log p_y; it should be p_y - 1.",
        DSCORES,
    ),
    "right_class_product": (
        lambda p: p * (p - 1),
        "at the right class p_y - 1 is multiplied by p_y: that is the slope of p, not of -log p.",
        DSCORES,
    ),
    "right_class_inverse": (
        lambda p: -1 / p,
        "at the right class the slope is -1/p_y, that with respect to p_y; multiply by the slope of "
        "p_y with respect to its score.",
        DSCORES,
    ),
}
AT_WRONG = {
    "wrong_classes_missing": (
        lambda p: 0 * p,
        "only the columns of the right classes get something; the wrong ones get p_j · x.",
        DSCORES,
    ),
    "wrong_classes_subtracted": (
        lambda p: -p,
        "for the wrong classes the slope with respect to their scores is -p_j; it should be + p_j.",
        DSCORES,
    ),
    "wrong_classes_one": (
        lambda p: np.ones_like(p),
        "for the wrong classes the slope with respect to their scores is 1; it should be p_j.",
        DSCORES,
    ),
    "wrong_classes_complement": (
        lambda p: 1 - p,
        "for the wrong classes the slope with respect to their scores is 1 - p_j; it should be p_j.",
        DSCORES,
    ),
    "wrong_classes_product": (
        lambda p: p * (1 - p),
        "for the wrong classes p_j is multiplied by 1 - p_j.",
        DSCORES,
    ),
    "wrong_classes_squared": (lambda p: p * p, "for the wrong classes p_j is squared.", DSCORES),
}
EVERYWHERE = [
    Choice(
        "dscores_times_p",
        {"at_wrong": lambda p: p * p, "at_right": lambda p: p * (p - 1)},
        "the slopes with respect to the scores are multiplied by p.",
        DSCORES,
    ),
    Choice(
        "dscores_of_sigmoid",
        {"at_wrong": lambda p: p * (1 - p), "at_right": lambda p: p * (1 - p)},
        "the slope with respect to each score is p · (1 - p): that is the slope of a single p with "
        "respect to its own score.",
        DSCORES,
    ),
    Choice(
        "dscores_one_minus_p",
        {"at_wrong": lambda p: 1 - p, "at_right": lambda p: 1 - p},
        "the slope with respect to every score is 1 - p.",
        DSCORES,
    ),
    Choice(
        "dscores_minus_p",
        {"at_wrong": lambda p: -p, "at_right": lambda p: -p},
        "every column gets -p_j · x, and the 1 of the right class is missing.",
        DSCORES,
    ),
    Choice(
        "dscores_minus_p_minus_one",
        {"at_wrong": lambda p: -p, "at_right": lambda p: -p - 1},
        "p has the wrong sign at every class; the -1 of the right class is there.",
        DSCORES,
    ),
    Choice(
        "one_from_wrong_classes",
        {"at_wrong": lambda p: p - 1, "at_right": lambda p: p},
        "1 is taken from the wrong classes, and not from the right one.",
        DSCORES,
    ),
    Choice(
        "dscores_of_squared_error",
        {"at_wrong": lambda p: p * (1 - p) * p, "at_right": lambda p: p * (1 - p) * (p - 1)},
        "the slopes with respect to the scores are multiplied by p · (1 - p): that is the slope of a "
        "squared error of sigmoids.",
        DSCORES,
    ),
    Choice(
        "dscores_minus_one_everywhere",
        {"at_wrong": lambda p: p - 1, "at_right": lambda p: p - 1},
        "1 is taken away at every class; only the right one gets - 1.",
        "Only one entry of each row changes, that of its right class.",
    ),
    Choice(
        "dscores_logarithms_alone",
        {"at_wrong": lambda p: np.log(p), "at_right": lambda p: np.log(p)},
        "the slopes are the logarithms of the probabilities, and the -1 of the right class is missing.",
        DSCORES,
    ),
    Choice(
        "dscores_logarithms",
        {"at_wrong": lambda p: np.log(p), "at_right": lambda p: np.log(p) - 1},
        "the logarithms of the probabilities stand where the probabilities belong.",
        DSCORES,
    ),
]
PLACED = {
    "one_from_whole_columns": (
        _in_whole_columns,
        "1 is taken from the right classes' columns in every row; it should be one entry per row.",
        "Use two arrays of indices, the rows 0, 1, …, N - 1 and y, so that one entry of each row changes.",
    ),
    "one_from_columns_for_each": (
        lambda wrong, right, labels: wrong - np.sum(np.eye(wrong.shape[1])[labels], axis=0) * (wrong - right)[:1, :1],
        "1 is taken from the whole column of the right class, once for every example; one entry each is right.",
        "Use two arrays of indices, the rows 0, 1, …, N - 1 and y, so that one entry of each row changes.",
    ),
    "right_class_for_all": (
        lambda wrong, right, labels: (
            at(right + 1, labels)[:, None] - (right + 1 - right) * np.eye(wrong.shape[1])[labels]
        ),
        "the right class's probability stands at every class.",
        DSCORES,
    ),
    "repeated_labels_lost": (
        _once_for_each_class,
        "of several examples with the same label only the last one takes its x from the column of the right class.",
        "dW[:, y] -= … subtracts only once where a label comes twice. Change an (N, C) array of "
        "slopes first, then multiply.",
    ),
}
