"""Collecting single zips, folders and files: each costs at most itself, and whoever it belongs to gets it."""

import io
import json
import os
import unicodedata
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs231n_lite.plumbing.course import this_course
from grading.collecting.collect import collect, missing
from grading.intake.times import handed_in_at

ASSIGNMENT = this_course().assignment("1-losses")
NOON = datetime(2026, 3, 1, 12)


def zipped(mark: str, student: str = "", **more: str) -> bytes:
    manifest = {"manifest.json": json.dumps({"student": student})} if student else {}
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, text in {"student_modules/softmax.py": mark, **manifest, **more}.items():
            archive.writestr(name, text)
    return raw.getvalue()


def touched(path: Path, time: datetime) -> None:
    seconds = time.replace(tzinfo=timezone.utc).timestamp()
    os.utime(path, (seconds, seconds))


@pytest.fixture
def downloaded(tmp_path):
    """Put a file into the folder of the downloaded ones, changed so many hours before noon."""

    def download(name: str, raw: bytes, before: float = 0) -> Path:
        path = tmp_path / "downloaded" / "1-losses" / "archive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        touched(path, NOON - timedelta(hours=before))
        return path

    return download


def submitted(root) -> dict[str, str]:
    """What each student's softmax.py says."""
    return {
        path.parts[-4]: path.read_text(encoding="utf-8")
        for path in (root / "submitted").glob("*/1-losses/student_modules/softmax.py")
    }


def state_of(root) -> dict[str, tuple[bytes, int]]:
    """All that collecting wrote, with the time of each file."""
    return {
        str(path.relative_to(root)): (path.read_bytes(), path.stat().st_mtime_ns)
        for top in ("submitted", "collected")
        for path in (root / top).rglob("*")
        if path.is_file()
    }


def outcome(collected) -> list[tuple[str, str, bool]]:
    return [(one.student, one.file, one.counts) for one in collected]


def test_each_zip_becomes_a_submission_of_the_student_its_name_begins_with(downloaded, tmp_path):
    for name in ("ada_1-losses.zip", "김 철수_1-losses (1).zip", "María José_1-losses-copy.ZIP"):
        downloaded(name, zipped(name))
    assert outcome(collect(tmp_path, ASSIGNMENT)) == [
        ("ada", "ada_1-losses.zip", True),
        ("María José", "María José_1-losses-copy.ZIP", True),
        ("김 철수", "김 철수_1-losses (1).zip", True),
    ]
    assert submitted(tmp_path)["김 철수"] == "김 철수_1-losses (1).zip"


def test_a_name_is_the_same_however_a_system_writes_its_letters(downloaded, tmp_path):
    for form, hours in (("NFD", 1), ("NFC", 0)):
        downloaded(unicodedata.normalize(form, "정_1-losses.zip"), zipped(form), before=hours)
    collect(tmp_path, ASSIGNMENT)
    assert submitted(tmp_path) == {unicodedata.normalize("NFC", "정"): "NFC"}


@pytest.mark.parametrize(
    "name",
    [
        "1-losses.zip",
        "_1-losses.zip",
        "._1-losses.zip",
        ".._1-losses.zip",
        "CON_1-losses.zip",
        "a\\b_1-losses.zip",
        "a:b_1-losses.zip",
        "cs231n_lite_student.zip",
        "cs231n_1-losses.zip",
        "cs231n_lite_1-losses (2).zip",
        "my_work.zip",
    ],
)
def test_a_zip_that_names_nobody_is_refused_with_what_to_do(downloaded, tmp_path, name):
    downloaded(name, zipped("x"))
    downloaded("ada_1-losses.zip", zipped("ada"))
    collected = collect(tmp_path, ASSIGNMENT)
    refused = [one for one in collected if one.refused]
    if not name.startswith("._"):  # which macOS leaves behind
        assert [one.file for one in refused] == [name]
        assert "STUDENT_ASSIGNMENT.zip" in refused[0].refused
    assert submitted(tmp_path) == {"ada": "ada"}
    assert {path.name for path in tmp_path.iterdir()} == {"downloaded", "submitted", "collected", ".grading"}


