"""How an applicant stands at one program and what their list does with it, prepared for the program's page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from smartpick.errors import Problem, UserError
from smartpick.programs import Program
from smartpick.render import wording
from smartpick.web.asking import asker, at_program, known_at_program, list_now
from smartpick.web.desk import Desk
from smartpick.web.list_view import Why, why_of

if TYPE_CHECKING:
    from smartpick.advice import Plan
    from smartpick.advice.one_program import Absence, OneProgram
    from smartpick.chances import Estimate

__all__ = ["ProgramPlace", "program_place"]

#: Why nothing is said of chances.
Silence = Literal["", "no profile", "preparing", "not yet", "problems", "other specialty"]
Wish = Literal["", "pinned", "banned", "rated never"]


@dataclass(frozen=True, slots=True)
class ProgramPlace:
    """What the page says of the applicant and the program; with a ``silence`` there is nothing but the ``problems``.

    ``signal`` the list gives the program; ``place`` where it stands on the list, or why it does not, and ``more``
    says what that means; ``equals`` the sentence about programs with the same chance, "" for none.
    """

    silence: Silence
    problems: tuple[Problem, ...] = ()
    tier: str = ""
    interview: "Estimate | None" = None
    match: "Estimate | None" = None
    signal: str = ""
    listed: bool = False
    place: str = ""
    more: tuple[str, ...] = ()
    why: Why | None = None
    unknown: tuple[str, ...] = ()
    equals: str = ""
    wish: Wish = ""


def program_place(desk: Desk, program: Program, *, wait: bool) -> ProgramPlace:
    """Return how the applicant in use stands at a program; a page without chances says why there are none.

    Working it out takes a tenth of a second, and more right after a change: without ``wait`` it is returned only if
    that was done already.
    """
    if desk.engine.stage:
        return ProgramPlace("preparing")
    try:
        asked = asker(desk)
        if asked is None:
            return ProgramPlace("no profile")
        if not wait and known_at_program(asked, program) is None:
            return ProgramPlace("not yet")
        return _place(at_program(asked, program), list_now(asked))
    except UserError as error:
        return ProgramPlace("problems", error.problems)


def _place(found: "OneProgram", plan: "Plan") -> ProgramPlace:
    standing, row = found.standing, found.row
    if standing is None:
        return ProgramPlace("other specialty")
    shown = row or standing
    place, more = _listed(found, plan) if row else _absent(found, plan)
    return ProgramPlace(
        silence="",
        tier=shown.tier,
        interview=shown.interview,
        match=shown.match,
        signal=row.signal if row and row.signal != "none" else "",
        listed=row is not None,
        place=place,
        more=more,
        why=why_of(shown.reasons, shown.screens),
        unknown=tuple(one.words for one in shown.screens if one.verdict == "unknown"),
        equals=_equals(found),
        wish=_wish(found),
    )


def _wish(found: "OneProgram") -> Wish:
    if found.absence and found.absence.rule == "rated never":
        return "rated never"
    return "pinned" if found.pinned else "banned" if found.banned else ""


def _listed(found: "OneProgram", plan: "Plan") -> tuple[str, tuple[str, ...]]:
    row = found.row
    assert row is not None  # noqa: S101  (the caller asked)
    place = f"No. {row.rank} of the {wording.plural(plan.totals.applications, 'program')} on your list."
    more = [
        f"It costs {wording.money(row.cost)} and adds {wording.points(row.marginal_value)} points to your chance."
    ]
    if row.pinned:
        more.append("It is pinned by you.")
    if row.wasted:
        more.append(f"Its money buys nothing: {row.why_wasted}.")
    elif row.past_stop:
        more.append("It comes after your stop point, where another 100 dollars buy little.")
    return place, tuple(more)


def _absent(found: "OneProgram", plan: "Plan") -> tuple[str, tuple[str, ...]]:
    absence = found.absence
    assert absence is not None  # noqa: S101  (the caller asked)
    return _ABSENT[absence.rule], _what_it_means(absence, plan)


#: What is said of a program that is not on the list.
_ABSENT = {
    "banned": "Not on your list: you banned it.",
    "rated never": "Not on your list: you rated it 0, which means never.",
    "screened out": "Not on your list: a rule sets your application aside.",
    "over budget": "Not on your list: your budget goes further elsewhere.",
    "past the stop point": "Not on your list: it comes after your stop point.",
}


def _what_it_means(absence: "Absence", plan: "Plan") -> tuple[str, ...]:
    price, gain = wording.money(absence.cost), wording.points(absence.adds)
    if absence.rule == "screened out":
        return (
            "The rule is known from what was looked up below; if that is wrong or old, enter what holds now.",
        )
    would = f"It would cost {price} and add {gain} points to your chance of matching"
    if absence.rule == "over budget":
        return (
            f"{would}; your budget of {wording.money(plan.budget or 0.0)} is spent on more for the price.",
        )
    if absence.rule == "past the stop point":
        return (f"{would}; your list ends where another 100 dollars buy too little.",)
    return (f"{would}.",)


def _equals(found: "OneProgram") -> str:
    """Return the sentence about the programs that nothing known tells apart from this one."""
    number, listed = len(found.alike), found.alike_listed
    if not number:
        return ""
    said = (
        f"Nothing known tells it apart from {wording.plural(number, 'other program')}: without a signal the chances "
        "are exactly the same."
    )
    if not listed:
        return said
    of_them = "It is" if number == 1 else "One of them is" if listed == 1 else f"{listed} of them are"
    if found.absence and found.absence.rule in {"over budget", "past the stop point"}:
        return f"{said} {of_them} on your list: of equals, those with the lower ACGME number come first."
    return f"{said} {of_them} on your list."
