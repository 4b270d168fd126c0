"""A regrade shows who gains and loses before anything is written, keeps what people gave, and can be undone."""

import re
import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook

from cs231n_lite.plumbing.course import this_course
from grading.classroom import regrade as module
from grading.classroom.backup import CannotUndo
from grading.classroom.changes import told
from grading.classroom.definitions import CellsChanged, known_cells, released_cells
from grading.classroom.grade import grade
from grading.classroom.regrade import Change, NotGraded, Regraded, regrade, undo
from grading.commands import main
from grading.demo.samples import files_of, sample_class
from tests.gradebooks import everything_in, rows_in

pytestmark = [pytest.mark.slow, pytest.mark.once]

ASSIGNMENT, STUDENTS = "1-losses", ("ada", "ben")
CHECK, ANSWER, RETIRED = "svm_loss_naive-gradient", "loss-at-zero", "svm_loss_vectorized-no_loops"


@pytest.fixture(scope="module")
def graded(course, references, tmp_path_factory, jail):
    """A course folder with two graded students, one with a mistake in CHECK, whose answers a person has graded."""
    root = tmp_path_factory.mktemp("regrade") / "course"
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
    grade(root, ASSIGNMENT, quiet=True)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for student in STUDENTS:
            by_hand(gradebook, student, ANSWER, 2)
    return root


def by_hand(gradebook, student, cell, points, comment="well said"):
    row = gradebook.find_grade(cell, "svm", ASSIGNMENT, student)
    row.manual_score, row.needs_manual_grade = points, False
    gradebook.db.commit()
    if comment and cell == ANSWER:
        gradebook.find_comment(cell, "svm", ASSIGNMENT, student).manual_comment = comment
        gradebook.db.commit()


@pytest.fixture
def root(graded, tmp_path):
    """A copy of the graded course, to be changed."""
    return shutil.copytree(graded, tmp_path / "course")


def released(root, change, name="svm"):
    """Change the cells of a released notebook."""
    path = root / "assignments" / ASSIGNMENT / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = change(notebook.cells)
    nbformat.write(notebook, path)


def worth(name, points):
    def change(cells):
        for cell in cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") == name:
                cell.metadata.nbgrader.points = points
        return cells

    return change


def without(name):
    return lambda cells: [cell for cell in cells if cell.metadata.get("nbgrader", {}).get("grade_id") != name]


def with_another(name, check, points):
    about = {"grade_id": name, "grade": True, "solution": False, "locked": True, "points": points, "task": False}
    source = f'check("{check}")'
    return lambda cells: [
        *cells,
        nbformat.v4.new_code_cell(source, metadata={"nbgrader": {**about, "schema_version": 3}}),
    ]


def wrong_reference(root):
    """Have the check of a regularizer ask for something else."""
    path = root / "solutions" / ASSIGNMENT / "reference" / "regularizers.py"
    text = path.read_text(encoding="utf-8")
    assert text.count("np.sum(np.abs(W))") >= 1
    path.write_text(text.replace("np.sum(np.abs(W))", "2 * np.sum(np.abs(W))"), encoding="utf-8")


def moved(found):
    return {(change.student, change.cell): change.gain for change in found.changes if change.gain}


def test_nothing_changes_where_the_course_is_as_it_was(root, jail):
    before = everything_in(root)
    found = regrade(root, ASSIGNMENT, quiet=True)
    assert (found.changes, found.defined, found.troubles, found.students) == ([], [], {}, 2)
    assert everything_in(root) == before
    assert "nothing was written" not in told(found, ASSIGNMENT)


def test_an_assignment_that_nobody_is_graded_in_is_for_grade(root, jail):
    (root / "gradebook.db").unlink()
    with pytest.raises(NotGraded, match="grading grade 1-losses"):
        regrade(root, ASSIGNMENT, quiet=True)


