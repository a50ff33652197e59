"""What lies ahead as files: the calendar, the packet for the writer of a letter, people as contact cards."""

from datetime import UTC, datetime

from fastapi.responses import Response
from starlette.exceptions import HTTPException

from smartpick.advice.planning import letter_plan, packet_text, timeline
from smartpick.render.calendar_file import calendar_file
from smartpick.render.contact_card import contact_cards
from smartpick.web.api.files import sending
from smartpick.web.api.planning import planner
from smartpick.web.api.shapes import Name, subject
from smartpick.web.desk import TheDesk
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.showing import answer

__all__ = ["router"]

router = subject("planning")


@router.get("/planning/calendar.ics", **sending("text/calendar"))
def calendar(desk: TheDesk) -> Response:
    """Return the calendar with alarms; imported again it moves what has moved."""
    one = planner(desk)
    found = timeline(one.profile, one.portfolio, desk.season, one.on)
    made = calendar_file(found.ahead, datetime.now(UTC), f"SmartPick {found.season}")
    return answer(made, "text/calendar; charset=utf-8", "smartpick.ics")


@router.get("/planning/letters/{name}/packet", **sending("text/plain"))
def packet(desk: TheDesk, name: Name) -> Response:
    """Return what a writer needs for a letter: cases seen together, with nothing that says who a patient is."""
    one = planner(desk)
    letter = next((each for each in one.portfolio.letters if each.id == name), None)
    if letter is None:
        raise HTTPException(404)
    needed = letter_plan(one.portfolio, one.profile, desk.season, one.on).needed
    text = packet_text(one.portfolio, letter, one.profile, needed, one.on)
    return answer(text, "text/plain; charset=utf-8", f"packet-{name}.txt")


@router.get("/planning/people.vcf", **sending("text/vcard"))
def people(desk: TheDesk) -> Response:
    """Return the people of the portfolio as contact cards, without what they saw."""
    known = held_portfolio(desk).portfolio.people
    if not known:
        raise HTTPException(404)
    return answer(contact_cards(known), "text/vcard; charset=utf-8", "people.vcf")
