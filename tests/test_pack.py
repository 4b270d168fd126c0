"""Packing: one zip, verified, and a loud refusal of what can't be graded."""

import ast
import json
import random
import re
import shutil
import sys
import unicodedata
import zipfile

import pytest

from cs231n_lite.plumbing import cli, handing_in
from cs231n_lite.plumbing.course import this_course
from cs231n_lite.plumbing.helpers import FOLDERS, MOST
from cs231n_lite.plumbing.overlay import PACKAGE
from cs231n_lite.plumbing.pack import CannotPack, digest_of, gather, pack, verify, zip_name
from cs231n_lite.plumbing.submission import (
    LARGEST_MODULE,
    PLACEHOLDER,
    Unusable,
    questions_of,
    texts_in,
    usable_name,
)

ASSIGNMENT = this_course().assignment("1-losses")
QUESTIONS = [grade_id for notebook in ASSIGNMENT.notebooks for grade_id in questions_of(notebook)]


@pytest.fixture
def work(course, tmp_path):
    """A folder with the released notebooks, every question answered, and the solved modules."""
    folder = tmp_path / "work"
    folder.mkdir()
    for notebook in ASSIGNMENT.notebooks:
        shutil.copy(course.root / f"assignments/1-losses/{notebook.name}.ipynb", folder)
        change_notebook(folder, answer_all, notebook.name)
    for path in course.references("1-losses"):
        shutil.copy(path, folder)
    return folder


def packed(folder, **options):
    target = folder.parent / "out" / "ada_1-losses.zip"
    return target, pack(ASSIGNMENT, folder, folder, target, **options)


def names_in(target) -> set[str]:
    with zipfile.ZipFile(target) as archive:
        return set(archive.namelist())


def change_notebook(folder, change, name="svm") -> None:
    path = folder / f"{name}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def graded(notebook) -> list[dict]:
    return [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]


def questions(notebook) -> list[dict]:
    return [cell for cell in graded(notebook) if cell["cell_type"] == "markdown"]


def answer_all(notebook) -> None:
    for cell in questions(notebook):
        cell["source"] = ["Because the scores are ", "equal."]


def code(folder, text, name="linear_svm") -> None:
    (folder / f"{name}.py").write_text(text, encoding="utf-8")


def test_the_zip_has_notebooks_modules_and_a_manifest_of_their_digests(work):
    target, warnings = packed(work, student="ada")
    assert warnings == []
    with zipfile.ZipFile(target) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        names = set(archive.namelist()) - {"manifest.json"}
        modules = {f"student_modules/{module}.py" for module in ("linear_svm", "regularizers", "softmax")}
        assert names == {"svm.ipynb", "softmax.ipynb", "regularization.ipynb"} | modules
        assert manifest["assignment"] == "1-losses"
        assert manifest["student"] == "ada"
        assert manifest["sha256"] == {name: digest_of(archive.read(name)) for name in names}
        assert archive.read("svm.ipynb") == (work / "svm.ipynb").read_bytes()


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda f: (f / "svm.ipynb").unlink(), r"svm\.ipynb is missing"),
        (lambda f: (f / "svm.ipynb").write_text('{"cells": [', encoding="utf-8"), "damaged JSON"),
        (lambda f: (f / "svm.ipynb").write_bytes(b"\xff\xfe\x00"), "damaged JSON"),
        (lambda f: (f / "svm.ipynb").write_text("[" * 100_000, encoding="utf-8"), "damaged JSON"),
        (lambda f: (f / "svm.ipynb").write_text("[]", encoding="utf-8"), "it has no cells"),
        (lambda f: (f / "svm.ipynb").write_text('{"cells": {}}', encoding="utf-8"), "it has no cells"),
        (lambda f: (f / "linear_svm.py").unlink(), r"linear_svm\.py is missing"),
        (lambda f: code(f, "x = = 1"), r"can't read linear_svm\.py, line 1"),
        (lambda f: code(f, "x = " + "(" * 5000), r"can't read linear_svm\.py"),
        (lambda f: (f / "linear_svm.py").write_bytes(b"x = 'Gr\xfc\xdfe'\n"), r"can't read linear_svm\.py.* as UTF-8"),
        (lambda f: (f / "linear_svm.py").write_bytes("x = 1".encode("utf-16")), r"can't read linear_svm\.py"),
        (lambda f: code(f, "#" * (LARGEST_MODULE + 1)), r"linear_svm\.py is larger than 0\.3 MB"),
        (lambda f: code(f, "from cs231n_lite.mine import f"), r"imports cs231n_lite\.mine, but there is no mine\.py"),
        (lambda f: code(f, "from . import mine"), r"cs231n_lite\.mine"),
        (lambda f: code(f, "import cs231n_lite.mine"), r"cs231n_lite\.mine"),
        (lambda f: code(f, "import no_such_thing"), r"imports no_such_thing, but there is no no_such_thing\.py"),
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


