"""What students fetch from nbgrader's exchange and submit there carries the modules, and is read as data."""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from gradebooks import rows_in
from jupyter_core.application import NoStart
from nbgrader.apps import NbGraderApp
from nbgrader.converters import Autograde

from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.overlay import PACKAGE
from grading.classroom.grade import grade
from grading.classroom.operations import Nbgrader
from grading.collecting.collect import collect
from grading.demo.samples import ASSIGNMENT, Sample, files_of
from grading.derive.leaks import leaks_in
from grading.derive.student import contents
from grading.exchange import handout
from grading.exchange.handout import HOW_TO
from grading.feedback.write import write_feedback

pytestmark = [
    pytest.mark.slow,
    pytest.mark.once,
    pytest.mark.skipif(sys.platform == "win32", reason="nbgrader has no exchange on Windows"),
]

FACTS = this_course().assignment(ASSIGNMENT)
NOTEBOOKS = {f"{notebook.name}.ipynb" for notebook in FACTS.notebooks}
SECRET = "a secret of this course alone: 0123456789"
MODULES = {f"student_modules/{module}.py" for module in FACTS.modules}


@pytest.fixture(autouse=True, scope="module")
def nbgraders_own_way():
    """What the settings of a course change in nbgrader is undone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Autograde, "start", Autograde.start)
        yield


class Place:
    """A folder where somebody works, with settings of nbgrader's: where the exchange is, and `more`."""

    def __init__(self, folder, exchange, more=""):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        told = f"\nc = get_config()\nc.CourseDirectory.course_id = 'cs231n_lite'\nc.Exchange.root = {str(exchange)!r}\n"
        with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as file:
            file.write(f"{told}c.Exchange.cache = {str(folder / 'cache')!r}\n{more}")

    def nbgrader(self, *words):
        """Run a command of nbgrader's there, in this process; returns what was told."""
        told, before = io.StringIO(), Path.cwd()
        os.chdir(self.folder)
        try:
            with contextlib.redirect_stderr(told), contextlib.redirect_stdout(told):
                app = NbGraderApp.instance()
                with contextlib.suppress(NoStart, SystemExit):
                    app.initialize(list(words))
                    app.start()
        finally:
            os.chdir(before)
            NbGraderApp.clear_instance()
            type(app.subapp).clear_instance()
        return told.getvalue()

    @property
    def work(self):
        return self.folder / ASSIGNMENT


class Term:
    """A course folder and an exchange."""

    def __init__(self, root, exchange):
        self.root, self.exchange = root, exchange
        self.teacher = Place(root, exchange, "c.ExchangeCollect.check_owner = False\n")

    @property
    def outbound(self):
        return self.exchange / "cs231n_lite" / "outbound" / ASSIGNMENT

    @property
    def inbound(self):
        return self.exchange / "cs231n_lite" / "inbound"

    def submitted(self, name):
        return self.root / "submitted" / name / ASSIGNMENT


def write(place, files):
    """Work of a student's: notebooks and modules, where the fetched ones lie."""
    for name, text in files.items():
        (place.work / ("student_modules" * name.endswith(".py")) / name).write_text(text, encoding="utf-8")


