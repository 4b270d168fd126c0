"""Figures of networks: the functions between their layers, the network itself, and what its neurons look for."""
