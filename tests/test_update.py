"""A corrected course reaches a student's folder, and nothing that the student wrote is lost."""

import json
import stat
import zipfile

import pytest

from cs231n_lite.plumbing.cli import main
from cs231n_lite.updating.backups import FOLDER
from cs231n_lite.updating.given import COURSE_FILE, GIVEN, NotACourse, course_in, kept_of, read_zip
from cs231n_lite.updating.merging import CannotMerge, merged, merged_module, merged_notebook
from cs231n_lite.updating.update import carried_out, planned, update

STUB = '''"""Losses."""

import numpy as np


def hinge(scores, y):
    """The hinge loss."""
    raise NotImplementedError("hinge is yours to write; see svm.ipynb, section 3")


def softmax(scores, y):
    """The softmax loss."""
    raise NotImplementedError("softmax is yours to write; see svm.ipynb, section 5")
'''
HINGE = 'raise NotImplementedError("hinge is yours to write; see svm.ipynb, section 3")'
SOLVED = STUB.replace(HINGE, "margins = scores - scores[y] + 1\n    return np.sum(np.maximum(0, margins)) - 1")
ANSWER = "*Your answer here.*"


def cell(source, kind="markdown", **more):
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "source": source, "metadata": {}, **code, **more}


def question(source):
    return cell(source, metadata={"nbgrader": {"grade_id": "why"}})


def notebook(*cells):
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def sources(text):
    return [one["source"] for one in json.loads(text)["cells"]]


NOTEBOOK = notebook(cell("# Losses"), cell("check('hinge.loss')", "code"), cell("Why?"), question(ANSWER), cell("End"))


def course(**changed):
    """The files of a small course; `changed` are other contents by name, None leaves one out."""
    about = {"assignments": {"1-a": {"notebooks": {"svm": {"why": 2}}, "modules": ["losses"]}}, "version": "1"}
    files = {
        "README.md": "Read me",
        "requirements.txt": "numpy",
        COURSE_FILE: json.dumps(about),
        "cs231n_lite/__init__.py": "",
        "cs231n_lite/plots.py": "old = 1",
        "cs231n_lite/losses.py": STUB,
        "assignments/1-a/svm.ipynb": NOTEBOOK,
    }
    named = {"plots": "cs231n_lite/plots.py", "losses": "cs231n_lite/losses.py", "svm": "assignments/1-a/svm.ipynb"}
    files |= {named.get(name, name): text for name, text in changed.items()}
    raw = {name: text.encode() for name, text in files.items() if text is not None}
    return raw | {GIVEN: kept_of(raw)}


