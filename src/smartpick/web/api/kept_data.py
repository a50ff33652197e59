"""What is kept: where it is, its history, undo and redo, everything as one document, backups, what the doctor finds."""

import dataclasses
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Query
from fastapi.responses import Response, StreamingResponse
from pydantic import Field

from smartpick.errors import Problem, UserError
from smartpick.store import KINDS, Store, back_up, belongings, examine, exported
from smartpick.store.action_document import action_document
from smartpick.web.api.shapes import Body, Done, Seq, Shown, answered, done, subject
from smartpick.web.desk import Desk, TheDesk

__all__ = ["router"]

router = subject("data")


class WhereShown(Shown):
    """Where everything is and how much there is, by kind."""

    place: str
    records: dict[str, int]
    backups: list[str]
    seq: int


class HistoryShown(Shown):
    """Actions, newest first, with every text before and after."""

    actions: list[dict[str, Any]]


class Findings(Shown):
    """What the doctor found."""

    place: str
    faults: int
    findings: list[dict[str, Any]]


class LastAction(Body):
    """The number of the action that is thought to be the last: another one is never taken back by mistake."""

    seq: Seq


class BackupGiven(Body):
    """A passphrase seals the backup; nobody can help who loses it."""

    passphrase: Annotated[str, Field(min_length=1, max_length=1000)] | None = None


class BackupMade(Shown):
    """The new file in the folder of backups."""

    file: str
    bytes: int
    encrypted: bool


class Everything(Shown):
    """Everything that is kept (docs/store.md)."""


@router.get("/data", response_model=WhereShown)
def where(desk: TheDesk) -> Response:
    """Say where the data are and how much there is."""
    place = desk.own.place
    return answered(
        {
            "place": str(place),
            "records": desk.own.counts(),
            "backups": [path.name for path in belongings(place).backups],
            "seq": desk.own.seq(),
        }
    )


@router.get("/data/history", response_model=HistoryShown)
def history(
    desk: TheDesk,
    record: Annotated[str | None, Query(min_length=1, max_length=64, description="only of this id")] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 20,
) -> Response:
    """Return what was done, newest first."""
    return answered({"actions": [action_document(one) for one in desk.store.history(record, limit)]})


@router.post("/data/undo", response_model=Done)
def undo(desk: TheDesk, given: LastAction) -> Response:
    """Take the last change back, if it is still the one that is meant."""
    _still_last(desk, given.seq)
    return done(desk.store.undo())


@router.post("/data/redo", response_model=Done)
def redo(desk: TheDesk, given: LastAction) -> Response:
    """Do again what was just taken back."""
    _still_last(desk, given.seq)
    return done(desk.store.redo())


@router.get("/data/export", response_model=Everything)
def export(desk: TheDesk) -> Response:
    """Return everything that is kept as one document, which can be imported again."""
    return StreamingResponse(_pieces(desk.own), media_type="application/json")


@router.post("/data/backup", response_model=BackupMade)
def backup(desk: TheDesk, given: BackupGiven) -> Response:
    """Make a backup in the folder of backups."""
    made = back_up(desk.own, passphrase=given.passphrase)
    return answered(
        {"file": made.name, "bytes": made.stat().st_size, "encrypted": given.passphrase is not None}
    )


@router.get("/data/check", response_model=Findings)
def check(desk: TheDesk) -> Response:
    """Look at everything that is kept, change nothing, advise."""
    found = examine(desk.own.place, KINDS)
    faults = sum(one.level == "fault" for one in found)
    listed = [dataclasses.asdict(one) for one in found]
    return answered({"place": str(desk.own.place), "faults": faults, "findings": listed})


def _pieces(store: Store) -> Iterator[str]:
    with store.reading() as connection:
        yield from exported(connection)


def _still_last(desk: Desk, seq: int) -> None:
    if seq != desk.store.seq():
        what = "Something else was changed since, so nothing was taken back."
        raise UserError(Problem(what, "Look at the last change: GET /api/data/history?limit=1", "seq"))
