"""Figures of landscapes, steps and trainings."""
