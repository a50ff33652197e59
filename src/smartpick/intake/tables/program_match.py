"""Which program of the directory a row is about; where that is doubtful the likely ones are named, none is taken."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from smartpick.errors import UserError
from smartpick.programs import Directory, Program, specialty_name, state_code
from smartpick.programs.names import likeness, parts, plain, weight, words

__all__ = ["Programs", "Unmatched"]

#: Likeness (0-100) of names from which they are taken for the same, and how far the next one must be behind.
SAME = 84.0
APART = 4.0
#: Likeness below which a name beside an ACGME id speaks of another program.
OTHER = 45.0
#: From here a name is the same but for words that say little; below, the next one must be farther behind.
SURE = 93.0
_WELL_APART = 10.0
_REST = 0.1  # what the words of a program's name that nobody wrote take off
_TELLING = 0.5
_MANY = 40
_CITY = 88.0
_NEAR = 3
_DIGITS = 10
#: A column called "Program" may hold the number.
_NUMBER = re.compile(r"\d{9,10}(?:\.0)?", re.ASCII)
#: Every row is a residency program; that word tells nothing.
_RESIDENCY = re.compile(r"(?i)\b(?:residency|training)?\s*\bprogram(?:me)?s?\s*$|\bresidency\s*$")


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Why a row has no program, and the nearest ones, most alike first."""

    why: str
    nearest: tuple[Program, ...] = ()

    def way_out(self) -> str:
        """Return what to do, in a sentence."""
        if not self.nearest:
            return "Write its ACGME id (smartpick programs search finds it)."
        named = "; ".join(f"{one.acgme_id} {one.name}, {one.city}, {one.state}" for one in self.nearest)
        return f"Write its ACGME id. Near: {named}."


