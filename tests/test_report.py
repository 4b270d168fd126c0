"""The report says what the gradebook says, names nobody on its public page, and accuses nobody."""

import csv
import re
import shutil
import statistics
from collections import Counter

import pytest
from browser import PROGRAM, Browser
from hypothesis import given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook

from cs231n_lite.checks.verdict import State, Verdict
from cs231n_lite.plumbing.course import this_course
from grading.classroom.grade import grade
from grading.commands import main
from grading.demo.samples import ASSIGNMENT, checks_in, files_of, sample_class
from grading.feedback.gradebook import SubmissionRows
from grading.feedback.write import NothingToTell
from grading.report.drawing import BARS, histogram, shares
from grading.report.gathering import Student, gather
from grading.report.mistakes import FEWEST, Taught, anonymous, mistakes_in, unable_in
from grading.report.similarity import FEW_TOKENS, LEAST, MOST_TOKENS, likeness_of
from grading.report.write import FOLDER, _shown_checks, write_report

GRADED = ("ada", "ben", "carla", "emma", "finn", "gina", "kim")
NAME = "=HYPERLINK(1) <script>alert(1)</script> Ünal"
EVIL = (
    '\n\ndef helper():\n    """</pre><script>alert(2)</script>"""\n    return 1 < 2, "<img src=x onerror=alert(3)>"\n'
)


