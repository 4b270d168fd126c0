"""What several tests need: the course, its references, and runs of Python in another process."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: threads that wait for each other only cost time

import pytest

from grading.course import CourseFolder
from grading.judge.oracle import References

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def course() -> CourseFolder:
    return CourseFolder(ROOT)


@pytest.fixture(scope="session")
def references(course) -> References:
    return References(course)


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