def zipped(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, raw in files.items():
            archive.writestr(f"course/{name}", raw)
    return path


@pytest.fixture
def folder(tmp_path):
    """A student's folder, as it was unpacked."""
    for name, raw in course().items():
        (tmp_path / "mine" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mine" / name).write_bytes(raw)
    return tmp_path / "mine"


def everything(folder):
    paths = (path for path in folder.rglob("*") if path.is_file() and FOLDER not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def updated(folder, tmp_path):
    """Update the folder to the course with these changes; returns what was done."""

    def run(**changed):
        return update(folder, zipped(tmp_path / "new.zip", course(**changed)))[0]

    return run


def test_the_courses_files_are_replaced_and_the_students_are_not(folder, updated):
    (folder / "cs231n_lite/losses.py").write_text(SOLVED, encoding="utf-8")
    plan = updated(plots="new = 2")
    assert (folder / "cs231n_lite/plots.py").read_text() == "new = 2"
    assert (folder / "cs231n_lite/losses.py").read_text(encoding="utf-8") == SOLVED
    assert not plan.merged and not plan.beside and not plan.edited


def test_a_stub_that_gained_an_exercise_is_merged_into_the_students_module(folder, updated):
    (folder / "cs231n_lite/losses.py").write_text(SOLVED, encoding="utf-8")
    added = '\n\ndef squared(scores, y):\n    raise NotImplementedError("squared is yours")\n'
    plan = updated(losses=STUB.replace("section 3", "section 4").replace("Losses.", "Two losses.") + added)
    assert plan.merged == ["cs231n_lite/losses.py"]
    text = (folder / "cs231n_lite/losses.py").read_text(encoding="utf-8")
    assert text == SOLVED.replace("Losses.", "Two losses.") + added


def test_what_both_changed_is_laid_beside_and_the_students_file_stays(folder, updated):
    own = SOLVED.replace("The hinge loss.", "My loss.")
    (folder / "cs231n_lite/losses.py").write_text(own, encoding="utf-8")
    plan = updated(losses=STUB.replace("The hinge loss.", "The SVM's loss."))
    assert (folder / "cs231n_lite/losses.py").read_text(encoding="utf-8") == own
    assert "The SVM's loss." in (folder / "cs231n_lite/losses.new.py").read_text(encoding="utf-8")
    assert "losses.new.py" in str(plan) and "you and the course changed" in str(plan)


def test_answers_outputs_and_own_cells_stay_in_a_corrected_notebook(folder, updated):
    ran = cell("check('hinge.loss')", "code", outputs=[{"output_type": "stream", "name": "stdout", "text": "passed"}])
    mine = [cell("# Losses"), ran, cell("np.sum(3)", "code"), cell("Why?"), question("Because."), cell("End")]
    (folder / "assignments/1-a/svm.ipynb").write_text(notebook(*mine), encoding="utf-8")
    new = [cell("# The losses"), ran | {"outputs": []}, cell("Why is it so?"), question(ANSWER), cell("End"), cell("5")]
    assert updated(svm=notebook(*new)).merged == ["assignments/1-a/svm.ipynb"]
    text = (folder / "assignments/1-a/svm.ipynb").read_text(encoding="utf-8")
    told = ["# The losses", "check('hinge.loss')", "np.sum(3)", "Why is it so?", "Because.", "End", "5"]
    assert sources(text) == told
    assert json.loads(text)["cells"][1]["outputs"][0]["text"] == "passed"


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"cells": 3}', b'{"cells": [1]}', b"[" * 100_000])
def test_a_damaged_notebook_stays_and_the_new_one_lies_beside_it(folder, updated, damage):
    (folder / "assignments/1-a/svm.ipynb").write_bytes(damage)
    plan = updated(svm=notebook(cell("# New")))
    assert (folder / "assignments/1-a/svm.ipynb").read_bytes() == damage
    assert sources((folder / "assignments/1-a/svm.new.ipynb").read_text(encoding="utf-8")) == ["# New"]
    assert "assignments/1-a/svm.ipynb" in plan.beside


def test_a_folder_that_keeps_nothing_of_how_it_was_given_loses_nothing(folder, updated):
    (folder / GIVEN).unlink()
    (folder / "cs231n_lite/losses.py").write_text(SOLVED, encoding="utf-8")
    plan = updated(losses=f"{STUB}\n# more\n", plots="new = 2")
    assert (folder / "cs231n_lite/losses.py").read_text(encoding="utf-8") == SOLVED
    assert "cs231n_lite/losses.py" in plan.beside
    assert (folder / "cs231n_lite/plots.py").read_text() == "new = 2"


def test_a_file_that_the_course_dropped_goes_unless_somebody_edited_it(folder, updated):
    assert updated(plots=None).changes["cs231n_lite/plots.py"] is None
    assert not (folder / "cs231n_lite/plots.py").exists()


def test_an_edited_file_of_the_courses_is_replaced_named_and_kept_in_the_backup(folder, updated):
    (folder / "cs231n_lite/plots.py").write_text("mine = 3", encoding="utf-8")
    assert updated(plots="new = 2").edited == ["cs231n_lite/plots.py"]
    (kept,) = (folder / FOLDER).glob("update-*/files/cs231n_lite/plots.py")
    assert kept.read_text(encoding="utf-8") == "mine = 3"


def test_undo_puts_every_file_back_and_keeps_what_was_written_since(folder, tmp_path, capsys):
    (folder / "cs231n_lite/losses.py").write_text(SOLVED, encoding="utf-8")
    before = everything(folder)
    new = zipped(tmp_path / "new.zip", course(losses=STUB + "\n# more\n", plots=None, **{"new.md": None}))
    assert main(["update", str(new), "--course", str(folder)]) == 0
    assert everything(folder) != before
    since = (folder / "cs231n_lite/losses.py").read_text(encoding="utf-8") + "# and mine\n"
    (folder / "cs231n_lite/losses.py").write_text(since, encoding="utf-8")
    assert main(["update", "--undo", "--course", str(folder)]) == 0
    assert everything(folder) == before
    (kept,) = (folder / FOLDER).glob("undone-*/since/cs231n_lite/losses.py")
    assert kept.read_text(encoding="utf-8") == since
    assert "you had edited cs231n_lite/losses.py since" in capsys.readouterr().out
    assert main(["update", "--undo", "--course", str(folder)]) == 1


def test_a_second_update_with_the_same_zip_changes_nothing(folder, tmp_path, capsys):
    new = zipped(tmp_path / "new.zip", course(plots="new = 2"))
    assert main(["update", str(new), "--course", str(folder)]) == 0
    before = everything(folder)
    assert main(["update", str(new), "--course", str(folder)]) == 0
    assert everything(folder) == before
    assert "as this zip has it already" in capsys.readouterr().out


def test_what_goes_wrong_in_the_middle_leaves_the_folder_as_it_was(folder, monkeypatch):
    before, written = everything(folder), []

    def write(path, content):
        written.append(path)
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        path.write_bytes(content)

    new = course(plots="new = 2", **{"README.md": "New", "LICENSE": "MIT"})
    monkeypatch.setattr("cs231n_lite.updating.update.write_whole", write)
    from cs231n_lite.updating.given import Given

    with pytest.raises(OSError, match="No space"):
        carried_out(folder, planned(folder, Given(new)))
    assert everything(folder) == before


def _with(name, raw=b"", mode=0o644):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info, raw


@pytest.mark.parametrize(
    "planted",
    [
        _with("course/../outside.py"),
        _with("/etc/passwd"),
        _with("C:/x.py"),
        _with("course\\..\\x.py"),
        _with("course/cs231n_lite/x.py", b"/etc/passwd", stat.S_IFLNK | 0o777),
        _with("course/virus.exe"),
        _with("other/x.py"),
    ],
)
def test_a_zip_with_something_else_in_it_is_refused_and_nothing_changes(folder, tmp_path, planted):
    path, before = zipped(tmp_path / "new.zip", course(plots="new = 2")), everything(folder)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(*planted)
    with pytest.raises(NotACourse):
        update(folder, path)
    assert everything(folder) == before


def test_a_zip_that_is_none_is_damaged_or_lacks_something_is_refused_in_a_sentence(folder, tmp_path, capsys):
    raw = zipped(tmp_path / "whole.zip", course()).read_bytes()
    bad = {
        "missing.zip": None,
        "text.zip": b"no zip",
        "half.zip": raw[: len(raw) // 2],
        "flipped.zip": raw[:400] + bytes([raw[400] ^ 255]) + raw[401:],
    }
    for name, content in bad.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
        assert main(["update", str(tmp_path / name), "--course", str(folder)]) == 1
        assert "nothing was changed" in capsys.readouterr().err
    lacking = course()
    del lacking["assignments/1-a/svm.ipynb"]
    with pytest.raises(NotACourse, match=r"svm\.ipynb is missing"):
        course_in(zipped(tmp_path / "lacking.zip", lacking))


def test_solved_modules_come_only_when_they_are_asked_for(folder, tmp_path, capsys):
    from cs231n_lite.plumbing.pack import digest_of

    solved = SOLVED.encode()
    about = {"kind": "solutions", "modules": ["losses"], "sha256": {"modules/losses.py": digest_of(solved)}}
    path = zipped(
        tmp_path / "1-a-solutions.zip", {"manifest.json": json.dumps(about).encode(), "modules/losses.py": solved}
    )
    assert main(["update", str(path), "--course", str(folder)]) == 1
    assert "--modules" in capsys.readouterr().err
    assert (folder / "cs231n_lite/losses.py").read_text(encoding="utf-8") == STUB
    assert main(["update", str(path), "--modules", "--course", str(folder)]) == 0
    assert (folder / "cs231n_lite/losses.py").read_bytes() == solved


def test_the_instructors_repository_is_not_updated(course, tmp_path, capsys):
    assert main(["update", str(zipped(tmp_path / "n.zip", {"a": b""})), "--course", str(course.root)]) == 1
    assert "instructor's repository" in capsys.readouterr().err


def test_changes_of_neighbouring_lines_are_merged_and_of_one_line_are_not():
    assert merged(["a", "b", "c"], ["a", "B", "c"], ["a", "b", "C"]) == ["a", "B", "C"]
    assert merged(["a"], ["a", "mine"], ["a", "new"]) == ["a", "mine", "new"]
    with pytest.raises(CannotMerge):
        merged(["a", "b"], ["a", "x"], ["a", "y"])
    with pytest.raises(CannotMerge):
        merged(["a", "b", "c"], ["a", "c"], ["a", "y", "c"])


def test_a_module_that_was_python_stays_python():
    assert merged_module("x = 1\n", "x = 2\n", "x = 1\ny = 3\n") == "x = 2\ny = 3\n"
    with pytest.raises(CannotMerge, match="isn't Python"):
        merged_module("if a:\n    b = 1\n", "if a:\n    b = 1\nelse:\n    c = 1\n", "with a:\n    b = 1\n")


def test_cells_keep_different_ids_when_both_added_one():
    given = notebook(cell("a", id="1"))
    made = merged_notebook(
        given, notebook(cell("a", id="1"), cell("m", id="2")), notebook(cell("a"), cell("n", id="2"))
    )
    ids = [one.get("id") for one in json.loads(made)["cells"]]
    assert sources(made) == ["a", "m", "n"] and len(set(ids)) == len(ids)


def test_the_students_zip_keeps_how_it_was_given(course, tmp_path):
    from grading.derive.student import contents

    files = contents(course)
    (tmp_path / "given.zip").write_bytes(files[GIVEN])
    kept = read_zip(tmp_path / "given.zip")
    assert kept["cs231n_lite/linear_svm.py"] == files["cs231n_lite/linear_svm.py"]
    assert all(files[name] == raw for name, raw in kept.items() if name != "digests.json")
