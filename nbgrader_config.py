"""nbgrader's settings for this course; its own commands and formgrader work from this folder as they stand."""

import os
import sys
from pathlib import Path

# nbgrader calls `alembic` by name: without this an unactivated virtual environment fails
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "cs231n_lite"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "assignments"
# never copied by any nbgrader command: references, mistakes, their messages, and the text of the solution notebooks
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "__pycache__",
    "*.pyc",
    "feedback",
    "reference",
    "mistakes",
    "messages",
    "*.md",
    "manifest.json",
]
c.NbGrader.logfile = ".nbgrader.log"

c.ClearSolutions.code_stub = {"python": "# your code here\nraise NotImplementedError()"}
c.ClearSolutions.text_stub = "*Your answer here.*"

# a check that a student deleted is put back and asked all the same
c.OverwriteCells.add_missing_cells = True

c.Autograde.autograde_preprocessors = [
    "grading.judge.execute.ExecuteSubmission",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# one cell of a student's may take this long, in seconds; after the first that takes longer only the checks go on
c.Execute.timeout = 10
# the kernel talks over the loopback address, and warns of that on every start
c.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--IPKernelApp.log_level=ERROR"]

# the zip that `cs231n-lite pack` writes is called STUDENT_ASSIGNMENT.zip; learning systems add words behind the
# student's name, which may not contain an underscore
c.FileNameCollectorPlugin.named_regexp = (
    r".*[\\/](?!student_modules[\\/])(?P<student_id>[^\\/_]+)_[^\\/]*[\\/](?P<file_id>(student_modules[\\/])?[^\\/]+)$"
)
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".py", ".json"]
