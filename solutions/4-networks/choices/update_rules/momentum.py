"""What can be decided otherwise in `sgd_momentum` and `nesterov` of `update_rules.py`."""

from grading.choices.choice import Choice, Choices
from grading.choices.losses import choices_of

from .shared import PASSED_IN, SLOPES, STATE_KEPT, filled, worded


def _rule(moved):
    """A rule with a velocity, each choice a parameter; `moved` is how the weights follow it."""

    def rule(
        w,
        dw,
        config=None,
        *,
        slope=lambda dw: dw,
        rate=lambda rate: rate,
        share=lambda share: share,
        velocity_of=lambda v, share, step: share * v - step,
        moved=moved,
        kept=lambda new, old, share, step: new,
        whole=None,
    ):
        config = filled(config, w, learning_rate=1e-2, momentum=0.9, velocity=None)
        share, step = share(config["momentum"]), rate(config["learning_rate"]) * slope(dw)
        old = config["velocity"]
        if whole:
            next_w, config["velocity"] = whole(w, old, share, dw, config["learning_rate"])
            return next_w, config
        new = velocity_of(old, share, step)
        config["velocity"] = kept(new, old, share, step)
        return moved(w, new, old, share, step), config

    return rule


def by_velocity(w, new, old, share, step):
    return w + new


def ahead(w, new, old, share, step):
    return w + share * new - step


VELOCITY = "The formula: velocity ← momentum · velocity - learning_rate · dw; then it is added to w."
AHEAD = "The formula: w ← w + momentum · velocity - learning_rate · dw, with the new velocity."

VELOCITIES = worded(
    {
        "velocity_positive": (
            lambda v, share, step: share * v + step,
            "learning_rate · dw is added to the velocity; it should be subtracted.",
        ),
        "momentum_negative": (
            lambda v, share, step: -share * v - step,
            "momentum · velocity is subtracted; it should be added.",
        ),
        "velocity_of_step_alone": (
            lambda v, share, step: -step,
            "the velocity before isn't used: momentum is missing.",
        ),
        "all_of_velocity": (
            lambda v, share, step: v - step,
            "the factor momentum is missing: all of the velocity goes on.",
        ),
        "step_shared": (
            lambda v, share, step: share * v - (1 - share) * step,
            "learning_rate · dw has a factor 1 - momentum; here it has none.",
        ),
        "shares_exchanged": (
            lambda v, share, step: (1 - share) * v - share * step,
            "momentum multiplies the step, and 1 - momentum the velocity.",
        ),
        "one_minus_momentum": (
            lambda v, share, step: (1 - share) * v - step,
            "the velocity is multiplied by 1 - momentum.",
        ),
        "momentum_of_step": (
            lambda v, share, step: v - share * step,
            "momentum multiplies the step; it should multiply the velocity.",
        ),
        "momentum_of_both": (lambda v, share, step: share * (v - step), "momentum multiplies the step as well."),
        "momentum_twice": (lambda v, share, step: share**2 * v - step, "momentum comes twice."),
        "momentum_added": (lambda v, share, step: share + v - step, "momentum is added; it should multiply."),
        "step_missing": (lambda v, share, step: share * v, "the slope isn't used in the velocity."),
    },
    VELOCITY,
)

SETTINGS = {
    "rate": worded(
        {
            "rate_missing": (lambda rate: 1.0, "the learning rate is missing."),
            "rate_of_0_01": (lambda rate: 1e-2, "the learning rate is 0.01, whatever config says."),
            "rate_squared": (lambda rate: rate**2, "the learning rate comes twice."),
        },
        PASSED_IN,
    ),
    "share": worded(
        {
            "momentum_of_0_9": (lambda share: 0.9, "the momentum is 0.9, whatever config says."),
        },
        PASSED_IN,
    ),
}

KEPT = worded(
    {
        "velocity_not_kept": (
            lambda new, old, share, step: old,
            "the new velocity isn't kept in config: each step begins with the velocity of the first.",
        ),
        "velocity_kept_at_zero": (lambda new, old, share, step: 0 * new, "the velocity is 0 again after each step."),
        "step_kept": (lambda new, old, share, step: -step, "the last step is kept in place of the velocity."),
        "velocity_added_up": (lambda new, old, share, step: old + new, "the velocity in config is added up."),
        "negative_kept": (lambda new, old, share, step: -new, "the velocity is kept with the wrong sign."),
        "lookahead_kept": (
            lambda new, old, share, step: share * new - step,
            "momentum · velocity - learning_rate · dw is kept; the velocity itself should be.",
        ),
        "velocity_kept_shared": (
            lambda new, old, share, step: share * new,
            "momentum · velocity is kept; momentum comes once more in the next step.",
        ),
    },
    STATE_KEPT,
)

