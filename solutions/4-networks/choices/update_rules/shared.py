"""What the catalogues of `update_rules.py` have in common."""

import numpy as np

PASSED_IN = "Use the entries of config: they are what the call asks for, and the defaults only where it asks for none."
STATE_KEPT = "What is to be there in the next step has to be in config: config[…] = …, before it is returned."
ITS_OWN = "Each weight has its own slope: dw has the shape of w, and everything goes on number by number."


def filled(config, w, **settings):
    """A config with its defaults; a setting whose default is None begins as zeros."""
    config = {} if config is None else dict(config)
    for name, value in settings.items():
        config.setdefault(name, np.zeros_like(w) if value is None else value)
    return config


def worded(entries, advice):
    """A table whose entries all have the same advice."""
    return {name: (does, looks, advice) for name, (does, looks) in entries.items()}


SLOPES = worded(
    {
        "slopes_averaged": (lambda dw: np.mean(dw) + 0 * dw, "all weights get the mean of the slopes."),
        "slopes_summed": (lambda dw: np.sum(dw) + 0 * dw, "all weights get the sum of the slopes."),
        "slopes_of_length_1": (lambda dw: dw / np.sqrt(np.sum(dw * dw)), "the slope is divided by its length."),
        "slopes_over_size": (lambda dw: dw / dw.size, "the slope is divided by the number of weights."),
        "slopes_over_rows": (lambda dw: dw / len(dw), "the slope is divided by the number of rows of w."),
        "signs_alone": (np.sign, "only the sign of the slope is used, not its size."),
        "sizes_of_slopes": (np.abs, "the slope has lost its sign."),
        "slopes_squared": (lambda dw: dw**2, "the slope is squared."),
        "slopes_cut": (lambda dw: np.clip(dw, -1, 1), "the slope is cut off at -1 and 1."),
        "slopes_missing": (np.ones_like, "the slope isn't used: dw counts as 1."),
    },
    ITS_OWN,
)
