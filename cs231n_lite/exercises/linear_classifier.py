"""Checks of `linear_classifier.py`: one law of the training each, then prediction and the two losses."""

from ..checks.check import Check
from .measures import stepping, training
from .measures.losses import loop_problems
from .measures.problems import published_problems

SAMPLER = ("shuffled_batches.epoch",)  # train may take its batches from there


def _train(part: str, points: int, asks: str, try_next: str, problems, measure, after=("update",), **more) -> Check:
    return Check(
        name=f"LinearClassifier.{part}",
        points=points,
        asks=asks,
        try_next=try_next,
        problems=problems,
        measure=measure,
        written=f"LinearClassifier.{'predict' if part == 'predict' else 'train'}",
        after=(*SAMPLER, *(f"LinearClassifier.{name}" for name in after)) if part != "predict" else (),
        **more,
    )


def _of_subclass(name: str, loss: str, stands_on: str) -> list[Check]:
    parts = [check.name for check in CHECKS if check.name.startswith("LinearClassifier")]
    return [
        Check(
            name=f"{name}.loss",
            points=2,
            asks=f"the loss of a minibatch and its gradient: {loss} of self.W.",
            try_next=f"Return what {loss}(self.W, X_batch, y_batch, reg) returns.",
            problems=loop_problems,
            published=lambda rng: published_problems(rng, reg=0.5, scale=0.35),
            measure=training.loss_and_gradient(name),
            written=f"{name}.loss",
            after=tuple(f"{stands_on}.{part}" for part in ("loss", "gradient", "regularizer")),
        ),
        Check(
            name=f"{name}.learns",
            points=1,
            asks="trained on three clouds of points that are easy to tell apart, it is right about nine of ten.",
            try_next="Ask the other checks of LinearClassifier first.",
            problems=training.blobs,
            measure=training.learned(name),
            written=f"{name}.loss",
            after=(f"{name}.loss", *parts),
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
        after=(),
    ),
    _train(
        "update",
        4,
        "after each minibatch, W becomes W - learning_rate · dW.",
        "loss, dW = self.loss(…), then one line that changes self.W.",
        training.trainings,
        stepping.way_taken,
        after=("starts",),
    ),
    _train(
        "batches",
        4,
        "each step gives the loss a new batch of batch_size images, drawn at random from all of them, and reg.",
        "Take a new batch of numbers in each step, and give the loss X[batch], y[batch] and reg.",
        training.trainings,
        stepping.batches,
    ),
    _train(
        "pairs",
        3,
        "in each batch, every image has its own label.",
        "Choose the numbers of the batch once, and use them for both: X[batch] and y[batch].",
        training.trainings,
        stepping.pairs,
    ),
    _train(
        "history",
        2,
        "train returns a list of num_iters losses, those that self.loss returned, in order.",
        "Append the loss of each step to the list once.",
        training.trainings,
        stepping.losses_returned,
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
        "W has the dtype of X: with float32 it takes half the memory and time.",
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
        keeps_inputs=True,
    ),
    _train(
        "predict",
        4,
        "for each row of X the class with the highest score, an array of shape (N,).",
        "np.argmax(scores, axis=1) looks along each row.",
        training.prediction_problems,
        training.predictions,
        after=(),
    ),
]
CHECKS += [
    *_of_subclass("LinearSVM", "svm_loss_vectorized", "svm_loss_vectorized"),
    *_of_subclass("Softmax", "softmax_loss", "softmax_loss_vectorized"),
]