OTHER_SIGN = Choice(
    "velocity_of_other_sign",
    {"whole": lambda w, old, share, dw, rate: (w - share * old - rate * dw, share * old + rate * dw)},
    "the velocity is kept with the other sign, and subtracted from w: from a velocity of 0 that is the same, but the "
    "velocity in config means the move itself.",
    VELOCITY,
)
AS_IN_PYTORCH = Choice(
    "velocity_without_rate",
    {"whole": lambda w, old, share, dw, rate: (w - rate * (share * old + dw), share * old + dw)},
    "the velocity is made of slopes alone, and learning_rate multiplies it afterwards, as PyTorch does.",
    VELOCITY,
)
RATE_IN_BOTH = Choice(
    "rate_in_both",
    {
        "whole": lambda w, old, share, dw, rate: (
            w + rate * (share * old - rate * dw),
            share * old - rate * dw,
        )
    },
    "learning_rate comes twice: in the velocity, and where it is added to w.",
    VELOCITY,
)
RATE_IN_FIRST_ALONE = Choice(
    "rate_in_first_formula_alone",
    {
        "whole": lambda w, old, share, dw, rate: (
            w + share * (share * old - rate * dw) - dw,
            share * old - rate * dw,
        )
    },
    "learning_rate is missing in the second formula.",
    AHEAD,
)

MOVED = worded(
    {
        "velocity_subtracted": (
            lambda w, new, old, share, step: w - new,
            "the velocity is subtracted from w; it should be added.",
        ),
        "old_velocity": (
            lambda w, new, old, share, step: w + old,
            "w moves by the velocity before, and not by the new one.",
        ),
        "velocity_alone": (lambda w, new, old, share, step: new, "this is the velocity alone; w is missing."),
        "both_moves": (
            lambda w, new, old, share, step: w + new - step,
            "the step is taken twice: it is in the velocity already.",
        ),
        "velocity_scaled": (
            lambda w, new, old, share, step: w + share * new,
            "w moves by momentum · velocity; it should be all of the velocity.",
        ),
        "both_velocities": (lambda w, new, old, share, step: w + old + new, "the velocity before is added as well."),
        "unmoved": (lambda w, new, old, share, step: w, "w stays as it was."),
        "nesterov": (ahead, "this is Nesterov's momentum, w + momentum · velocity - learning_rate · dw."),
        "twice_velocity": (lambda w, new, old, share, step: w + 2 * new, "w moves by twice the velocity."),
    },
    VELOCITY,
)

MOVED_AHEAD = worded(
    {
        "as_plain_momentum": (
            by_velocity,
            "this is plain momentum: w + velocity. (With the old velocity in it, the second formula says the same.)",
        ),
        "step_missing": (
            lambda w, new, old, share, step: w + share * new,
            "learning_rate · dw is missing in the second formula.",
        ),
        "momentum_missing": (
            lambda w, new, old, share, step: w + new - step,
            "the factor momentum is missing in the second formula.",
        ),
        "step_added": (lambda w, new, old, share, step: w + share * new + step, "learning_rate · dw is added to w."),
        "velocity_subtracted": (
            lambda w, new, old, share, step: w - share * new - step,
            "momentum · velocity is subtracted from w.",
        ),
        "signs_exchanged": (
            lambda w, new, old, share, step: w - share * new + step,
            "both signs of the move are wrong.",
        ),
        "difference_of_velocities": (
            lambda w, new, old, share, step: w - share * old - (1 + share) * new,
            "w - momentum · old + (1 + momentum) · new is wanted; the signs here are wrong.",
        ),
        "old_velocity_added": (
            lambda w, new, old, share, step: w + share * old + (1 + share) * new,
            "momentum · (the velocity before) is added; it should be subtracted.",
        ),
        "momentum_of_sum": (
            lambda w, new, old, share, step: w + share * (new - step),
            "momentum multiplies learning_rate · dw as well.",
        ),
        "momentum_twice": (
            lambda w, new, old, share, step: w + share**2 * new - step,
            "momentum comes twice in the second formula.",
        ),
        "momentum_ignored": (
            lambda w, new, old, share, step: w - step,
            "this is plain gradient descent: the velocity isn't used.",
        ),
        "with_velocity_too": (
            lambda w, new, old, share, step: w + new + share * new - step,
            "the velocity is added to w as well.",
        ),
        "unmoved": (lambda w, new, old, share, step: w, "w stays as it was."),
        "move_alone": (lambda w, new, old, share, step: share * new - step, "this is the move alone; w is missing."),
        "w_in_brackets": (
            lambda w, new, old, share, step: share * (w + new) - step,
            "momentum multiplies w, too; it multiplies the velocity alone.",
        ),
        "ahead_twice": (
            lambda w, new, old, share, step: w + share * (share * new - step) - step,
            "momentum · velocity - learning_rate · dw is made once more from what it gave.",
        ),
    },
    AHEAD,
)


def _choices(name, moves, table, *others):
    return Choices(
        of=(name,),
        function=_rule(moves),
        wrong=[
            *choices_of("slope", SLOPES, beside_others=()),
            *choices_of("velocity_of", VELOCITIES),
            *(choice for parameter, entries in SETTINGS.items() for choice in choices_of(parameter, entries)),
            *choices_of("kept", KEPT),
            *others,
            *choices_of("moved", {f"moved_{key}": entry for key, entry in table.items()}),
        ],
    )


CHOICES = [
    _choices("sgd_momentum", by_velocity, MOVED, OTHER_SIGN, AS_IN_PYTORCH, RATE_IN_BOTH),
    _choices("nesterov", ahead, MOVED_AHEAD, RATE_IN_FIRST_ALONE),
]
