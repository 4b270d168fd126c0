"""A figure that carries its description: the one thing that every plot of the course returns."""

import html
from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from matplotlib.figure import Figure

from ...plumbing.environment import is_grading
from .style import course_style

DPI = 144
CSS_DPI = 96  # a browser's pixels per inch; three pixels of a figure for two of these look sharp on most screens


@dataclass(frozen=True, eq=False, repr=False)
class Picture:
    """A matplotlib figure with a description in words.

    figure: a `matplotlib.figure.Figure`, made without pyplot, so that a notebook shows it once
    alt: what the figure shows, in a sentence or a few, for those who cannot see it

    Raises ValueError if it is empty.

    As the last line of a notebook cell a Picture is shown, with `alt` as the image's alternative text, in JupyterLab
    and in the pages that nbconvert and nbgrader make. Elsewhere it prints as `alt`.
    """

    figure: Figure
    alt: str

    def __post_init__(self) -> None:
        if not isinstance(self.alt, str) or not self.alt.strip():
            raise ValueError(f"alt is {self.alt!r}; it must say in words what the figure shows. Write one sentence.")
        self.figure.set_dpi(DPI)
        if not is_grading() and self.figure.get_layout_engine() is not None:
            self._settle_layout()

    def _settle_layout(self) -> None:
        """Lay the figure out once and for all: matplotlib's layout is iterative, and each drawing would shift it."""
        with course_style():
            self.figure.draw_without_rendering()
        self.figure.set_layout_engine("none")

    def png(self) -> bytes:
        """The figure as a PNG file, the same bytes each time, with `alt` inside as its description."""
        file = BytesIO()
        with course_style():
            self.figure.savefig(
                file, format="png", dpi=DPI, facecolor="white", metadata={"Software": None, "Description": self.alt}
            )
        return file.getvalue()

    def save(self, path: str | Path) -> None:
        """Write the figure to a PNG file. Raises ValueError if `path` doesn't end in .png."""
        path = Path(path)
        if path.suffix.lower() != ".png":
            raise ValueError(f"path is {str(path)!r}; a picture is saved as PNG. End the file's name in .png.")
        path.write_bytes(self.png())

    def __repr__(self) -> str:
        return self.alt

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> tuple[dict, dict]:
        """What a notebook stores, and its metadata.

        HTML comes first, because JupyterLab and nbconvert's default template make no alternative text out of metadata;
        the bare PNG is for exports without HTML, such as LaTeX. While nbgrader grades a class nothing is drawn: the
        description stands for the figure, in a small part of the time.
        """
        if is_grading():
            return {"text/plain": self.alt}, {}
        png = b64encode(self.png()).decode("ascii")
        width = round(self.figure.get_figwidth() * CSS_DPI)
        image = f'<img alt="{html.escape(self.alt)}" width="{width}" src="data:image/png;base64,{png}">'
        data = {"text/html": image, "image/png": png, "text/plain": self.alt}
        return data, {"image/png": {"alt": self.alt, "width": width}}
