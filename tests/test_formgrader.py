"""nbgrader's formgrader in a browser: people grade by hand, and nothing of a student's does anything to them."""

import itertools
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import nbformat
import pytest
import requests
from browser import PROGRAM, Browser
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from nbgrader.converters import Autograde
from sqlalchemy import text

from grading.classroom.grade import grade
from grading.classroom.operations import Nbgrader
from grading.composing.rubrics import rubrics_in
from grading.demo.samples import ASSIGNMENT, files_of, sample_class

pytestmark = [
    pytest.mark.full,
    pytest.mark.once,
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium"),
]

# what nbgrader's pages call of MathJax, which comes from the network
MATHJAX = "window.MathJax = {Hub: {Config() {}, Startup: {signal: {Interest(told) { told('End') }}}}}"
EVIL = """<script>alert("evil-1")</script> <img src="x" onerror="alert('evil-2')"> [a](javascript:alert('evil-3'))
<iframe srcdoc="<script>alert('evil-4')</script>"></iframe> <img src="https://evil.example/b.png">
the answer is C - 1"""
NAME = "<img src=x onerror=alert('evil-name')>"
QUESTIONS = {
    "svm": ("loss-at-zero", "three-variants"),
    "softmax": ("softmax-loss-at-zero", "shift-by-the-mean", "who-still-cares"),
    "regularization": ("what-reg-trades",),
}
# until the page knows the points, what is typed is not saved
FILLED_IN = "formgrader.loaded && formgrader.grades.loaded && formgrader.comments.loaded"
STUDENTS = ("ada", "ben", "eve")
CONTROL = 2


@pytest.fixture(autouse=True, scope="module")
def nbgraders_own_way():
    """What the settings of a course change in nbgrader is undone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Autograde, "start", Autograde.start)
        yield


def evil(notebook):
    """A notebook whose prose, cells and outputs would do something in a browser."""
    read = nbformat.reads(notebook, 4)
    bad = new_output("display_data", data={"text/html": EVIL, "image/svg+xml": EVIL, "text/plain": "evil plain"})
    for cell in read.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = EVIL
        elif cell.cell_type == "code":
            cell.outputs = [bad]
    read.cells += [new_markdown_cell(EVIL), new_code_cell(EVIL, outputs=[bad])]
    return nbformat.writes(read)


@pytest.fixture(scope="module")
def root(course, references, jail, tmp_path_factory):
    """A graded class: one who is right, one with a mistake, and one whose notebook and name are hostile."""
    root = tmp_path_factory.mktemp("formgrader") / "course"
    for name in ("solutions", "assignments"):
        shutil.copytree(course.root / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(course.root / "nbgrader_config.py", root)
    samples = {sample.student: sample for sample in sample_class(references)}
    for student in STUDENTS:
        files = files_of(samples.get(student, samples["ada"]), course)
        if student == "eve":
            files["svm.ipynb"] = evil(files["svm.ipynb"])
        for name, told in files.items():
            path = root / "submitted" / student / ASSIGNMENT / ("student_modules" * name.endswith(".py")) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(told, encoding="utf-8")
    results = grade(root, ASSIGNMENT, quiet=True, workers=1)
    with Nbgrader(root).gradebook as gradebook:
        gradebook.update_or_create_student("eve", first_name=NAME, last_name=NAME)
    assert not any(result.trouble for result in results)
    return root


class Server:
    """A Jupyter server in a course folder, as one of several people who grade there has it."""

    def __init__(self, root, home):
        with closing(socket.create_server(("localhost", 0))) as free:
            port = free.getsockname()[1]
        self.address, self.token = f"http://localhost:{port}", {"Authorization": "token secret"}
        own = {f"JUPYTER_{name}_DIR": str(home / name) for name in ("CONFIG", "DATA", "RUNTIME")}
        command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", f"--port={port}"]
        command += ["--IdentityProvider.token=secret"]
        home.mkdir()
        with (home / "log").open("w") as log:
            self._process = subprocess.Popen(command, cwd=root, env=os.environ | own, stdout=log, stderr=log)
        for _ in range(600):
            try:
                self.get("/formgrader/api/status")
                break
            except requests.RequestException:
                time.sleep(0.1)

    def close(self):
        self._process.terminate()
        self._process.wait()

    def get(self, path, **parameters):
        answer = requests.get(self.address + path, params=parameters, headers=self.token)
        answer.raise_for_status()
        return answer.json()

    def put(self, path, **content):
        return requests.put(self.address + path, json=content, headers=self.token).status_code

    def submissions(self, notebook="svm"):
        """The id of each student's submission of a notebook."""
        found = self.get(f"/formgrader/api/submitted_notebooks/{ASSIGNMENT}/{notebook}")
        return {one["student"]: one["id"] for one in found}

    def grades(self, submission):
        """What is known of each cell's points, by grade id."""
        return {one["name"]: one for one in self.get("/formgrader/api/grades", submission_id=submission)}

    def give(self, submission, question, points):
        """Give points by hand; returns the status that the server answers with."""
        row = self.grades(submission)[question]["id"]
        return self.put(f"/formgrader/api/grade/{row}", manual_score=points, extra_credit=None)


