"""What can be decided otherwise in `step_decay` and `cosine_decay` of `update_rules.py`."""

import numpy as np

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import worded


def step_decay(
    learning_rate,
    epoch,
    every=10,
    factor=0.5,
    *,
    stairs=lambda epoch, every: epoch // every,
    lowered=lambda rate, factor, stairs: rate * factor**stairs,
    fixed=lambda every, factor: (every, factor),
    whole=None,
):
    """The rate in stairs, each choice a parameter."""
    if whole:
        return float(whole(learning_rate, epoch, every, factor))
    every, factor = fixed(every, factor)
    return float(lowered(learning_rate, factor, stairs(epoch, every)))


def cosine_decay(
    learning_rate,
    epoch,
    epochs,
    *,
    angle=lambda epoch, epochs: np.pi * epoch / epochs,
    wave=lambda angle: (1 + np.cos(angle)) / 2,
    lowered=lambda rate, wave: rate * wave,
):
    """The rate along half a wave, each choice a parameter."""
    with np.errstate(all="ignore"):
        return float(lowered(learning_rate, wave(angle(np.float64(epoch), epochs))))


STAIRS = "The quotient epoch // every counts the stairs that are over: for every = 10, it is 0 in epoch 9 and 1 in 10."
LOWERED = "Each stair multiplies by factor once more: learning_rate · factor^(number of stairs that are over)."
WAVE = "learning_rate · (1 + cos(π · epoch / epochs)) / 2: all of it at epoch 0, half in the middle, 0 at the end."