@pytest.mark.skipif(sys.platform == "win32", reason="making a link there takes a privilege")
@pytest.mark.parametrize("name", ["svm.ipynb", "linear_svm.py"])
def test_nothing_is_packed_through_a_link(work, name):
    secret = work.parent / "secret"
    (work / name).rename(secret)
    (work / name).symlink_to(secret)
    with pytest.raises(CannotPack, match=f"{re.escape(name)} is a link; put the file itself"):
        packed(work)
    target, _ = packed(work, anyway=True)
    assert not any(path.endswith(name) for path in names_in(target))


@pytest.mark.parametrize(
    "change",
    [
        lambda n: n["cells"].remove(graded(n)[0]),
        lambda n: n["cells"].append(graded(n)[0]),
        lambda n: n["cells"].append(questions(n)[0]),
        lambda n: graded(n)[0]["metadata"]["nbgrader"].update(grade_id="strange", points=99),
        lambda n: graded(n)[0]["metadata"]["nbgrader"].pop("grade"),
        lambda n: n["cells"].reverse(),
        lambda n: n["metadata"].clear(),
        lambda n: n.update(nbformat="four", nbformat_minor=None),
        lambda n: n["cells"].insert(0, None),
    ],
    ids=["deleted", "doubled", "answer doubled", "renamed", "damaged", "reversed", "no kernel", "format", "no cell"],
)
def test_what_costs_no_points_is_no_reason_to_refuse(work, change):
    change_notebook(work, change)
    assert packed(work)[1] == []


def test_a_notebook_with_a_byte_order_mark_is_read(work):
    path = work / "svm.ipynb"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert packed(work)[1] == []


@pytest.mark.parametrize("text", [PLACEHOLDER, "", f"\n {PLACEHOLDER} \n", None, [], [None, 3]])
def test_an_unanswered_question_is_named(work, text):
    change_notebook(work, lambda notebook: questions(notebook)[1].update(source=text))
    found = gather(ASSIGNMENT, work, work)
    assert (found.unanswered, found.troubles, found.notes) == (["three-variants"], [], [])


def test_a_lost_answer_cell_is_told_with_what_to_do(work):
    change_notebook(work, lambda notebook: notebook["cells"].remove(questions(notebook)[0]))
    assert gather(ASSIGNMENT, work, work).unanswered == ["loss-at-zero"]
    assert packed(work)[1] == ["svm.ipynb lacks the cells for loss-at-zero; answer them in a fresh copy of it"]


def test_two_different_answers_to_one_question_are_told(work):
    def double(notebook) -> None:
        notebook["cells"].append(questions(notebook)[0] | {"source": "Another one."})

    change_notebook(work, double)
    assert packed(work)[1] == ["svm.ipynb has different answers to loss-at-zero; keep the one that counts"]


def test_the_notebooks_as_they_are_released_have_no_answer(course):
    folder = course.root / "assignments/1-losses"
    found = gather(ASSIGNMENT, folder, course.solutions / "1-losses/reference")
    assert found.unanswered == QUESTIONS
    assert len(QUESTIONS) == 6
    assert any("no question is answered" in note for note in found.notes)


@pytest.mark.parametrize("seed", range(40))
def test_no_mutation_of_a_notebook_raises_anything_else(work, seed):
    rng = random.Random(seed)
    raw = bytearray((work / "svm.ipynb").read_bytes())
    for _ in range(rng.randint(1, 6)):
        place = rng.randrange(len(raw))
        raw[place : place + rng.choice([0, 1, 5, 5000])] = rng.choice(
            [b"", b'"', b"[", b"null", b"\xff", b"{}", b"9" * 5000]
        )
    try:
        assert all(isinstance(text, str) for texts in texts_in(bytes(raw), "svm.ipynb").values() for text in texts)
    except Unusable as trouble:
        assert "fresh copy" in str(trouble)


