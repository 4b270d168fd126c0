"""Reading what was handed in: honest work counts however it was packed, hostile work costs itself alone."""

import hashlib
import io
import json
import os
import socket
import stat
import struct
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.pack import pack
from grading.intake import archives, contents, handed_in
from grading.intake.handed_in import HandedIn, read_folder, read_zip, store
from grading.intake.replacing import remove_folder

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
ASSIGNMENT = this_course().assignment("1-losses")
NOTEBOOKS = {f"{notebook.name}.ipynb": b'{"cells": []}' for notebook in ASSIGNMENT.notebooks}
SOURCES = {module: f"def of_{module}():\n\treturn 'é 값'\n" for module in ASSIGNMENT.modules}
MODULES = {f"student_modules/{module}.py": text.encode() for module, text in SOURCES.items()}
WORK = NOTEBOOKS | MODULES
NFC, NFD = (unicodedata.normalize(form, "도우미") for form in ("NFC", "NFD"))


def zipped(files, **options) -> bytes:
    """A zip of `files`; a name may be a ZipInfo, and files may be pairs, where names come twice."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in files.items() if isinstance(files, dict) else files:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return raw.getvalue()


@pytest.fixture
def reads(tmp_path):
    """Read a zip of these files, or these bytes in place of a zip; nothing but that zip may be on the disk after it."""

    def read(files) -> HandedIn:
        path = tmp_path / "ada_1-losses.zip"
        path.write_bytes(files if isinstance(files, bytes) else zipped(files))
        handed_in = read_zip(path, ASSIGNMENT)
        assert [found.name for found in tmp_path.iterdir()] == [path.name]
        return handed_in

    return read


def written_to(folder, files) -> Path:
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder


def counts(handed_in, helpers=()) -> bool:
    """Whether all of the honest work counts, and of the helpers these."""
    same = {f"{name}.ipynb": raw for name, raw in handed_in.notebooks.items()} == NOTEBOOKS
    return same and handed_in.modules == SOURCES and set(handed_in.helpers) == set(helpers)


def moved(folder="", modules="student_modules") -> dict:
    """The honest work in other folders."""
    names = {name: name.replace("student_modules/", f"{modules}/" if modules else "") for name in WORK}
    return {f"{folder}{names[name]}": raw for name, raw in WORK.items()}


def told(handed_in, *words) -> bool:
    return any(all(word in note for word in words) for note in handed_in.notes)


# Honest work


@pytest.mark.parametrize(
    "files",
    [
        WORK,
        moved("1-losses/"),
        moved("kim/내 과제/2026/1-losses/"),
        moved(modules=""),
        moved(modules="cs231n_lite"),
        moved("course/assignments/1-losses/", "../../cs231n_lite".replace("../", "")),
        {name.replace("/", "\\"): raw for name, raw in WORK.items()},
        {f".\\work\\{name}": raw for name, raw in WORK.items()},
        {f"./{name}": raw for name, raw in WORK.items()},
        {name.upper(): raw for name, raw in WORK.items()},
        {unicodedata.normalize("NFD", f"과제/{name}"): raw for name, raw in WORK.items()},
        {"ada_1-losses.zip": zipped(WORK)},
        {"outer/ada.ZIP": zipped({"inner.zip": zipped(WORK)})},
        NOTEBOOKS | {"modules.zip": zipped(MODULES)},
        {f"{name}.txt": raw for name, raw in WORK.items()},
        WORK | {f"__MACOSX/._{Path(name).name}": b"\0\5\26\7" for name in WORK} | {".DS_Store": b"\0"},
        WORK | {f"._{name}": b"\0\5\26\7" for name in NOTEBOOKS},
        WORK | {".ipynb_checkpoints/svm-checkpoint.ipynb": b"old", "student_modules/__pycache__/softmax.py": b"old"},
        WORK | {"gradebook.db": b"x", "report.pdf": b"x", "student_modules/data.csv": b"x"},
        moved(modules="") | {"old.zip": zipped({"student_modules/softmax.py": b"old"})},
        WORK | {"deeper/svm.ipynb": b"old", "linear_svm.py": b"old", "old.zip": zipped({"svm.ipynb": b"older"})},
    ],
)
def test_honest_work_counts_in_a_zip_and_in_a_folder_however_it_was_packed(reads, tmp_path, files):
    assert counts(reads(files))
    assert counts(read_folder(written_to(tmp_path / "folder", files), ASSIGNMENT))


def test_work_that_was_packed_counts_without_a_word(tmp_path):
    folder = written_to(tmp_path / "work", moved(modules=""))
    pack(ASSIGNMENT, folder, folder, tmp_path / "김 철수_1-losses.zip", anyway=True, student="김 철수")
    handed_in = read_zip(tmp_path / "김 철수_1-losses.zip", ASSIGNMENT)
    assert counts(handed_in)
    assert handed_in.notes == ()
    assert handed_in.student == "김 철수"


def test_what_systems_leave_behind_is_left_out_without_a_word(reads):
    left = {"__MACOSX/._svm.ipynb": b"", ".DS_Store": b"", ".ipynb_checkpoints/svm.ipynb": b"", "._x.py": b""}
    assert reads(WORK | left).notes == ()


@pytest.mark.parametrize("form", [NFC, NFD])
@pytest.mark.parametrize("encoding", ["utf-8", "unmarked utf-8", "euc_kr"])
def test_a_korean_helper_is_imported_by_its_composed_name(reads, form, encoding):
    stem = NFC if encoding == "euc_kr" else form
    raw = zipped(WORK | {f"student_modules/{'x' * len(stem.encode(encoding.split()[-1]))}.py": b"a = 1"})
    name = stem.encode(encoding.split()[-1])
    raw = raw.replace(b"x" * len(name) + b".py", name + b".py")
    if encoding == "utf-8":
        at = raw.rindex(b"PK\1\2")
        local = raw.index(name + b".py") - len("student_modules/") - 30
        raw = bytearray(raw)
        raw[at + 9] |= 8
        raw[local + 7] |= 8
        raw = bytes(raw)
    assert reads(raw).helpers == {NFC: "a = 1"}


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("x = 'é'\n".encode("utf-8-sig"), ""),
        (b"x = '\xc3\xa9'\r\n", ""),
        (b"x = '\xc3\xa9'\r", ""),
        ("x = 'é'\n".encode("utf-16"), "utf-16"),
        ("\ufeffx = 'é'\r\n".encode("utf-16-be"), "utf-16"),
        ("x = 'é'\n".encode("utf-16-le"), "utf-16"),
        ("x = 'é'\n".encode("utf-16-be"), "utf-16"),
        ("x = 'é'\n".encode("latin-1"), "cp1252"),
    ],
)
def test_a_module_is_read_however_an_editor_saved_it(reads, raw, word):
    handed_in = reads(WORK | {"student_modules/softmax.py": raw})
    assert handed_in.modules["softmax"] == "x = 'é'\n"
    assert told(handed_in, "softmax.py isn't UTF-8", word) if word else handed_in.notes == ()


@pytest.mark.parametrize("coding", ["latin-1", "cp1252", "iso-8859-15"])
@pytest.mark.parametrize("before", ["", "#!/usr/bin/env python\n", "\n"])
def test_a_module_that_names_its_encoding_is_read_in_it_and_stored_as_utf8(reads, tmp_path, coding, before):
    raw = f"{before}# -*- coding: {coding} -*-\nx = 'é'\n".encode(coding)
    handed_in = reads(WORK | {"student_modules/softmax.py": raw})
    store(handed_in, tmp_path / "ada" / "1-losses")
    names = {}
    exec(compile((tmp_path / "ada/1-losses/student_modules/softmax.py").read_bytes(), "softmax.py", "exec"), names)
    assert names["x"] == "é"
    assert handed_in.notes == ()


@pytest.mark.parametrize("coding", ["zlib", "punycode", "idna", "unicode_escape", "no-such", "undefined", "x" * 500])
def test_a_module_may_not_name_a_decoder_that_does_more_than_decode(reads, coding):
    raw = f"# coding: {coding}\nx = 'é'\n".encode()
    assert reads(WORK | {"student_modules/softmax.py": raw}).modules["softmax"].endswith("x = 'é'\n")


def test_a_line_about_encodings_in_the_middle_is_text(reads):
    text = "x = 1\n# coding: latin-1\ny = 'é'\n"
    assert reads(WORK | {"student_modules/softmax.py": text.encode()}).modules["softmax"] == text


def test_half_characters_are_repaired_and_nul_is_refused(reads):
    raw = b"\xff\xfe" + "x = '".encode("utf-16-le") + b"\x00\xd8" + "'\n".encode("utf-16-le")
    handed_in = reads(WORK | {"student_modules/softmax.py": raw, "student_modules/linear_svm.py": b"x = '\0'"})
    assert handed_in.modules["softmax"].encode() == "x = '\ufffd'\n".encode()
    assert "linear_svm" not in handed_in.modules
    assert told(handed_in, "linear_svm.py", "NUL")
    assert told(handed_in, "linear_svm.py is missing; the checks of its functions give no points")


@pytest.mark.parametrize(
    "name", ["svm (1).ipynb", "svm-copy.ipynb", "SVM-Copy1.ipynb", "Copy of svm.ipynb", "kim_svm.ipynb"]
)
def test_a_copy_stands_in_for_a_notebook_only_where_that_is_missing(reads, name):
    copy = {name: b"{}"}
    assert counts(reads(WORK | copy))
    handed_in = reads({n: raw for n, raw in WORK.items() if n != "svm.ipynb"} | copy)
    assert handed_in.notebooks["svm"] == b"{}"
    assert told(handed_in, name, "was taken as svm.ipynb")


def test_a_copy_stands_in_for_a_module_but_a_helper_does_not(reads):
    rest = {n: raw for n, raw in WORK.items() if "softmax.py" not in n}
    handed_in = reads(rest | {"student_modules/softmax (1).py": b"x = 1", "student_modules/my_softmax.py": b"x = 2"})
    assert handed_in.modules["softmax"] == "x = 1"
    assert handed_in.helpers == {"my_softmax": "x = 2"}


@pytest.mark.parametrize("name", WORK)
def test_what_is_missing_is_said_and_costs_itself_alone(reads, name):
    handed_in = reads({n: raw for n, raw in WORK.items() if n != name})
    assert len(handed_in.notebooks) + len(handed_in.modules) == len(WORK) - 1
    assert told(handed_in, f"{Path(name).name} is missing; ", "no points")
    assert len(handed_in.notes) == 1


@pytest.mark.parametrize("place", ["student_modules/", "", "utils/", "student_modules/deeper/", "cs231n_lite/"])
def test_a_helper_counts_wherever_it_lies_flat(reads, place):
    assert counts(reads(WORK | {f"{place}my_utils.py": b"x = 1\r\n"}), ["my_utils"])


def test_a_package_is_no_helper_and_a_note_says_so(reads):
    handed_in = reads(WORK | {"work/tools/__init__.py": b"", "work/tools/my_utils.py": b"x = 1"})
    assert counts(handed_in)
    assert handed_in.notes == (
        "work/tools/my_utils.py was left out: it lies in a package, and only single modules are taken",
    )


def test_a_helper_in_the_cries_of_an_old_system_is_imported_in_lower_case(reads):
    assert counts(reads(WORK | {"MY_UTILS.PY": b""}), ["my_utils"])
    assert counts(reads(WORK | {"MyUtils.py": b""}), ["MyUtils"])


@pytest.mark.parametrize(
    "name",
    [
        *("json", "sys", "os", "__init__", "__main__", "class", "my-utils", "1st", "con", "aux", "x" * 99),
        *("numpy", "matplotlib", "tqdm", "NUMPY", "ｎｕｍｐｙ"),
        *("cs231n_lite", "checks", "data", "plots", "plumbing", "grading", "conftest"),
        *("optim", "linear_classifier", "Optim"),
    ],
)
def test_a_helper_may_not_take_the_place_of_anything_else(reads, name):
    assert counts(reads(WORK | {f"student_modules/{name}.py": b"x = 1"}))


def test_of_a_whole_course_folder_only_the_students_own_files_count(reads, tmp_path):
    course = {}
    for top in ("cs231n_lite", "grading", "tests", "benchmarks"):
        for path in sorted((ROOT / top).rglob("*.py")):
            course[f"cs231n-main/{path.relative_to(ROOT).as_posix()}"] = path.read_bytes()
    course |= {"cs231n-main/nbgrader_config.py": b"c = 1", "cs231n-main/.venv/lib/site-packages/six.py": b""}
    course |= {"cs231n-main/.venv/lib/python3.13/site-packages/cs231n_lite/softmax.py": b"old"}
    work = {f"cs231n-main/assignments/1-losses/{name}": raw for name, raw in NOTEBOOKS.items()}
    work |= {f"cs231n-main/cs231n_lite/{module}.py": text.encode() for module, text in SOURCES.items()}
    work |= {"cs231n-main/cs231n_lite/my_utils.py": b"", "cs231n-main/assignments/1-losses/shared.py": b""}
    assert counts(reads(course | work), ["my_utils", "shared"])


def test_a_file_of_the_course_is_nobodys_module(reads):
    assert reads({"course/cs231n_lite/exercises/softmax.py": b"x = 1"}).modules == {}


def test_of_two_files_of_one_name_the_one_in_student_modules_counts_else_the_shallowest(reads):
    files = WORK | {"softmax.py": b"x", "a/student_modules/softmax.py": b"y", "a/svm.ipynb": b"z"}
    handed_in = reads(files)
    assert counts(handed_in)
    assert told(handed_in, "softmax.py is there 3 times; student_modules/softmax.py counts")
    assert told(handed_in, "svm.ipynb is there 2 times; svm.ipynb counts")


# Manifests


def manifest(**changes) -> bytes:
    digests = {name: hashlib.sha256(raw).hexdigest() for name, raw in WORK.items()}
    return json.dumps({"assignment": "1-losses", "student": "ada", "sha256": digests} | changes).encode()


def test_a_manifest_tells_what_was_changed_and_what_is_missing_since_it_was_packed(reads):
    files = {n: raw for n, raw in WORK.items() if n != "svm.ipynb"} | {"student_modules/softmax.py": b"x = 1"}
    handed_in = reads(files | {"manifest.json": manifest()})
    assert "svm.ipynb was packed and is missing" in handed_in.notes
    assert "student_modules/softmax.py was changed after packing" in handed_in.notes
    assert handed_in.student == "ada"


def test_a_manifest_of_another_assignment_is_noted(reads):
    handed_in = reads(WORK | {"manifest.json": manifest(assignment="2-optimization")})
    assert counts(handed_in)
    assert told(handed_in, "packed for another assignment than 1-losses")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"sha256": 1}',
        b'{"sha256": []}',
        b"[" * 90_000,
        b'{"a":' * 18_000,
        b"1" * 99_000,
        b" " * 200_000,
        manifest()[:-1],
    ],
)
def test_a_damaged_manifest_is_a_note(reads, raw):
    handed_in = reads(WORK | {"manifest.json": raw})
    assert counts(handed_in)
    assert "its manifest is damaged" in handed_in.notes


@pytest.mark.parametrize(
    "student", [1, None, [], {}, "", "../ada", "a/b", "a\\b", "x" * 101, "a\nb", "a\0", "\ud800", ".", "..", "a\u202eb"]
)
def test_a_name_that_pack_would_not_write_is_nobodys(reads, student):
    handed_in = reads(WORK | {"manifest.json": manifest(student=student)})
    assert counts(handed_in)
    assert handed_in.student == ""


def test_a_manifest_may_only_name_what_counts(tmp_path):
    (tmp_path / "secret").write_bytes(b"secret")
    names = ["../secret", str(tmp_path / "secret"), "/etc/passwd", "gradebook.db", "student_modules/../../secret"]
    folder = written_to(tmp_path / "ada", WORK | {"manifest.json": manifest(sha256=dict.fromkeys(names, "0"))})
    handed_in = read_folder(folder, ASSIGNMENT)
    assert counts(handed_in)
    assert handed_in.notes == ()


def test_a_manifest_of_something_else_is_no_manifest(reads):
    assert reads(WORK | {"site/web/manifest.json": b"[]"}).notes == ()


# Hostile zips


def entry(name, mode=0, system=3) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr, info.create_system = mode << 16, system
    return info


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("../../evil.py", "leads out"),
        ("a/../../evil.py", "leads out"),
        ("..\\evil.py", "leads out"),
        ("/etc/evil.py", "leads out"),
        ("\\\\server\\share\\evil.py", "leads out"),
        ("C:\\evil.py", "leads out"),
        ("c:evil.py", "leads out"),
        ("a\x1b[31m/evil.py", "control"),
        ("a" * 2000 + "/evil.py", "too long"),
        ("a/" * 40 + "evil.py", "too deep"),
        (entry("evil.py", stat.S_IFLNK | 0o777), "link"),
        (entry("student_modules", stat.S_IFLNK | 0o777), "link"),
        (entry("evil.py", stat.S_IFIFO | 0o666), "link or a device"),
        (entry("evil.py", stat.S_IFCHR | 0o666), "link or a device"),
    ],
)
def test_a_name_or_a_kind_that_nobody_needs_is_left_out_with_a_note(reads, name, word):
    handed_in = reads([*WORK.items(), (name, b"/etc/passwd")])
    assert counts(handed_in)
    assert told(handed_in, "was left out", word)


def test_a_name_that_ends_early_is_left_out(reads):
    raw = zipped(WORK | {"evilXpng.py": b"x"}).replace(b"evilXpng", b"evil\0png")
    handed_in = reads(raw)
    assert counts(handed_in)
    assert told(handed_in, "evil?png.py", "control")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_entries_of_one_path_the_later_counts(reads):
    handed_in = reads([("student_modules/softmax.py", b"old"), ("svm.ipynb", b"old"), *WORK.items()])
    assert counts(handed_in)
    assert told(handed_in, "softmax.py is there 2 times")


def spoiled(name: str, offset: int, value: int, *, local=None) -> bytes:
    """The honest zip with a byte of one entry's header changed, in the list and, at `local`, before the entry."""
    raw = bytearray(zipped(WORK))
    at = raw.rindex(name.encode()) - 46
    raw[at + offset] = value
    if local is not None:
        raw[raw.index(name.encode()) - 30 + local] = value
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (spoiled("svm.ipynb", 8, 1, local=6), "encrypted"),
        (spoiled("svm.ipynb", 16, 7), "damaged"),
        (spoiled("svm.ipynb", 10, 99, local=8), "unusual"),
        (spoiled("svm.ipynb", 10, 12, local=8), "unusual"),
        (spoiled("svm.ipynb", 10, 14, local=8), "unusual"),
        (spoiled("svm.ipynb", 44, 9), "damaged"),
        (spoiled("svm.ipynb", 24, 1), "damaged"),
    ],
)
def test_a_bad_entry_costs_itself_alone(reads, raw, word):
    handed_in = reads(raw)
    assert handed_in.modules == SOURCES
    assert set(handed_in.notebooks) == {"softmax", "regularization"}
    assert told(handed_in, "svm.ipynb was left out", word)
    assert told(handed_in, "svm.ipynb is missing")


