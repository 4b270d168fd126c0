"""nbgrader's settings for this course; its own commands and formgrader work from this folder as they stand."""

import os
import sys
from pathlib import Path

# nbgrader calls `alembic` by name: without this an unactivated virtual environment fails
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "cs231n_lite"
# several people and commands write in it: whoever finds it locked waits, for 30 s at most
c.CourseDirectory.db_url = f"sqlite:///{Path(__file__).resolve().parent / 'gradebook.db'}?timeout=30"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "assignments"
# never copied by any nbgrader command: references, mistakes and their messages, and the text of the solution notebooks
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "__pycache__",
    "*.pyc",
    "feedback",
    "reference",
    "definitions",
    "choices",
    "mistakes",
    "messages",
    "*.md",
    "manifest.json",
]
c.NbGrader.logfile = ".nbgrader.log"

c.ClearSolutions.code_stub = {"python": "# your code here\nraise NotImplementedError()"}
c.ClearSolutions.text_stub = "*Your answer here.*"

# submissions are judged and composed, not executed: docs/security.md says why
try:
    from grading.classroom.as_nbgrader import install

    install()
    # students fetch the modules with the notebooks, and what they submit is read as data: grading/exchange/
    c.ExchangeFactory.release_assignment = "grading.exchange.release.Release"
    c.ExchangeFactory.collect = "grading.exchange.collect.Collect"
    c.ExchangeFactory.release_feedback = "grading.exchange.feedback.ReleaseFeedback"
    c.HTMLExporter.preprocessors = ["grading.classroom.as_nbgrader.PlainNames"]
except ImportError:  # the course isn't installed in this environment: then nothing of a student's may be run
    c.Autograde.sanitize_preprocessors = ["grading.classroom.as_nbgrader"]

# the zip that `cs231n-lite pack` writes is called STUDENT_ASSIGNMENT.zip; learning systems add words behind the
# student's name, which may not contain an underscore
c.FileNameCollectorPlugin.named_regexp = (
    r".*[\\/](?!student_modules[\\/])(?P<student_id>[^\\/_]+)_[^\\/]*[\\/](?P<file_id>(student_modules[\\/])?[^\\/]+)$"
)
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".py", ".json"]
