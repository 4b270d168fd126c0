"""Grading again does what has changed and nothing else; what gets in its way costs one run of one student."""

import re
import shutil
import sqlite3

import nbformat
import pytest
from nbgrader.api import Gradebook

from grading.classroom import pool, saving
from grading.classroom.grade import Class, NothingToGrade, SecretGone, grade
from grading.classroom.naming import entry_of
from grading.classroom.operations import Nbgrader
from grading.classroom.report import summary
from grading.collecting.roster import Person
from grading.commands import main
from grading.demo.samples import files_of, sample_class
from grading.locking import Busy, locked
from tests.gradebooks import everything_in, rows_in

pytestmark = [pytest.mark.slow, pytest.mark.once]

ASSIGNMENT, STUDENTS, ANSWER = "1-losses", ("ada", "ben"), "loss-at-zero"


@pytest.fixture(scope="module")
def handed_in(course, references, tmp_path_factory):
    root = tmp_path_factory.mktemp("again") / "course"
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


@pytest.fixture(scope="module")
def graded(handed_in, tmp_path_factory, jail):
    root = shutil.copytree(handed_in, tmp_path_factory.mktemp("graded") / "course")
    grade(root, ASSIGNMENT, quiet=True)
    return root


@pytest.fixture
def root(graded, tmp_path):
    return shutil.copytree(graded, tmp_path / "course")


@pytest.fixture
def judged(monkeypatch):
    """How many submissions are judged from now on."""
    own, calls = pool.work_on, []
    monkeypatch.setattr(pool, "work_on", lambda *about: calls.append(about) or own(*about))
    return calls


def again(root, **options):
    return {result.student: result for result in grade(root, ASSIGNMENT, quiet=True, **options)}


def change(root, student, more="\n# one line more\n"):
    path = root / "submitted" / student / ASSIGNMENT / "student_modules" / "softmax.py"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")


def test_what_is_graded_is_not_graded_again_and_tells_the_same(root, judged):
    before = everything_in(root)
    results = again(root)
    assert (judged, everything_in(root)) == ([], before)
    assert [result.fresh for result in results.values()] == [False, False]
    assert {student: (r.points, r.waiting, r.trouble) for student, r in results.items()} == {
        student: (r.points, r.waiting, r.trouble) for student, r in again(root).items()
    }


def test_who_handed_in_anew_is_graded_alone(root, judged):
    change(root, "ben", "\n\ndef softmax_loss_naive(W, X, y, reg):\n    return 0.0, 0 * W\n")
    before = rows_in(root)
    results = again(root)
    assert len(judged) == 1
    assert {student: result.fresh for student, result in results.items()} == {"ada": False, "ben": True}
    after = rows_in(root)
    assert {key: row for key, row in after.items() if "ada" in key} == {k: r for k, r in before.items() if "ada" in k}
    assert after["ben"][2] < before["ben"][2]


def test_what_was_judged_once_is_not_judged_again_though_the_gradebook_is_new(root, judged):
    before = everything_in(root)
    (root / "gradebook.db").unlink()
    again(root)
    assert (judged, everything_in(root)) == ([], before)


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8b half", None], ids=["empty", "cut off", "gone"])
def test_a_damaged_result_is_made_again(root, judged, damage):
    before = everything_in(root)
    (root / "gradebook.db").unlink()
    for path in (root / ".grading" / "results").rglob("*.gz"):
        path.unlink() if damage is None else path.write_bytes(damage)
    assert not any(result.trouble for result in again(root).values())
    assert (len(judged), everything_in(root)) == (2, before)


@pytest.mark.parametrize("harm", ["change", "remove", "add", "folder"])
def test_graded_notebooks_that_somebody_changed_are_made_again(root, judged, harm):
    before = everything_in(root)
    folder = root / "autograded" / "ada" / ASSIGNMENT
    if harm == "change":
        (folder / "svm.ipynb").write_text("{}", encoding="utf-8")
    elif harm == "remove":
        shutil.rmtree(folder)
    elif harm == "folder":
        (folder / "svm.ipynb").unlink()
        (folder / "svm.ipynb" / "within").mkdir(parents=True)
    else:
        (folder / "left.txt").write_text("left", encoding="utf-8")
    again(root)
    assert (judged, everything_in(root)) == ([], before)


def test_a_submission_that_the_gradebook_lost_is_written_again(root, judged):
    before = everything_in(root)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        gradebook.remove_submission(ASSIGNMENT, "ada")
    again(root)
    assert (judged, everything_in(root)) == ([], before)


