"""Records of the portfolio, of every kind: list, search, get, add, change, remove."""

from typing import Annotated, Any, Literal

from fastapi import Query
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from smartpick.errors import Problem, UserError
from smartpick.experience import Record, from_json, to_json
from smartpick.web.api.shapes import Body, Done, Name, PlainObject, Shown, answered, done, subject
from smartpick.web.desk import TheDesk
from smartpick.web.portfolio.held import held_portfolio
from smartpick.workspace import (
    Kept,
    concern_documents,
    concerns,
    free_name,
    kind_of,
    must_not_identify,
    resting_on,
)
from smartpick.workspace import add as add_to
from smartpick.workspace import change as change_in
from smartpick.workspace import remove as remove_from

__all__ = ["RecordDone", "record_done", "router"]

router = subject("portfolio")
Kind = Literal[
    "experience",
    "encounter",
    "reflection",
    "feedback",
    "person",
    "letter",
    "document",
    "approach",
    "opportunity",
    "date",
]


class RecordsShown(Shown):
    """Records with their kinds; ``total`` before ``limit``."""

    total: int
    records: list[dict[str, Any]]


class RecordShown(Shown):
    """A record with its kind and the revision it has."""

    record: str
    id: str
    revision: int


class RecordDone(Done):
    """What was kept, the questions that it raises, and what is to be checked in its texts."""

    id: str
    record: dict[str, Any]
    questions: list[str]
    please_check: list[dict[str, Any]]


class RecordGiven(Body):
    """A record as docs/experience.md describes it; without an ``id`` one is made.

    ``strict``: not kept while anything is left to check.
    """

    record: PlainObject
    strict: bool = False


class Removed(Done):
    """The ids that went."""

    removed: list[str]


@router.get("/portfolio", response_model=RecordsShown)
def everything(
    desk: TheDesk,
    search: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=20_000)] = 1000,
) -> Response:
    """Return the records of every kind, oldest first; with words to search, those that hold them, newest first."""
    held = held_portfolio(desk)
    names = [one.id for one in desk.store.find(text=search)] if search else list(held.made)
    return _listed(held, names, limit)


@router.get("/portfolio/{kind}", response_model=RecordsShown)
def listed(
    desk: TheDesk,
    kind: Kind,
    search: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=20_000)] = 1000,
) -> Response:
    """Return the records of a kind, newest first."""
    held = held_portfolio(desk)
    return _listed(held, [one.id for one in desk.store.find(kind, text=search)], limit)


@router.get("/portfolio/{kind}/{name}", response_model=RecordShown)
def one(desk: TheDesk, kind: Kind, name: Name) -> Response:
    """Return one record."""
    held = held_portfolio(desk)
    found = _named(held, kind, name)
    return answered({**_shown(found), "revision": held.records[found.id].revision})


@router.post("/portfolio/{kind}", response_model=RecordDone)
def add(desk: TheDesk, kind: Kind, given: RecordGiven) -> Response:
    """Keep a new record, after what cannot be true and what says who a patient is was refused."""
    held = held_portfolio(desk)
    made = from_json(kind, {"id": free_name(kind, given.record, held.records), **given.record})
    found = must_not_identify(concerns([made], held.portfolio), strict=given.strict)
    written = add_to(desk.store, held, f"Added the {kind} {made.id}", [made], desk.today())
    return record_done(made, written, concern_documents(found))


@router.put("/portfolio/{kind}/{name}", response_model=RecordDone)
def change(desk: TheDesk, kind: Kind, name: Name, given: RecordGiven) -> Response:
    """Give a record other contents, all of them; a part taken in an encounter can be lowered and never raised."""
    held = held_portfolio(desk)
    before = _named(held, kind, name)
    if given.record.get("id", before.id) != before.id:
        raise UserError(Problem("An id stays as it is.", "Add a new record and remove this one.", "id"))
    after = from_json(kind, {"id": before.id, **given.record})
    found = must_not_identify(concerns([after], held.portfolio), strict=given.strict)
    written = change_in(desk.store, held, f"Changed the {kind} {before.id}", after, desk.today())
    return record_done(after, written, concern_documents(found))


@router.delete("/portfolio/{kind}/{name}", response_model=Removed)
def remove(desk: TheDesk, kind: Kind, name: Name, with_all: bool = False) -> Response:
    """Take a record away; ``with_all`` takes what names it, too. Undo brings all back."""
    held = held_portfolio(desk)
    found = _named(held, kind, name)
    resting = resting_on(held.portfolio, [found.id])
    if resting and not with_all:
        what = f"{len(resting)} other records name this: {', '.join(sorted(resting)[:5])}."
        raise UserError(Problem(what, "Take it out of them, or say with_all=true.", found.id))
    going = sorted({found.id, *resting})
    words = f"Removed {found.id}" + (f" and {len(resting)} records that name it" if resting else "")
    return done(remove_from(desk.store, held, words, going), removed=going)


def record_done(made: Record, written: Any, please_check: list[dict[str, Any]]) -> Response:
    """Return what was kept of a record."""
    questions = [one.what for one in written.questions]
    return done(
        written.action, id=made.id, record=to_json(made), questions=questions, please_check=please_check
    )


def _shown(record: Record) -> dict[str, Any]:
    return {"record": kind_of(record), **to_json(record)}


def _listed(held: Kept, names: list[str], limit: int) -> Response:
    found = [held.made[name] for name in names if name in held.made]
    return answered({"total": len(found), "records": [_shown(one) for one in found[:limit]]})


def _named(held: Kept, kind: str, name: str) -> Record:
    found = held.made.get(name)
    if found is None or kind_of(found) != kind:
        raise HTTPException(404)
    return found
