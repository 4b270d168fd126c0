"""Collecting a class: from what was downloaded or sent, to submitted/STUDENT/ASSIGNMENT."""