@pytest.fixture(scope="module")
def klass(course, references, tmp_path_factory, jail):
    """A graded class: carla has a hostile name and module, ben handed in late, zoe nothing, and kim forgot a module."""
    root = tmp_path_factory.mktemp("report") / "course"
    root.mkdir()
    shutil.copy(course.root / "nbgrader_config.py", root)
    for name in ("solutions", "assignments"):
        shutil.copytree(course.root / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for sample in sample_class(references):
        if sample.student in GRADED:
            folder = root / "submitted" / sample.student / ASSIGNMENT / "student_modules"
            folder.mkdir(parents=True)
            for name, text in files_of(sample, course).items():
                more = EVIL if (sample.student, name) == ("carla", "linear_svm.py") else ""
                (folder if name.endswith(".py") else folder.parent).joinpath(name).write_text(text + more)
            day = 3 if sample.student == "ben" else 1
            folder.with_name("timestamp.txt").write_text(f"2026-03-0{day} 10:00:00 UTC")
    (root / "deadlines.csv").write_text(f"assignment,due\n{ASSIGNMENT},2026-03-02 23:59\n")
    (root / "roster.csv").write_text("id,name,extension\n" + "".join(f"{who},,\n" for who in (*GRADED, "zoe")))
    grade(root, ASSIGNMENT, quiet=True)
    with book(root) as gradebook:
        gradebook.update_or_create_student("carla", first_name=NAME, last_name="")
    return root


def book(root):
    return Gradebook(f"sqlite:///{root / 'gradebook.db'}")


@pytest.fixture(scope="module")
def written(klass):
    """The files of the report by the end of their names, and the rows of the tables."""
    files = {path.name.removeprefix(f"{ASSIGNMENT}"): path for path in write_report(klass, ASSIGNMENT).files}
    files |= {path.name.removeprefix(f"{ASSIGNMENT}"): path for path in write_report(klass, ASSIGNMENT, True).files}
    return {
        end: list(csv.DictReader(path.open(encoding="utf-8"))) if end.endswith(".csv") else path.read_text("utf-8")
        for end, path in files.items()
    }


@pytest.mark.slow
def test_each_number_is_the_gradebooks(klass, written):
    with book(klass) as gradebook:
        scores = {one.student.id: one.score for one in gradebook.assignment_submissions(ASSIGNMENT)}
        most = gradebook.find_assignment(ASSIGNMENT).max_score
    told = Counter()
    for row in written["-students.csv"]:
        told[row["student"]] += float(row["points"])
    assert {student: told[student] for student in GRADED} == scores
    assert f"median of {most:g} points" in written[".html"]
    assert f"<b>{statistics.median(scores.values()):.3g}</b>" in written[".html"]
    assert f"{len(scores)} values from {min(scores.values()):.4g} to {max(scores.values()):.4g}" in written[".html"]


@pytest.mark.slow
def test_each_check_has_the_successes_of_the_gradebook(klass, written):
    rows = {row["check"]: row for row in written["-checks.csv"]}
    assert rows.keys() == checks_in(ASSIGNMENT).keys()
    cells_in_order = [cell for notebook in this_course().assignment(ASSIGNMENT).notebooks for cell in notebook.cells]
    assert [row["cell"] for row in written["-students.csv"] if row["student"] == "ada"] == cells_in_order
    places = [cells_in_order.index(name.replace(".", "-")) for name in rows]
    assert places == sorted(places)
    cells = {row["cell"] for row in written["-students.csv"] if row["state"]}
    passed = Counter(row["cell"] for row in written["-students.csv"] if row["state"] and float(row["points"]))
    assert sorted(int(row["passed"]) for row in rows.values()) == sorted(passed[cell] for cell in cells)
    for row in rows.values():
        assert sum(int(row[state.value]) for state in State) == len(GRADED)


@pytest.mark.slow
def test_the_mistakes_that_were_made_are_named_with_those_who_made_them(klass, written):
    taught = {one.name: one for one in mistakes_in(gather(klass, ASSIGNMENT).students)}
    assert taught["loss_not_averaged"].students == taught["gradient_not_averaged"].students == {"ben"}
    assert taught["regularizer_half_convention"].students == {"carla"}
    assert taught["gradient_zero"].students == {"emma"}
    assert "def svm_loss_naive(" in taught["loss_not_averaged"].example
    assert {row["mistake"] for row in written["-mistakes.csv"]} == taught.keys()


@pytest.mark.slow
def test_who_is_missing_or_late_or_in_trouble_is_told(klass):
    found = gather(klass, ASSIGNMENT)
    assert found.missing == ["zoe"]
    assert [student.rows.student for student in found.late] == ["ben"]
    assert {student.rows.student for student in found.students if student.notes} == {"kim"}
    assert found.due


@pytest.mark.slow
def test_what_a_student_wrote_is_text(written):
    for end in (".html", "-public.html"):
        assert "<script" not in written[end]
        assert "<img" not in written[end]
        assert "http://" not in written[end].replace("http://www.w3.org", "")
    assert all(not value.startswith(("=", "+", "-", "@")) for end in written if end.endswith(".csv")
               for row in written[end] for value in row.values())  # fmt: skip


@pytest.mark.slow
def test_the_public_page_names_nobody_and_tells_of_no_small_group(written):
    page = written["-public.html"]
    assert "Success of each check" in page
    assert not any(word in page for word in (*GRADED, "zoe", "HYPERLINK", "not averaged", "Pairs to look at"))


@pytest.mark.slow
def test_no_number_on_the_public_page_is_about_a_small_group(written):
    cells = re.findall(r'data-is="(?:passed|not passed)">([^<]*)', written["-public.html"])
    bars = re.findall(r"<title>[^<]*: (\d+)</title>", written["-public.html"])
    assert len(cells) == 2 * len(checks_in(ASSIGNMENT))
    assert {cell.strip() for cell in cells if not cell.strip().isdigit()} <= {"nearly all", f"fewer than {FEWEST}"}
    assert all(int(number) >= FEWEST for number in [*bars, *(cell for cell in cells if cell.strip().isdigit())])
    told = re.findall(r"aria-label='([^']*)'", written["-public.html"])
    assert all(int(number) >= FEWEST for one in told for number in re.findall(r"(\d+) (?:passed|did not)", one))
    assert "Time and trouble" not in written["-public.html"]


@pytest.mark.slow
def test_a_class_of_few_has_no_public_page(klass, tmp_path, capsys):
    root = shutil.copytree(klass, tmp_path / "course", ignore=shutil.ignore_patterns(FOLDER))
    with book(root) as gradebook:
        for student in GRADED[FEWEST - 1 :]:
            gradebook.remove_submission(ASSIGNMENT, student)
    assert main(["report", ASSIGNMENT, "--public", "--root", str(root)]) == 1
    assert "would show who they are" in capsys.readouterr().err
    assert not (root / FOLDER / f"{ASSIGNMENT}-public.html").exists()


def test_a_public_page_names_only_the_checks_that_enough_students_failed():
    one = Taught("not_averaged", checks=Counter({"many.loss": FEWEST, "few.loss": FEWEST - 1}))
    assert _shown_checks(one, public=True) == ["many.loss"]
    assert _shown_checks(one, public=False) == ["few.loss", "many.loss"]


@given(st.lists(st.floats(0, 100), max_size=60), st.integers(1, 9))
@settings(max_examples=50, deadline=None)
def test_a_bar_stands_for_no_fewer_than_asked(values, fewest):
    drawn = str(histogram(values, 0, 100, "points", "people", fewest))
    counted = [int(number) for number in re.findall(r"<title>[^<]*: (\d+)</title>", drawn)]
    assert all(number >= fewest for number in counted)
    assert sum(counted) in (0, len(values))


@pytest.mark.slow
def test_time_is_counted_from_each_ones_own_deadline(klass, tmp_path):
    root = shutil.copytree(klass, tmp_path / "course")
    (root / "roster.csv").write_text("id,name,extension\nben,Ben,2 days\n")
    found = {one.rows.student: one.after for one in gather(root, ASSIGNMENT).students}
    assert found["ben"] < 0
    assert {one.rows.student: one.after for one in gather(klass, ASSIGNMENT).students}["ben"] > 0


def test_what_could_not_be_asked_is_told_once_for_a_module():
    unable = Verdict("l2.value_and_gradient", State.COULD_NOT_RUN, 2, "asked", "Python can't read it")
    other = Verdict("l1.value_and_gradient", State.COULD_NOT_RUN, 2, "asked", "Python can't read it at all")
    assert unable_in([student("a", unable, other), student("b", unable)]) == [("Python can't read it", ["a", "b"])]


@pytest.mark.slow
def test_what_many_did_wrong_is_on_the_public_page(klass, monkeypatch):
    monkeypatch.setattr("grading.report.write.FEWEST", 1)
    (path,) = write_report(klass, ASSIGNMENT, public=True).files
    page = path.read_text("utf-8")
    assert "not averaged" in page
    assert "an example" in page
    assert not any(f"{word}" in page for word in (*GRADED, "zoe", "HYPERLINK"))


@pytest.mark.slow
def test_a_result_that_is_gone_is_told_and_the_points_stay(klass, tmp_path, capsys):
    root = shutil.copytree(klass, tmp_path / "course")
    shutil.rmtree(root / ".grading" / "results")
    assert main(["report", ASSIGNMENT, "--root", str(root)]) == 0
    page = (root / FOLDER / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert "what came of judging isn&#39;t kept any more" in page
    assert [one.points for one in gather(root, ASSIGNMENT).students] == [
        s.points for s in gather(klass, ASSIGNMENT).students
    ]


@pytest.mark.slow
def test_nothing_to_report_is_said_in_one_line(klass, tmp_path, capsys):
    root = shutil.copytree(klass, tmp_path / "course", ignore=shutil.ignore_patterns("gradebook.db", "submitted"))
    for assignment, words in ((ASSIGNMENT, "grade"), ("9-nothing", "9-nothing")):
        assert main(["report", assignment, "--root", str(root)]) == 1
        said = capsys.readouterr().err
        assert words in said
        assert said.count("\n") == 1
    with pytest.raises(NothingToTell):
        write_report(root, ASSIGNMENT)


@pytest.mark.slow
def test_pairs_can_be_left_out(klass, tmp_path, capsys):
    root = shutil.copytree(klass, tmp_path / "course", ignore=shutil.ignore_patterns(FOLDER))
    assert main(["report", ASSIGNMENT, "--no-pairs", "--root", str(root)]) == 0
    assert "pairs.csv" not in capsys.readouterr().out
    assert not (root / FOLDER / f"{ASSIGNMENT}-pairs.csv").exists()


@pytest.mark.slow
def test_a_class_of_one_has_a_report(klass, tmp_path):
    root = shutil.copytree(klass, tmp_path / "course")
    with book(root) as gradebook:
        for student in GRADED[1:]:
            gradebook.remove_submission(ASSIGNMENT, student)
    assert write_report(root, ASSIGNMENT).students == 1
    assert "no two submissions to compare" in (root / FOLDER / f"{ASSIGNMENT}.html").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium")
def test_a_browser_shows_it_without_a_word_of_complaint_and_without_a_network(klass, written, tmp_path):
    browser = Browser(tmp_path / "profile", {})
    try:
        for width in (1200, 390):
            browser.tell(
                "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
            )
            for name in (f"{ASSIGNMENT}.html", f"{ASSIGNMENT}-public.html"):
                browser.open((klass / FOLDER / name).as_uri())
                browser.run("document.querySelectorAll('details').forEach(one => one.open = true)")
                assert browser.run("document.documentElement.scrollWidth") <= width
        assert browser.troubles == []
        assert all(address.startswith("file:") or address == "data:," for address in browser.asked)
    finally:
        browser.close()


def student(name: str, *verdicts: Verdict, **modules: str) -> Student:
    return Student(SubmissionRows(name), {str(n): each for n, each in enumerate(verdicts)}, modules=modules)


def failed(check: str, mistake: str | None, looks_like: str = "it looks wrong") -> Verdict:
    return Verdict(check, State.FAILED, 1, "what was checked", "it came out", looks_like, mistake=mistake)


def test_a_mistake_counts_once_for_a_student_and_the_commonest_comes_first():
    loss, gradient = "svm_loss_naive.loss", "svm_loss_naive.gradient"
    students = [student(f"s{n}", failed(loss, "rare" if n else "common"), failed(gradient, "common")) for n in range(3)]
    found = mistakes_in([*students, student("last", failed(loss, None))])
    assert [(one.name, len(one.students)) for one in found] == [("common", 3), ("rare", 2), ("", 1)]
    assert found[0].checks == {loss: 1, gradient: 3}
    assert found[-1].came_out == {"it came out": 1}


BODY = "def svm_loss_naive(W, X, y, reg):\n    {}\n    return 0.0, W\n"


@pytest.mark.parametrize(
    "text",
    [
        BODY.format("# by ada"),
        BODY.format('"""By ada."""'),
        BODY.format('name = "ada"'),
        BODY.format('name = f"{W} ada"'),
        BODY.format("name = b'ada'"),
        BODY.format("ada_margin = 1"),
        BODY.format("lovelace = 1"),
        "# ada\n" + BODY.format("pass") + "\n\ndef ada():\n    pass\n",
    ],
)
def test_an_example_does_not_tell_who_wrote_it(text: str):
    shown = anonymous(text, "svm_loss_naive", ("ada", "Ada Lovelace"))
    assert "ada" not in shown.casefold()
    assert "lovelace" not in shown.casefold()


@pytest.mark.parametrize(
    "line",
    [
        "lovelace_ada = 1",
        "zoe_muller = W",
        "self.ivanova = 1",
        "copied_from_ben_ng = y",
        "li_wei_was_here = 1",
        "import mueller",
        "f(kim_chul_su=1)",
        "phone = 4915112345678",
        "김철수 = W",
        "W = 1234567.0",
    ],
)
def test_names_and_numbers_that_are_not_the_courses_go(line: str):
    shown = anonymous(BODY.format(line), "svm_loss_naive")
    assert shown
    words = set(re.findall(r"[^\W_]+", line.casefold())) - {"self", "import", "f", "y", "w", "0", "1", "from", "here"}
    assert not words & set(re.findall(r"[^\W_]+", shown.casefold()))


def test_the_names_that_the_course_uses_stay():
    line = "margins = np.maximum(0, X[i].dot(W) - correct_class_score + delta)"
    assert line in anonymous(BODY.format(line), "svm_loss_naive")


@pytest.mark.parametrize("text", ["def f(:", "x = 1", "", "\0", "(" * 3000 + ")" * 3000])
def test_what_cannot_be_read_gives_no_example(text: str):
    assert anonymous(text, "svm_loss_naive") == ""


def test_an_example_is_the_function_itself():
    assert anonymous(BODY.format("W = W * 2  # twice"), "svm_loss_naive") == (
        "def svm_loss_naive(W, X, y, reg):\n    W = W * 2\n    return (0.0, W)"
    )


OWN = (
    "def f(a, b):\n"
    + "".join(f"    a = a * {n} + b.dot(a) - np.sum(b, axis={n})\n" for n in range(8))
    + "    return a\n"
)
OTHER = (
    "def f(a, b):\n"
    + "".join(f"    if b > {n}:\n        for k in range(a): b += k\n" for n in range(9))
    + "    return b\n"
)
STUB = "def given(x):\n" + "".join(f"    x = x + {n} - np.exp(x)\n" for n in range(40)) + "    return x + 0\n"


def test_a_copy_with_other_names_and_comments_is_a_pair_and_other_code_is_none():
    renamed = (
        OWN.replace("a", "weights").replace("weightsxis", "axis").replace("    weights =", "    # mine\n    weights =")
    )
    people = [student("one", m=OWN), student("two", m=renamed), student("three", m=OTHER)]
    found = likeness_of(people, {})
    assert [(pair.one, pair.other) for pair in found.pairs] == [("one", "two")]
    assert found.pairs[0].likeness > 0.95
    assert all(same for line, same in found.pairs[0].left if not line.startswith("#"))
    assert sorted(found.values)[1] < LEAST


def test_what_was_given_makes_nobody_alike():
    people = [student("one", m=STUB + OWN), student("two", m=STUB + OTHER)]
    alone = likeness_of([student("one", m=OWN), student("two", m=OTHER)], {})
    assert likeness_of(people, {"m": STUB}).values == pytest.approx(alone.values)
    assert likeness_of(people, {}).values[0] > alone.values[0]
    assert likeness_of([student("one", m=STUB), student("two", m=STUB)], {"m": STUB}) is None


def test_a_module_with_odd_ends_of_lines_is_shown_as_it_is():
    odd = "x = 1  # a\x0cb\u2028c\n" + OWN
    (pair,) = likeness_of([student("one", m=odd), student("two", m=odd)], {}).pairs
    assert [line[6:] for line, _ in pair.left[2:4]] == OWN.splitlines()[:2]


def test_little_code_is_not_compared():
    few = "def f(x):\n    return x + 1\n"
    assert len(few) < FEW_TOKENS
    assert likeness_of([student("one", m=few), student("two", m=few)], {}) is None


@pytest.mark.parametrize("text", ["(" * 5000, "'''", "\0", "x = " + "+".join(map(str, range(MOST_TOKENS * 2)))])
def test_modules_that_are_no_python_or_huge_are_compared_all_the_same(text: str):
    found = likeness_of([student("one", m=text), student("two", m=OWN), student("three", m=OWN)], {})
    assert max(found.values) == 1.0


def test_a_large_class_is_compared_block_by_block_with_the_same_result(monkeypatch):
    bodies = [OWN.replace("* ", f"* {n} - " * (n % 5)) for n in range(23)]
    people = [student(f"s{n:02}", m=body) for n, body in enumerate(bodies)]
    whole = likeness_of(people, {})
    monkeypatch.setattr("grading.report.similarity.BLOCK", 4)
    assert likeness_of(people, {}).pairs == whole.pairs != ()
    monkeypatch.setattr("grading.report.similarity.SAMPLE", 12)
    sampled = likeness_of(people, {})
    assert (sampled.among, len(sampled.values)) == (12, 66)
    assert sampled.pairs[0].likeness == whole.pairs[0].likeness == 1.0


numbers = st.floats(-1e6, 1e6)


@settings(max_examples=60, deadline=None)
@given(st.lists(numbers, min_size=1, max_size=40), st.tuples(numbers, numbers).filter(lambda p: p[1] - p[0] > 1e-3))
def test_a_histogram_counts_everybody_within_its_frame(values, bounds):
    drawn = str(histogram(values, *bounds, "a < b", "people"))
    counted = [int(part.rpartition(": ")[2]) for part in drawn.split("</title>")[:-1]]
    assert sum(counted) == len(values)
    assert len(counted) <= 3 * BARS
    assert "a &lt; b" in drawn
    assert "nan" not in drawn


def test_a_chart_says_in_words_what_it_shows():
    assert "3 values from 1 to 5, median 2" in histogram([1, 2, 5], 0, 10, "points", "students")
    assert "4 passed, 1 failed, 0 could not run" in shares(4, 1, 0)
    assert "Nothing to draw" in histogram([], 0, 10, "points", "students")
