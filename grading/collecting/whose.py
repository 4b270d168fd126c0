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


def whose(uploads: Sequence[Upload], roster: Roster | None, submitted: Path, collected: Path) -> list[Match]:
    """Who each of the uploads is from, in their order.

    submitted, collected: the folders with a folder for each student who is known already

    If two participants of a learning system would be the same student, those are nobody whom no number tells apart.
    """
    found = [match(one.identity, roster) if one.identity else match_hint(one.hint, roster) for one in uploads]
    places = [place for place in (submitted, collected) if place.is_dir()]
    spelled = {same(path.name): path.name for place in places for path in sorted(place.iterdir())}
    found = [replace(one, student=spelled.setdefault(same(one.student), one.student)) for one in found]
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
