"""What is given back reaches the student whom it is about and nobody else, in the form that the system takes."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin
from nbgrader.preprocessors import SaveCells

from cs231n_lite.checks.catalogue import all_checks
from cs231n_lite.checks.verdict import State, Verdict
from cs231n_lite.plumbing.course import this_course
from grading.collecting.attempts import RECORD
from grading.collecting.collect import collect
from grading.collecting.uploads import Identity
from grading.commands import main
from grading.composing.compose import compose
from grading.composing.student_notebook import StudentNotebook
from grading.returning import canvas, moodle
from grading.returning.addresses import Address
from grading.returning.canvas_gradebook import CanvasGradebook
from grading.returning.give_back import give_back
from grading.returning.grades import CannotReturn, Rules
from grading.returning.owners import owners
from grading.returning.sheet import read_sheet
from grading.returning.worksheet import OURS, Worksheet

ASSIGNMENT, NAMES = "1-losses", ("regularization", "softmax", "svm")
# id, name, number at the university, number in Canvas, number in Moodle
PEOPLE = (
    ("ada", "Ada Lovelace", "u1", 11, 1011),
    ("kim", "김 철수", "u2", 12, 1012),
    ("maria", "María José O'Neill", "u3", 13, 1013),
    ("sam1", "Sam Lee", "u4", 14, 1014),
    ("sam2", "Sam Lee", "u5", 15, 1015),
    ("mo", "=HYPERLINK(1) محمد", "u6", 16, 1016),
    ("long", "Wolfeschlegelsteinhausenbergerdorff " * 3 + "Jr", "u7", 17, 1017),
)
ABSENT = ("zoe", "Zoë Cruz", "u8", 18, 1018)
GIVEN = {"ada": 99.5, "kim": 100 / 3, "maria": 0.0, "sam1": 12.25, "sam2": 100.0, "mo": 57.0, "long": 80.0}
PENALTY = {"kim": 3.25, "maria": 5.0}
WORK = {"student_modules/softmax.py": "x = 1"}


def zipped(files):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()


def from_moodle():
    """A download of Moodle's: folders, in one of which lie two files; one person's work has no folder."""
    files = {}
    for student, name, _, _, number in PEOPLE:
        place = f"{name.strip()}_{number}_assignsubmission_file"
        if student == "ada":
            files |= {f"{place}/softmax.py": student, f"{place}/notes/regularizers.py": "y"}
        elif student == "sam1":
            files |= {f"{place}_softmax.py": student, f"{place}_regularizers.py": "y"}
        else:
            files[f"{place}_/home work.zip"] = zipped({"student_modules/softmax.py": student})
    return files


CANVAS_FILES = {
    "ada": ["lovelaceada_11_501_homework.zip"],
    "kim": ["김철수_LATE_12_502_homework-1.zip"],
    "maria": ["oneillmaríajosé_13_503_softmax.ipynb", "oneillmaríajosé_13_504_softmax.py"],
    "sam1": ["leesam_14_505_2_3.zip", "leesam_14_506_softmax.py"],
    "sam2": ["leesam_LATE_15_507_a_zip_16_508_x.zip"],
    "mo": ["hyperlink1محمد_16_508_softmax.py"],
    "long": ["wolfe" * 30 + "_17_509_homework.ZIP"],
}


def from_canvas():
    """A download of Canvas': late ones, second attempts, two files of one student, and one without a zip."""
    files = {}
    for student, names in CANVAS_FILES.items():
        for name in names:
            is_zip = name.lower().endswith(".zip")
            files[name] = zipped({"student_modules/softmax.py": student}) if is_zip else f"{student} {name[-3:]}"
    return files