class Programs:
    """The directory by id, and by specialty and place; each different description is looked up once."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._by_place: dict[tuple[str, str], list[Program]] = defaultdict(list)
        for program in directory.programs:
            self._by_place[program.specialty, program.state].append(program)
        self._names: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._bags: dict[str, frozenset[str]] = {}
        self._seen: dict[tuple[str, str, str, str, str], Program | Unmatched] = {}

    def find(
        self, acgme_id: str = "", specialty: str = "", name: str = "", city: str = "", state: str = ""
    ) -> Program | Unmatched:
        """Return the one program that is meant, or why there is none.

        An id decides, unless the name beside it is that of another program. Without one the name does, among the
        programs of the specialty in the city and state as far as these are given.
        """
        asked = (acgme_id, specialty, name, city, state)
        if not acgme_id and _NUMBER.fullmatch(name):
            acgme_id, name = name, ""
        name = _RESIDENCY.sub("", name).strip(" -,") or name
        found = self._seen.get(asked)
        if found is None:
            found = (
                self._by_id(acgme_id, name, city) if acgme_id else self._by_name(specialty, name, city, state)
            )
            self._seen[asked] = found
        return found

    def _by_id(self, said: str, name: str, city: str) -> Program | Unmatched:
        digits = re.sub(r"\D", "", said.removesuffix(".0"))
        # A spreadsheet that takes an id for a number drops its first zeros.
        row = self._directory.rows.get(digits.zfill(_DIGITS))
        if row is None or len(digits) > _DIGITS:
            return Unmatched(f'No program has the ACGME id "{said[:40]}".', self._nearest(digits, name))
        program = self._directory.programs[row]
        if (
            name
            and self._ranked(name, [program])[0][0] < OTHER
            and fuzz.ratio(plain(city), plain(program.city)) < _CITY
        ):
            why = f"The id is that of {program.name}, {program.city}; the row speaks of {name[:60]}."
            return Unmatched(why, (program,))
        return program

    def _nearest(self, digits: str, name: str) -> tuple[Program, ...]:
        if name:
            return ()
        near = [
            one
            for one in self._directory.rows
            if len(digits) >= _DIGITS - 2 and fuzz.ratio(one, digits) >= 90
        ]
        return tuple(self._directory.programs[self._directory.rows[one]] for one in near[:_NEAR])

    def _by_name(self, specialty: str, name: str, city: str, state: str) -> Program | Unmatched:
        if not name:
            return Unmatched("The row names no program.")
        try:
            wanted = specialty_name(specialty) if specialty else ""
            where = state_code(state) if state else _state_in(city)
        except UserError as error:
            return Unmatched(error.problems[0].what)
        among = self._among(wanted, where)
        if city:
            town = plain(city.partition(",")[0])
            there = [one for one in among if fuzz.ratio(town, plain(one.city)) >= _CITY]
            if not there:
                nearest = self._ranked(name, among)[:_NEAR] if where or wanted else []
                place = f"{city[:40]}, {where}" if where and where not in city else city[:40]
                why = f"The directory has no program of {wanted or 'any specialty'} in {place}."
                return Unmatched(why, tuple(one for _, one in nearest))
            among = there
        return self._best(name, among, placed=bool(city))

    def _best(self, name: str, among: Sequence[Program], *, placed: bool) -> Program | Unmatched:
        """Return the program with this name among those of a place (``placed``: of a city), or the nearest ones."""
        ranked = self._ranked(name, among, by_letters=placed)
        near = tuple(one for _, one in ranked[:_NEAR])
        best, next_best = [score for score, _ in ranked[:2]] + [0.0] * (2 - len(ranked[:2]))
        if best < SAME:
            return Unmatched(f'No program is called "{name[:60]}" there.', near)
        if not placed and not any(weight(word) >= 1.0 for word in words(name)):
            return Unmatched(f'"{name[:60]}" may be anywhere: the row names no city.', near)
        if best - next_best < (APART if best > SURE else _WELL_APART):
            return Unmatched(f'Several programs may be "{name[:60]}".', near)
        return ranked[0][1]

    def _ranked(
        self, name: str, among: Sequence[Program], *, by_letters: bool = False
    ) -> list[tuple[float, Program]]:
        """Return programs by the likeness of their names, most alike first.

        A program is as alike as the part of its name that is most alike, a little less when there is more to its name.
        ``by_letters`` forgives slips in short words too, which only a place with few programs allows.
        """
        asked = words(name)
        if len(among) > _MANY:
            some = frozenset(word for word in asked if weight(word) >= _TELLING)
            among = [one for one in among if some & self._words(one)]
        found = []
        for one in among:
            town = words(one.city)
            score = max(likeness(asked, part, local=town) for part in self._parts(one))
            if by_letters:
                score = max(score, fuzz.ratio(plain(name), plain(one.name)))
            whole = likeness(asked, words(one.name), local=town)
            found.append((score - _REST * (100.0 - whole), one))
        found.sort(key=lambda entry: (-entry[0], entry[1].acgme_id))
        return found

    def _parts(self, program: Program) -> tuple[tuple[str, ...], ...]:
        found = self._names.get(program.acgme_id)
        if found is None:
            found = self._names[program.acgme_id] = tuple(map(words, parts(program.name)))
        return found

    def _words(self, program: Program) -> frozenset[str]:
        found = self._bags.get(program.acgme_id)
        if found is None:
            found = self._bags[program.acgme_id] = frozenset(words(program.name))
        return found

    def _among(self, specialty: str, state: str) -> Sequence[Program]:
        if specialty and state:
            return self._by_place.get((specialty, state), [])
        return [
            one for (field, where), programs in self._by_place.items()
            if field in {specialty, field if not specialty else ""} and where in {state, where if not state else ""}
            for one in programs
        ]  # fmt: skip


def _state_in(city: str) -> str:
    """Return the state of "City, ST"; "" when only a city is written."""
    _, comma, state = city.rpartition(",")
    return state_code(state.strip()) if comma else ""
