"""Downloads laid out as Moodle, Canvas and Gradescope lay them out: every student in the right row."""

import io
import json
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs231n_lite.plumbing.course import this_course
from grading.collecting.collect import collect
from grading.intake.times import handed_in_at

ASSIGNMENT = this_course().assignment("1-losses")
PEOPLE = {
    11: "Ada Lovelace",
    12: "김 철수",
    13: "María José O'Neill",
    14: "Юлия Ковалёва",
    15: "محمد علي",
    16: "Zoë de la Cruz",
}


def zipped(files: dict, time: datetime = datetime(2026, 3, 1, 12), **options) -> bytes:
    """A zip of these files; `time` is what it says of each."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, time.timetuple()[:6])
            archive.writestr(entry, content)
    return raw.getvalue()


def work(mark: object, packed_by: str = "") -> bytes:
    """What `pack` makes, as far as it matters here."""
    manifest = {"manifest.json": json.dumps({"student": packed_by, "assignment": "1-losses"})} if packed_by else {}
    return zipped({"student_modules/softmax.py": str(mark), **manifest})


def moodle(number: int, name: str, file: str = "homework.zip", folders: bool = True) -> str:
    return f"{name}_{number}_assignsubmission_file{'/' if folders else '_'}{file}"


def canvas(number: int, name: str, file: str = "homework.zip", late: bool = False, attachment: int = 500) -> str:
    family, _, given = name.rpartition(" ")
    plain = "".join(letter for letter in f"{given}{family}".lower() if letter.isalnum())
    return f"{plain}_{'LATE_' * late}{number}_{attachment + number}_{file}"


def gradescope(people: dict[int, tuple[list[str], bytes]]) -> dict[str, str | bytes]:
    """An export; a submission has the names of its submitters and the file that they handed in."""
    files, lines = {}, ["---"]
    for number, (names, content) in people.items():
        lines += [f"submission_{number}:", "  :submitters:"]
        for name in names:
            mail = f"{name.lower().replace(' ', '.')}@x.org"
            lines += [f"  - :name: {json.dumps(name)}", f"    :sid: 's{number}{len(name)}'", f"    :email: {mail}"]
        lines += [f"  :created_at: 2026-03-01 21:{number}:11.123456000 Z", "  :score: 1.0", "  :history: []"]
        files[f"assignment_123_export/submission_{number}/softmax.py"] = content
    return files | {"assignment_123_export/submission_metadata.yml": "\n".join(lines) + "\n"}


def submitted(root: Path) -> dict[str, str]:
    return {
        path.parts[-4]: path.read_text(encoding="utf-8")
        for path in (root / "submitted").glob("*/1-losses/student_modules/softmax.py")
    }


def unpacked(files: dict, folder: Path) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture
def collects(tmp_path):
    """Collect these files as a download: in a zip, unpacked, or in the zip in the archive, with these tables beside."""
    root, elsewhere = tmp_path / "course", tmp_path / "Downloads"
    root.mkdir()
    elsewhere.mkdir()

    def collecting(files: dict, how: str = "zip", **tables: str) -> dict:
        for name, text in tables.items():
            place = root if name in ("roster", "deadlines") else elsewhere
            (place / f"{name}.csv").write_text(text, encoding="utf-8")
        if how == "folder":
            source = [unpacked(files, elsewhere / "unpacked")]
        else:
            place = elsewhere if how == "zip" else root / "downloaded/1-losses/archive"
            place.mkdir(parents=True, exist_ok=True)
            (place / "download.zip").write_bytes(zipped(files))
            source = [place / "download.zip"] if how == "zip" else []
        rows = collect(root, ASSIGNMENT, source)
        again = collect(root, ASSIGNMENT, source)
        assert again == rows
        return {one.file.removeprefix("download.zip/"): one for one in rows}

    collecting.root = root
    return collecting


HOWS = pytest.mark.parametrize("how", ["zip", "folder", "archive"])
FOLDERS = pytest.mark.parametrize("folders", [True, False])


@HOWS
@FOLDERS
def test_moodles_names_are_the_students(collects, how, folders):
    rows = collects({moodle(number, name, folders=folders): work(name) for number, name in PEOPLE.items()}, how)
    assert submitted(collects.root) == {name: name for name in PEOPLE.values()}
    assert len(rows) == len(PEOPLE) and all(one.counts and not one.guessed for one in rows.values())


def test_moodles_older_folders_and_several_files_of_a_student_are_one_upload(collects):
    files = {
        "Ada Lovelace_11_assignsubmission_file_/softmax.py": "ada's",
        "Ada Lovelace_11_assignsubmission_file_/part two/svm.ipynb": '{"cells": []}',
        "Ada Lovelace_11_assignsubmission_onlinetext_/onlinetext.html": "I did it",
        "Ben_12_assignsubmission_file_a.zip": work("ben's"),
        "Ben_12_assignsubmission_file_softmax report.pdf": "%PDF",
        "Carla_13_assignsubmission_onlinetext/onlinetext.html": "only words",
    }
    rows = collects(files)
    assert submitted(collects.root) == {"Ada Lovelace": "ada's", "Ben": "ben's"}
    assert (collects.root / "submitted/Ada Lovelace/1-losses/svm.ipynb").exists()
    assert len(rows) == 3
    assert [one.student for one in rows.values() if one.refused] == ["Carla"]


@pytest.mark.parametrize(("blind", "called"), [("Participant ", 2), ("Participant_", 2), ("Teilnehmerin_", 3)])
def test_blind_participants_are_told_apart_by_their_numbers(collects, blind, called):
    files = {f"{blind}1{n}_assignsubmission_file/x.zip": work(n, "Ada Lovelace") for n in range(called)}
    collects(files)
    assert submitted(collects.root) == {f"{blind[:-1]} 1{n}": str(n) for n in range(called)}


@HOWS
def test_canvas_names_are_the_students(collects, how):
    rows = collects({canvas(number, name): work(name) for number, name in PEOPLE.items()}, how)
    assert set(submitted(collects.root).values()) == set(PEOPLE.values())
    assert "lovelaceada" in submitted(collects.root)
    assert len(rows) == len(PEOPLE) and all(one.counts for one in rows.values())


@HOWS
def test_canvas_late_anonymous_and_second_attempts_are_told(collects, how):
    files = {
        canvas(1, "Ada Lovelace", "x-1.zip", late=True): work("late"),
        canvas(2, "Ben Beta", "softmax-2.py"): "loose",
        canvas(2, "Ben Beta", "notes.txt", attachment=600): "words",
        "anon_3_56789_x.zip": work("anonymous"),
        "LATE_anon_aB3xQ_56790_x.zip": work("anonymous, late"),
        "dananton_4_text.html": "only words",
    }
    rows = collects(files, how, deadlines="assignment,due\n1-losses,2026-03-01\n")
    assert submitted(collects.root) == {
        "lovelaceada": "late",
        "betaben": "loose",
        "anon 3": "anonymous",
        "anon aB3xQ": "anonymous, late",
    }
    assert {one.student for one in rows.values() if one.late} == {"lovelaceada", "anon aB3xQ"}
    assert [one.student for one in rows.values() if one.refused] == ["dananton"]


def test_what_canvas_marks_late_came_just_after_it_was_due_and_the_rest_not_after_it(collects):
    files = {canvas(1, "Ada A", late=True): work("late"), canvas(2, "Ben B"): work("in time")}
    collects(files, deadlines="assignment,due\n1-losses,2026-02-01 10:00 UTC\n")
    due = datetime(2026, 2, 1, 10)
    assert handed_in_at(collects.root / "submitted/aada/1-losses")[0] == due + timedelta(seconds=1)
    assert handed_in_at(collects.root / "submitted/bben/1-losses")[0] == due


@HOWS
def test_gradescopes_file_tells_who_and_when_and_each_of_a_group_gets_the_work(collects, how):
    people = {number: ([name], name) for number, name in PEOPLE.items()} | {17: (["Pair One", "Pair Two"], "pair")}
    files = gradescope(people)
    files["assignment_123_export/submission_99/softmax.py"] = "nobody's"
    rows = collects(files, how)
    pair = {"Pair One": "pair", "Pair Two": "pair"}
    assert submitted(collects.root) == {name: name for name in PEOPLE.values()} | pair
    assert handed_in_at(collects.root / "submitted/김 철수/1-losses")[0] == datetime(2026, 3, 1, 21, 12, 11)
    refused = [file for file, one in rows.items() if one.refused]
    assert [file.rpartition("/")[2] for file in refused] == ["submission_99"]


@pytest.mark.parametrize(
    "damage", ["- 1\n- 2", "a: [", "submission_11: 3", "!!python/object/apply:os.system ['false']"]
)
def test_a_damaged_table_of_gradescope_is_told_of_in_each_row(collects, damage):
    files = gradescope({11: (["Ada"], "x"), 12: (["Ben"], "y")})
    rows = collects(files | {"assignment_123_export/submission_metadata.yml": damage})
    assert len(rows) == 2 and all("submission_metadata.yml" in one.refused for one in rows.values())
    assert submitted(collects.root) == {}


def test_an_export_without_a_submissions_folder_names_whom_it_lacks(collects):
    files = gradescope({11: (["Ada"], "x"), 12: (["Ben"], "y")})
    del files["assignment_123_export/submission_12/softmax.py"]
    rows = collects(files)
    assert [(one.student, bool(one.refused)) for one in rows.values()] == [("Ada", False), ("Ben", True)]


def test_a_zip_of_zips_and_downloads_in_a_zip_are_looked_into(collects):
    files = {
        "week 3/ada_1-losses.zip": work("ada"),
        "week 3/ben_1-losses (1).zip": work("ben"),
        "week 3/inner.zip": zipped({moodle(14, "Zoe"): work("zoe"), moodle(15, "Dan"): work("dan")}),
        "week 3/homework.zip": work("carla", "carla"),
    }
    rows = collects(files)
    assert submitted(collects.root) == {"ada": "ada", "ben": "ben", "Zoe": "zoe", "Dan": "dan", "carla": "carla"}
    assert [one.student for one in rows.values() if one.guessed] == ["carla"]


@pytest.mark.parametrize("system", ["moodle", "canvas", "loose"])
def test_nobody_hands_in_for_others_with_an_upload_that_looks_like_a_download(collects, system):
    forged = zipped(
        {
            moodle(12, "Ben Beta"): work("forged"),
            canvas(12, "Ben Beta"): work("forged"),
            "ben_1-losses.zip": work("forged"),
            **{name.partition("/")[2]: raw for name, raw in gradescope({12: (["Ben Beta"], "forged")}).items()},
        }
    )
    files = {
        "moodle": {moodle(11, "Mallory"): forged},
        "canvas": {canvas(11, "Mal Lory", "moodle_12_assignsubmission_file_x.zip"): forged},
        "loose": {"mallory_1-losses.zip": forged},
    }[system]
    rows = collects(files)
    assert len(rows) == 1 and len(submitted(collects.root)) <= 1
    assert not any("ben" in name.lower() for name in submitted(collects.root))


@pytest.mark.parametrize("roster", ["", "id,name\ns11,Ada Lovelace\ns12,Ben Beta\n"])
@pytest.mark.parametrize("named", ["Ben Beta", "ben", "s12", "mallory"])
def test_a_manifest_in_somebody_elses_name_is_refused_and_named(collects, roster, named):
    files = {moodle(11, "Ada Lovelace"): work("ada's?", named), moodle(12, "Ben Beta"): work("ben's", "Ben Beta")}
    rows = collects(files, **({"roster": roster} if roster else {}))
    (refused,) = [one for one in rows.values() if one.refused]
    assert f"its manifest names {named}" in refused.refused and "Ada Lovelace (11)" in refused.refused
    assert list(submitted(collects.root).values()) == ["ben's"]


@pytest.mark.parametrize("named", ["Ada Lovelace", "lovelace ada", "ada", "ADA.LOVELACE", "s11", "Countess"])
def test_a_manifest_may_call_a_student_by_any_of_their_names(collects, named):
    files = {moodle(11, "Ada Lovelace"): work("x", named), canvas(5, "Ben Beta"): work("y", "Ben Beta")}
    rows = collects(files, roster="id,name,also\ns11,Ada Lovelace,Countess\ns12,Ben Beta,\n")
    assert [one.refused for one in rows.values()] == ["", ""]
    assert submitted(collects.root) == {"s11": "x", "s12": "y"}


@pytest.mark.parametrize("system", [moodle, canvas])
def test_two_people_with_one_name_are_never_one(collects, system):
    files = {system(11, "Ada Kim"): work("one"), system(12, "Ada Kim"): work("two"), system(13, "Ben B"): work("ben")}
    rows = collects(files)
    refused = [one for one in rows.values() if one.refused]
    assert len(refused) == 2 and all("(11)" in one.refused and "(12)" in one.refused for one in refused)
    assert list(submitted(collects.root).values()) == ["ben"]


@pytest.mark.parametrize("system", [moodle, canvas])
def test_two_people_with_one_name_are_told_apart_by_a_number_in_the_roster(collects, system):
    files = {system(11, "Ada Kim"): work("one"), system(12, "Ada Kim"): work("two")}
    name = system.__name__
    rows = collects(files, roster=f"id,name,{name}_id\nkim1,Ada Kim,11\nkim2,Ada Kim,12\n")
    assert submitted(collects.root) == {"kim1": "one", "kim2": "two"}
    assert not any(one.guessed for one in rows.values())


def test_the_roster_alone_does_not_tell_two_of_one_name_apart(collects):
    files = {moodle(11, "Ada Kim"): work("one"), moodle(13, "Ben B"): work("ben")}
    rows = collects(files, roster="id,name\nkim1,Ada Kim\nkim2,ADA KIM\nben,Ben B\n")
    (refused,) = [one for one in rows.values() if one.refused]
    assert "kim1 (Ada Kim) or kim2 (ADA KIM)" in refused.refused
    assert submitted(collects.root) == {"ben": "ben"}


def test_somebody_of_the_same_name_who_comes_later_takes_nobodys_place(collects):
    collects({moodle(11, "Ada Kim"): work("first")})
    rows = collects({moodle(12, "Ada Kim"): work("other")})
    assert all(one.refused for one in rows.values())
    assert submitted(collects.root) == {"Ada Kim": "first"}


@pytest.mark.parametrize(
    ("name", "guessed"),
    [("ADA  LOVELACE", False), ("Lovelace Ada", True), ("Lovelace, Ada", True), ("Àda Lovelace", True)],
)
def test_a_name_that_is_written_otherwise_is_found_and_marked_as_a_guess(collects, name, guessed):
    rows = collects({moodle(11, name): work("x")}, roster="id,name\ns1,Ada Lovelace\ns2,Ben Beta\n")
    assert [(one.student, one.guessed) for one in rows.values()] == [("s1", guessed)]


def test_canvas_way_of_writing_names_is_no_guess(collects):
    files = {canvas(number, name): work(name) for number, name in PEOPLE.items()}
    table = "id,name\n" + "".join(f"s{number},{name}\n" for number, name in PEOPLE.items())
    rows = collects(files, roster=table)
    assert submitted(collects.root) == {f"s{number}": name for number, name in PEOPLE.items()}
    assert not any(one.guessed for one in rows.values())


def test_moodles_worksheet_tells_when_and_by_which_number(collects):
    sheet = (
        "\ufeffIdentifier,Full name,ID number,Email address,Status,Grade,Last modified (submission)\n"
        'Participant 11,Ada Kim,4711,ada@x.org,Submitted,,"Sunday, 1 March 2026, 11:59 PM"\n'
        'Participant 12,Ada Kim,4712,kim@x.org,Submitted,,"Monday, 2 March 2026, 12:01 AM"\n'
        "Participant 13,Ben Beta,4713,ben@x.org,No submission,,-\n"
        "Participant 14,Zoe,4714,zoe@x.org,Submitted,,demain\n"
    )
    files = {moodle(number, name): work(number) for number, name in {11: "Ada Kim", 12: "Ada Kim", 14: "Zoe"}.items()}
    due = datetime(2026, 3, 2).astimezone(timezone.utc)
    rows = collects(
        files,
        worksheet=sheet,
        roster="id,name,email\n4711,Ada Kim,\nkim,Ada Kim,KIM@x.org\nzoe,Zoe,\n",
        deadlines=f"assignment,due\n1-losses,{due:%Y-%m-%d %H:%M}Z\n",
    )
    assert submitted(collects.root) == {"4711": "11", "kim": "12", "zoe": "14"}
    assert {one.student for one in rows.values() if one.late} == {"kim"}
    time = due.replace(tzinfo=None) - timedelta(minutes=1)
    assert handed_in_at(collects.root / "submitted/4711/1-losses")[0] == time
    assert any("'demain' can't be read" in note for one in rows.values() for note in one.notes)


def test_going_back_to_an_earlier_version_counts_where_the_system_tells_the_times(collects):
    for minute, mark in ((11, "first"), (12, "second"), (13, "first")):
        collects(
            {
                "submission_7/softmax.py": mark,
                "submission_metadata.yml": "submission_7:\n  :submitters:\n  - :name: Ada\n    :sid: 7\n"
                f"  :created_at: 2026-03-01 21:{minute}:11.5 Z\n",
            }
        )
    assert submitted(collects.root) == {"Ada": "first"}
    assert len(list((collects.root / "collected/1-losses/Ada").iterdir())) == 3


def test_a_wrong_zip_costs_its_owner_alone(collects):
    files = {moodle(number, name): work(name) for number, name in PEOPLE.items()}
    files |= {
        moodle(21, "Empty"): b"",
        moodle(22, "Holiday"): zipped({"beach.png": "x"}),
        moodle(23, "Half"): work("x")[:60],
        moodle(24, "Rar", "work.rar"): b"Rar!",
        "readme.txt": "hello",
    }
    rows = collects(files)
    assert submitted(collects.root) == {name: name for name in PEOPLE.values()}
    refused = {one.student for one in rows.values() if one.refused}
    assert refused == {"Empty", "Holiday", "Half", "Rar", ""}
    assert len(rows) == len(files)
    (half,) = [one for one in rows.values() if one.student == "Half"]
    assert half.notes == ("homework.zip was left out: it isn't a zip, or it is damaged",)


def test_an_entry_that_is_damaged_in_the_download_costs_its_owner_alone(collects):
    raw = bytearray(zipped({moodle(11, "Ada"): b"A" * 100 + work("x"), moodle(12, "Ben"): work("ben")}))
    raw[80:90] = bytes(10)
    source = collects.root / "download.zip"
    source.write_bytes(raw)
    rows = collect(collects.root, ASSIGNMENT, [source])
    assert [(one.student, bool(one.refused)) for one in rows] == [("Ada", True), ("Ben", False)]


def test_a_download_that_is_cut_off_is_one_row_and_costs_no_other(collects):
    whole = zipped({moodle(11, "Ada"): work("ada")})
    (collects.root / "a.zip").write_bytes(whole)
    (collects.root / "b.zip").write_bytes(zipped({moodle(12, "Ben"): work("ben")})[:200])
    rows = collect(collects.root, ASSIGNMENT, [collects.root / "a.zip", collects.root / "b.zip"])
    assert {one.file.partition("/")[0]: bool(one.refused) for one in rows} == {"a.zip": False, "b.zip": True}
    assert submitted(collects.root) == {"Ada": "ada"}


def test_a_source_that_is_not_there_is_told_before_anything_is_written(collects, tmp_path):
    with pytest.raises(ValueError, match=r"nowhere\.zip"):
        collect(collects.root, ASSIGNMENT, [tmp_path / "nowhere.zip"])
    assert {path.name for path in collects.root.iterdir()} <= {".grading"}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("roster", "id,name\nada,Ada\nADA,Ada B\n", "line 3 of roster.csv: the id ADA is there twice"),
        ("roster", "id,name\na/b,Ada\n", "line 2 of roster.csv: the id can't be the name of a folder"),
        ("roster", "id,name,extension\nada,Ada,soon\n", "line 2 of roster.csv: 'soon' is no extension"),
        ("roster", "id,name,extension\nada,Ada,3000000 days\n", "'3000000 days' is longer than any extension"),
        ("roster", "id,name,extensions\nada,Ada,3 days\n", "has a column 'extensions': if 'extension' is meant"),
        ("roster", "who\nada\n", "roster.csv has no column called id, name"),
        ("deadlines", "assignment,due\n1-losses,1/3/2026\n", "line 2 of deadlines.csv: '1/3/2026' isn't a time"),
        ("deadlines", "assignment,due,counts\n1-losses,,first\n", "line 2 of deadlines.csv: 'first' can't count"),
        ("deadlines", "assignment,due\n1-losses,\n1-losses,\n", "line 3 of deadlines.csv: 1-losses is there twice"),
    ],
)
def test_a_table_that_is_wrong_is_told_with_its_line(collects, name, text, told):
    with pytest.raises(ValueError, match=told):
        collects({moodle(11, "Ada"): work("x")}, **{name: text})


WORDS = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Lt"], max_codepoint=0xFFFF), min_size=1, max_size=8)
FULL_NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5)


@given(names=FULL_NAMES)
@settings(max_examples=60, deadline=None)
@pytest.mark.slow
def test_in_any_script_everybody_gets_their_own_work_or_is_refused(tmp_path_factory, names):
    root = tmp_path_factory.mktemp("course")
    table = "id,name\n" + "".join(f"s{number},{name}\n" for number, name in enumerate(names))
    (root / "roster.csv").write_text(table, encoding="utf-8")
    (root / "m.zip").write_bytes(zipped({moodle(100 + n, name): work(n) for n, name in enumerate(names)}))
    (root / "c.zip").write_bytes(zipped({canvas(200 + n, name): work(n) for n, name in enumerate(names)}))
    for source in ("m.zip", "c.zip"):
        rows = collect(root, ASSIGNMENT, [root / source])
        assert len(rows) == len(names)
        assert all(one.refused or one.counts for one in rows)
    assert all(student == f"s{mark}" for student, mark in submitted(root).items())
