"""The page about a whole submission: its points, what being late costs, and links to the pages about its notebooks."""

from .gradebook import SubmissionRows
from .templates import template


def index(assignment: str, submission: SubmissionRows) -> str:
    """The page as HTML; it links to the files that `write_feedback` writes, which have to lie beside it."""
    return template("index.html.j2").render(assignment=assignment, submission=submission)
