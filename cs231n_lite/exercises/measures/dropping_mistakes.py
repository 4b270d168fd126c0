"""Known mistakes of dropout, and which of them explain what came out."""

import numpy as np

from ...checks.check import KnownMistake

TO_KEEP = "A number is kept with probability p: rng.random(x.shape) < p; then it is divided by p."
DIVIDE = "What is kept is divided by p, so that the mean stays: x · mask / p."
DRAW_EACH = "Draw a number for each number of x, in each call: rng.random(x.shape)."
BACK = "dx is dout / p where the number was kept, and 0 where it was dropped: keep the mask in cache."
IN_TEST = 'In mode "test" out is x itself, so dx is dout itself; cache has to say so, or have a mask of ones.'
CLOSE = 1e-6

NOT_DIVIDED = KnownMistake("not_divided", "what is kept stays as it is; it should be divided by p.", DIVIDE)
TIMES_P = KnownMistake("times_p", "what is kept is multiplied by p; it should be divided.", DIVIDE)
DIVIDED_TWICE = KnownMistake("divided_twice", "what is kept is divided by p twice.", DIVIDE)
DIVIDED_BY_REST = KnownMistake("divided_by_rest", "what is kept is divided by 1 - p; it should be p.", DIVIDE)
TIMES_REST = KnownMistake("times_rest", "what is kept is multiplied by 1 - p.", DIVIDE)
DIVIDED_BY_HALF = KnownMistake("divided_by_half", "what is kept is doubled, whatever p is.", DIVIDE)
DIVIDED_BY_ROOT = KnownMistake("divided_by_root", "what is kept is divided by the root of p.", DIVIDE)
NEGATIVE = KnownMistake("negative", "what is kept gets the wrong sign.", DIVIDE)
DIVIDED_BY_SHARE = KnownMistake(
    "divided_by_share",
    "what is kept is divided by the share that happens to be kept in this call; it should be p.",
    DIVIDE,
)
MASK_ALONE = KnownMistake("mask_alone", "this is the mask itself: x isn't used.", "The formula: out = x · mask / p.")
RANDOM_FACTORS = KnownMistake(
    "random_factors",
    "the numbers are multiplied by random ones, and not by 0 or 1 / p.",
    "Compare the random numbers with p first: that gives a mask of True and False.",
)
MASK_ADDED = KnownMistake("mask_added", "the mask is added to x; it should multiply.", "The formula is x · mask / p.")
P_TO_DROP = KnownMistake(
    "p_to_drop", "p is taken for the probability to drop a number; it is the probability to keep it.", TO_KEEP
)
KEPT_AND_DROPPED = KnownMistake(
    "kept_and_dropped",
    "numbers are dropped with probability p, and kept with 1 - p: the comparison is the wrong way round.",
    TO_KEEP,
)
NOTHING_DROPPED = KnownMistake("nothing_dropped", 'in mode "train" x comes back as it is: nothing is dropped.', TO_KEEP)
ALL_KEPT = KnownMistake("all_kept", "no number is ever dropped.", TO_KEEP)
ALL_DROPPED = KnownMistake("all_dropped", "all numbers are dropped, in every call.", TO_KEEP)
HALF_KEPT = KnownMistake("half_kept", "half of the numbers are kept, whatever p is.", TO_KEEP)
DROPPED_TWICE = KnownMistake("dropped_twice", "a number is kept with probability p²: two masks are drawn.", TO_KEEP)
NORMAL_DRAWS = KnownMistake(
    "normal_draws", "normal random numbers are compared with p; that needs uniform ones from 0 to 1.", TO_KEEP
)
WIDE_DRAWS = KnownMistake(
    "wide_draws", "random numbers from -1 to 1 are compared with p; that needs those from 0 to 1.", TO_KEEP
)
SAME_DRAW = KnownMistake(
    "same_draw",
    "the same numbers are dropped in every call: the generator begins anew each time, or none is used.",
    'Draw from dropout_param["rng"] in each call, and seed nothing yourself.',
)
SAME_FOR_ALL = KnownMistake(
    "same_for_all_examples", "all rows get the same mask: what is dropped in one is dropped in all.", DRAW_EACH
)
WHOLE_EXAMPLES = KnownMistake("whole_examples", "whole rows are dropped or kept.", DRAW_EACH)
ALL_OR_NOTHING = KnownMistake("all_or_nothing", "all of x is dropped, or all of it is kept.", DRAW_EACH)
SAME_ALONG_LAST = KnownMistake(
    "same_along_last_axis", "numbers that stand beside each other along the last axis go together.", DRAW_EACH
)
EXACT_NUMBER = KnownMistake(
    "exact_number",
    "exactly the same number of them is kept in every call; each is to be dropped or kept by itself.",
    DRAW_EACH,
)
DROPPED_IN_TEST = KnownMistake(
    "dropped_in_test",
    'numbers are dropped in mode "test", too.',
    'In mode "test" return x as it is: nothing is dropped, and nothing scaled.',
)
MASK_MISSING = KnownMistake("mask_missing", "dx is dout everywhere: what was dropped gets a slope, too.", BACK)
MASK_MISSING_DIVIDED = KnownMistake(
    "mask_missing_divided", "dx is dout / p everywhere: what was dropped gets a slope, too.", BACK
)
SLOPE_NOT_DIVIDED = KnownMistake("not_divided", "dx is dout where a number was kept; dout / p is right.", BACK)
SLOPE_TIMES_P = KnownMistake("times_p", "dx is multiplied by p; it should be divided.", BACK)
SLOPE_DIVIDED_TWICE = KnownMistake("divided_twice", "dx is divided by p twice.", BACK)
SLOPE_DIVIDED_BY_REST = KnownMistake("divided_by_rest", "dx is divided by 1 - p; it should be p.", BACK)
MASK_REVERSED = KnownMistake("mask_reversed", "dx is 0 where a number was kept, and not where it was dropped.", BACK)
UPSTREAM_IGNORED = KnownMistake("upstream_ignored", "dout isn't used: dx is the mask itself.", BACK)
TIMES_OUT = KnownMistake("times_out", "dout is multiplied by the output, not by the mask.", BACK)
TIMES_X = KnownMistake("times_x", "dx is multiplied by x: the slope of x · mask in x is the mask alone.", BACK)
OUTPUT_FOR_SLOPE = KnownMistake("output_for_slope", "dx is the output of the forward pass; dout isn't used.", BACK)
ZERO = KnownMistake("zero", "dx is 0 everywhere: is it ever filled in?", BACK)
MASK_OF_UPSTREAM = KnownMistake("mask_of_upstream", "dout is cut off where dout itself is negative.", BACK)
SLOPE_NEGATIVE = KnownMistake("negative", "dx has the wrong sign.", BACK)
FROM_LAST = KnownMistake(
    "not_from_cache",
    "the mask is that of the last forward pass, not the one in the cache that is given.",
    "Take all that you need out of `cache`: two layers have two caches.",
)
DRAWN_ANEW = KnownMistake(
    "drawn_anew",
    "another mask is drawn: dx is 0 at other places than out.",
    "Keep the mask in cache: dropout_backward draws nothing.",
)
TEST_FAILS = KnownMistake(
    "fails_after_test", 'the backward pass can\'t use the cache that the forward pass gives in mode "test".', IN_TEST
)
TEST_SCALED = KnownMistake("scaled_after_test", 'after mode "test", dout is scaled, though x wasn\'t.', IN_TEST)
TEST_DROPPED = KnownMistake("dropped_after_test", 'after mode "test", some of dx is 0, though nothing was.', IN_TEST)
TEST_ZERO = KnownMistake("zero_after_test", 'after mode "test", dx is 0 everywhere.', IN_TEST)


