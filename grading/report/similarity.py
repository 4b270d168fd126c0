"""How alike the modules of two students are, once what they were given is taken away. It is no verdict.

Names that students choose, comments and texts don't count. The comparison is RapidFuzz's Indel similarity: the share of
both texts, token by token, that stands in the same order in the other.
"""

import io
import keyword
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist
from tqdm import tqdm

from .gathering import Student

LEAST, MOST_PAIRS = 0.85, 12
MOST_LINES, WIDEST = 400, 200  # that are shown of a student's: lines, and characters of one
SAMPLE, BLOCK = 600, 200  # students that stand for a large class; rows of the table at a time
FEW_TOKENS, MOST_TOKENS = 60, 20_000  # of fewer, likeness says nothing; of more, these are compared
LETTER, LETTERS = 0x100, 0xD000  # the first, and how many there are before those that are no letters
_SKIPPED = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}


@dataclass(frozen=True)
class Pair:
    """Two students whose modules are remarkably alike.

    left, right: the lines of their modules, numbered; True marks one that the other has too
    """

    one: str
    other: str
    likeness: float
    left: tuple[tuple[str, bool], ...]
    right: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Likeness:
    """How alike pairs of the class are: from which level on a pair is remarkable, and these pairs.

    compared: how many students have enough code of their own
    values: of all pairs, or of those among `among` students who stand for a large class
    """

    compared: int
    values: np.ndarray
    among: int
    level: float
    pairs: tuple[Pair, ...]


def likeness_of(students: list[Student], given: Mapping[str, str]) -> Likeness | None:
    """Compare everybody with everybody; `given` are the stubs by module. None where there is nothing to compare."""
    stubs = {line for text in given.values() for line in _lines(text).values()}
    lines = {one.rows.student: _own(one, stubs) for one in students}
    texts = _as_texts(lines)
    names = [name for name, text in texts.items() if len(text) >= FEW_TOKENS]
    if len(names) < 2:
        return None
    some = names[:: -(-len(names) // SAMPLE)]
    table = _table([texts[name] for name in some], [texts[name] for name in some])
    values = table[np.triu_indices(len(some), 1)].astype(float)
    low, middle, high = np.percentile(values, [25, 50, 75])
    level = max(LEAST, float(min(middle + 3 * (high - low), 1.0))) if len(values) > 10 else LEAST
    by_name = {one.rows.student: one for one in students}
    found = _most_alike([texts[name] for name in names], level)
    pairs = [_pair(by_name[names[one]], by_name[names[other]], value, stubs) for value, one, other in found]
    return Likeness(len(names), values, len(some), level, tuple(pairs))


def _table(texts: list[str], others: list[str], level: float = 0.0) -> np.ndarray:
    """How alike each of `texts` is to each of `others`; 0 where it is below `level`, which is found out sooner."""
    scorer = Indel.normalized_similarity
    return cdist(texts, others, scorer=scorer, score_cutoff=level, dtype=np.float32, workers=-1)


def _most_alike(texts: list[str], level: float) -> list[tuple[float, int, int]]:
    """The pairs of indices from `level` on, the most alike first: row by row of the table, which may be a large one."""
    found: list[tuple[float, int, int]] = []
    starts = range(0, len(texts), BLOCK)
    for start in tqdm(starts, "comparing", unit="block", disable=None if len(texts) > SAMPLE else True):
        table = _table(texts[start : start + BLOCK], texts[start:], level)
        rows, columns = np.nonzero(np.triu(table >= level, 1))
        values = table[rows, columns].tolist()
        found += zip(values, (start + rows).tolist(), (start + columns).tolist(), strict=True)
        found = sorted(found, key=lambda pair: (-pair[0], *pair[1:]))[:MOST_PAIRS]
    return found


def _as_texts(lines: Mapping[str, list[tuple[str, ...]]]) -> dict[str, str]:
    """One letter for each token, the same for the same."""
    letters: dict[str, str] = {}
    found = {}
    for name, own in lines.items():
        tokens = islice((token for line in own for token in line), MOST_TOKENS)
        found[name] = "".join(letters.setdefault(token, chr(LETTER + len(letters) % LETTERS)) for token in tokens)
    return found


def _own(student: Student, stubs: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [
        line
        for _, text in sorted(student.modules.items())
        for line in _lines(text).values()
        if line and line not in stubs
    ]


def _pair(one: Student, other: Student, value: float, stubs: set[tuple[str, ...]]) -> Pair:
    left, right = set(_own(one, stubs)), set(_own(other, stubs))
    return Pair(one.called, other.called, value, _marked(one, stubs, right), _marked(other, stubs, left))


def _marked(
    student: Student, stubs: set[tuple[str, ...]], others: set[tuple[str, ...]]
) -> tuple[tuple[str, bool], ...]:
    """The student's own lines, with the name of the module before each module's."""
    found: list[tuple[str, bool]] = []
    for name, text in sorted(student.modules.items()):
        tokens, rows = _lines(text), text.split("\n")
        own = {n for n, line in tokens.items() if line not in stubs and n <= len(rows)}
        heads = {n for n, line in tokens.items() if line[0] in ("def", "class") and n <= len(rows)}
        shown = [(f"{n:4}  {rows[n - 1]}", n in own and tokens[n] in others) for n in sorted(own | heads)]
        found += [(f"# {name}.py", False), *shown] if own else []
    return tuple((line[:WIDEST], same) for line, same in found[:MOST_LINES])


def _lines(text: str) -> dict[int, tuple[str, ...]]:
    """The tokens of each line, by its number: chosen names are alike, and so are texts."""
    found: dict[int, list[str]] = {}
    try:
        before = ""
        for token in islice(tokenize.generate_tokens(io.StringIO(text, newline="\n").readline), MOST_TOKENS):
            if token.type in _SKIPPED:
                continue
            alone = token.type == tokenize.STRING and token.start[0] not in found
            if not alone:
                found.setdefault(token.start[0], []).append(_kind(token, before))
            before = token.string
    except (tokenize.TokenError, SyntaxError, ValueError, RecursionError):
        pass
    return {number: tuple(tokens) for number, tokens in found.items() if "".join(tokens)}


def _kind(token: tokenize.TokenInfo, before: str) -> str:
    if token.type == tokenize.STRING:
        return "text"
    chosen = token.type == tokenize.NAME and not keyword.iskeyword(token.string) and before not in (".", "def", "class")
    return "name" if chosen and token.string not in ("np", "range", "len", "sum") else token.string