def test_importing_what_the_course_provides_is_fine(work):
    code(
        work,
        "from cs231n_lite.regularizers import l2\nfrom cs231n_lite import data\nfrom .plots import *\n"
        "import numpy, math, os.path\nimport matplotlib.pyplot as plt\nfrom past.builtins import xrange\n",
    )
    assert packed(work)[1] == []


def test_the_folders_of_the_course_are_those_that_there_are():
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} == FOLDERS


@pytest.mark.parametrize(
    "statement",
    [
        "import my_utils",
        "import my_utils as u, numpy",
        "from my_utils import *",
        "from . import my_utils",
        "from .my_utils import f",
        "from cs231n_lite import my_utils",
        "from cs231n_lite.my_utils import f",
        "import cs231n_lite.my_utils",
        "def g():\n    from .my_utils import f",
    ],
)
def test_a_helper_beside_the_modules_is_packed_with_its_own_helpers(work, statement):
    code(work, statement)
    code(work, "from .deeper import g\nfrom . import my_utils", "my_utils")
    code(work, "f = g = 1", "deeper")
    code(work, "never = 'imported'", "idle")
    target, warnings = packed(work)
    assert warnings == []
    own = {name for name in names_in(target) if name.startswith("student_modules/")}
    usual = {f"student_modules/{module}.py" for module in ASSIGNMENT.modules}
    assert own - usual == {"student_modules/my_utils.py", "student_modules/deeper.py"}


def test_a_helper_beside_the_notebooks_counts_where_python_would_find_it(work):
    notebooks = work.parent / "notebooks"
    notebooks.mkdir()
    for path in work.glob("*.ipynb"):
        path.rename(notebooks / path.name)
    code(notebooks, "f = 1", "my_utils")
    code(work, "import my_utils")
    assert "student_modules/my_utils.py" in gather(ASSIGNMENT, notebooks, work).contents
    code(work, "from . import my_utils")
    assert "no my_utils.py beside it" in gather(ASSIGNMENT, notebooks, work).troubles[0]


@pytest.mark.parametrize("name", ["random", "numpy", "matplotlib", "tqdm", "scipy", "setup", "Data", "aux", "x" * 61])
def test_a_helper_that_shadows_is_not_packed_and_that_is_said(work, name):
    code(work, "f = 1", name)
    code(work, f"import {name}")
    target, warnings = packed(work)
    assert len(warnings) == 1
    assert re.match(f"{name[:50]}.* isn't packed: its name", warnings[0])
    assert f"student_modules/{name}.py" not in names_in(target)
    code(work, f"from .{name} import f")
    with pytest.raises(CannotPack, match="rename it"):
        packed(work)


@pytest.mark.parametrize("name", sorted(FOLDERS | {"optim", "__init__", "__main__"}))
def test_nothing_of_the_course_is_replaced(work, name):
    code(work, "f = 1", name)
    code(work, f"from . import {name}")
    assert f"student_modules/{name}.py" not in gather(ASSIGNMENT, work, work).contents


@pytest.mark.parametrize(
    "text", ["try:\n    import torchy\nexcept ImportError:\n    pass", "def f():\n    import torchy"]
)
def test_an_import_that_may_never_happen_is_only_a_note(work, text):
    code(work, text)
    assert packed(work)[1] == ["linear_svm.py imports torchy, but there is no torchy.py beside it; put it there"]


def test_a_package_that_grading_may_lack_is_named(work):
    code(work, "import pytest")
    assert "imports pytest, which grading may not have" in packed(work)[1][0]


def test_a_broken_helper_is_refused(work):
    code(work, "from . import my_utils")
    code(work, "def", "my_utils")
    with pytest.raises(CannotPack, match=r"can't read my_utils\.py, line 1"):
        packed(work)


def test_helpers_are_bounded(work):
    code(work, "\n".join(f"from . import h{n}" for n in range(MOST + 5)))
    for n in range(MOST + 5):
        code(work, "", f"h{n}")
    found = gather(ASSIGNMENT, work, work)
    assert found.troubles == [f"the modules import more than {MOST} files; put what they need into fewer"]
    assert len(found.contents) == MOST + len(ASSIGNMENT.notebooks) + len(ASSIGNMENT.modules)


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


