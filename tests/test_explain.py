"""`explain`: a verdict made again, with the two numbers that differ; it shows everything and changes nothing."""

import hashlib
import re
import shutil
import sys
from dataclasses import replace

import numpy as np
import pytest
from nbgrader.api import Gradebook

from cs231n_lite.checks.catalogue import all_checks, find
from cs231n_lite.checks.verdict import State
from cs231n_lite.plumbing.course import this_course
from grading.classroom.grade import Class, Way, grade
from grading.classroom.ledger import COURSES, entries
from grading.collecting.collect import collect
from grading.commands import main
from grading.demo.sample_run import hand_in
from grading.demo.samples import files_of, sample_class
from grading.explaining.deciding import deciding, is_wrong, sign
from grading.explaining.explain import Explanation, explain
from grading.explaining.finding import CannotExplain, check_called
from grading.explaining.person import everybody, student_called
from grading.explaining.saving import write
from grading.explaining.telling import told
from grading.explaining.tracing import TracingJudge
from grading.jail import places
from grading.jail.jail import NoJail
from grading.judge.limits import Limits
from grading.judge.work import Work, earlier_references

pytestmark = [pytest.mark.slow, pytest.mark.once]

ASSIGNMENT, LOSS, GRADIENT = "1-losses", "svm_loss_naive.loss", "svm_loss_naive.gradient"
GRADED, LATER = ("ada", "ben", "emma"), ("hugo", "kim")


@pytest.fixture(scope="module")
def samples(references):
    return {sample.student: sample for sample in sample_class(references)}


