"""Wrong versions of the exercises of `dropout.py`, as edits of the reference."""

from grading.mistake import Mistake

DRAWN = "(rng.random(x.shape) < p).astype(x.dtype) / p"
LIMITED = "w * np.minimum(1, limit / np.maximum(norms, limit))"

MISTAKES = [
    Mistake("not_divided", "dropout_forward.train", {DRAWN: "(rng.random(x.shape) < p) * 1.0"}),
    Mistake("times_p", "dropout_forward.train", {DRAWN: "(rng.random(x.shape) < p) * p"}),
    Mistake("p_to_drop", "dropout_forward.train", {DRAWN: "(rng.random(x.shape) > p) / (1 - p)"}),
    Mistake("kept_and_dropped", "dropout_forward.train", {DRAWN: "(rng.random(x.shape) > p) / p"}),
    Mistake("not_divided + kept_and_dropped", "dropout_forward.train", {DRAWN: "(rng.random(x.shape) > p) * 1.0"}),
    Mistake("same_for_all_examples", "dropout_forward.train", {DRAWN: "(rng.random(x.shape[1:]) < p) / p"}),
    Mistake(
        "whole_examples",
        "dropout_forward.train",
        {DRAWN: "(rng.random((len(x), *[1] * (x.ndim - 1))) < p) / p"},
    ),
    Mistake("all_or_nothing", "dropout_forward.train", {DRAWN: "(rng.random() < p) / p"}),
    Mistake("same_draw", "dropout_forward.train", {DRAWN: "(np.random.default_rng(0).random(x.shape) < p) / p"}),
    Mistake("nothing_dropped", "dropout_forward.train", {DRAWN: "np.ones_like(x)"}),
    Mistake("normal_draws", "dropout_forward.train", {DRAWN: "(rng.normal(size=x.shape) < p) / p"}),
    Mistake(
        "exact_number",
        "dropout_forward.train",
        {DRAWN: "rng.permutation((np.arange(x.size) < round(p * x.size)) / p).reshape(x.shape)"},
    ),
    Mistake("times_p", "dropout_forward.test", {"return x, np.ones_like(x)": "return x * p, np.full_like(x, p)"}),
    Mistake(
        "dropped_in_test",
        "dropout_forward.test",
        {"return x, np.ones_like(x)": "mask = (rng.random(x.shape) < p) / p\n        return x * mask, mask"},
    ),
    Mistake("mask_missing", "dropout_backward.dx", {"dout * cache": "dout.copy()"}),
    Mistake("not_divided", "dropout_backward.dx", {"dout * cache": "dout * (cache > 0)"}),
    Mistake("upstream_ignored", "dropout_backward.dx", {"dout * cache": "cache"}),
    Mistake("zero_after_test", "dropout_backward.dx", {"dout * cache": "dout * cache * (cache != 1)"}),
    Mistake("rows", "max_norm.values", {"axis=0))": "axis=1))[:, None]"}),
    Mistake("whole_matrix", "max_norm.values", {"w * w, axis=0": "w * w"}),
    Mistake("root_missing", "max_norm.values", {"np.sqrt(np.sum(w * w, axis=0))": "np.sum(w * w, axis=0)"}),
    Mistake("all_columns", "max_norm.values", {LIMITED: "w * np.where(norms > 0, limit / np.maximum(norms, 1e-9), 1)"}),
    Mistake("to_one", "max_norm.values", {LIMITED: "w * np.where(norms > limit, 1 / np.maximum(norms, limit), 1)"}),
    Mistake("numbers_clipped", "max_norm.values", {LIMITED: "np.clip(w, -limit, limit)"}),
    Mistake("zero_over_zero", "max_norm.values", {LIMITED: "w / norms * np.minimum(norms, limit)"}),
]
