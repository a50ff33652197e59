"""What is kept: where it is, copies and the way back, its whole history, what the doctor finds, deleting everything."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, RedirectResponse, Response, StreamingResponse

from smartpick.errors import Problem, UserError
from smartpick.experience import RECORDS
from smartpick.store import (
    KINDS,
    Action,
    Policy,
    Store,
    back_up,
    belongings,
    delete_everything,
    examine,
    exported,
    needs_passphrase,
    read_document,
    restore,
)
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import Sent, TheForm
from smartpick.web.mending import to_mend
from smartpick.web.portfolio.fields import words_of
from smartpick.web.showing import done, show
from smartpick.web.uploads import named_as_sent

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

WORDS = "delete everything"
_A_PAGE = 50
#: The element of the page that a form's problem is about.
_AT = {"restore": "restore-file", "import": "import-file", "delete": "words"}
_POLICIES: dict[str, Policy] = {"refuse": "refuse", "keep": "keep", "replace": "replace"}


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup in the folder of backups: its file name, size in bytes, and whether it is sealed."""

    name: str
    size: int
    sealed: bool


@router.get("/data")
def overview(request: Request, desk: TheDesk, made: str = "", restored: str = "", came: str = "") -> Response:
    """Show where everything is, how much there is, and the backups."""
    return _page(request, desk, 200, made=made, restored=restored, came=came)


@router.post("/data/backup")
def back_up_now(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Make a backup in the folder of backups, sealed when a passphrase is given."""
    passphrase, again = form.text("passphrase"), form.text("again")
    if passphrase != again:
        problem = Problem("The two passphrases are not the same.", "Type it twice, or leave both empty.")
        return _page(request, desk, 422, errors={"passphrase": [problem]})
    path = back_up(desk.own, passphrase=passphrase or None)
    return _on(made=path.name)


@router.get("/data/backups/{name}")
def take_backup(desk: TheDesk, name: str) -> Response:
    """Return a backup as a file to be kept elsewhere."""
    found = {path.name: path for path in belongings(desk.own.place).backups}
    if name not in found:
        raise UserError(Problem("There is no such backup.", "Look at the list of backups again."))
    return FileResponse(found[name], media_type="application/octet-stream", filename=name)


@router.get("/data/everything.json")
def take_everything(desk: TheDesk) -> Response:
    """Return everything that is kept as one readable document."""
    headers = {"content-disposition": 'attachment; filename="smartpick-everything.json"'}
    return StreamingResponse(_pieces(desk.own), media_type="application/json", headers=headers)


@router.post("/data/restore")
def restore_from(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Replace everything by a backup or an export; what was there is backed up first."""
    try:
        with _file_of(form) as path:
            passphrase = form.text("passphrase") if needs_passphrase(path) else None
            result = restore(desk.own.place, KINDS, path, passphrase)
    except UserError as error:
        return _page(request, desk, 422, errors={"restore": list(error.problems)})
    desk.reopen()
    return _on(restored=result.saved.name if result.saved else "nothing")


@router.post("/data/import")
def take_in(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Add what an export holds; one action, which undo takes back."""
    policy = _POLICIES.get(form.text("policy"), "refuse")
    try:
        name, content = _chosen(form)
        document = read_document(content, name)
        result = desk.own.take_in(document, f"Imported {name}", policy)
    except UserError as error:
        return _page(request, desk, 422, errors={"import": list(error.problems)})
    desk.end_play()
    if result.action is not None:
        return done(result.action, "/data")
    return _on(came=str(result.new))


@router.get("/data/history")
def history(request: Request, desk: TheDesk, before: int | None = None) -> Response:
    """Show what was done, newest first, a page at a time."""
    newest = desk.store.seq()
    top = min(before if before is not None else newest + 1, newest + 1)
    found = desk.store.history(limit=max(newest + 1 - top, 0) + _A_PAGE + 1)
    listed = [action for action in found if action.seq < top]
    shown = [_line(action) for action in listed[:_A_PAGE]]
    older = listed[_A_PAGE - 1].seq if len(listed) > _A_PAGE else None
    return show(request, "history.html", actions=shown, older=older, newest=newest, top=top > newest)


@router.get("/data/check")
def check(request: Request, desk: TheDesk) -> Response:
    """Look at everything that is kept, change nothing, advise."""
    findings = examine(desk.own.place, KINDS)
    faults = sum(finding.level == "fault" for finding in findings)
    return show(request, "data_check.html", findings=findings, faults=faults)


@router.post("/data/delete")
def delete(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Delete everything, really, once the words are typed."""
    if form.text("words").casefold() != WORDS:
        problem = Problem("Nothing was deleted.", f'To delete everything, type "{WORDS}".')
        return _page(request, desk, 422, errors={"delete": [problem]})
    place = desk.own.place
    desk.close()
    try:
        gone = delete_everything(place, backups=not form.text("keep_backups"))
    finally:
        desk.reopen(place)
    listed = [*filter(None, [gone.database]), *map(str, (*gone.data, *gone.backups))]
    return show(request, "data_gone.html", gone=listed)


def _called(desk: Desk, kind: str) -> str:
    """Return what the pages call records of a kind."""
    return words_of(kind).many if kind in RECORDS else desk.own.kinds.words(kind)


def _page(request: Request, desk: Desk, status: int, /, **more: Any) -> Response:
    place = desk.own.place
    found = belongings(place)
    counts = desk.own.counts()
    values = {
        "place": str(place),
        "size": 0 if place.url else sum(path.stat().st_size for path in found.data if path.is_file()),
        "records": {_called(desk, kind): count for kind, count in counts.items()},
        "folder": str(place.backups),
        "copies": [
            Copy(path.name, path.stat().st_size, path.suffix == ".age") for path in reversed(found.backups)
        ],
        "words": WORDS,
        "made": "",
        "restored": "",
        "came": "",
        **more,
        "errors": {form: [] for form in ("passphrase", "restore", "import", "delete")}
        | more.get("errors", {}),
    }
    return show(request, "kept_data.html", status, **values, mend=to_mend(values["errors"], _AT))


def _pieces(store: Store) -> Iterator[str]:
    with store.reading() as connection:
        yield from exported(connection)


def _chosen(form: Sent) -> tuple[str, bytes]:
    """Return the name and the content of the file that was sent."""
    name, content = form.files.get("file", ("", b""))
    if not content:
        raise UserError(Problem("No file was chosen.", "Choose a backup or an export of SmartPick."))
    return name, content


@contextmanager
def _file_of(form: Sent) -> Iterator[Path]:
    """Give the file that was sent, under its own name in a private folder that is gone afterwards."""
    name, content = _chosen(form)
    with tempfile.TemporaryDirectory(prefix="smartpick-") as folder:
        path = Path(folder) / (Path(name.replace("\\", "/")).name[:100] or "backup")
        path.write_bytes(content)
        with named_as_sent(folder):
            yield path


def _line(action: Action) -> dict[str, Any]:
    when = datetime.fromisoformat(action.at).astimezone().strftime("%Y-%m-%d %H:%M")
    return {"seq": action.seq, "when": when, "words": action.words, "mode": action.mode}


def _on(**said: str) -> RedirectResponse:
    return RedirectResponse(f"/data?{urlencode(said)}", 303)
