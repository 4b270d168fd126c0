"""Whose all the uploads are: each matched by itself, then looked at together, so that no two people become one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from .attempts import kept
from .matching import TELL_APART, Match, match, match_hint
from .names import same
from .roster import Roster
from .uploads import Identity, Upload

Claims = dict[tuple[str, str], dict[str, Identity]]  # by student and system: the participants, by what tells them apart


class Spelling:
    """How each student's folder is called, where a system or a file may write the name with other letters' case."""

    def __init__(self, *places: Path) -> None:
        """The folders in these places are spelled as they are there."""
        there = [place for place in places if place.is_dir()]
        self._known = {same(path.name): path.name for place in there for path in sorted(place.iterdir())}

    def of(self, found: Match) -> Match:
        """The same match, spelled as it was the first time."""
        return replace(found, student=self._known.setdefault(same(found.student), found.student))


def whose(uploads: Sequence[Upload], roster: Roster | None, spelling: Spelling, collected: Path) -> list[Match]:
    """Who each of the uploads is from, in their order.

    collected: where each student's attempts are kept, which tell whose they were

    If two participants of a learning system would be the same student, those are nobody whom no number tells apart.
    """
    alone = [match(one.identity, roster) if one.identity else match_hint(one.hint, roster) for one in uploads]
    found = [spelling.of(one) for one in alone]
    claims: Claims = {}
    for student in {one.student for one in found if one.student}:
        for attempt in kept(collected / student):
            _claim(claims, student, attempt.identity)
    for upload, one in zip(uploads, found, strict=True):
        _claim(claims, one.student, upload.identity)
    return [_alone(one, upload.identity, claims) for upload, one in zip(uploads, found, strict=True)]


def _claim(claims: Claims, student: str, identity: Identity | None) -> None:
    if student and identity and identity.key:
        claims.setdefault((student, identity.system), {})[identity.key] = identity


def _alone(found: Match, identity: Identity | None, claims: Claims) -> Match:
    """The match, refused where somebody else of the same system would be the same student."""
    participants = claims.get((found.student, identity.system), {}) if identity and identity.key else {}
    if found.certain or len(participants) < 2:
        return found
    named = " and ".join(sorted(map(str, participants.values())))
    return replace(found, refused=f"{named} would be the same student; {TELL_APART}")
