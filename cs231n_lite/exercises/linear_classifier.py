"""Checks of `linear_classifier.py`: one law of the training each, then prediction and the two losses."""

from functools import partial
from typing import Any

import numpy as np

from ..checks.check import Check
from .measures import batching, classifying, noting, stepping, training
from .measures.problems import published_problems
from .measures.proofs import same_as, worked

SAMPLER = "shuffled_batches.epoch"  # train may take its batches from there


def _train(part: str, after: tuple[str, ...] = ("update",), **said: Any) -> Check:
    """A check of `train`; `after` names the parts of the training that it stands on."""
    return Check(
        name=f"LinearClassifier.{part}",
        written="LinearClassifier.train",
        after=(SAMPLER, *(f"LinearClassifier.{name}" for name in after)),
        **said,
    )


TRAINING = [
    _train(
        "starts",
        points=2,
        asks="training starts from small numbers, (D, C) with C = largest label + 1; "
        "a W that is there already is kept.",
        try_next="np.max(y) + 1 classes, also if some class occurs nowhere; "
        "multiply standard normal numbers by 1e-4 or so.",
        problems=training.starts,
        measure=training.first_weights,
        after=(),
    ),
    _train(
        "update",
        points=4,
        asks="after each minibatch, W becomes W - learning_rate · dW.",
        try_next="loss, dW = self.loss(…), then one line that changes self.W.",
        problems=noting.trainings,
        measure=stepping.way_taken,
        after=("starts",),
    ),
    _train(
        "batches",
        points=3,
        asks="each step gives the loss a new batch of batch_size images, drawn at random from all of them, and reg.",
        try_next="Take a new batch of numbers in each step, and give the loss X[batch], y[batch] and reg.",
        problems=noting.trainings,
        measure=batching.batches,
    ),
    _train(
        "pairs",
        points=2,
        asks="in each batch, every image has its own label.",
        try_next="Choose the numbers of the batch once, and use them for both: X[batch] and y[batch].",
        problems=noting.trainings,
        measure=batching.pairs,
    ),
    _train(
        "history",
        points=2,
        asks="train returns a list of num_iters losses, those that self.loss returned, in order.",
        try_next="Append the loss of each step to the list once.",
        problems=noting.trainings,
        measure=stepping.losses_returned,
    ),
    _train(
        "continues",
        points=2,
        asks="a second call of train goes on from where the first one ended.",
        try_next="Make W only if self.W is None.",
        problems=noting.trainings,
        measure=training.second_call,
    ),
    _train(
        "keeps_dtype",
        points=1,
        asks="W has the dtype of X: with float32 it takes half the memory and time.",
        try_next="Random numbers are float64; .astype(X.dtype) turns them into what X is.",
        problems=noting.trainings,
        measure=training.precision,
    ),
    _train(
        "large_batch",
        points=1,
        asks="a batch_size larger than the number of images is no error.",
        try_next="shuffled_batches gives one batch of all images then; rng.choice(…, replace=False) raises.",
        problems=noting.larger_batches,
        measure=training.all_steps,
    ),
    _train(
        "global_state",
        points=2,
        asks="training leaves numpy's global random generator, X and y as they were.",
        try_next="Draw from self.rng, not from np.random; and don't shuffle X or y themselves.",
        problems=classifying.blobs,
        measure=training.left_alone,
        keeps_inputs=True,
    ),
]

PREDICT = Check(
    name="LinearClassifier.predict",
    points=2,
    asks="for each row of X the class with the highest score, an array of shape (N,).",
    try_next="np.argmax(scores, axis=1) looks along each row.",
    problems=classifying.prediction_problems,
    measure=classifying.predictions,
    proofs=(
        worked(
            {"W": np.array([[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]]), "X": np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])},
            the_labels=[2, 1, 1],
        ),
    ),
    written="LinearClassifier.predict",
)


def _of_subclass(name: str, loss: str, stands_on: str) -> list[Check]:
    """The checks of the classifier `name`, whose loss is the function `loss`.

    stands_on: the function whose checks are about that loss
    """
    return [
        Check(
            name=f"{name}.loss",
            points=2,
            asks=f"the loss of a minibatch and its gradient: {loss} of self.W.",
            try_next=f"Return what {loss}(self.W, X_batch, y_batch, reg) returns.",
            problems=classifying.loss_problems,
            published=partial(published_problems, reg=0.5, scale=0.35),
            measure=partial(classifying.loss_and_gradient, name=name),
            proofs=(same_as(f"{stands_on}.loss", "loss"), same_as(f"{stands_on}.gradient", "dW")),
            written=f"{name}.loss",
            after=tuple(f"{stands_on}.{part}" for part in ("loss", "gradient", "regularizer")),
        ),
        Check(
            name=f"{name}.learns",
            points=1,
            asks="trained on three clouds of points that are easy to tell apart, it is right about nine of ten.",
            try_next="Ask the other checks of LinearClassifier first.",
            problems=classifying.blobs,
            measure=partial(classifying.learned, name=name),
            written=f"{name}.loss",
            after=(f"{name}.loss", *(check.name for check in (*TRAINING, PREDICT))),
        ),
    ]


CHECKS = [
    *TRAINING,
    PREDICT,
    *_of_subclass("LinearSVM", "svm_loss_vectorized", "svm_loss_vectorized"),
    *_of_subclass("Softmax", "softmax_loss", "softmax_loss_vectorized"),
]
