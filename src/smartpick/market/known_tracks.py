"""What the user's own copy of NRMP's results says of programs: positions by year, and whether they filled.

Comes in: tracks as they are kept (an importer of the user's file makes them); goes out: positions and history of every
program that a track was linked to. A preliminary track trains nobody to the end of a residency, so it stands apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from smartpick.errors import Problem, UserError

__all__ = ["FillHistory", "KnownTrack", "fill_histories", "known_advanced", "known_quotas"]

PRELIMINARY, ADVANCED = "P", "A"


@dataclass(frozen=True, slots=True)
class KnownTrack:
    """One track: ``program`` (ACGME id, "" when linked to none), ``kind`` (the letter of its code) and its years.

    ``years``: (year, positions, matched), oldest first.
    """

    program: str
    kind: str
    years: tuple[tuple[int, int, int], ...]

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> "KnownTrack":
        """Return the track of a kept body {code, program, years: {"2020": [positions, matched]}}.

        Raise ``UserError`` when a field is missing or is not what it should be.
        """
        try:
            code, program = str(body["code"]), str(body["program"])
            years = tuple(
                sorted(
                    (int(year), int(offered), int(filled))
                    for year, (offered, filled) in body["years"].items()
                )
            )
            kind = code[7]
        except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            what = "A kept track of NRMP's results cannot be read."
            raise UserError(Problem(what, "Import the file again.", str(body.get("code", "")))) from error
        return cls(program, kind, years)


@dataclass(frozen=True, slots=True)
class FillHistory:
    """Positions of one program, preliminary ones apart: ``years`` (year, positions, matched), oldest first."""

    years: tuple[tuple[int, int, int], ...]

    @property
    def quota(self) -> int:
        """Positions in the last year; 0 without one."""
        return self.years[-1][1] if self.years else 0

    @property
    def open_years(self) -> int:
        """Number of years in which positions stayed open."""
        return sum(matched < quota for _, quota, matched in self.years)

    @property
    def words(self) -> str:
        """Say it: "positions stayed open in 2 of 5 years (2016-2020, NRMP)"."""
        first, last = self.years[0][0], self.years[-1][0]
        when = f"{first}-{last}" if first != last else str(first)
        of = f"{len(self.years)} year{'s' if len(self.years) != 1 else ''}"
        return f"positions stayed open in {self.open_years or 'none'} of {of} ({when}, NRMP)"


def fill_histories(tracks: Iterable[KnownTrack]) -> dict[str, FillHistory]:
    """Return the history of every program that a track is linked to; years without positions are left out."""
    sums: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for track in tracks:
        if track.program and track.kind != PRELIMINARY:
            for year, quota, matched in track.years:
                sums[track.program][year][0] += quota
                sums[track.program][year][1] += matched
    histories = {
        program: FillHistory(tuple((year, q, m) for year, (q, m) in sorted(years.items()) if q > 0))
        for program, years in sums.items()
    }
    return {program: history for program, history in histories.items() if history.years}


def known_quotas(tracks: Iterable[KnownTrack]) -> dict[str, int]:
    """Return the positions of every program in the last year of its tracks, preliminary ones apart."""
    return {program: history.quota for program, history in fill_histories(tracks).items()}


def known_advanced(tracks: Iterable[KnownTrack]) -> dict[str, bool]:
    """Return for every program whether most of its positions were advanced in the last year of its tracks."""
    listed = list(tracks)
    advanced = fill_histories(track for track in listed if track.kind == ADVANCED)
    found = {}
    for program, history in fill_histories(listed).items():
        year = history.years[-1][0]
        own = advanced.get(program)
        positions = sum(quota for then, quota, _ in own.years if then == year) if own else 0
        found[program] = 2 * positions > history.quota
    return found
