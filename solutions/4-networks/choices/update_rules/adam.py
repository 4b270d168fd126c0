"""What can be decided otherwise in `adam` of `update_rules.py`."""

import numpy as np

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import PASSED_IN, STATE_KEPT, filled, worded


def adam(
    w,
    dw,
    config=None,
    *,
    kept_m=lambda m, beta1, dw: beta1 * m + (1 - beta1) * dw,
    kept_v=lambda v, beta2, dw: beta2 * v + (1 - beta2) * dw**2,
    kept_t=lambda t: t + 1,
    kept_betas=lambda betas: betas,
    kept_first=lambda m, m_hat, old: m,
    kept_second=lambda v, v_hat, old: v,
    steps=lambda t, before: t,
    correct_m=lambda m, beta, other, t: m / (1 - beta**t),
    correct_v=lambda v, beta, other, t: v / (1 - beta**t),
    numerator=lambda m_hat, m, dw, old: m_hat,
    denominator=lambda v_hat, v, epsilon, share: np.sqrt(v_hat) + epsilon,
    moved=lambda w, rate, step: w - rate * step,
    rate=lambda rate: rate,
):
    """Adam, each choice a parameter; those that begin with `kept` are about what config holds afterwards."""
    config = filled(config, w, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, m=None, v=None, t=0)
    with np.errstate(all="ignore"):
        beta1, beta2 = kept_betas((config["beta1"], config["beta2"]))
        old_m, old_v, before = config["m"], config["v"], config["t"]
        m, v, t = kept_m(old_m, beta1, dw), kept_v(old_v, beta2, dw), kept_t(before)
        count = np.float64(steps(t, before))
        m_hat, v_hat = correct_m(m, beta1, beta2, count), correct_v(v, beta2, beta1, count)
        config["m"], config["v"], config["t"] = kept_first(m, m_hat, old_m), kept_second(v, v_hat, old_v), t
        step = numerator(m_hat, m, dw, old_m)
        step = step / denominator(v_hat, v, config["epsilon"], 1 - beta2**count)
        return moved(w, rate(config["learning_rate"]), step), config


MEAN = "The formula: m ← beta1 · m + (1 - beta1) · dw: a running mean of the slopes."
SQUARES = "The formula: v ← beta2 · v + (1 - beta2) · dw²: a running mean of their squares."
COUNT = "The line t ← t + 1 comes first, so that t is 1 in the first step."
NOT_KEPT = "What config keeps is m and v; m̂ and v̂ are made anew from them in each step."
CORRECTION = "The formulas: m̂ = m / (1 - beta1ᵗ) and v̂ = v / (1 - beta2ᵗ), with the t of this step: 1 in the first one."
MOVE = "The formula: w ← w - learning_rate · m̂ / (√v̂ + epsilon)."


def _means(letter, share, advice, power):
    """What can be done otherwise in the running mean called `letter`; the slopes come in it to this power."""
    of = {1: "dw", 2: "dw²"}[power]
    return worded(
        {
            f"{letter}_shares_exchanged": (
                lambda m, b, dw: (1 - b) * m + b * dw**power,
                f"{share} and 1 - {share} are exchanged.",
            ),
            f"{letter}_new_not_shared": (
                lambda m, b, dw: b * m + dw**power,
                f"{of} has no factor 1 - {share}: {letter} isn't a mean.",
            ),
            f"{letter}_old_not_shared": (
                lambda m, b, dw: m + (1 - b) * dw**power,
                f"the {letter} before has no factor {share}.",
            ),
            f"{letter}_summed": (lambda m, b, dw: m + dw**power, f"{of} is added up in {letter}: {share} is missing."),
            f"{letter}_old_missing": (lambda m, b, dw: (1 - b) * dw**power, f"the {letter} before isn't used."),
            f"{letter}_new_alone": (lambda m, b, dw: dw**power, f"there is no running mean: {letter} is {of}."),
            f"{letter}_subtracted": (lambda m, b, dw: b * m - (1 - b) * dw**power, f"{of} is subtracted in {letter}."),
            f"{letter}_same_shares": (
                lambda m, b, dw: b * m + b * dw**power,
                f"both parts of {letter} have the factor {share}.",
            ),
            f"{letter}_brackets": (
                lambda m, b, dw: b * m + 1 - b * dw**power,
                f"the brackets around 1 - {share} are missing in {letter}.",
            ),
            f"{letter}_new_missing": (lambda m, b, dw: b * m, f"{of} isn't in {letter}."),
            f"{letter}_of_all": (
                lambda m, b, dw: b * m + (1 - b) * np.mean(dw**power),
                f"the mean over all weights is in {letter}; each has its own.",
            ),
        },
        advice,
    )


