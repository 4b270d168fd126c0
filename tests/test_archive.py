"""Laws of unpacking: only CIFAR-10's own files come out, or nothing is used."""

import gzip
import hashlib
import tarfile

import numpy as np
import pytest
from data_helpers import clean_environment, member, official_members, pack, tiny_files  # noqa: F401

from cs231n_lite.data import DataError
from cs231n_lite.data.archive import LARGEST_FILE, receipt, unpack
from cs231n_lite.data.mirrors import FOLDER, META, REQUIRED

FILES = tiny_files(per_batch=3)
GOOD = official_members(FILES)


def try_to_unpack(tmp_path, content: bytes):
    archive = tmp_path / "archive.tar.gz"
    archive.write_bytes(content)
    inside = tmp_path / "inside"
    unpack(archive, inside, "digest")
    return inside


def test_what_goes_in_comes_out_and_the_receipt_tells_it(tmp_path):
    inside = try_to_unpack(tmp_path, pack(GOOD))
    assert {name: (inside / name).read_bytes() for name in REQUIRED} == FILES
    assert receipt(inside) == {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}


HOSTILE = {
    "absolute path": member("/tmp/x", b"x"),
    "parent": member(f"{FOLDER}/../x", b"x"),
    "deep parent": member("../../x", b"x"),
    "backslashes": member(f"{FOLDER}\\..\\x", b"x"),
    "foreign name": member(f"{FOLDER}/.bashrc", b"x"),
    "no folder": member("data_batch_1", b"x"),
    "doubled slash": member(f"{FOLDER}//data_batch_1", b"x"),
    "symbolic link": member(f"{FOLDER}/readme.html", type=tarfile.SYMTYPE, linkname="/etc/passwd"),
    "linked folder": member(FOLDER, type=tarfile.SYMTYPE, linkname="/tmp"),
    "hard link": member(f"{FOLDER}/readme.html", type=tarfile.LNKTYPE, linkname="/etc/passwd"),
    "device": member(f"{FOLDER}/readme.html", type=tarfile.CHRTYPE, devmajor=1, devminor=5),
    "pipe": member(f"{FOLDER}/readme.html", type=tarfile.FIFOTYPE),
    "folder as file": member(f"{FOLDER}/data_batch_1", type=tarfile.DIRTYPE),
    "twice": member(f"{FOLDER}/{META}", b"x"),
    "too large": member(f"{FOLDER}/readme.html", bytes(LARGEST_FILE + 1)),
}


@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_one_hostile_member_spoils_the_archive(tmp_path, hostile, first):
    before = set(tmp_path.parent.rglob("*"))
    with pytest.raises(DataError, match=r"so nothing of it is used. Fetch it again"):
        try_to_unpack(tmp_path, pack([hostile, *GOOD] if first else [*GOOD, hostile]))
    new = set(tmp_path.parent.rglob("*")) - before
    assert {path.name for path in new} <= {tmp_path.name, "archive.tar.gz", "inside", *REQUIRED, "readme.html"}
    assert not any(path.is_symlink() for path in new)


@pytest.mark.parametrize("kind", [tarfile.REGTYPE, tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_SPARSE])
def test_a_header_that_promises_100_gigabytes_is_refused_unread(tmp_path, kind):
    header = tarfile.TarInfo(f"{FOLDER}/readme.html")
    header.size, header.type = 100_000_000_000, kind
    with pytest.raises(DataError):
        try_to_unpack(tmp_path, gzip.compress(header.tobuf(tarfile.GNU_FORMAT) + bytes(5_000_000), 1))


def test_endless_zeros_are_no_archive(tmp_path):
    with pytest.raises(DataError):
        try_to_unpack(tmp_path, gzip.compress(bytes(1_000_000)) * 500)


@pytest.mark.parametrize("missing", REQUIRED)
def test_an_archive_that_lacks_a_file_is_refused(tmp_path, missing):
    with pytest.raises(DataError, match=f"lacks {missing}"):
        try_to_unpack(tmp_path, pack([pair for pair in GOOD if not pair[0].name.endswith("/" + missing)]))


@pytest.mark.parametrize("seed", range(5))
def test_a_truncated_or_damaged_archive_is_refused(tmp_path, seed):
    rng = np.random.default_rng(seed)
    content = pack(GOOD)
    place = int(rng.integers(20, len(content) - 20))
    with pytest.raises(DataError, match="Fetch it again"):
        try_to_unpack(tmp_path, content[:place])
    (tmp_path / "second").mkdir()
    damaged = content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]
    with pytest.raises(DataError, match="Fetch it again"):
        try_to_unpack(tmp_path / "second", damaged)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"files": 3}', '{"files": {"a": 1}}'])
def test_a_damaged_receipt_counts_as_none_or_as_wrong(tmp_path, content):
    (tmp_path / "receipt.json").write_text(content)
    assert receipt(tmp_path) in ({}, {"a": "1"})
