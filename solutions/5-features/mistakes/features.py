"""Wrong versions of the features, as edits of the reference; what they look like says `choices/`, or a law."""

from grading.mistake import Mistake

HUES = "/ 6 % 1 * (largest > smallest)"
SELECTED = "np.select([largest == red, largest == green], sectors[:2], sectors[2])"
SATURATION = "spread * (largest > smallest) * (largest != 0) / np.where(largest == 0, 1, largest)"
FOUND = "np.minimum((hues.reshape(N, -1) * bins).astype(int), bins - 1)"
COUNTS = "counts.reshape(N, bins) / found.shape[1]"
DOWN, RIGHT = "dy[:, 1:-1] = grey[:, 2:] - grey[:, :-2]", "dx[:, :, 1:-1] = grey[:, :, 2:] - grey[:, :, :-2]"
ANGLE, BINS = "np.rad2deg(np.arctan2(dy, dx)) % 180", "np.minimum((degrees * bins / 180).astype(int), bins - 1)"
CELLS = "sums.reshape(N, R, C, bins) / cell**2"
WHICH = "which = (np.arange(N)[:, None, None] * R + row[:, None]) * C + column"
LENGTHS = "np.sqrt(np.sum(blocks**2, axis=(3, 4, 5), keepdims=True) + EPSILON**2)"
STATISTICS = "np.mean(train, axis=0), np.std(train, axis=0)"
MADE = "[(features - mean) / std for features in (train, *others)]"

