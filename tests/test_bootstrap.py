"""A notebook's first cell fetches the course where it isn't installed, and does nothing where it is."""

import functools
import http.server
import os
import sys
import threading

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from grading.derive.bootstrap import bootstrap
from grading.derive.student import make_student_zip

pytestmark = [pytest.mark.slow, pytest.mark.once]


class Shell:
    """Stands for IPython: notes its magics instead of carrying them out."""

    def __init__(self):
        self.asked = []

    def run_line_magic(self, name, line, **more):
        self.asked.append(f"{name} {line}")
        if name == "cd":
            os.chdir(line.split()[-1])


def run(text):
    """Run the cell as IPython would; returns its magics."""
    shell = Shell()
    code = TransformerManager().transform_cell(text)
    exec(compile(code, "cell", "exec"), {"get_ipython": lambda: shell})
    return shell.asked


@pytest.fixture
def not_installed(monkeypatch, tmp_path):
    """No cs231n_lite anywhere, as on Colab."""
    monkeypatch.setitem(sys.modules, "cs231n_lite", None)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def addressed(tmp_path, address):
    (tmp_path / "pyproject.toml").write_text(f'student_zip = "{address}"\n', encoding="utf-8")
    return bootstrap(tmp_path)


def test_where_the_course_is_installed_it_does_nothing(course, monkeypatch):
    before = list(sys.path)
    assert run(bootstrap(course.root)) == [] and sys.path == before


def test_without_an_address_it_says_how_to_get_the_course(course, not_installed):
    with pytest.raises(SystemExit, match="No course here"):
        run(bootstrap(course.root))
    assert not list(not_installed.iterdir())


def test_it_fetches_the_students_zip_and_keeps_what_is_there_already(course, not_installed, monkeypatch):
    make_student_zip(course)
    serve = functools.partial(http.server.SimpleHTTPRequestHandler, directory=course.root / "dist")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        text = addressed(not_installed, f"http://127.0.0.1:{server.server_port}/cs231n_lite-student.zip")
        asked = run(text)
    finally:
        server.shutdown()
    folder = not_installed / "cs231n_lite-student"
    assert asked == ["cd -q cs231n_lite-student", "pip install -q -r requirements.txt"]
    assert sys.path[0] == str(folder) and (folder / "assignments" / "1-losses" / "svm.ipynb").is_file()
    (folder / "cs231n_lite" / "softmax.py").write_text("mine", encoding="utf-8")
    monkeypatch.chdir(not_installed)
    run(text)  # in a new runtime, over the files of an old one
    assert (folder / "cs231n_lite" / "softmax.py").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("address", ["ftp://x/y.zip", 'http://x/"; import os', "here"])
def test_an_address_that_is_none_is_refused(tmp_path, address):
    with pytest.raises(ValueError, match="write an address"):
        addressed(tmp_path, address)


def test_every_notebook_has_it_after_its_title(course):
    import nbformat

    for path in sorted((course.root / "assignments").glob("*/*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        assert cells[0].cell_type == "markdown" and cells[1].source == bootstrap(course.root)
