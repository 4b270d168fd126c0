"""What several of the catalogues of `regularizers.py` use."""

from grading.choices.choice import Choice


def both(name, value, gradient, looks_like, try_next):
    return Choice(name, {"value": value, "gradient": gradient}, looks_like, try_next)