@pytest.fixture(scope="module")
def servers(root, tmp_path_factory):
    """The servers of two people who grade the same class. The tests below give points for different cells."""
    home = tmp_path_factory.mktemp("people")
    with closing(Server(root, home / "one")) as one, closing(Server(root, home / "other")) as other:
        yield one, other


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with closing(Browser(tmp_path_factory.mktemp("profile"), {"/mathjax/": MATHJAX})) as browser:
        yield browser


@pytest.fixture
def grader(servers, browser):
    """Somebody who grades: the server, and the browser, logged in."""
    browser.open(f"{servers[0].address}/formgrader/manage_assignments?token=secret")
    browser.troubles.clear()
    browser.asked.clear()
    return servers[0]


def opened(browser, grader, student):
    browser.open(f"{grader.address}/formgrader/submissions/{grader.submissions()[student]}/")
    browser.wait_for(FILLED_IN)
    browser.wait_for("jQuery(':animated').length === 0")


def test_nothing_of_a_students_does_anything_on_any_page(grader, browser):
    pages = ["manage_assignments", f"manage_submissions/{ASSIGNMENT}", "gradebook", f"gradebook/{ASSIGNMENT}"]
    pages += [f"gradebook/{ASSIGNMENT}/svm", "manage_students", "manage_students/eve"]
    for page in [*pages, f"manage_students/eve/{ASSIGNMENT}"]:
        browser.open(f"{grader.address}/formgrader/{page}")
    opened(browser, grader, "eve")
    assert "the answer is C - 1" in browser.run("document.body.innerText")
    assert NAME in browser.run("document.querySelector('a.name-shown').textContent")
    assert browser.troubles == []
    foreign = {address for address in browser.asked if not address.startswith((grader.address, "data:"))}
    assert len(foreign) == 1 and "/mathjax/" in foreign.pop()


def test_a_link_leads_from_a_verdict_to_the_code_and_one_from_the_top_to_each_answer(grader, browser):
    opened(browser, grader, "ben")
    links = browser.run("[...document.querySelectorAll('a')].map(link => link.textContent)")
    assert set(QUESTIONS["svm"]) < set(links)
    (link,) = {link for link in links if link.startswith("svm_loss_naive: student_modules/linear_svm.py, line ")}
    clicked = f"[...document.querySelectorAll('a')].find(link => link.textContent === {link!r}).click()"
    browser.run(clicked)
    shown = "[...document.querySelectorAll('pre')].filter(block => block.getBoundingClientRect().top < innerHeight"
    shown += " && block.getBoundingClientRect().bottom > 0).map(block => block.textContent).join()"
    browser.wait_for(f"({shown}).includes('   1  ')")
    assert browser.troubles == []


@pytest.mark.parametrize("student", STUDENTS)
def test_whoever_grades_sees_right_behind_each_answer_what_its_points_are_for(grader, browser, root, student):
    opened(browser, grader, student)
    rubrics = rubrics_in(root / "solutions" / ASSIGNMENT / "svm.ipynb")
    assert rubrics.keys() == set(QUESTIONS["svm"])
    for question, rubric in rubrics.items():
        comment = f"document.getElementById('{question}-comment')"
        following = "[...document.querySelectorAll('p')].find(one => one.compareDocumentPosition(where) & 2)"
        shown = browser.run(f"(where => {following}.innerText)({comment})")
        first = re.split(r"[`$*]", rubric)[0]
        assert " ".join(shown.split()).startswith(f"Rubric, for whoever grades: {' '.join(first.split())}")
    assert browser.run("document.querySelectorAll('.nbgrader_cell').length") > 0
    assert browser.troubles == []