def test_grade_leaves_changed_points_to_a_regrade_and_touches_nothing(root, jail):
    released(root, worth(CHECK, 9))
    before = everything_in(root)
    with pytest.raises(CellsChanged, match="regrade 1-losses"):
        grade(root, ASSIGNMENT, quiet=True)
    assert everything_in(root) == before


def test_changed_points_change_those_who_have_them_and_nobody_else(root, jail):
    released(root, worth(CHECK, 9))
    before = everything_in(root)
    found = regrade(root, ASSIGNMENT, quiet=True)
    assert moved(found) == {("ada", CHECK): 3}
    assert everything_in(root) == before, "nothing is written before --apply"
    assert f"{CHECK} is worth 9 points instead of 6" in told(found, ASSIGNMENT)
    assert "the assignment is worth 103 points instead of 100" in told(found, ASSIGNMENT)
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    rows = rows_in(root)
    assert (rows["ada", "svm", CHECK][0], rows["ben", "svm", CHECK][0]) == (9, 0)
    assert {rows[student, "svm", CHECK][4] for student in STUDENTS} == {9}
    assert {rows[student, "svm", ANSWER][1] for student in STUDENTS} == {2}
    assert regrade(root, ASSIGNMENT, quiet=True).changes == []


def test_a_check_that_asks_for_something_else_says_who_loses_and_why(root, jail):
    wrong_reference(root)
    outdated = grade(root, ASSIGNMENT, quiet=True)
    assert all(result.outdated for result in outdated), "grade leaves what an earlier version judged"
    found = regrade(root, ASSIGNMENT, quiet=True)
    assert all(cell.startswith(("l1", "elastic_net")) for _, cell in moved(found))
    assert {student for student, _ in moved(found)} == set(STUDENTS)
    assert all("failed" in change.why and "before: passed" in change.why for change in found.changes)


def test_a_new_exercise_gets_rows_and_points_and_hand_given_ones_stay(root, jail):
    released(root, with_another("one-more", "svm_loss_single.loss", 4))
    found = regrade(root, ASSIGNMENT, apply=True, quiet=True)
    assert moved(found) == {(student, "one-more"): 4 for student in STUDENTS}
    rows = rows_in(root)
    for student in STUDENTS:
        assert rows[student, "svm", "one-more"][:2] == (4, None)
        assert rows[student, "svm", ANSWER][1] == 2
        assert rows[student, "svm", ANSWER][3] is False, "an answer that is what it was stays closed"
        assert rows[student, "svm", ANSWER, "said"][1] == "well said"
    assert not any(result.trouble for result in grade(root, ASSIGNMENT, quiet=True))


def test_a_retired_cell_counts_no_more(root, jail):
    before = rows_in(root)
    released(root, without(ANSWER))
    found = regrade(root, ASSIGNMENT, apply=True, quiet=True)
    assert moved(found) == {(student, ANSWER): -2 for student in STUDENTS}
    rows = rows_in(root)
    assert not [key for key in rows if ANSWER in key]
    assert rows["ada"][3] == before["ada"][3] - before["ada", "svm", ANSWER][4]


def test_what_was_retired_comes_back_as_it_was(root, jail):
    path = root / "assignments" / ASSIGNMENT / "svm.ipynb"
    whole, before = path.read_bytes(), everything_in(root)
    released(root, without(ANSWER))
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    path.write_bytes(whole)
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    after = everything_in(root)
    opened = {key for key in before if before[key] != after.get(key)}
    assert after.keys() == before.keys()
    assert all(key[2] == ANSWER and before[key][:3] == after[key][:3] for key in opened), opened


def test_an_exercise_that_moves_to_another_notebook_keeps_what_a_person_gave(root, jail):
    source = root / "assignments" / ASSIGNMENT / "svm.ipynb"
    cells = nbformat.read(source, as_version=4).cells
    (question,) = (cell for cell in cells if cell.metadata.get("nbgrader", {}).get("grade_id") == ANSWER)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        given = {who: gradebook.find_grade(ANSWER, "svm", ASSIGNMENT, who).manual_score for who in STUDENTS}
    released(root, without(ANSWER))
    released(root, lambda cells: [*cells, question], "softmax")
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for student in STUDENTS:
            grade_row = gradebook.find_grade(ANSWER, "softmax", ASSIGNMENT, student)
            assert (grade_row.manual_score, grade_row.needs_manual_grade) == (given[student], True)
            assert gradebook.find_comment(ANSWER, "softmax", ASSIGNMENT, student).manual_comment == "well said"