@pytest.fixture(scope="module")
def graded(course, samples, tmp_path_factory, jail):
    """A course folder where some are graded, and others have handed in since."""
    root = tmp_path_factory.mktemp("explain") / "course"
    root.mkdir()
    shutil.copy(course.root / "nbgrader_config.py", root)
    for name in ("solutions", "assignments"):
        shutil.copytree(course.root / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for students in (GRADED, LATER):
        for student in students:
            folder = root / "submitted" / student / ASSIGNMENT / "student_modules"
            folder.mkdir(parents=True)
            for name, text in files_of(samples[student], course).items():
                (folder if name.endswith(".py") else folder.parent).joinpath(name).write_text(text, encoding="utf-8")
        if students == GRADED:
            grade(root, ASSIGNMENT, quiet=True)
    return root


@pytest.fixture
def root(graded, tmp_path):
    return shutil.copytree(graded, tmp_path / "course")


def module_of(root, student, name="linear_svm"):
    return root / "submitted" / student / ASSIGNMENT / "student_modules" / f"{name}.py"


def of(course, references, place, check, change=str):
    """The explanation of `check` for the references, with a change of the text of its module."""
    home = this_course().home_of(check.module)
    modules = {path.stem: path.read_text(encoding="utf-8") for path in course.references(home)}
    modules[check.module] = change(modules[check.module])
    work = Work(home, modules, earlier_references(course, home))
    with TracingJudge(references, work, (2, 3, 1), place) as judge:
        verdict = judge.verdict(check)
        judge.finish(check)
    passes = judge.passes[check.name]
    decides = deciding(check, passes[-1].problems)
    return Explanation("ada", "ada", home, check, "submitted/", modules, verdict, passes, decides, "", [])


def test_the_verdict_is_the_one_that_was_graded(graded):
    klass = Class(graded, ASSIGNMENT, Way())
    with klass.nbgrader.gradebook as gradebook:
        results = {student: entry.result for student, entry in entries(gradebook, ASSIGNMENT).items()}
    for student, name in [("ada", "softmax_loss_vectorized.no_loops"), ("ben", LOSS), ("emma", GRADIENT)]:
        found = explain(graded, student, name)
        assert found.verdict == klass.store.get(results[student]).verdict(found.check.grade_id)
        assert any("as this verdict gives" in line for line in found.gradebook)


def test_the_two_numbers_stand_there_with_all_their_digits(graded, references):
    found = explain(graded, "ben", LOSS)
    hidden = next(one for one in found.problems if one.case.number is None and is_wrong(found.check, one))
    W, X, y, reg = (hidden.case.problem[name] for name in ("W", "X", "y", "reg"))
    right = float(references.module("linear_svm").svm_loss_naive(W, X, y, reg)[0])
    text = told(found, hidden.number)
    assert f"right:      {right!r}\n" in text
    yours = float(text.partition("student's:")[2].split()[0])
    assert np.isclose(yours, len(X) * right)
    assert f"Problem {hidden.number}, hidden" in text


def test_the_largest_difference_of_arrays_is_shown_with_its_place(graded):
    found = explain(graded, "emma", GRADIENT)
    dW = found.decides.case.right["dW"]
    row, column = np.unravel_index(np.argmax(np.abs(dW)), dW.shape)
    assert f"the largest difference is at dW[{row}, {column}]:" in told(found)
    assert f"right:      {float(dW[row, column])!r}" in told(found)


def test_where_more_than_one_answer_is_right_none_is_wrong(graded):
    found = explain(graded, "emma", GRADIENT)
    kinks = [one for one in found.problems if one.case.alternatives]
    assert kinks
    assert not any(is_wrong(found.check, one) for one in kinks)
    text = told(found, kinks[0].number)
    assert "it costs no points" in text
    signs = {line[0] for line in text.splitlines() if "more than one answer is right" in line and "not counted" in line}
    assert signs == {"·"}


def test_as_many_problems_are_listed_as_right_as_the_verdict_says(graded):
    found = explain(graded, "emma", GRADIENT)
    text = " ".join(told(found).split())
    right, most = re.search(r"\((\d+) of (\d+) problems came out right\)", text).groups()
    assert f"{right} of {most} came out right; {len(found.problems) - int(most)} are not counted." in text
    signs = [sign(found.check, one) for one in found.problems]
    assert (signs.count("✓"), signs.count("✓") + signs.count("✗")) == (int(right), int(most))


def test_the_numbers_and_the_students_lines_come_before_whole_arrays_and_each_stands_there_once(graded):
    text = told(explain(graded, "emma", GRADIENT))
    parts = [
        "right:      ",
        "The student's lines",
        "The problems:",
        "is asked with",
        "float64 (5, 4)",
        "student's:  [[",
    ]
    assert sorted(parts, key=text.index) == parts
    assert "yours" not in text.partition("Problem ")[0]
    assert text.count("student's:  [[") == 1


def test_it_tells_the_same_every_time_and_writes_nothing(root):
    def content():
        paths = sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        return {str(path): hashlib.sha256(path.read_bytes()).digest() for path in paths}

    before = content()
    texts = {told(explain(root, "ben", LOSS)) for _ in range(2)}
    assert (len(texts), content()) == (1, before)
    (root / "gradebook.db").unlink()
    assert "has no points for it yet" in told(explain(root, "ben", LOSS))
    assert not (root / "gradebook.db").exists()


@pytest.fixture(scope="module")
def one_mistake_a_check(references):
    return {mistake.check: mistake for mistake in references.mistakes() if not mistake.also_right}


def modules_with_checks():
    """All of them; one that takes a second to import in each process is for the full run."""
    names = sorted({check.module for check in all_checks().values()})
    return [pytest.param(name, marks=[pytest.mark.full] * (name == "linear_classifier")) for name in names]


@pytest.mark.parametrize("module", modules_with_checks())
def test_the_problem_that_decides_is_the_one_that_the_verdict_tells_of(
    course, references, jail, one_mistake_a_check, module
):
    for name, check in all_checks().items():
        if check.module == module and name in one_mistake_a_check:
            found = of(course, references, jail, check, one_mistake_a_check[name].applied_to)
            assert found.verdict.state is State.FAILED, name
            assert f"On {found.decides.case.called}" in found.verdict.came_out
            came_out = told(found).partition("what came out")[2]
            assert "✗" in came_out.partition("The student's lines")[0] or "student's: " in came_out, name


@pytest.mark.parametrize("assignment", this_course().assignments)
def test_nothing_decides_where_everything_is_right(course, references, jail, assignment):
    home = {module: this_course().home_of(module) for module in {check.module for check in all_checks().values()}}
    last_of_each_module = {check.module: check for check in all_checks().values() if home[check.module] == assignment}
    for check in last_of_each_module.values():
        found = of(course, references, jail, check)
        assert (found.verdict.state, found.decides) == (State.PASSED, None), check.name
        assert "Every problem came out right." in told(found)


def test_a_check_judged_with_a_right_helper_also_tells_how_it_reads_without(course, references, jail):
    found = of(
        course,
        references,
        jail,
        find("svm_margins.values"),
        lambda text: text.replace("return scores[np.arange(len(y)), y]", "return scores[0, y]"),
    )
    assert (found.verdict.state, found.decides) == (State.PASSED, None)
    words = " ".join(told(found).split())
    assert "the reference's right_class_scores, because the student's own doesn't pass" in words
    assert "With the student's own, problem 1 decides: the result: off by" in words


def test_a_function_that_hung_names_the_check_that_met_it(graded):
    found = explain(graded, "hugo", GRADIENT, limits=Limits(seconds=0.3))
    assert found.before == LOSS
    assert f"explain hugo {LOSS}`" in " ".join(told(found).split())
    assert "couldn't be asked" in told(found)


def test_a_module_that_is_missing_is_told(graded):
    assert "The submission has no linear_svm.py." in told(explain(graded, "kim", LOSS))


def test_the_lines_that_a_message_names_are_marked(root):
    module = module_of(root, "ada")
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("    loss = 0.0\n", "    loss = y[10**6]\n", 1), encoding="utf-8")
    number = text[: text.index("    loss = 0.0\n")].count("\n") + 1
    assert f"→ {number:>4}      loss = y[10**6]" in told(explain(root, "ada", LOSS))