def test_the_manifest_tells_whose_a_zip_is_only_where_its_name_does_not(downloaded, tmp_path):
    downloaded("homework.zip", zipped("by manifest", "ben"))
    downloaded("cs231n_lite_student.zip", zipped("by manifest", "zoe"))
    downloaded("cs231n_lite.zip", zipped("nobody", "cs231n"))
    downloaded("ada_1-losses.zip", zipped("by name", "carla"))
    rows = {one.file: one for one in collect(tmp_path, ASSIGNMENT)}
    assert submitted(tmp_path) == {"ada": "by name", "ben": "by manifest", "zoe": "by manifest"}
    assert rows["homework.zip"].guessed and rows["cs231n_lite_student.zip"].guessed
    assert not rows["ada_1-losses.zip"].guessed
    assert "carla packed it, by its manifest" in rows["ada_1-losses.zip"].notes
    assert rows["cs231n_lite.zip"].refused


def test_a_guess_never_takes_the_place_of_what_is_certain(downloaded, tmp_path):
    downloaded("ada_1-losses.zip", zipped("ada's"), before=5)
    downloaded("homework.zip", zipped("somebody's", "ada"))
    rows = {one.file: one for one in collect(tmp_path, ASSIGNMENT)}
    assert submitted(tmp_path) == {"ada": "ada's"}
    assert "ada_1-losses.zip counts in its place" in rows["homework.zip"].notes


def test_of_several_zips_the_latest_counts_and_all_are_kept(downloaded, tmp_path):
    downloaded("ada_1-losses.zip", new := zipped("new"))
    downloaded("ada_1-losses (1).zip", old := zipped("old"), before=1)
    rows = collect(tmp_path, ASSIGNMENT)
    assert outcome(rows) == [("ada", "ada_1-losses (1).zip", False), ("ada", "ada_1-losses.zip", True)]
    assert "ada_1-losses.zip counts in its place" in rows[0].notes
    assert not any(one.refused for one in rows)
    assert submitted(tmp_path) == {"ada": "new"}
    kept = sorted((tmp_path / "collected/1-losses/ada").glob("*/upload.zip"))
    assert [path.read_bytes() for path in kept] == [old, new]
    assert kept[0].parent.name.startswith("20260301T110000Z-")


def test_the_same_files_are_one_attempt_whatever_copied_them(downloaded, tmp_path):
    downloaded("ada_1-losses.zip", zipped("first"), before=9)
    downloaded("ada_1-losses (1).zip", zipped("second"), before=5)
    collect(tmp_path, ASSIGNMENT)
    downloaded("ada_1-losses.zip", zipped("first"))
    collect(tmp_path, ASSIGNMENT)
    assert submitted(tmp_path) == {"ada": "second"}
    assert len(list((tmp_path / "collected/1-losses/ada").iterdir())) == 2


@pytest.mark.parametrize("bad", [b"", b"PK no zip", zipped("x")[:-9]])
def test_a_bad_zip_costs_nobody_else_and_not_what_there_was(downloaded, tmp_path, bad):
    downloaded("ada_1-losses.zip", zipped("ada"))
    downloaded("ben_1-losses.zip", zipped("ben"))
    collect(tmp_path, ASSIGNMENT)
    downloaded("ada_1-losses.zip", bad)
    rows = collect(tmp_path, ASSIGNMENT)
    assert outcome(rows) == [("ada", "ada_1-losses.zip", False), ("ben", "ben_1-losses.zip", True)]
    assert "neither a notebook nor a module" in rows[0].refused
    assert any("ada_1-losses.zip was left out" in note for note in rows[0].notes)
    assert submitted(tmp_path) == {"ada": "ada", "ben": "ben"}


