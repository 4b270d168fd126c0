"""Figures of update rules: their paths, their learning rates, and trainings compared over seeds."""