def test_what_a_terminal_could_stumble_over_is_not_printed(root):
    module = module_of(root, "ada")
    text = module.read_text(encoding="utf-8")
    nasty = '    raise ValueError("\x1b[2J\u202e")  # \x1b]0;title\x07\n'
    module.write_text(text.replace("    loss = 0.0\n", nasty, 1), encoding="utf-8")
    found = told(explain(root, "ada", LOSS))
    assert "raise ValueError" in found
    assert all(letter.isprintable() for letter in found if letter != "\n")


def gradebook_says(root, student="ben"):
    return " ".join(explain(root, student, LOSS).gradebook)


def test_points_of_a_person_are_told_apart(root):
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        gradebook.find_grade("svm_loss_naive-loss", "svm", ASSIGNMENT, "ben").manual_score = 4
        gradebook.db.commit()
    says = gradebook_says(root)
    assert "has 4 of 5 points, but this verdict gives 0" in says
    assert "A person gave 4; the machine had given 0" in says


def test_another_submission_and_another_version_are_reasons(root):
    assert "another" not in gradebook_says(root)
    module = module_of(root, "ben")
    module.write_text(module.read_text(encoding="utf-8") + "\n# later\n", encoding="utf-8")
    assert "another submission" in gradebook_says(root)
    reference = root / "solutions" / ASSIGNMENT / "reference" / "softmax.py"
    reference.write_text(reference.read_text(encoding="utf-8") + "\n# later\n", encoding="utf-8")
    assert f"another version of the course ({this_course().version}, " in gradebook_says(root)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:  # as an earlier version of the course left it
        COURSES.drop(gradebook.engine)
    assert "another version of the course (" in gradebook_says(root)
    assert "no points for it yet" in gradebook_says(root, "kim")