def test_what_cannot_be_read_makes_way_for_the_next(reads):
    bad = entry("svm.ipynb", stat.S_IFLNK)
    handed_in = reads([(bad, b"x"), *((f"work/{name}", raw) for name, raw in WORK.items())])
    assert counts(handed_in)


def test_a_bomb_costs_itself_alone_and_no_memory(reads):
    handed_in = reads(WORK | {"student_modules/linear_svm.py": bytes(3_000_000), "svm.ipynb": b" " * 60_000_000})
    assert handed_in.modules.keys() == {"regularizers", "softmax"}
    assert handed_in.notebooks.keys() == {"softmax", "regularization"}
    assert told(handed_in, "linear_svm.py", "larger than 0.3 MB")
    assert told(handed_in, "svm.ipynb", "unpacks to far more")


def test_a_bomb_of_zips_stays_within_the_bounds_of_the_whole(reads, monkeypatch):
    monkeypatch.setattr(contents, "HIGHEST_RATIO", 10**6)
    layer = zipped({"svm.ipynb": bytes(45_000_000)})
    handed_in = reads(WORK | {f"{n}.zip": zipped({f"{n}.zip": layer}) for n in range(30)})
    assert counts(handed_in)
    deep = zipped(WORK)
    for _ in range(5):
        deep = zipped({"deeper.zip": deep})
    handed_in = reads(deep)
    assert handed_in.modules == {}
    assert told(handed_in, "too many zips")


