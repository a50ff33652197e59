"""How well a program of the directory fits tracks of the report: candidates with a quality, best first."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from smartpick.intake.nrmp.likeness import Rarity, alike, rarity_of
from smartpick.intake.nrmp.naming import institution_pieces, opened, present_names, says_something, whole_name
from smartpick.intake.nrmp.units import Unit
from smartpick.programs import Directory, Program, miles_between
from smartpick.programs.names import parts, weight, words
from smartpick.programs.place import city_key

__all__ = ["Candidate", "Scoring"]

_MOST_CANDIDATES = 5
_LEAST = 5.0  # quality of a program that is worth a look
_OF_PARTS = (
    0.7  # how much the most alike parts of two names count; the rest is the likeness of the whole names
)
_SITE = 30.0  # the track's own name says the site
_ELSEWHERE, _ELSEWHERE_HERE = (
    30.0,
    8.0,
)  # it says a site nobody knows: the candidate is in another town, in this one
_ALONE = 25.0  # the only one of its specialty in the town, here and there
_SUPPORT = 4.0  # for each other specialty of the institution that points to the same name
_MOST_SUPPORT = 12.0
_POINTS = 55.0  # from this likeness on a specialty points to a name
_NEAR, _FAR = (12.0, 6.0), (30.0, 15.0)  # miles, and the deduction up to there
_FARTHER, _NOBODY_KNOWS = 38.0, 12.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program that may be meant: its ACGME number, quality 0 to 100, and what speaks for it, in words."""

    program: str
    quality: float
    method: str


class Scoring:
    """Finds candidates; made once for all units, since they say something about each other."""

    def __init__(self, units: Iterable[Unit], directory: Directory) -> None:
        self._units = tuple(units)
        self._directory = directory
        self._programs: dict[tuple[str, str], list[Program]] = defaultdict(list)
        for program in directory.programs:
            self._programs[program.state, program.acgme_id[:3]].append(program)
        self._alike: dict[tuple[str, str, str, str, str], float] = {}

    def candidates(self, unit: Unit) -> tuple[Candidate, ...]:
        """Return the programs of the same state and specialty that may be meant, best first, at most five."""
        track = unit.first
        found = [self._judged(unit, program) for program in self._programs[track.state, track.specialty]]
        found.sort(key=lambda one: (-one.quality, one.program))
        return tuple(one for one in found[:_MOST_CANDIDATES] if one.quality >= _LEAST)

    def _judged(self, unit: Unit, program: Program) -> Candidate:
        track = unit.first
        quality = self._likeness(unit, program)
        where, deduction = self._nearness(track.city, program)
        said = ["name"]
        named = unit.site & {*words(program.name), *words(program.city)}
        if named:
            quality += _SITE
            said.append("site in the name of the track")
        elif unit.site:
            quality -= _SITE
        elif unit.elsewhere:
            quality -= _ELSEWHERE if deduction else _ELSEWHERE_HERE
        if not (named and unit.site & set(words(program.city))):
            quality -= deduction
        specialties = self._support[track.institution_code].get((program.name, program.city), set())
        pointing = len(specialties - {track.specialty})
        if pointing > 0:
            quality += min(_MOST_SUPPORT, _SUPPORT * pointing)
            said.append("other specialties")
        if deduction == 0 and not unit.site and self._alone(unit, program):
            quality += _ALONE
            said.append("only one in town")
        return Candidate(program.acgme_id, round(max(0.0, quality), 1), f"{', '.join(said)}; {where}")

    def _likeness(self, unit: Unit, program: Program) -> float:
        """Return how alike the names are, by their best parts."""
        track = unit.first
        key = (track.institution, track.city, track.state, program.name, program.city)
        if key not in self._alike:
            self._alike[key] = _best(track.institution, key[1], key[2], program, self._rarity(track.state))
        return self._alike[key]

    def _rarity(self, state: str) -> Rarity:
        return self._rarities[state]

    @cached_property
    def _rarities(self) -> dict[str, Rarity]:
        names: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for program in self._directory.programs:
            names[program.state][program.name] = words(opened(program.name))
        for unit in self._units:
            track = unit.first
            names[track.state][track.institution] = words(whole_name(track.institution, track.state))
        return {state: rarity_of(listed.values()) for state, listed in names.items()}

    @cached_property
    def _support(self) -> dict[str, dict[tuple[str, str], set[str]]]:
        """Which specialties of each institution point to each name and city of the directory."""
        found: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(dict)
        for unit in self._units:
            name = self._pointed(unit)
            if name is not None:
                found[unit.first.institution_code].setdefault(name, set()).add(unit.first.specialty)
        return found

    def _pointed(self, unit: Unit) -> tuple[str, str] | None:
        """Return the name and city of the directory that a unit at a main site points to by its names alone."""
        track = unit.first
        ranked = [
            (self._likeness(unit, program) - self._nearness(track.city, program)[1], program)
            for program in self._programs[track.state, track.specialty]
        ]
        score, best = max(ranked, key=lambda one: one[0], default=(0.0, None))
        return (best.name, best.city) if best is not None and score >= _POINTS and not unit.site else None

    @cached_property
    def _in_town(self) -> tuple[Counter[tuple[str, str, str]], dict[tuple[str, str, str], list[Unit]]]:
        """Return the programs and the units of each state, specialty and town."""
        programs = Counter(
            (program.state, program.acgme_id[:3], _key(program.city)) for program in self._directory.programs
        )
        units: dict[tuple[str, str, str], list[Unit]] = defaultdict(list)
        for unit in self._units:
            track = unit.first
            units[track.state, track.specialty, _key(track.city)].append(unit)
        return programs, units

    def _alone(self, unit: Unit, program: Program) -> bool:
        """Tell whether town has one program of the specialty, and one institution of these years in the report."""
        programs, units = self._in_town
        key = (program.state, program.acgme_id[:3], _key(program.city))
        return programs[key] == 1 and not any(
            other.first.institution_code != unit.first.institution_code and other.years & unit.years
            for other in units[key]
        )

    def _nearness(self, city: str, program: Program) -> tuple[str, float]:
        """Return how far the program's city is from that of the report, in words, and the deduction for it."""
        here, there = _key(city), _key(program.city)
        if here == there:
            return "same city", 0.0
        cities = self._directory.cities
        one, other = cities.get((here, program.state)), cities.get((there, program.state))
        if one is None or other is None:
            return "distance not known", _NOBODY_KNOWS
        miles = miles_between(*one, *other)
        for limit, deduction in (_NEAR, _FAR):
            if miles <= limit:
                return f"within {limit:.0f} miles", deduction
        return "farther away", _FARTHER


