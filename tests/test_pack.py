"""Packing: one zip, verified, and a loud refusal of what can't be graded."""

import json
import shutil
import zipfile

import pytest

from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.pack import CannotPack, digest_of, pack, verify, zip_name

ASSIGNMENT = this_course().assignment("1-losses")


@pytest.fixture
def work(course, tmp_path):
    """A folder with the released notebooks and the solved modules."""
    folder = tmp_path / "work"
    folder.mkdir()
    for notebook in ASSIGNMENT.notebooks:
        shutil.copy(course.root / f"assignments/1-losses/{notebook.name}.ipynb", folder)
    for path in course.references("1-losses"):
        shutil.copy(path, folder)
    return folder


def packed(folder, **options):
    target = folder.parent / "out" / "ada_1-losses.zip"
    return target, pack(ASSIGNMENT, folder, folder, target, **options)


def change_notebook(folder, change) -> None:
    path = folder / "svm.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def test_the_zip_has_notebooks_modules_and_a_manifest_of_their_digests(work):
    target, warnings = packed(work)
    assert warnings == []
    with zipfile.ZipFile(target) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        names = set(archive.namelist()) - {"manifest.json"}
        modules = {f"student_modules/{module}.py" for module in ("linear_svm", "regularizers", "softmax")}
        assert names == {"svm.ipynb", "softmax.ipynb"} | modules
        assert manifest["assignment"] == "1-losses"
        assert manifest["sha256"] == {name: digest_of(archive.read(name)) for name in names}
        assert archive.read("svm.ipynb") == (work / "svm.ipynb").read_bytes()


def graded(notebook) -> list[dict]:
    return [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda f: (f / "svm.ipynb").unlink(), r"svm\.ipynb is missing"),
        (lambda f: (f / "svm.ipynb").write_text('{"cells": [', encoding="utf-8"), "damaged JSON"),
        (lambda f: (f / "svm.ipynb").write_bytes(b"\xff\xfe\x00"), "damaged JSON"),
        (lambda f: (f / "svm.ipynb").write_text("[]", encoding="utf-8"), "valid notebook"),
        (lambda f: change_notebook(f, lambda n: n["cells"].append(graded(n)[0])), "more than once"),
        (lambda f: change_notebook(f, lambda n: graded(n)[0]["metadata"]["nbgrader"].update(grade_id="x")), "called x"),
        (lambda f: change_notebook(f, lambda n: graded(n)[0]["metadata"]["nbgrader"].pop("grade")), "are damaged"),
        (lambda f: (f / "linear_svm.py").unlink(), r"linear_svm\.py is missing"),
        (lambda f: (f / "linear_svm.py").write_text("x = = 1", encoding="utf-8"), r"can't read linear_svm\.py, line 1"),
        (
            lambda f: (f / "linear_svm.py").write_text("from cs231n_lite.mine import f", encoding="utf-8"),
            r"imports cs231n_lite\.mine, which isn't handed in",
        ),
        (lambda f: (f / "linear_svm.py").write_text("from . import mine", encoding="utf-8"), r"cs231n_lite\.mine"),
    ],
)
def test_what_cannot_be_graded_is_refused_and_nothing_is_written(work, spoil, complaint):
    spoil(work)
    with pytest.raises(CannotPack, match=complaint):
        packed(work)
    assert not (work.parent / "out").exists()
    target, warnings = packed(work, anyway=True)
    assert len(warnings) == 1
    verify(target)


def test_a_deleted_check_is_only_a_warning_because_grading_puts_it_back(work):
    change_notebook(work, lambda notebook: notebook["cells"].remove(graded(notebook)[0]))
    _, warnings = packed(work)
    assert "lacks the graded cells right_class_scores-values" in warnings[0]


def test_importing_what_the_course_provides_is_fine(work):
    text = "from cs231n_lite.regularizers import l2\nfrom cs231n_lite import data\nfrom .plots import *\nimport numpy\n"
    (work / "linear_svm.py").write_text(text, encoding="utf-8")
    assert packed(work)[1] == []


def test_an_older_zip_stays_until_the_new_one_is_whole(work, monkeypatch):
    target, _ = packed(work)
    before = target.read_bytes()

    def full_disk(*arguments):
        raise OSError("no space left")

    monkeypatch.setattr("cs231n_lite.plumbing.pack.verify", full_disk)
    with pytest.raises(OSError, match="no space"):
        packed(work)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_damaged_zip_is_noticed(work):
    target, _ = packed(work)
    with zipfile.ZipFile(target) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    contents["svm.ipynb"] += b" "
    with zipfile.ZipFile(target, "w") as archive:
        for name, raw in contents.items():
            archive.writestr(name, raw)
    with pytest.raises(OSError, match="didn't come out as it was written"):
        verify(target)


def test_the_name_of_the_zip_says_whose_it_is():
    assert zip_name(ASSIGNMENT, None) == "1-losses.zip"
    assert zip_name(ASSIGNMENT, "ada.l@uni") == "ada.l@uni_1-losses.zip"
    for name in ("a_b", "a/b", "", ".. "):
        with pytest.raises(ValueError, match="letters, digits"):
            zip_name(ASSIGNMENT, name)
