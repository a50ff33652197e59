"""The portfolio as a whole: what it does to the chances, ties to programs, checklists, one file of everything."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi.responses import Response
from pydantic import Field
from starlette.exceptions import HTTPException

from smartpick.advice.portfolio import Proposal, without_portfolio
from smartpick.errors import Problem, UserError
from smartpick.experience import TABLES, Experience, checklist, portfolio_json
from smartpick.experience.portfolio_file import FORMAT
from smartpick.web.api.shapes import Body, Done, Name, Shown, answered, done, subject
from smartpick.web.api.the_list import asker_of
from smartpick.web.asking import compared
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.ties import asked_ties
from smartpick.workspace import answer_tie, change, concerns, must_not_identify

__all__ = ["router"]

router = subject("portfolio")
Line = Annotated[str, Field(min_length=1, max_length=400)]


class EffectShown(Shown):
    """The best list with the portfolio and without it, and the difference; ``null`` while it changes nothing."""

    effect: dict[str, Any] | None


class TiesShown(Shown):
    """Institutions that may be those of programs: what was answered, what is asked."""

    answered: list[dict[str, Any]]
    asked: list[dict[str, Any]]


class TieGiven(Body):
    """Whether an institution of the portfolio is the one of the directory that is asked about."""

    institution: Line
    state: Annotated[str, Field(min_length=2, max_length=2)] | None = None
    same: bool


class ChecklistShown(Shown):
    """What to do for an experience, each item as it stands."""

    experience: str
    checks: list[dict[str, Any]]


class TickGiven(Body):
    """Whether an item is ticked."""

    ticked: bool


class PortfolioFile(Shown):
    """A portfolio as a file (docs/experience.md): a list of records for every table that is not empty."""

    format: int


@router.get("/effect", response_model=EffectShown)
def effect(desk: TheDesk) -> Response:
    """Return what the portfolio does to the chance of matching: the same applicant with it and without."""
    from smartpick.advice.next_steps.documents import answer_document, difference_document  # noqa: PLC0415

    asked = asker_of(desk)
    joined = asked.who.joined
    if joined is None or not joined.filled:
        return answered({"effect": None})
    found = compared(desk, without_portfolio(joined), asked.who.profile, asked.question)
    return answered(
        {
            "effect": {
                "before": answer_document(found.before),
                "after": answer_document(found.after),
                "gain": difference_document(found.gain),
            }
        }
    )


@router.get("/ties", response_model=TiesShown)
def ties(desk: TheDesk) -> Response:
    """List institutions that may be those of programs; a tie raises the chances there, once it is confirmed."""
    known = [
        {"institution": one.institution, "state": one.state, "listed": one.listed or None}
        for one in held_portfolio(desk).ties
    ]
    return answered({"answered": known, "asked": [_proposal(one) for one in asked_ties(desk)]})


@router.put("/ties", response_model=Done)
def answer(desk: TheDesk, given: TieGiven) -> Response:
    """Say whether an institution is the one that is asked about; "no" also takes an earlier "yes" back."""
    held, place = held_portfolio(desk), (given.institution, given.state)
    proposal = next((one for one in asked_ties(desk) if (one.institution, one.state) == place), None)
    known = any((one.institution, one.state) == place for one in held.ties)
    if proposal is None and (given.same or not known):
        way_out = "See which are: GET /api/ties"
        raise UserError(Problem("This institution is not asked about.", way_out, "institution"))
    before = desk.store.seq()
    listed = proposal.listed if proposal is not None and given.same else ""
    answer_tie(desk.store, held, given.institution, given.state, listed)
    return done(desk.store.history(limit=1)[0] if desk.store.seq() != before else None)


@router.get("/checklists/{name}", response_model=ChecklistShown)
def checks(desk: TheDesk, name: Name) -> Response:
    """Return the checklist of an experience."""
    here = _experience(desk, name)
    found = checklist(held_portfolio(desk).portfolio, here, desk.today())
    return answered({"experience": here.id, "checks": found})


@router.put("/checklists/{name}/{item}", response_model=Done)
def tick(desk: TheDesk, name: Name, item: Name, given: TickGiven) -> Response:
    """Tick an item of a checklist, or take the tick away."""
    held, on = held_portfolio(desk), desk.today()
    here = _experience(desk, name)
    found = {check.item.key: check.item for check in checklist(held.portfolio, here, on)}
    if item not in found:
        raise HTTPException(404)
    if given.ticked is (item in here.ticked):
        return done(None)
    rest = tuple(other for other in here.ticked if other != item)
    words = f"{'Ticked' if given.ticked else 'Took the tick from'} “{found[item].text}”"
    after = replace(here, ticked=(*rest, item) if given.ticked else rest)
    return done(change(desk.store, held, words, after, on).action)


@router.get("/portfolio-file", response_model=PortfolioFile)
def whole(desk: TheDesk, strict: bool = False) -> Response:
    """Return the portfolio as one file that can be taken in again; texts go through the guard once more."""
    own = held_portfolio(desk).portfolio
    records = [one for table in TABLES for one in getattr(own, table)]
    must_not_identify(concerns(records, own), strict=strict)
    return answered({"format": FORMAT, **portfolio_json(own)})


def _experience(desk: Desk, name: str) -> Experience:
    found = held_portfolio(desk).made.get(name)
    if not isinstance(found, Experience):
        raise HTTPException(404)
    return found


def _proposal(one: Proposal) -> dict[str, Any]:
    return {
        "institution": one.institution,
        "state": one.state,
        "listed": one.listed,
        "likeness": round(one.likeness, 1),
        "same_city": one.same_city,
        "programs": [program.acgme_id for program in one.programs],
    }
