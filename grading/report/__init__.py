"""The report on a graded class: a page to be looked at, and tables."""
