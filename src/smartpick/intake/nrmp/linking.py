"""Which program of the directory a track of the report belongs to: a guess with a quality, never a fact.

A program of the same state and the same three digits of the specialty is a candidate. How good it is, 0 to 100, is the
likeness of the names less a deduction for the distance of the cities; more when the other specialties of the
institution point to the same name, when the track's own name says the site, or when the town has one such program here
and one there. From ``CERTAIN`` on a link is taken; from ``DOUBTFUL`` on it waits for a word of the user; what the user
decided before goes first. How often links are right was measured by eye on random ones: docs/nrmp.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from smartpick.intake.nrmp.scoring import Candidate, Scoring
from smartpick.intake.nrmp.track import Track
from smartpick.intake.nrmp.units import Unit, units_of
from smartpick.programs import Directory

__all__ = ["CERTAIN", "DOUBTFUL", "Linked", "link"]

CERTAIN = 70.0
DOUBTFUL = 20.0

_CLEAR = 6.0  # the best candidate is better than the next by so much, or it is doubtful


@dataclass(frozen=True, slots=True)
class Linked:
    """Tracks that belong together and the program they were linked to.

    ``codes``: the tracks; ``program``: the ACGME number, "" for none; ``doubtful``: it waits for a word of the user,
    and the program is "" meanwhile; ``decided``: the user's word. ``candidates``: best first.
    """

    codes: tuple[str, ...]
    program: str
    quality: float
    method: str
    doubtful: bool
    decided: bool
    candidates: tuple[Candidate, ...]


def link(
    tracks: Sequence[Track], directory: Directory, decisions: Mapping[str, str] | None = None
) -> tuple[Linked, ...]:
    """Return the links of all tracks, those that belong together as one, in the order of the report.

    ``decisions`` maps a track's code, or its first seven characters for all of a program, to an ACGME number or to ""
    for none; they are taken as they are.
    """
    said = decisions or {}
    units = [part for unit in units_of(tracks, directory) for part in _as_decided(unit, said)]
    scoring = Scoring(units, directory)
    open_units = [unit for unit in units if _word(unit, said) is None]
    holders: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if program := _word(unit, said):
            holders[program].append(unit)
    chosen = _apart(open_units, {unit.first.code: scoring.candidates(unit) for unit in open_units}, holders)
    found: list[Linked] = []
    for unit in units:
        word = _word(unit, said)
        codes = tuple(track.code for track in unit.tracks)
        if word is not None:
            found.append(Linked(codes, word, 100.0, "your word", doubtful=False, decided=True, candidates=()))
        else:
            found.append(replace(chosen[unit.first.code], codes=codes))
    return tuple(found)


def _word(unit: Unit, said: Mapping[str, str]) -> str | None:
    """Return what the user said about a unit, ``None`` for nothing; a word about a track goes before one about all."""
    return said.get(unit.first.code, said.get(unit.first.program_code))


def _as_decided(unit: Unit, said: Mapping[str, str]) -> list[Unit]:
    """Return the unit, the tracks apart from it about which the user said something of their own."""
    own = [track for track in unit.tracks if track.code in said]
    rest = tuple(track for track in unit.tracks if track.code not in said)
    return [
        *([replace(unit, tracks=rest)] if rest else []),
        *(replace(unit, tracks=(track,)) for track in own),
    ]


def _apart(
    units: Sequence[Unit],
    candidates: Mapping[str, tuple[Candidate, ...]],
    holders: dict[str, list[Unit]],
) -> dict[str, Linked]:
    """Return the link of each unit, so that no two institutions of one year share a program.

    The better link keeps the program, and is added to its ``holders``; the other is doubtful.
    """
    queue = [(one.quality, unit) for unit in units for one in candidates[unit.first.code][:1]]
    queue.sort(key=lambda pair: (-pair[0], pair[1].first.code))
    found: dict[str, Linked] = {}
    for _, unit in queue:
        best = candidates[unit.first.code][0]
        result = _judged(candidates[unit.first.code], held=_held(unit, holders[best.program]))
        if result.program:
            holders[result.program].append(unit)
        shown = tuple(replace(one, quality=min(100.0, one.quality)) for one in candidates[unit.first.code])
        found[unit.first.code] = replace(result, quality=min(100.0, result.quality), candidates=shown)
    nothing = Linked((), "", 0.0, "no program of this specialty in the state is like it", False, False, ())
    return {unit.first.code: found.get(unit.first.code, nothing) for unit in units}


def _held(unit: Unit, holders: Iterable[Unit]) -> bool:
    """Tell whether another institution has the program in a year in which this one took part."""
    return any(
        other.first.institution_code != unit.first.institution_code and unit.years & other.years
        for other in holders
    )


def _judged(candidates: Sequence[Candidate], *, held: bool) -> Linked:
    """Return the best candidate as a link, as doubtful, or as none; ``held``: another institution has it."""
    best = candidates[0]
    rival = candidates[1].quality if len(candidates) > 1 else 0.0
    clear = best.quality - rival >= _CLEAR
    method = best.method
    if held:
        method += ", another institution is closer to it"
    elif not clear:
        method += ", another program fits as well"
    if best.quality >= CERTAIN and clear and not held:
        return Linked((), best.program, best.quality, method, False, False, ())
    return Linked((), "", best.quality, method, best.quality >= DOUBTFUL, False, ())
