"""One rule says whose code runs."""

import shutil
from pathlib import Path

import pytest

from cs231n_lite.plumbing.course import course_from
from cs231n_lite.plumbing.overlay import PACKAGE, Overlay, overlay_of_place

WHOSE = "from cs231n_lite import linear_svm, regularizers as r; print(linear_svm.svm_loss_naive(), r.l2())"
TWO_ASSIGNMENTS = course_from(
    {
        "assignments": {
            "1-losses": {"notebooks": {}, "modules": ["linear_svm"]},
            "2-optimization": {"notebooks": {}, "modules": ["optim"]},
        },
    }
)


def says(path: Path, function: str, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"def {function}():\n    return {words!r}\n", encoding="utf-8")


def write_modules(folder: Path, words: str) -> None:
    says(folder / "linear_svm.py", "svm_loss_naive", words)
    says(folder / "regularizers.py", "l2", words)


@pytest.fixture
def house(tmp_path) -> Path:
    """A repository whose stubs the instructor has edited, with a reference and one submission."""
    root = tmp_path / "house"
    shutil.copytree(PACKAGE, root / "cs231n_lite", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "nbgrader_config.py").touch()
    write_modules(root / "cs231n_lite", "edited stub")
    write_modules(root / "solutions/1-losses/reference", "reference")
    write_modules(root / "submitted/ada/1-losses/student_modules", "ada")
    (root / "assignments/1-losses").mkdir(parents=True)
    return root


@pytest.fixture
def whose(house, python):
    """Whose modules run in a folder of the house, as printed there."""

    def run(place: str, **env) -> str:
        done = python("-c", WHOSE, cwd=house / place, env={"PYTHONPATH": str(house), **env})
        return done.stdout.strip() or done.stderr.strip().splitlines()[-1]

    return run


def test_in_solutions_it_is_the_reference(whose):
    assert whose("solutions/1-losses") == "reference reference"


def test_in_assignments_and_elsewhere_it_is_the_file_in_the_package(whose, tmp_path):
    assert whose("assignments/1-losses") == "edited stub edited stub"
    assert whose("..") == "edited stub edited stub"


def test_in_a_submission_it_is_what_the_student_handed_in(whose):
    assert whose("submitted/ada/1-losses") == "ada ada"
    assert whose("submitted/ada/1-losses/student_modules") == "ada ada"


def test_a_module_not_handed_in_counts_as_not_written_even_if_the_instructor_edited_the_stub(whose, house):
    (house / "submitted/ada/1-losses/student_modules/regularizers.py").unlink()
    told = whose("submitted/ada/1-losses")
    assert told.endswith("l2 counts as not written: regularizers.py isn't among the modules handed in")
    shutil.rmtree(house / "submitted/ada/1-losses/student_modules")
    assert whose("submitted/ada/1-losses").startswith("NotImplementedError: svm_loss_naive counts as not written")


def test_where_there_are_no_references_earlier_modules_are_the_students_own(tmp_path):
    later = tmp_path / "2-optimization"
    (later / "student_modules").mkdir(parents=True)
    overlay = overlay_of_place(later)
    overlay = Overlay(overlay.folder, overlay.assignment)
    assert overlay.find("linear_svm", TWO_ASSIGNMENTS) == PACKAGE / "linear_svm.py"
    assert overlay.find("optim", TWO_ASSIGNMENTS) is None
    write_modules(tmp_path / "1-losses/student_modules", "fetched")
    assert overlay.find("linear_svm", TWO_ASSIGNMENTS) == tmp_path / "1-losses/student_modules/linear_svm.py"


def test_the_environment_variable_goes_before_the_place(whose, house):
    modules = str(house / "submitted/ada/1-losses/student_modules")
    assert whose("solutions/1-losses", CS231N_LITE_MODULES=modules) == "ada ada"
    assert whose("..", CS231N_LITE_MODULES=modules) == "ada ada"


def test_an_environment_variable_that_names_no_folder_is_an_error(whose, house):
    assert "isn't a folder" in whose("..", CS231N_LITE_MODULES=str(house / "nowhere"))


def test_a_submission_cannot_replace_the_checks_or_the_data(whose, house, python):
    modules = house / "submitted/ada/1-losses/student_modules"
    (modules / "data.py").write_text("raise SystemExit('hijacked')", encoding="utf-8")
    (modules / "checks.py").write_text("raise SystemExit('hijacked')", encoding="utf-8")
    imports = "import cs231n_lite.checks, cs231n_lite.data"
    done = python("-c", imports, cwd=modules.parent, env={"PYTHONPATH": str(house)})
    assert done.returncode == 0, done.stderr


def test_the_editable_install_follows_the_same_rule(python, tmp_path):
    modules = tmp_path / "1-losses/student_modules"
    write_modules(modules, "bob")
    assert python("-c", WHOSE, cwd=modules.parent).stdout.strip() == "bob bob"


def test_a_later_assignment_takes_earlier_modules_from_the_references(tmp_path):
    says(tmp_path / "solutions/1-losses/reference/linear_svm.py", "f", "reference")
    says(tmp_path / "student_modules/optim.py", "f", "ada")
    says(tmp_path / "student_modules/linear_svm.py", "f", "ada's old one")
    later = Overlay(tmp_path / "student_modules", "2-optimization", tmp_path / "solutions")
    assert later.find("optim", TWO_ASSIGNMENTS) == tmp_path / "student_modules/optim.py"
    assert later.find("linear_svm", TWO_ASSIGNMENTS) == tmp_path / "solutions/1-losses/reference/linear_svm.py"


def test_an_earlier_assignment_never_sees_a_later_reference(tmp_path):
    says(tmp_path / "solutions/2-optimization/reference/optim.py", "f", "reference")
    earlier = Overlay(tmp_path / "student_modules", "1-losses", tmp_path / "solutions")
    assert earlier.find("optim", TWO_ASSIGNMENTS) is None


def test_a_folder_called_like_an_assignment_is_no_submission_by_itself(tmp_path):
    place = tmp_path / "1-losses"
    place.mkdir()
    assert overlay_of_place(place) is None