@pytest.mark.parametrize(
    "name",
    ["ada.l@uni", "김민수", "王小明", "محمد علي", "Zoë O'Connor", "Иван", "ada+1", "3-14", "नि", "Conrad", "com10"],
)
def test_the_name_of_the_zip_says_whose_it_is(name):
    assert zip_name(ASSIGNMENT, name) == f"{unicodedata.normalize('NFC', name)}_1-losses.zip"
    assert usable_name(unicodedata.normalize("NFD", name)) == usable_name(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize("letter", [*'_/\\:*?"<>|', "\0", "\n", "\t", "\x7f", "\x85", "\u2028", "\u202e", "\udcff"])
def test_a_letter_that_no_file_can_have_is_refused(letter):
    with pytest.raises(ValueError, match="can't stand in the zip's name") as refused:
        usable_name(f"a{letter}b")
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        *((name, "is empty") for name in ("", " ", "\u3000")),
        *((name, "begins or ends") for name in (".ada", "ada.", " ada", "ada ", "..", "ada\u3000")),
        *((name, "Windows keeps") for name in ("CON", "con.x", "nul", "Com1", "LPT9.a.b", "aux .x")),
        ("a" * 101, "longer than 100 bytes"),
        ("김" * 34, "longer than 100 bytes"),
    ],
)
def test_a_name_that_some_system_cannot_have_is_refused(name, complaint):
    with pytest.raises(ValueError, match=complaint):
        usable_name(name)


@pytest.fixture
def shell(work, monkeypatch, capsys, overlay):
    """The command `pack` in the folder with the notebooks, with the modules there; returns status, output, errors."""
    monkeypatch.chdir(work)
    monkeypatch.setenv("CS231N_LITE_MODULES", str(work))

    def run(*words):
        status = cli.main(["pack", "1-losses", "--to", str(work.parent / "out"), *words])
        return (status, *capsys.readouterr())

    return run


def test_solved_work_is_checked_and_packed(shell, work):
    status, out, err = shell("--student", "김 민수")
    assert (status, err) == (0, "")
    assert "26 of 26 pass (84 of 84 points)\n" in out
    assert f"Notebooks from {work.resolve()}\nModules from   {work.resolve()}\n" in out
    assert "Mind" not in out
    with zipfile.ZipFile(work.parent / "out" / "김 민수_1-losses.zip") as archive:
        assert json.loads(archive.read("manifest.json"))["student"] == "김 민수"