@pytest.fixture(scope="module")
def graded(course, tmp_path_factory):
    """A course folder with a graded class: the gradebook and the composed notebooks, and a roster."""
    root = tmp_path_factory.mktemp("graded")
    shutil.copy(course.root / "nbgrader_config.py", root)
    released = {name: nbformat.read(course.root / f"assignments/{ASSIGNMENT}/{name}.ipynb", 4) for name in NAMES}
    verdicts = {check.name: Verdict(check.name, State.PASSED, check.points, "It.") for check in all_checks().values()}
    url = f"sqlite:///{root}/gradebook.db"
    with pytest.MonkeyPatch.context() as patch:  # nbgrader calls `alembic` by name
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        with Gradebook(url) as gradebook:
            gradebook.update_or_create_assignment(ASSIGNMENT, duedate=datetime(2026, 3, 1))
        for name, notebook in released.items():
            SaveCells().preprocess(notebook, {"nbgrader": {"notebook": name, "assignment": ASSIGNMENT, "db_url": url}})
    with Gradebook(url) as gradebook:
        for student, points in GIVEN.items():
            gradebook.update_or_create_student(student)
            submission = gradebook.update_or_create_submission(ASSIGNMENT, student)
            submission.timestamp = datetime(2026, 3, 1) + timedelta(hours=student in PENALTY)
            left = points
            for notebook in submission.notebooks:
                notebook.late_submission_penalty = PENALTY.get(student, 0) * (notebook.name == "svm")
                for grade in notebook.grades:
                    grade.manual_score = min(left, grade.max_score)
                    grade.needs_manual_grade = False
                    left -= grade.manual_score
                path = root / f"autograded/{student}/{ASSIGNMENT}/{notebook.name}.ipynb"
                path.parent.mkdir(parents=True, exist_ok=True)
                nbformat.write(compose(released[notebook.name], StudentNotebook((), ""), verdicts), path)
        gradebook.db.commit()
    rows = [f'{student},"{name}",{sid},{canvas},{moodle}' for student, name, sid, canvas, moodle in (*PEOPLE, ABSENT)]
    (root / "roster.csv").write_text("\n".join(["id,name,sid,canvas_id,moodle_id", *rows]) + "\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def collected(graded, tmp_path_factory):
    """The same course folder with what came from each learning system collected."""
    made = {}
    for system, files in {"moodle": from_moodle(), "canvas": from_canvas(), "plain": {}}.items():
        root = made[system] = Path(shutil.copytree(graded, tmp_path_factory.mktemp(system) / "course"))
        (root / "download.zip").write_bytes(zipped(files))
        rows = collect(root, this_course().assignment(ASSIGNMENT), [root / "download.zip"] if files else [])
        assert {row.student for row in rows if row.counts} == (GIVEN.keys() if files else set())
    return made


@pytest.fixture
def course_of(collected, tmp_path):
    """Makes a course folder of one's own in which work came from this learning system."""
    return lambda system: Path(shutil.copytree(collected[system], tmp_path / system))


def waiting(root, student, answers=1):
    """Have answers of a student wait for a person."""
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        for grade in gradebook.find_submission_notebook("softmax", ASSIGNMENT, student).grades[:answers]:
            grade.needs_manual_grade = True
        gradebook.db.commit()


class Page(HTMLParser):
    """Whom a page is about, and where its links lead."""

    def __init__(self, raw):
        super().__init__()
        self.links, self.title, self._in_title = [], "", False
        self.feed(raw.decode())

    def handle_starttag(self, tag, attrs):
        self.links += [unquote(dict(attrs)["href"])] if tag == "a" else []
        self._in_title = tag == "title"

    def handle_data(self, data):
        self.title += data * self._in_title

    @property
    def student(self):
        return self.title.rpartition(" · ")[2].strip()


def is_whole(pages, student):
    """Whether these are all pages of the student, nobody else's, and every link leads to one of them."""
    read = {name: Page(raw) for name, raw in pages.items()}
    assert read.keys() == {"index.html", "regularization.html", "softmax.html", "svm.html"}
    assert {page.student for page in read.values()} == {student}
    assert {link for page in read.values() for link in page.links} == read.keys()
    assert {"softmax.html", "svm.html"} <= set(read["index.html"].links)
    return True


def as_moodle_takes(path, participants):
    """The feedback files by participant and name, as mod_assign reads a zip; what it doesn't understand is ignored."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for info in archive.infolist():
            parts = info.filename.split("/")
            if parts[-1].startswith((".", "~")):
                continue
            for depth, part in enumerate(parts):
                info_parts = part.split("_", 4)
                if len(info_parts) < 4 or not info_parts[1].isdigit() or int(info_parts[1]) not in participants:
                    continue
                assert info_parts[2:4] == ["assignsubmission", "file"]
                rest = [*([info_parts[4]] if info_parts[4:] and info_parts[4] else []), *parts[depth + 1 :]]
                assert len(rest) == 1, "Moodle can't replace a file in a folder below"
                found.setdefault(int(info_parts[1]), {})[rest[0]] = archive.read(info)
                break
    return found


def as_canvas_takes(path, attachments):
    """The comment files by user and attachment, as Canvas reads a zip; what it doesn't understand is ignored."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            parts = [part for part in name.rpartition("/")[2].split("_") if part != "LATE"]
            numbers = [int(part) for part in parts if re.fullmatch(r"[0-9]+", part)][:2]
            if len(numbers) == 2 and attachments.get(numbers[1]) == numbers[0]:
                found[tuple(numbers)] = archive.read(name)
    return found


MOODLE_COLUMNS = (
    'Identifier,"Full name","ID number","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"'
)
SUBMITTED, NOTHING = "Submitted for grading - ", "No submission"


def worksheet(path, people=(*PEOPLE, ABSENT), most="100.00", status=None, can="Yes", comment=""):
    rows = [MOODLE_COLUMNS]
    for student, name, sid, _, number in people:
        state = status or (SUBMITTED if student in GIVEN else NOTHING)
        cells = [f"Participant {number}", name, sid, f"{student}@x.org", state, "", most, can, "-", "-", comment]
        rows.append(",".join(f'"{cell}"' if " " in cell or "," in cell else cell for cell in cells))
    path.write_bytes(("\ufeff" + "\r\n".join(rows) + "\r\n").encode())
    return path


def gradebook(path, people=(*PEOPLE, ABSENT), most="100", now=(), column="Homework: 1-Losses (77)"):
    rows = [f"Student,ID,SIS User ID,SIS Login ID,Section,Other (76),{column},Current Score"]
    rows += [",,,,,,Manual Posting,", f'    Points Possible,,,,,10,{most},"(read only)"']
    for student, name, sid, number, _ in people:
        rows.append(f'"{name}",{number},{sid},{student}@x.org,"A, and B",5,{dict(now).get(student, "")},50')
    rows.append('"Student, Test",99,,abc,A,,,')
    path.write_bytes(("\n".join(rows) + "\n").encode())
    return path


def cells_of(raw):
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def exported(root):
    """What nbgrader exports, by student."""
    with Gradebook(f"sqlite:///{root}/gradebook.db") as opened:
        CsvExportPlugin(to=str(root / "grades.csv")).export(opened)
    with (root / "grades.csv").open(encoding="utf-8") as file:
        return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file) if row["timestamp"] != "None"}


