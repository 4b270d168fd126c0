"""Figures of derivatives, and of checking them."""
