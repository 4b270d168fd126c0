"""One verdict in dispute: the same problems again, the right values beside the student's, for the instructor only."""
