"""The way back and the way out: backups as files, restore, import of an export, erasing, deleting everything.

All but erasing is about one's own data, also while an example is played with; the play is over then.
"""

from typing import Annotated, Literal

from fastapi import Form, UploadFile
from fastapi.responses import FileResponse, Response
from pydantic import Field
from starlette.exceptions import HTTPException

from smartpick.errors import Problem, UserError
from smartpick.store import KINDS, belongings, delete_everything, needs_passphrase, read_document, restore
from smartpick.web.api.files import FileBody, content_of, on_disk, sending
from smartpick.web.api.shapes import Body, Done, Name, Shown, answered, done, subject
from smartpick.web.desk import TheDesk

__all__ = ["router"]

router = subject("data")


class RestoreGiven(FileBody):
    """A backup, sealed or not, or an export of everything. It takes the place of everything that is kept."""

    file: UploadFile
    passphrase: Annotated[str, Field(max_length=1000)] = ""
    sure: Literal["replace everything"]


class Restored(Shown):
    """What there is now; ``saved`` is the backup of what was there before, ``null`` when there was nothing."""

    records: int
    actions: int
    saved: str | None
    set_aside: str | None


class ImportGiven(FileBody):
    """An export of everything; ``policy``: what happens to a record that is there already and differs."""

    file: UploadFile
    policy: Literal["refuse", "keep", "replace"] = "refuse"


class Imported(Done):
    """How many records were new, replaced, kept against others, and the same.

    ``exact``: nothing was kept before, so the history came in, too, and there is nothing to undo.
    """

    new: int
    replaced: int
    kept: int
    same: int
    exact: bool


class EraseGiven(Body):
    """The whole id of a record, once more than in the address."""

    sure: Name


class Erased(Done):
    """What was erased; backups that were made before still hold it."""

    erased: str


class DeleteGiven(Body):
    """The words that people have to type, too."""

    words: Literal["delete everything"]
    keep_backups: bool = False


class Deleted(Shown):
    """The files that are gone."""

    deleted: list[str]


@router.get("/data/backups/{name}", **sending("application/octet-stream"))
def backup(desk: TheDesk, name: Name) -> Response:
    """Return a backup as a file to be kept elsewhere."""
    found = {path.name: path for path in belongings(desk.own.place).backups}
    if name not in found:
        raise HTTPException(404)
    return FileResponse(found[name], media_type="application/octet-stream", filename=name)


@router.post("/data/restore", response_model=Restored)
def restore_from(
    desk: TheDesk, given: Annotated[RestoreGiven, Form(media_type="multipart/form-data")]
) -> Response:
    """Replace everything by a backup or an export; what was there is backed up first."""
    with on_disk(given.file) as path:
        passphrase = given.passphrase if needs_passphrase(path) else None
        result = restore(desk.own.place, KINDS, path, passphrase)
    desk.reopen()
    return answered(
        {
            "records": result.records,
            "actions": result.actions,
            "saved": result.saved.name if result.saved else None,
            "set_aside": result.set_aside.name if result.set_aside else None,
        }
    )


@router.post("/data/import", response_model=Imported)
def take_in(desk: TheDesk, given: Annotated[ImportGiven, Form(media_type="multipart/form-data")]) -> Response:
    """Add what an export holds, as one action; into empty data exactly as it is."""
    name, content = content_of(given.file)
    found = desk.own.take_in(read_document(content, name), f"Imported {name}", given.policy)
    desk.end_play()
    counts = {"new": found.new, "replaced": found.replaced, "kept": found.kept, "same": found.same}
    return done(found.action, **counts, exact=found.exact)


@router.post("/data/erase/{name}", response_model=Erased)
def erase(desk: TheDesk, name: Name, given: EraseGiven) -> Response:
    """Forget a record for good: what it says, ever said, and its attachments. It cannot be undone."""
    if given.sure != name:
        way_out = "Give the id of the record in both places, if you mean it."
        raise UserError(Problem("Nothing was erased: these are two ids.", way_out, "body.sure"))
    return done(desk.store.erase(name), erased=name)


@router.post("/data/delete", response_model=Deleted)
def delete(desk: TheDesk, given: DeleteGiven) -> Response:
    """Delete everything, really: data, history, attachments, and the backups unless they are kept."""
    place = desk.own.place
    desk.close()
    try:
        gone = delete_everything(place, backups=not given.keep_backups)
    finally:
        desk.reopen(place)
    return answered({"deleted": [*filter(None, [gone.database]), *map(str, (*gone.data, *gone.backups))]})
