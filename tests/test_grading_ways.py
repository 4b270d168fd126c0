"""Every way to grade a class gives the same rows, and none of them is stopped or fooled by a submission."""

import json
import os
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.plumbing.course import this_course
from grading.classroom import evaluation, own_cells
from grading.classroom.grade import Class, Way, grade
from grading.classroom.operations import Nbgrader
from grading.classroom.report import summary
from grading.demo.sample_run import run_demo
from grading.demo.samples import ASSIGNMENT, Sample, files_of
from grading.jail.bubblewrap import HOW_TO_GET_ONE
from grading.jail.jail import NoJail
from grading.jail.places import WITHOUT_JAIL
from grading.judge.seeds import seed_for

pytestmark = [pytest.mark.full, pytest.mark.once]

FACTS = this_course().assignment(ASSIGNMENT)
FULL = {check.grade_id: check.points for check in all_checks().values() if check.module in FACTS.modules}
SECRET = "a secret of this course alone: 0123456789"
EVIL = """<script>alert("evil-1")</script> <img src="x" onerror="alert('evil-2')"> [a](javascript:alert('evil-3'))
<iframe srcdoc="evil-4"></iframe> <style>.evil-5 { display: none }</style> the answer is C - 1"""
TESTED = "from cs231n_lite.linear_svm import svm_loss_single\n"
TESTED += "assert abs(svm_loss_single(np.array([3.2, 5.1, -1.7]), 0) - 2.9) < 1e-9"


