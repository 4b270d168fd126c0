"""Checks of `linear_classifier.py`: one law of the training each, then prediction and the two losses."""

from . import training
from .check import Check, Family
from .losses import loop_problems
from .problems import published_problems
from .training import OWN, REG, SIZE, STEPS

MODULE = "linear_classifier"


def _steps_family(name: str, factor, looks_like: str, try_next: str) -> Family:
    return Family(name, {STEPS: factor}, looks_like, try_next)


STEP_FAMILIES = (
    _steps_family(
        "wrong_sign",
        lambda problem: -1.0,
        "each step goes uphill: the sign is wrong.",
        "W becomes W - learning_rate * dW.",
    ),
    _steps_family(
        "no_step",
        lambda problem: 0.0,
        "W never changes.",
        "Write W - learning_rate * dW back into self.W.",
    ),
    _steps_family(
        "learning_rate_ignored",
        lambda problem: 1 / problem["learning_rate"],
        "each step is the whole gradient: the learning rate isn't used.",
        "Multiply dW by learning_rate.",
    ),
    _steps_family(
        "divided_by_batch_size",
        lambda problem: 1 / problem["batch_size"],
        "each step is divided by the batch size; the loss is a mean already.",
        "Leave out the division: W becomes W - learning_rate * dW.",
    ),
)

BATCH_FAMILIES = (
    Family(
        "batch_size_ignored",
        {SIZE: lambda problem: len(problem["X"]) / problem["batch_size"]},
        "every step looks at all images: the batch size isn't used.",
        "Give the loss X[batch] and y[batch], where batch has batch_size numbers.",
    ),
    Family(
        "one_image",
        {SIZE: lambda problem: 1 / problem["batch_size"]},
        "every step looks at one image: the batch size isn't used.",
        "Give the loss X[batch] and y[batch], where batch has batch_size numbers.",
    ),
    Family(
        "same_batch",
        {
            SIZE: lambda problem: 1.0,
            OWN: lambda problem: 0.0,
        },
        "the steps look at the same images again and again.",
        "Take a new batch inside the loop.",
    ),
    Family(
        "reg_not_passed",
        {SIZE: lambda problem: 1.0, REG: lambda problem: 0.0},
        "the loss gets reg = 0, whatever train is told.",
        "Pass reg on: self.loss(X[batch], y[batch], reg).",
    ),
)

PAIR_FAMILY = Family(
    "drawn_independently",
    {"every label is that of its image": lambda problem: 0.0},
    "images get labels of other images: X and y don't come from the same rows.",
    "Choose the numbers of the batch once, and use them for both: X[batch] and y[batch].",
)


def _train(part: str, points: int, asks: str, try_next: str, problems, measure, families=()) -> Check:
    name = f"LinearClassifier.{part}"
    return Check(
        name,
        points,
        MODULE,
        "LinearClassifier",
        asks,
        try_next,
        problems,
        problems,
        measure,
        families,
        method="predict" if part == "predict" else "train",
    )


def _of_subclass(name: str, loss: str) -> list[Check]:
    return [
        Check(
            f"{name}.loss",
            2,
            MODULE,
            name,
            f"the loss of a minibatch and its gradient: {loss} of self.W.",
            f"Return what {loss}(self.W, X_batch, y_batch, reg) returns.",
            loop_problems,
            lambda rng: published_problems(rng, reg=0.5, scale=0.35),
            training.loss_and_gradient(name),
            method="loss",
        ),
        Check(
            f"{name}.learns",
            1,
            MODULE,
            name,
            "trained on three clouds of points that are easy to tell apart, it is right about nine of ten.",
            "If the other checks pass, this one does; begin with theirs.",
            training.blobs,
            training.blobs,
            training.learned(name),
            method="loss",
        ),
    ]


CHECKS = [
    _train(
        "starts",
        3,
        "training starts from small numbers, (D, C) with C = largest label + 1; a W that is there already is kept.",
        "np.max(y) + 1 classes, also if some class occurs nowhere; multiply standard normal numbers by 1e-4 or so.",
        training.starts,
        training.first_weights,
    ),
    _train(
        "update",
        4,
        "after each minibatch, W becomes W - learning_rate · dW.",
        "loss, dW = self.loss(…), then one line that changes self.W.",
        training.trainings,
        training.way_taken,
        STEP_FAMILIES,
    ),
    _train(
        "batches",
        4,
        "each step gives the loss a new batch of batch_size images from all over the training set, and reg.",
        "Take a new batch of numbers in each step, and give the loss X[batch], y[batch] and reg.",
        training.trainings,
        training.batches,
        BATCH_FAMILIES,
    ),
    _train(
        "pairs",
        3,
        "in each batch, every image has its own label.",
        "Choose the numbers of the batch once, and use them for both: X[batch] and y[batch].",
        training.trainings,
        training.pairs,
        (PAIR_FAMILY,),
    ),
    _train(
        "history",
        2,
        "train returns a list of num_iters losses, those that self.loss returned, in order.",
        "Append the loss of each step to the list once.",
        training.trainings,
        training.losses_returned,
    ),
    _train(
        "continues",
        3,
        "a second call of train goes on from where the first one ended.",
        "Make W only if self.W is None.",
        training.trainings,
        training.second_call,
    ),
    _train(
        "keeps_dtype",
        1,
        "with X in float32, W is float32 as well: it takes half the memory and time.",
        "Random numbers are float64; .astype(X.dtype) turns them into what X is.",
        training.trainings,
        training.precision,
    ),
    _train(
        "large_batch",
        1,
        "a batch_size larger than the number of images is no error.",
        "shuffled_batches gives one batch of all images then; rng.choice(…, replace=False) raises.",
        training.larger_batches,
        training.all_steps,
    ),
    _train(
        "global_state",
        2,
        "training leaves numpy's global random generator, X and y as they were.",
        "Draw from self.rng, not from np.random; and don't shuffle X or y themselves.",
        training.blobs,
        training.left_alone,
    ),
    _train(
        "predict",
        4,
        "for each row of X the class with the highest score, an array of shape (N,).",
        "np.argmax(scores, axis=1) looks along each row.",
        training.prediction_problems,
        training.predictions,
    ),
    *_of_subclass("LinearSVM", "svm_loss_vectorized"),
    *_of_subclass("Softmax", "softmax_loss"),
]
