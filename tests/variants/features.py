"""Right and wrong versions of the exercises of `features.py`."""

from . import Right, Wrong

RIGHT = [
    Right(
        "hue",
        "colorsys, a pixel at a time",
        """
def hue(images):
    import colorsys
    flat = images.reshape(-1, 3).astype(float)
    low = flat.min()
    out = [colorsys.rgb_to_hsv(*(one - low)) [0] for one in flat]
    return np.array(out).reshape(images.shape[:3])
""",
    ),
    Right(
        "hue",
        "masks, red last, modulo 6",
        """
def hue(images):
    r, g, b = images[..., 0], images[..., 1], images[..., 2]
    M, m = images.max(axis=3), images.min(axis=3)
    d = M - m
    safe = np.where(d == 0, 1.0, d)
    h = np.zeros(M.shape)
    mask = M == b
    h[mask] = 4 + ((r - g) / safe)[mask]
    mask = M == g
    h[mask] = 2 + ((b - r) / safe)[mask]
    mask = M == r
    h[mask] = (((g - b) / safe) % 6)[mask]
    h[d == 0] = 0
    return h / 6
""",
    ),
    Right(
        "hue",
        "argmax and take_along_axis",
        """
def hue(images):
    which = np.argmax(images, axis=-1)
    spread = np.ptp(images, axis=-1)
    after = np.take_along_axis(images, ((which + 1) % 3)[..., None], axis=-1)[..., 0]
    last = np.take_along_axis(images, ((which + 2) % 3)[..., None], axis=-1)[..., 0]
    with np.errstate(divide='ignore', invalid='ignore'):
        six = 2 * which + (after - last) / spread
    six = np.where(spread > 0, six, 0.0)
    return np.where(six < 0, six + 6, six) / 6
""",
    ),
    Right(
        "hue",
        "scaled to 0 … 1 first, degrees on the way",
        """
def hue(images):
    x = (images - images.min()) / 255.0
    N, H, W, _ = x.shape
    out = np.zeros((N, H, W))
    for n in range(N):
        for i in range(H):
            for j in range(W):
                r, g, b = x[n, i, j]
                M, m = max(r, g, b), min(r, g, b)
                if M == m:
                    continue
                if M == r:
                    deg = 60 * ((g - b) / (M - m)) % 360
                elif M == g:
                    deg = 60 * ((b - r) / (M - m)) + 120
                else:
                    deg = 60 * ((r - g) / (M - m)) + 240
                out[n, i, j] = deg / 360
    return out
""",
    ),
    Right(
        "hue",
        "a tiny number in the divisor",
        """
def hue(images):
    r, g, b = np.moveaxis(images, -1, 0)
    M, m = images.max(-1), images.min(-1)
    d = M - m + 1e-12
    h = np.where(M == r, (g - b) / d, np.where(M == g, 2 + (b - r) / d, 4 + (r - g) / d)) / 6
    return np.where(M == m, 0, h % 1.0)
""",
    ),
    Right(
        "hue_histogram",
        "np.histogram for each image",
        """
def hue_histogram(hues, bins=10):
    out = np.zeros((hues.shape[0], bins))
    for n in range(hues.shape[0]):
        out[n], _ = np.histogram(hues[n], bins=bins, range=(0, 1))
    return out / (hues.shape[1] * hues.shape[2])
""",
    ),
    Right(
        "hue_histogram",
        "floor, one-hot and a mean",
        """
def hue_histogram(hues, bins=10):
    k = np.floor(hues * bins)[..., None] == np.arange(bins)
    return k.mean(axis=(1, 2))
""",
    ),
    Right(
        "hue_histogram",
        "edges compared in a loop over the bins",
        """
def hue_histogram(hues, bins=10):
    edges = np.linspace(0, 1, bins + 1)
    parts = [np.mean((hues >= edges[k]) & (hues < edges[k + 1]), axis=(1, 2)) for k in range(bins)]
    return np.stack(parts, axis=1)
""",
    ),
    Right(
        "hue_histogram",
        "densities times the width",
        """
def hue_histogram(hues, bins=10):
    return np.array([np.histogram(h.ravel(), bins, (0, 1), density=True)[0] / bins for h in hues])
""",
    ),
    Right(
        "hue_histogram",
        "digitize and add.at",
        """
def hue_histogram(hues, bins=10):
    N = len(hues)
    flat = hues.reshape(N, -1)
    k = np.digitize(flat, np.arange(1, bins) / bins)
    out = np.zeros((N, bins))
    np.add.at(out, (np.arange(N)[:, None], k), 1)
    return out / out.sum(axis=1, keepdims=True)
""",
    ),
    Right(
        "image_gradients",
        "loops over the inner pixels",
        """
def image_gradients(grey):
    N, H, W = grey.shape
    dy = np.zeros((N, H, W))
    dx = np.zeros((N, H, W))
    for i in range(1, H - 1):
        dy[:, i, :] = grey[:, i + 1, :] - grey[:, i - 1, :]
    for j in range(1, W - 1):
        dx[:, :, j] = grey[:, :, j + 1] - grey[:, :, j - 1]
    return dy, dx
""",
    ),
    Right(
        "image_gradients",
        "np.roll, edges set to 0",
        """
def image_gradients(grey):
    dy = np.roll(grey, -1, axis=1) - np.roll(grey, 1, axis=1)
    dx = np.roll(grey, -1, axis=2) - np.roll(grey, 1, axis=2)
    dy[:, [0, -1]] = 0
    dx[:, :, [0, -1]] = 0
    return dy, dx
""",
    ),
    Right(
        "image_gradients",
        "reflected at the edges",
        """
def image_gradients(grey):
    p = np.pad(grey, ((0, 0), (1, 1), (1, 1)), mode='reflect') if min(grey.shape[1:]) > 1 else None
    if p is None:
        dy, dx = np.zeros(grey.shape), np.zeros(grey.shape)
        if grey.shape[1] > 2:
            dy[:, 1:-1] = grey[:, 2:] - grey[:, :-2]
        if grey.shape[2] > 2:
            dx[:, :, 1:-1] = grey[:, :, 2:] - grey[:, :, :-2]
        return [dy, dx]
    return [p[:, 2:, 1:-1] - p[:, :-2, 1:-1], p[:, 1:-1, 2:] - p[:, 1:-1, :-2]]
""",
    ),
    Right(
        "image_gradients",
        "two differences added up",
        """
def image_gradients(grey):
    up, left = np.diff(grey, axis=1), np.diff(grey, axis=2)
    dy, dx = np.zeros_like(grey), np.zeros_like(grey)
    dy[:, 1:-1] = up[:, 1:] + up[:, :-1]
    dx[:, :, 1:-1] = left[:, :, 1:] + left[:, :, :-1]
    return dy, dx
""",
    ),
    Right(
        "orientation_bins",
        "negative angles get 180 more, 180 becomes 0",
        """
def orientation_bins(dy, dx, bins=9):
    angle = np.arctan2(dy, dx) * 180 / np.pi
    angle[angle < 0] += 180
    angle[angle >= 180] -= 180
    return np.floor(angle / (180 / bins)).astype(int)
""",
    ),
    Right(
        "orientation_bins",
        "radians modulo π",
        """
def orientation_bins(dy, dx, bins=9):
    theta = np.mod(np.arctan2(dy, dx), np.pi)
    return np.clip((theta / np.pi * bins).astype(np.int64), 0, bins - 1)
""",
    ),
    Right(
        "orientation_bins",
        "the arctangent of a quotient, with care",
        """
def orientation_bins(dy, dx, bins=9):
    with np.errstate(divide='ignore', invalid='ignore'):
        angle = np.degrees(np.arctan(dy / dx))
    angle = np.where(np.isnan(angle), 0, angle) % 180
    return np.minimum(angle // (180 / bins), bins - 1).astype(np.int32)
""",
    ),
    Right(
        "orientation_bins",
        "modulo the number of bins, so that 180 is bin 0",
        """
def orientation_bins(dy, dx, bins=9):
    angle = np.rad2deg(np.arctan2(dy, dx))
    return np.floor(angle * bins / 180).astype(int) % bins
""",
    ),
    Right(
        "orientation_bins",
        "180 in the last bin",
        """
def orientation_bins(dy, dx, bins=9):
    angle = np.rad2deg(np.arctan2(dy, dx))
    angle = np.where(angle < 0, angle + 180, angle)
    return np.minimum((angle * bins / 180).astype(int), bins - 1)
""",
    ),
    Right(
        "cell_histograms",
        "five loops",
        """
def cell_histograms(magnitudes, found, bins=9, cell=8):
    N, H, W = magnitudes.shape
    out = np.zeros((N, H // cell, W // cell, bins))
    for n in range(N):
        for i in range(H):
            for j in range(W):
                out[n, i // cell, j // cell, found[n, i, j]] += magnitudes[n, i, j]
    return out / (cell * cell)
""",
    ),
    Right(
        "cell_histograms",
        "a reshape into cells for each bin, and a mean",
        """
def cell_histograms(magnitudes, found, bins=9, cell=8):
    N, H, W = magnitudes.shape
    made = []
    for k in range(bins):
        part = np.where(found == k, magnitudes, 0).reshape(N, H // cell, cell, W // cell, cell)
        made.append(part.mean(axis=(2, 4)))
    return np.stack(made, axis=-1)
""",
    ),
    Right(
        "cell_histograms",
        "np.histogram with weights for each cell",
        """
def cell_histograms(magnitudes, found, bins=9, cell=8):
    N, H, W = magnitudes.shape
    out = np.zeros((N, H // cell, W // cell, bins))
    for n in range(N):
        for r in range(H // cell):
            for c in range(W // cell):
                box = np.s_[n, r * cell:(r + 1) * cell, c * cell:(c + 1) * cell]
                h, _ = np.histogram(found[box], bins=np.arange(bins + 1) - 0.5, weights=magnitudes[box])
                out[n, r, c] = h / cell ** 2
    return out
""",
    ),
    Right(
        "cell_histograms",
        "one-hot and einsum",
        """
def cell_histograms(magnitudes, found, bins=9, cell=8):
    N, H, W = magnitudes.shape
    hot = np.eye(bins)[found] * magnitudes[..., None]
    hot = hot.reshape(N, H // cell, cell, W // cell, cell, bins)
    return np.einsum('nrichk->nrhk', hot.transpose(0, 1, 2, 4, 3, 5)) / cell**2
""",
    ),
    Right(
        "normalize_blocks",
        "loops over the blocks",
        """
def normalize_blocks(cells):
    N, R, C, bins = cells.shape
    out = np.zeros((N, R - 1, C - 1, 2, 2, bins))
    for n in range(N):
        for r in range(R - 1):
            for c in range(C - 1):
                v = cells[n, r:r + 2, c:c + 2].astype(float)
                v = v / np.sqrt((v ** 2).sum() + EPSILON ** 2)
                v = np.minimum(v, CLIP)
                out[n, r, c] = v / np.sqrt((v ** 2).sum() + EPSILON ** 2)
    return out
""",
    ),
    Right(
        "normalize_blocks",
        "sliding windows",
        """
def normalize_blocks(cells):
    w = np.lib.stride_tricks.sliding_window_view(cells, (2, 2), axis=(1, 2))
    w = np.moveaxis(w, 3, -1)
    N, r, c = w.shape[:3]
    flat = w.reshape(N, r, c, -1)
    flat = flat / np.sqrt(np.linalg.norm(flat, axis=-1, keepdims=True) ** 2 + 1e-10)
    flat = np.clip(flat, 0, 0.2)
    flat = flat / np.sqrt(np.linalg.norm(flat, axis=-1, keepdims=True) ** 2 + 1e-10)
    return flat.reshape(w.shape)
""",
    ),
    Right(
        "normalize_blocks",
        "hypot of length and epsilon",
        """
def normalize_blocks(cells):
    N, R, C, bins = cells.shape
    blocks = np.empty((N, R - 1, C - 1, 2, 2, bins))
    for i in range(2):
        for j in range(2):
            blocks[:, :, :, i, j] = cells[:, i:R - 1 + i, j:C - 1 + j]
    def unit(b):
        return b / np.hypot(np.sqrt(np.einsum('nrcijk,nrcijk->nrc', b, b)), EPSILON)[:, :, :, None, None, None]
    return unit(np.minimum(unit(blocks), CLIP))
""",
    ),
    Right(
        "standardize",
        "a loop and a mask",
        """
def standardize(train, *others):
    mean = train.mean(axis=0)
    std = train.std(axis=0)
    std[std == 0] = 1
    out = []
    for features in [train] + list(others):
        out.append((features - mean) / std)
    return out
""",
    ),
    Right(
        "standardize",
        "the standard deviation by hand, a tuple returned",
        """
def standardize(train, *others):
    N = len(train)
    mean = train.sum(axis=0) / N
    std = np.sqrt(((train - mean) ** 2).sum(axis=0) / N)
    return tuple(np.divide(f - mean, std, out=f - mean, where=std > 0) for f in (train, *others))
""",
    ),
    Right(
        "standardize",
        "feature by feature, small deviations as 0",
        """
def standardize(train, *others):
    sets = [np.array(s, dtype=float) for s in (train, *others)]
    for k in range(train.shape[1]):
        m, s = np.mean(train[:, k]), np.std(train[:, k])
        for one in sets:
            one[:, k] -= m
            if s > 1e-9:
                one[:, k] /= s
    return sets
""",
    ),
    Right(
        "standardize",
        "mean of squares less square of mean",
        """
def standardize(train, *others):
    mean = np.mean(train, axis=0)
    var = np.maximum(np.mean(train ** 2, axis=0) - mean ** 2, 0)
    scale = np.sqrt(np.where(var > 1e-12, var, 1.0))
    return [(train - mean) / scale] + [(o - mean) / scale for o in others]
""",
    ),
]