def scaled_otherwise(x: np.ndarray, p: float, out: np.ndarray, kept: np.ndarray) -> tuple[KnownMistake, ...]:
    """What explains numbers that aren't 0 or x / p."""
    factors = (out / x)[kept]
    known = {
        NOT_DIVIDED: 1.0,
        TIMES_P: p,
        DIVIDED_TWICE: 1 / p**2,
        DIVIDED_BY_REST: 1 / (1 - p),
        TIMES_REST: 1 - p,
        DIVIDED_BY_HALF: 2.0,
        DIVIDED_BY_ROOT: p**-0.5,
        NEGATIVE: -1 / p,
    }
    found = [mistake for mistake, factor in known.items() if np.allclose(factors, factor, rtol=CLOSE, atol=0)]
    if np.all(kept) and NOT_DIVIDED in found:
        return (NOTHING_DROPPED,)
    if DIVIDED_BY_REST in found:
        found.append(P_TO_DROP)
    if found:
        return tuple(found)
    numbers = out[kept]
    if np.allclose(numbers, numbers[0], rtol=CLOSE, atol=0) or np.array_equal(
        out, np.broadcast_to(kept / p, out.shape)
    ):
        return (MASK_ALONE,)
    counts = np.sum(kept.reshape(len(kept), -1), axis=1).reshape(-1, *[1] * x.ndim)
    if np.allclose(out * counts, kept * x * x.size, rtol=CLOSE, atol=CLOSE):
        return (DIVIDED_BY_SHARE,)
    added = np.round(out - x, 9)
    if len(np.unique(added)) <= 2:
        return (MASK_ADDED,)
    return (RANDOM_FACTORS,) if len(np.unique(np.round(factors, 9))) > factors.size / 2 else ()