M = {
    **_means("m", "beta1", MEAN, 1),
    **worded(
        {
            "m_of_squares": (lambda m, b, dw: b * m + (1 - b) * dw**2, "squares are averaged in m; they belong to v."),
            "m_of_sizes": (lambda m, b, dw: b * m + (1 - b) * np.abs(dw), "the slopes have lost their signs in m."),
        },
        MEAN,
    ),
}

V = {
    **_means("v", "beta2", SQUARES, 2),
    **worded(
        {
            "v_square_missing": (lambda v, b, dw: b * v + (1 - b) * dw, "dw isn't squared in v."),
            "v_squared_shares": (
                lambda v, b, dw: b * v + ((1 - b) * dw) ** 2,
                "1 - beta2 is squared as well in v; only dw is.",
            ),
            "v_of_sizes": (
                lambda v, b, dw: b * v + (1 - b) * np.abs(dw),
                "the sizes of the slopes are averaged in v, not their squares.",
            ),
            "v_as_maximum": (lambda v, b, dw: np.maximum(b * v, np.abs(dw)), "this v is a maximum: that is AdaMax."),
        },
        SQUARES,
    ),
}

KEPT = {
    "kept_t": worded(
        {
            "t_not_counted": (lambda t: t, "the number of steps, t, stays as it was."),
            "t_by_two": (lambda t: t + 2, "the number of steps, t, goes up by 2."),
            "t_always_1": (lambda t: 1, "the number of steps, t, is 1 in each of them."),
        },
        COUNT,
    ),
    "kept_betas": {
        "betas_exchanged": (
            lambda betas: betas[::-1],
            "beta1 and beta2 are exchanged.",
            "In m belongs beta1, and in v beta2.",
        ),
        "betas_the_defaults": (
            lambda betas: (0.9, 0.999),
            "beta1 is 0.9 and beta2 0.999, whatever config says.",
            PASSED_IN,
        ),
        "beta1_for_both": (lambda betas: (betas[0],) * 2, "beta1 is used for v, too.", "beta2 belongs to v."),
        "beta2_for_both": (lambda betas: (betas[1],) * 2, "beta2 is used for m, too.", "beta1 belongs to m."),
    },
    "kept_first": {
        "m_hat_kept": (
            lambda m, m_hat, old: m_hat,
            "m̂ is kept in config as m, so it is corrected again and again.",
            NOT_KEPT,
        ),
        "m_not_kept": (lambda m, m_hat, old: old, "the new m isn't kept in config.", STATE_KEPT),
    },
    "kept_second": {
        "v_hat_kept": (
            lambda v, v_hat, old: v_hat,
            "v̂ is kept in config as v, so it is corrected again and again.",
            NOT_KEPT,
        ),
        "v_not_kept": (lambda v, v_hat, old: old, "the new v isn't kept in config.", STATE_KEPT),
        "v_root_kept": (lambda v, v_hat, old: np.sqrt(v), "the root of v is kept in config.", STATE_KEPT),
    },
}


def _corrections(letter, share):
    """What can be done otherwise in the correction of the mean called `letter`."""
    return worded(
        {
            f"{letter}_not_corrected": (lambda m, b, other, t: m, f"{letter}̂ is {letter}: its correction is missing."),
            f"{letter}_corrected_without_t": (
                lambda m, b, other, t: m / (1 - b),
                f"the correction divides {letter} by 1 - {share}, in each step: the power t is missing.",
            ),
            f"{letter}_corrected_by_product": (
                lambda m, b, other, t: m / (1 - b * t),
                f"the correction divides {letter} by 1 - {share} · t; t is an exponent.",
            ),
            f"{letter}_corrected_by_power": (
                lambda m, b, other, t: m / b**t,
                f"the correction divides {letter} by {share}ᵗ alone.",
            ),
            f"{letter}_multiplied": (
                lambda m, b, other, t: m * (1 - b**t),
                f"the correction multiplies {letter} by 1 - {share}ᵗ; it should divide.",
            ),
            f"{letter}_corrected_by_power_of_rest": (
                lambda m, b, other, t: m / (1 - b) ** t,
                f"the correction divides {letter} by (1 - {share})ᵗ.",
            ),
            f"{letter}_corrected_by_other": (
                lambda m, b, other, t: m / (1 - other**t),
                f"the correction of {letter} has the other beta; it should be {share}.",
            ),
            f"{letter}_corrected_with_plus": (
                lambda m, b, other, t: m / (1 + b**t),
                f"the correction divides {letter} by 1 + {share}ᵗ.",
            ),
        },
        CORRECTION,
    )


