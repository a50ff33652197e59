"""What lies ahead: calendar, letters, openings, papers, the way to the certificate, the check of an agency."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Query
from fastapi.responses import Response
from pydantic import Field

from smartpick.advice.planning import (
    certification_plan,
    letter_plan,
    main_specialty,
    openings,
    seeker_of,
    starts,
    timeline,
)
from smartpick.advice.planning.starts import start_document
from smartpick.applicant import Profile
from smartpick.errors import Problem, UserError
from smartpick.experience import Experience, Portfolio, Wishes
from smartpick.experience.agency import agency_questions, check_agency
from smartpick.plain_values import plain
from smartpick.programs import specialty_name, state_code
from smartpick.web.api.shapes import Body, Shown, answered, subject
from smartpick.web.desk import Desk, TheDesk
from smartpick.workspace.applicant_in_use import applicant_in_use

__all__ = ["Planner", "planner", "router"]

router = subject("planning")
Opening = Literal[
    "elective",
    "sub-internship",
    "externship",
    "observership",
    "clinic observership",
    "volunteering",
    "research",
    "telerotation",
]


class TimelineShown(Shown):
    """Every day that matters, and what conflicts."""

    season: str
    days: list[dict[str, Any]]
    conflicts: list[dict[str, Any]]


class LettersShown(Shown):
    """Who could write, when to ask, how each letter stands."""

    letters: dict[str, Any]


class OpeningsShown(Shown):
    """Where an experience can be had, and why not elsewhere."""

    on: str
    openings: dict[str, Any]


class StartsShown(Shown):
    """The papers of every start, planned backwards."""

    on: str
    starts: list[dict[str, Any]]


class CertificationShown(Shown):
    """The way to the ECFMG certificate."""

    path: list[dict[str, Any]]
    now: list[dict[str, Any]]


class QuestionsShown(Shown):
    """The questions about an offer."""

    questions: list[dict[str, Any]]


class ReportShown(Shown):
    """Red flags; that nothing is found is no recommendation."""

    report: dict[str, Any]


class OfferGiven(Body):
    """Answers by question: true is yes, ``null`` is not known."""

    answers: Annotated[dict[str, bool | None], Field(max_length=100)]


@dataclass(frozen=True, slots=True)
class Planner:
    """Who plans, what they have logged, the day."""

    profile: Profile
    portfolio: Portfolio
    on: date


def planner(desk: Desk) -> Planner:
    """Return who plans; raise ``UserError`` before there is a profile."""
    who = applicant_in_use(desk.store, desk.season, desk.today())
    if who is None:
        raise UserError(Problem("There is no profile yet.", "Keep one first: PUT /api/profile"))
    return Planner(who.profile, who.portfolio, desk.today())


@router.get("/planning/timeline", response_model=TimelineShown)
def calendar(desk: TheDesk) -> Response:
    """Return every day that matters in one calendar, and what conflicts."""
    one = planner(desk)
    return answered(timeline(one.profile, one.portfolio, desk.season, one.on))


@router.get("/planning/letters", response_model=LettersShown)
def letters(desk: TheDesk) -> Response:
    """Plan the letters of recommendation."""
    one = planner(desk)
    return answered({"letters": letter_plan(one.portfolio, one.profile, desk.season, one.on)})


@router.get("/planning/openings", response_model=OpeningsShown)
def places(
    desk: TheDesk,
    kind: Annotated[list[Opening], Query(max_length=8)] = [],  # noqa: B006  (FastAPI copies it)
    specialty: Annotated[str, Query(max_length=80, description='"any" for all; default: the first')] = "",
    state: Annotated[list[Annotated[str, Field(max_length=40)]], Query(max_length=60)] = [],  # noqa: B006
    most_fee: Annotated[float | None, Query(ge=0, le=1_000_000)] = None,
) -> Response:
    """Find clinical experience that is open to the applicant."""
    one = planner(desk)
    wanted = specialty_name(specialty) if specialty not in {"", "any"} else main_specialty(one.profile)
    wishes = Wishes(
        kinds=tuple(kind),
        specialty=None if specialty == "any" else wanted,
        states=tuple(state_code(name) for name in state),
        most_fee=most_fee,
    )
    found = openings(seeker_of(one.profile, one.on), wishes, one.portfolio.opportunities)
    return answered({"on": one.on, "openings": found})


@router.get("/planning/papers", response_model=StartsShown)
def papers(
    desk: TheDesk,
    kind: Annotated[Opening | None, Query(description="of a start that is only thought about")] = None,
    start: Annotated[date | None, Query(description="its first day")] = None,
) -> Response:
    """Plan the papers of every start backwards."""
    if (kind is None) != (start is None):
        raise UserError(
            Problem("A start needs its kind, and a kind its day.", "Give kind and start.", "query")
        )
    one = planner(desk)
    portfolio = one.portfolio
    if kind is not None:
        thought = Experience(id="planned", kind=kind, start=start)
        portfolio = Portfolio(experiences=(thought,), documents=portfolio.documents)
    found = starts(portfolio, one.on, one.profile.visa.needed)
    return answered({"on": one.on, "starts": [start_document(each) for each in found]})


@router.get("/planning/certification", response_model=CertificationShown)
def certification(desk: TheDesk) -> Response:
    """Return the way to the ECFMG certificate."""
    one = planner(desk)
    found = certification_plan(one.profile, desk.season, one.on)
    return answered({**plain(found), "now": found.now, "open_fees": found.open_fees})


@router.get("/planning/agency", response_model=QuestionsShown)
def questions() -> Response:
    """Return the questions about a commercial offer."""
    return answered({"questions": agency_questions()})


@router.post("/planning/agency", response_model=ReportShown)
def agency(given: OfferGiven) -> Response:
    """Check a commercial offer for red flags; nothing of it is kept."""
    return answered({"report": check_agency(given.answers)})