def together(kept: np.ndarray) -> tuple[KnownMistake, ...]:
    """What explains that numbers of one draw go together: `kept` is (draws, …)."""
    rows = kept.reshape(len(kept), kept.shape[1], -1)
    if np.all(rows == rows[:, :1, :1]):
        return (ALL_OR_NOTHING,) if kept.ndim > 2 else (ALL_OR_NOTHING, SAME_FOR_ALL)
    if kept.ndim > 2 and np.all(rows == rows[:, :1]):
        return (SAME_FOR_ALL,)
    if kept.ndim > 2 and np.all(rows == rows[:, :, :1]):
        return (WHOLE_EXAMPLES,)
    if kept.ndim > 3 and np.all(kept == kept[..., :1]):
        return (SAME_ALONG_LAST,)
    counts = np.sum(rows, axis=(1, 2))
    return (EXACT_NUMBER,) if np.all(counts == counts[0]) else ()


def backward_otherwise(
    dx: np.ndarray, dout: np.ndarray, x: np.ndarray, p: float, out: np.ndarray, other: np.ndarray
) -> tuple[KnownMistake, ...]:
    """What explains a wrong dx; `other` is what another forward pass gave afterwards."""
    kept = out != 0
    known = {
        MASK_MISSING: dout,
        MASK_MISSING_DIVIDED: dout / p,
        SLOPE_NOT_DIVIDED: kept * dout,
        SLOPE_TIMES_P: kept * dout * p,
        SLOPE_DIVIDED_TWICE: kept * dout / p**2,
        SLOPE_DIVIDED_BY_REST: kept * dout / (1 - p),
        SLOPE_NEGATIVE: kept * -dout / p,
        TIMES_OUT: dout * out,
        OUTPUT_FOR_SLOPE: out,
        ZERO: 0 * dout,
        FROM_LAST: (other != 0) * dout / p,
    }
    known_in_parts = {
        MASK_REVERSED: [~kept * dout, ~kept * dout / p],
        UPSTREAM_IGNORED: [kept * 1.0, kept / p],
        TIMES_X: [kept * x * dout, dout * x, dout * x / p],
        MASK_OF_UPSTREAM: [dout * (dout > 0), dout * (dout > 0) / p, dout * (dout > 0) * kept / p],
    }
    parts = {mistake: [value] for mistake, value in known.items()} | known_in_parts
    found = [mistake for mistake, values in parts.items() if any(_close(dx, value) for value in values)]
    anew = np.all((dx == 0) | (np.abs(dx - dout / p) <= CLOSE) | (np.abs(dx - dout) <= CLOSE))
    return tuple(found) or ((DRAWN_ANEW,) if anew else ())


def in_test_otherwise(
    dx: np.ndarray, dout: np.ndarray, p: float, suspects: tuple[KnownMistake, ...]
) -> tuple[KnownMistake, ...]:
    """What explains a dx that isn't dout after mode "test"; a mistake that is one in training too goes before."""
    known = {
        SLOPE_TIMES_P: dout * p,
        SLOPE_NOT_DIVIDED: dout * p,
        SLOPE_DIVIDED_TWICE: dout / p,
        MASK_MISSING_DIVIDED: dout / p,
        SLOPE_NEGATIVE: -dout,
        UPSTREAM_IGNORED: np.ones_like(dout),
        ZERO: 0 * dout,
        MASK_REVERSED: 0 * dout,
        MASK_OF_UPSTREAM: dout * (dout > 0),
    }
    same = tuple(mistake for mistake, value in known.items() if mistake in suspects and _close(dx, value))
    if same or {TIMES_OUT, TIMES_X, OUTPUT_FOR_SLOPE, FROM_LAST, DRAWN_ANEW} & set(suspects):
        return same or suspects
    if not np.any(dx):
        return (TEST_ZERO,)
    if np.any(dx == 0):
        return (TEST_DROPPED,)
    factors = dx / dout
    return (TEST_SCALED,) if np.allclose(factors, factors.flat[0], rtol=CLOSE, atol=0) else ()


def _close(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.max(np.abs(one - other), initial=0) <= CLOSE * np.max(np.abs(other), initial=1e-3))
