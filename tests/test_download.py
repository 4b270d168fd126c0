"""Laws of the download: complete and verified, or absent with a clear sentence; and the next run mends it."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
from data_helpers import (  # noqa: F401
    Mirror,
    clean_environment,
    facts,
    free_port,
    member,
    official_members,
    pack,
    tiny_files,
    wait_for,
)

from cs231n_lite.data import DataError
from cs231n_lite.data import download as download_module
from cs231n_lite.data.fetch import fetch
from cs231n_lite.data.mirrors import FOLDER, MIRRORS, OFFICIAL

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
FILES = tiny_files()
ARCHIVE = pack(official_members(FILES))
FACTS = facts(ARCHIVE)
HALF = len(ARCHIVE) // 2


def get(to, *mirrors, **options):
    """Fetch the tiny archive from local mirrors."""
    options = {"archive": FACTS, "patience": 10, "progress": False, **options}
    return fetch(to, mirrors=[getattr(mirror, "url", mirror) for mirror in mirrors], **options)


def is_complete(to) -> bool:
    return all((to / FOLDER / name).read_bytes() == content for name, content in FILES.items())


def is_absent(to) -> bool:
    return not (to / FOLDER).exists() and not list(to.glob("*.unpacking"))


def command(to, url, *more) -> list[str]:
    return [sys.executable, "-m", "cs231n_lite.data", "fetch", "--to", str(to), "--mirror", url, "--sha256",
            FACTS.sha256, "--size", str(FACTS.size), "--patience", "10", *more]  # fmt: skip


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_a_good_mirror_gives_the_data_set_and_leaves_nothing_else(tmp_path):
    with Mirror(ARCHIVE) as mirror:
        assert get(tmp_path, mirror) == tmp_path / FOLDER
    assert is_complete(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} <= {FOLDER, f".{FOLDER}.lock", "user-cache"}


def test_a_complete_data_set_is_not_fetched_again_unless_forced(tmp_path):
    with Mirror(ARCHIVE) as mirror:
        for force, requests in ((False, 1), (False, 1), (True, 2)):
            get(tmp_path, mirror, force=force)
            assert len(mirror.requests) == requests


@pytest.mark.parametrize("cut", [1, *map(int, np.random.default_rng(3).integers(2, len(ARCHIVE), 8)), len(ARCHIVE) - 1])
def test_after_a_cut_exactly_the_rest_is_asked_for(tmp_path, cut):
    with Mirror(ARCHIVE, cut=[cut]) as mirror:
        get(tmp_path, mirror)
    assert is_complete(tmp_path)
    assert mirror.requests[1]["Range"] == f"bytes={cut}-"
    assert mirror.requests[1]["If-Range"] == mirror.etag


def test_the_next_run_resumes_where_the_last_one_was_cut(tmp_path):
    with Mirror(ARCHIVE, cut=[HALF, 0]) as mirror:
        with pytest.raises(DataError):
            get(tmp_path, mirror)
        get(tmp_path, mirror)
    assert mirror.requests[-1]["Range"] == f"bytes={HALF}-"
    assert is_complete(tmp_path)


@pytest.mark.parametrize("server", [{"ranges": False}, {"wrong_range": True}], ids=["none", "wrong"])
def test_without_usable_ranges_the_whole_is_fetched_again(tmp_path, server):
    with Mirror(ARCHIVE, cut=[HALF], **server) as mirror:
        get(tmp_path, mirror)
    assert is_complete(tmp_path)


def test_a_file_that_changed_on_the_mirror_is_not_continued(tmp_path):
    other = bytes(len(ARCHIVE))
    with Mirror(other, cut=[HALF, 0]) as mirror:
        with pytest.raises(DataError):
            get(tmp_path, mirror)
        mirror.content, mirror.etag = ARCHIVE, '"two"'
        get(tmp_path, mirror)
    assert is_complete(tmp_path)


@pytest.mark.parametrize(("etag", "continues"), [('"one"', True), ('"two"', False), ('W/"one"', False), (None, False)])
def test_another_mirror_continues_only_the_same_file(tmp_path, etag, continues):
    with Mirror(ARCHIVE, stall=HALF) as first, Mirror(ARCHIVE, etag=etag) as second:
        get(tmp_path, first, second, patience=1)
    assert is_complete(tmp_path)
    taken_up = "Range" in second.requests[-1] and second.requests[-1].get("If-Range") == second.etag
    assert taken_up == continues


@pytest.mark.parametrize(
    "server",
    [{"stall": 0}, {"stall": HALF}, {"stall": 1, "drip": True}, {"drip_headers": True}],
    ids=["silent", "stalls", "drips", "drips headers"],
)
def test_a_slow_mirror_gives_way_to_the_next(tmp_path, server):
    with Mirror(ARCHIVE, **server) as slow, Mirror(ARCHIVE) as good:
        get(tmp_path, slow, good, patience=1)
    assert is_complete(tmp_path)
    assert good.requests


def test_where_every_mirror_is_slow_the_best_of_them_is_used(tmp_path, monkeypatch):
    monkeypatch.setattr(download_module, "PATIENT", 1)
    with Mirror(ARCHIVE, stall=len(ARCHIVE) - 20, drip=True) as slow, Mirror(stall=0) as silent:
        silent.content = ARCHIVE
        get(tmp_path, slow, silent, patience=1)
    assert is_complete(tmp_path)


BAD = {
    "wrong byte": {"content": ARCHIVE[:HALF] + bytes([ARCHIVE[HALF] ^ 1]) + ARCHIVE[HALF + 1 :]},
    "shorter": {"content": ARCHIVE[:HALF]},
    "truncated": {"content": ARCHIVE, "cut": [HALF] * 50, "ranges": False},
    "longer": {"content": ARCHIVE + b"x"},
    "page": {"content": b"<html>Sign in first</html>", "headers": {"Content-Type": "text/html; charset=utf-8"}},
    "404": {"status": 404},
    "500": {"status": 500},
    "redirects": {"loop": True},
    "stalls": {"content": ARCHIVE, "stall": 100},
}


@pytest.mark.parametrize("server", BAD.values(), ids=BAD.keys())
def test_a_bad_mirror_leaves_nothing_and_the_next_run_mends_it(tmp_path, server):
    with Mirror(**server) as bad:
        with pytest.raises(DataError, match=r"No mirror delivered .* run this again") as failure:
            get(tmp_path, bad, patience=1 if "stall" in server else 10)
        assert f"127.0.0.1:{bad.server.server_port} " in str(failure.value)
    assert is_absent(tmp_path)
    with Mirror(ARCHIVE) as good:
        get(tmp_path, good)
    assert is_complete(tmp_path)


def test_one_good_mirror_behind_all_bad_ones_is_enough(tmp_path):
    with ExitStack() as stack:
        bad = [stack.enter_context(Mirror(**server)) for server in BAD.values()]
        good = stack.enter_context(Mirror(ARCHIVE))
        get(tmp_path, f"http://127.0.0.1:{free_port()}/refuses", *bad, good, patience=1)
    assert is_complete(tmp_path)


def test_a_damaged_part_is_thrown_away_and_fetched_afresh(tmp_path):
    with Mirror(ARCHIVE, cut=[HALF, 0]) as mirror:
        with pytest.raises(DataError):
            get(tmp_path, mirror)
        (part,) = tmp_path.glob("*.part")
        part.write_bytes(bytes(part.stat().st_size))
        get(tmp_path, mirror)
    assert is_complete(tmp_path)


@pytest.mark.parametrize("damage", ["missing", "short", "wrong byte", "empty folder"])
def test_a_broken_earlier_data_set_is_repaired(tmp_path, damage):
    with Mirror(ARCHIVE) as mirror:
        get(tmp_path, mirror)
        batch = tmp_path / FOLDER / "data_batch_3"
        if damage == "missing":
            batch.unlink()
        elif damage == "short":
            batch.write_bytes(batch.read_bytes()[:-1000])
        elif damage == "wrong byte":
            content = bytearray(batch.read_bytes())
            content[len(content) // 2] ^= 1
            batch.write_bytes(content)
        else:
            shutil.rmtree(tmp_path / FOLDER)
            (tmp_path / FOLDER).mkdir()
        get(tmp_path, mirror)
    assert is_complete(tmp_path)


def test_a_forced_fetch_that_fails_keeps_the_good_data_set(tmp_path):
    with Mirror(ARCHIVE) as good, Mirror(status=500) as bad:
        get(tmp_path, good)
        with pytest.raises(DataError):
            get(tmp_path, bad, force=True)
    assert is_complete(tmp_path)


def test_an_archive_that_the_caller_has_needs_no_network(tmp_path):
    own = tmp_path / "own.tar.gz"
    own.write_bytes(ARCHIVE)
    get(tmp_path / "to", offline=own)
    assert is_complete(tmp_path / "to")
    assert own.read_bytes() == ARCHIVE


@pytest.mark.parametrize(
    ("content", "message"), [(None, "no file"), (ARCHIVE[:-1], "bytes where"), (bytes(len(ARCHIVE)), "SHA-256")]
)
def test_a_wrong_own_archive_is_refused(tmp_path, content, message):
    own = tmp_path / "own.tar.gz"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(DataError, match=message):
        get(tmp_path / "to", offline=own)
    assert is_absent(tmp_path / "to")


def test_an_archive_with_the_right_digest_and_wrong_content_is_refused(tmp_path):
    hostile = pack([*official_members(FILES), member("../outside", b"x")])
    with Mirror(hostile) as mirror, pytest.raises(DataError, match="no part of CIFAR-10"):
        get(tmp_path / "to", mirror, archive=facts(hostile))
    assert is_absent(tmp_path / "to")
    assert not (tmp_path / "outside").exists()


def test_too_little_space_is_said_before_anything_is_fetched(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))
    with Mirror(ARCHIVE) as mirror, pytest.raises(DataError, match="Free some space, or choose another place"):
        get(tmp_path, mirror)
    assert not mirror.requests
    assert is_absent(tmp_path)


def test_a_disk_that_fills_up_ends_in_a_sentence(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with Mirror(ARCHIVE) as mirror:
        with monkeypatch.context() as patch:
            patch.setattr(download_module, "_append", full)
            with pytest.raises(DataError, match=r"is full. Free some space"):
                get(tmp_path, mirror)
        assert is_absent(tmp_path)
        get(tmp_path, mirror)
    assert is_complete(tmp_path)


def test_a_proxy_named_in_the_environment_is_used(tmp_path, monkeypatch):
    with Mirror(ARCHIVE) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url.rsplit("/", 1)[0])
        get(tmp_path, "http://mirror.invalid/cifar-10-python.tar.gz")
    assert proxy.requests[0]["Host"] == "mirror.invalid"
    assert is_complete(tmp_path)


def test_two_processes_at_once_fetch_once(tmp_path):
    with Mirror(ARCHIVE) as mirror:
        pair = [subprocess.Popen(command(tmp_path, mirror.url, "--quiet"), env=environment()) for _ in range(2)]
        assert [process.wait(30) for process in pair] == [0, 0]
    assert len(mirror.requests) == 1
    assert is_complete(tmp_path)


@pytest.mark.parametrize("kill_at", list(map(int, np.random.default_rng(4).integers(1, len(ARCHIVE), 3))))
def test_killed_at_any_byte_nothing_is_taken_for_complete_and_the_next_run_goes_on(tmp_path, kill_at):
    process = None

    def kill(sent):
        if sent >= kill_at:
            wait_for(lambda: process is not None)
            process.kill()
            process.wait(20)

    with Mirror(ARCHIVE, on_bytes=kill, piece=1024) as mirror:
        process = subprocess.Popen(command(tmp_path, mirror.url, "--quiet"), env=environment())
        process.wait(30)
        assert is_absent(tmp_path)
        mirror.on_bytes = None
        get(tmp_path, mirror)
    assert is_complete(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to one process alone on Windows")
def test_ctrl_c_says_how_to_go_on(tmp_path):
    with Mirror(ARCHIVE, stall=HALF) as mirror:
        process = subprocess.Popen(
            command(tmp_path, mirror.url, "--quiet"),
            env=environment(),
            stderr=subprocess.PIPE,
            text=True,
            # A shell that runs the tests in the background makes its children ignore Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        wait_for(lambda: any(tmp_path.glob("*.part")))
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert told.strip() == "Stopped. Run the same command again to go on from what has arrived."
    assert is_absent(tmp_path)


def test_a_failure_on_the_command_line_is_one_sentence_and_a_status(tmp_path):
    with Mirror(status=404) as mirror:
        run = subprocess.run(
            command(tmp_path, mirror.url), env=environment(), stderr=subprocess.PIPE, text=True, timeout=30
        )
    assert run.returncode == 1
    assert "answered 404 Not Found" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("wrong", [["--mirror", "file:///etc/hosts"], ["--sha256", "12"], ["--patience", "0"]])
def test_wrong_usage_is_said_at_once(tmp_path, wrong):
    run = subprocess.run(
        [sys.executable, "-m", "cs231n_lite.data", "fetch", "--to", str(tmp_path), *wrong],
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
        timeout=30,
    )
    assert run.returncode == 2
    assert wrong[0] in run.stderr


@pytest.mark.skipif(os.name == "nt" or not shutil.which("sh"), reason="needs a POSIX shell")
def test_the_script_does_the_same_from_any_directory(tmp_path):
    course = tmp_path / "a course"
    shutil.copytree(ROOT / "cs231n_lite", course / "cs231n_lite", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "get_datasets.sh", course)
    (course / ".venv" / "bin").mkdir(parents=True)
    (course / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (course / ".venv" / "bin" / "python").chmod(0o755)
    (tmp_path / "own.tar.gz").write_bytes(ARCHIVE)
    options = ["--offline", "own.tar.gz", "--sha256", FACTS.sha256]
    subprocess.run(["sh", course / "get_datasets.sh", *options], cwd=tmp_path, check=True, timeout=30)
    assert is_complete(course / "datasets")


def test_the_official_archive_has_several_mirrors_on_different_hosts():
    assert len({url.split("/")[2] for url in MIRRORS}) >= 3
    assert all(url.startswith("https://") for url in MIRRORS)
    assert (OFFICIAL.size, len(OFFICIAL.sha256)) == (170_498_071, 64)
