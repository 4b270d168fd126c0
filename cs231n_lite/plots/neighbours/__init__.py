"""Figures of what a nearest-neighbour classifier compares, and of how many neighbours to ask."""
