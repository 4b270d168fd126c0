"""Collecting a class's zips: each costs at most itself, and whoever it belongs to gets it."""

import io
import os
import unicodedata
import zipfile

import pytest

from cs231n_lite.plumbing.course import this_course
from grading.classroom.collect import collect, student_of

ASSIGNMENT = this_course().assignment("1-losses")


def zipped(mark: str, **more: str) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, text in {"student_modules/softmax.py": mark, **more}.items():
            archive.writestr(name, text)
    return raw.getvalue()


@pytest.fixture
def downloaded(tmp_path):
    """Put a zip into the folder of the downloaded ones, so many seconds after the others."""

    def download(name: str, raw: bytes, age: int = 0) -> None:
        path = tmp_path / "downloaded" / "1-losses" / "archive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))

    return download


def submitted(root) -> dict[str, str]:
    """What each student's softmax.py says."""
    return {
        path.parts[-4]: path.read_text(encoding="utf-8")
        for path in (root / "submitted").glob("*/1-losses/student_modules/softmax.py")
    }


def outcome(collected) -> list[tuple[str, str, bool]]:
    return [(one.student, one.file, not one.refused) for one in collected]


def test_each_zip_becomes_a_submission_of_the_student_its_name_begins_with(downloaded, tmp_path):
    for name in ("ada_1-losses.zip", "김 철수_1-losses (1).zip", "María José_1234567_assignsubmission_file_x.ZIP"):
        downloaded(name, zipped(name))
    assert outcome(collect(tmp_path, ASSIGNMENT)) == [
        ("María José", "María José_1234567_assignsubmission_file_x.ZIP", True),
        ("ada", "ada_1-losses.zip", True),
        ("김 철수", "김 철수_1-losses (1).zip", True),
    ]
    assert submitted(tmp_path)["김 철수"] == "김 철수_1-losses (1).zip"


def test_a_name_is_the_same_however_a_system_writes_its_letters():
    assert student_of(unicodedata.normalize("NFD", "정_1-losses.zip")) == unicodedata.normalize("NFC", "정")


@pytest.mark.parametrize(
    "name", ["1-losses.zip", "_1-losses.zip", "._x.zip", ".._x.zip", " _x.zip", "CON_x.zip", "a\\b_x.zip", "a:b_x.zip"]
)
def test_a_zip_that_names_nobody_is_refused_with_what_to_do(downloaded, tmp_path, name):
    downloaded(name, zipped("x"))
    downloaded("ada_1-losses.zip", zipped("ada"))
    collected = collect(tmp_path, ASSIGNMENT)
    refused = [one for one in collected if one.refused]
    assert [one.file for one in refused] == [name]
    assert "STUDENT_ASSIGNMENT.zip" in refused[0].refused
    assert submitted(tmp_path)["ada"] == "ada"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["downloaded", "submitted"]


def test_of_two_zips_the_newer_counts_and_the_other_is_noted(downloaded, tmp_path):
    downloaded("ada_1-losses.zip", zipped("new"))
    downloaded("ada_1-losses (1).zip", zipped("old"), age=60)
    collected = collect(tmp_path, ASSIGNMENT)
    assert outcome(collected) == [("ada", "ada_1-losses.zip", True), ("ada", "ada_1-losses (1).zip", False)]
    assert "ada_1-losses.zip is newer" in collected[1].refused
    assert submitted(tmp_path) == {"ada": "new"}


@pytest.mark.parametrize("bad", [b"", b"PK no zip", zipped("x")[:-9]])
def test_a_bad_zip_costs_nobody_else_and_not_what_there_was(downloaded, tmp_path, bad):
    downloaded("ada_1-losses.zip", zipped("ada"))
    downloaded("ben_1-losses.zip", zipped("ben"))
    collect(tmp_path, ASSIGNMENT)
    downloaded("ada_1-losses.zip", bad)
    downloaded("ada_1-losses.zip", bad)
    collected = collect(tmp_path, ASSIGNMENT)
    assert outcome(collected) == [("ada", "ada_1-losses.zip", False), ("ben", "ben_1-losses.zip", True)]
    assert "neither a notebook nor a module" in collected[0].refused
    assert submitted(tmp_path) == {"ada": "ada", "ben": "ben"}


def test_if_the_newest_holds_nothing_the_next_counts(downloaded, tmp_path):
    downloaded("ada_1-losses.zip", b"half an upload")
    downloaded("ada_1-losses (1).zip", zipped("whole"), age=60)
    assert outcome(collect(tmp_path, ASSIGNMENT)) == [
        ("ada", "ada_1-losses.zip", False),
        ("ada", "ada_1-losses (1).zip", True),
    ]
    assert submitted(tmp_path) == {"ada": "whole"}


def test_a_link_is_not_followed_and_a_place_that_cannot_be_written_costs_nobody_else(downloaded, tmp_path):
    downloaded("zoe_1-losses.zip", zipped("zoe"))
    downloaded("ben_1-losses.zip", zipped("ben"))
    (tmp_path / "secret.zip").write_bytes(zipped("secret"))
    (tmp_path / "downloaded/1-losses/archive/ada_1-losses.zip").symlink_to(tmp_path / "secret.zip")
    (tmp_path / "submitted").mkdir()
    (tmp_path / "submitted" / "ben").write_bytes(b"a file in the way")
    collected = collect(tmp_path, ASSIGNMENT)
    assert [one.student for one in collected if one.refused] == ["ada", "ben"]
    assert submitted(tmp_path) == {"zoe": "zoe"}


def test_what_was_noticed_comes_along(downloaded, tmp_path):
    downloaded("ada_1-losses.zip", zipped("x", **{"manifest.json": '{"student": "ben"}', "../evil.py": "x"}))
    notes = collect(tmp_path, ASSIGNMENT)[0].notes
    assert any("evil.py was left out" in note for note in notes)
    assert "ben packed it, by its manifest" in notes


def test_nothing_downloaded_is_nothing_collected(tmp_path):
    assert collect(tmp_path, ASSIGNMENT) == []
    assert list(tmp_path.iterdir()) == []
