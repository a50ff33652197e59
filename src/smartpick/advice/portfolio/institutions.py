"""Institutions of a portfolio that may be those of the directory: found by name within the state, never assumed.

A rotation at an institution raises the chances at its programs (a tie). Names alone err, so a tie counts once the
applicant has said that the two are the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smartpick.experience import ExperienceSummary
from smartpick.programs import Directory, Program
from smartpick.programs.names import SAME_INSTITUTION, likeness, parts, words

__all__ = ["Answers", "Institution", "Proposal", "institutions", "proposals"]

#: Name and state of an institution of a portfolio.
Institution = tuple[str, str | None]
#: What the applicant answered: the name in the directory that is meant, "" where it is none of them.
Answers = Mapping[Institution, str]

#: From this likeness (0 to 100) a name is worth asking about; judgement.
WORTH_ASKING = 75.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """An institution of the portfolio, and the nearest name in the directory with the programs that bear it.

    ``likeness`` is 0 to 100; ``same_city`` tells whether one of the programs is in the city of the institution,
    ``None`` when that city is not known.
    """

    institution: str
    state: str
    listed: str
    likeness: float
    programs: tuple[Program, ...]
    same_city: bool | None

    def question(self) -> str:
        """Return it as a question to the applicant."""
        towns = ", ".join(dict.fromkeys(f"{program.city}, {program.state}" for program in self.programs))
        count = len(self.programs)
        listed = f"{self.listed} ({towns}; {count} program{'s' if count != 1 else ''})"
        return f"Is {self.institution} the same as {listed}?"


def institutions(summary: ExperienceSummary) -> Mapping[Institution, str | None]:
    """Return every institution in the US that a portfolio names, with its city where that is known."""
    named: dict[Institution, str | None] = {}
    abroad = {one.institution for one in summary.rotations if one.country is not None and not one.state}
    written_here = [one for one in summary.letters if one.us is not False]
    places = [
        *((one.institution, one.state, one.city) for one in summary.rotations),
        *((one.institution, one.state, one.city) for one in written_here),
        *((one.institution, one.state, one.city) for one in summary.people),
    ]
    for name, state, city in places:
        if name and (state or name not in abroad):
            named[name, state] = named.get((name, state)) or city
    return named


def proposals(
    named: Mapping[Institution, str | None], directory: Directory, answers: Answers
) -> tuple[Proposal, ...]:
    """Return what is worth asking about: institutions without an answer whose name is near one in their state."""
    found = (
        _nearest(name, state, city, directory)
        for (name, state), city in named.items()
        if state is not None and (name, state) not in answers
    )
    return tuple(one for one in found if one is not None)


def _nearest(name: str, state: str, city: str | None, directory: Directory) -> Proposal | None:
    here = [program for program in directory.programs if program.state == state]
    wanted = words(name)
    best, listed = 0.0, ""
    for part in dict.fromkeys(part for program in here for part in parts(program.name)):
        near = likeness(wanted, words(part))
        if near > best:
            best, listed = near, part
    if best < WORTH_ASKING:
        return None
    bearing = tuple(_bearing(listed, here))
    same = None if city is None else any(_folded(program.city) == _folded(city) for program in bearing)
    return Proposal(name, state, listed, best, bearing, same)


def _bearing(listed: str, here: Iterable[Program]) -> Iterable[Program]:
    """Yield the programs that a tie to this name reaches."""
    wanted = words(listed)
    alike: dict[str, bool] = {}
    for program in here:
        if program.name not in alike:
            alike[program.name] = any(
                likeness(wanted, words(part)) >= SAME_INSTITUTION for part in parts(program.name)
            )
        if alike[program.name]:
            yield program


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
