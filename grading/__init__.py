"""The instructor's side: building the course from its sources, judging, and grading a class. Students don't get it."""

import sys

# jsonschema, which reads notebooks for nbformat, looks for this optional package and then builds a grammar of
# international addresses with it: over a second at the start of every command, for something no notebook has
sys.modules.setdefault("rfc3987_syntax", None)
