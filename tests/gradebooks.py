"""All that a graded class is made of, to be compared: nbgrader's rows without their ids, and the notebooks."""

from nbgrader.api import Gradebook


def everything_in(root, assignment="1-losses"):
    """The rows of `assignment`, by what they belong to, and the bytes of the graded notebooks."""
    found = rows_in(root, assignment)
    folder = root / "autograded"
    for path in sorted(folder.glob(f"*/{assignment}/*")):
        found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def rows_in(root, assignment="1-losses"):
    """All rows of `assignment` in the gradebook of the course folder."""
    return rows_of(f"sqlite:///{root / 'gradebook.db'}", assignment)


def rows_of(url, assignment="1-losses"):
    """All rows of `assignment` in the gradebook at this address."""
    found = {}
    with Gradebook(url) as gradebook:
        for submission in gradebook.assignment_submissions(assignment):
            student = submission.student.id
            found[student] = (submission.timestamp, submission.extension, submission.score, submission.max_score)
            for notebook in submission.notebooks:
                found[student, notebook.name] = notebook.late_submission_penalty, notebook.score
                for row in notebook.grades:
                    about = row.auto_score, row.manual_score, row.extra_credit, row.needs_manual_grade, row.max_score
                    found[student, notebook.name, row.name] = about
                for row in notebook.comments:
                    found[student, notebook.name, row.name, "said"] = row.auto_comment, row.manual_comment
    return found