def test_zips_that_swell_leave_half_of_the_bytes_for_the_work(reads, monkeypatch):
    monkeypatch.setattr(archives, "MOST_BYTES", 2 * contents.MOST_BYTES - 2000)
    handed_in = reads(WORK | {f"{n}.zip": zipped({"x": os.urandom(1500)}) for n in range(5)})
    assert counts(handed_in)
    assert told(handed_in, "too large together")


def test_entries_that_overlap_are_counted_as_often_as_they_come_out(reads, monkeypatch):
    """As in a quoted bomb: thousands of entries that all unpack the same bytes."""
    whole = contents.Contents(bytes_left=10_000_000)
    monkeypatch.setattr(handed_in, "Contents", lambda: whole)
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = kernel.compress(bytes(900_000)) + kernel.flush()
    crc, name = zlib.crc32(bytes(900_000)), b"student_modules/linear_svm.py"
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(body), 900_000, len(name), 0) + name + body
    one = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(body), 900_000, len(name), *(0,) * 6)
    listed = (one + name) * 5000
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 5000, 5000, len(listed), len(local), 0)
    bomb = reads(local + listed + end)
    assert bomb.modules == {}
    assert told(bomb, "all files together are larger") or told(bomb, "it is damaged")  # a newer Python sees it itself
    assert whole.bytes_left > -2_000_000


