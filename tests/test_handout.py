"""`solutions`: what is handed out after the deadline is whole, runs, and holds nothing of the instructor's."""

import hashlib
import json
import shutil
import zipfile
from datetime import datetime, timedelta

import nbformat
import pytest
from nbclient import NotebookClient

from cs231n_lite import synthetic
from cs231n_lite.plumbing.course import this_course
from grading.classroom.operations import Nbgrader
from grading.commands import main
from grading.derive import handout
from grading.derive.handout import TooEarly, hand_out
from grading.derive.student import FOLDER, contents

pytestmark = [pytest.mark.slow, pytest.mark.once]

ASSIGNMENTS = list(this_course().assignments)
NOW = datetime(2026, 3, 10)


@pytest.fixture(scope="module")
def handed_out(course, tmp_path_factory):
    """Of each assignment the files in its zip, by their path below its folder."""
    folder, found = tmp_path_factory.mktemp("solutions"), {}
    for name in ASSIGNMENTS:
        target = hand_out(course.root, name, NOW, force=True, target=folder / f"{name}.zip")
        with zipfile.ZipFile(target) as archive:
            found[name] = {path.removeprefix(f"{name}-solutions/"): archive.read(path) for path in archive.namelist()}
    return found


def due(root, text, roster=""):
    (root / "deadlines.csv").write_text(f"assignment,due\n1-losses,{text}\n", encoding="utf-8")
    if roster:
        (root / "roster.csv").write_text(f"id,name,extension\nada,Ada,{roster}\n", encoding="utf-8")


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_it_holds_the_notebooks_and_modules_of_one_assignment_and_nothing_else(handed_out, name):
    assignment = this_course().assignment(name)
    notebooks = {f"{notebook.name}.ipynb" for notebook in assignment.notebooks}
    modules = {f"modules/{module}.py" for module in assignment.modules}
    assert set(handed_out[name]) == {"README.md", "manifest.json"} | notebooks | modules


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_the_manifest_names_the_modules_and_the_digest_of_every_file(handed_out, name):
    files = dict(handed_out[name])
    about = json.loads(files.pop("manifest.json"))
    assert (about["kind"], about["assignment"]) == ("solutions", name)
    assert about["modules"] == list(this_course().assignment(name).modules)
    assert about["sha256"] == {path: hashlib.sha256(raw).hexdigest() for path, raw in files.items()}


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_a_notebook_is_the_released_one_but_for_its_answers(handed_out, course, name):
    for notebook in this_course().assignment(name).notebooks:
        file = f"{notebook.name}.ipynb"
        released = nbformat.read(course.root / "assignments" / name / file, as_version=4)
        solved = nbformat.reads(handed_out[name][file].decode(), as_version=4)
        assert [(c.id, c.cell_type, c.metadata) for c in solved.cells] == [
            (c.id, c.cell_type, c.metadata) for c in released.cells
        ]
        pairs = [(one.source, other.source) for one, other in zip(released.cells, solved.cells, strict=True)]
        changed = {one for one, other in pairs if one != other}
        assert changed == {"*Your answer here.*"}
        assert "*Your answer here.*" not in {other for _, other in pairs}


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_no_marker_rubric_mistake_or_secret_is_in_it(handed_out, name):
    for raw in handed_out[name].values():
        text = raw.decode()
        assert not any(word in text for word in ("BEGIN SOLUTION", "END SOLUTION", "Rubric", "MISTAKES"))
    assert any("Model answer" in raw.decode() for raw in handed_out[name].values())


def test_a_solution_of_a_later_assignment_stops_it(course_copy):
    later = (course_copy / "solutions" / "2-optimization" / "reference" / "optim.py").read_text(encoding="utf-8")
    line = next(line for line in later.splitlines() if "rng.permutation" in line)
    target = course_copy / "dist" / "1-losses-solutions.zip"
    notebook = course_copy / "assignments" / "1-losses" / "svm.ipynb"
    whole = notebook.read_text(encoding="utf-8")
    notebook.write_text(
        whole.replace('"# The support', json.dumps(line)[:-1] + "\\n# The support", 1), encoding="utf-8"
    )
    with pytest.raises(ValueError, match="later assignments"):
        hand_out(course_copy, "1-losses", NOW, force=True)
    assert not target.exists()
    notebook.write_text(whole, encoding="utf-8")
    assert hand_out(course_copy, "1-losses", NOW, force=True) == target


