"""Figures of losses and regularizers."""