@pytest.fixture(autouse=True)
def nbgraders_own_way():
    """What the settings of a course change in nbgrader is undone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Autograde, "start", Autograde.start)
        yield


@pytest.fixture(scope="module")
def work(course):
    """All files of a perfect submission, as a course folder has them."""
    files = files_of(Sample("ada", "everything right", frozenset(), lambda files: None), course)
    return {("student_modules/" * name.endswith(".py")) + name: text for name, text in files.items()}


def lay(root, student, files):
    """Put files where a submission of this student is looked for."""
    folder = root / "submitted" / student / ASSIGNMENT
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def with_cells(text, change):
    notebook = nbformat.reads(text, as_version=4)
    notebook.cells = change(notebook.cells)
    return nbformat.writes(notebook)


def forgets_the_margin(text):
    """A module whose `svm_loss_single` is wrong, if it has one."""
    return text.replace("np.maximum(0, scores - scores[y] + 1)", "np.maximum(0, scores - scores[y])")


def evil(text):
    """A notebook whose prose and outputs would do something in a browser."""
    bad = new_output("display_data", data={"text/html": EVIL, "image/svg+xml": EVIL, "text/plain": "evil plain"})
    own = [new_markdown_cell(EVIL), new_code_cell("draw()", outputs=[bad])]

    def change(cells):
        for cell in cells:
            cell.source = EVIL if cell.metadata.get("nbgrader", {}).get("solution") else cell.source
        return own + cells

    return with_cells(text, change)


def course_folder(course, root):
    """A course folder with a secret, and its own gradebook."""
    root.mkdir()
    shutil.copy(course.root / "nbgrader_config.py", root)
    for name in ("solutions", "assignments"):
        shutil.copytree(course.root / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / ".course_secret").write_text(SECRET, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def prepared(course, work, tmp_path_factory):
    """A course folder with three submissions: right; wrong, in evil prose, and late; and nothing but modules."""
    root = course_folder(course, tmp_path_factory.mktemp("ways") / "course")
    Nbgrader(root).generate_assignment(ASSIGNMENT)
    wrong = forgets_the_margin(work["student_modules/linear_svm.py"])
    lay(root, "ada", work)
    evil_work = {name: evil(text) for name, text in work.items() if name.endswith(".ipynb")}
    lay(
        root, "ben", work | evil_work | {"student_modules/linear_svm.py": wrong, "timestamp.txt": "2026-03-02 12:00:00"}
    )
    lay(root, "carla", {name: text for name, text in work.items() if name.endswith(".py")})
    with Nbgrader(root).gradebook as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate="2026-03-01 12:00:00")
    return root


@pytest.fixture
def root(prepared, tmp_path):
    return shutil.copytree(prepared, tmp_path / "course")


def rows_of(root, assignment=ASSIGNMENT):
    """All that the gradebook says of the submissions."""
    found = {}
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        for submission in gradebook.find_assignment(assignment).submissions:
            student = submission.student.id
            found[student] = submission.timestamp, submission.score, submission.needs_manual_grade
            for notebook in submission.notebooks:
                found[student, notebook.name] = notebook.score, notebook.late_submission_penalty
                for row in notebook.grades:
                    about = row.auto_score, row.manual_score, row.extra_credit, row.needs_manual_grade
                    found[student, notebook.name, row.name] = about
                for row in notebook.comments:
                    found[student, notebook.name, row.name, "said"] = row.auto_comment, row.manual_comment
    return found


def composed(root):
    """The bytes of all composed notebooks."""
    folder = root / "autograded"
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def graded(root, *students, **options):
    """What comes of grading in this process, by student."""
    return {result.student: result for result in grade(root, ASSIGNMENT, students, quiet=True, **options)}


def code_points(result):
    return {name: result.points[name] for name in FULL}


# The ways


@pytest.fixture(scope="module")
def by_grade(prepared, jail, tmp_path_factory):
    """The class graded as `make grade` does it: the folder, and what came of it."""
    root = shutil.copytree(prepared, tmp_path_factory.mktemp("graded") / "course")
    return root, graded(root)


def by_command_line(root, python):
    done = python("-m", "grading", "grade", ASSIGNMENT, "--root", root, cwd=Path(__file__).parent.parent)
    assert done.returncode == 0, done.stderr
    assert "3 graded" in done.stdout


def by_formgrader(root, python):
    api = Nbgrader(root).api
    for student in ("ada", "ben", "carla"):
        done = api.autograde(ASSIGNMENT, student)
        assert done["success"], done


def by_nbgrader(root, python):
    done = python("-m", "nbgrader", "autograde", ASSIGNMENT, cwd=root)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("way", [by_command_line, by_formgrader, by_nbgrader])
def test_every_way_gives_the_same_rows_and_the_same_notebooks(by_grade, root, python, way):
    expected, results = by_grade
    assert code_points(results["ada"]) == FULL
    way(root, python)
    assert rows_of(root) == rows_of(expected)
    assert composed(root) == composed(expected)


def test_a_student_without_any_notebook_has_rows_and_notebooks_for_all(by_grade):
    root, results = by_grade
    assert code_points(results["carla"]) == FULL
    assert results["carla"].waiting == []
    rows = rows_of(root)
    assert {key[1:] for key in rows if key[0] == "carla"} == {key[1:] for key in rows if key[0] == "ada"}
    assert {path.name for path in (root / "autograded/carla" / ASSIGNMENT).iterdir()} == {
        f"{name}.ipynb" for name in ("svm", "softmax", "regularization")
    }


def test_only_the_one_who_was_asked_for_is_graded(root, jail, python):
    done = Nbgrader(root).api.autograde(ASSIGNMENT, "carla")
    assert done["success"], done
    assert {key for key in rows_of(root) if isinstance(key, str)} == {"carla"}
    assert list(graded(root, "ada")) == ["ada"]
    assert {key for key in rows_of(root) if isinstance(key, str)} == {"ada", "carla"}


def test_one_who_handed_in_nothing_is_told_of(root, jail):
    done = Nbgrader(root).api.autograde(ASSIGNMENT, "nobody")
    assert not done["success"]
    assert "nobody handed in 1-losses" in done.get("log", "") + done.get("error", "")


def test_another_assignment_goes_nbgraders_own_way(root, jail):
    test = {"grade_id": "sum", "grade": True, "solution": False, "locked": True, "points": 3, "schema_version": 3}
    cell = new_code_cell(
        "assert 1 + 1 == 2\nprint('run by', 'nbgrader')", metadata={"nbgrader": test | {"task": False}}
    )
    (root / "solutions/ps1").mkdir()
    nbformat.write(new_notebook(cells=[cell]), root / "solutions/ps1/sums.ipynb")
    nbgrader = Nbgrader(root)
    nbgrader.generate_assignment("ps1")
    shutil.copytree(root / "assignments/ps1", root / "submitted/ada/ps1")
    done = nbgrader.api.autograde("ps1", "ada")
    assert done["success"], done
    assert rows_of(root, "ps1")["ada", "sums", "sum"][0] == 3
    assert "run by nbgrader" in (root / "autograded/ada/ps1/sums.ipynb").read_text(encoding="utf-8")


# The same submission again


def test_grading_again_changes_nothing(by_grade, tmp_path):
    expected, _ = by_grade
    root = shutil.copytree(expected, tmp_path / "course")
    graded(root)
    assert rows_of(root) == rows_of(expected)
    assert composed(root) == composed(expected)


def test_problems_depend_on_the_secret_the_assignment_and_the_modules_alone(root):
    def seed(student):
        return Class(root, ASSIGNMENT, Way()).task_of(student)[0].seed

    ada = seed("ada")
    assert ada == seed("carla"), "the same modules, with and without notebooks"
    assert ada != seed("ben")
    assert ada == seed("ada")
    (root / ".course_secret").write_text(SECRET[::-1], encoding="utf-8")
    assert ada != seed("ada")
    assert seed_for(root, "2-optimization", "digest") != seed_for(root, ASSIGNMENT, "digest")


# What is shown


def page_of(root, student, name="svm"):
    Nbgrader(root).generate_feedback(ASSIGNMENT, student)
    return (root / "feedback" / student / ASSIGNMENT / f"{name}.html").read_text(encoding="utf-8")


def test_notebook_and_feedback_show_the_modules_with_line_numbers_and_the_verdicts(by_grade, work):
    root, _ = by_grade
    notebook = nbformat.read(root / "autograded/ben" / ASSIGNMENT / "svm.ipynb", as_version=4)
    sources = "\n".join(cell.source for cell in notebook.cells)
    text = " ".join(BeautifulSoup(page_of(root, "ben"), "html.parser").get_text().split())
    lines = (root / "submitted/ben" / ASSIGNMENT / "student_modules/linear_svm.py").read_text().splitlines()
    changed = next(number for number, line in enumerate(lines, 1) if line.endswith("- scores[y])"))
    assert any(line.split() == [str(changed), *lines[changed - 1].split()] for line in sources.splitlines())
    assert f"{changed} {' '.join(lines[changed - 1].split())}" in text
    assert "linear_svm.py as it was handed in" in text
    assert "✗ svm_loss_single.loss: failed (0 of" in text
    assert "✓ right_class_scores.values: passed" in text


def test_nothing_of_a_students_prose_or_outputs_does_anything_in_a_page(by_grade):
    root, _ = by_grade
    page = BeautifulSoup(page_of(root, "ben"), "html.parser")
    assert "the answer is C - 1" in page.get_text()
    for found in page.find_all(True):
        text = str(found) if found.name in ("script", "style", "iframe", "object", "svg") else str(found.attrs)
        assert "evil" not in text, found.name
    assert "evil plain" in page.get_text()


# Submissions that are none


def with_garbage(root):
    """Beside the three, submissions that are links, FIFOs, devices, nonsense, or lead elsewhere."""
    submitted = root / "submitted"
    hostile = lay(root, "fifo", {"readme.txt": "x"})
    for name in ("svm.ipynb", "linear_svm.py", "manifest.json", "student_modules"):
        os.mkfifo(hostile / name)
    links = lay(root, "links", {"readme.txt": "x"})
    (links / "svm.ipynb").symlink_to(submitted / "ada" / ASSIGNMENT / "svm.ipynb")
    (links / "softmax.ipynb").symlink_to("/dev/zero")
    (links / "student_modules").symlink_to(submitted / "ada" / ASSIGNMENT / "student_modules")
    (links / "regularizers.py").symlink_to(root / ".course_secret")
    nonsense = lay(root, "nonsense", {})
    nonsense.mkdir(parents=True)
    for name in ("svm.ipynb", "softmax.py", "linear_svm.py", "code.zip", "manifest.json"):
        (nonsense / name).write_bytes(bytes(range(256)) * 400)
    (submitted / "whole").symlink_to(submitted / "ada")
    (submitted / "linked").mkdir()
    (submitted / "linked" / ASSIGNMENT).symlink_to(submitted / "ada" / ASSIGNMENT)
    (submitted / "afile").mkdir()
    (submitted / "afile" / ASSIGNMENT).write_text("not a folder", encoding="utf-8")


def test_garbage_beside_them_costs_nobody_else_anything(by_grade, root, python):
    with_garbage(root)
    done = python("-m", "grading", "grade", ASSIGNMENT, "--root", root, cwd=Path(__file__).parent.parent, timeout=90)
    rows, alone = rows_of(root), rows_of(by_grade[0])
    assert {key: rows[key] for key in alone} == alone, done.stdout + done.stderr
    assert [rows[student][1] for student in ("fifo", "links", "nonsense")] == [0, 0, 0]
    assert "links" in done.stdout
    assert SECRET not in done.stdout + done.stderr + "".join(map(str, composed(root).values()))
    assert not (root / "autograded/linked").exists()


def stamp(root, student):
    """Where a file lies that says when this student handed in."""
    return root / "submitted" / student / ASSIGNMENT / "timestamp.txt"


def test_a_timestamp_that_never_ends_stops_nobody(root, python):
    os.mkfifo(stamp(root, "ada"))
    stamp(root, "carla").symlink_to("/dev/zero")
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30)); "
    limited += "from grading.commands import main; raise SystemExit(main(sys.argv[1:]))"
    there = Path(__file__).parent.parent
    done = python("-c", limited, "grade", ASSIGNMENT, "--root", root, cwd=there, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert rows_of(root)["carla"][1] == sum(FULL.values())


TIMESTAMPS = {
    "a link to the secret": lambda path: path.symlink_to(path.parents[3] / ".course_secret"),
    "bytes that are no text": lambda path: path.write_bytes(b"\xff\xfe"),
    "no time": lambda path: path.write_text("last tuesday", encoding="utf-8"),
    "a time without a date": lambda path: path.write_text("10:00", encoding="utf-8"),
    "a month without a day": lambda path: path.write_text("March 2026", encoding="utf-8"),
    "nothing": lambda path: path.touch(),
    "a folder": lambda path: path.mkdir(),
    "a year that is none": lambda path: path.write_text("99999999-01-01 00:00:00", encoding="utf-8"),
}


@pytest.mark.parametrize("make", TIMESTAMPS.values(), ids=TIMESTAMPS)
def test_a_timestamp_that_is_none_costs_no_points(root, jail, make):
    make(stamp(root, "carla"))
    result = graded(root, "carla")["carla"]
    assert result.trouble == ""
    assert any("holds no time" in note for note in result.notes)
    assert code_points(result) == FULL
    assert SECRET not in summary([result])


def test_what_lies_where_the_notebooks_go_is_replaced_and_not_followed(root, jail, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "keep.txt").write_text("mine", encoding="utf-8")
    (root / "autograded/ada").mkdir(parents=True)
    (root / "autograded/ada" / ASSIGNMENT).symlink_to(outside)
    assert not graded(root, "ada")["ada"].trouble
    assert [path.name for path in outside.iterdir()] == ["keep.txt"]
    assert (root / "autograded/ada" / ASSIGNMENT / "svm.ipynb").is_file()


def test_a_composed_notebook_that_was_damaged_since_is_made_again(root, jail):
    graded(root, "ada")
    before = composed(root)
    (root / "autograded/ada" / ASSIGNMENT / "svm.ipynb").write_text("{", encoding="utf-8")
    assert graded(root, "ada")["ada"].trouble == ""
    assert composed(root) == before


def test_what_goes_wrong_with_one_stays_with_that_one(by_grade, root, jail, monkeypatch):
    own = evaluation.evaluate

    def failing(handed_in, *arguments, **named):
        if not handed_in.notebooks:
            raise MemoryError("carla")
        return own(handed_in, *arguments, **named)

    monkeypatch.setattr("grading.classroom.work.evaluate", failing)
    results = graded(root, workers=1)
    assert {student for student, result in results.items() if result.trouble} == {"carla"}
    rows, expected = rows_of(root), rows_of(by_grade[0])
    assert rows == {key: about for key, about in expected.items() if key != "carla" and key[0] != "carla"}
    assert "1 could not be graded" in summary(list(results.values()))


# Grade cells of an instructor's own


@pytest.fixture(scope="module")
def own_course(course, tmp_path_factory):
    """A course folder with short notebooks, a test of the instructor's own in one of them, and a cell that prints."""
    root = course_folder(course, tmp_path_factory.mktemp("own") / "course")
    about = {"grade_id": "own-test", "grade": True, "solution": False, "locked": True, "points": 7, "task": False}
    added = [
        new_code_cell("import numpy as np\nprint('fresh', 6 * 7)"),
        new_code_cell(TESTED, metadata={"nbgrader": about | {"schema_version": 3}}),
    ]
    for name in ("svm", "softmax"):
        path = root / "solutions" / ASSIGNMENT / f"{name}.ipynb"
        short = with_cells(
            path.read_text(encoding="utf-8"),
            lambda cells: [cell for cell in cells if cell.metadata.get("nbgrader")] + added * (name == "svm"),  # noqa: B023
        )
        path.write_text(short, encoding="utf-8")
    Nbgrader(root).generate_assignment(ASSIGNMENT)
    released = nbformat.read(root / "assignments" / ASSIGNMENT / "svm.ipynb", as_version=4)
    assert any(cell.metadata.get("nbgrader", {}).get("grade_id") == "own-test" for cell in released.cells)
    return root


