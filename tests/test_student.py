"""What a student gets: complete, without a solution in it, and usable where it is unpacked."""

import json
import shutil
import zipfile

import pytest

from cs231n_lite.updating.given import course_in
from grading.demo.samples import checks_in
from grading.derive.leaks import leaks_in
from grading.derive.student import FOLDER, contents, make_student_zip

pytestmark = [pytest.mark.slow, pytest.mark.once]


@pytest.fixture(scope="module")
def student_zip(course):
    return make_student_zip(course)


@pytest.fixture
def unpacked(student_zip, tmp_path):
    with zipfile.ZipFile(student_zip) as archive:
        archive.extractall(tmp_path)
    return tmp_path / FOLDER


def test_the_zip_has_what_a_student_needs_and_nothing_of_the_instructors(unpacked):
    for name in ("README.md", "LICENSE", "requirements.txt", "get_datasets.sh", "assignments/1-losses/svm.ipynb"):
        assert (unpacked / name).is_file()
    requirements = (unpacked / "requirements.txt").read_text(encoding="utf-8")
    assert "jupyter" in requirements and "-e ." in requirements
    assert "nbgrader" not in requirements and "pytest" not in requirements
    top = {path.name for path in unpacked.iterdir()}
    assert not top & {"solutions", "grading", "tests", ".git", "docs", "nbgrader_config.py"}


def test_a_container_is_set_up_by_the_commands_of_the_readme(unpacked):
    container = json.loads((unpacked / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    readme = (unpacked / "README.md").read_text(encoding="utf-8")
    made, installed = container["postCreateCommand"].split(" && ")
    assert made.replace("python ", "python3 ", 1) in readme and installed in readme


def test_the_zip_is_the_same_every_time(student_zip, course):
    before = student_zip.read_bytes()
    assert make_student_zip(course).read_bytes() == before


def test_update_takes_it(student_zip, course):
    assert set(course_in(student_zip).digests) == set(contents(course))


def test_no_solution_leaks(student_zip, course):
    with zipfile.ZipFile(student_zip) as archive:
        assert leaks_in({name: archive.read(name) for name in archive.namelist()}, course) == []


@pytest.mark.parametrize(
    "planted",
    [
        "    dscores = exponentials / totals[:, None]",
        "before = x[place]\nx[place] = before + h",
        "    margins = np.maximum(0, scores - scores[y] + 1)",
        "margins   =  np.maximum(0, scores - scores[y] + 1)",
        "loss += margin\ndW[:, j] += X[i]",
        "    ### BEGIN SOLUTION",
    ],
)
def test_a_planted_leak_is_found(course, planted):
    files = contents(course)
    files["cs231n_lite/linear_svm.py"] += f"\n{planted}\n".encode()
    assert leaks_in(files, course)


def test_a_leak_in_a_notebook_is_found(course):
    files = contents(course)
    name = "assignments/1-losses/svm.ipynb"
    files[name] = files[name].replace(b"*Your answer here.*", b"**Model answer.** With W near 0 all scores are nearly")
    assert not leaks_in(contents(course), course)
    assert not leaks_in({name: contents(course)[name]}, course)
    solved = (course.solutions / "1-losses/svm.ipynb").read_bytes()
    assert leaks_in({name: solved}, course)


def test_a_new_student_can_check_solve_and_pack(unpacked, python, course):
    def command(*words):
        return python("-m", "cs231n_lite", *words, cwd=unpacked, env={"PYTHONPATH": str(unpacked)})

    first = command("check", "1-losses")
    assert first.returncode == 1
    assert "○ svm_loss_naive.loss: could not run" in first.stdout
    assert "svm.ipynb, section 6" in first.stdout
    for path in course.references("1-losses"):
        shutil.copy(path, unpacked / "cs231n_lite")
    assert command("check", "svm_loss_naive.loss").stdout == "✓ svm_loss_naive.loss: passed (5 of 5 points)\n"
    solved = command("check", "1-losses")
    assert solved.returncode == 0
    checks = checks_in("1-losses").values()
    count, points = len(checks), sum(check.points for check in checks)
    assert f"{count} of {count} checks passed, {points} of {points} points" in solved.stdout
    packed = command("pack", "1-losses", "--student", "ada")
    assert packed.returncode == 0, packed.stderr
    assert (unpacked / "ada_1-losses.zip").is_file()


@pytest.mark.parametrize(
    "words", [["check", "nothing"], ["pack", "9-nothing"], ["pack", "1-losses", "--student", "a/b"]]
)
def test_words_that_make_no_sense_are_told_in_one_line(unpacked, python, words):
    done = python("-m", "cs231n_lite", *words, cwd=unpacked, env={"PYTHONPATH": str(unpacked)})
    assert done.returncode == 2
    assert done.stderr.startswith("cs231n-lite: ")
    assert len(done.stderr.splitlines()) == 1
