"""Figures of images and of what a classifier makes of them."""