HUE = """
def hue(images):
    r, g, b = np.moveaxis(images, -1, 0)
    M, m = images.max(-1), images.min(-1)
    d = np.where(M > m, M - m, 1)
    {body}
"""
SELECT = "h = np.select([M == r, M == g], [{red}, 2 + (b - r) / d], 4 + (r - g) / d)"


def _hue(about: str, *lines: str) -> Wrong:
    return Wrong("hue", about, HUE.format(body="\n    ".join(lines)), ("values",))


HISTOGRAM = """
def hue_histogram(hues, bins=10):
    N, H, W = hues.shape
    out = np.zeros((N, bins))
    {body}
"""


def _histogram(about: str, *lines: str) -> Wrong:
    return Wrong("hue_histogram", about, HISTOGRAM.format(body="\n    ".join(lines)), ("values",))


def _gradients(about: str, *lines: str) -> Wrong:
    body = "\n    ".join(lines)
    return Wrong("image_gradients", about, f"\ndef image_gradients(grey):\n    {body}\n", ("values",))


def _bins(about: str, *lines: str) -> Wrong:
    body = "\n    ".join(lines)
    return Wrong("orientation_bins", about, f"\ndef orientation_bins(dy, dx, bins=9):\n    {body}\n", ("values",))


CELLS = """
def cell_histograms(magnitudes, found, bins=9, cell=8):
    N, H, W = magnitudes.shape
    R, C = H // cell, W // cell
    out = np.zeros((N, R, C, bins))
    {body}
"""
LOOPS = "for n, i, j in np.ndindex(N, H, W):"


