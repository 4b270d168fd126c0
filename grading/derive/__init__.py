"""From the one place an exercise is written to everything that is made of it: stubs, notebooks, course.json, table."""
