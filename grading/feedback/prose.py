"""Prose as HTML that does nothing: text, emphasis, lists, tables, code, formulas, attached PNGs.

Raw HTML is shown as text, a link as its words and its address. A formula that can't be read stays as it was written.
"""

import html
import re
from collections.abc import Mapping
from functools import cache

from markupsafe import Markup, escape
from mistune import HTMLRenderer
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from nbformat import NotebookNode

from cs231n_lite.plumbing.submission import PLACEHOLDER

from ..composing.inert import png
from .formulas import mathml

_INDEXED = re.compile(r"(?<![\w.])([A-Za-z])_(?:\{([^{}\n]{1,20})\}|([a-z]{1,2})(?!\w))")
MOST_FORMULAS = 10_000  # characters of formulas that are read in one cell; the others stay as they were written


def rendered(source: str, pictures: Mapping[str, str]) -> Markup:
    """`source`, markdown, as HTML; `pictures` are the attached PNGs in base64 by name."""
    try:
        return Markup(MarkdownWithMath(renderer=_Plain(pictures)).render(source))
    except Exception:  # whatever a student's prose breaks in the library costs its form alone
        return Markup("<pre>{}</pre>").format(source)


@cache
def rendered_once(source: str) -> Markup:
    """The same for prose that every page has."""
    return rendered(source, {})


def of_student(cell: NotebookNode) -> Markup:
    """A cell of the student's; nothing for an answer that is still the placeholder."""
    return Markup() if cell.source.strip() == PLACEHOLDER else rendered(cell.source, _pictures(cell))


def released(cell: NotebookNode) -> Markup:
    """A cell as it was released, which every page has."""
    pictures = _pictures(cell)
    return rendered(cell.source, pictures) if pictures else rendered_once(cell.source)


def indexed(text: str) -> Markup:
    """A sentence on a check, with indices as in `s_ij` and `s_{i,y_i}` drawn."""
    found, end = Markup(), 0
    for match in _INDEXED.finditer(text):
        drawn = mathml(f"{match[1]}_{{{match[2] or match[3]}}}")
        found += escape(text[end : match.start()]) + (Markup(drawn) or match[0])
        end = match.end()
    return found + escape(text[end:])


def _pictures(cell: NotebookNode) -> dict[str, str]:
    return {name: kinds.get("image/png", "") for name, kinds in cell.get("attachments", {}).items()}


class _Plain(HTMLRenderer):
    def __init__(self, pictures: Mapping[str, str]) -> None:
        super().__init__(escape=True)
        self._pictures, self._formulas = pictures, MOST_FORMULAS

    def text(self, text: str) -> str:
        return escape(html.unescape(text))  # an entity is the character that it stands for

    def heading(self, text: str, level: int, **attrs: object) -> str:
        return f"<p><strong>{text}</strong></p>\n"  # the page's own headings are its outline

    def link(self, text: str, url: str, title: str | None = None) -> str:
        return text if html.unescape(text) == url else f"{text} ({escape(url)})"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        picture = png(self._pictures.get(url.removeprefix("attachment:")))
        if not picture:
            return f"[picture left out: {text}]"
        return f'<img src="data:image/png;base64,{picture}" alt="{escape(Markup(text).striptags())}">'

    def block_code(self, code: str, info: str | None = None) -> str:
        return f"<pre>{escape(code)}</pre>\n"

    def inline_math(self, body: str) -> str:
        return self._formula(body, f"${body}$")

    def block_math(self, body: str) -> str:
        return self._formula(body, f"$${body}$$", block=True)

    def latex_environment(self, name: str, body: str) -> str:
        whole = f"\\begin{{{name}}}{body}\\end{{{name}}}"
        return self._formula(whole, whole, block=True)

    def _formula(self, tex: str, written: str, block: bool = False) -> str:
        self._formulas -= len(tex)
        drawn = mathml(tex, block) if self._formulas >= 0 else ""
        return f'<span class="formula">{drawn}</span>' if drawn else f'<code class="tex">{escape(written)}</code>'
