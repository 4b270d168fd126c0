"""A class: collecting, setting aside, grading, and the sample class of the demo."""
