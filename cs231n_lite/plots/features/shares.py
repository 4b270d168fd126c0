"""How far a change moves a picture, by pixels and by features: each distance beside that of another picture."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from ..kit.arguments import as_image
from ..kit.bars import draw_bars, set_rows
from ..kit.picture import Picture
from ..kit.scales import few_ticks
from ..kit.style import BLUE, ORANGE, SOFT, VERMILION, styled
from ..kit.values import as_finite

MOST = 4
LOOKS = ({"color": VERMILION}, {"color": ORANGE, "hatch": "//"}, {"color": BLUE}, {"color": SOFT, "hatch": ".."})


@styled
def moved(pictures: Mapping[str, np.ndarray], shares: Mapping[str, np.ndarray]) -> Picture:
    """Show changed pictures, and below each how far it has moved in several measures: bars in percent.

    100 % is how far another picture is, in the same measure.

    pictures: uint8 (32, 32, 3) for each of 1 to 4 names
    shares: for each of 1 to 4 measures as many numbers, 0 or more; 1 is drawn as 100 %

    Raises ValueError for other shapes or ranges.
    """
    if not 1 <= len(pictures) <= MOST or not 1 <= len(shares) <= len(LOOKS):
        raise ValueError(
            f"there are {len(pictures)} pictures and {len(shares)} measures; expected 1 to {MOST} of both."
        )
    measured = as_finite(list(shares.values()), "shares", ndim=2)
    if measured.shape[1] != len(pictures) or measured.min() < 0:
        raise ValueError(
            f"shares has {measured.shape[1]} numbers for {len(pictures)} pictures; expected as many, from 0."
        )
    count = len(pictures)
    figure = Figure(figsize=(min(8.3, 2.2 * count + 0.9), 2.8 + 0.36 * len(shares)), layout="constrained")
    panels = figure.subplots(2, count, squeeze=False, height_ratios=(1.5, 0.36 * len(shares) + 0.3))
    high = 100 * measured.max()
    for place, (name, picture) in enumerate(pictures.items()):
        above, below = panels[:, place]
        above.imshow(as_image(picture))
        above.set_title(name)
        above.set_axis_off()
        values = 100 * measured[:, place]
        for row, (value, look) in enumerate(zip(values, LOOKS, strict=False)):
            draw_bars(below, np.array([value]), [f"{value:.0f} %"], shift=row, edgecolor="white", **look)
        set_rows(below, list(shares) if not place else [""] * len(shares))
        below.set(xlim=(0, max(1.4 * high, 1)), xlabel="% of the distance\nto another picture")
        few_ticks(below.xaxis, 3)
    told = []
    for name, column in zip(pictures, measured.T, strict=True):
        each = [f"{measure} {100 * share:.0f} %" for measure, share in zip(shares, column, strict=True)]
        told.append(f"{name}: {', '.join(each)}")
    return Picture(figure, f"How far changes move a picture, in % of the distance to another one. {'; '.join(told)}.")
