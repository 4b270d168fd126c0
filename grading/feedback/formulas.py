"""Formulas as MathML, which browsers draw by themselves.

A library reads the TeX. Of what it makes, only known tags and attributes are written, and texts are escaped. A formula
that needs more has no MathML.
"""

import html
import re
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element
from markupsafe import escape

from ..composing.inert import repaired

LONGEST = 1_000  # characters of one formula: reading takes up to the square of it, 0.02 s at most
DEEPEST = 40  # elements inside of each other

_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
TAGS = frozenset(
    ["math", "mrow", "mstyle", "mi", "mn", "mo", "mtext", "mspace", "msqrt", "mtable", "mtr", "mtd", *_PARTS]
)
ATTRIBUTES = frozenset(["display", "displaystyle", "scriptlevel", "mathvariant", "linethickness", "columnalign"])
ATTRIBUTES |= {"stretchy", "fence", "form", "separator", "largeop", "movablelimits", "minsize", "maxsize", "accent"}
ATTRIBUTES |= {"width", "lspace", "rspace", "rowspacing", "columnspacing"}
_VALUE = re.compile(r"[a-z-]{1,30}|\d(?:\.\d{1,3})?(?:em|pt)?(?: \d(?:\.\d{1,3})?em)*")
# what was defined by itself could grow without bounds
_DEFINES = re.compile(r"\\[a-zA-Z]*(?:def|let|command|environment|Operator)(?![a-zA-Z])")


class _Unreadable(ValueError):
    pass


def mathml(tex: str, block: bool = False) -> str:
    """The formula `tex` as MathML, in a line or as a block; "" if it can't be read, or is too long or too deep."""
    if len(tex) > LONGEST or _DEFINES.search(tex):
        return ""
    try:
        return _written(convert_to_element(tex, display="block" if block else "inline"), DEEPEST)
    except Exception:  # the library has many kinds of them for TeX that it can't read, and some are of Python's own
        return ""


def _written(element: Element, deeper: int) -> str:
    text = repaired(html.unescape(element.text or ""))  # the library writes signs as entities
    if element.tag not in TAGS or deeper == 0 or len(element) != _PARTS.get(element.tag, len(element)):
        raise _Unreadable(element.tag)
    if re.match(r"\\\w", text):  # a command that the library doesn't know
        raise _Unreadable(text)
    attributes = "".join(_attribute(name, value) for name, value in element.items() if name != "xmlns")
    inside = "".join(_written(child, deeper - 1) for child in element)
    return f"<{element.tag}{attributes}>{escape(text)}{inside}</{element.tag}>"


def _attribute(name: str, value: str) -> str:
    if name not in ATTRIBUTES or not _VALUE.fullmatch(value):
        raise _Unreadable(name)
    return f' {name}="{value}"'