def test_a_notebook_that_asks_nothing_any_more_leaves_the_other_alone(root, jail):
    before = rows_in(root)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        known = known_cells(gradebook, ASSIGNMENT)
    assert known == released_cells(root / "assignments" / ASSIGNMENT, this_course().assignment(ASSIGNMENT))
    released(root, lambda cells: [c for c in cells if not c.metadata.get("nbgrader", {}).get("grade_id")], "softmax")
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    rows = rows_in(root)
    assert {key: rows[key] for key in rows if key[1:2] == ("svm",)} == {
        key: before[key] for key in before if key[1:2] == ("svm",)
    }


def test_an_undone_regrade_is_as_if_it_had_never_been(root, jail):
    before = everything_in(root)
    released(root, worth(CHECK, 9))
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    assert everything_in(root) != before
    found = undo(root, ASSIGNMENT)
    assert everything_in(root) == before
    assert (found.replaced.exists(), found.unmade, found.ungraded) == (True, [], [])
    with pytest.raises(CannotUndo, match="no regrade"):
        undo(root, ASSIGNMENT)


def test_undoing_never_loses_what_a_person_gave_since(root, jail):
    released(root, worth(CHECK, 9))
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        by_hand(gradebook, "ada", ANSWER, 3)
    before = everything_in(root)
    with pytest.raises(CannotUndo) as refused:
        undo(root, ASSIGNMENT)
    assert everything_in(root) == before
    assert f"  ada, {ANSWER} in {ASSIGNMENT}/svm: 3 points\n" in str(refused.value)
    assert "loses what is listed, and give it again" in " ".join(str(refused.value).split())
    assert "ben" not in str(refused.value)


def test_who_was_graded_only_since_is_told_and_can_be_graded_again(root, jail, capsys):
    released(root, worth(CHECK, 9))
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    shutil.copytree(root / "submitted" / "ada", root / "submitted" / "zoe")
    grade(root, ASSIGNMENT, quiet=True)
    assert main(["regrade", ASSIGNMENT, "--undo", "--root", str(root)]) == 0
    assert "not in the gradebook any more: zoe; `python -m grading grade 1-losses`" in capsys.readouterr().out
    assert {key for key in rows_in(root) if isinstance(key, str)} == set(STUDENTS)


def test_undoing_never_loses_what_is_known_of_a_student_or_of_another_assignment(root, jail):
    released(root, worth(CHECK, 9))
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_student("zoe", first_name="Zoe")
    with pytest.raises(CannotUndo, match="the entry of zoe"):
        undo(root, ASSIGNMENT)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        gradebook.remove_student("zoe")
        gradebook.add_assignment("2-other")
    with pytest.raises(CannotUndo, match="the date of 2-other"):
        undo(root, ASSIGNMENT)


