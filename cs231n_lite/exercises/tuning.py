"""Checks of `tuning.py`: which trainings a search makes, what it keeps, and that it survives those that diverge."""

from ..checks.check import Check
from .measures import searching, searching_best, searching_diverged, searching_tries
from .measures.experiments import of_search

CHECKS = [
    Check(
        name="search.tries",
        points=2,
        asks="train is called once with each setting, as it is, with all the training images and their labels.",
        try_next="Call train(X_train, y_train, setting) once in each turn of a loop over the settings.",
        problems=searching_tries.problems,
        arguments=searching.arguments,
        measure=searching_tries.tried,
    ),
    Check(
        name="search.best",
        points=3,
        asks="the accuracy on the validation images with each setting, in their order, and the setting with the "
        "highest; of equal ones the first.",
        try_next="np.mean(np.argmax(X_val @ W, axis=1) == y_val) is the accuracy; keep the setting when it is higher.",
        problems=searching_best.problems,
        arguments=searching.arguments,
        measure=searching_best.chosen,
        experiment=of_search,
        after=("search.tries",),
    ),
    Check(
        name="search.diverges",
        points=1,
        asks="where W has numbers that aren't finite, the accuracy is nan and the setting never the best; "
        "best is None if all trainings diverge, and only then.",
        try_next="Ask np.all(np.isfinite(W)) before you use W; accuracies has nan where you write nothing.",
        problems=searching_diverged.problems,
        arguments=searching.arguments,
        measure=searching_diverged.survived,
        after=("search.tries", "search.best"),
    ),
]
