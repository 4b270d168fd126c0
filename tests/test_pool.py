"""Judging many at once: any executor does, what travels is plain data, and a process that ends costs a retry."""

import os
import pickle
import shutil
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from cs231n_lite.plumbing.course import this_course
from grading.classroom import pool
from grading.classroom.course_version import packed_course, version_of
from grading.classroom.evaluation import Evaluated, seed_of
from grading.classroom.pool import InThisProcess, local_pool, results
from grading.classroom.store import Store, content_of, key_of
from grading.classroom.work import Task, work_on
from grading.intake.handed_in import HandedIn
from grading.judge.limits import Limits

pytestmark = [pytest.mark.slow, pytest.mark.once]

ASSIGNMENT = this_course().assignment("1-losses")
LIMITS = Limits(seconds=0.3, importing=2.0, patience=0.5)


def task(root, **modules: str) -> Task:
    handed_in = HandedIn({}, modules, {}, ())
    return Task(handed_in, seed_of(handed_in, ASSIGNMENT, root), True, False, LIMITS)


@pytest.fixture(scope="module")
def course_folder(course, tmp_path_factory):
    root = tmp_path_factory.mktemp("pool")
    (root / "solutions").symlink_to(course.solutions)
    return root


@pytest.fixture(scope="module")
def packed(course, course_folder):
    return packed_course(course_folder, ASSIGNMENT, course.root / "assignments" / "1-losses")


@pytest.fixture(scope="module")
def right(course):
    return {path.stem: path.read_text(encoding="utf-8") for path in course.references("1-losses")}


@pytest.fixture(scope="module")
def tasks(course_folder, right):
    return {
        "right": task(course_folder, **right),
        "empty": task(course_folder),
        "wrong": task(course_folder, **right | {"softmax": "def softmax_loss_naive(W, X, y, reg):\n    return 1, W\n"}),
    }


@pytest.fixture(scope="module")
def alone(packed, tasks, jail):
    """What comes of each task by itself."""
    return {name: work_on(packed, one) for name, one in tasks.items()}


def test_what_travels_comes_back_as_it_was(packed, tasks, alone):
    for one in (packed, *tasks.values(), *alone.values()):
        assert pickle.loads(pickle.dumps(one)) == one


@pytest.mark.parametrize("make", [InThisProcess, lambda: ThreadPoolExecutor(1), lambda: local_pool(2)])
def test_any_executor_gives_the_same(packed, tasks, alone, make):
    assert dict(results(packed, tasks.items(), make, 2)) == alone


def test_the_same_submission_has_the_same_result_wherever_it_is_judged(packed, tasks, alone):
    assert work_on(packed, tasks["right"]) == alone["right"]


def dies(course, one):
    """Ends its process for one of the tasks, as memory that runs out does."""
    if "softmax" not in one.handed_in.modules:
        os.kill(os.getpid(), signal.SIGKILL)
    return work_on(course, one)


def test_a_process_that_is_ended_costs_nobody_else_anything(packed, tasks, alone, monkeypatch):
    monkeypatch.setattr(pool, "work_on", dies)
    found = dict(results(packed, tasks.items(), lambda: local_pool(2), 2))
    assert {name: found[name] for name in ("right", "wrong")} == {name: alone[name] for name in ("right", "wrong")}
    assert "ended from outside" in str(found["empty"])


def test_an_error_in_one_is_its_own(packed, tasks, alone, monkeypatch):
    def fails(course, one):
        if not one.handed_in.modules:
            raise MemoryError("no room")
        return work_on(course, one)

    monkeypatch.setattr(pool, "work_on", fails)
    found = dict(results(packed, tasks.items(), InThisProcess, 1))
    assert isinstance(found.pop("empty"), MemoryError)
    assert found == {name: alone[name] for name in found}


# The store


def test_a_result_is_kept_and_a_damaged_one_is_made_again(alone, tmp_path):
    store = Store(tmp_path)
    for name, result in alone.items():
        store.put(name * 10, result)
        assert store.get(name * 10) == result
    path = next(tmp_path.rglob("*.gz"))
    for damage in (b"", path.read_bytes()[:100], b"no gzip at all"):
        path.write_bytes(damage)
        found = [store.get(name * 10) for name in alone]
        assert found.count(None) == 1
    assert store.get("never heard of") is None


def test_whatever_decides_about_a_result_is_in_its_key(course_folder, right, tasks):
    one = tasks["right"]
    read = one.handed_in
    others = [
        tasks["empty"],
        Task(read, (*one.seed, 1), True, False, LIMITS),
        Task(read, one.seed, False, False, LIMITS),
        Task(read, one.seed, True, True, LIMITS),
        Task(read, one.seed, True, False, Limits()),
        Task(HandedIn({"svm": b"x"}, read.modules, {}, ()), one.seed, True, False, LIMITS),
        Task(HandedIn({}, read.modules, {"own": "x = 1"}, ()), one.seed, True, False, LIMITS),
        Task(HandedIn({}, read.modules, {}, ("late",)), one.seed, True, False, LIMITS),
    ]
    contents = [content_of(each) for each in (one, *others)]
    assert len(set(contents)) == len(contents)
    assert content_of(task(course_folder, **right)) == contents[0]
    assert key_of("a", contents[0]) != key_of("b", contents[0])


# The version


def test_the_version_is_that_of_what_judging_reads(course, tmp_path):
    shutil.copytree(course.solutions, tmp_path / "solutions", ignore=shutil.ignore_patterns("__pycache__"))
    released = shutil.copytree(course.root / "assignments" / "1-losses", tmp_path / "released")
    before = version_of(tmp_path, ASSIGNMENT, released)

    def changed(path, more="\n# changed\n"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text + more, encoding="utf-8")
        found = version_of(tmp_path, ASSIGNMENT, released)
        path.write_text(text, encoding="utf-8")
        return found != before

    assert version_of(tmp_path, ASSIGNMENT, released) == before
    assert changed(tmp_path / "solutions/1-losses/reference/softmax.py")
    assert changed(tmp_path / "solutions/1-losses/mistakes/softmax.py")
    assert changed(released / "svm.ipynb", "\n")
    assert changed(tmp_path / ".course_secret", "x")
    assert not changed(tmp_path / "solutions/2-optimization/reference/optim.py"), "it is taught later"
    assert not changed(tmp_path / "solutions/1-losses/svm.md"), "nobody is judged by it"


def test_the_result_of_nothing_handed_in_is_whole(alone):
    assert isinstance(alone["empty"], Evaluated)
    assert set(alone["empty"].notebooks) == {"svm", "softmax", "regularization"}