def test_a_zip_of_a_hundred_thousand_entries_is_looked_at_within_bounds(reads):
    name = b"%06d.py"
    one = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, 9, *(0,) * 6)
    listed = b"".join(one + name % number for number in range(100_000))
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(listed), 0, 0)
    handed_in = reads(listed + end)
    assert told(handed_in, f"more than {contents.MOST_FILES} files")
    assert told(handed_in, f"and {contents.MOST_FILES - 5} more was left out: Python can't import")
    assert sum(map(len, handed_in.notes)) < 3000
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 2 * len(listed), 0, 0)
    assert told(reads(listed * 2 + end), "ada_1-losses.zip was left out: it holds too many files")


@pytest.mark.parametrize(
    "raw", [b"", b"PK", b"Not a zip", zipped(WORK)[:-30], zipped(WORK)[:500], b"Rar!\x1a\7\0" * 99]
)
def test_what_is_no_zip_is_empty_with_a_note(reads, raw):
    handed_in = reads(raw)
    assert (handed_in.notebooks, handed_in.modules, handed_in.helpers) == ({}, {}, {})
    assert told(handed_in, "ada_1-losses.zip was left out", "isn't a zip")


def test_a_zip_that_is_missing_a_link_a_folder_or_a_pipe_is_not_opened(tmp_path):
    (tmp_path / "real.zip").write_bytes(zipped(WORK))
    (tmp_path / "link.zip").symlink_to(tmp_path / "real.zip")
    (tmp_path / "folder.zip").mkdir()
    os.mkfifo(tmp_path / "pipe.zip")
    for name in ("missing", "link", "folder", "pipe"):
        handed_in = read_zip(tmp_path / f"{name}.zip", ASSIGNMENT)
        assert handed_in.modules == {}
        assert told(handed_in, f"{name}.zip was left out")