def test_an_attempt_that_does_not_count_can_be_explained(root, course, samples, tmp_path):
    for number, student in enumerate(("emma", "ada")):
        zipped = hand_in(replace(samples[student], student="ada"), course, tmp_path)
        folder = tmp_path / f"{number}" / "Ada_1001_assignsubmission_file"
        folder.mkdir(parents=True)
        zipped.rename(folder / "ada.zip")
        collect(root, this_course().assignment(ASSIGNMENT), [folder.parent])
    found = [explain(root, "ada", GRADIENT, attempt=number) for number in (1, 2)]
    assert {one.verdict.state for one in found} == {State.PASSED, State.FAILED}
    assert "attempt 1 of 2" in found[0].submission
    with pytest.raises(CannotExplain, match=r"there are 1 of .* and 2 of "):
        explain(root, "ada", GRADIENT, attempt=3)


def test_a_check_goes_by_its_name_by_its_grade_id_and_by_a_function_that_has_no_other():
    assert check_called(LOSS) is check_called("svm_loss_naive-loss") is find(LOSS)
    assert check_called("svm_margins") is find("svm_margins.values")


PEOPLE = "id,name\ns0001,Ada Lovelace\nADA,Ada King\ns0031,Grace Hopper\ns0032,Jürgen Hopper\n"
HANDED_IN = ["s0001", "ada"]


@pytest.fixture
def people(tmp_path):
    (tmp_path / "roster.csv").write_text(PEOPLE, encoding="utf-8")
    return everybody(tmp_path, [*HANDED_IN, "s0007"], {"s0007": "Alan Turing"})


@pytest.mark.parametrize(
    ("name", "student", "called"),
    [
        ("s0001", "s0001", "Ada Lovelace (s0001)"),
        ("S0001", "s0001", "Ada Lovelace (s0001)"),
        ("Ada Lovelace", "s0001", "Ada Lovelace (s0001)"),
        ("lovelace, ADA", "s0001", "Ada Lovelace (s0001)"),
        ("lovelace", "s0001", "Ada Lovelace (s0001)"),
        ("ada", "ada", "Ada King (ADA)"),
        ("Turing", "s0007", "Alan Turing (s0007)"),
    ],
)
def test_a_student_goes_by_id_and_by_name(people, name, student, called):
    assert student_called(name, [*HANDED_IN, "s0007"], people, ASSIGNMENT) == (student, called)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("grace hopper", r"^Grace Hopper \(s0031\) handed in nothing of 1-losses$"),
        ("Jurgen", r"^Jürgen Hopper \(s0032\) handed in nothing of 1-losses$"),
        ("hopper", r"^hopper fits Grace Hopper \(s0031\), Jürgen Hopper \(s0032\); name one by the id$"),
        ("s0002", r"^nobody is called s0002; did you mean .*Ada Lovelace \(s0001\)"),
        ("Lovelase", r"^nobody is called Lovelase; did you mean Ada Lovelace \(s0001\)\?$"),
        ("xyz", "^nobody is called xyz; expected an id"),
    ],
)
def test_who_is_nobody_or_several_or_handed_in_nothing_is_told_so(people, name, words):
    with pytest.raises(CannotExplain, match=words):
        student_called(name, HANDED_IN, people, ASSIGNMENT)


def test_of_a_large_class_at_most_five_are_suggested(tmp_path):
    students = [f"s{number:04}" for number in range(300)]
    with pytest.raises(CannotExplain) as told:
        student_called("s999", students, everybody(tmp_path, students, {}), ASSIGNMENT)
    assert 1 <= sum(student in str(told.value) for student in students) <= 5


@pytest.mark.parametrize(
    ("student", "name", "words"),
    [
        ("ben", "svm_loss_naiv.loss", "did you mean svm_loss_naive.loss"),
        ("ben", "svm_loss_naive", "name one of its checks: svm_loss_naive.loss, "),
        ("ben", "loss-at-zero", "graded by a person"),
        ("ben", "l2_regularizer", "did you mean l2.value_and_gradient?"),
        ("bem", LOSS, "did you mean ben?"),
        ("zoe", LOSS, "nobody is called zoe; expected an id"),
        ("ben", "random_search.best", "nobody handed in anything of 2-optimization"),
    ],
)
def test_a_wrong_name_is_told_with_what_there_is(graded, student, name, words, capsys):
    assert main(["explain", student, name, "--root", str(graded)]) == 1
    assert words in capsys.readouterr().err