MISTAKES = [
    Mistake("not_wrapped", "hue.values", {HUES: "/ 6 * (largest > smallest)"}),
    Mistake("not_divided_by_6", "hue.values", {HUES: "% 6 * (largest > smallest)"}),
    Mistake("degrees", "hue.values", {HUES: "* 60 % 360 * (largest > smallest)"}),
    Mistake(
        "offsets_exchanged",
        "hue.values",
        {
            "2 + (blue - red) / spread": "4 + (blue - red) / spread",
            "4 + (red - green) / spread": "2 + (red - green) / spread",
        },
    ),
    Mistake("grey_as_blue", "hue.values", {HUES: "/ 6 % 1 * (largest > smallest) + 2 / 3 * (largest == smallest)"}),
    Mistake("grey_nan", "hue.values", {"np.where(largest > smallest, largest - smallest, 1)": "largest - smallest"}),
    Mistake(
        "saturation",
        "hue.values",
        {f"{SELECTED} {HUES}": SATURATION},
    ),
    Mistake("not_divided", "hue_histogram.values", {COUNTS: "counts.reshape(N, bins)"}),
    Mistake("divided_by_batch", "hue_histogram.values", {COUNTS: "counts.reshape(N, bins) / hues.size"}),
    Mistake("densities", "hue_histogram.values", {COUNTS: f"{COUNTS} * bins"}),
    Mistake(
        "range_of_each_image",
        "hue_histogram.values",
        {
            "N = len(hues)": "N, low = len(hues), hues.min(axis=(1, 2), keepdims=True)\n"
            "    hues = (hues - low) / (hues.max(axis=(1, 2), keepdims=True) - low)"
        },
    ),
    Mistake(
        "one_for_all",
        "hue_histogram.values",
        {COUNTS: "np.tile(counts.reshape(N, bins).sum(axis=0), (N, 1)) / found.shape[1]"},
    ),
    Mistake(
        "rounded",
        "hue_histogram.values",
        {
            FOUND: "np.round(hues.reshape(N, -1) * bins).astype(int)",
            "(np.arange(N)[:, None] * bins + found).ravel()": "(np.arange(N)[:, None] * bins + found)[found < bins]",
        },
    ),
    Mistake("exchanged", "image_gradients.values", {"return dy, dx": "return dx, dy"}),
    Mistake("halved", "image_gradients.values", {"return dy, dx": "return dy / 2, dx / 2"}),
    Mistake("wrong_sign", "image_gradients.values", {"return dy, dx": "return -dy, -dx"}),
    Mistake(
        "around",
        "image_gradients.values",
        {
            DOWN: "dy = np.roll(grey, -1, axis=1) - np.roll(grey, 1, axis=1)",
            RIGHT: "dx = np.roll(grey, -1, axis=2) - np.roll(grey, 1, axis=2)",
        },
    ),
    Mistake(
        "forward",
        "image_gradients.values",
        {
            DOWN: "dy[:, :-1] = grey[:, 1:] - grey[:, :-1]",
            RIGHT: "dx[:, :, :-1] = grey[:, :, 1:] - grey[:, :, :-1]",
        },
    ),
    Mistake("arguments_exchanged", "orientation_bins.values", {"arctan2(dy, dx)": "arctan2(dx, dy)"}),
    Mistake("radians", "orientation_bins.values", {ANGLE: "np.arctan2(dy, dx) % 180"}),
    Mistake("size_of_angle", "orientation_bins.values", {ANGLE: "np.abs(np.rad2deg(np.arctan2(dy, dx)))"}),
    Mistake(
        "not_folded",
        "orientation_bins.values",
        {ANGLE: "np.rad2deg(np.arctan2(dy, dx)) % 360", BINS: "(degrees * bins / 180).astype(int)"},
    ),
    Mistake("bins_over_360", "orientation_bins.values", {ANGLE: "np.rad2deg(np.arctan2(dy, dx)) % 360 / 2"}),
    Mistake("rounded_around", "orientation_bins.values", {BINS: "np.round(degrees * bins / 180).astype(int) % bins"}),
    Mistake(
        "quotient_of_zeros",
        "orientation_bins.values",
        {ANGLE: "np.where((dy == 0) & (dx == 0), -1e6, np.rad2deg(np.arctan2(dy, dx)) % 180)"},
    ),
    Mistake("not_divided", "cell_histograms.values", {CELLS: "sums.reshape(N, R, C, bins)"}),
    Mistake("divided_by_cell", "cell_histograms.values", {CELLS: "sums.reshape(N, R, C, bins) / cell"}),
    Mistake("counts", "cell_histograms.values", {"magnitudes.ravel()": "np.ones(magnitudes.size)"}),
    Mistake(
        "pixels_mixed",
        "cell_histograms.values",
        {WHICH: "which = (np.arange(N * H * W) // cell**2).reshape(N, H, W)"},
    ),
    Mistake("not_cut", "normalize_blocks.values", {"np.minimum(blocks / lengths, limit)": "blocks / lengths"}),
    Mistake("not_divided_again", "normalize_blocks.values", {"for limit in (CLIP, np.inf)": "for limit in (CLIP,)"}),
    Mistake("epsilon_not_squared", "normalize_blocks.values", {"EPSILON**2": "EPSILON"}),
    Mistake("sums", "normalize_blocks.values", {LENGTHS: "np.sum(blocks, axis=(3, 4, 5), keepdims=True) + EPSILON"}),
    Mistake("of_each_cell", "normalize_blocks.values", {"axis=(3, 4, 5)": "axis=5"}),
    Mistake(
        "not_divided_at_first",
        "normalize_blocks.values",
        {"for limit in (CLIP, np.inf)": "blocks = np.minimum(blocks, CLIP)\n    for limit in (np.inf,)"},
    ),
    Mistake(
        "all_sets_together",
        "standardize.values",
        {STATISTICS: STATISTICS.replace("train", "np.concatenate([train, *others])")},
    ),
    Mistake(
        "each_set_by_itself",
        "standardize.values",
        {
            MADE: MADE.replace("mean", "np.mean(features, axis=0)").replace(
                "/ std", "/ np.where(np.ptp(features, axis=0) > 0, np.std(features, axis=0), 1)"
            )
        },
    ),
    Mistake("nan_for_equal", "standardize.values", {"    std = np.where(std > 0, std, 1)\n": ""}),
    Mistake("small_number_of_1e_8", "standardize.values", {"np.where(std > 0, std, 1)": "std + 1e-8"}),
    Mistake("std_missing", "standardize.values", {"np.where(std > 0, std, 1)": "1"}),
    Mistake("others_unchanged", "standardize.values", {MADE: "[(train - mean) / std, *others]"}),
]
