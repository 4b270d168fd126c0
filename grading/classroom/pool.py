"""Many submissions at once: processes that judge, each with a warm jail of its own.

Any `concurrent.futures` executor does: what goes in and comes out is plain data. One that breaks, because a process of
its was ended from outside, is made anew, and what it had in hand is tried once more.
"""

import itertools
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for
from typing import TypeVar

from .evaluation import Evaluated
from .work import Course, Task, work_on

T = TypeVar("T")
AHEAD = 2  # tasks a worker in the executor's hands: enough that none waits, few enough to know what broke it


def default_workers() -> int:
    """One for each processor that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def local_pool(workers: int) -> ProcessPoolExecutor:
    """Processes on this machine, which end with this one, however it ends."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload([__name__])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)


class InThisProcess(Executor):
    """Does what it is given at once, here: for one or two submissions, where starting processes takes longer."""

    def submit(self, function: Callable[..., T], /, *args: object, **named: object) -> Future:
        """A future that is done."""
        future: Future = Future()
        try:
            future.set_result(function(*args, **named))
        except Exception as error:
            future.set_exception(error)
        return future


def results(
    course: Course, tasks: Iterable[tuple[str, Task]], make: Callable[[], Executor], at_once: int
) -> Iterator[tuple[str, Evaluated | Exception]]:
    """What comes of each task, by its name, as they get done; an exception where nothing came of it.

    make: makes the executor, also a new one in place of one that broke; at_once: how many tasks it works on

    What an executor had in hand when it broke is tried again one by one, so that whatever broke it costs nobody else.
    """
    waiting, in_hand = iter(tasks), {}
    executor = make()
    try:
        while True:
            for name, task in itertools.islice(waiting, at_once * AHEAD - len(in_hand)):
                in_hand[_submitted(executor, course, task)] = name, task
            if not in_hand:
                return
            done, _ = wait(in_hand, return_when=FIRST_COMPLETED)
            whole = [future for future in done if not isinstance(future.exception(), BrokenProcessPool)]
            for future in whole:
                name, _ = in_hand.pop(future)
                yield name, future.exception() or future.result()
            if len(whole) < len(done):
                lost, in_hand = list(in_hand.values()), {}
                for name, task in lost:
                    _leave(executor)
                    executor = make()
                    found = _tried_alone(executor, course, task)
                    if isinstance(found, BrokenProcessPool):
                        found = RuntimeError("the process that judged it was ended from outside, twice")
                    yield name, found
                _leave(executor)
                executor = make()
    finally:
        _leave(executor)


def _leave(executor: Executor) -> None:
    """Shut an executor down that may be broken.

    Before Python 3.11.5 a broken pool may wait for ever for its queue to be emptied by processes that have ended
    (CPython issue 94777). So the end that nobody reads from is closed first, as newer versions do by themselves.
    """
    queue = getattr(executor, "_call_queue", None)
    if queue is not None and getattr(executor, "_broken", False) and not hasattr(queue, "_terminate_broken"):
        queue._reader.close()
    executor.shutdown(wait=True, cancel_futures=True)


def _tried_alone(executor: Executor, course: Course, task: Task) -> Evaluated | Exception:
    try:
        return _submitted(executor, course, task).result()
    except Exception as error:
        return error


def _submitted(executor: Executor, course: Course, task: Task) -> Future:
    try:
        return executor.submit(work_on, course, task)
    except BrokenProcessPool as error:  # it broke while nobody looked
        future: Future = Future()
        future.set_exception(error)
        return future


def _end_with_parent() -> None:
    """Have this process end when the one that started it ends, also by a signal that nobody can catch."""
    parent = multiprocessing.parent_process()
    watch = threading.Thread(target=lambda: (wait_for([parent.sentinel]), os._exit(1)), daemon=True)
    watch.start()
