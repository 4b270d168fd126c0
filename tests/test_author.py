"""The author's kit: what docs/authors.md says is done, word by word, in a copy of the course."""

import ast
import json
import re
import shutil

import pytest

from cs231n_lite.plumbing.course import this_course

pytestmark = [pytest.mark.slow, pytest.mark.once]

BLOCK = re.compile(r"^(`{3,4})(?:python|markdown) (\S+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
LEFT_BEHIND = shutil.ignore_patterns(
    ".*", "dist", "__pycache__", "*.egg-info", "submitted", "autograded", "gradebook.db"
)


@pytest.fixture(scope="module")
def course_of_ones_own(course, tmp_path_factory):
    """A copy of the whole repository."""
    root = tmp_path_factory.mktemp("author") / "course"
    shutil.copytree(course.root, root, ignore=LEFT_BEHIND)
    return root


@pytest.fixture
def grading(python):
    """`python -m grading …` in a copy; returns the finished process."""

    def run(root, *words):
        return python("-m", "grading", *words, cwd=root, env={"PYTHONPATH": str(root)})

    return run


def put(text: str, block: str) -> str:
    """`text` with `block` in place of the piece of the skeleton that it completes."""
    if block.startswith("## "):
        return re.sub(r"^## \d+ · ‹.*?(?=^## )", lambda _: block + "\n", text, count=1, flags=re.MULTILINE | re.DOTALL)
    if block.startswith("def "):
        name = re.match(r"def (\w+)", block)[1]
        node = next(node for node in ast.parse(text).body if getattr(node, "name", None) == name)
        lines = text.splitlines(keepends=True)
        return "".join([*lines[: node.lineno - 1], block, *lines[node.end_lineno :]])
    kind = block.split("(", 1)[0]
    pieces = re.findall(rf"^{re.escape(kind)}\(\n.*?^    \),\n", text, re.MULTILINE | re.DOTALL)
    (skeleton,) = [piece for piece in pieces if "‹" in piece]
    return text.replace(skeleton, block)


def words_after(document: str, command: str) -> list[str]:
    """The words of the first command line in the document that begins with `python -m grading` and `command`."""
    line = re.search(rf"python -m grading ({command} .*)$", document, re.MULTILINE)[1]
    return [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line)]