@pytest.fixture
def own_root(own_course, tmp_path):
    return shutil.copytree(own_course, tmp_path / "course")


def hand_in_own(root, work, student, first="", change=lambda text: text, stale=""):
    """Hand in the modules, changed, and the released notebooks with a first cell of the student's."""

    def changed(cells):
        for cell in cells:
            if "fresh" in cell.source:
                cell.outputs = [new_output("stream", name="stdout", text=stale)] * bool(stale)
        return [new_code_cell(first)] * bool(first) + cells

    modules = {name: change(text) for name, text in work.items() if name.endswith(".py")}
    released = {path.name: path.read_text(encoding="utf-8") for path in (root / "assignments" / ASSIGNMENT).iterdir()}
    lay(root, student, modules | {name: with_cells(text, changed) for name, text in released.items()})


def test_own_tests_are_run_and_whatever_ends_their_kernel_costs_them_alone(own_root, work, jail, monkeypatch):
    monkeypatch.setattr(own_cells, "LONGEST_CELL", 4)
    hand_in_own(own_root, work, "fails", change=forgets_the_margin)
    hand_in_own(own_root, work, "killed", "import os\nos._exit(0)")
    hand_in_own(own_root, work, "loops", "while True:\n    pass")
    hand_in_own(own_root, work, "passes")
    hand_in_own(own_root, work, "prints", "while True:\n    print('x' * 1000)")
    lay(own_root, "without", {name: text for name, text in work.items() if name.endswith(".py")})
    results = graded(own_root)
    assert not any(result.trouble for result in results.values())
    rows = rows_of(own_root)
    given = {student: rows[student, "svm", "own-test"][0] for student in results}
    assert given == {"fails": 0, "killed": 0, "loops": 0, "passes": 7, "prints": 0, "without": 7}
    for student in given.keys() - {"fails"}:
        assert code_points(results[student]) == FULL, student
    assert code_points(results["fails"])["svm_loss_single-loss"] == 0
    assert kernels_of_this_process() == []


