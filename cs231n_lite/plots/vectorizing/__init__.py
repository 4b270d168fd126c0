"""Figures of what a line of numpy does, and of the time it takes."""