def test_many_helpers_are_cut_and_notes_stay_short_and_plain(reads):
    files = {f"<img src=x onerror=alert(1)>{n}.py": b"" for n in range(300)} | {f"my{n}.py": b"" for n in range(300)}
    handed_in = reads(WORK | files | {"\u202egpj.py": b"", "$\\href{}$.py": b""})
    assert counts(handed_in, handed_in.helpers)
    assert len(handed_in.helpers) == 20
    assert told(handed_in, "more than 20 helpers")
    notes = "\n".join(handed_in.notes)
    assert len(notes) < 3000
    assert not set("<>$`\\\u202e") & set(notes)


# Hostile folders


def test_links_pipes_sockets_and_devices_are_noted_and_not_opened(tmp_path):
    secret = tmp_path / "secret.py"
    secret.write_text("secret = 1", encoding="utf-8")
    folder = written_to(tmp_path / "ada", WORK)
    (folder / "stolen.py").symlink_to(secret)
    (folder / "elsewhere").symlink_to(tmp_path)
    (folder / "round").symlink_to(folder)
    os.mkfifo(folder / "pipe.py")
    with socket.socket(socket.AF_UNIX) as listening:
        before = Path.cwd()
        os.chdir(folder)
        listening.bind("socket.py")
        os.chdir(before)
        handed_in = read_folder(folder, ASSIGNMENT)
    assert counts(handed_in)
    assert told(handed_in, "each of elsewhere, pipe.py, round, socket.py, stolen.py was left out: it is a link")


