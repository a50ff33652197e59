"""Files taken in: sent, looked at while nothing is kept, and then, if one agrees, kept as one action."""

from typing import Annotated, Any, Literal

from fastapi import Form, Path, Query, UploadFile
from fastapi.responses import Response
from pydantic import Field
from starlette.exceptions import HTTPException

from smartpick.web.api.files import FileBody, content_of
from smartpick.web.api.shapes import Body, Done, Shown, answered, done, subject, waited_for
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.importing import KINDS, Said, looked, take_in
from smartpick.web.uploads import Upload

__all__ = ["router"]

router = subject("import")
Key = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{22}$", description="What sending the file answered.")]
Word = Annotated[str, Field(max_length=2000)]
Words = Annotated[dict[Word, Word], Field(default_factory=dict, max_length=200)]


class FileGiven(FileBody):
    """A file and what it is.

    ``table``: facts about programs, a CSV or XLSX, one program a row. ``facts``: facts that somebody shared. ``nrmp``:
    one's own copy of NRMP's Program Results, a PDF. ``encounters``, ``experiences``: a log kept elsewhere, a CSV or
    XLSX. ``portfolio``: a portfolio as TOML or JSON.
    """

    kind: Literal["table", "facts", "nrmp", "encounters", "experiences", "portfolio"]
    file: UploadFile


class ImportShown(Shown):
    """A file that waits for a word. It is forgotten after an hour, or when three others came after it.

    ``done`` of ``total`` pages are read while it is ``reading``; then ``preview`` says what it would become: always
    ``new`` (how many records), ``problems`` (what would be left out) and ``please_check``.
    """

    key: str
    kind: str
    name: str
    reading: bool
    done: int
    total: int
    preview: dict[str, Any] | None


class SaidOfFile(Body):
    """How to read a file, where it does not say so itself.

    ``fields``: the field of each column ("" leaves it out); for a log the column of each field. ``defaults``: values by
    field where a cell of a log is empty. ``source``, ``as_of``, ``checked_by``: who says so and when, for a table.
    ``policy``: what happens to a record of a portfolio that is there already and differs. ``despite_totals``: take a
    report in although its sums are not the published ones. ``strict``: not while anything is left to check.
    """

    fields: Words
    defaults: Words
    source: Word = ""
    as_of: Annotated[str, Field(max_length=40)] = ""
    checked_by: Literal["", "me", "other"] = ""
    days_first: bool | None = None
    policy: Literal["refuse", "keep", "replace"] = "refuse"
    despite_totals: bool = False
    strict: bool = False


class Taken(Done):
    """How many records came in; ``data/undo`` takes all of them back."""

    imported: int


class Forgotten(Shown):
    """Nothing of the file is held any more."""

    forgotten: str


@router.post("/upload", response_model=ImportShown)
def send(desk: TheDesk, given: Annotated[FileGiven, Form(media_type="multipart/form-data")]) -> Response:
    """Send a file to be read; nothing of it is kept before one agrees."""
    name, content = content_of(given.file)
    key = KINDS[given.kind].send(desk, name, content)
    return answered(_shown(key, _upload(desk, key), None))


@router.get("/imports/{key}", response_model=ImportShown)
def look(
    desk: TheDesk,
    key: Key,
    wait: Annotated[float, Query(ge=0, le=25, description="seconds to wait while it is read")] = 0.0,
) -> Response:
    """Say how far the reading is, and then what would be taken in."""
    upload = _upload(desk, key)
    if not upload.reading.done() and not wait:
        return answered(_shown(key, upload, None))
    _read(upload, wait)
    return answered(_shown(key, upload, looked(desk, upload, Said())))


@router.post("/imports/{key}/preview", response_model=ImportShown)
def preview(desk: TheDesk, key: Key, given: SaidOfFile) -> Response:
    """Say what would be taken in, if the file were read like this."""
    upload = _upload(desk, key)
    _read(upload)
    return answered(_shown(key, upload, looked(desk, upload, _said(given))))


@router.post("/imports/{key}/agree", response_model=Taken)
def agree(desk: TheDesk, key: Key, given: SaidOfFile) -> Response:
    """Take in what was looked at, as one action, and forget the file."""
    upload = _upload(desk, key)
    _read(upload)
    kept = take_in(desk, upload, _said(given))
    desk.uploads.forget(key)
    return done(kept.action, imported=kept.count, questions=kept.questions)


@router.delete("/imports/{key}", response_model=Forgotten)
def forget(desk: TheDesk, key: Key) -> Response:
    """Forget a file; nothing of it was kept."""
    _upload(desk, key)
    desk.uploads.forget(key)
    return answered({"forgotten": key})


def _said(given: SaidOfFile) -> Said:
    return Said(**given.model_dump())


def _upload(desk: Desk, key: str) -> Upload:
    found = desk.uploads.get(key)
    if found is None:
        raise HTTPException(404)
    return found


def _read(upload: Upload, seconds: float = 0.0) -> None:
    """Wait for the reading; raise what was wrong with the file."""
    stage = f"Reading the file, {upload.done} of {upload.total or '?'}"
    waited_for(upload.reading, seconds, stage)


def _shown(key: str, upload: Upload, found: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "key": key,
        "kind": upload.more["kind"],
        "name": upload.name,
        "reading": found is None and not upload.reading.done(),
        "done": upload.done,
        "total": upload.total,
        "preview": found,
    }
