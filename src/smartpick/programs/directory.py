"""The directory of all programs, loaded once, with a struct-of-arrays view for the engine."""

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import starmap
from sys import intern

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from smartpick.errors import InternalError, Problem, UserError
from smartpick.programs.kind import KINDS
from smartpick.programs.place import DIVISIONS, STATES, city_key
from smartpick.programs.program import Program

__all__ = ["Directory", "DirectoryArrays", "directory_of", "load_directory"]


@dataclass(frozen=True, slots=True)
class DirectoryArrays:
    """The columns the engine computes with; every array has length n and row i is ``programs[i]``.

    ``specialty`` int16 index into ``Directory.specialties``; ``state`` int16 index into ``STATES``;
    ``division`` int8, 0-8 into ``DIVISIONS``, 9 outside them; ``kind`` int8 into ``KINDS``; ``h1b`` int8
    evidence 0-2; ``initial_accreditation`` int8 -1 unknown, 0 no, 1 yes; the rest float32 with nan for
    unknown (degrees for coordinates). The arrays are read-only.
    """

    specialty: npt.NDArray[np.int16]
    state: npt.NDArray[np.int16]
    division: npt.NDArray[np.int8]
    kind: npt.NDArray[np.int8]
    h1b: npt.NDArray[np.int8]
    initial_accreditation: npt.NDArray[np.int8]
    beds: npt.NDArray[np.float32]
    resident_fte: npt.NDArray[np.float32]
    latitude: npt.NDArray[np.float32]
    longitude: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """All programs in order of their ACGME number, and what can be looked up in them.

    ``version`` names the newest list and the table's content: "2025-06+" and eight hex digits of its SHA-256.
    ``cities`` maps (city key, state) to coordinates in degrees.
    """

    programs: tuple[Program, ...]
    version: str
    specialties: tuple[str, ...]
    arrays: DirectoryArrays
    cities: dict[tuple[str, str], tuple[float, float]]
    rows: dict[str, int]

    def index(self, acgme_id: str) -> int:
        """Return the row of a program; raises ``UserError`` with the nearest numbers when there is none."""
        row = self.rows.get(acgme_id.strip())
        if row is None:
            raise UserError(self._no_such_program(acgme_id.strip()))
        return row

    def by_id(self, acgme_id: str) -> Program:
        """Return the program with this ACGME number; errors as in :meth:`index`."""
        return self.programs[self.index(acgme_id)]

    def _no_such_program(self, wanted: str) -> Problem:
        near = process.extract(wanted, list(self.rows), scorer=fuzz.ratio, limit=3, score_cutoff=75)
        if not near:
            return Problem(
                f'No program has the ACGME number "{wanted}".',
                "Numbers have ten digits; find one with: smartpick programs search NAME.",
            )
        close = "; ".join(f"{i} {self.programs[self.rows[i]].name}" for i, _, _ in near)
        return Problem(f'No program has the ACGME number "{wanted}".', f"The nearest are: {close}.")


@cache
def load_directory() -> Directory:
    """Return the packaged directory; the first call reads it, later calls are free."""
    return directory_of(files("smartpick.programs").joinpath("data", "programs.csv").read_bytes())


def directory_of(table: bytes) -> Directory:
    """Return the directory in a compiled table: UTF-8 CSV with the columns of ``Program``, sorted by id."""
    lines = csv.reader(table.decode("utf-8").splitlines())
    header = next(lines)
    if tuple(header) != tuple(Program.__dataclass_fields__):
        raise InternalError("the packaged table of programs does not have the columns this version expects")
    programs = tuple(starmap(_program, lines))
    specialties = tuple(sorted({p.specialty for p in programs}))
    version = f"{max(p.as_of for p in programs)}+{hashlib.sha256(table).hexdigest()[:8]}"
    rows = {p.acgme_id: row for row, p in enumerate(programs)}
    return Directory(programs, version, specialties, _arrays(programs, specialties), _cities(programs), rows)


def _program(*cells: str) -> Program:
    (
        acgme_id,
        specialty,
        name,
        city,
        state,
        lat,
        lon,
        as_of,
        kind,
        kind_confidence,
        kind_rule,
        h1b,
        employer,
        h1b_match,
        h1b_method,
        positions,
        h1b_year,
        ccn,
        hospital,
        hospital_city,
        hospital_match,
        hospital_method,
        beds,
        fte,
        ownership,
        hospital_year,
        status,
        effective,
        preliminary,
        zip_code,
    ) = cells
    return Program(
        acgme_id,
        intern(specialty),
        name,
        city,
        intern(state),
        float(lat) if lat else None,
        float(lon) if lon else None,
        intern(as_of),
        intern(kind),
        intern(kind_confidence),
        intern(kind_rule),
        int(h1b),
        employer or None,
        float(h1b_match) if h1b_match else None,
        intern(h1b_method) or None,
        int(positions) if positions else None,
        h1b_year or None,
        ccn or None,
        hospital or None,
        hospital_city or None,
        float(hospital_match) if hospital_match else None,
        intern(hospital_method) or None,
        float(beds) if beds else None,
        float(fte) if fte else None,
        intern(ownership) or None,
        hospital_year or None,
        intern(status) or None,
        effective or None,
        preliminary == "yes" if preliminary else None,
        zip_code or None,
    )


def _cities(programs: Sequence[Program]) -> dict[tuple[str, str], tuple[float, float]]:
    """Return the coordinates of each (city key, state): the middle one of its programs' coordinates."""
    seen: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for p in programs:
        if p.latitude is not None and p.longitude is not None:
            seen.setdefault((p.city, p.state), []).append((p.latitude, p.longitude))
    return {
        (city_key(city), state): sorted(points)[len(points) // 2] for (city, state), points in seen.items()
    }


def _arrays(programs: Sequence[Program], specialties: Sequence[str]) -> DirectoryArrays:
    specialty = {name: code for code, name in enumerate(specialties)}
    state = {name: code for code, name in enumerate(STATES)}
    division = {name: code for code, name in enumerate(DIVISIONS)}
    kind = {name: code for code, name in enumerate(KINDS)}

    def initial(status: str | None) -> int:
        return -1 if status is None else int(status.startswith("Initial"))

    def reals(values: list[float | None]) -> npt.NDArray[np.float32]:
        return np.array(values, dtype=np.float32)  # numpy reads None as nan

    arrays = DirectoryArrays(
        specialty=np.array([specialty[p.specialty] for p in programs], dtype=np.int16),
        state=np.array([state[p.state] for p in programs], dtype=np.int16),
        division=np.array([division.get(p.division, len(DIVISIONS)) for p in programs], dtype=np.int8),
        kind=np.array([kind[p.kind] for p in programs], dtype=np.int8),
        h1b=np.array([p.h1b_evidence for p in programs], dtype=np.int8),
        initial_accreditation=np.array([initial(p.accreditation_status) for p in programs], dtype=np.int8),
        beds=reals([p.beds for p in programs]),
        resident_fte=reals([p.resident_fte for p in programs]),
        latitude=reals([p.latitude for p in programs]),
        longitude=reals([p.longitude for p in programs]),
    )
    for name in DirectoryArrays.__dataclass_fields__:
        getattr(arrays, name).flags.writeable = False
    return arrays