# The pages


@pytest.mark.slow
def test_moodle_reads_each_students_pages_out_of_the_zip_and_gives_them_to_nobody_else(course_of):
    root = course_of("moodle")
    given = give_back(root, ASSIGNMENT, "moodle", root / "out")
    numbers = {number: student for student, *_, number in PEOPLE}
    taken = as_moodle_takes(given.files[0], numbers)
    assert taken.keys() == numbers.keys()
    assert all(is_whole(pages, numbers[number]) for number, pages in taken.items())
    downloaded = {re.match(r".*?_assignsubmission_file", name)[0] for name in from_moodle()}
    assert {one.place for one in given.students} == downloaded
    assert not any(one.notes for one in given.students)


@pytest.mark.slow
def test_canvas_reads_each_students_pages_out_of_the_zip_under_the_name_of_a_file_of_theirs(course_of):
    root = course_of("canvas")
    given = give_back(root, ASSIGNMENT, "canvas", root / "out")
    attachments = {501: 11, 502: 12, 503: 13, 504: 13, 505: 14, 506: 14, 507: 15, 508: 16, 509: 17}
    taken = as_canvas_takes(given.files[0], attachments)
    assert set(taken) == {(11, 501), (12, 502), (13, 503), (14, 505), (15, 507), (17, 509)}
    for student, _, _, user, _ in PEOPLE:
        for (whose, attachment), content in taken.items():
            if whose == user and attachment != 503:
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    assert is_whole({name: archive.read(name) for name in archive.namelist()}, student)
    shown = nbformat.reads(taken[13, 503].decode(), 4).cells[0].outputs
    assert is_whole({out.data["text/plain"].split()[1]: out.data["text/html"].encode() for out in shown}, "maria")
    places = {one.student: one.place for one in given.students}
    assert places == {student: names[0] for student, names in CANVAS_FILES.items()} | {"mo": ""}
    assert [one.notes for one in given.students if one.student == "mo"] == [[canvas.NO_FILE]]


@pytest.mark.slow
def test_a_plain_zip_has_a_folder_for_each_student_that_any_program_unpacks(course_of, tmp_path):
    root = course_of("plain")
    given = give_back(root, ASSIGNMENT, "plain", root / "out")
    with zipfile.ZipFile(given.files[0]) as archive:
        archive.extractall(tmp_path / "unpacked")
        assert not any("timestamp" in name for name in archive.namelist())
    for student in GIVEN:
        folder = tmp_path / "unpacked" / student
        assert is_whole({path.name: path.read_bytes() for path in folder.iterdir()}, student)
        for name in NAMES:
            written = root / "feedback" / student / ASSIGNMENT / f"{name}.html"
            assert (folder / written.name).read_bytes() == written.read_bytes()
    assert {path.name for path in (tmp_path / "unpacked").iterdir()} == GIVEN.keys()
    if shutil.which("unzip"):
        subprocess.run(["unzip", "-tqq", given.files[0]], check=True)


ODD = st.text(st.sampled_from("ab_ 1/\\.~:<>\"'\0\n\u202eжé9-") | st.characters(exclude_categories=["Cs"]), max_size=30)


