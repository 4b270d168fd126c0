"""The templates of the pages, and how they show points, times and links."""

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from cs231n_lite.checks.heatmap import coloured
from cs231n_lite.checks.words import counted

from ..composing.inert import png
from .prose import indexed, of_student, released


@cache
def template(name: str) -> Template:
    """The template called `name`; whatever text is put into it is escaped."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "number": number,
        "worth": worth,
        "png": png,
        "file": file_of,
        "first_page": first_page,
        "lasting": _lasting,
    }
    environment.filters |= {"prose": of_student, "released": released, "indexed": indexed, "heat": _heat}
    environment.globals |= {"counted": counted}
    return environment.get_template(name)


def _heat(table: str) -> Markup:
    """A heat map in characters, in colours as well."""
    return Markup(coloured("\n".join(line.removeprefix("|").removeprefix(" ") for line in table.split("\n"))))


def number(points: float) -> str:
    """The points with two decimals at most: `85`, `84.5`."""
    return f"{round(points, 2) + 0.0:.2f}".rstrip("0").removesuffix(".")


def worth(points: float) -> str:
    """The points, with the word."""
    return f"{number(points)} point{'' if points == 1 else 's'}"


def file_of(notebook: str) -> str:
    """The relative address of the page about the notebook of that name."""
    return f"{quote(notebook, safe='')}.html"


def first_page(notebooks: Iterable[str]) -> str:
    """The name of the page about the whole submission, beside those about the notebooks of these names."""
    return "overview.html" if "index" in {name.lower() for name in notebooks} else "index.html"


def _lasting(late: timedelta) -> str:
    """The two largest units of a time, such as `2 days 3 hours`; "" for none."""
    minutes = -(-late // timedelta(minutes=1))
    units = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
    return " ".join([counted(number, unit) for unit, number in units.items() if number][:2])