def kernels_of_this_process() -> list[str]:
    """The jailed kernels that this process has started and that haven't ended."""
    own = Path("/proc", str(os.getpid()), "task", str(os.getpid()), "children").read_text().split()
    commands = [Path("/proc", child, "cmdline").read_bytes().replace(b"\0", b" ").decode() for child in own]
    return [command for command in commands if "kernel_start" in command]


def test_the_report_counts_the_points_of_own_tests_too(own_root, work, jail):
    hand_in_own(own_root, work, "ada")
    result = graded(own_root)["ada"]
    assert result.total == rows_of(own_root)["ada"][1] == sum(FULL.values()) + 7


def shown_outputs(root, student):
    notebook = nbformat.read(root / "autograded" / student / ASSIGNMENT / "svm.ipynb", as_version=4)
    return json.dumps([cell.get("outputs", []) for cell in notebook.cells])


@pytest.mark.parametrize(("run", "there", "gone"), [(True, "fresh 42", "stale 41"), (False, "stale 41", "fresh 42")])
def test_run_gives_fresh_outputs_and_else_those_handed_in_are_shown(own_root, work, jail, run, there, gone):
    hand_in_own(own_root, work, "ada", stale="stale 41")
    result = graded(own_root, run=run)["ada"]
    assert (result.trouble, code_points(result)) == ("", FULL)
    outputs = shown_outputs(own_root, "ada")
    assert there in outputs
    assert gone not in outputs