LATER = {
    "steps": worded(
        {
            "t_of_before": (
                lambda t, before: before,
                "the correction has the t of the step before: 0 in the first step, and that divides by 0.",
            ),
            "t_one_later": (lambda t, before: t + 1, "the correction has a t that is 1 too large."),
        },
        CORRECTION,
    ),
    "correct_m": _corrections("m", "beta1"),
    "correct_v": _corrections("v", "beta2"),
    "numerator": worded(
        {
            "slope_for_m_hat": (lambda m_hat, m, dw, old: dw, "the slope dw is used in place of m̂."),
            "old_m": (lambda m_hat, m, dw, old: old, "the m before is used in place of m̂."),
            "m_hat_squared": (lambda m_hat, m, dw, old: m_hat**2, "m̂ is squared."),
            "sign_of_m_hat": (lambda m_hat, m, dw, old: np.sign(m_hat), "only the sign of m̂ is used."),
        },
        MOVE,
    ),
    "denominator": worded(
        {
            "root_missing": (lambda v_hat, v, e, share: v_hat + e, "the root of v̂ is missing."),
            "epsilon_in_root": (lambda v_hat, v, e, share: np.sqrt(v_hat + e), "epsilon is added inside the root."),
            "epsilon_squared_in_root": (
                lambda v_hat, v, e, share: np.sqrt(v_hat + e**2),
                "epsilon² is added inside the root.",
            ),
            "epsilon_missing": (
                lambda v_hat, v, e, share: np.sqrt(v_hat),
                "epsilon is missing, or one much smaller than that of config is used.",
            ),
            "epsilon_before_correction": (
                lambda v_hat, v, e, share: (np.sqrt(v) + e) / np.sqrt(share),
                "epsilon is added to √v before its correction, as in the paper's short form; here it is √v̂ + epsilon.",
            ),
            "epsilon_as_floor": (
                lambda v_hat, v, e, share: np.maximum(np.sqrt(v_hat), e),
                "the larger of √v̂ and epsilon is taken; they are added.",
            ),
            "epsilon_subtracted": (lambda v_hat, v, e, share: np.sqrt(v_hat) - e, "epsilon is subtracted."),
            "not_divided": (lambda v_hat, v, e, share: 1.0, "m̂ isn't divided: this is momentum."),
            "multiplied": (lambda v_hat, v, e, share: 1 / (np.sqrt(v_hat) + e), "√v̂ + epsilon multiplies."),
            "v_squared": (lambda v_hat, v, e, share: v_hat**2 + e, "v̂ is squared; its root is wanted."),
            "length": (
                lambda v_hat, v, e, share: np.sqrt(np.sum(v_hat)) + e,
                "v̂ is added up over all weights; each has its own.",
            ),
        },
        MOVE,
    ),
    "moved": worded(
        {
            "uphill": (lambda w, rate, step: w + rate * step, "the step goes up: it is added to w."),
            "step_alone": (lambda w, rate, step: -rate * step, "this is the step alone; w is missing."),
            "unmoved": (lambda w, rate, step: w, "w stays as it was."),
            "with_decay": (lambda w, rate, step: w - rate * (step + w), "w itself is added to the step."),
        },
        MOVE,
    ),
    "rate": {
        "rate_missing": (lambda rate: 1.0, "the learning rate is missing.", MOVE),
        "rate_of_0_001": (lambda rate: 1e-3, "the learning rate is 0.001, whatever config says.", PASSED_IN),
    },
}


def not_corrected(mean, beta, other, t):
    return mean


ALL = [("kept_m", M), ("kept_v", V), *KEPT.items(), *LATER.items()]
BOTH = [
    "m_not_corrected",
    "v_not_corrected",
    "m_corrected_without_t",
    "v_corrected_without_t",
    "m_corrected_by_product",
    "v_corrected_by_product",
    "m_corrected_by_power",
    "v_corrected_by_power",
    "m_multiplied",
    "v_multiplied",
    "m_corrected_by_other",
    "v_corrected_by_other",
    "m_corrected_by_power_of_rest",
    "v_corrected_by_power_of_rest",
    "m_hat_kept",
    "v_hat_kept",
    "m_shares_exchanged",
    "v_shares_exchanged",
    "m_new_not_shared",
    "v_new_not_shared",
    "m_not_kept",
    "v_not_kept",
    "t_of_before",
    "t_one_later",
    "epsilon_in_root",
    "epsilon_missing",
    "root_missing",
    "uphill",
    "t_not_counted",
    "v_square_missing",
]
"""What may come together with another mistake."""

CHOICES = [
    Choices(
        of=("adam",),
        function=adam,
        wrong=[
            *(choice for parameter, table in ALL for choice in choices_of(parameter, table, beside_others=BOTH)),
            Choice(
                "not_corrected",
                {"correct_m": not_corrected, "correct_v": not_corrected},
                "both corrections are missing: m and v are used in place of m̂ and v̂.",
                CORRECTION,
            ),
        ],
        only={"moments": "kept"},
    )
]
