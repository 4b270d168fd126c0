"""The sample class: what each of its students hands in, and how it is graded from zip to exported grades."""
