"""Giving back: the feedback and the points of a class, as the learning system takes them."""
