"""Tests of the figures: laws that hold for all of them, and by subject what is particular to each."""
