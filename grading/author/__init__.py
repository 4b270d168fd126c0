"""The author's kit, `python -m grading new …`: the skeleton of an exercise, a module or a notebook.

What is left to write stands in angle quotes ‹ ›, and `make build` lists it until nothing is left. `docs/authors.md`
walks through it.
"""
