"""How the portfolio stands: seven dimensions, and the maps of what it shows."""

from typing import Any

from fastapi.responses import Response

from smartpick.advice.portfolio.documents import assessment_document
from smartpick.experience import assess, goals
from smartpick.experience import coverage as covered
from smartpick.experience.coverage import coverage_document
from smartpick.web.api.shapes import Shown, answered, subject
from smartpick.web.api.the_list import asker_of
from smartpick.web.desk import TheDesk
from smartpick.web.portfolio.held import held_portfolio
from smartpick.workspace.applicant_in_use import applicant_in_use

__all__ = ["router"]

router = subject("portfolio")


class AssessmentShown(Shown):
    """Seven dimensions in words, with what each rests on and what would improve it; no score."""

    on: str
    specialties: list[str]
    notes: list[str]
    dimensions: list[dict[str, Any]]


class CoverageShown(Shown):
    """Every competency: practised, seen, or nothing yet."""

    competencies: list[dict[str, Any]]


@router.get("/assessment", response_model=AssessmentShown)
def assessment(desk: TheDesk, gains: bool = False) -> Response:
    """Assess the portfolio; with ``gains`` every improvement says what it adds to the chance of matching."""
    own, on = held_portfolio(desk).portfolio, desk.today()
    if not gains:
        who = applicant_in_use(desk.store, desk.season, on)
        wanted = tuple(name for name, _ in who.profile.preferences.specialties) if who else ()
        return answered(assessment_document(assess(own, on, wanted), {}, {}))
    asked = asker_of(desk)
    found = assess(own, on, tuple(name for name, _ in asked.who.profile.preferences.specialties))
    joined, question = asked.who.joined, asked.question
    if joined is None:
        return answered(assessment_document(found, {}, {}))
    from smartpick.advice.portfolio import gains as gains_of  # noqa: PLC0415

    market = desk.engine.market()
    _, added = desk.engine.now(
        "gains", asked.key, lambda market: gains_of(found, joined, market, desk.season, question)
    )
    moved = {key: market.card[key] for part in found.dimensions for key in part.moves}
    return answered(assessment_document(found, added, moved, joined.said))


@router.get("/coverage", response_model=CoverageShown)
def coverage(desk: TheDesk) -> Response:
    """Map what the portfolio shows of every competency."""
    own = held_portfolio(desk).portfolio
    found = covered(own)
    here = next((one for one in own.experiences if one.running(desk.today())), None)
    gaps = {goal.facts.code: goal for goal in goals(found, here)}
    return answered({"competencies": [coverage_document(one, gaps) for one in found]})