STEP = {
    "stairs": worded(
        {
            "no_stairs": (
                lambda epoch, every: epoch / every,
                "the quotient epoch / every has decimals, so the rate goes down in every epoch: // cuts them off.",
            ),
            "rounded": (
                lambda epoch, every: np.round(epoch / every),
                "the quotient epoch / every is rounded to the nearest; cut it off.",
            ),
            "rounded_up": (
                lambda epoch, every: -(-epoch // every),
                "the quotient epoch / every is rounded up, so stairs end too early.",
            ),
            "one_epoch_late": (
                lambda epoch, every: max(epoch - 1, 0) // every,
                "each stair lasts one epoch too long: epoch counts those that are over, from 0.",
            ),
            "one_epoch_early": (lambda epoch, every: (epoch + 1) // every, "each stair ends one epoch too early."),
            "one_more_stair": (lambda epoch, every: epoch // every + 1, "the rate is lowered once from the beginning."),
            "every_epoch": (lambda epoch, every: epoch, "the rate is lowered in every epoch: `every` isn't used."),
            "remainder": (
                lambda epoch, every: epoch % every,
                "this takes epoch % every, the remainder; // is the quotient.",
            ),
            "at_most_once": (
                lambda epoch, every: min(epoch // every, 1),
                "the rate is lowered once, and then no more.",
            ),
            "only_at_ends": (
                lambda epoch, every: int(epoch > 0 and epoch % every == 0),
                "the rate is lowered only in epochs that are multiples of `every`, and is back in the next one.",
            ),
            "multiples": (
                lambda epoch, every: int(epoch % every == 0),
                "the rate is lowered only in epochs that are multiples of `every`, also in epoch 0.",
            ),
            "exchanged": (lambda epoch, every: every // epoch if epoch else 0, "epoch and every are exchanged."),
            "never": (lambda epoch, every: 0, "the rate is never lowered."),
            "product": (
                lambda epoch, every: epoch * every,
                "the number of epochs is multiplied by every, not divided.",
            ),
            "fewer": (lambda epoch, every: max(epoch // every - 1, 0), "the first stair lasts twice as long."),
        },
        STAIRS,
    ),
    "lowered": worded(
        {
            "times_stairs": (
                lambda rate, factor, stairs: rate * factor * stairs,
                "factor is multiplied by the number of stairs; it is an exponent.",
            ),
            "times_from_first": (
                lambda rate, factor, stairs: rate * (factor * stairs if stairs else 1),
                "from the second stair on, factor is multiplied by the number of stairs; it is an exponent.",
            ),
            "raised": (
                lambda rate, factor, stairs: rate / factor**stairs,
                "the rate goes up: it is divided by factor.",
            ),
            "whole_power": (
                lambda rate, factor, stairs: (rate * factor) ** stairs,
                "the rate is in the power as well: only factor is.",
            ),
            "power_alone": (lambda rate, factor, stairs: factor**stairs, "learning_rate is missing."),
            "exchanged_power": (lambda rate, factor, stairs: rate * stairs**factor, "base and exponent are exchanged."),
            "one_minus": (
                lambda rate, factor, stairs: rate * (1 - factor) ** stairs,
                "1 - factor is used; factor is what is left.",
            ),
            "subtracted": (lambda rate, factor, stairs: rate - factor * stairs, "factor is subtracted; it multiplies."),
            "linear": (lambda rate, factor, stairs: rate * (1 - factor * stairs), "the rate falls along a line."),
            "hyperbola": (
                lambda rate, factor, stairs: rate / (1 + factor * stairs),
                "the rate is divided by 1 + factor · stairs.",
            ),
            "exponential": (
                lambda rate, factor, stairs: rate * np.exp(-factor * stairs),
                "powers of e are taken, not of factor.",
            ),
            "factor_always": (
                lambda rate, factor, stairs: rate * factor,
                "the rate is lowered once, from the beginning.",
            ),
            "sum": (lambda rate, factor, stairs: rate + factor**stairs, "the power is added to the rate."),
        },
        LOWERED,
    ),
    "fixed": worded(
        {
            "every_of_10": (lambda every, factor: (10, factor), "a stair lasts 10 epochs, whatever `every` says."),
            "factor_of_half": (lambda every, factor: (every, 0.5), "the factor is 0.5, whatever `factor` says."),
            "factor_of_a_tenth": (lambda every, factor: (every, 0.1), "the factor is 0.1, whatever `factor` says."),
        },
        "Use every and factor as they are passed in.",
    ),
}

STEP["whole"] = {
    "precedence": (
        lambda rate, epoch, every, factor: rate * factor**epoch // every,
        "** comes before //, so the whole rate is divided by `every`, and cut to a whole number.",
        "Put the exponent in brackets: factor ** (epoch // every).",
    ),
}

COSINE = {
    "angle": worded(
        {
            "degrees": (
                lambda epoch, epochs: 180 * epoch / epochs,
                "the angle is in degrees; np.cos takes radians: π, not 180.",
            ),
            "pi_missing": (lambda epoch, epochs: epoch / epochs, "the factor π is missing."),
            "whole_wave": (lambda epoch, epochs: 2 * np.pi * epoch / epochs, "a whole wave is taken, with 2 · π."),
            "quarter_wave": (
                lambda epoch, epochs: np.pi * epoch / epochs / 2,
                "a quarter of a wave is taken, with π / 2.",
            ),
            "epochs_less_one": (
                lambda epoch, epochs: np.pi * epoch / (epochs - 1) if epochs > 1 else np.pi * epoch,
                "the wave ends one epoch early: epoch is divided by epochs - 1.",
            ),
            "epochs_and_one": (
                lambda epoch, epochs: np.pi * epoch / (epochs + 1),
                "the wave ends late: epoch is divided by epochs + 1.",
            ),
            "epoch_and_one": (lambda epoch, epochs: np.pi * (epoch + 1) / epochs, "the wave is one epoch ahead."),
            "one_epoch_late": (lambda epoch, epochs: np.pi * (epoch - 1) / epochs, "the wave is one epoch late."),
            "whole_numbers": (
                lambda epoch, epochs: np.pi * (epoch // epochs),
                "// cuts off the decimals of epoch / epochs.",
            ),
            "epochs_missing": (lambda epoch, epochs: np.pi * epoch, "the division by epochs is missing."),
            "upside_down": (lambda epoch, epochs: np.pi * epochs / epoch, "epoch and epochs are exchanged."),
        },
        WAVE,
    ),
    "wave": worded(
        {
            "one_missing": (lambda a: np.cos(a) / 2, "the 1 that is added to the cosine is missing."),
            "cosine_alone": (np.cos, "this is the cosine alone: it goes down to -1."),
            "not_halved": (lambda a: 1 + np.cos(a), "1 + cos isn't halved: it begins at twice the rate."),
            "minus": (
                lambda a: (1 - np.cos(a)) / 2,
                "the rate goes up: the cosine is subtracted, or the wave runs from its end.",
            ),
            "sine": (lambda a: (1 + np.sin(a)) / 2, "this is a sine; the cosine begins at its highest."),
            "sine_down": (lambda a: (1 - np.sin(a)) / 2, "this is a sine; the cosine begins at its highest."),
            "brackets_missing": (lambda a: 1 + np.cos(a) / 2, "only the cosine is halved: brackets around 1 + cos."),
            "halved_twice": (lambda a: (1 + np.cos(a)) / 4, "it is halved twice."),
            "squared": (lambda a: ((1 + np.cos(a)) / 2) ** 2, "the wave is squared."),
            "straight": (lambda a: 1 - a / np.pi, "the rate falls along a straight line."),
            "size": (lambda a: np.abs(np.cos(a)), "this is the size of the cosine, which rises again."),
            "at_least_zero": (lambda a: np.maximum(0, np.cos(a)), "this is the cosine, cut off at 0."),
            "hyperbolic": (lambda a: (1 + np.cosh(a)) / 2, "this is the hyperbolic cosine, np.cosh."),
        },
        WAVE,
    ),
    "lowered": worded(
        {
            "rate_missing": (lambda rate, wave: wave, "learning_rate is missing."),
            "rate_in_brackets": (
                lambda rate, wave: (rate + 2 * wave - 1) / 2,
                "learning_rate stands in place of the 1.",
            ),
            "rate_of_one": (
                lambda rate, wave: rate + (2 * wave - 1) / 2,
                "only the cosine is halved, without learning_rate.",
            ),
            "rate_of_cosine": (
                lambda rate, wave: (1 + rate * (2 * wave - 1)) / 2,
                "learning_rate multiplies the cosine alone.",
            ),
            "difference": (lambda rate, wave: rate - wave, "the wave is subtracted from learning_rate."),
            "divided": (lambda rate, wave: rate / wave, "learning_rate is divided by the wave."),
        },
        WAVE,
    ),
}

QUARTER = Choice(
    "quarter_of_cosine",
    {"angle": lambda epoch, epochs: np.pi * epoch / epochs / 2, "wave": np.cos},
    "this is the cosine alone, over a quarter of a wave: cos(π / 2 · epoch / epochs).",
    WAVE,
)

CHOICES = [
    Choices(
        of=(function.__name__,),
        function=function,
        wrong=[
            *(choice for parameter, entries in tables.items() for choice in choices_of(parameter, entries)),
            *others,
        ],
    )
    for function, tables, others in ((step_decay, STEP, ()), (cosine_decay, COSINE, (QUARTER,)))
]
