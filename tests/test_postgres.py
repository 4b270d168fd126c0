"""A gradebook on a PostgreSQL server holds what one in a file holds, through all that is done with it."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from grading.classroom.backup import CannotUndo
from grading.classroom.grade import grade
from grading.classroom.regrade import regrade, undo
from grading.demo.samples import files_of, sample_class
from grading.feedback.write import write_feedback
from tests.gradebooks import rows_of

psycopg = pytest.importorskip("psycopg", reason="no driver for PostgreSQL: pip install -e '.[postgres]'")
pytestmark = [pytest.mark.full, pytest.mark.once]

ASSIGNMENT, STUDENTS = "1-losses", ("ada", "ben")
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def as_postgres(*command):
    """A server doesn't run as root; the Debian package brings a user for it."""
    other = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    subprocess.run([*other, *map(str, command)], check=True, cwd="/", stdout=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def server():
    """The address of a server of our own, in a folder that the server's user may enter."""
    if not PROGRAMS:
        assert not os.environ.get("CI"), "CI installs PostgreSQL"
        pytest.skip("PostgreSQL isn't installed: apt install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    as_postgres(PROGRAMS[-1] / "initdb", "--auth=trust", "--username=teacher", "--pgdata", data)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    as_postgres(PROGRAMS[-1] / "pg_ctl", "-w", "-D", data, "-l", folder / "log", "-o", options, "start")
    yield f"teacher@127.0.0.1:{port}"
    as_postgres(PROGRAMS[-1] / "pg_ctl", "-w", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def handed_in(course, references, tmp_path_factory):
    root = tmp_path_factory.mktemp("handed_in") / "course"
    root.mkdir()
    shutil.copy(course.root / "nbgrader_config.py", root)
    for name in ("solutions", "assignments"):
        shutil.copytree(course.root / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for sample in sample_class(references):
        if sample.student in STUDENTS:
            folder = root / "submitted" / sample.student / ASSIGNMENT / "student_modules"
            folder.mkdir(parents=True)
            for name, text in files_of(sample, course).items():
                (folder if name.endswith(".py") else folder.parent).joinpath(name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def in_a_file(handed_in, tmp_path, jail):
    return shutil.copytree(handed_in, tmp_path / "file")


@pytest.fixture
def on_the_server(in_a_file, server, tmp_path, request):
    """The same class with its gradebook on the server; and that gradebook's address."""
    root = shutil.copytree(in_a_file, tmp_path / "server")
    name = f"grades_{abs(hash(request.node.name))}"
    connection = psycopg.connect(f"postgresql://{server}/postgres")
    connection.autocommit = True
    connection.cursor().execute(f"CREATE DATABASE {name}")
    connection.close()
    url = f"postgresql+psycopg://{server}/{name}"
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc.CourseDirectory.db_url = {url!r}\n")
    return root, url


def changed_points(root):
    path = root / "assignments" / ASSIGNMENT / "svm.ipynb"
    text = path.read_text(encoding="utf-8")
    assert '"points": 6' in text
    path.write_text(text.replace('"points": 6', '"points": 9', 1), encoding="utf-8")


def rows_in_file(root):
    return rows_of(f"sqlite:///{root / 'gradebook.db'}")


def test_grading_regrading_and_feedback_give_the_rows_of_a_gradebook_in_a_file(in_a_file, on_the_server):
    root, url = on_the_server
    for place in (in_a_file, root):
        shutil.copy(in_a_file / ".course_secret", root) if (in_a_file / ".course_secret").exists() else None
        assert [result.trouble for result in grade(place, ASSIGNMENT, quiet=True)] == ["", ""]
    assert rows_of(url) == rows_in_file(in_a_file)
    assert not (root / "gradebook.db").exists()
    assert [result.fresh for result in grade(root, ASSIGNMENT, quiet=True)] == [False, False]
    for place in (in_a_file, root):
        changed_points(place)
        regrade(place, ASSIGNMENT, apply=True, quiet=True, backed_up=True)
    assert rows_of(url) == rows_in_file(in_a_file)
    assert [bool(written.trouble) for written in write_feedback(root, ASSIGNMENT)] == [False, False]


def test_a_regrade_on_the_server_is_backed_up_and_undone(on_the_server):
    root, url = on_the_server
    grade(root, ASSIGNMENT, quiet=True)
    before = rows_of(url)
    changed_points(root)
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    assert rows_of(url) != before
    undo(root, ASSIGNMENT)
    assert rows_of(url) == before


def test_points_given_by_hand_since_are_not_undone(on_the_server):
    root, url = on_the_server
    grade(root, ASSIGNMENT, quiet=True)
    changed_points(root)
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    with Gradebook(url) as gradebook:
        grades = gradebook.assignment_submissions(ASSIGNMENT)[0].notebooks[0].grades
        next(row for row in grades if row.needs_manual_grade).manual_score = 3.0
        gradebook.db.commit()
    with pytest.raises(
        CannotUndo, match=r"(?s)undoing would lose .*take it back where it was given, undo, and give it again"
    ):
        undo(root, ASSIGNMENT)
