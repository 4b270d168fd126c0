"""Grading that is ended anywhere goes on in the next run: nothing is lost, graded otherwise or half-written."""

import os
import random
import shutil
import signal
import threading
import time

import pytest

from benchmarks.generated_class import write_class
from grading.classroom import saving, work
from grading.classroom.grade import grade
from grading.classroom.operations import Nbgrader
from tests.gradebooks import everything_in

pytestmark = [pytest.mark.full, pytest.mark.once]

ASSIGNMENT, STUDENTS, KILLS = "1-losses", 5, 30
STEPS = {"judging": (work, "evaluate"), "writing rows": (saving, "save"), "writing notebooks": (saving, "_write")}


@pytest.fixture(scope="module")
def handed_in(course, references, tmp_path_factory):
    """A course folder with a small class that nobody has graded."""
    root = tmp_path_factory.mktemp("killed") / "course"
    root.mkdir()
    shutil.copy(course.root / "nbgrader_config.py", root)
    for name in ("solutions", "assignments"):
        shutil.copytree(course.root / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    write_class(root, course, references, STUDENTS)
    Nbgrader(root).generate_assignment(ASSIGNMENT)
    (root / ".course_secret").write_text("the same in every copy of this folder", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def undisturbed(handed_in, tmp_path_factory, jail):
    """What a run says that nobody ends."""
    root = shutil.copytree(handed_in, tmp_path_factory.mktemp("undisturbed") / "course")
    grade(root, ASSIGNMENT, quiet=True, workers=1)
    return everything_in(root)


def dies_during(root, step, call, delay):
    """Grade in a process that ends itself, so many seconds into the given call of a step; returns whether it did."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.WIFSIGNALED(status)
    try:
        module, name = STEPS[step]
        own, calls = getattr(module, name), iter(range(1000))

        def watched(*arguments, **named):
            if next(calls) == call:
                threading.Timer(delay, os.kill, (os.getpid(), signal.SIGKILL)).start()
            return own(*arguments, **named)

        setattr(module, name, watched)
        work._place.cache_clear()  # a jail belongs to the process that made it
        grade(root, ASSIGNMENT, quiet=True, workers=1)
        time.sleep(delay)
    finally:
        os._exit(0)


def test_however_often_it_is_killed_the_gradebook_is_that_of_an_undisturbed_run(handed_in, undisturbed, tmp_path):
    rng = random.Random(0)
    killed, root, copies = 0, shutil.copytree(handed_in, tmp_path / "0"), 0
    longest = {"judging": 0.5, "writing rows": 0.03, "writing notebooks": 0.003}
    for number in range(KILLS):
        step = list(STEPS)[number % len(STEPS)]
        if dies_during(root, step, rng.randrange(2), rng.random() * longest[step]):
            killed += 1
            continue
        assert everything_in(root) == undisturbed
        copies += 1
        root = shutil.copytree(handed_in, tmp_path / str(copies))
    assert killed >= KILLS // 2
    assert not any(result.trouble for result in grade(root, ASSIGNMENT, quiet=True, workers=1))
    assert everything_in(root) == undisturbed
    assert not list(root.rglob(".*-*.ipynb")), "something half-written is left"
