"""What several tests need: the course, its references, and runs of Python in another process."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: threads that wait for each other only cost time

import pytest

from cs231n_lite.checks.catalogue import find
from cs231n_lite.plumbing.overlay import activate
from grading.course_folder import CourseFolder
from grading.jail.bubblewrap import HOW_TO_GET_ONE, trouble
from grading.jail.jail import Jail
from grading.judge.oracle import LiveOracle
from grading.judge.references import References

ROOT = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what compares with PyTorch as slow, for importing it takes seconds, and what attacks the grading as full."""
    for item in items:
        if item.path.parent.name == "attacks":
            item.add_marker(pytest.mark.full)
            item.add_marker(pytest.mark.once)
        if "torch" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def course() -> CourseFolder:
    return CourseFolder(ROOT)


@pytest.fixture(scope="session")
def references(course) -> References:
    return References(course)


class Remembering(LiveOracle):
    """An oracle that draws the problems of a check once, for all the versions that are asked."""

    def cases(self, check):
        return self._remembered(check.name)

    @cache  # noqa: B019
    def _remembered(self, name: str) -> list:
        return list(super().cases(find(name)))


@pytest.fixture(scope="session")
def live(references):
    """The oracle at grading, for one submission."""
    return Remembering(references, seed=(2, 3, 1))


@pytest.fixture(scope="session")
def jail():
    """Where students' modules run; where no jail can be had, what wants one is skipped; in CI, on Linux, it fails."""
    why = trouble()
    if why and os.environ.get("CI") and sys.platform == "linux":
        pytest.fail(f"{why}: {HOW_TO_GET_ONE}")
    if why:
        pytest.skip(f"{why}: {HOW_TO_GET_ONE}")
    with Jail() as jail:
        yield jail


@pytest.fixture
def overlay():
    """Take the students' modules from elsewhere until the test ends."""
    before = list(sys.meta_path)
    yield activate
    sys.meta_path[:] = before


@pytest.fixture
def python():
    """Run Python with some arguments in a folder, without this process's settings; returns the finished process."""

    def run(*arguments, cwd, env=None, **more) -> subprocess.CompletedProcess:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("CS231N_", "NBGRADER_"))}
        clean["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), clean["PATH"]])
        command = [sys.executable, *map(str, arguments)]
        options = {"capture_output": True, "text": True, "timeout": 300, "encoding": "utf-8"} | more
        return subprocess.run(command, cwd=cwd, env=clean | (env or {}), **options)

    return run


@pytest.fixture
def course_copy(tmp_path) -> Path:
    """A course folder of its own: nbgrader's settings, solutions and assignments, without any class."""
    root = tmp_path / "course"
    root.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "solutions", root / "solutions", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "assignments", root / "assignments")
    return root
