"""Small things about words, so that every message follows the same rules."""

CODE = {"x", "f", "reg", "rng", "exp", "train", "history", "kinked", "numeric", "scores"} | {"scale", "beta", "loss,"}
CODE |= {"b", "w", "y", "pick", "out", "dout", "dx", "dy", "dw", "db", "dscores"}
"""Words of code that a sentence may begin with; they keep their small letter."""


def counted(number: int, thing: str, things: str = "") -> str:
    """`1 point`, `3 points`; `things` is the plural where that isn't `thing` with an s."""
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"


def sentence(text: str) -> str:
    """`text` with a capital letter first, unless it begins with code, and with a full stop."""
    text = text.strip()
    word = text.split(" ", 1)[0]
    first = word.rstrip(",.:;?!")
    is_code = first in CODE or word in CODE or not first.isalpha() or any(letter.isupper() for letter in first[1:])
    if not is_code:
        text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!", "…")) else text + "."


def printable(text: str, lines: bool = False) -> str:
    """`text` as it can be written anywhere: no control characters, no half characters; on one line unless `lines`."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    kept = "\n\t" if lines else ""
    return "".join(letter if letter.isprintable() or letter in kept else " " for letter in text)


def listed(things: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`; nothing for none."""
    return "".join(things) if len(things) < 2 else f"{', '.join(things[:-1])} and {things[-1]}"