@pytest.mark.parametrize("name", ["student_modules/softmax.py", "svm.ipynb"])
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_in_the_place_of_work_they_count_as_missing(tmp_path, name, kind):
    folder = written_to(tmp_path / "ada", {n: raw for n, raw in WORK.items() if n != name})
    if kind == "link":
        (folder / name).symlink_to(__file__)
    elif kind == "pipe":
        os.mkfifo(folder / name)
    else:
        (folder / name).mkdir()
    handed_in = read_folder(folder, ASSIGNMENT)
    assert len(handed_in.notebooks) + len(handed_in.modules) == len(WORK) - 1
    assert told(handed_in, f"{Path(name).name} is missing")


def test_a_file_that_became_another_while_it_was_read_is_not_read(tmp_path, monkeypatch):
    folder = written_to(tmp_path / "ada", WORK)
    (tmp_path / "secret").write_bytes(b"secret")
    opened = os.open

    def swap(path, *arguments):
        if str(path).endswith("softmax.py"):
            os.replace(tmp_path / "secret", path)
        return opened(path, *arguments)

    monkeypatch.setattr(os, "open", swap)
    handed_in = read_folder(folder, ASSIGNMENT)
    assert "softmax" not in handed_in.modules
    assert told(handed_in, "it changed while it was read")


