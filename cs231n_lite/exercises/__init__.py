"""What each module's exercises are asked, and what they are worth: a file with a list `CHECKS` for each module.

No answer stands here; `tables/` has the numbers of the published problems, which the build makes. What the questions
are made of is in `measures/`. `checks/catalogue.py` finds the files.
"""
