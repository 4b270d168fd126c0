"""Feedback made to be read: a page for each notebook of a submission, from the composed notebook and the gradebook."""
