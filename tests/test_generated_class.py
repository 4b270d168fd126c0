"""The generated class of the benchmarks: no two alike, the same again for a seed, and worth what it is said to be."""

import ast
import zipfile
from collections import Counter

import pytest

from benchmarks.generated_class import generated_class, write_class
from benchmarks.generated_class.modules import STYLES
from cs231n_lite.plumbing.course import this_course
from grading.demo.samples import ASSIGNMENT, checks_in
from grading.intake.handed_in import read_folder, read_zip
from grading.judge.judging import Judge
from grading.judge.limits import Limits
from grading.judge.work import Work

pytestmark = [pytest.mark.slow, pytest.mark.once]

FACTS = this_course().assignment(ASSIGNMENT)
FULL = {name: check.points for name, check in checks_in(ASSIGNMENT).items()}


@pytest.fixture(scope="module")
def submissions(course, references):
    return list(generated_class(course, references, 300))


@pytest.fixture(scope="module")
def points(jail, references):
    """Judge modules, text by the name of the file; gives the points of each check by its name."""

    def judged(texts, limits):
        work = Work(ASSIGNMENT, {file.removesuffix(".py"): text for file, text in texts.items()})
        with Judge(references, work, (7, 1), jail, limits) as judge:
            return {name: judge.verdict(check).points for name, check in checks_in(ASSIGNMENT).items()}

    return judged


def code_of(text):
    """The functions of a module without their docstrings and comments, whatever their order; None if it has no code."""
    try:
        functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    except SyntaxError:
        return None
    for function in functions:
        function.body = function.body[bool(ast.get_docstring(function)) :]
    return tuple(sorted(map(ast.dump, functions)))


def test_the_same_seed_gives_the_same_files_and_another_one_others(course, references):
    few = [list(generated_class(course, references, 12, seed)) for seed in (5, 5, 6)]
    again, once, other = [[one.files for one in found] for found in few]
    assert once == again
    assert all(a[name] != b[name] for a, b in zip(once, other, strict=True) for name in a)


def test_no_two_submissions_have_a_text_in_common(submissions):
    for file in submissions[0].modules:
        assert len({one.modules[file] for one in submissions}) == len(submissions)
    notebooks = [one.notebooks() for one in submissions[:40]]
    for file in notebooks[0]:
        assert len({found[file] for found in notebooks}) == len(notebooks)
    assert len({one.name for one in submissions}) == len(submissions)


@pytest.mark.parametrize(
    ("file", "share"),
    [("linear_svm.py", 0.99), ("softmax.py", 0.99), ("regularizers.py", 0.8)],  # the last has three lines to write
)
def test_nearly_all_modules_differ_in_their_code_not_only_in_their_comments(submissions, file, share):
    codes = [code_of(one.modules[file]) for one in submissions if one.fault.what in ("nothing", "mistake", "hangs")]
    assert len(set(codes)) >= share * len(codes)


@pytest.mark.parametrize(
    ("number", "faulty", "hanging"), [(0, 0, 0), (9, 0, 0), (10, 1, 0), (29, 2, 0), (30, 3, 1), (101, 10, 2)]
)
def test_one_in_ten_is_faulty_and_one_in_a_hundred_hangs(course, references, number, faulty, hanging):
    what = Counter(one.fault.what for one in generated_class(course, references, number))
    hangs, right = what.pop("hangs", 0), what.pop("nothing", 0)
    assert (right, what.total(), hangs) == (number - faulty - hanging, faulty, hanging)


def test_of_300_thirty_are_faulty_in_every_way_and_three_hang(submissions):
    what = Counter(one.fault.what for one in submissions)
    assert what["hangs"] == 3
    assert what["mistake"] + what["syntax error"] + what["empty"] == 30
    assert min(what.values()) > 0


def test_a_negative_number_is_refused(course, references):
    with pytest.raises(ValueError, match="ask for 0 or more"):
        next(generated_class(course, references, -1))


def test_the_right_ones_get_all_points_of_their_code(submissions, points):
    right = [one for one in submissions if one.fault.what == "nothing"]
    for one in right[:: len(right) // 5][:6]:
        assert one.intended == FULL
        assert points(one.modules, Limits()) == FULL, one.modules


@pytest.mark.parametrize("what", ["mistake", "syntax error", "empty", "hangs"])
def test_a_faulty_one_gets_the_points_that_are_known(submissions, points, what):
    one = next(one for one in submissions if one.fault.what == what)
    got = points(one.modules, Limits(seconds=0.5))
    assert {name: got[name] for name in one.intended} == one.intended
    assert 0 in one.intended.values()


@pytest.mark.parametrize("style", sorted(folder.name for folder in STYLES.iterdir() if any(folder.glob("*.py"))))
def test_every_style_is_right_in_all_its_functions(points, style):
    texts = {path.name: path.read_text(encoding="utf-8") for path in (STYLES / style).glob("*.py")}
    assert points(texts, Limits()) == FULL


def test_what_is_written_as_submitted_is_read_whole(course, references, tmp_path):
    for one in write_class(tmp_path, course, references, 3):
        handed_in = read_folder(tmp_path / "submitted" / one.student / ASSIGNMENT, FACTS)
        assert {f"{name}.py": text for name, text in handed_in.modules.items()} == one.modules
        assert {f"{name}.ipynb": raw.decode() for name, raw in handed_in.notebooks.items()} == one.notebooks()
        assert handed_in.notes == ()


def test_what_is_zipped_is_laid_out_as_moodle_does_and_some_of_it_loose(course, references, tmp_path):
    submissions = write_class(tmp_path, course, references, 11, zipped=True)
    archive = tmp_path / "downloaded" / ASSIGNMENT / "archive"
    expected = {f"{one.name}_{1234567 + k}_assignsubmission_file_": one for k, one in enumerate(submissions) if k != 9}
    assert {path.name for path in archive.iterdir()} == {"1-losses-download.zip", "s0010_1-losses.zip"}
    with zipfile.ZipFile(archive / "1-losses-download.zip") as moodle:
        assert {name.partition("/")[0] for name in moodle.namelist()} == set(expected)
        for name in moodle.namelist():
            one = expected[name.partition("/")[0]]
            (tmp_path / "one.zip").write_bytes(moodle.read(name))
            handed_in = read_zip(tmp_path / "one.zip", FACTS)
            assert (handed_in.student, handed_in.notes) == (one.student, ())
            assert {f"{name}.py": text for name, text in handed_in.modules.items()} == one.modules
    roster = (tmp_path / "roster.csv").read_text(encoding="utf-8").splitlines()
    assert roster == ["id,name,extension", *(f"{one.student},{one.name}," for one in submissions)]


def test_zips_of_the_same_seed_are_the_same_to_the_byte(course, references, tmp_path):
    roots = [tmp_path / "one", tmp_path / "two"]
    for root in roots:
        write_class(root, course, references, 11, zipped=True)
    files = [{path.relative_to(root): path.read_bytes() for path in root.rglob("*.zip")} for root in roots]
    assert len(files[0]) == 2
    assert files[0] == files[1]