def test_if_the_latest_holds_nothing_the_next_counts(downloaded, tmp_path):
    downloaded("ada_1-losses.zip", b"half an upload")
    downloaded("ada_1-losses (1).zip", zipped("whole"), before=1)
    assert outcome(collect(tmp_path, ASSIGNMENT)) == [
        ("ada", "ada_1-losses (1).zip", True),
        ("ada", "ada_1-losses.zip", False),
    ]
    assert submitted(tmp_path) == {"ada": "whole"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs")
def test_links_and_fifos_are_not_followed_and_what_cannot_be_written_costs_nobody_else(downloaded, tmp_path):
    downloaded("zoe_1-losses.zip", zipped("zoe"))
    downloaded("ben_1-losses.zip", zipped("ben"))
    archive = tmp_path / "downloaded/1-losses/archive"
    (tmp_path / "secret.zip").write_bytes(zipped("secret"))
    (archive / "ada_1-losses.zip").symlink_to(tmp_path / "secret.zip")
    os.mkfifo(archive / "carla_1-losses.zip")
    (archive / "dan_1-losses").mkdir()
    os.mkfifo(archive / "dan_1-losses" / "softmax.py")
    (archive / "eve_1-losses").mkdir()
    (archive / "eve_1-losses" / "softmax.py").symlink_to(tmp_path / "secret.zip")
    (tmp_path / "submitted").mkdir()
    (tmp_path / "submitted" / "ben").write_bytes(b"a file in the way")
    rows = collect(tmp_path, ASSIGNMENT)
    assert [one.student for one in rows if one.refused] == ["ada", "ben", "carla", "dan", "eve"]
    assert submitted(tmp_path) == {"zoe": "zoe"}


def test_a_bomb_costs_itself_alone(downloaded, tmp_path):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb_1-losses.zip", bytes(30_000_000))
        archive.writestr("ada_1-losses.zip", zipped("ada"))
    downloaded("all.zip", raw.getvalue())
    rows = {one.student: one for one in collect(tmp_path, ASSIGNMENT)}
    assert "unpacks to far more" in rows["bomb"].refused
    assert submitted(tmp_path) == {"ada": "ada"}


def test_folders_and_loose_files_of_one_student_belong_together(downloaded, tmp_path):
    downloaded("ada_1-losses/softmax.py", b"folder")
    downloaded("ada_1-losses/student_modules/linear_svm.py", b"too")
    downloaded("ben_softmax.py", b"loose")
    downloaded("ben_svm (2).ipynb", b'{"cells": []}')
    downloaded("ben_my_helper.py", b"helper")
    downloaded("softmax.py", b"whose?")
    rows = collect(tmp_path, ASSIGNMENT)
    assert submitted(tmp_path) == {"ada": "folder", "ben": "loose"}
    assert {path.name for path in (tmp_path / "submitted/ben/1-losses").rglob("*.*")} == {
        "svm.ipynb",
        "softmax.py",
        "my_helper.py",
        "timestamp.txt",
    }
    assert [one.file for one in rows if one.refused] == ["softmax.py"]


def test_what_was_noticed_comes_along(downloaded, tmp_path):
    downloaded("ada_1-losses.zip", zipped("x", "ben", **{"../evil.py": "x"}))
    notes = collect(tmp_path, ASSIGNMENT)[0].notes
    assert any("evil.py was left out" in note for note in notes)
    assert "ben packed it, by its manifest" in notes


def test_nothing_downloaded_is_nothing_collected(tmp_path):
    assert collect(tmp_path, ASSIGNMENT) == []
    assert [path.name for path in tmp_path.iterdir()] == [".grading"]


def test_the_time_reaches_nbgrader_with_a_file_it_reads(downloaded, tmp_path):
    downloaded("ada_1-losses.zip", zipped("x"))
    collect(tmp_path, ASSIGNMENT)
    folder = tmp_path / "submitted/ada/1-losses"
    assert (folder / "timestamp.txt").read_text() == "2026-03-01 12:00:00 UTC"
    assert handed_in_at(folder) == (NOON, "")


@pytest.mark.parametrize(("setting", "mark"), [("latest", "late"), ("latest before due", "in time"), ("", "late")])
def test_the_latest_counts_or_the_latest_before_it_was_due(downloaded, tmp_path, setting, mark):
    (tmp_path / "deadlines.csv").write_text(f"assignment,due,counts\n1-losses,2026-03-01 11:30Z,{setting}\n")
    downloaded("ada_1-losses (1).zip", zipped("early"), before=3)
    downloaded("ada_1-losses.zip", zipped("in time"), before=1)
    downloaded("ada_1-losses (2).zip", zipped("late"))
    downloaded("ben_1-losses.zip", zipped("only a late one"))
    rows = collect(tmp_path, ASSIGNMENT)
    assert submitted(tmp_path) == {"ada": mark, "ben": "only a late one"}
    assert {one.file for one in rows if one.late} == {"ada_1-losses (2).zip", "ben_1-losses.zip"}


def test_an_extension_is_each_students_own(downloaded, tmp_path):
    (tmp_path / "deadlines.csv").write_text("assignment;due;counts\n1-losses;2026-03-01 10:00 UTC;latest before due\n")
    (tmp_path / "roster.csv").write_text(
        "\ufeffid;name;extension\nada;Ada;1h\nben;Ben;1 day\ncarla;Carla;2026-03-01 11:30Z\n", encoding="utf-8"
    )
    for student in ("ada", "ben", "carla"):
        downloaded(f"{student}_1-losses.zip", zipped("second"))
        downloaded(f"{student}_1-losses (1).zip", zipped("first"), before=1)
    rows = collect(tmp_path, ASSIGNMENT)
    assert submitted(tmp_path) == {"ada": "first", "ben": "second", "carla": "first"}
    assert {one.student for one in rows if one.late} == {"ada", "carla"}


def test_a_deadline_that_changes_changes_what_counts(downloaded, tmp_path):
    downloaded("ada_1-losses (1).zip", zipped("early"), before=3)
    downloaded("ada_1-losses.zip", zipped("late"))
    collect(tmp_path, ASSIGNMENT)
    (tmp_path / "deadlines.csv").write_text(
        "assignment,due,counts\n1-losses,2026-03-01 11:00 UTC,latest before due\n", encoding="utf-8"
    )
    collect(tmp_path, ASSIGNMENT)
    assert submitted(tmp_path) == {"ada": "early"}


def test_the_roster_says_who_is_missing_and_whom_it_does_not_know(downloaded, tmp_path):
    (tmp_path / "roster.csv").write_text("id,name\ns1,Ada Lovelace\ns2,김 철수\ns3,Ben\n", encoding="utf-8")
    downloaded("S1_1-losses.zip", zipped("by id"))
    downloaded("철수 김_1-losses.zip", zipped("turned"))
    downloaded("mallory_1-losses.zip", zipped("stranger"))
    rows = {one.file: one for one in collect(tmp_path, ASSIGNMENT)}
    assert submitted(tmp_path) == {"s1": "by id", "s2": "turned"}
    assert [one.file for one in rows.values() if one.guessed] == ["철수 김_1-losses.zip"]
    assert "nobody in roster.csv is mallory" in rows["mallory_1-losses.zip"].refused
    assert [person.id for person in missing(tmp_path, "1-losses")] == ["s3"]


def test_with_a_roster_a_name_without_the_assignment_is_a_guess(downloaded, tmp_path):
    (tmp_path / "roster.csv").write_text("id,name\ns1,Ada Lovelace\ns2,Ben\n", encoding="utf-8")
    downloaded("ada lovelace_hw1.zip", zipped("x"))
    downloaded("ben.zip", zipped("ben's", "Ada Lovelace"))
    rows = {one.file: one for one in collect(tmp_path, ASSIGNMENT)}
    assert rows["ada lovelace_hw1.zip"].guessed and rows["ada lovelace_hw1.zip"].student == "s1"
    assert "its manifest s1" in rows["ben.zip"].refused
    assert submitted(tmp_path) == {"s1": "x"}


NAMES = st.sampled_from(["ada", "Ada", "ben", "김 철수", "zoë", "my", "cs231n"])
FILES = st.dictionaries(
    st.builds("{}{}{}".format, NAMES, st.sampled_from(["_1-losses", "_1-losses (1)", "_hw", ""]), st.just(".zip")),
    st.sampled_from(
        [zipped("1"), zipped("2", "ada"), zipped("3", "ben"), b"", b"PK\5\6" + bytes(18), zipped("x")[:50]]
    ),
    max_size=6,
)


@given(files=FILES, due=st.booleans(), roster=st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.slow
def test_every_upload_is_one_row_and_collecting_again_changes_nothing(tmp_path_factory, files, due, roster):
    root = tmp_path_factory.mktemp("course")
    archive = root / "downloaded/1-losses/archive"
    archive.mkdir(parents=True)
    for number, (name, raw) in enumerate(files.items()):
        (archive / name).write_bytes(raw)
        touched(archive / name, NOON + timedelta(hours=number))
    if due:
        (root / "deadlines.csv").write_text("assignment,due,counts\n1-losses,2026-03-01 13:00Z,latest before due\n")
    if roster:
        (root / "roster.csv").write_text("id,name\nada,Ada\nben,Ben\ns3,김철수\n", encoding="utf-8")
    first = collect(root, ASSIGNMENT)
    before = state_of(root)
    assert sorted(one.file for one in first) == sorted(path.name for path in archive.iterdir())
    assert collect(root, ASSIGNMENT) == first
    assert state_of(root) == before
    assert {one.student.casefold() for one in first if one.counts} == {name.casefold() for name in submitted(root)}
    assert "cs231n" not in submitted(root) and "my" not in {
        one.student for one in first if not roster and "hw" in one.file
    }
