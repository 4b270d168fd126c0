"""Judging a submission: references and mistakes on this side, the student's code in processes of its own."""
