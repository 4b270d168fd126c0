"""The process of one module begins."""

import time

import numpy as np

from cs231n_lite.checks.question import NobodyToAsk

from ..jail.running import Place, Running
from .limits import Limits
from .work import Work

BEGINNING = 60.0  # seconds


class CouldNotBegin(NobodyToAsk):
    """The machine, and not the student's code, is why there is no process; it costs no points."""


def started(place: Place, work: Work, module: str, limits: Limits) -> Running:
    """A process that has been told to take the modules of `work`, and to answer questions about `module`."""
    files = {name: np.frombuffer(text.encode("utf-8", "replace"), np.uint8) for name, text in work.files.items()}
    task = {"files": files, "assignment": work.assignment, "module": module}
    times = {name: getattr(limits, name) for name in ("seconds", "importing", "patience")}
    running = place.start()
    try:
        running.send({**task, **times}, time.monotonic() + BEGINNING)
    except BaseException:
        running.end()
        raise
    return running
