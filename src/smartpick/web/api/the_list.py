"""The list with its certificate; pins, bans and the budget; the answer that narrows it most."""

from concurrent.futures import TimeoutError as TooLongError
from typing import Annotated, Any, Literal

from fastapi import Query
from fastapi.responses import Response
from pydantic import Field

from smartpick.errors import Problem, UserError
from smartpick.web.api.shapes import AcgmeId, Body, Done, Shown, answered, done, subject
from smartpick.web.asking import Asker, asker, list_now, open_questions, proof_later
from smartpick.web.desk import Desk, TheDesk
from smartpick.workspace.wishes import Wish, set_budget, set_wish

__all__ = ["asker_of", "router"]

router = subject("list")
#: Seconds that a proof is waited for; the bound without it is true, too, only farther.
PATIENCE = 25.0
Dollars = Annotated[float, Field(ge=0, le=1_000_000, description="Most to spend on application fees, USD.")]
_WISHES: dict[str, Wish] = {"pin": "pin", "ban": "ban", "neither": ""}


class ListShown(Shown):
    """A plan as ``smartpick pick --json`` prints it (docs/formats.md).

    ``totals`` has the certificate: the value, its upper bound and the gap. ``proven``: the bound is that of the proof.
    """

    format: Literal["smartpick-plan"]
    format_version: int
    totals: dict[str, Any]
    programs: list[dict[str, Any]]
    proven: bool


class Questions(Shown):
    """What the profile leaves open, the answer that narrows the interval most first."""

    questions: list[dict[str, Any]]


class WishGiven(Body):
    """A wish about a program."""

    wish: Literal["pin", "ban", "neither"]


class BudgetGiven(Body):
    """Dollars, or ``null``: the list ends where another 100 dollars buy too little."""

    dollars: Dollars | None


def asker_of(desk: Desk, budget: float | None = None) -> Asker:
    """Return who asks; raise ``UserError`` before there is a profile."""
    asked = asker(desk, budget)
    if asked is None:
        raise UserError(Problem("There is no profile yet.", "Keep one first: PUT /api/profile"))
    return asked


@router.get("/list", response_model=ListShown)
def the_list(
    desk: TheDesk, budget: Annotated[Dollars | None, Query()] = None, prove: bool = True
) -> Response:
    """Return the list; ``prove=false`` returns it at once with a bound that is true and far."""
    from smartpick.render.plan_json import plan_object  # noqa: PLC0415  (with the charts behind it)

    asked = asker_of(desk, budget)
    plan, proven = list_now(asked), False
    future = proof_later(asked) if prove else None
    if future is not None:
        try:
            plan, proven = future.result(PATIENCE), True
        except TooLongError:
            proven = False
    return answered({**plan_object(plan), "proven": proven})


@router.put("/list/wishes/{acgme_id}", response_model=Done)
def keep_wish(desk: TheDesk, acgme_id: AcgmeId, given: WishGiven) -> Response:
    """Pin a program, ban it, or neither."""
    return done(set_wish(desk.store, desk.engine.market().directory, acgme_id, _WISHES[given.wish]))


@router.put("/list/budget", response_model=Done)
def keep_budget(desk: TheDesk, given: BudgetGiven) -> Response:
    """Keep a budget, or none."""
    return done(set_budget(desk.store, given.dollars))


@router.get("/list/questions", response_model=Questions)
def questions(desk: TheDesk) -> Response:
    """Return which answer would narrow the interval most."""
    found = open_questions(asker_of(desk))
    return answered({"questions": [{**_plain(one), "narrows": one.narrows} for one in found]})


def _plain(one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("field", "question", "before", "after")}
