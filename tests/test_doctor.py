"""`doctor` finds what keeps the course from working, and says what to do; on a sound computer it finds nothing."""

import os
import sys

import pytest

from cs231n_lite.plumbing import doctor
from cs231n_lite.plumbing.cli import main
from cs231n_lite.plumbing.doctor import Finding, examined, in_the_way

pytestmark = pytest.mark.once


def told(look):
    return [finding for finding in look() if finding.do]


def test_here_nothing_is_in_the_way(capsys):
    assert in_the_way() == []
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "✗" not in out
    assert "1-losses: 5 gaps in linear_svm.py" in out


@pytest.mark.parametrize(("version", "blocks"), [((3, 9, 2), True), ((3, 14, 0), False)])
def test_a_python_that_the_course_was_not_tried_with_is_named(monkeypatch, version, blocks):
    monkeypatch.setattr(sys, "version_info", version)
    (finding,) = told(doctor.python_version)
    assert finding.blocks is blocks
    assert ".".join(map(str, version)) in finding.told


@pytest.mark.parametrize("line", ["no-such-package-of-ours>=1", "numpy>=99"])
def test_a_package_that_is_missing_or_of_another_version_is_named(monkeypatch, tmp_path, line):
    (tmp_path / "requirements.txt").write_text(f"# all\n{line}\n-e .\n", encoding="utf-8")
    monkeypatch.setattr(doctor, "COURSE", tmp_path)
    (finding,) = told(doctor.packages)
    assert finding.blocks and line.partition(">")[0] in finding.told and "pip install" in finding.do


@pytest.mark.parametrize("name", ["numpy.py", "random.py", "tqdm.py", "matplotlib/__init__.py", "cs231n_lite.py"])
def test_a_file_that_hides_a_module_is_named(monkeypatch, tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (finding,) = told(doctor.shadows)
    assert name.partition("/")[0] in finding.told and "rename it" in finding.do


def test_a_file_of_the_students_own_hides_nothing(monkeypatch, tmp_path):
    for name in ("helpers.py", "svm.ipynb", "matplotlib.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "numpy").mkdir()  # not importable before the installed one
    monkeypatch.chdir(tmp_path)
    assert told(doctor.shadows) == []


def test_another_python_than_the_courses_is_named(monkeypatch, tmp_path):
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(doctor, "COURSE", tmp_path)
    (finding,) = told(doctor.right_kernel)
    assert ".venv" in finding.told and "jupyter lab" in finding.do


def test_little_room_is_told_and_does_not_block(monkeypatch):
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 1e6})())
    monkeypatch.setattr(doctor.psutil, "virtual_memory", lambda: type("Memory", (), {"available": 2e8})())
    found = told(doctor.room)
    assert len(found) == 2 and not any(finding.blocks for finding in found)


def test_images_that_are_not_there_or_damaged_are_named(monkeypatch, tmp_path):
    monkeypatch.setenv("CS231N_LITE_DATA", str(tmp_path))
    (finding,) = told(doctor.images)
    assert str(tmp_path) in finding.told
    for name in (
        "data_batch_1",
        "data_batch_2",
        "data_batch_3",
        "data_batch_4",
        "data_batch_5",
        "test_batch",
        "batches.meta",
    ):
        (tmp_path / name).write_bytes(b"no batch")
    (finding,) = told(doctor.images)
    assert "damaged" in finding.told and finding.do


def test_a_module_that_is_missing_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "PACKAGE", tmp_path)
    monkeypatch.setattr(doctor, "overlay_for_this_process", lambda: None)
    assert "linear_svm.py" in " ".join(finding.told for finding in told(doctor.modules))


def test_what_cannot_be_looked_at_does_not_keep_the_others_from_being_told():
    def broken():
        raise PermissionError("no")

    def fine():
        yield Finding("all is well")

    first, second = examined([broken, fine])
    assert "PermissionError" in first.told and not first.blocks
    assert second == Finding("all is well")


def test_a_notebooks_first_line_tells_what_is_in_the_way(monkeypatch, capsys):
    import cs231n_lite

    monkeypatch.setattr("cs231n_lite.plumbing.reloading.watch", lambda ipython: None)
    monkeypatch.setattr(doctor, "in_the_way", lambda: [Finding("it hides numpy", "rename it")])
    cs231n_lite.load_ipython_extension(None)
    assert "✗ it hides numpy\n    rename it" in capsys.readouterr().out
    monkeypatch.setitem(os.environ, "NBGRADER_EXECUTION", "autograde")
    cs231n_lite.load_ipython_extension(None)
    assert capsys.readouterr().out == ""