def test_a_regrade_that_is_ended_in_between_goes_on_and_is_undone_as_one(root, jail, monkeypatch):
    before = everything_in(root)
    released(root, worth(CHECK, 9))
    own = module.redefine
    monkeypatch.setattr(module, "redefine", lambda *about: own(*about) or (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        regrade(root, ASSIGNMENT, apply=True, quiet=True)
    monkeypatch.undo()
    found = regrade(root, ASSIGNMENT, quiet=True)
    assert moved(found) == {("ada", CHECK): 3}, "what is left to do still shows"
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    assert rows_in(root)["ada", "svm", CHECK][0] == 9
    undo(root, ASSIGNMENT)
    assert everything_in(root) == before


def test_points_given_by_hand_for_code_stay_and_are_shown(root, jail):
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        by_hand(gradebook, "ben", CHECK, 5)
    found = regrade(root, ASSIGNMENT, quiet=True)
    assert moved(found) == {}
    released(root, worth(CHECK, 9))
    found = regrade(root, ASSIGNMENT, apply=True, quiet=True)
    assert moved(found) == {("ada", CHECK): 3}
    assert rows_in(root)["ben", "svm", CHECK][1] == 5


def test_who_has_no_submission_any_more_is_shown_and_loses_only_what_is_retired(root, jail):
    shutil.rmtree(root / "submitted" / "ben")
    before = rows_in(root)
    released(root, without(RETIRED))
    found = regrade(root, ASSIGNMENT, apply=True, quiet=True)
    assert "there is no submission any more" in found.troubles["ben"]
    lost = [change for change in found.changes if change.student == "ben"]
    assert [(change.cell, change.after) for change in lost] == [(RETIRED, None)]
    assert f"ben  {RETIRED}" in told(found, ASSIGNMENT)
    after = rows_in(root)
    gone = {key for key in before if key[1:] == ("svm", RETIRED)}
    kept = {key for key in before if isinstance(key, tuple) and key[0] == "ben" and len(key) > 2} - gone
    assert gone and {key: after[key] for key in kept} == {key: before[key] for key in kept}


def test_a_regrade_that_changes_nothing_takes_no_backup_so_undo_goes_back_to_the_one_before(root, jail):
    before = everything_in(root)
    released(root, worth(CHECK, 9))
    regrade(root, ASSIGNMENT, apply=True, quiet=True)
    assert regrade(root, ASSIGNMENT, apply=True, quiet=True).backup is None
    undo(root, ASSIGNMENT)
    assert everything_in(root) == before


def changes_of(students, cell="l1-value"):
    return [Change(student, cell, 2.0, 0.0, "failed (before: passed)") for student in students]


def test_many_students_with_the_same_change_are_one_row_unless_all_are_asked_for():
    students = [f"s{number}" for number in range(1, 8)]
    found = Regraded([*changes_of(students), *changes_of(["s3"], "l2-value")], [], {}, 7)
    text = told(found, ASSIGNMENT, names={"s3": "Ada Lovelace"})
    assert re.search(r"^7 students +s1, s2, s3 and 4 more +l1-value +2 → 0 ", text, re.MULTILINE)
    assert re.search(r"^s3 +Ada Lovelace +l2-value +2 → 0 ", text, re.MULTILINE)
    assert "s4" not in text
    every = told(found, ASSIGNMENT, every=True).partition("by student:\n")[2].split("\n\n")[0]
    assert [line.split()[0] for line in every.splitlines()] == sorted([*students, "s3"])


def test_what_is_written_says_which_pages_and_zips_are_of_before(tmp_path):
    kept = told(Regraded(changes_of(["ada"]), [], {}, 1, tmp_path / "copy.db"), ASSIGNMENT, applied=True)
    own = told(Regraded(changes_of(["ada"]), [], {}, 1), ASSIGNMENT, applied=True)
    for text in (kept, own):
        assert f"`python -m grading feedback {ASSIGNMENT}`, `return {ASSIGNMENT} --to …` and `gradescope" in text
        assert "nothing was written" not in text
    assert "--undo" in kept and "--undo" not in own
    assert "nothing was written" in told(Regraded(changes_of(["ada"]), [], {}, 1), ASSIGNMENT)


@pytest.mark.parametrize("note", ["", "{}", '{"backup": "gone.db", "version": "other"}'])
def test_a_note_that_leads_nowhere_is_no_backup(root, jail, note):
    before = everything_in(root)
    (root / ".grading" / f"regrading-{ASSIGNMENT}.json").write_text(note)
    released(root, worth(CHECK, 9))
    found = regrade(root, ASSIGNMENT, apply=True, quiet=True)
    assert found.backup.is_file()
    undo(root, ASSIGNMENT)
    assert everything_in(root) == before