@pytest.fixture
def deep(tmp_path):
    """Put into a folder folders in folders, deeper than a path may be long; whatever comes, they go."""

    def make(folder) -> None:
        here = os.getcwd()
        os.chdir(folder)
        for _ in range(1500):
            os.mkdir("deep")
            os.chdir("deep")
        Path("evil.py").write_bytes(b"")
        os.chdir(here)

    yield make
    for path in tmp_path.iterdir():
        if path.is_dir() and not path.is_symlink():
            remove_folder(path)  # pytest itself can't


def test_a_deep_folder_and_a_missing_or_linked_one_end_nothing(tmp_path, deep):
    folder = written_to(tmp_path / "ada", WORK)
    deep(folder)
    handed_in = read_folder(folder, ASSIGNMENT)
    assert counts(handed_in)
    assert told(handed_in, "too deep")
    store(handed_in, folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ada"]
    (tmp_path / "link").symlink_to(folder)
    for name in ("link", "missing", "ada/svm.ipynb"):
        assert told(read_folder(tmp_path / name, ASSIGNMENT), "there is no such folder")


def test_names_that_are_no_text_end_nothing(tmp_path):
    folder = written_to(tmp_path / "ada", WORK)
    (Path(os.fsdecode(bytes(folder) + b"/\xff\xfe.py"))).write_bytes(b"")
    (folder / "a\nb.py").write_bytes(b"")
    (folder / "C:\\evil.py").write_bytes(b"")
    handed_in = read_folder(folder, ASSIGNMENT)
    assert counts(handed_in)
    assert all(note.isprintable() for note in handed_in.notes)


# Storing


def test_what_is_stored_is_what_counts_and_reads_the_same(reads, tmp_path):
    handed_in = reads(moved("work/") | {"work/my_utils.py": b"x = 1\r\n", "work/gradebook.db": b""})
    folder = tmp_path / "submitted" / "ada" / "1-losses"
    written_to(folder, {"svm.ipynb": b"old", "evil.py": b"", "feedback/x.html": b""})
    (folder / "link").symlink_to(ROOT)
    store(handed_in, folder)
    stored = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert stored == {*WORK, "student_modules/my_utils.py"}
    assert (folder / "student_modules/my_utils.py").read_bytes() == b"x = 1\n"
    again = read_folder(folder, ASSIGNMENT)
    assert (again.notebooks, again.modules, again.helpers) == (
        handed_in.notebooks,
        handed_in.modules,
        handed_in.helpers,
    )
    assert again.notes == ()
    assert [path.name for path in folder.parent.iterdir()] == ["1-losses"]


def test_a_link_in_the_place_of_the_folder_is_replaced_and_not_followed(reads, tmp_path):
    victim = written_to(tmp_path.parent / f"{tmp_path.name}-victim", {"precious": b"x"})
    handed_in = reads(WORK)
    (tmp_path / "ada").symlink_to(victim)
    store(handed_in, tmp_path / "ada")
    assert [path.name for path in victim.iterdir()] == ["precious"]
    assert counts(read_folder(tmp_path / "ada", ASSIGNMENT))


def test_if_it_cannot_be_written_the_old_one_stays(reads, tmp_path):
    handed_in = reads(WORK)
    folder = written_to(tmp_path / "ada", {"svm.ipynb": b"old"})
    with pytest.raises(OSError):
        store(HandedIn(handed_in.notebooks, {"x" * 300: ""}, {}, ()), folder)
    assert (folder / "svm.ipynb").read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"ada", "ada_1-losses.zip"}


