"""Finding programs by name, specialty, place and distance, forgiving slips of the pen."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from smartpick.errors import Problem, UserError
from smartpick.programs.directory import Directory
from smartpick.programs.kind import KINDS
from smartpick.programs.names import plain, weight, words
from smartpick.programs.place import (
    DIVISIONS,
    OUTSIDE,
    STATE_NAME,
    STATES,
    division_name,
    resolve_city,
    state_code,
)
from smartpick.programs.program import Program
from smartpick.programs.specialty import SPECIALTY_ALIASES, specialty_name

__all__ = ["Found", "Hit", "find", "search"]

_GOOD = 0.78  # least share of the asked words, by weight, that a hit must answer
_EARTH_RADIUS_MILES = 3958.7613

# Initials that people type and that no program's listed name contains.
_INITIALS = {
    "mgh": "massachusetts general",
    "bwh": "brigham womens",
    "bidmc": "beth israel deaconess",
    "bmc": "boston medical",
    "chop": "childrens hospital philadelphia",
    "hup": "university pennsylvania",
    "jhu": "johns hopkins",
    "jhh": "johns hopkins",
    "ohsu": "oregon health",
    "musc": "medical university south carolina",
    "nyp": "new york presbyterian",
    "washu": "washington university b-jh",
    "wustl": "washington university b-jh",
    "utsw": "university texas southwestern",
    "vumc": "vanderbilt",
    "bcm": "baylor college medicine",
    "ccf": "cleveland clinic",
    "mcw": "medical college wisconsin",
    "uc davis": "university california davis",
    "kumc": "university kansas",
    "unmc": "university nebraska",
    "uic": "university illinois chicago",
    "uchicago": "university chicago",
    "upenn": "university pennsylvania",
    "umich": "university michigan",
    "gwu": "george washington university",
    "uconn": "university connecticut",
    "swmc": "southwest",
    "hfh": "henry ford",
    "chla": "childrens hospital los angeles",
    "msk": "memorial sloan kettering",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A program that fits; ``score`` 0-1 tells how well the text fits; ``miles`` is None when unknown."""

    program: Program
    score: float
    miles: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the first hits, how many fit in all, and what was left out and why.

    ``unplaced`` counts programs that fit otherwise but have no coordinates, so that their distance is
    unknown. ``place`` is the resolved "City, ST"; ``nearest`` names the nearest program names when nothing
    fits the text.
    """

    hits: tuple[Hit, ...]
    total: int
    unplaced: int
    place: str | None
    nearest: tuple[str, ...]


def search(
    directory: Directory,
    text: str | None = None,
    specialty: str | Iterable[str] | None = None,
    state: str | Iterable[str] | None = None,
    division: str | Iterable[str] | None = None,
    near: str | None = None,
    within_miles: float | None = None,
    kind: str | Iterable[str] | None = None,
    limit: int | None = 50,
) -> list[Hit]:
    """Return the hits of :func:`find`, best first."""
    return list(find(directory, text, specialty, state, division, near, within_miles, kind, limit).hits)


def find(
    directory: Directory,
    text: str | None = None,
    specialty: str | Iterable[str] | None = None,
    state: str | Iterable[str] | None = None,
    division: str | Iterable[str] | None = None,
    near: str | None = None,
    within_miles: float | None = None,
    kind: str | Iterable[str] | None = None,
    limit: int | None = 50,
    skip: int = 0,
) -> Found:
    """Return the programs that fit every filter given, best first.

    ``text`` is compared with name, city, state and specialty, slips forgiven. ``specialty``, ``state``,
    ``division`` and ``kind`` take one or several names. ``near`` is "City, ST"; with ``within_miles`` only
    programs in that radius (statute miles between cities) are kept. Order: text score, then distance, then
    specialty, state, city, name. ``limit`` None returns all; ``skip`` leaves the first ones out, for the
    next page. Raises ``UserError`` for a name that cannot be resolved.
    """
    rows = np.ones(len(directory.programs), dtype=np.bool_)
    arrays = directory.arrays
    for mask in (
        _among(
            arrays.specialty, [directory.specialties.index(specialty_name(s)) for s in _several(specialty)]
        ),
        _among(arrays.state, [STATES.index(state_code(s)) for s in _several(state)]),
        _among(arrays.division, [(*DIVISIONS, OUTSIDE).index(division_name(d)) for d in _several(division)]),
        _among(arrays.kind, [_kind_code(k) for k in _several(kind)]),
    ):
        if mask is not None:
            rows &= mask
    if within_miles is not None and near is None:
        raise UserError(Problem("A distance needs a place.", 'Add --near "City, ST".'))
    if within_miles is not None and not within_miles >= 0:
        raise UserError(Problem(f"{within_miles} is not a distance in miles.", "Give a number from 0 up."))
    score = np.ones(len(rows))
    nearest: tuple[str, ...] = ()
    if text and text.strip():
        score = _text_scores(directory, text)
        fits = score >= _GOOD
        if not (rows & fits).any():
            nearest = _nearest_names(directory, text, rows)
        rows &= fits
    place: str | None = None
    miles = np.full(len(rows), np.nan)
    unplaced = 0
    if near is not None:
        place, (latitude, longitude) = resolve_city(near, directory.cities)
        miles = _miles(latitude, longitude, arrays.latitude, arrays.longitude)
        if within_miles is not None:
            unplaced = int((rows & np.isnan(miles)).sum())
            rows &= miles <= within_miles
    chosen = np.flatnonzero(rows)
    order = sorted(
        chosen.tolist(),
        key=lambda i: (-round(float(score[i]), 3), _last(float(miles[i])), _shelf(directory.programs[i])),
    )
    hits = tuple(
        Hit(directory.programs[i], float(score[i]), None if np.isnan(miles[i]) else float(miles[i]))
        for i in order[skip : None if limit is None else skip + limit]
    )
    return Found(hits, len(order), unplaced, place, nearest)


def _several(value: str | Iterable[str] | None) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)


def _among(codes: npt.NDArray[np.integer], wanted: list[int]) -> npt.NDArray[np.bool_] | None:
    return np.isin(codes, wanted) if wanted else None


def _kind_code(text: str) -> int:
    near = process.extractOne(plain(text), KINDS, scorer=fuzz.ratio, score_cutoff=80)
    if near is None:
        raise UserError(Problem(f'"{text}" is not a kind of program.', f"Choose one of: {', '.join(KINDS)}."))
    return KINDS.index(near[0])


def _last(miles: float) -> float:
    return float("inf") if np.isnan(miles) else miles


def _shelf(program: Program) -> tuple[str, str, str, str, str]:
    return program.specialty, program.state, program.city, program.name, program.acgme_id


def _miles(
    latitude: float, longitude: float, latitudes: npt.NDArray[np.float32], longitudes: npt.NDArray[np.float32]
) -> npt.NDArray[np.float64]:
    """Return the distance in miles to every row (haversine, as ``miles_between``); nan where unknown."""
    there = np.radians(latitudes.astype(np.float64))
    here = np.radians(latitude)
    half = np.sin((there - here) / 2) ** 2
    half += (
        np.cos(here) * np.cos(there) * np.sin(np.radians(longitudes.astype(np.float64) - longitude) / 2) ** 2
    )
    return np.asarray(2 * _EARTH_RADIUS_MILES * np.arcsin(np.sqrt(np.minimum(1.0, half))))


@dataclass(frozen=True, slots=True)
class _Index:
    """Words of all programs: the vocabulary, and for each word the rows that have it.

    ``values`` is 1 where the word stands in the name, 0.95 where only in the place or the specialty. ``bulk``
    is the weight of all words of a row's name.
    """

    vocabulary: tuple[str, ...]
    where: dict[str, int]
    rows: tuple[npt.NDArray[np.int32], ...]
    values: tuple[npt.NDArray[np.float64], ...]
    bulk: npt.NDArray[np.float64]


@lru_cache(maxsize=2)
def _index(directory: Directory) -> _Index:
    posting: dict[str, list[tuple[int, float]]] = {}
    bulk = np.zeros(len(directory.programs))
    also = {
        name: frozenset(w for alias in aliases for w in words(alias))
        for name, aliases in SPECIALTY_ALIASES.items()
    }
    for row, program in enumerate(directory.programs):
        named = words(program.name)
        bulk[row] = sum(map(weight, set(named))) + 0.5 * (
            "-" in program.specialty
        )  # combined ones come second
        town = words(f"{program.city} {STATE_NAME[program.state]}")
        for word in {
            *named,
            *town,
            program.state.lower(),
            *words(program.specialty),
            *also[program.specialty],
        }:
            posting.setdefault(word, []).append((row, 1.0 if word in named else 0.95))
    vocabulary = tuple(posting)
    rows = tuple(np.array([row for row, _ in found], dtype=np.int32) for found in posting.values())
    values = tuple(np.array([value for _, value in found]) for found in posting.values())
    return _Index(vocabulary, {word: at for at, word in enumerate(vocabulary)}, rows, values, bulk)


def _text_scores(directory: Directory, text: str) -> npt.NDArray[np.float64]:
    """Return for every program which share of the asked words it answers, by weight, 0-1.

    A word is answered fully by itself, almost by a word it begins, partly by one that differs by a slip
    (rapidfuzz ratio 75 or more). Of equals the program with fewer other words in name and specialty comes
    first: up to 0.02 is taken off for these.
    """
    index = _index(directory)
    asked = dict.fromkeys(words(" ".join(_INITIALS.get(w, w) for w in plain(text).split())))
    total = np.zeros(len(directory.programs))
    if not asked:
        return total
    for word in asked:
        best = np.zeros(len(directory.programs))
        for at, value in _like(word, index):
            best[index.rows[at]] = np.maximum(best[index.rows[at]], value * index.values[at])
        total += weight(word) * best
    share = total / sum(map(weight, asked))
    return share - 0.02 * (1 - np.minimum(1.0, total / np.maximum(index.bulk, 0.1)))


def _like(word: str, index: _Index) -> list[tuple[int, float]]:
    """Return the vocabulary's words like ``word`` as (position, value), value 1 for the word itself."""
    found: list[tuple[int, float]] = []
    if word in index.where:
        found.append((index.where[word], 1.0))
    if len(word) >= 3:
        found += [
            (at, 0.95)
            for at, known in enumerate(index.vocabulary)
            if known != word and known.startswith(word)
        ]
    if len(word) >= 4:
        near = process.extract(word, index.vocabulary, scorer=fuzz.ratio, score_cutoff=75, limit=12)
        found += [(at, 0.9 * score / 100) for known, score, at in near if known != word and len(known) >= 4]
    return found


def _nearest_names(directory: Directory, text: str, rows: npt.NDArray[np.bool_]) -> tuple[str, ...]:
    """Return up to three names nearest to the text, among the rows that pass the other filters."""
    among = np.flatnonzero(rows) if rows.any() else range(len(directory.programs))
    names = list(dict.fromkeys(directory.programs[i].name for i in among))
    near = process.extract(
        text, names, scorer=fuzz.token_sort_ratio, processor=plain, limit=3, score_cutoff=45
    )
    return tuple(name for name, _, _ in near)