# Where there is no jail


@pytest.fixture
def no_bubblewrap(monkeypatch):
    """Nothing but this Python's own programs is found."""
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))


def without_bubblewrap():
    return {"PATH": str(Path(sys.executable).parent)}


def test_without_a_jail_grading_refuses_in_one_sentence_that_says_how_to_get_one(root, python):
    there = Path(__file__).parent.parent
    done = python("-m", "grading", "grade", ASSIGNMENT, "--root", root, cwd=there, env=without_bubblewrap())
    assert done.returncode == 1
    assert HOW_TO_GET_ONE in done.stderr
    assert "--without-jail" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""
    assert rows_of(root) == {}
    assert not (root / "autograded").exists()


@pytest.mark.usefixtures("no_bubblewrap")
def test_without_a_jail_nbgraders_own_ways_refuse_too(root):
    done = Nbgrader(root).api.autograde(ASSIGNMENT, "ada")
    assert not done["success"]
    assert HOW_TO_GET_ONE in done.get("log", "") + done.get("error", "")
    assert rows_of(root) == {}
    with pytest.raises(NoJail, match="install bubblewrap"):
        graded(root)


def test_who_grades_without_a_jail_is_told_so_on_every_line(by_grade, root, python):
    there, words = Path(__file__).parent.parent, ("--without-jail", "--root")
    done = python("-m", "grading", "grade", ASSIGNMENT, *words, root, cwd=there, env=without_bubblewrap())
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if "points" in line]
    assert len(lines) == 3
    assert all(WITHOUT_JAIL in line for line in lines)
    assert rows_of(root) == rows_of(by_grade[0])


@pytest.mark.usefixtures("no_bubblewrap")
def test_the_demo_goes_on_without_a_jail_and_warns(course, tmp_path, capsys):
    assert run_demo(course, tmp_path / "demo", ("ada",))
    told = capsys.readouterr().out
    assert "without a jail" in told
    assert WITHOUT_JAIL in told


def test_where_the_course_is_not_installed_nbgrader_runs_nothing_of_a_students(python, course):
    code = """
import sys
class NotInstalled:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "grading":
            raise ModuleNotFoundError("No module named 'grading'")
sys.meta_path.insert(0, NotInstalled())
from nbgrader.converters import Autograde
from traitlets.config.loader import PyFileConfigLoader
config = PyFileConfigLoader("nbgrader_config.py", path=sys.argv[1]).load_config()
try:
    converter = Autograde(config=config)
    converter.exporter = converter.exporter_class(config=config)
    converter._init_preprocessors()
except ImportError:
    print("nothing runs")
"""
    done = python("-c", code, course.root, cwd=course.root.parent)
    assert done.stdout.splitlines()[-1:] == ["nothing runs"], done.stderr