# Fuzzing

FUZZ = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WHOLE = zipped(WORK | {"manifest.json": manifest(), "my_utils.py": b"x", "inner.zip": zipped(MODULES)})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=20), inner, max_size=4),
)


def assert_plain(handed_in) -> None:
    """What every submission gives, whatever it is."""
    assert set(handed_in.notebooks) <= {notebook.name for notebook in ASSIGNMENT.notebooks}
    assert set(handed_in.modules) <= set(ASSIGNMENT.modules)
    assert all(name.isidentifier() for name in handed_in.helpers)
    for text in (*handed_in.modules.values(), *handed_in.helpers.values()):
        assert not set("\r\0") & set(text)
        text.encode()
    assert all(note.isprintable() for note in handed_in.notes)


@FUZZ
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_no_change_of_a_zips_bytes_raises(reads, changes):
    raw = bytearray(WHOLE)
    for at, value in changes:
        raw[at] = value
    assert_plain(reads(bytes(raw)))


@FUZZ
@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)), st.binary(max_size=60))
def test_no_piece_cut_out_of_a_zip_or_put_in_raises(reads, start, end, put):
    assert_plain(reads(WHOLE[: min(start, end)] + put + WHOLE[max(start, end) :]))


@FUZZ
@given(JSON | st.fixed_dictionaries({"sha256": JSON, "student": JSON, "assignment": JSON}))
def test_no_manifest_raises_or_costs_anything(reads, content):
    handed_in = reads(WORK | {"manifest.json": json.dumps(content).encode("utf-8", "replace")})
    assert counts(handed_in)
    assert_plain(handed_in)


@FUZZ
@given(st.binary(max_size=300), st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"#coding:cp949\n"]))
def test_no_bytes_of_a_module_raise(reads, raw, mark):
    assert_plain(reads(WORK | {"student_modules/softmax.py": mark + raw}))


@FUZZ
@given(st.dictionaries(st.text(max_size=40).map(lambda name: f"{name}.py"), st.binary(max_size=9), max_size=6))
def test_no_names_raise_or_leave_the_folder(reads, tmp_path, files):
    printable = {name.replace("\0", "").encode("utf-8", "replace").decode(): raw for name, raw in files.items()}
    handed_in = reads(WORK | printable)
    assert_plain(handed_in)
    folder = tmp_path / "ada"
    store(handed_in, folder)
    names = {path.name for path in (folder / "student_modules").iterdir()}
    assert names == {f"{name}.py" for name in {**handed_in.modules, **handed_in.helpers}}
    assert {path.name for path in tmp_path.iterdir()} == {"ada", "ada_1-losses.zip"}
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


def test_reading_needs_neither_nbgrader_nor_nbformat():
    code = "import sys, grading.collecting.collect; print({'nbgrader', 'nbformat'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).strip() == "set()"