@given(
    key=st.integers(1, 10**7), name=ODD, names=st.lists(ODD | st.sampled_from(["x_77", "../x_77", "x_7_8"]), max_size=3)
)
@settings(max_examples=300, derandomize=True)
def test_moodle_takes_a_folder_of_ours_for_the_participants_whatever_they_are_called(key, name, names):
    downloaded = [f"{odd}_assignsubmission_file{end}" for odd in [*names, f"{name}_{key}"] for end in ("", "_x.zip")]
    for among in (downloaded, names, []):
        folder = moodle.folder(Address(Identity("moodle", name, str(key)), tuple(among)))
        assert folder.split("_")[1:4] == [str(key), "assignsubmission", "file"]
        assert not set("/\\") & set(folder)
        assert folder.isprintable()
        assert not folder.startswith((".", "~"))


@given(key=st.integers(1, 99), names=st.lists(ODD, max_size=3), numbers=st.lists(st.integers(1, 99), max_size=3))
@settings(max_examples=300, derandomize=True)
def test_canvas_takes_a_file_of_ours_for_the_users_or_there_is_none(key, names, numbers):
    middle = "".join(f"_{number}" for number in numbers)
    downloaded = tuple(f"{odd}{middle}_{key}_5_{odd}.zip" for odd in names)
    name = canvas.file_for(Address(Identity("canvas", "", str(key)), downloaded))
    assert name in ("", *downloaded)
    assert not set("/\\") & set(name)
    if name and not name.startswith("anon"):
        told = [part for part in name.split("_") if part != "LATE" and re.fullmatch(r"[0-9]+", part)]
        assert int(told[0]) == key


@pytest.mark.parametrize(
    ("key", "name"),
    [("a1B2c", "anon_a1B2c_501_x.zip"), ("a1B2c", "LATE_anon_a1B2c_501_x.zip"), ("7", "anon_7_501_x.ipynb")],
)
def test_canvas_takes_anonymous_files_back_under_their_names(key, name):
    assert canvas.file_for(Address(Identity("canvas", "", key, blind=True), (name,))) == name


