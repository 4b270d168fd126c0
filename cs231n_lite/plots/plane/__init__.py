"""Figures of points in the plane, and of what a classifier makes of each place."""