def test_following_the_document_adds_an_exercise(course_of_ones_own, grading, python):
    root = course_of_ones_own
    document = (root / "docs/authors.md").read_text(encoding="utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    laid = grading(root, *words_after(document, "new exercise"))
    assert laid.returncode == 0, laid.stderr
    touched = {str(path.relative_to(root)) for path in before if path.read_bytes() != before[path]}
    blocks = BLOCK.findall(document)
    assert touched == {file for _, file, _ in blocks}
    assert len(touched) == 4

    unfinished = grading(root, "build")
    assert unfinished.returncode == 1
    assert all(f"{file}, line " in unfinished.stderr for file in touched)
    for _, file, block in blocks:
        text = (root / file).read_text(encoding="utf-8")
        (root / file).write_text(put(text, block), encoding="utf-8")
    built = grading(root, "build")
    assert built.returncode == 0, built.stderr

    points = sum(next(n for n in this_course().assignment("1-losses").notebooks if n.name == "svm").cells.values())
    assert f"| {points + 2:g} |" in (root / "README.md").read_text(encoding="utf-8")
    assert (
        "squared_hinge is yours to write; see svm.ipynb, section 9" in (root / "cs231n_lite/linear_svm.py").read_text()
    )
    told = (root / "solutions/1-losses/messages/linear_svm.txt").read_text(encoding="utf-8")
    assert "The sum of the margins is squared, not each margin by itself." in " ".join(told.split())
    reference = root / "solutions/1-losses/reference/linear_svm.py"
    judged = grading(root, "try", reference, "--json")
    verdicts = [json.loads(line) for line in judged.stdout.splitlines()]
    assert "squared_hinge.loss" in {verdict["check"] for verdict in verdicts}
    assert all(verdict["state"] == "passed" for verdict in verdicts)
    for words in (["check"], ["format", "--check"]):
        styled = python("-m", "ruff", *words, *touched, cwd=root)
        assert styled.returncode == 0, styled.stdout
    intended = "from grading.demo.samples import checks_in, _of; assert 'squared_hinge.loss' in checks_in('1-losses')"
    assert python("-c", intended, cwd=root, env={"PYTHONPATH": str(root)}).returncode == 0


def test_a_new_assignment_is_laid_and_the_build_lists_what_is_to_be_written(course, tmp_path, grading, python):
    root = tmp_path / "course"
    shutil.copytree(course.root, root, ignore=LEFT_BEHIND)
    document = (root / "docs/authors.md").read_text(encoding="utf-8")
    section = document[document.index("For a new assignment") :]
    for command in ("new module", "new notebook", "new exercise"):
        laid = grading(root, *words_after(section, command))
        assert laid.returncode == 0, laid.stderr
    places = re.findall(r"^  (\S+), line \d+: ", grading(root, "build").stderr, re.MULTILINE)
    new = {"reference/filters.py", "mistakes/filters.py", "sound.md"}
    assert set(places) == {f"solutions/6-sound/{name}" for name in new} | {"cs231n_lite/exercises/filters.py"}
    assert "filters" in (root / "pyproject.toml").read_text(encoding="utf-8")
    fill(root)
    built = grading(root, "build")
    assert built.returncode == 0, built.stderr
    assert (root / "assignments/6-sound/sound.ipynb").is_file()
    assert "smoothed is yours to write" in (root / "cs231n_lite/filters.py").read_text(encoding="utf-8")
    assert "| `6-sound/sound` | Words. | 2 |" in (root / "README.md").read_text(encoding="utf-8")
    styled = python("-m", "ruff", "check", "cs231n_lite", "solutions", cwd=root)
    assert styled.returncode == 0, styled.stdout


def fill(root) -> None:
    """Write something right in place of everything that stands in angle quotes."""
    folder = root / "solutions/6-sound"
    solution = 'raise NotImplementedError("‹the solution, in place of this line›")'
    edits = {
        folder / "reference/filters.py": {solution: "return np.sum(x * w + b)"},
        folder / "mistakes/filters.py": {
            '"‹its_name›"': '"bias_missing"',
            "‹some words of the reference›": "x * w + b",
            "‹what a student writes instead›": "x * w",
        },
        root / "cs231n_lite/exercises/filters.py": {'"‹worked out by hand for these arguments›"': "8.0"},
        folder / "sound.md": {},
    }
    for path, changes in edits.items():
        text = path.read_text(encoding="utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, (path, old)
            text = text.replace(old, new)
        path.write_text(re.sub("‹[^›]*›", "Words.", text), encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["exercise", "svm_loss_naive", "--module", "linear_svm"], "has a svm_loss_naive already"),
        (["exercise", "f", "--module", "nothing"], "there is no module 'nothing'; there are arrays, "),
        (["exercise", "a b", "--module", "linear_svm"], "'a b' is no name in Python"),
        (["exercise", "f", "--module", "linear_svm", "--arguments", "x, class"], "'class' is no name"),
        (["exercise", "f", "--module", "linear_svm", "--notebook", "nothing"], "there is no nothing.md in 1-losses"),
        (["module", "softmax", "--assignment", "1-losses"], "has a softmax already"),
        (["module", "data", "--assignment", "1-losses"], "has a data already"),
        (["module", "filters", "--assignment", "sound"], "called by its number and a word"),
        (["notebook", "svm", "--assignment", "2-optimization"], "a notebook called svm already"),
    ],
)
def test_what_cannot_be_laid_is_refused_in_one_line_and_nothing_is_written(course_of_ones_own, grading, words, reason):
    before = {
        path: path.read_bytes() for path in course_of_ones_own.rglob("*.*") if path.suffix in (".py", ".md", ".toml")
    }
    refused = grading(course_of_ones_own, "new", *words)
    assert refused.returncode == 1
    assert reason in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    after = {
        path: path.read_bytes() for path in course_of_ones_own.rglob("*.*") if path.suffix in (".py", ".md", ".toml")
    }
    assert after == before
