"""A student's prose for pages that graders open: markdown that renders to nothing but text, formulas and honest links.

nbconvert's own renderer is the judge. Prose that renders to something else is neutralised piece by piece, so that it
stays readable; if that was not enough, it is shown as plain text. So only the judging has to be right.
"""

import html
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from .inert import repaired, shortened

MOST_PROSE = 10_000  # characters of one cell; longer prose is shown as plain text
MOST_PLAIN = 100_000
MOST_LINES = 3_000  # of a module
LONGEST_LINE = 400  # characters

_LANGUAGES = frozenset(
    ["", "bash", "console", "ipython", "json", "latex", "py", "python", "python3", "sh", "tex", "text"]
)
_HONEST_LINK = r"(?:https?://|mailto:)"
# commands of MathJax that make links, load code, style the page, or redefine what other formulas of the page use
_COMMAND = re.compile(
    r"(?<!\\)\\+((?:href|url|style|class|css[iI]d|html\w*|data|require|unicode|bbox|mml[tT]oken|[egx]?def|let|futurelet|"
    r"(?:new|renew|provide)command|(?:re)?newenvironment|Newextarrow|DeclareMathOperator|includegraphics)(?![a-zA-Z]))"
)
_PIECES = re.compile(
    r"(?P<fenced>^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z))"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<formula>\$\$.{1,2000}?\$\$|\$[^$\n]{1,500}\$|\\\\\(.{1,500}?\\\\\)|\\\\\[.{1,2000}?\\\\\])",
    re.MULTILINE | re.DOTALL,
)
_TAG = re.compile(r"<(?=[A-Za-z/!?])(?!https?://[^<>\s]*>|[\w.+-]+@[\w.-]+>)")
_IMAGE = re.compile(r"!+\[(?P<attached>[^\[\]\n]{0,300}\]\(attachment:(?P<name>[^()\s]{1,300})\))?")
_TARGET = re.compile(rf"\]\((?!\s*<?{_HONEST_LINK}|attachment:)", re.IGNORECASE)
_DEFINITION = re.compile(rf"\]:(?!\s*<?{_HONEST_LINK})", re.IGNORECASE)
_SHOWN_CODE = re.compile("<code>.*?</code>", re.DOTALL)  # MathJax leaves it alone
_HONEST = re.compile(_HONEST_LINK, re.IGNORECASE)


@dataclass
class Prose:
    """The prose of one notebook; `taken` are ids that no heading may have, `most` the characters shown as markdown."""

    taken: Collection[str] = ()
    most: int = 100_000

    def inert(self, source: str, pictures: Mapping[str, str]) -> str:
        """`source` itself if it is harmless, else as much of it as can be kept.

        `pictures` are those attached to the cell, by name.
        """
        if len(source) <= min(self.most, MOST_PROSE):
            self.most -= len(source)
            for candidate in (source, neutralised(source, pictures)):
                if _is_harmless(candidate, pictures, self.taken):
                    return candidate
        return plain(source)


def plain(text: str) -> str:
    """`text` as a block of code that it can't end."""
    return _fenced(shortened(text, MOST_PLAIN))


def numbered(text: str) -> str:
    """`text` as a block of code whose lines have their numbers."""
    lines = repaired(text[:MOST_PLAIN]).split("\n")
    rows = [f"{n:>4}  {shortened(line, LONGEST_LINE)}" for n, line in enumerate(lines[:MOST_LINES], 1)]
    if len(text) > MOST_PLAIN or len(lines) > MOST_LINES:
        rows.append("[the rest is left out]")
    return _fenced("\n".join(rows))


def neutralised(source: str, pictures: Mapping[str, str]) -> str:
    """`source` with the parts that do something spelled out: tags, foreign links, pictures from elsewhere."""
    parts, end = [], 0
    for match in _PIECES.finditer(source):
        parts += [_neutral_text(source[end : match.start()], pictures), _neutral_piece(match)]
        end = match.end()
    return "".join([*parts, _neutral_text(source[end:], pictures)])


def _fenced(text: str) -> str:
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}\n{text}\n{fence}"


def _neutral_piece(match: re.Match[str]) -> str:
    if match["fenced"]:
        first, newline, rest = match[0].partition("\n")
        language = first.strip(" `~")
        return (first if language in _LANGUAGES else first.replace(language, "")) + newline + rest
    return _COMMAND.sub(r"\\ \1", match[0]) if match["formula"] else match[0]


def _neutral_text(text: str, pictures: Mapping[str, str]) -> str:
    def picture(match: re.Match[str]) -> str:
        if match["name"] in pictures:
            return "![" + match["attached"]
        return "[picture left out: only attached PNGs are shown]" if match["attached"] else "["

    text = _IMAGE.sub(picture, _TAG.sub("&lt;", _COMMAND.sub(r"\\ \1", text)))
    return _DEFINITION.sub(r"]\\:", _TARGET.sub(r"]\\(", text))


def _is_harmless(source: str, pictures: Mapping[str, str], taken: Collection[str]) -> bool:
    """Whether the pages show nothing of `source` but text, formulas, code, attached pictures and honest links."""
    witness = _Witness(pictures, taken)
    try:
        text = MarkdownWithMath(renderer=witness).render(source)
    except Exception:  # whatever a student's prose breaks in there, it would break on the page too
        return False
    seen = html.unescape(_SHOWN_CODE.sub("", text))
    return not witness.objects and not _COMMAND.search(seen)


class _Witness(IPythonRenderer):
    """Renders as the pages do, leaves out blocks of code, and objects to what may not be on them."""

    def __init__(self, pictures: Mapping[str, str], taken: Collection[str]) -> None:
        super().__init__(escape=False, attachments={name: {"image/png": png} for name, png in pictures.items()})
        self.objects = False
        self._taken = taken

    def block_html(self, html: str) -> str:
        self.objects = True
        return ""

    inline_html = block_html

    def link(self, text: str, url: str, title: str | None = None) -> str:
        self.objects |= not _HONEST.match(url)
        return text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        self.objects |= url.removeprefix("attachment:") not in self.attachments or not url.startswith("attachment:")
        return ""

    def block_code(self, code: str, info: str | None = None) -> str:
        self.objects |= (info or "").strip() not in _LANGUAGES
        return ""

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        rendered = super().heading(text, level, **attrs)
        named = re.search(r'\bid="([^"]*)"', rendered)
        self.objects |= named is not None and html.unescape(named[1]) in self._taken
        return rendered