def test_hidden_tests_and_mark_schemes_stay_behind():
    text = "a\n### BEGIN SOLUTION\nb\n### END SOLUTION\n### BEGIN HIDDEN TESTS\nc\n### END HIDDEN TESTS\nd\n"
    assert handout._without_markers(text) == "a\nb\nd\n"
    assert handout._without_markers("=== BEGIN MARK SCHEME ===\nc\n=== END MARK SCHEME ===\nd\n") == "d\n"


def test_it_is_the_same_every_time(course, tmp_path):
    one, other = (
        hand_out(course.root, "1-losses", NOW, force=True, target=tmp_path / f"{name}.zip").read_bytes()
        for name in "ab"
    )
    assert one == other


def test_it_waits_until_the_last_extension_has_passed(course_copy):
    due(course_copy, "2026-03-09 12:00 UTC")
    assert hand_out(course_copy, "1-losses", NOW).is_file()
    due(course_copy, "2026-03-09 12:00 UTC", roster="2 days")
    with pytest.raises(TooEarly, match=r"2026-03-1\d .*with the longest extension"):
        hand_out(course_copy, "1-losses", NOW)
    assert hand_out(course_copy, "1-losses", datetime(2026, 3, 11, 12, 0, 1)).is_file()
    due(course_copy, "2026-03-10 12:00 UTC", roster="2026-03-09 12:00 UTC")
    with pytest.raises(TooEarly):
        hand_out(course_copy, "1-losses", NOW)
    assert hand_out(course_copy, "1-losses", NOW, force=True).is_file()


def test_it_waits_for_an_extension_that_only_the_gradebook_knows(course_copy):
    due(course_copy, "2026-03-09 12:00 UTC")
    with Nbgrader(course_copy).gradebook as gradebook:
        gradebook.add_student("ada")
        gradebook.add_assignment("1-losses")
        gradebook.add_submission("1-losses", "ada", extension=timedelta(days=3))
    with pytest.raises(TooEarly, match="with the longest extension"):
        hand_out(course_copy, "1-losses", NOW)
    (course_copy / "roster.csv").write_text("id,name,extension\nada,Ada,\n", encoding="utf-8")
    assert hand_out(course_copy, "1-losses", NOW).is_file()


def test_without_a_deadline_the_command_says_how_to_go_on(course_copy, capsys, tmp_path):
    asked = ["solutions", "1-losses", "--root", str(course_copy), "--out", str(tmp_path / "out.zip")]
    assert main(asked) == 1
    assert "deadlines.csv" in capsys.readouterr().err
    assert not (tmp_path / "out.zip").exists()
    assert main([*asked, "--force"]) == 0
    assert (tmp_path / "out.zip").is_file()
    assert main(["solutions", "7-nothing", "--root", str(course_copy)]) == 1
    assert "there is no assignment '7-nothing'" in capsys.readouterr().err


@pytest.fixture(scope="module")
def caught_up(course, handed_out, tmp_path_factory):
    """A student's folder with everything that was handed out in its place."""
    root = tmp_path_factory.mktemp("student") / FOLDER
    for name, raw in contents(course).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)
    for name, files in handed_out.items():
        for path, raw in files.items():
            if path.endswith((".py", ".ipynb")):
                place = root / "cs231n_lite" if path.endswith(".py") else root / "assignments" / name
                (place / path.removeprefix("modules/")).write_bytes(raw)
    shutil.copytree(synthetic.write(root.parent / "embedded-few", train=1_000, test=200, progress=False), root / "few")
    return root


def test_all_checks_pass_with_the_modules_in_a_students_folder(caught_up, python):
    for name in ASSIGNMENTS:
        done = python("-m", "cs231n_lite", "check", name, cwd=caught_up, env={"PYTHONPATH": str(caught_up)})
        assert done.returncode == 0, done.stdout


def test_a_notebook_runs_there_from_top_to_bottom(caught_up, monkeypatch):
    monkeypatch.delenv("CS231N_LITE_MODULES", raising=False)
    monkeypatch.setenv("CS231N_LITE_DATA", str(caught_up / "few"))
    monkeypatch.setenv("PYTHONPATH", str(caught_up))
    folder = caught_up / "assignments" / "1-losses"
    notebook = nbformat.read(folder / "softmax.ipynb", as_version=4)
    where = nbformat.v4.new_code_cell("import cs231n_lite\nprint(cs231n_lite.__file__)")
    notebook.cells.append(where)
    done = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": folder}}).execute()
    assert str(caught_up) in done.cells[-1].outputs[0].text