def _best(institution: str, city: str, state: str, program: Program, rarity: Rarity) -> float:
    """Return the likeness of the two best parts of two names, the wholes counted, too; former names are tried."""
    theirs = _their_pieces(program.name)
    names = (institution_pieces(institution, state), *((now,) for now in present_names(institution, state)))
    local = _local(city, program.city)
    return max(
        0.0 if _beginnings(ours).isdisjoint(_beginnings(theirs)) else _of_pieces(ours, theirs, rarity, local)
        for ours in names
    )


@lru_cache(maxsize=32768)
def _beginnings(pieces: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    """Return the first three letters of every word that is not just the trade's, or of all if there are only such.

    Names that share none are not alike; most pairs are told apart by this alone, which takes no time.
    """
    telling = [word for word in pieces[0] if weight(word) >= 0.5]
    return frozenset(word[:3] for word in telling or pieces[0])


def _of_pieces(
    ours: tuple[tuple[str, ...], ...],
    theirs: tuple[tuple[str, ...], ...],
    rarity: Rarity,
    local: frozenset[str],
) -> float:
    """Return the likeness of two names, each given by the words of the whole and then of its parts."""
    if not (says_something(ours[0], local) and says_something(theirs[0], local)):
        local = frozenset()  # "Cleveland Clinic" has no other name than its town's
    telling = [[one for one in pieces if says_something(one, local)] for pieces in (ours, theirs)]
    best = max(
        (alike(left, right, rarity, local) for left in telling[0] for right in telling[1]), default=0.0
    )
    whole = alike(ours[0], theirs[0], rarity, local)
    return max(whole, _OF_PARTS * best + (1.0 - _OF_PARTS) * whole)


@lru_cache(maxsize=16384)
def _their_pieces(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(words(part) for part in parts(opened(name))))


@lru_cache(maxsize=16384)
def _local(city: str, other: str) -> frozenset[str]:
    return frozenset((*words(city), *words(other)))


_key = lru_cache(maxsize=16384)(city_key)
