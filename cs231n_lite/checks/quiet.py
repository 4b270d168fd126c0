"""Run a student's code without a trace: no output, no warning, no change to what the rest of the process shares."""

import contextlib
import io
import random
import sys
import warnings
from collections.abc import Iterator

import numpy as np

MOST_PRINTED = 4000  # characters of one question
_UNUSUAL = 887_231  # seeds the global generators, so that whoever seeds them with 0 or 42 changes them
_FIRST = random.Random(_UNUSUAL).random(), np.random.RandomState(_UNUSUAL).random_sample()


class Printed(io.StringIO):
    """What was printed, the first part of it."""

    def write(self, text: str) -> int:
        room = MOST_PRINTED - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


@contextlib.contextmanager
def quiet(printed: io.StringIO, disturbed: list[str], restoring: bool = True) -> Iterator[None]:
    """Run the block without output, warnings or changes to the global random generators and numpy's error settings.

    What it prints goes to `printed`; `disturbed` gets the names of the global generators that it drew from or set.
    restoring: whether these are somebody's, who gets them back as they were; that takes longer than a small function
    While grading, anything on stderr would cost the cell its points.
    """
    states = (random.getstate(), np.random.get_state()) if restoring else None
    random.seed(_UNUSUAL)
    np.random.seed(_UNUSUAL)
    hook = sys.unraisablehook
    sys.unraisablehook = lambda unraisable: None  # what __del__ raises
    with silent(printed):
        try:
            yield
        finally:
            sys.unraisablehook = hook
            if random.random() != _FIRST[0]:
                disturbed.append("random")
            if np.random.random_sample() != _FIRST[1]:
                disturbed.append("np.random")
            if states:
                random.setstate(states[0])
                np.random.set_state(states[1])


@contextlib.contextmanager
def silent(printed: io.StringIO) -> Iterator[None]:
    """Run the block without warnings; what it prints goes to `printed`."""
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with np.errstate(all="ignore"):
            yield
