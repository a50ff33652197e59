"""What lies ahead: one calendar with its conflicts, openings, papers, letters, the way to the certificate."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from smartpick.advice.planning import (
    STALE_MONTHS,
    certification_plan,
    letter_plan,
    main_specialty,
    openings,
    packet_text,
    read_months_ago,
    seeker_of,
    starts,
    timeline,
)
from smartpick.applicant import CERTIFICATION_STEPS, Profile
from smartpick.errors import Problem, UserError
from smartpick.experience import Experience, Match, Portfolio, Wishes
from smartpick.experience.eligibility import known_fee
from smartpick.experience.taxonomies import Kind, options
from smartpick.programs import STATE_NAME, specialty_name
from smartpick.render.calendar_file import calendar_file
from smartpick.render.contact_card import contact_cards
from smartpick.season import citation, phase_on
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import TheForm
from smartpick.web.mending import to_mend
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.showing import answer, done, show
from smartpick.workspace import keep_profile, kept_profile
from smartpick.workspace.applicant_in_use import applicant_in_use

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

#: Kinds of experience that one can look for: practice at home is not among them.
KINDS = tuple(kind for kind in options(Kind) if kind != "home practice")


@dataclass(frozen=True, slots=True)
class Planner:
    """Who plans, what they have logged, the day."""

    profile: Profile
    portfolio: Portfolio
    on: date


def _planner(desk: Desk) -> Planner | None:
    """Return who plans; ``None`` before there is a profile."""
    who = desk.once("applicant", lambda: applicant_in_use(desk.store, desk.season, desk.today()))
    return None if who is None else Planner(who.profile, who.portfolio, desk.today())


def _shown(
    request: Request, desk: Desk, template: str, values: Callable[[Planner], Mapping[str, Any]]
) -> Response:
    """Return a page about the planner, or the way to a profile."""
    planner = _planner(desk)
    if planner is None:
        return show(request, "needs_profile.html")
    season = phase_on(desk.season, planner.on)
    return show(request, template, on=planner.on, season=season, **values(planner))


@router.get("/planning")
def calendar(request: Request, desk: TheDesk) -> Response:
    """Show every day that matters in one calendar, what conflicts and what is late."""

    def values(planner: Planner) -> Mapping[str, Any]:
        found = timeline(planner.profile, planner.portfolio, desk.season, planner.on)
        months: dict[str, list[Any]] = {}
        for day in sorted(found.ahead, key=lambda one: not one.under_way(planner.on)):
            when = "Running now" if day.under_way(planner.on) else f"{day.day:%B %Y}"
            months.setdefault(when, []).append(day)
        return {"months": months, "conflicts": found.conflicts, "overdue": found.overdue}

    return _shown(request, desk, "planning.html", values)


@router.get("/planning/calendar.ics")
def calendar_to_keep(desk: TheDesk) -> Response:
    """Return the calendar as a file with alarms; imported again it moves what has moved."""
    planner = _needed(desk)
    found = timeline(planner.profile, planner.portfolio, desk.season, planner.on)
    made = calendar_file(found.ahead, datetime.now(UTC), f"SmartPick {found.season}")
    return answer(made, "text/calendar; charset=utf-8", "smartpick.ics")


@router.get("/planning/openings")
def places(
    request: Request,
    desk: TheDesk,
    kind: str = "",
    specialty: str = "",
    state: str = "",
    fee: str = "",
    everything: str = "",
) -> Response:
    """Show where an experience can be had by this applicant, and why not elsewhere."""

    def values(planner: Planner) -> Mapping[str, Any]:
        wanted = main_specialty(planner.profile)
        if specialty:
            try:
                wanted = specialty_name(specialty)
            except UserError:
                wanted = specialty
        wishes = Wishes(
            kinds=(kind,) if kind in KINDS else (),  # type: ignore[arg-type]  # it is one of the kinds
            specialty=None if specialty == "any" else wanted,
            states=(state,) if state in STATE_NAME else (),
            most_fee=float(fee) if fee.isascii() and fee.isdigit() and len(fee) < 7 else None,
        )
        found = openings(seeker_of(planner.profile, planner.on), wishes, planner.portfolio.opportunities)
        return {
            "found": found,
            "written": {one.opportunity: one for one in planner.portfolio.approaches if one.opportunity},
            "kinds": KINDS,
            "states": STATE_NAME,
            "typed": {"kind": kind, "specialty": specialty or wanted or "", "state": state, "fee": fee},
            "everything": bool(everything),
            "fitting": [_opening(match, planner.on) for match in found.fitting],
            "closed": [_opening(match, planner.on) for match in found.closed] if everything else [],
        }

    return _shown(request, desk, "openings.html", values)


@router.get("/planning/papers")
def papers(request: Request, desk: TheDesk, kind: str = "", start: str = "") -> Response:
    """Show the papers of every start, planned backwards; also of one that is only thought about."""

    def values(planner: Planner) -> Mapping[str, Any]:
        own, visa = planner.portfolio, planner.profile.visa.needed
        thought, at, wrong = _thought(kind, start)
        portfolio = Portfolio(experiences=(thought,), documents=own.documents) if thought else own
        found = starts(portfolio, planner.on, visa)
        errors = {name: [Problem(wrong)] if name == at else [] for name in ("kind", "start")}
        typed = {"kind": kind, "start": start}
        return {"starts": found, "kinds": KINDS, "typed": typed, "errors": errors, "mend": to_mend(errors)}

    return _shown(request, desk, "papers.html", values)


@router.get("/planning/letters")
def letters(request: Request, desk: TheDesk) -> Response:
    """Show who could write, when to ask, how each letter stands, and which four to assign."""

    def values(planner: Planner) -> Mapping[str, Any]:
        found = letter_plan(planner.portfolio, planner.profile, desk.season, planner.on)
        return {"plan": found, "ask": {one.letter: one for one in found.ask}}

    return _shown(request, desk, "letters.html", values)


@router.get("/planning/letters/{name}/packet.txt")
def packet(desk: TheDesk, name: str) -> Response:
    """Return what a writer needs for a letter: cases seen together, with nothing that says who a patient is."""
    planner = _needed(desk)
    letter = next((one for one in planner.portfolio.letters if one.id == name), None)
    if letter is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    found = letter_plan(planner.portfolio, planner.profile, desk.season, planner.on)
    text = packet_text(planner.portfolio, letter, planner.profile, found.needed, planner.on)
    return answer(text, "text/plain; charset=utf-8", f"packet-{name}.txt")


@router.get("/planning/certification")
def certification(request: Request, desk: TheDesk) -> Response:
    """Show the way to the ECFMG certificate: what is next, by when, attempts and fees."""

    def values(planner: Planner) -> Mapping[str, Any]:
        return {
            "plan": certification_plan(planner.profile, desk.season, planner.on),
            "citation": citation,
            "to_note": CERTIFICATION_STEPS,
            "noted": planner.profile.ecfmg.done,
        }

    return _shown(request, desk, "certification.html", values)


@router.post("/planning/certification")
def say_done(desk: TheDesk, form: TheForm) -> Response:
    """Note that a step to the certificate is done, or not done yet; exams are passed in the profile."""
    held, step = kept_profile(desk.store), form.text("step")
    if held is None:
        raise UserError(Problem("There is no profile yet.", "Answer the three questions first."))
    if step not in CERTIFICATION_STEPS:
        raise UserError(
            Problem("There is no such step to note.", "Look at the way to the certificate again.")
        )
    was = held.data.get("ecfmg", {})
    said = {*was.get("done", ())} - {step} | ({step} if form.text("done") else set())
    data = {**held.data, "ecfmg": {**was, "done": [one for one in CERTIFICATION_STEPS if one in said]}}
    words = f"Noted that the {step} step to the certificate is {'done' if step in said else 'not done yet'}"
    return done(keep_profile(desk.store, data, words, held.revision), "/planning/certification")


@router.get("/planning/people.vcf")
def people(desk: TheDesk) -> Response:
    """Return the people of the portfolio as contact cards, without what they saw."""
    known = held_portfolio(desk).portfolio.people
    if not known:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return answer(contact_cards(known), "text/vcard; charset=utf-8", "people.vcf")


def _needed(desk: Desk) -> Planner:
    planner = _planner(desk)
    if planner is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return planner


def _thought(kind: str, start: str) -> tuple[Experience | None, str, str]:
    """Return the start that somebody thinks about; else the field that is wrong, and what is wrong with it."""
    if not kind and not start:
        return None, "", ""
    if kind not in KINDS:
        return None, "kind", "Choose what would start."
    try:
        day = date.fromisoformat(start)
    except ValueError:
        return None, "start", "Give the first day, such as 2027-03-01."
    return Experience(id="planned", kind=kind, start=day), "", ""  # type: ignore[arg-type]  # it is one of the kinds


def _length(least: float | None, most: float | None) -> str:
    """Return how long a place lasts, in words."""
    # A month of a page is 4.3 weeks here, which nobody says.
    about = "" if all(count is None or float(count).is_integer() for count in (least, most)) else "about "
    if least and most:
        return about + (_weeks(least) if least == most else f"{least:.0f} to {_weeks(most)}")
    if least or most:
        return f"{'at least' if least else 'at most'} {about}{_weeks(least or most or 0.0)}"
    return "length not known"


def _weeks(count: float) -> str:
    return f"{count:.0f} week{'' if round(count) == 1 else 's'}"


def _opening(match: Match, on: date) -> dict[str, Any]:
    one, fee = match.opportunity, known_fee(match.opportunity)
    months = read_months_ago(one, on)
    spoken = [word for word, holds in (("a letter", one.letter), ("help with a visa", one.visa)) if holds]
    return {
        "match": match,
        "place": ", ".join(filter(None, [one.city, one.state])),
        "price": "price not known" if fee is None else "free" if one.free and not fee else f"{fee:,.0f} USD",
        "length": _length(one.weeks_least, one.weeks_most),
        "spoken": " and ".join(spoken),
        "read": f"its page was read in {one.checked}" if one.checked else "your own entry",
        "old": months is not None and months >= STALE_MONTHS,
    }
