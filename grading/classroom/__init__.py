"""A class: grading what was handed in, setting aside what can't be graded, the table of results."""