def files_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def cs231n_lite(package, folder, *words):
    """Run a student's command in a folder, with the student's package; returns what was told."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("CS231N_", "NBGRADER_"))}
    options = {"capture_output": True, "text": True, "timeout": 120, "encoding": "utf-8"}
    command = [sys.executable, "-m", "cs231n_lite", *words]
    done = subprocess.run(command, cwd=folder, env=clean | {"PYTHONPATH": str(package)}, **options)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def right(course):
    """All files of a perfect submission, by file name."""
    return files_of(Sample("ada", "everything right", frozenset(), lambda files: None), course)


@pytest.fixture(scope="module")
def wrong(right):
    forgetful = right["linear_svm.py"].replace("scores - scores[y] + 1", "scores - scores[y]")
    assert forgetful != right["linear_svm.py"]
    return right | {"linear_svm.py": forgetful}


@pytest.fixture(scope="module")
def package(course, tmp_path_factory):
    """All that a student has of the course's package."""
    folder = tmp_path_factory.mktemp("package")
    for name, raw in contents(course).items():
        if name.startswith("cs231n_lite/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(raw)
    return folder


@pytest.fixture(scope="module")
def term(course, right, wrong, package, jail, tmp_path_factory):
    """An assignment from its release to the feedback that students fetch."""
    folder = tmp_path_factory.mktemp("term")
    for name in ("solutions", "assignments"):
        shutil.copytree(course.root / name, folder / "course" / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(course.root / "nbgrader_config.py", folder / "course")
    (folder / "course/.course_secret").write_text(SECRET, encoding="utf-8")
    term = Term(folder / "course", folder / "exchange")
    term.told = {"release": term.teacher.nbgrader("release_assignment", ASSIGNMENT)}
    term.students = {name: Place(folder / name, term.exchange) for name in ("ada", "ben", "kim")}
    ada, ben, kim = term.students.values()
    for place in term.students.values():
        place.nbgrader("fetch_assignment", ASSIGNMENT)
    term.fetched = {path: (ada.work / path).read_bytes() for path in files_in(ada.work)}
    write(ada, right)
    term.told["check"] = cs231n_lite(package, ada.work, "check", "svm_loss_single.loss")
    term.told["pack"] = cs231n_lite(package, ada.work, "pack", ASSIGNMENT, "--student", "ada", "--to", "..")
    write(kim, right)
    (kim.work / "student_modules/linear_svm.py").unlink()
    for name, place in term.students.items():
        place.nbgrader("submit", ASSIGNMENT, f"--student={name}")
    term.told["collect"] = term.teacher.nbgrader("collect", ASSIGNMENT)
    term.first = {name: (term.submitted("ben") / name).read_text("utf-8") for name in files_in(term.submitted("ben"))}
    write(ben, wrong)
    ben.nbgrader("submit", ASSIGNMENT, "--student=ben")
    term.told["collect again"] = term.teacher.nbgrader("collect", ASSIGNMENT)
    term.unchanged = {name: (term.submitted("ben") / name).read_text("utf-8") for name in term.first}
    term.told["update"] = term.teacher.nbgrader("collect", ASSIGNMENT, "--update")
    term.told["update again"] = term.teacher.nbgrader("collect", ASSIGNMENT, "--update")
    term.told["list"] = ben.nbgrader("list")
    term.told["list --cached"] = ben.nbgrader("list", "--cached")
    term.told["list --inbound"] = term.teacher.nbgrader("list", "--inbound", ASSIGNMENT)
    term.results = {result.student: result for result in grade(term.root, ASSIGNMENT, quiet=True)}
    shutil.copytree(term.submitted("ada"), term.submitted("lea"))  # as one whose work came another way
    for name in ("timestamp.txt", "submission_secret.txt"):
        (term.submitted("lea") / name).unlink()
    grade(term.root, ASSIGNMENT, ["lea"], quiet=True)
    write_feedback(term.root, ASSIGNMENT, quiet=True)
    term.told["release_feedback"] = term.teacher.nbgrader("release_feedback", ASSIGNMENT)
    term.told["fetch_feedback"] = ben.nbgrader("fetch_feedback", ASSIGNMENT)
    return term


def test_what_is_fetched_has_the_notebooks_the_stubs_and_a_note_and_no_solution(term, course):
    assert term.fetched.keys() == {*NOTEBOOKS, *MODULES, HOW_TO}
    for name in MODULES:
        assert term.fetched[name] == (PACKAGE / Path(name).name).read_bytes()
    assert "linear_svm.py, regularizers.py and softmax.py" in term.fetched[HOW_TO].decode()
    assert leaks_in(term.fetched, course) == []


def test_where_it_was_fetched_the_checks_ask_the_modules_beside_the_notebooks(term):
    assert "✓ svm_loss_single.loss: passed" in term.told["check"]


def test_what_is_collected_is_what_counts_and_what_nbgrader_needs(term):
    assert files_in(term.submitted("ada")) == {*NOTEBOOKS, *MODULES, "timestamp.txt", "submission_secret.txt"}
    for name in ("svm.ipynb", "student_modules/softmax.py"):
        assert (term.submitted("ada") / name).read_bytes() == (term.students["ada"].work / name).read_bytes()


def test_the_later_attempt_counts_once_it_is_asked_for(term, wrong):
    assert "ben" in term.told["collect"]
    assert term.unchanged == term.first
    assert "use --update" in term.told["collect again"]
    assert "Updating submission: ben" in term.told["update"]
    assert "Updating" not in term.told["update again"]
    assert (term.submitted("ben") / "student_modules/linear_svm.py").read_text("utf-8") == wrong["linear_svm.py"]


def test_both_sides_list_what_there_is(term):
    assert f"cs231n_lite {ASSIGNMENT} (already downloaded)" in term.told["list"]
    assert len(re.findall(f"cs231n_lite ben {ASSIGNMENT}", term.told["list --cached"])) == 2
    listed = re.findall(f"cs231n_lite (\\w+) {ASSIGNMENT}", term.told["list --inbound"])
    assert sorted(listed) == ["ada", "ben", "ben", "kim"]


def test_who_submits_stubs_or_lacks_a_module_is_named_when_it_is_collected(term):
    untouched = "ben: linear_svm.py, regularizers.py and softmax.py as handed out"
    assert untouched in term.told["collect"]
    assert "kim: without linear_svm.py" in term.told["collect"]
    assert "ada: " not in term.told["collect"]
    assert untouched not in term.told["update"]
    assert any("linear_svm.py is missing" in note for note in term.results["kim"].notes)


def test_the_points_are_those_of_the_packed_zip_of_the_same_work(term, jail, tmp_path):
    graded = ("submitted", "autograded", "feedback", ".grading", "gradebook.db")
    root = shutil.copytree(term.root, tmp_path / "course", ignore=shutil.ignore_patterns(*graded))
    packed = term.students["ada"].folder / f"ada_{ASSIGNMENT}.zip"
    assert packed.is_file(), term.told["pack"]
    collect(root, FACTS, [packed])
    (result,) = grade(root, ASSIGNMENT, quiet=True)
    assert result.points == term.results["ada"].points
    lost = {name for name, points in term.results["ben"].points.items() if points != result.points[name]}
    assert lost == {"svm_loss_single-loss"}


def test_nbgraders_own_autograde_gives_the_same_points(term, tmp_path):
    root = shutil.copytree(term.root, tmp_path / "course", ignore=shutil.ignore_patterns("gradebook.db", "autograded"))
    assert Nbgrader(root).api.autograde(ASSIGNMENT, "ben")["success"]
    mine = {key: row for key, row in rows_in(term.root).items() if "ben" in key}
    assert rows_in(root) == mine


def test_the_feedback_that_a_student_fetches_is_the_page_that_was_written(term):
    fetched = sorted((term.students["ben"].work / "feedback").rglob("*.html"))
    assert {path.name for path in fetched} == {"svm.html", "softmax.html", "regularization.html"}, term.told[
        "fetch_feedback"
    ]
    for path in fetched:
        written = (term.root / "feedback/ben" / ASSIGNMENT / path.name).read_text(encoding="utf-8")
        assert path.read_text(encoding="utf-8") == re.sub(r'<a href="index\.html">(.*?)</a>', r"\1", written)


def test_who_has_no_place_in_the_exchange_keeps_nobody_from_their_feedback(term):
    assert (term.root / "feedback/lea" / ASSIGNMENT / "svm.html").is_file()
    assert "1 handed in another way" in term.told["release_feedback"]
    released = list((term.exchange / "cs231n_lite/feedback").glob("*.html"))
    assert len(released) == 3 * len(NOTEBOOKS)


# Releasing


@pytest.fixture
def own_term(term, tmp_path):
    """The same with nothing in the exchange but what is released, and nothing collected."""
    ignored = shutil.ignore_patterns("submitted", "autograded", "feedback", ".grading")
    own = Term(shutil.copytree(term.root, tmp_path / "course", ignore=ignored), tmp_path / "exchange")
    shutil.copytree(term.outbound, own.outbound)
    own.inbound.mkdir()
    return own


def test_a_stub_that_somebody_worked_in_is_not_released_and_what_is_released_stays(own_term, monkeypatch, tmp_path):
    package = tmp_path / "cs231n_lite"
    package.mkdir()
    for module in FACTS.modules:
        shutil.copy(PACKAGE / f"{module}.py", package)
    (package / "softmax.py").write_text("def softmax_loss_naive():\n    return 'solved'\n", encoding="utf-8")
    monkeypatch.setattr(handout, "PACKAGE", package)
    before = {name: (own_term.outbound / name).read_bytes() for name in files_in(own_term.outbound)}
    told = own_term.teacher.nbgrader("release_assignment", ASSIGNMENT, "--force")
    assert "softmax.py isn't as the build made it" in told
    assert {name: (own_term.outbound / name).read_bytes() for name in files_in(own_term.outbound)} == before


def test_the_formgraders_buttons_release_the_modules_too(own_term):
    shutil.rmtree(own_term.outbound)
    assert Nbgrader(own_term.root).api.release_assignment(ASSIGNMENT)["success"]
    assert files_in(own_term.outbound) > MODULES


# What somebody may put into the exchange


def put(term, name, files=(), time="2026-03-01 12:00:00.000000 UTC"):
    """Put a folder into the exchange, as `nbgrader submit` would and as students may."""
    folder = term.inbound / f"{name}+{ASSIGNMENT}+{time}+0000"
    folder.mkdir()
    for file, text in dict(files).items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def test_a_link_to_the_solutions_is_not_followed(own_term, right):
    folder = put(own_term, "eve", {"svm.ipynb": right["svm.ipynb"], "student_modules/softmax.py": "x = 1\n"})
    reference = own_term.root / "solutions" / ASSIGNMENT / "reference"
    (folder / "student_modules/linear_svm.py").symlink_to(reference / "linear_svm.py")
    (folder / "more").symlink_to(reference)
    (folder / "submission_secret.txt").symlink_to(own_term.root / ".course_secret")
    (folder / "timestamp.txt").symlink_to("/dev/zero")
    told = own_term.teacher.nbgrader("collect", ASSIGNMENT)
    assert "eve: without linear_svm.py, regularizers.py, softmax.ipynb and regularization.ipynb" in told
    kept = own_term.submitted("eve")
    assert files_in(kept) == {"svm.ipynb", "student_modules/softmax.py", "timestamp.txt", "submission_secret.txt"}
    assert SECRET not in (kept / "submission_secret.txt").read_text("utf-8")
    assert not any(path.is_symlink() for path in kept.rglob("*"))


def test_what_is_no_submission_costs_nobody_theirs(own_term, right):
    put(own_term, "ada", {"svm.ipynb": right["svm.ipynb"]})
    put(own_term, "ben", time="last tuesday")
    put(own_term, "<img src=x onerror=alert(1)>", {"svm.ipynb": right["svm.ipynb"]})
    (own_term.inbound / f"ada+{ASSIGNMENT}+2099-01-01 00:00:00 UTC+1").symlink_to("nowhere")
    (own_term.inbound / f"kim+{ASSIGNMENT}+2099-01-01 00:00:00 UTC+1").write_text("not a folder", encoding="utf-8")
    told = own_term.teacher.nbgrader("collect", ASSIGNMENT)
    assert {path.name for path in (own_term.root / "submitted").iterdir()} == {"ada"}
    assert told.count("was left out") == 4
    assert "<img" not in told
    assert (own_term.submitted("ada") / "svm.ipynb").read_text("utf-8") == right["svm.ipynb"]


def test_nobody_submits_in_anothers_name(own_term, right):
    me = own_term.inbound.owner()
    put(own_term, me, {"svm.ipynb": right["svm.ipynb"]})
    put(own_term, "ada", {"svm.ipynb": right["svm.ipynb"]}, time="2099-01-01 00:00:00 UTC")
    told = own_term.teacher.nbgrader("collect", ASSIGNMENT, "--ExchangeCollect.check_owner=True")
    assert {path.name for path in (own_term.root / "submitted").iterdir()} == {me}
    assert f"it belongs to {me}" in told
