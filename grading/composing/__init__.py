"""The graded notebook, composed of the released one, the verdicts, and the student's answers and cells, made inert."""