def record(root, student, **changed):
    """Keep another attempt of the student, like the one there is but for what is changed."""
    folder = next((root / f"collected/{ASSIGNMENT}/{student}").iterdir())
    about = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    about |= {"identity": about["identity"] | changed.pop("identity", {})} | changed
    other = shutil.copytree(folder, folder.with_name("20990101T000000Z-other"), dirs_exist_ok=True)
    (other / RECORD).write_text(json.dumps(about), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_an_attempt_that_is_only_guessed_to_be_a_students_brings_nobody_their_feedback(course_of):
    root = course_of("moodle")
    sure = record(root, "ada", identity={"key": "2000"}, guessed=True, time="20990101T000000Z")
    given = give_back(root, ASSIGNMENT, "moodle", root / "out")
    taken = as_moodle_takes(given.files[0], {1011, 2000})
    assert taken.keys() == {1011}
    about = json.loads((sure / RECORD).read_text(encoding="utf-8"))
    about["identity"] |= {"system": "", "key": ""}  # as if it had come by mail
    (sure / RECORD).write_text(json.dumps(about), encoding="utf-8")
    given = give_back(root, ASSIGNMENT, "moodle", root / "out")
    assert not as_moodle_takes(given.files[0], {1011, 2000})
    assert [one.student for one in given.students if not one.place] == ["ada"]


@pytest.mark.slow
def test_where_one_participant_would_be_two_students_neither_gets_anything(course_of):
    root = course_of("moodle")
    shutil.rmtree(record(root, "kim", identity={"key": "1011"}))
    given = give_back(root, ASSIGNMENT, "moodle", root / "out")
    assert as_moodle_takes(given.files[0], {1011, 1012}) == {}
    left = [one for one in given.students if not one.place]
    assert [one.student for one in left] == ["ada", "kim"]
    assert all("somebody else in collected/ too" in one.notes[0] for one in left)


@pytest.mark.slow
def test_feedback_is_for_what_was_handed_in_last_whichever_attempt_counts(course_of):
    root = course_of("canvas")
    (root / "deadlines.csv").write_text("assignment,due,counts\n1-losses,2030-01-01,latest before due\n")
    last = "lovelaceada_LATE_11_901_homework-2.zip"
    record(root, "ada", time="20990101T000000Z", told=True, number=901, names=[last])
    given = give_back(root, ASSIGNMENT, "canvas", root / "out")
    assert (11, 901) in as_canvas_takes(given.files[0], {901: 11, 501: 11})
    assert given.students[0].place == last


@pytest.mark.slow
def test_who_handed_in_another_way_is_left_out_unless_the_worksheet_tells_who_they_are(course_of):
    root = course_of("moodle")
    shutil.rmtree(root / f"collected/{ASSIGNMENT}/sam2")
    given = give_back(root, ASSIGNMENT, "moodle", root / "out")
    left = [one for one in given.students if not one.place]
    assert [one.student for one in left] == ["sam2"]
    assert "nothing in collected/ came from Moodle" in left[0].notes[0]
    given = give_back(root, ASSIGNMENT, "moodle", root / "out", Worksheet(worksheet(root / "w.csv")))
    assert is_whole(as_moodle_takes(given.files[0], {1015})[1015], "sam2")
    rest = [person for person in PEOPLE if person[0] != "ada"]
    given = give_back(root, ASSIGNMENT, "moodle", root / "out", Worksheet(worksheet(root / "w.csv", rest)))
    assert 1011 not in as_moodle_takes(given.files[0], {1011})
    assert any("isn't in the worksheet" in note for one in given.students for note in one.notes)


@pytest.mark.slow
def test_what_was_collected_before_names_were_kept_is_given_back_and_gets_its_names_again(course_of):
    root = course_of("moodle")
    records = list(root.glob(f"collected/*/*/*/{RECORD}"))
    before = {path: path.read_bytes() for path in records}
    for path in records:
        path.write_text(re.sub(r',\s*"names": \[[^]]*\]', "", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert all(path.read_bytes() != before[path] for path in records)
    given = give_back(root, ASSIGNMENT, "moodle", root / "out")
    taken = as_moodle_takes(given.files[0], {number for *_, number in PEOPLE})
    assert all(is_whole(taken[number], student) for student, *_, number in PEOPLE)
    collect(root, this_course().assignment(ASSIGNMENT), [root / "download.zip"])
    assert {path: path.read_bytes() for path in records} == before


# The grades


@pytest.mark.slow
@pytest.mark.parametrize("system", ["moodle", "canvas"])
def test_the_column_of_grades_agrees_with_nbgraders_export_number_by_number(course_of, system):
    root = course_of(system)
    if system == "moodle":
        table = Worksheet(worksheet(root / "w.csv"))
        given = give_back(root, ASSIGNMENT, system, root / "out", table)
        rows = {row["ID number"]: row["Grade"] for row in cells_of(given.files[1].read_bytes())}
    else:
        table = CanvasGradebook(gradebook(root / "g.csv"), ASSIGNMENT)
        given = give_back(root, ASSIGNMENT, system, root / "out", table)
        rows = {row["SIS User ID"]: row["Homework: 1-Losses (77)"] for row in cells_of(given.files[1].read_bytes())}
    scores = exported(root)
    assert scores.keys() == GIVEN.keys()
    assert scores["kim"] == pytest.approx(100 / 3 - 3.25)
    for student, _, sid, *_ in PEOPLE:
        assert float(rows[sid]) == pytest.approx(scores[student], abs=1e-5)
    assert rows["u8"] == ""
    assert all(one.graded for one in given.students)


@pytest.mark.slow
def test_of_the_worksheet_only_grades_and_comments_change(course_of):
    root = course_of("moodle")
    before = worksheet(root / "w.csv").read_bytes()
    given = give_back(root, ASSIGNMENT, "moodle", root / "out", Worksheet(root / "w.csv"))
    after = given.files[1].read_bytes()
    assert after.startswith("\ufeff".encode())
    assert (root / "w.csv").read_bytes() == before
    assert before.splitlines()[0] == after.splitlines()[0]
    assert before.splitlines()[-1] == after.splitlines()[-1]
    undone = re.sub(rb"[0-9.]+,100\.00,Yes,-,-,[^\r]*", b",100.00,Yes,-,-,", after)
    assert undone == before
    for row in cells_of(after):
        for written in (row["Grade"], row["Feedback comments"]):
            assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.slow
def test_a_locked_grade_and_another_comment_stay_and_a_comment_of_ours_is_replaced(course_of):
    root = course_of("moodle")
    table = Worksheet(worksheet(root / "w.csv", can="No"))
    given = give_back(root, ASSIGNMENT, "moodle", root / "out", table)
    assert given.files[1].read_bytes() == (root / "w.csv").read_bytes()
    assert all(one.graded is False and "locked" in one.notes[0] for one in given.students)
    for comment, replaced in {"Well done": False, f"1 of 2 points. {OURS}": True}.items():
        table = Worksheet(worksheet(root / "w.csv", comment=comment))
        rows = cells_of(give_back(root, ASSIGNMENT, "moodle", root / "out", table).files[1].read_bytes())
        expected = f"99.5 of 100 points. {OURS}" if replaced else comment
        assert rows[0]["Feedback comments"] == expected


@pytest.mark.slow
def test_nobody_without_a_submission_gets_a_zero_unasked_and_nobody_with_one_ever(course_of):
    root, zeros = course_of("moodle"), Rules(zero_missing=True)
    table = Worksheet(worksheet(root / "w.csv"))
    given = give_back(root, ASSIGNMENT, "moodle", root / "out", table, zeros)
    assert [row["Grade"] for row in cells_of(given.files[1].read_bytes())][-1] == "0"
    assert given.table.zeros == 1
    table = Worksheet(worksheet(root / "w.csv", status=SUBMITTED))
    given = give_back(root, ASSIGNMENT, "moodle", root / "out", table, zeros)
    assert cells_of(given.files[1].read_bytes())[-1]["Grade"] == ""
    assert "collect and grade" in given.table.notes["zoe"]
    stranger = ("kim", "Somebody Else", "", 0, 4444)
    people = [stranger if person[0] == "kim" else person for person in PEOPLE]
    with pytest.raises(CannotReturn, match=r"surely that of kim,.*--zero-missing"):
        give_back(root, ASSIGNMENT, "moodle", root / "out", Worksheet(worksheet(root / "w.csv", people)), zeros)


@pytest.mark.slow
def test_another_maximum_is_refused_unless_points_are_to_be_scaled(course_of):
    root = course_of("moodle")
    for written, most in (("10.00", 10), ("20,0", 20)):
        table = Worksheet(worksheet(root / "w.csv", most=written))
        with pytest.raises(CannotReturn, match=rf"of 100 points, and w\.csv counts up to {most};.*--scale"):
            give_back(root, ASSIGNMENT, "moodle", root / "out", table)
        assert not (root / "out").exists()
    table = Worksheet(worksheet(root / "w.csv", most="20,0"))
    given = give_back(root, ASSIGNMENT, "moodle", root / "out", table, Rules(scale=True))
    grades = [row["Grade"] for row in cells_of(given.files[1].read_bytes())]
    assert grades[:2] == ["19,9", "6,01667"]
    with pytest.raises(CannotReturn, match=r"'Good'.*to points"):
        give_back(root, ASSIGNMENT, "moodle", root / "out", Worksheet(worksheet(root / "w.csv", most="Good")))


@pytest.mark.slow
def test_more_than_the_maximum_is_cut_for_moodle_which_would_skip_it_and_told(course_of):
    root = course_of("moodle")
    with Gradebook(f"sqlite:///{root}/gradebook.db") as opened:
        opened.find_submission(ASSIGNMENT, "sam2").notebooks[0].grades[0].extra_credit = 2
        opened.db.commit()
    given = give_back(root, ASSIGNMENT, "moodle", root / "out", Worksheet(worksheet(root / "w.csv")))
    assert [row["Grade"] for row in cells_of(given.files[1].read_bytes()) if row["ID number"] == "u5"] == ["100"]
    assert next(one for one in given.students if one.student == "sam2").notes == [
        "102 points; Moodle takes no more than 100"
    ]


@pytest.mark.slow
def test_canvas_gets_the_one_column_and_what_stands_there_stays_for_the_others(course_of):
    root = course_of("canvas")
    now = {"ada": "EX", "kim": "N/A", "sam1": "3", "zoe": "50"}
    table = CanvasGradebook(gradebook(root / "g.csv", now=now), ASSIGNMENT)
    given = give_back(root, ASSIGNMENT, "canvas", root / "out", table)
    lines = given.files[1].read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Student,ID,SIS User ID,SIS Login ID,Section,Homework: 1-Losses (77)"
    assert lines[1:3] == [",,,,,Manual Posting", "    Points Possible,,,,,100"]
    assert lines[3] == '"Ada Lovelace",11,u1,ada@x.org,"A, and B",EX'
    assert lines[-1] == '"Student, Test",99,,abc,A,'
    values = {row["ID"]: row["Homework: 1-Losses (77)"] for row in cells_of(given.files[1].read_bytes())}
    assert [values[number] for number in ("11", "12", "14", "18")] == ["EX", "N/A", "12.25", "50"]
    assert {one.student for one in given.students if not one.graded} == {"ada", "kim"}


@pytest.mark.parametrize(
    ("column", "asked", "chosen"),
    [
        ("Homework (77)", "77", True),
        ("Homework (77)", "Homework", True),
        ("1-losses (77)", "", True),
        ("1-losses extra (78),1 Losses (77)", "", True),
        ("1-losses a (78),1-losses b (77)", "", False),
        ("11-losses bonus (77)", "", False),
        ("2-optimization (77)", "", False),
        ("Homework (77)", "", False),
        ("Homework (77)", "Homewor", False),
    ],
)
def test_the_assignment_in_canvas_is_the_one_of_its_name_or_the_one_that_was_named(tmp_path, column, asked, chosen):
    path = gradebook(tmp_path / "g.csv", column=column)
    if chosen:
        assert CanvasGradebook(path, ASSIGNMENT, asked).sheet.header[-1].endswith(" (77)")
    else:
        with pytest.raises(ValueError, match=r"--column: .*'Other \(76\)'.*\(77\)"):
            CanvasGradebook(path, ASSIGNMENT, asked)


@pytest.mark.parametrize(
    "raw", [b"", b"a,b", b"\xff\xfe", b'a,b\n"c"d,e\n', b'a,b\n"c', b"Identifier,Note\n1,2\n", b"\0"]
)
def test_another_file_is_no_table_of_theirs(tmp_path, raw):
    path = tmp_path / "some.csv"
    path.write_bytes(raw)
    for table in (Worksheet, lambda path: CanvasGradebook(path, ASSIGNMENT)):
        with pytest.raises(ValueError, match=r"some\.csv"):
            table(path)


def test_a_row_is_a_students_by_their_number_and_by_a_name_only_where_nobody_else_may_be_meant():
    ada, other, zoe = (
        Identity("moodle", name, key) for name, key in (("Ada Lee", "1"), ("Ada Lee", "2"), ("Zoe", "3"))
    )
    graded = ["Ada Lee", "zoe"]
    assert owners([ada, other, zoe], {"Ada Lee": Address(ada)}, None, graded) == ["Ada Lee", "", "zoe"]
    assert owners([ada, other, zoe], {}, None, graded) == ["", "", "zoe"]
    assert owners([ada, zoe], {"zoe": Address(ada)}, None, graded) == ["zoe", ""]


CELL = st.text(st.sampled_from("ab1 =é\"\n,;\t'"), max_size=6)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=5), st.sampled_from(",;\t"), st.data())
@settings(max_examples=100, derandomize=True)
def test_a_table_stays_as_it_was_but_for_the_cell_that_is_written(rows, delimiter, data):
    rows[0] = ["a", "b", "c"]
    raw = io.StringIO(newline="")
    ends = data.draw(st.sampled_from(["\n", "\r\n"]))
    quoting = data.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    csv.writer(raw, delimiter=delimiter, lineterminator=ends, quoting=quoting).writerows(rows)
    text = data.draw(st.sampled_from(["", "\ufeff"])) + raw.getvalue()
    text = text.removesuffix(ends) if data.draw(st.booleans()) else text
    sheet = read_sheet(text.encode(), "t.csv")
    assert sheet.content() == text.encode()
    line, column, value = data.draw(st.integers(1, len(rows) - 1)), data.draw(st.integers(0, 2)), data.draw(CELL)
    sheet.put(line, column, value)
    rows[line][column] = value
    again = csv.reader(io.StringIO(sheet.content().decode("utf-8-sig"), newline=""), delimiter=delimiter)
    assert list(again) == rows


# The command


@pytest.mark.slow
def test_answers_that_wait_are_named_and_nothing_is_written_unless_it_is_said_to_be_unfinished(course_of, capsys):
    root = course_of("moodle")
    waiting(root, "kim", 2)
    waiting(root, "ada")
    command = ["return", ASSIGNMENT, "--to", "moodle", "--worksheet", str(worksheet(root / "w.csv"))]
    command += ["--root", str(root)]
    assert main(command) == 1
    assert "3 answers of 2 students (ada, kim) wait for a person;" in capsys.readouterr().err
    assert not (root / "returned").exists()
    assert main([*command, "--unfinished"]) == 0
    told = capsys.readouterr().out
    assert re.search(r"ada +99\.5 of 100 points, [\d.]+ still to grade +Ada Lovelace_1011_assignsubmission_file", told)
    assert told.count("still to grade  ") == 2
    assert "2 students with answers still to grade; their points are those so far, in the table of grades too" in told
    assert "7 students given their feedback\n" in told
    assert "7 grades written, 1 row without a submission left alone" in told
    rows = cells_of((root / f"returned/{ASSIGNMENT}/moodle-grades.csv").read_bytes())
    assert [" so far" in row["Feedback comments"] for row in rows[:3]] == [True, True, False]


@pytest.mark.slow
def test_of_a_large_class_the_number_is_told_that_waits_and_nobody_is_named(course_of, capsys):
    root = course_of("moodle")
    for student in GIVEN:
        waiting(root, student)
    assert main(["return", ASSIGNMENT, "--to", "moodle", "--root", str(root)]) == 1
    told = capsys.readouterr().err.strip()
    assert told.startswith(f"{len(GIVEN)} answers of {len(GIVEN)} students wait for a person; ")
    assert "\n" not in told and "ada" not in told


@pytest.mark.slow
def test_names_that_the_gradebook_knows_stand_beside_the_ids(course_of, capsys):
    root = course_of("moodle")
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        gradebook.update_or_create_student("ada", first_name="Ada", last_name="Lovelace")
    assert main(["return", ASSIGNMENT, "--to", "plain", "--root", str(root)]) == 0
    assert re.search(r"^ada +Ada Lovelace +\d", capsys.readouterr().out, re.MULTILINE)


def from_nowhere(course_of):
    """A course folder in which nothing is known to have come from a learning system."""
    root = course_of("moodle")
    shutil.rmtree(root / "collected")
    return root


@pytest.mark.slow
@pytest.mark.parametrize("system", ["moodle", "canvas"])
def test_where_nobody_has_a_place_there_is_no_zip_and_the_way_out_is_told(course_of, capsys, system):
    root = from_nowhere(course_of)
    command = ["return", ASSIGNMENT, "--root", str(root), "--to", system]
    assert main(command) == 1
    told = capsys.readouterr().err
    assert f"nothing in collected/ has a place in {system.title()}" in told
    assert ("--worksheet FILE.csv" if system == "moodle" else "--to plain") in told
    assert not (root / "returned").exists()


@pytest.mark.slow
def test_grades_are_written_though_nobody_came_from_there_and_the_zip_is_not(course_of, capsys):
    root = from_nowhere(course_of)
    sheet = gradebook(root / "g.csv")
    command = ["return", ASSIGNMENT, "--root", str(root), "--to", "canvas", "--gradebook", str(sheet)]
    assert main(command) == 1
    assert "so there is no zip" in capsys.readouterr().out
    assert [path.name for path in (root / "returned" / ASSIGNMENT).iterdir()] == ["canvas-grades.csv"]


@pytest.mark.slow
def test_who_has_no_place_in_moodle_is_told_of_the_worksheet(course_of, capsys):
    root = course_of("moodle")
    shutil.rmtree(root / f"collected/{ASSIGNMENT}/sam2")
    command = ["return", ASSIGNMENT, "--root", str(root), "--to", "moodle"]
    assert main(command) == 1
    assert "as --worksheet FILE.csv, tells the place of everybody" in capsys.readouterr().out
    assert main([*command, "--worksheet", str(worksheet(root / "w.csv"))]) == 0
    assert "--worksheet" not in capsys.readouterr().out


@pytest.mark.slow
def test_who_is_left_out_is_told_why_and_the_command_ends_with_1(course_of, capsys):
    root = course_of("canvas")
    (root / f"autograded/ada/{ASSIGNMENT}/svm.ipynb").write_text("{}")
    assert main(["return", ASSIGNMENT, "--to", "canvas", "--root", str(root), "--out", str(root / "out")]) == 1
    told = capsys.readouterr().out
    assert re.search(r"ada .*left out .*grade ada again", told)
    assert re.search(r"mo .*left out .*no zip and no notebook", told)
    assert "5 students given their feedback, 2 left out" in told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--to", "canvas", "--worksheet", "w.csv"], "--to moodle"),
        (["--to", "plain", "--gradebook", "g.csv"], "--to canvas"),
        (["--to", "moodle", "--scale"], "--worksheet"),
        (["--to", "moodle", "--worksheet", "there-is-none.csv"], "there-is-none.csv"),
        (["--to", "moodle"], "nobody's 1-losses"),
    ],
)
def test_what_cannot_be_asked_is_said(tmp_path, capsys, course, more, told):
    shutil.copy(course.root / "nbgrader_config.py", tmp_path)
    assert main(["return", ASSIGNMENT, "--root", str(tmp_path), *more]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.slow
def test_if_a_file_cannot_be_put_in_place_no_half_is_left_and_the_old_one_stays(course_of, monkeypatch):
    root = course_of("moodle")
    give_back(root, ASSIGNMENT, "moodle", root / "out", Worksheet(worksheet(root / "w.csv")))
    before = {path.name: path.read_bytes() for path in (root / "out").iterdir()}
    rename = os.replace

    def refuse(source, target):
        if Path(target).suffix == ".zip":
            raise OSError("the disk is full")
        rename(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="the disk is full"):
        give_back(root, ASSIGNMENT, "moodle", root / "out", Worksheet(root / "w.csv"))
    after = {path.name: path.read_bytes() for path in (root / "out").iterdir()}
    assert after.keys() == before.keys()
    assert after["moodle-feedback.zip"] == before["moodle-feedback.zip"]
