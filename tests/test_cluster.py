"""A class judged by a Dask cluster: the same gradebook as here, also when a worker is lost; and clear words."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from types import SimpleNamespace

import pytest

from benchmarks.generated_class.writing import write_class
from grading.classroom import cluster
from grading.classroom.cluster import Cluster, NoCluster
from grading.classroom.grade import Class, Way, grade
from grading.commands import main
from grading.jail.jail import NoJail
from tests.gradebooks import everything_in

distributed = pytest.importorskip("distributed", reason="Dask isn't installed: pip install -e '.[cluster]'")
pytestmark = [pytest.mark.full, pytest.mark.once]

ASSIGNMENT, WORKERS, STUDENTS = "1-losses", 3, 6


@pytest.fixture(scope="module")
def handed_in(course, references, tmp_path_factory):
    root = tmp_path_factory.mktemp("cluster") / "course"
    root.mkdir()
    shutil.copy(course.root / "nbgrader_config.py", root)
    for name in ("solutions", "assignments"):
        shutil.copytree(course.root / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    write_class(root, course, references, STUDENTS)
    return root


@pytest.fixture(scope="module")
def here(handed_in, tmp_path_factory, jail):
    """The class, graded on this machine."""
    root = shutil.copytree(handed_in, tmp_path_factory.mktemp("here") / "course")
    grade(root, ASSIGNMENT, quiet=True)
    return root


def started(folder, *command):
    """A program of Dask's, with `folder` for all that it writes."""
    folder.mkdir(parents=True)
    program = [sys.executable, "-m", "distributed.cli.dask_" + command[0], *command[1:], "--no-dashboard"]
    surroundings = os.environ | {"TMPDIR": str(folder)}
    with (folder / "log").open("w") as log:
        return subprocess.Popen(program, cwd=folder, stdout=log, stderr=log, env=surroundings, start_new_session=True)


def ended(process):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextlib.contextmanager
def scheduler_in(folder):
    """A scheduler, and its address: at a port of its own choice, once it listens there."""
    about = folder / "scheduler.json"
    process = started(folder, "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(about))
    try:
        yield process, address_in(about, process, folder / "log")
    finally:
        ended(process)


def address_in(about, process, log):
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, ValueError):
            return json.loads(about.read_text())["address"]
        time.sleep(0.05)
    raise AssertionError(f"the scheduler didn't start:\n{log.read_text()}")


@contextlib.contextmanager
def worker_in(folder, address, threads=1):
    process = started(folder, "worker", address, "--nthreads", str(threads), "--no-nanny")
    yield process
    ended(process)


@contextlib.contextmanager
def cluster_in(folder):
    """A scheduler and three workers, in folders of their own."""
    with contextlib.ExitStack() as running:
        scheduler, address = running.enter_context(scheduler_in(folder / "scheduler"))
        places = [folder / f"worker-{n}" for n in range(WORKERS)]
        workers = {place: running.enter_context(worker_in(place, address)) for place in places}
        with distributed.Client(address, timeout=30) as client:
            client.wait_for_workers(WORKERS, timeout=60)
        yield SimpleNamespace(scheduler=scheduler, address=address, workers=workers)


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A cluster for those who leave it as it is."""
    with cluster_in(tmp_path_factory.mktemp("running")) as found:
        yield found


@pytest.fixture
def fragile(tmp_path):
    """A cluster for those who break it."""
    with cluster_in(tmp_path / "fragile") as found:
        yield found


@pytest.fixture
def scheduler(tmp_path):
    with scheduler_in(tmp_path / "scheduler") as (_, address):
        yield address


@pytest.fixture
def course_folder(handed_in, here, tmp_path):
    """The class again, with the same secret, not graded yet."""
    root = shutil.copytree(handed_in, tmp_path / "course")
    shutil.copy(here / ".course_secret", root)
    return root


@pytest.fixture
def workers(scheduler, tmp_path):
    """Three workers, in folders of their own."""
    own = [
        started(tmp_path / f"worker-{n}", "worker", scheduler, "--nthreads", "1", "--no-nanny") for n in range(WORKERS)
    ]
    with distributed.Client(scheduler, timeout=30) as client:
        client.wait_for_workers(WORKERS, timeout=60)
    yield own
    for process in own:
        ended(process)


def when_half_is_asked(monkeypatch, do):
    """Have `do()` happen when half of the class is in the cluster's hands; returns what is asked of it."""
    asked, own = [], Cluster.submit

    def submit(judging, *about):
        asked.append(about)
        if len(asked) == STUDENTS // 2 + 1:
            do()
        return own(judging, *about)

    monkeypatch.setattr(Cluster, "submit", submit)
    return asked


def graded(root, address):
    judging = Cluster(address)
    return grade(root, ASSIGNMENT, quiet=True, workers=judging.workers, executor=lambda: judging)