def _cells(about: str, *lines: str) -> Wrong:
    return Wrong("cell_histograms", about, CELLS.format(body="\n    ".join(lines)), ("values",))


BLOCKS = """
def normalize_blocks(cells):
    N, R, C, bins = cells.shape
    b = np.zeros((N, R - 1, C - 1, 2, 2, bins))
    for i, j in np.ndindex(2, 2):
        b[:, :, :, i, j] = cells[:, i:R - 1 + i, j:C - 1 + j]
    whole = dict(axis=(3, 4, 5), keepdims=True)
    {body}
"""
SUMS = "b / (np.sum(b, **whole) + EPSILON)"
UNIT = "b = b / np.sqrt(np.sum(b ** 2, **whole) + EPSILON ** 2)"


def _blocks(about: str, *lines: str) -> Wrong:
    return Wrong("normalize_blocks", about, BLOCKS.format(body="\n    ".join(lines)), ("values",))


def _standardize(about: str, *lines: str) -> Wrong:
    body = "\n    ".join(lines)
    return Wrong("standardize", about, f"\ndef standardize(train, *others):\n    {body}\n", ("values",))


USUAL = SELECT.format(red="(g - b) / d % 6")

WRONG = [
    _hue("negative hues stay", SELECT.format(red="(g - b) / d"), "return np.where(M > m, h / 6, 0)"),
    _hue("sixths returned", USUAL, "return np.where(M > m, h, 0)"),
    _hue("degrees returned", USUAL, "return np.where(M > m, h * 60, 0)"),
    _hue("1 added too early", SELECT.format(red="(g - b) / d"), "h[h < 0] += 1", "return np.where(M > m, h / 6, 0)"),
    _hue(
        "2 and 4 exchanged",
        "h = np.select([M == r, M == g], [(g - b) / d % 6, 4 + (b - r) / d], 2 + (r - g) / d)",
        "return np.where(M > m, h / 6, 0)",
    ),
    _hue(
        "greys with the formula of blue",
        "h = np.zeros(M.shape)",
        "for top, value in ((r, (g - b) / d % 6), (g, 2 + (b - r) / d), (b, 4 + (r - g) / d)):",
        "    h[M == top] = value[M == top]",
        "return h / 6",
    ),
    _hue("greys divided by 0", "d = M - m", USUAL, "return h / 6 % 1"),
    _hue("the saturation", "return np.where(M != 0, (M - m) / np.where(M != 0, M, 1), 0)"),
    _hue(
        "blue, green, red",
        "r, b = b, r",
        USUAL,
        "return np.where(M > m, h / 6, 0)",
    ),
    _hue("one maximum for all", "M, m = images.max(), images.min()", "d = M - m", USUAL, "return h / 6 % 1"),
    _hue("divided by the maximum", "d = np.where(M == 0, 1, M)", USUAL, "return np.where(M > m, h / 6 % 1, 0)"),
    _hue(
        "degrees and sixths mixed",
        SELECT.format(red="(g - b) / d % 360"),
        "return np.where(M > m, h / 6, 0)",
    ),
    _hue(
        "green against blue for green",
        "h = np.select([M == r, M == g], [(g - b) / d % 6, 2 + (r - b) / d], 4 + (r - g) / d)",
        "return np.where(M > m, h / 6, 0)",
    ),
    _hue("three hues a pixel", "return images / 255"),
    _hue("the image changed in place", "images -= images.min()", USUAL, "return np.where(M > m, h / 6, 0)"),
    _histogram("counts", "for n in range(N):", "    out[n] = np.histogram(hues[n], bins, (0, 1))[0]", "return out"),
    _histogram(
        "divided by all pixels",
        "for n in range(N):",
        "    out[n] = np.histogram(hues[n], bins, (0, 1))[0]",
        "return out / hues.size",
    ),
    _histogram(
        "the range of each image",
        "for n in range(N):",
        "    out[n] = np.histogram(hues[n], bins)[0] / (H * W)",
        "return out",
    ),
    _histogram(
        "the range of all images",
        "edges = np.histogram_bin_edges(hues, bins)",
        "for n in range(N):",
        "    out[n] = np.histogram(hues[n], edges)[0] / (H * W)",
        "return out",
    ),
    _histogram(
        "bins edges",
        "edges = np.linspace(0, 1, bins)",
        "return np.array([np.histogram(h, edges)[0] / (H * W) for h in hues])",
    ),
    _histogram("one histogram", "return np.histogram(hues, bins, (0, 1))[0] / hues.size"),
    _histogram(
        "the same for all",
        "out[:] = np.histogram(hues, bins, (0, 1))[0] / hues.size",
        "return out",
    ),
    _histogram(
        "np.add without at",
        "k = (hues.reshape(N, -1) * bins).astype(int)",
        "out[np.arange(N)[:, None], k] += 1",
        "return out / (H * W)",
    ),
    _histogram(
        "rounded",
        "k = np.round(hues * bins).astype(int)",
        "for b in range(bins):",
        "    out[:, b] = np.mean(k == b, axis=(1, 2))",
        "return out",
    ),
    _histogram(
        "a range up to 255",
        "for n in range(N):",
        "    out[n] = np.histogram(hues[n], bins, (0, 255))[0] / (H * W)",
        "return out",
    ),
    _histogram(
        "densities",
        "for n in range(N):",
        "    out[n] = np.histogram(hues[n], bins, (0, 1), density=True)[0]",
        "return out",
    ),
    _histogram(
        "the last bin forgotten",
        "for k in range(bins - 1):",
        "    out[:, k] = np.mean((hues >= k / bins) & (hues < (k + 1) / bins), axis=(1, 2))",
        "return out",
    ),
    _histogram(
        "ten bins always",
        "return np.array([np.histogram(h, 10, (0, 1))[0] / (H * W) for h in hues])",
    ),
    _gradients(
        "np.gradient where it can be",
        "slopes = lambda k: np.gradient(grey, axis=k) if grey.shape[k] > 1 else 0 * grey",
        "return slopes(1), slopes(2)",
    ),
    _gradients(
        "np.roll around the edges",
        "return [np.roll(grey, -1, k) - np.roll(grey, 1, k) for k in (1, 2)]",
    ),
    _gradients(
        "above minus below",
        "dy, dx = np.zeros_like(grey), np.zeros_like(grey)",
        "dy[:, 1:-1] = grey[:, :-2] - grey[:, 2:]",
        "dx[:, :, 1:-1] = grey[:, :, :-2] - grey[:, :, 2:]",
        "return dy, dx",
    ),
    _gradients(
        "dx first",
        "dy, dx = np.zeros_like(grey), np.zeros_like(grey)",
        "dy[:, 1:-1] = grey[:, 2:] - grey[:, :-2]",
        "dx[:, :, 1:-1] = grey[:, :, 2:] - grey[:, :, :-2]",
        "return dx, dy",
    ),
    _gradients(
        "halved",
        "dy, dx = np.zeros_like(grey), np.zeros_like(grey)",
        "dy[:, 1:-1] = (grey[:, 2:] - grey[:, :-2]) / 2",
        "dx[:, :, 1:-1] = (grey[:, :, 2:] - grey[:, :, :-2]) / 2",
        "return dy, dx",
    ),
    _gradients(
        "forward differences",
        "dy, dx = np.zeros_like(grey), np.zeros_like(grey)",
        "dy[:, :-1] = np.diff(grey, axis=1)",
        "dx[:, :, :-1] = np.diff(grey, axis=2)",
        "return dy, dx",
    ),
    _gradients(
        "edges repeated",
        "p = np.pad(grey, ((0, 0), (1, 1), (1, 1)), mode='edge')",
        "return p[:, 2:, 1:-1] - p[:, :-2, 1:-1], p[:, 1:-1, 2:] - p[:, 1:-1, :-2]",
    ),
    _gradients(
        "zeros around the image",
        "p = np.pad(grey, ((0, 0), (1, 1), (1, 1)))",
        "return p[:, 2:, 1:-1] - p[:, :-2, 1:-1], p[:, 1:-1, 2:] - p[:, 1:-1, :-2]",
    ),
    _gradients(
        "all edges 0 in both",
        "dy, dx = np.zeros_like(grey), np.zeros_like(grey)",
        "dy[:, 1:-1, 1:-1] = grey[:, 2:, 1:-1] - grey[:, :-2, 1:-1]",
        "dx[:, 1:-1, 1:-1] = grey[:, 1:-1, 2:] - grey[:, 1:-1, :-2]",
        "return dy, dx",
    ),
    _gradients(
        "smaller arrays",
        "return grey[:, 2:] - grey[:, :-2], grey[:, :, 2:] - grey[:, :, :-2]",
    ),
    _gradients(
        "only the images' axis is right for one",
        "dy, dx = np.zeros_like(grey), np.zeros_like(grey)",
        "dy[1:-1] = grey[2:] - grey[:-2]",
        "dx[:, 1:-1] = grey[:, 2:] - grey[:, :-2]",
        "return dy, dx",
    ),
    _bins("360 degrees, too many bins", "return (np.rad2deg(np.arctan2(dy, dx)) % 360 * bins / 180).astype(int)"),
    _bins("360 degrees over the bins", "return (np.rad2deg(np.arctan2(dy, dx)) % 360 * bins / 360).astype(int)"),
    _bins(
        "the size of the angle",
        "return np.minimum(np.abs(np.rad2deg(np.arctan2(dy, dx))) * bins / 180, bins - 1).astype(int)",
    ),
    _bins("negative bins", "return np.floor(np.rad2deg(np.arctan2(dy, dx)) * bins / 180).astype(int)"),
    _bins("negative bins, cut", "return (np.rad2deg(np.arctan2(dy, dx)) * bins / 180).astype(int)"),
    _bins("radians", "return (np.arctan2(dy, dx) % 180 * bins / 180).astype(int)"),
    _bins("radians up to π for degrees", "return (np.arctan2(dy, dx) % np.pi * bins / 180).astype(int)"),
    _bins("dx and dy exchanged", "return (np.rad2deg(np.arctan2(dx, dy)) % 180 * bins / 180).astype(int)"),
    _bins("rounded", "return np.round(np.rad2deg(np.arctan2(dy, dx)) % 180 * bins / 180).astype(int)"),
    _bins(
        "rounded, modulo bins", "return np.rint(np.rad2deg(np.arctan2(dy, dx)) % 180 * bins / 180).astype(int) % bins"
    ),
    _bins("20 degrees always", "return (np.rad2deg(np.arctan2(dy, dx)) % 180 // 20).astype(int)"),
    _bins(
        "a quotient of zeros",
        "return (np.rad2deg(np.arctan(dy / dx)) % 180 * bins / 180).astype(int)",
    ),
    _bins(
        "a bin for 180",
        "angle = np.rad2deg(np.arctan2(dy, dx))",
        "return (np.where(angle < 0, angle + 180, angle) * bins / 180).astype(int)",
    ),
    _bins("floats", "return np.rad2deg(np.arctan2(dy, dx)) % 180 * bins // 180"),
    _bins("90 added", "return ((np.rad2deg(np.arctan2(dy, dx)) + 90) % 180 * bins / 180).astype(int)"),
    _bins(
        "arctan of the quotient, 90 added",
        "angle = np.rad2deg(np.arctan(dy / np.where(dx == 0, 1e-9, dx))) + 90",
        "return np.minimum(angle * bins / 180, bins - 1).astype(int)",
    ),
    _cells(
        "not divided", LOOPS, "    out[n, i // cell, j // cell, found[n, i, j]] += magnitudes[n, i, j]", "return out"
    ),
    _cells("counts", LOOPS, "    out[n, i // cell, j // cell, found[n, i, j]] += 1", "return out / cell ** 2"),
    _cells(
        "divided by cell",
        LOOPS,
        "    out[n, i // cell, j // cell, found[n, i, j]] += magnitudes[n, i, j]",
        "return out / cell",
    ),
    _cells(
        "the mean of each bin",
        "counts = np.zeros(out.shape)",
        LOOPS,
        "    counts[n, i // cell, j // cell, found[n, i, j]] += 1",
        "    out[n, i // cell, j // cell, found[n, i, j]] += magnitudes[n, i, j]",
        "return out / np.maximum(counts, 1)",
    ),
    _cells(
        "a plain reshape",
        "m, f = magnitudes.reshape(N, R, C, -1), found.reshape(N, R, C, -1)",
        "for k in range(bins):",
        "    out[..., k] = np.sum(m * (f == k), axis=-1) / cell ** 2",
        "return out",
    ),
    _cells(
        "columns first",
        "out = np.zeros((N, C, R, bins))",
        LOOPS,
        "    out[n, j // cell, i // cell, found[n, i, j]] += magnitudes[n, i, j] / cell ** 2",
        "return out",
    ),
    _cells(
        "the histograms add up to 1",
        LOOPS,
        "    out[n, i // cell, j // cell, found[n, i, j]] += magnitudes[n, i, j]",
        "return out / out.sum(axis=-1, keepdims=True)",
    ),
    _cells(
        "indices repeated without at",
        "i, j = np.arange(H) // cell, np.arange(W) // cell",
        "n = np.arange(N)",
        "out[n[:, None, None], i[:, None], j, found] += magnitudes",
        "return out / cell ** 2",
    ),
    _cells(
        "the axes of the reshape mixed up",
        "m = magnitudes.reshape(N, cell, R, cell, C)",
        "f = found.reshape(N, cell, R, cell, C)",
        "for k in range(bins):",
        "    out[..., k] = np.sum(m * (f == k), axis=(1, 3)) / cell ** 2",
        "return out",
    ),
    _cells(
        "cells of 8 always",
        LOOPS,
        "    out[n, i // 8, j // 8, found[n, i, j]] += magnitudes[n, i, j] / 64",
        "return out",
    ),
    _blocks("no clipping", UNIT, UNIT, "return b"),
    _blocks("no second division", UNIT, "return np.minimum(b, CLIP)"),
    _blocks("clipped first", "b = np.minimum(b, CLIP)", UNIT, "return b"),
    _blocks("sums", f"b = np.minimum({SUMS}, CLIP)", f"return {SUMS}"),
    _blocks(
        "epsilon not squared",
        "b = np.minimum(b / np.sqrt(np.sum(b ** 2, **whole) + EPSILON), CLIP)",
        "b = b / np.sqrt(np.sum(b ** 2, **whole) + EPSILON)",
        "return b",
    ),
    _blocks(
        "epsilon added to the root",
        "b = np.minimum(b / (np.sqrt(np.sum(b ** 2, **whole)) + EPSILON), CLIP)",
        "b = b / (np.sqrt(np.sum(b ** 2, **whole)) + EPSILON)",
        "return b",
    ),
    _blocks(
        "no epsilon",
        "b = np.minimum(b / np.sqrt(np.sum(b ** 2, **whole)), CLIP)",
        "b = b / np.sqrt(np.sum(b ** 2, **whole))",
        "return b",
    ),
    _blocks(
        "each cell by itself",
        "whole = dict(axis=5, keepdims=True)",
        UNIT,
        "b = np.minimum(b, CLIP)",
        UNIT,
        "return b",
    ),
    Wrong(
        "normalize_blocks",
        "blocks side by side",
        """
def normalize_blocks(cells):
    N, R, C, bins = cells.shape
    b = cells[:, :R // 2 * 2, :C // 2 * 2].reshape(N, R // 2, 2, C // 2, 2, bins).transpose(0, 1, 3, 2, 4, 5)
    b = b / np.sqrt(np.sum(b ** 2, axis=(3, 4, 5), keepdims=True) + EPSILON ** 2)
    b = np.minimum(b, CLIP)
    return b / np.sqrt(np.sum(b ** 2, axis=(3, 4, 5), keepdims=True) + EPSILON ** 2)
""",
        ("values",),
    ),
    _blocks("flattened blocks", UNIT, "b = np.minimum(b, CLIP)", UNIT, "return b.reshape(N, R - 1, C - 1, -1)"),
    _blocks(
        "rows and columns of a block exchanged",
        "b = b.swapaxes(3, 4)",
        UNIT,
        "b = np.minimum(b, CLIP)",
        UNIT,
        "return b",
    ),
    _blocks(
        "the whole image",
        "whole = dict(axis=(1, 2, 3, 4, 5), keepdims=True)",
        UNIT,
        "b = np.minimum(b, CLIP)",
        UNIT,
        "return b",
    ),
    _standardize(
        "each set by itself",
        "return [(s - s.mean(0)) / np.where(s.std(0) > 0, s.std(0), 1) for s in (train, *others)]",
    ),
    _standardize(
        "all sets together",
        "a = np.concatenate([train, *others])",
        "return [(s - a.mean(0)) / np.where(a.std(0) > 0, a.std(0), 1) for s in (train, *others)]",
    ),
    _standardize(
        "along axis 1",
        "return [(s - s.mean(1, keepdims=True)) / s.std(1, keepdims=True) for s in (train, *others)]",
    ),
    _standardize("divided by 0", "return [(s - train.mean(0)) / train.std(0) for s in (train, *others)]"),
    _standardize("1e-8 added", "return [(s - train.mean(0)) / (train.std(0) + 1e-8) for s in (train, *others)]"),
    _standardize(
        "N - 1",
        "std = train.std(0, ddof=1) if len(train) > 1 else np.zeros(train.shape[1])",
        "return [(s - train.mean(0)) / np.where(std > 0, std, 1) for s in (train, *others)]",
    ),
    _standardize("only centred", "return [s - train.mean(0) for s in (train, *others)]"),
    _standardize(
        "only train returned", "std = train.std(0)", "return (train - train.mean(0)) / np.where(std > 0, std, 1)"
    ),
    _standardize(
        "statistics of the new train",
        "train = (train - train.mean(0)) / np.where(train.std(0) > 0, train.std(0), 1)",
        "return [train] + [(s - train.mean(0)) / np.where(train.std(0) > 0, train.std(0), 1) for s in others]",
    ),
    _standardize(
        "one mean for all features",
        "return [(s - train.mean()) / train.std() for s in (train, *others)]",
    ),
    _standardize(
        "features that are the same become 0",
        "std = train.std(0)",
        "return [np.where(std > 0, (s - train.mean(0)) / np.where(std > 0, std, 1), 0) for s in (train, *others)]",
    ),
    _standardize(
        "in place",
        "mean, std = train.mean(0), train.std(0)",
        "std = np.where(std > 0, std, 1)",
        "for s in (train, *others):",
        "    s -= mean",
        "    s /= std",
        "return [train, *others]",
    ),
]
