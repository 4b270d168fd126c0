"""What Gradescope's container makes of submissions: the points that the course gives, in the fields that it reads."""

import json
import os
import shutil
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest
from gradescope_container import Container, container_for, laid, processes_of_students

from cs231n_lite.plumbing.course import this_course
from grading.demo.sample_run import hand_in
from grading.demo.samples import ASSIGNMENT, files_of, sample_class, second_class
from grading.gradescope.build import SCRIPTS, make_zip
from grading.gradescope.command import told
from grading.gradescope.results import FAILED, plain
from grading.jail.jail import NoJail
from grading.jail.other_user import OtherUser
from grading.judge.seeds import SECRET

pytestmark = pytest.mark.once

OF_ALL = {"score", "execution_time", "output", "output_format", "visibility", "stdout_visibility", "tests"}
OF_A_TEST = {"name", "number", "score", "max_score", "status", "output", "output_format", "visibility", "tags"}


@pytest.fixture(scope="module")
def root(course, tmp_path_factory) -> Path:
    """A course folder with a secret."""
    root = tmp_path_factory.mktemp("gradescope") / "course"
    shutil.copytree(course.solutions, root / "solutions", ignore=shutil.ignore_patterns("__pycache__"))
    (root / SECRET).write_text("the course's own secret, of 40 letters..", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def archive(root) -> Path:
    return make_zip(root, this_course().assignment(ASSIGNMENT))


@pytest.fixture(scope="module")
def container(archive, tmp_path_factory) -> Container:
    return container_for(tmp_path_factory.mktemp("box"), archive)


@pytest.fixture(scope="module")
def samples(references) -> dict:
    return {sample.student: sample for sample in sample_class(references)}


@pytest.fixture(scope="module")
def right(samples, course) -> dict[str, str]:
    """The files of a right submission."""
    return files_of(samples["ada"], course)


@pytest.fixture(scope="module")
def everybody(container, samples, course) -> dict[str, dict]:
    """The results of each submission of the sample class."""
    return {student: container.graded(laid(files_of(sample, course)))[0] for student, sample in samples.items()}


def given(results: dict) -> dict[str, float]:
    return {test["name"]: test["score"] for test in results["tests"] if "score" in test}


@pytest.mark.slow
def test_each_sample_gets_the_points_that_the_course_gives(everybody, samples):
    assert {student: given(results) for student, results in everybody.items()} == {
        student: sample.intended for student, sample in samples.items()
    }


@pytest.mark.slow
def test_the_results_hold_what_gradescope_reads_and_nothing_else(everybody):
    for results in everybody.values():
        assert results.keys() == OF_ALL
        assert results["score"] == sum(given(results).values())
        assert (results["visibility"], results["stdout_visibility"]) == ("visible", "hidden")
        for test in results["tests"]:
            assert test.keys() <= OF_A_TEST
            assert (test["output_format"], test["visibility"]) == ("text", "visible")
            assert plain(test["output"]) == test["output"]
            if "score" in test:
                assert test["status"] == ("passed" if test["score"] else "failed")
                assert test["score"] in (0, test["max_score"])


@pytest.mark.slow
def test_a_wrong_check_says_what_it_looks_like_and_a_right_one_what_was_checked(everybody):
    said = {test["name"]: test["output"] for test in everybody["ben"]["tests"]}
    assert "not averaged" in " ".join(said["svm_loss_naive.loss"].split())
    assert "Checked:" in said["svm_loss_vectorized.loss"]


@pytest.mark.slow
def test_what_a_person_grades_has_no_score_and_the_command_says_how_many_points_it_has(everybody, archive):
    by_hand = [test for test in everybody["ada"]["tests"] if "score" not in test]
    assert len(by_hand) == 6
    assert all("A person reads this" in test["output"] and "status" not in test for test in by_hand)
    said = told(archive, this_course().assignment(ASSIGNMENT))
    assert f"Autograder points: {sum(test.get('max_score', 0) for test in everybody['ada']['tests'])}." in said
    assert "A person grades 16 points" in said


@pytest.mark.slow
def test_a_packed_zip_and_files_in_folders_count_as_much(container, samples, course, right):
    full = container.graded(lambda folder: hand_in(samples["ada"], course, folder))[0]
    deep = container.graded(laid({f"my work/week 1/{name}": text for name, text in right.items()}))[0]
    assert given(full) == given(deep) == samples["ada"].intended


@pytest.mark.slow
def test_an_empty_submission_gets_no_points_and_is_told_what_is_missing(container):
    results, _ = container.graded(laid({}))
    assert results["score"] == 0
    assert "linear_svm.py is missing" in results["output"]
    assert results["output"] != FAILED


@pytest.mark.slow
def test_the_results_say_that_there_was_no_jail(container, right):
    results, printed = container.graded(laid(right))
    said = results["output"].splitlines()
    assert said[0] == "84 of 84 points from the checks below. A person gives up to 16 more."
    assert said[-1] == "Your code ran apart from the grader, as another user, without a jail."
    assert "without a jail: as another user, with " in printed


@pytest.mark.slow
def test_an_ordinary_run_leaves_nothing_behind_and_shuts_what_is_not_for_students(container, right):
    _, printed = container.graded(laid(right))
    assert "LEFT BEHIND" not in printed
    assert processes_of_students() == []
    assert sorted(os.listdir(container.results)) == ["results.json"]
    for name in ("source", "submission", "results", "submission_metadata.json"):
        assert stat.S_IMODE((container.autograder / name).stat().st_mode) & 0o077 == 0, name


@pytest.mark.slow
def test_the_second_assignment_has_the_references_of_the_first(root, references, course, tmp_path):
    second = second_class(references)[1]
    container = container_for(tmp_path, make_zip(root, this_course().assignment(second.assignment)))
    results, _ = container.graded(laid(files_of(second, course)))
    assert given(results) == second.intended


@pytest.mark.slow
def test_on_an_older_kernel_the_points_are_the_same(archive, right, samples, tmp_path):
    results, _ = container_for(tmp_path, archive, older=True).graded(laid(right))
    assert given(results) == samples["ada"].intended
    assert "a lock on files" not in results["output"]


@pytest.mark.slow
def test_code_that_must_not_be_jailed_is_told_to_be_so(container, right):
    results, _ = container.graded(laid(right), "--without-jail")
    assert "students' code was not jailed" in results["output"]


@pytest.mark.slow
@pytest.mark.parametrize("damaged", ["course/.course_secret", "course/grading/gradescope/run.py", "assignment"])
def test_if_the_autograder_fails_students_read_one_sentence_and_instructors_the_reason(
    archive, right, tmp_path, damaged: str
):
    container = container_for(tmp_path, archive)
    (container.autograder / "source" / damaged).write_text("(", encoding="utf-8")
    results, printed = container.graded(laid(right))
    assert (results["score"], results["output"], results["tests"]) == (0, FAILED, [])
    assert results["stdout_visibility"] == "hidden"
    assert "Error" in printed


def test_only_root_can_have_another_user_run_code(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(NoJail, match="only root"):
        OtherUser().__enter__()


def test_the_zip_holds_a_secret_of_its_own_and_only_its_owner_reads_it(root, archive):
    with zipfile.ZipFile(archive) as opened:
        names, secret = opened.namelist(), opened.read(f"course/{SECRET}").decode()
        assert [opened.getinfo(name).external_attr >> 16 for name in SCRIPTS] == [0o755, 0o755]
        requirements = opened.read("requirements.txt").decode().splitlines()
    assert len(secret) == 64
    assert secret not in (root / SECRET).read_text(encoding="utf-8")
    assert (root / SECRET).read_text(encoding="utf-8") not in secret
    assert not [name for name in names if name.endswith((".ipynb", ".db")) or "/classroom/" in name]
    assert "-e ." not in requirements
    assert any(line.startswith("numpy") for line in requirements)
    if os.name == "posix":
        assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_a_course_without_its_solutions_makes_no_zip(tmp_path):
    with pytest.raises(ValueError, match="solved modules of 1-losses are missing"):
        make_zip(tmp_path, this_course().assignment(ASSIGNMENT))
    assert not (tmp_path / "dist").exists()


def test_the_same_course_gives_the_same_zip(root, archive):
    before = archive.read_bytes()
    assert make_zip(root, this_course().assignment(ASSIGNMENT)).read_bytes() == before


def test_two_assignments_have_two_secrets(root, archive, course):
    other = make_zip(root, this_course().assignment("2-optimization"))
    secrets = [zipfile.ZipFile(each).read(f"course/{SECRET}") for each in (archive, other)]
    assert secrets[0] != secrets[1]


@pytest.mark.skipif(not shutil.which("sh"), reason="there is no shell")
@pytest.mark.parametrize("script", SCRIPTS)
def test_the_scripts_are_read_by_a_plain_shell(course, script: str):
    path = course.root / "grading" / "gradescope" / script
    assert subprocess.run(["sh", "-n", str(path)]).returncode == 0
    assert path.read_bytes().startswith(b"#!/bin/sh\n")


def test_text_keeps_its_letters_and_loses_what_acts_on_a_page_or_terminal():
    assert plain("Σ ü 코드\n\tx <b>") == "Σ ü 코드\n    x <b>"
    assert plain("\x1b[2J\u202e\ud800\x00") == "?[2J???"
    assert json.loads(json.dumps(plain("\ud800"))) == "?"
