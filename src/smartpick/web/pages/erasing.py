"""Forgetting a record for good: also the history has it no more. For what should never have been written down."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from smartpick.errors import Problem
from smartpick.experience import Record
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import TheForm
from smartpick.web.mending import to_mend
from smartpick.web.portfolio.fields import words_of
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.lines import called
from smartpick.web.showing import done, show
from smartpick.workspace import kind_of, resting_on

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_MOST_SHOWN = 12


@router.get("/data/erase/{name}")
def ask(request: Request, desk: TheDesk, name: str) -> Response:
    """Say what would be forgotten, and what names it and has to go or change first."""
    return _page(request, desk, name)


@router.post("/data/erase/{name}")
def erase(request: Request, desk: TheDesk, name: str, form: TheForm) -> Response:
    """Forget a record once it was said that this is meant; it cannot be undone."""
    kind = kind_of(_record(desk, name))
    if form.text("sure") != "yes":
        return _page(request, desk, name, Problem("Nothing was erased.", "Tick the box if you mean it."))
    # What still names it is told by the page; the store refuses the same.
    return done(desk.store.erase(name), f"/portfolio/{kind}")


def _page(request: Request, desk: Desk, name: str, wrong: Problem | None = None) -> Response:
    record, own = _record(desk, name), held_portfolio(desk)
    resting = sorted(resting_on(own.portfolio, [name]))
    lines = [
        (kind_of(own.made[one]), one, called(own.made[one], own.portfolio)) for one in resting[:_MOST_SHOWN]
    ]
    errors = {"sure": [wrong] if wrong else []}
    return show(
        request, "erase.html", 422 if wrong else 200, name=name, kind=kind_of(record), words=words_of(kind_of(record)),
        called=called(record, own.portfolio), lines=lines, more=len(resting) - len(lines), errors=errors,
        mend=to_mend(errors),
    )  # fmt: skip


def _record(desk: Desk, name: str) -> Record:
    found = held_portfolio(desk).made.get(name)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found