def test_what_a_person_gave_stays_closed_though_the_code_was_handed_in_anew(root):
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        row = gradebook.find_grade(ANSWER, "svm", ASSIGNMENT, "ada")
        row.manual_score, row.needs_manual_grade = 2, False
        gradebook.db.commit()
    change(root, "ada")
    assert ANSWER not in again(root)["ada"].waiting
    assert rows_in(root)["ada", "svm", ANSWER][1:] == (2, None, False, rows_in(root)["ada", "svm", ANSWER][4])


def test_an_answer_that_changed_waits_for_a_person_again(root):
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        row = gradebook.find_grade(ANSWER, "svm", ASSIGNMENT, "ada")
        row.manual_score, row.needs_manual_grade = 2, False
        gradebook.db.commit()
    path = root / "submitted" / "ada" / ASSIGNMENT / "svm.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == ANSWER:
            cell.source = "Something else than before."
    nbformat.write(notebook, path)
    assert ANSWER in again(root)["ada"].waiting
    assert rows_in(root)["ada", "svm", ANSWER][1] == 2


# What gets in its way


def test_a_gradebook_that_somebody_keeps_locked_costs_one_run(root, judged, monkeypatch):
    monkeypatch.setattr(saving, "PATIENCE", 0.2)
    change(root, "ada")
    before = rows_in(root)
    with sqlite3.connect(root / "gradebook.db") as other:
        other.execute("BEGIN IMMEDIATE")
        results = again(root)
        assert "locked" in results["ada"].trouble
        assert not results["ben"].trouble
        other.rollback()
    assert rows_in(root) == before
    assert not any(result.trouble for result in again(root).values())
    assert len(judged) == 1, "what was judged is kept"


def test_only_one_command_at_a_time_collects_or_writes_grades(root, capsys):
    with locked(root):
        with pytest.raises(Busy, match="another command"):
            again(root)
        assert main(["collect", ASSIGNMENT, "--root", str(root)]) == 1
        assert capsys.readouterr().err.startswith("another command is collecting or grading in course; wait")
    assert not any(result.trouble for result in again(root).values())


def test_a_disk_that_is_full_costs_one_run(root, judged, monkeypatch):
    change(root, "ada")
    before = everything_in(root)

    def full(*about):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("grading.classroom.store.write_whole", full)
        results = again(root)
        assert "No space left" in results["ada"].trouble
        assert everything_in(root) == before
    assert not any(result.trouble for result in again(root).values())


def test_a_folder_that_is_no_submission_is_a_row_of_its_own(root):
    (root / "submitted" / "carla").mkdir()
    (root / "submitted" / "carla" / ASSIGNMENT).mkdir()
    results = again(root)
    assert results["carla"].total == 0
    assert not results["carla"].trouble
    assert "2 submissions without a module" not in summary(list(results.values()))
    assert "1 submission without a module" in summary(list(results.values()))


# Being late


def deadline(root, due, extension=""):
    (root / "deadlines.csv").write_text(f"assignment,due\n{ASSIGNMENT},{due}\n", encoding="utf-8")
    rows = f"id,name,extension\nada,Ada,{extension}\nben,Ben,\n"
    (root / "roster.csv").write_text(rows, encoding="utf-8")


def handed_in_at(root, time):
    for student in STUDENTS:
        (root / "submitted" / student / ASSIGNMENT / "timestamp.txt").write_text(time, encoding="utf-8")


