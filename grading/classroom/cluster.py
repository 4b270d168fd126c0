"""A running Dask cluster as an executor: its workers judge, on whatever machines they are.

What they need travels with each task, so they share no disk. They have the course's package installed, and a jail.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from ..jail.bubblewrap import trouble
from ..jail.jail import NoJail
from .course_version import code_digest

PATIENCE = 15  # seconds for the scheduler, and then the workers, to answer
MISSING = "--scheduler needs Dask: pip install 'distributed>=2024.8'"


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
        logging.getLogger("distributed").setLevel(logging.ERROR)
        try:
            self._client = Client(address, timeout=PATIENCE)
        except (OSError, ValueError, TimeoutError) as error:
            why = " ".join(str(error).split())
            raise NoCluster(
                f"no Dask scheduler answers at {address} ({why}); start one with `dask scheduler`"
            ) from None
        try:
            self.workers = _usable(self._client, address, jailed)
        except BaseException:
            self._client.close()
            raise

    def submit(self, function: Callable[..., Any], /, *args: object, **named: object) -> Future:
        """Have a worker do it; a worker that is lost costs a try, and after three the submission is in trouble."""
        future: Future = Future()
        given = self._client.submit(function, *args, **named, pure=False)
        given.add_done_callback(lambda done: _pass_on(done, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; what it still works on is given up."""
        self._client.close()


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
            future.set_exception(RuntimeError(f"the cluster gave it up ({done.status})"))
    except Exception as error:
        future.set_exception(error)


def _told(error: BaseException) -> BaseException:
    if type(error).__name__ == "KilledWorker":
        return RuntimeError("the workers that judged it ended, one after the other")
    return error


def _usable(client: Any, address: str, jailed: bool) -> int:
    """How many workers there are; raises if one of them can't be used."""
    found = client.scheduler_info(n_workers=-1)["workers"] if _takes_all(client) else client.scheduler_info()["workers"]
    if not found:
        raise NoCluster(
            f"the scheduler at {address} has no worker; start some with `dask worker {address} --nthreads 1`"
        )
    crowded = [name for name, about in found.items() if about["nthreads"] != 1]
    if crowded:
        raise NoCluster(f"{crowded[0]} has several threads; start workers with --nthreads 1, one for each processor")
    for name, said in client.run(_about_this_worker, on_error="return").items():
        if isinstance(said, Exception):
            raise NoCluster(f"{name} can't run this course's package ({type(said).__name__}: {said}); install it there")
        code, why = said
        if code != code_digest():
            raise NoCluster(f"{name} has another version of this course's package, Python or numpy; install the same")
        if jailed and why:
            raise NoJail(f"{name}: {why}. Give every worker's machine bubblewrap, or grade --without-jail")
    return len(found)


def _takes_all(client: Any) -> bool:
    """Whether this Dask tells of five workers only unless it is asked for all."""
    return "n_workers" in client.scheduler_info.__code__.co_varnames


def _about_this_worker() -> tuple[str, str]:
    return code_digest(), trouble()
