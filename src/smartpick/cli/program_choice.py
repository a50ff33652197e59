"""Which program somebody means: by its ACGME number, or by words that fit one program only."""

from typing import TYPE_CHECKING

from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.programs import Program

__all__ = ["chosen_program", "program_line"]

_NAMED = 5
#: Score of a hit from which every word that was typed stands in the program itself, none only nearly.
_WHOLLY = 0.97


def chosen_program(text: str) -> "Program":
    """Return the program that a number or search words mean.

    Raise ``UserError`` when none or several fit; then those that come nearest are named with their numbers.
    """
    from smartpick.programs import find, load_directory  # noqa: PLC0415

    directory = load_directory()
    wanted = text.strip()
    if not wanted:
        raise UserError(Problem("No program is named.", "Give its ACGME number or words of its name."))
    if wanted.isdecimal():
        return directory.by_id(wanted)
    found = find(directory, wanted, limit=_NAMED)
    whole = [hit for hit in found.hits if hit.score >= _WHOLLY]
    if len(whole) == 1 or found.total == 1:
        return (whole or found.hits)[0].program
    if found.total:
        named = "; ".join(program_line(hit.program) for hit in found.hits)
        what = f'{found.total} programs fit "{wanted}".'
        more = "" if found.total <= _NAMED else " and others"
        raise UserError(Problem(what, f"Give the number of the one you mean: {named}{more}."))
    near = f"The nearest names are: {'; '.join(found.nearest)}." if found.nearest else ""
    way_out = near or "Check the spelling, or use: smartpick programs search"
    raise UserError(Problem(f'No program fits "{wanted}".', way_out))


def program_line(program: "Program") -> str:
    """Return a program as one short line: number, name, place, specialty."""
    return f"{program.acgme_id} {program.name}, {program.city}, {program.state} ({program.specialty})"
