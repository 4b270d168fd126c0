"""Known mistakes of the random local search: which steps it takes, where they start, what it tells."""

from ...checks.check import KnownMistake

EVERY_STEP_TAKEN = KnownMistake(
    "every_step_taken",
    "every step is taken, whether it lowers the loss or not.",
    "Take the step only if the loss there is lower than where we stand.",
)
EQUAL_TAKEN = KnownMistake(
    "equal_taken",
    "a step to a place with the same loss is taken too; it should lower the loss.",
    "Compare with <: loss_there < loss.",
)
FROM_THE_START = KnownMistake(
    "from_the_start",
    "each step starts from the first W, not from where the search stands by now.",
    "Write the step that you take back into W, so that the next one starts there.",
)
FRESH_W = KnownMistake(
    "fresh_W",
    "each try is a W drawn anew, not a step from where the search stands.",
    "A step is W + scale * (random numbers): add W.",
)
HIGHER_TAKEN = KnownMistake(
    "higher_taken", "steps that raise the loss are taken.", "Take a step only if loss_there < loss."
)
FIRST_ALWAYS_TAKEN = KnownMistake(
    "first_always_taken",
    "the first step is always taken: it isn't compared with the loss at the start.",
    "Begin with loss = f(W).",
)
NEVER_TAKEN = KnownMistake(
    "never_taken", "no step is ever taken.", "When the loss there is lower, W becomes that place, and loss its loss."
)
LOSS_KEPT = KnownMistake(
    "loss_kept",
    "each step is compared with the loss at the start: loss isn't changed when a step is taken.",
    "When you take a step, keep its loss too.",
)
ONLY_LOSS_KEPT = KnownMistake(
    "only_loss_kept",
    "when a lower loss is found, only the loss is kept: W stays at the start.",
    "When you take a step, W becomes that place.",
)
LOSS_OF_THE_LAST = KnownMistake(
    "loss_of_the_last",
    "each step is compared with the loss of the try before, not with that of the place where the search stands.",
    "Keep the loss of the place where you stand, and change it only when you take a step.",
)
FROM_THE_LAST = KnownMistake(
    "from_the_last",
    "each step starts from the last W that was tried, taken or not.",
    "A step starts from W; W changes only when the loss there is lower.",
)
STEP_DOUBLED = KnownMistake(
    "step_doubled",
    "when a step is taken it is added once more: W goes twice as far as where the loss was asked.",
    "When you take a step, W becomes the place where you asked for the loss.",
)
LAST_RETURNED = KnownMistake(
    "last_returned", "the W that was tried last is returned, taken or not.", "Return W, where the search stands."
)
START_RETURNED = KnownMistake(
    "start_returned", "the W at the start is returned.", "Return W, where the search stands by now."
)
STEP_RETURNED = KnownMistake("step_returned", "how far the search came is returned, not where it is.", "Return W.")
HISTORY_OF_EVERY_TRY = KnownMistake(
    "history_of_every_try",
    "history has the loss of every try; it should have the loss where the search stands after it.",
    "Write loss into history[k], after you have decided.",
)
NOTED_BEFORE = KnownMistake(
    "noted_before",
    "history has the loss before each try: it is written before the decision.",
    "Decide first, then write loss into history[k].",
)
NOTED_WHEN_TAKEN = KnownMistake(
    "noted_when_taken",
    "history is written only where a step is taken, and stays 0 elsewhere.",
    "history[k] = loss belongs behind the if, not into it.",
)
NOTHING_NOTED = KnownMistake("nothing_noted", "history is zero: it is never filled in.", "Write loss into history[k].")
END_EVERYWHERE = KnownMistake(
    "end_everywhere", "every entry of history is the loss at the end.", "Write loss into history[k], in every turn."
)
START_EVERYWHERE = KnownMistake(
    "start_everywhere", "every entry of history is the loss at the start.", "Write loss into history[k], in every turn."
)
HIGHER_NOTED = KnownMistake(
    "higher_noted",
    "history has the higher of both losses in each turn.",
    "Write loss into history[k], after you have decided.",
)
NOTED_IN_REVERSE = KnownMistake("noted_in_reverse", "history is filled from the end.", "history[k], with k from 0.")
CHANGES_NOTED = KnownMistake(
    "changes_noted", "history has by how much the loss fell in each turn.", "Write loss itself into history[k]."
)
CHANGED_IN_PLACE = KnownMistake(
    "changed_in_place",
    "the array that was passed in is changed.",
    "W = W + step makes a new array; W += step changes the one passed in.",
)