def test_points_and_a_comment_given_in_the_browser_are_in_the_gradebook(grader, browser, root):
    opened(browser, grader, "ada")
    browser.write("#loss-at-zero", "2")
    browser.write("#loss-at-zero-comment", "Say <b>why</b> the scores are near 0.")
    browser.wait_for("jQuery.active === 0")
    with Nbgrader(root).gradebook as gradebook:
        row = gradebook.find_grade("loss-at-zero", "svm", ASSIGNMENT, "ada")
        said = gradebook.find_comment("loss-at-zero", "svm", ASSIGNMENT, "ada").manual_comment
        assert (row.manual_score, row.needs_manual_grade, said) == (2, False, "Say <b>why</b> the scores are near 0.")
        assert gradebook.find_grade("three-variants", "svm", ASSIGNMENT, "ada").needs_manual_grade
    opened(browser, grader, "ada")
    assert browser.run("document.querySelector('#loss-at-zero').value") == "2"
    assert browser.troubles == []


def test_who_grades_one_question_goes_from_it_to_the_same_one_of_the_next_submission(grader, browser):
    order = sorted(grader.submissions().items(), key=lambda item: item[1])
    opened(browser, grader, order[0][0])
    for _, (_, following) in itertools.pairwise(order):
        browser.run("document.querySelector('#three-variants').focus()")
        browser.tell("Input.insertText", text="1")
        browser.press(".", CONTROL)
        browser.wait_for(f"location.pathname.includes({following!r}) && document.readyState === 'complete'")
        browser.wait_for(FILLED_IN)
        browser.wait_for("document.activeElement.id === 'three-variants'")
    given = [grader.grades(submission)["three-variants"]["manual_score"] for _, submission in order]
    assert given == [1, 1, None]
    assert browser.troubles == []


def test_people_who_grade_a_question_each_at_once_lose_nothing(servers):
    questions = QUESTIONS["softmax"]

    def person(number):
        server, question = servers[number % len(servers)], questions[number]
        given = itertools.product((0, 1, 2), server.submissions("softmax").values())
        return [server.give(submission, question, points) for points, submission in given]

    with ThreadPoolExecutor(len(questions)) as pool:
        assert {status for found in pool.map(person, range(len(questions))) for status in found} == {200}
    for server, submission in itertools.product(servers, servers[0].submissions("softmax").values()):
        found = server.grades(submission)
        assert [found[question]["manual_score"] for question in questions] == [2, 2, 2]
        assert not any(found[question]["needs_manual_grade"] for question in questions)


def test_what_one_person_gives_another_sees_at_once(servers):
    one, other = servers
    ben = one.submissions("regularization")["ben"]
    assert other.grades(ben)["what-reg-trades"]["manual_score"] is None
    assert one.give(ben, "what-reg-trades", 2) == 200
    assert other.grades(ben)["what-reg-trades"]["manual_score"] == 2


@contextmanager
def locked(root):
    with closing(sqlite3.connect(root / "gradebook.db", isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        yield
        database.execute("ROLLBACK")


def test_whoever_finds_the_gradebook_locked_waits_and_after_a_failure_it_goes_on(root, tmp_path):
    with Nbgrader(root).gradebook as gradebook:
        assert gradebook.db.execute(text("PRAGMA busy_timeout")).scalar() == 30_000
    own = shutil.copytree(root, tmp_path / "course")
    with (own / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write("c.CourseDirectory.db_url = c.CourseDirectory.db_url.replace('timeout=30', 'timeout=0.1')\n")
    with closing(Server(own, tmp_path / "home")) as server:
        ada = server.submissions()["ada"]
        with locked(own):
            assert server.give(ada, "three-variants", 0.5) == 500
        assert server.give(ada, "three-variants", 2.5) == 200
        assert server.grades(ada)["three-variants"]["manual_score"] == 2.5


def test_html_in_a_comment_is_text_in_the_field_where_it_was_written(grader, browser):
    opened(browser, grader, "ben")
    browser.write("#loss-at-zero-comment", "</textarea>" + EVIL)
    browser.wait_for("jQuery.active === 0")
    opened(browser, grader, "ben")
    assert browser.run("document.querySelector('#loss-at-zero-comment').value").startswith("</textarea><script>")
    assert browser.troubles == []
