"""Figures of features made by hand: hues, edges, visual words, and what a classifier makes of them."""
