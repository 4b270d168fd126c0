"""A class judged by a Dask cluster: the same gradebook as here, also when a worker is lost; and clear words."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest

from benchmarks.generated_class.writing import write_class
from grading.classroom import cluster
from grading.classroom.cluster import Cluster, NoCluster
from grading.classroom.grade import grade
from grading.commands import main
from tests.gradebooks import everything_in

distributed = pytest.importorskip("distributed", reason="Dask isn't installed: pip install -e '.[cluster]'")
pytestmark = [pytest.mark.full, pytest.mark.once]

ASSIGNMENT, WORKERS, STUDENTS = "1-losses", 3, 9


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
    folder.mkdir(parents=True)
    log = (folder / "log").open("w")
    program = [sys.executable, "-m", "distributed.cli.dask_" + command[0], *command[1:]]
    return subprocess.Popen(program, cwd=folder, stdout=log, stderr=log, start_new_session=True)


def ended(process):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def scheduler(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    process = started(tmp_path / "scheduler", "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    yield address
    ended(process)


@pytest.fixture
def workers(scheduler, tmp_path):
    """Three workers, in folders of their own."""
    own = [
        started(tmp_path / f"worker-{n}", "worker", scheduler, "--nthreads", "1", "--no-dashboard", "--no-nanny")
        for n in range(WORKERS)
    ]
    with distributed.Client(scheduler, timeout=30) as client:
        client.wait_for_workers(WORKERS, timeout=60)
    yield own
    for process in own:
        ended(process)


def test_a_cluster_that_loses_a_worker_gives_the_gradebook_of_this_machine(
    handed_in, here, scheduler, workers, tmp_path
):
    root, seen = shutil.copytree(handed_in, tmp_path / "course"), []
    shutil.copy(here / ".course_secret", root)
    judging = Cluster(scheduler)
    own = judging.submit

    def submit(*about):
        seen.append(about)
        if len(seen) == STUDENTS // 2 + 1:
            ended(workers[0])
        return own(*about)

    judging.submit = submit
    results = grade(root, ASSIGNMENT, quiet=True, workers=judging.workers, executor=lambda: judging)
    assert [result.trouble for result in results] == [""] * STUDENTS
    assert len(seen) == STUDENTS
    assert everything_in(root) == everything_in(here)


def test_the_command_judges_on_the_cluster_and_leaves_nothing_there(
    handed_in, here, scheduler, workers, tmp_path, capsys
):
    root = shutil.copytree(handed_in, tmp_path / "course")
    shutil.copy(here / ".course_secret", root)
    assert main(["grade", ASSIGNMENT, "--root", str(root), "--scheduler", scheduler]) == 0
    assert everything_in(root) == everything_in(here)
    assert f"{STUDENTS} graded, of these {STUDENTS} now" in capsys.readouterr().out
    left = [path.name for n in range(WORKERS) for path in (tmp_path / f"worker-{n}").iterdir()]
    assert {name for name in left if "course" in name} == set()


def test_a_worker_with_several_threads_is_refused(scheduler, tmp_path):
    process = started(tmp_path / "crowded", "worker", scheduler, "--nthreads", "2", "--no-dashboard", "--no-nanny")
    with distributed.Client(scheduler, timeout=30) as client:
        client.wait_for_workers(1, timeout=60)
    try:
        with pytest.raises(NoCluster, match="has several threads; start workers with --nthreads 1"):
            Cluster(scheduler)
    finally:
        ended(process)


def test_a_worker_with_other_code_is_refused(scheduler, workers, monkeypatch):
    monkeypatch.setattr(cluster, "code_digest", lambda: "another")
    with pytest.raises(NoCluster, match="has another version of this course's package"):
        Cluster(scheduler)


def test_a_scheduler_without_workers_is_told(scheduler):
    deadline = time.monotonic() + 30
    while True:
        with pytest.raises(NoCluster) as refused:
            Cluster(scheduler)
        if "no worker" in str(refused.value) or time.monotonic() > deadline:
            break
    assert "start some with `dask worker tcp://" in str(refused.value)


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