def late(root):
    """How many seconds each is late, and the penalty by nbgrader's own sums."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        return {
            each.student.id: (each.total_seconds_late, each.late_submission_penalty)
            for each in gradebook.assignment_submissions(ASSIGNMENT)
        }


def test_deadlines_and_extensions_reach_nbgraders_penalties(root, judged):
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    handed_in_at(root, "2026-03-02 12:00:00 UTC")
    deadline(root, "2026-03-01T12:00Z", "2 days")
    results = again(root)
    assert not judged, "being late doesn't change what the modules say"
    assert late(root)["ada"] == (0, 0)
    assert late(root)["ben"][0] == 86_400
    assert late(root)["ben"][1] == results["ben"].total > 0
    deadline(root, "2026-03-03T12:00Z")
    again(root)
    assert late(root) == {"ada": (0, 0), "ben": (0, 0)}
    assert judged == []


def test_an_extension_that_the_roster_takes_back_is_gone_and_without_the_column_it_stays(root):
    handed_in_at(root, "2026-03-02 12:00:00 UTC")
    for extension, seconds in (("2 days", 0), ("", 86_400), ("2 days", 0)):
        deadline(root, "2026-03-01T12:00Z", extension)
        again(root)
        assert (late(root)["ada"][0], late(root)["ben"][0]) == (seconds, 86_400)
    (root / "roster.csv").write_text("id,name\nada,Ada\nben,Ben\n", encoding="utf-8")
    again(root)
    assert late(root)["ada"][0] == 0


def test_a_damaged_table_of_deadlines_is_told_before_anything_is_written(root):
    before = everything_in(root)
    deadline(root, "next week")
    with pytest.raises(ValueError, match=r"deadlines\.csv"):
        again(root)
    assert everything_in(root) == before


def test_the_first_grading_leaves_the_released_assignment_alone(handed_in, tmp_path):
    root = shutil.copytree(handed_in, tmp_path / "course")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (root / "assignments").rglob("*.*")}
    grade(root, ASSIGNMENT, quiet=True)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before} == before


def test_a_submission_that_goes_while_it_is_read_keeps_its_rows(root, monkeypatch):
    before = rows_in(root)
    for student in STUDENTS:
        change(root, student)
    own, seen = Class.task_of, []

    def read(self, student):
        if student == "ben" and seen.count("ben") == 2:
            shutil.rmtree(root / "submitted" / "ben" / ASSIGNMENT / "student_modules")
        if student == "ada" and seen.count("ada") == 2:
            shutil.rmtree(root / "submitted" / "ada" / ASSIGNMENT)
        seen.append(student)
        return own(self, student)

    monkeypatch.setattr(Class, "task_of", read)
    results = again(root)
    assert "is gone" in results["ada"].trouble
    assert "changed while it was read" in results["ben"].trouble
    assert rows_in(root) == before
    assert {student: results[student].total for student in STUDENTS} == {s: before[s][2] for s in STUDENTS}


def test_a_result_under_the_name_of_another_counts_for_nobody(root, judged):
    one, other = sorted((root / ".grading" / "results").glob("*/*.gz"))
    other.write_bytes(one.read_bytes())
    before = rows_in(root)
    (root / "gradebook.db").unlink()
    again(root)
    assert (len(judged), rows_in(root)) == (1, before)


def test_a_link_to_anothers_folder_is_nobodys_submission(root):
    (root / "submitted" / "carl").symlink_to(root / "submitted" / "ada", target_is_directory=True)
    assert set(again(root)) == set(STUDENTS)


def test_somebody_who_is_asked_for_and_handed_nothing_in_is_told(root):
    with pytest.raises(NothingToGrade, match="nobody9 handed in 1-losses: there is no "):
        grade(root, ASSIGNMENT, ["ada", "nobody9"], quiet=True)


def test_a_secret_that_is_gone_stops_grading_and_a_regrade_goes_on_with_new_problems(root, judged, capsys):
    secret, before = root / ".course_secret", everything_in(root)
    kept = secret.read_bytes()
    assert main(["grade", ASSIGNMENT, "--root", str(root)]) == 0
    assert "is gone" not in capsys.readouterr().err
    secret.unlink()
    assert main(["grade", ASSIGNMENT, "--root", str(root)]) == 1
    assert "is gone: put it back from a copy" in capsys.readouterr().err
    with pytest.raises(SecretGone):
        again(root)
    nbgrader = Nbgrader(root).api.autograde(ASSIGNMENT, "ada")
    assert not nbgrader["success"]
    assert "is gone: put it back from a copy" in nbgrader["log"]
    assert (judged, everything_in(root)) == ([], before)
    assert main(["regrade", ASSIGNMENT, "--apply", "--root", str(root)]) == 0
    assert len(judged) == len(STUDENTS)
    secret.write_bytes(kept)
    assert main(["grade", ASSIGNMENT, "--root", str(root)]) == 0
    assert len(judged) == len(STUDENTS), "what was judged with the old one is kept"
    assert everything_in(root) == before


def test_a_gradebook_that_is_none_is_told_in_one_sentence(root, capsys):
    (root / "gradebook.db").write_bytes(b"this is no database" * 100)
    assert main(["grade", ASSIGNMENT, "--root", str(root)]) == 1
    said = capsys.readouterr().err.strip()
    assert said.startswith("the gradebook, or a file in course, can't be used: ") and "\n" not in said


def test_the_gradebook_gets_the_rosters_names_and_keeps_those_that_a_person_wrote(root):
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_student("ben", first_name="Benjamin", last_name="Ek")
    rows = "id,name,email\nada,Ada King Lovelace,ada@example.org\nben,Ben Ek,\n"
    (root / "roster.csv").write_text(rows, encoding="utf-8")
    again(root)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        found = {one.id: (one.first_name, one.last_name, one.email) for one in gradebook.students}
    assert found == {"ada": ("Ada King", "Lovelace", "ada@example.org"), "ben": ("Benjamin", "Ek", None)}


@pytest.mark.parametrize(
    ("name", "parts"), [("Lovelace, Ada", ("Ada", "Lovelace")), ("Ada", ("Ada", "")), ("김 철수", ("김", "철수"))]
)
def test_a_name_has_a_last_part_and_the_rest(name, parts):
    assert entry_of(Person("ada", {"name": name}))[:2] == parts


def test_students_may_stand_behind_options_and_a_wrong_option_is_told_with_the_commands_own_usage(root, judged, capsys):
    assert main(["grade", ASSIGNMENT, "--root", str(root), "ben"]) == 0
    printed = capsys.readouterr().out
    assert "ben  " in printed and "ada  " not in printed
    with pytest.raises(SystemExit):
        main(["grade", ASSIGNMENT, "--root", str(root), "--wrong", "ben"])
    assert capsys.readouterr().err.startswith("usage: python -m grading grade ")


def test_names_stand_beside_the_ids_in_the_table_only_if_one_is_known(root, judged, capsys):
    assert main(["grade", ASSIGNMENT, "--root", str(root)]) == 0
    assert re.search(r"^ada  +\d+ of 100 points", capsys.readouterr().out, re.MULTILINE)
    (root / "roster.csv").write_text("id,name\nada,Ada Lovelace\n", encoding="utf-8")
    assert main(["grade", ASSIGNMENT, "--root", str(root)]) == 0
    assert re.search(r"^ada  Ada Lovelace  +\d+ of 100 points", capsys.readouterr().out, re.MULTILINE)


def test_after_a_change_of_the_course_the_table_names_the_command_that_shows_what_changes(root, judged, capsys):
    path = root / "solutions" / ASSIGNMENT / "reference" / "softmax.py"
    path.write_text(path.read_text(encoding="utf-8") + "\n# later\n", encoding="utf-8")
    assert main(["grade", ASSIGNMENT, "--root", str(root)]) == 0
    assert f"`python -m grading regrade {ASSIGNMENT}` shows what would change" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["grade", "regrade", "report", "feedback", "collect", "explain"])
def test_a_folder_that_is_no_course_is_told_in_one_sentence(tmp_path, capsys, command):
    more = {"explain": ["svm_loss_naive.loss", "--root", str(tmp_path / "none")]}.get(
        command, ["--root", str(tmp_path / "none")]
    )
    assert main([command, ASSIGNMENT if command != "explain" else "ada", *more]) == 1
    said = capsys.readouterr().err.strip()
    assert "\n" not in said
    assert said


@pytest.mark.parametrize("command", [["report"], ["feedback"], ["return", "--to", "plain"], ["regrade"]])
def test_a_gradebook_that_is_damaged_is_told_in_one_sentence(root, capsys, command):
    (root / "gradebook.db").write_bytes(b"this is no database" * 100)
    assert main([command[0], ASSIGNMENT, *command[1:], "--root", str(root)]) == 1
    said = capsys.readouterr().err.strip()
    assert "can't be used" in said
    assert "\n" not in said


def test_a_backup_that_is_damaged_undoes_nothing_and_leaves_nothing_behind(root, capsys):
    backups = root / ".grading" / "backups"
    backups.mkdir(parents=True)
    (backups / f"{ASSIGNMENT}@2026-03-01T12-00-00-000000.db").write_bytes(b"this is no database" * 100)
    before = everything_in(root)
    assert main(["regrade", ASSIGNMENT, "--undo", "--root", str(root)]) == 1
    assert "can't be used" in capsys.readouterr().err
    assert everything_in(root) == before
    assert len(list(backups.iterdir())) == 1


def test_no_scheduler_is_no_address(root, capsys):
    with pytest.raises(SystemExit):
        main(["grade", ASSIGNMENT, "--scheduler", "", "--root", str(root)])
    assert "expected an address" in capsys.readouterr().err