def left_on(cluster):
    """What its workers keep of the course, and what it still works on, when it has had time to end with it."""
    deadline = time.monotonic() + 60
    with distributed.Client(cluster.address, timeout=30) as client:
        while True:
            tasks = client.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.tasks))
            there = [place for place, worker in cluster.workers.items() if worker.poll() is None]
            left = [*tasks, *(path for place in there for path in place.glob("cs231n_lite-*"))]
            if not left or time.monotonic() > deadline:
                return left
            time.sleep(0.1)


def test_a_cluster_that_loses_a_worker_gives_the_gradebook_of_this_machine_and_keeps_nothing(
    here, course_folder, fragile, monkeypatch, capsys
):
    asked = when_half_is_asked(monkeypatch, lambda: ended(next(iter(fragile.workers.values()))))
    assert main(["grade", ASSIGNMENT, "--root", str(course_folder), "--scheduler", fragile.address]) == 0
    assert len(asked) == STUDENTS
    assert f"{STUDENTS} graded, of these {STUDENTS} now" in capsys.readouterr().out
    assert everything_in(course_folder) == everything_in(here)
    assert left_on(fragile) == []


def test_a_run_that_is_stopped_leaves_nothing_on_the_cluster(course_folder, running, monkeypatch):
    def stop():
        raise KeyboardInterrupt

    when_half_is_asked(monkeypatch, stop)
    with pytest.raises(KeyboardInterrupt):
        graded(course_folder, running.address)
    assert left_on(running) == []


def test_a_scheduler_that_ends_costs_nothing_that_was_judged(course_folder, fragile):
    klass, judging = Class(course_folder, ASSIGNMENT, Way()), Cluster(fragile.address)
    judged = klass.judged(klass.handed_in_by([]), judging.workers, lambda: judging)
    _, first = next(judged)
    ended(fragile.scheduler)
    with pytest.raises(NoCluster, match="doesn't answer any more; what was judged until now is kept"):
        list(judged)
    assert klass.store.get(first.key) == first.found


def test_a_submission_that_ends_every_worker_it_comes_to_is_in_trouble(fragile):
    with distributed.Client(fragile.address, timeout=30) as client:
        client.run_on_scheduler(lambda dask_scheduler: setattr(dask_scheduler, "allowed_failures", 1))
    with Cluster(fragile.address) as judging:
        with pytest.raises(RuntimeError, match="the workers that judged it ended, one after the other"):
            judging.submit(os._exit, 1).result(timeout=60)
        assert judging.submit(abs, -1).result(timeout=60) == 1


def test_a_worker_with_several_threads_is_refused(scheduler, tmp_path):
    with worker_in(tmp_path / "crowded", scheduler, threads=2):
        with distributed.Client(scheduler, timeout=30) as client:
            client.wait_for_workers(1, timeout=60)
        with pytest.raises(NoCluster, match="has several threads; start workers with --nthreads 1"):
            Cluster(scheduler)


def test_a_worker_with_other_code_is_refused(running, monkeypatch):
    monkeypatch.setattr(cluster, "_own_code", lambda: "another")
    with pytest.raises(NoCluster, match="has another version of this course's package"):
        Cluster(running.address)


def test_a_worker_with_other_code_that_comes_later_judges_nothing(course_folder, running, monkeypatch):
    monkeypatch.setattr(cluster, "_usable", lambda *about: WORKERS)
    monkeypatch.setattr(cluster, "_own_code", lambda: "another")
    with pytest.raises(NoCluster, match="has another version of this course's package"):
        graded(course_folder, running.address)
    assert not (course_folder / ".grading" / "results").exists()


def test_a_worker_without_a_jail_is_refused_unless_none_is_asked_for(running, monkeypatch):
    monkeypatch.setattr(cluster, "_about_this_worker", partial(tuple, (cluster._own_code(), "there is no bubblewrap")))
    with pytest.raises(NoJail, match=r"tcp://127.0.0.1:\d+: there is no bubblewrap"):
        Cluster(running.address)
    Cluster(running.address, jailed=False).shutdown()


def test_a_scheduler_without_workers_is_told(scheduler):
    with pytest.raises(NoCluster, match="start some with `dask worker tcp://"):
        Cluster(scheduler)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://here", "not an address"])
def test_an_address_where_nobody_answers_is_told_in_one_sentence(handed_in, address, capsys, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    assert main(["grade", ASSIGNMENT, "--root", str(handed_in), "--scheduler", address]) == 1
    said = capsys.readouterr().err.strip()
    assert said.startswith(f"no Dask scheduler answers at {address}") and "\n" not in said


def test_without_dask_the_command_says_how_to_get_it(handed_in, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["grade", ASSIGNMENT, "--root", str(handed_in), "--scheduler", "tcp://127.0.0.1:8786"]) == 1
    assert "pip install 'distributed" in capsys.readouterr().err