def test_failing_checks_and_open_questions_are_told_and_packed(shell, work):
    source = (work / "regularizers.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    (l1,) = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "l1"]
    l1.body = ast.parse("return 0").body
    code(work, ast.unparse(tree), "regularizers")
    change_notebook(work, lambda notebook: questions(notebook)[0].update(source=PLACEHOLDER))
    status, out, err = shell("--student", "ada")
    assert (status, err) == (0, "")
    assert re.search(r"\n\d\d of 26 pass \(\d\d of 84 points\), 1 question unanswered\n", out)
    assert "✗ l1.value_and_gradient: failed (0 of 2 points)" in out
    assert "unanswered in svm.ipynb: loss-at-zero" in out


def test_stubs_that_nobody_touched_are_refused(shell, work):
    for module in ASSIGNMENT.modules:
        shutil.copy(PACKAGE / f"{module}.py", work)
    status, out, err = shell("--student", "ada")
    assert status == 1
    assert "0 of 26 pass (0 of 84 points)" in out
    assert "nothing is written in the modules in" in err
    assert not (work.parent / "out").exists()
    status, out, _ = shell("--student", "ada", "--anyway")
    assert status == 0
    assert "Mind: nothing is written" in out


def test_no_work_at_all_means_words_not_a_traceback(shell, work):
    for path in work.iterdir():
        path.unlink()
    status, _, err = shell("--student", "ada", "--folder", str(work))
    assert status == 1
    assert err.count("is missing") == len(ASSIGNMENT.notebooks) + len(ASSIGNMENT.modules)


def test_a_helper_is_found_by_the_checks_as_it_will_be(shell, work):
    code(
        work,
        "from ._parts import sum_of_squares\nimport my_squares\n" + (work / "regularizers.py").read_text("utf-8"),
        "regularizers",
    )
    code(work, "def sum_of_squares(W):\n    return (W * W).sum()\n", "_parts")
    code(work, "", "my_squares")
    status, out, _ = shell("--student", "ada")
    assert status == 0
    assert "26 of 26 pass" in out
    assert {"student_modules/_parts.py", "student_modules/my_squares.py"} <= names_in(
        work.parent / "out/ada_1-losses.zip"
    )


@pytest.mark.parametrize("raised", ["BaseException('x')", "GeneratorExit", "SystemExit(3)", "Exception('\\udcff')"])
def test_whatever_a_module_raises_the_zip_is_packed(shell, work, raised):
    code(work, f"raise {raised}")
    status, out, _ = shell("--student", "ada")
    assert status == 0
    assert "○ svm_loss_naive.loss: could not run" in out


def test_whoever_stops_the_checks_packs_nothing(shell, work, monkeypatch):
    def stopped(name):
        raise KeyboardInterrupt

    monkeypatch.setattr(handing_in, "verdict_on", stopped)
    status, _, err = shell("--student", "ada")
    assert (status, err.splitlines()[-1]) == (1, "cs231n-lite: stopped")
    assert not (work.parent / "out").exists()


def test_without_a_name_nothing_is_packed(shell, work):
    status, _, err = shell()
    assert status == 2
    assert err.startswith("cs231n-lite: pack needs to know whose it is; write --student NAME")
    assert len(err.splitlines()) == 1
    assert not (work.parent / "out").exists()


@pytest.mark.parametrize(("typed", "status"), [("ada\n", 0), ("\n", 2), ("your-name\n", 2), ("a/b\n", 2), ("", 2)])
def test_in_a_terminal_the_name_is_asked_for(shell, work, monkeypatch, typed, status):
    lines = iter(typed.splitlines())

    def typing(prompt):
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", typing)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert shell()[0] == status
    assert (work.parent / "out/ada_1-losses.zip").is_file() == (status == 0)


def test_notebooks_and_modules_of_different_folders_are_told(shell, work):
    elsewhere = work.parent / "Downloads"
    elsewhere.mkdir()
    for path in work.glob("*.ipynb"):
        path.rename(elsewhere / path.name)
    status, out, _ = shell("--student", "ada", "--folder", str(elsewhere))
    assert status == 0
    assert f"Mind: the notebooks from {elsewhere} and the modules from {work} aren't of one course folder" in out


def test_notebooks_that_work_with_other_modules_are_told(shell, work):
    submission = work.parent / "1-losses"
    (submission / "student_modules").mkdir(parents=True)
    for path in work.glob("*.ipynb"):
        path.rename(submission / path.name)
    status, out, _ = shell("--student", "ada", "--folder", str(submission))
    assert status == 0
    assert f"these notebooks work with the modules in {submission / 'student_modules'}" in out


def test_a_folder_that_is_not_there_is_a_wrong_word(shell, work):
    status, _, err = shell("--student", "ada", "--folder", str(work / "no"))
    assert (status, len(err.splitlines())) == (2, 1)


def test_a_place_that_cannot_be_written_to_is_told(shell, work):
    status, _, err = shell("--student", "ada", "--to", str(work / "svm.ipynb"))
    assert status == 1
    assert "Nothing was packed" in err


def test_a_console_without_these_letters_is_no_reason_to_fail(work, python):
    environment = {"PYTHONPATH": str(PACKAGE.parent), "PYTHONIOENCODING": "cp1252", "CS231N_LITE_MODULES": str(work)}
    done = python(
        "-m", "cs231n_lite", "pack", "1-losses", "--student", "김", cwd=work, env=environment, encoding="cp1252"
    )
    assert done.returncode == 0, done.stderr
    assert (work / "김_1-losses.zip").is_file()


def test_help_needs_no_nbgrader(python, tmp_path):
    done = python("-X", "importtime", "-m", "cs231n_lite", "pack", "--help", cwd=PACKAGE.parent)
    assert done.returncode == 0
    assert not re.search(r"\| +(nbgrader|nbformat|matplotlib|IPython)", done.stderr)
