"""The names of people in any script, made comparable."""

import unicodedata


def same(name: str) -> str:
    """The name as it is compared first: composed letters, no case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).split())


def words(name: str) -> list[str]:
    """The words of the name, without punctuation, case and the width of letters."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    kept = (letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in plain)
    return "".join(kept).split()


def compact(name: str) -> str:
    """The name in one word, as Canvas writes names."""
    return "".join(words(name))


def turned(name: str) -> set[str]:
    """The name in one word, with the given name first or the family name first, wherever it is divided."""
    parts = words(name)
    return {"".join(parts[start:] + parts[:start]) for start in range(len(parts))}


def bare(name: str) -> str:
    """The name without accents."""
    apart = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", "".join(letter for letter in apart if unicodedata.category(letter) != "Mn"))
