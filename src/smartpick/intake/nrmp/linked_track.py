"""A track with the program it was linked to: what is kept, and what the tracks of a program add up to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.intake.nrmp.linking import Linked
from smartpick.intake.nrmp.scoring import Candidate
from smartpick.intake.nrmp.track import CODE, Track, YearResult

__all__ = ["STATES_OF_LINKS", "LinkedTrack", "fill_history", "linked_tracks", "merged"]

_TEXTS = ("code", "institution", "city", "state", "track")

#: How sure a link is: taken from the names; waiting for a word of the user; nothing found; said by the user.
STATES_OF_LINKS = ("linked", "doubtful", "none", "decided")


@dataclass(frozen=True, slots=True)
class LinkedTrack:
    """A track and its link.

    ``program``: ACGME number, "" for none. ``quality``: 0 to 100 (see :mod:`~smartpick.intake.nrmp.linking`);
    ``method``: what spoke for it, in words; ``state``: one of ``STATES_OF_LINKS``. ``candidates``: programs to choose
    from, best first, kept only while the link is doubtful.
    """

    track: Track
    program: str
    quality: float
    method: str
    state: str
    candidates: tuple[Candidate, ...] = ()

    def body(self) -> dict[str, Any]:
        """Return it as plain values to keep."""
        track = self.track
        found: dict[str, Any] = {
            "code": track.code,
            "program": self.program,
            "institution": track.institution,
            "city": track.city,
            "state": track.state,
            "specialty": track.specialty,
            "track": track.name,
            "years": {str(one.year): [one.quota, one.matched] for one in track.years},
            "link": {"state": self.state, "quality": self.quality, "method": self.method},
        }
        if self.candidates:
            found["link"]["candidates"] = [[one.program, one.quality, one.method] for one in self.candidates]
        return found

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> "LinkedTrack":
        """Return the track that ``body`` was made of; raise ``UserError`` when it is none."""
        try:
            code, institution, city, state, name = (_text(body[field]) for field in _TEXTS)
            years = tuple(
                sorted(YearResult(int(year), *map(int, pair)) for year, pair in body["years"].items())
            )
            link = body["link"]
            candidates = tuple(
                Candidate(_text(program), float(quality), _text(method))
                for program, quality, method in link.get("candidates", ())
            )
            if CODE.fullmatch(code) and link["state"] in STATES_OF_LINKS:
                return cls(
                    Track(code, institution, city, state, name, years),
                    _text(body["program"]),
                    float(link["quality"]),
                    _text(link["method"]),
                    link["state"],
                    candidates,
                )
        except (AttributeError, KeyError, TypeError, ValueError):
            pass
        where = f"nrmp_track {body.get('code', '')}"
        raise UserError(Problem("This is no track of a program.", "Import the report once more.", where))


def linked_tracks(tracks: Iterable[Track], links: Iterable[Linked]) -> tuple[LinkedTrack, ...]:
    """Return each track with its link, in the order of the tracks; every track is in one link."""
    by_code = {code: link for link in links for code in link.codes}
    return tuple(_with(track, by_code[track.code]) for track in tracks)


def _with(track: Track, link: Linked) -> LinkedTrack:
    state = (
        "decided" if link.decided else "linked" if link.program else "doubtful" if link.doubtful else "none"
    )
    kept = link.candidates if state in {"doubtful", "none"} else ()
    return LinkedTrack(track, link.program, link.quality, link.method, state, kept)


def merged(before: Track, after: Track) -> Track:
    """Return a track as the newer report names it, with the years of both; where both know a year, the newer counts."""
    years = {one.year: one for one in (*before.years, *after.years)}
    return Track(
        after.code, after.institution, after.city, after.state, after.name, tuple(sorted(years.values()))
    )


def fill_history(
    tracks: Iterable[LinkedTrack], kinds: Collection[str] | None = None
) -> Mapping[str, Sequence[tuple[int, int, int]]]:
    """Return what the tracks of each program add up to: its ACGME number -> (year, quota, matched), oldest first.

    ``kinds`` keeps only tracks whose letter is among them, such as {"C", "M", "A", "R"} for whole trainings without
    preliminary years; ``None`` keeps all. Tracks without a program are left out; so are years without a track.
    """
    sums: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for one in tracks:
        if one.program and (kinds is None or one.track.kind in kinds):
            for result in one.track.years:
                year = sums[one.program][result.year]
                year[0] += result.quota
                year[1] += result.matched
    return {
        program: tuple((year, quota, matched) for year, (quota, matched) in sorted(years.items()))
        for program, years in sorted(sums.items())
    }


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
