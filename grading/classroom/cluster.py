"""A running Dask cluster as an executor: its workers judge, on whatever machines they are.

What they need travels with each task, so they share no disk. They have the course's package installed, and a jail.
"""

import contextlib
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import cache
from typing import Any

from ..jail.bubblewrap import trouble
from ..jail.jail import NoJail
from .course_version import code_digest
from .work import Course, forget

PATIENCE = 15  # seconds for the scheduler, and then the workers, to answer
MISSING = "--scheduler needs Dask: pip install 'distributed>=2024.8'"
OTHER_CODE = (
    "has another version of this course's package, Python or numpy; install the same, and start that worker again"
)
GONE = "the Dask scheduler doesn't answer any more; what was judged until now is kept, so start it and grade again"

_alone = threading.Lock()  # judging isn't made for several threads of one process


class NoCluster(Exception):
    """The cluster can't be used; the message says why, and what to do."""


class Cluster(Executor):
    """The workers of the scheduler at `address`, such as tcp://10.0.0.5:8786.

    jailed: whether each worker must be able to make a jail

    Raises NoCluster if Dask isn't installed, nobody answers at that address, there is no worker, or a worker has other
    code or several threads; NoJail if one has no jail.
    """

    def __init__(self, address: str, jailed: bool = True) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise NoCluster(MISSING) from None
        for name in ("distributed", "distributed.client"):  # what it says of a lost scheduler is told below
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            self._client = Client(address, timeout=PATIENCE)
        except (OSError, ValueError, TypeError, TimeoutError) as error:
            why = " ".join(str(error).split())
            raise NoCluster(
                f"no Dask scheduler answers at {address} ({why}); start one with `dask scheduler`"
            ) from None
        try:
            self.workers = _usable(self._client, address, jailed)
        except BaseException:
            self._client.close()
            raise
        self._courses: dict[str, Any] = {}

    def submit(self, function: Callable[..., Any], /, *args: object, **named: object) -> Future:
        """Have a worker do it. A worker that is lost costs a try; after four the submission is in trouble.

        Raises NoCluster if the scheduler has gone.
        """
        future: Future = Future()
        try:
            sent = [self._sent_once(each) if isinstance(each, Course) else each for each in args]
            given = self._client.submit(_done_there, _own_code(), function, *sent, **named, pure=False)
        except Exception as error:
            if self._client.status == "running":
                raise
            raise NoCluster(GONE) from error
        given.add_done_callback(lambda done: _pass_on(done, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; what it still works on is given up, and what the workers kept is removed."""
        from distributed import fire_and_forget

        with contextlib.suppress(OSError, TimeoutError):
            for worker in self._client.nthreads() if self._client.status == "running" else ():
                fire_and_forget(self._client.submit(_done_there, _own_code(), forget, workers=[worker], pure=False))
        self._client.close()

    def _sent_once(self, course: Course) -> Any:
        """The course as what comes of a task: each worker fetches it once, and if it is lost it is made again."""
        if course.digest not in self._courses:
            self._courses[course.digest] = self._client.submit(_itself, course, key=f"course-{course.digest}")
        return self._courses[course.digest]


def _itself(course: Course) -> Course:
    return course


def _done_there(code: str, function: Callable[..., Any], *args: object, **named: object) -> Any:
    """Runs on the worker, which may have come after the others were looked at."""
    if code != _own_code():
        from distributed import get_worker

        raise NoCluster(f"{get_worker().address} {OTHER_CODE}")
    with _alone:
        return function(*args, **named)


@cache
def _own_code() -> str:
    """The digest of the code as this process has it, even if other files lie there later."""
    return code_digest()


def _pass_on(done: Any, future: Future) -> None:
    """Give what came of a task to whoever waits for it."""
    if future.done():
        return
    try:
        if done.status == "finished":
            future.set_result(done.result())
        elif done.status == "error":
            future.set_exception(_told(done.exception()))
        else:
            future.set_exception(NoCluster(GONE))
    except Exception as error:
        future.set_exception(error)


def _told(error: BaseException) -> BaseException:
    if type(error).__name__ == "KilledWorker":
        return RuntimeError("the workers that judged it ended, one after the other")
    return error


def _usable(client: Any, address: str, jailed: bool) -> int:
    """How many workers there are; raises if one of them can't be used."""
    threads = client.nthreads()
    if not threads:
        raise NoCluster(
            f"the scheduler at {address} has no worker; start some with `dask worker {address} --nthreads 1`"
        )
    for name, number in threads.items():
        if number != 1:
            raise NoCluster(f"{name} has several threads; start workers with --nthreads 1, one for each processor")
    for name, said in client.run(_about_this_worker, on_error="return").items():
        if isinstance(said, Exception):
            raise NoCluster(f"{name} can't run this course's package ({said}); install it there")
        code, why = said
        if code != _own_code():
            raise NoCluster(f"{name} {OTHER_CODE}")
        if jailed and why:
            raise NoJail(f"{name}: {why}. Give every worker's machine bubblewrap, or grade --without-jail")
    return len(threads)


def _about_this_worker() -> tuple[str, str]:
    return _own_code(), trouble()
