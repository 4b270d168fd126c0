"""The instructor's side: building the course from its sources, judging, and grading a class. Students don't get it."""