def test_without_the_secret_no_problems_are_drawn_and_none_is_made(root):
    (root / ".course_secret").unlink()
    with pytest.raises(CannotExplain, match="put it back from your backup"):
        explain(root, "ben", LOSS)
    assert not (root / ".course_secret").exists()


def test_it_refuses_where_no_jail_can_be_had(graded, monkeypatch):
    monkeypatch.setattr(places, "trouble", lambda: "there is none")
    with pytest.raises(NoJail):
        explain(graded, "ben", LOSS)
    assert explain(graded, "ben", LOSS, without_jail=True).verdict.state is State.FAILED


def test_the_script_gives_both_numbers_again_and_takes_a_mended_module(graded, tmp_path, python):
    found = explain(graded, "ben", LOSS)
    script, numbers, folder = write(found, None, None, tmp_path / "dispute.py", graded)
    one = found.decides

    def printed():
        done = python(script, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert f"right:      {one.case.right['loss']!r}\n" in printed()
    assert f"student's:  {one.got['loss']!r}\n" in printed()
    with np.load(numbers) as saved:
        assert saved["student.loss"] == one.got["loss"]
        assert np.array_equal(saved["problem.W"], one.case.problem["W"])
    module = folder / "linear_svm.py"
    mended = module.read_text(encoding="utf-8").replace("loss + reg * np.sum(W * W)", "loss / len(X)")
    module.write_text(mended, encoding="utf-8")
    assert printed().startswith("loss: right")
    for asked in ((None, script), (numbers, None)):
        with pytest.raises(CannotExplain, match="is there already"):
            write(found, None, *asked, graded)


def test_the_numbers_of_the_script_may_be_those_that_are_asked_for(graded, tmp_path, python):
    asked = ["explain", "ben", LOSS, "--script", str(tmp_path / "s1.py"), "--save", str(tmp_path / "s1.npz")]
    assert main([*asked, "--root", str(graded)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["s1.npz", "s1.py", "s1_modules"]
    assert python(tmp_path / "s1.py", cwd=tmp_path).returncode == 0


def test_where_one_file_is_there_already_none_is_written(graded, tmp_path, capsys):
    taken = tmp_path / "other.npz"
    taken.write_bytes(b"mine")
    asked = ["explain", "ben", LOSS, "--script", str(tmp_path / "s1.py"), "--save", str(taken)]
    assert main([*asked, "--root", str(graded)]) == 1
    assert "other.npz is there already" in capsys.readouterr().err
    assert (list(tmp_path.iterdir()), taken.read_bytes()) == ([taken], b"mine")


def test_where_one_file_cannot_be_written_none_is(graded, tmp_path, monkeypatch):
    found = explain(graded, "ben", LOSS)

    def full(*about, **more):
        raise OSError("the disk is full")

    monkeypatch.setattr(np, "savez", full)
    with pytest.raises(OSError, match="the disk is full"):
        write(found, None, None, tmp_path / "s1.py", graded)
    assert list(tmp_path.iterdir()) == []


def test_the_command_prints_the_explanation(graded, capsys, tmp_path):
    asked = ["explain", "ben", LOSS, "--root", str(graded), "--problem", "2", "--save", str(tmp_path / "two.npz")]
    assert main(asked) == 0
    printed = capsys.readouterr().out
    assert "Problem 2, published" in printed
    assert "two.npz" in printed
    assert main([*asked[:5], "--problem", "99"]) == 1
    assert "there is no 99" in capsys.readouterr().err
    assert "grading.explaining.explain" in sys.modules
