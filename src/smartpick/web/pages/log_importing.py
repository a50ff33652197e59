"""A log kept elsewhere: sent as a file, looked at row by row, taken in as one action that undo takes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from smartpick.errors import Problem, UserError
from smartpick.experience.log_import import guess_columns
from smartpick.experience.log_import.columns import ENCOUNTER_COLUMNS, EXPERIENCE_COLUMNS
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import TheForm
from smartpick.web.importing import KINDS, LogLook, Said, log_look, take_in
from smartpick.web.mending import to_mend
from smartpick.web.portfolio.fields import form_fields, words_of
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.lines import called, told
from smartpick.web.portfolio.told_fields import told_fields
from smartpick.web.showing import done, show
from smartpick.web.uploads import Upload

if TYPE_CHECKING:
    from smartpick.tables import Table

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_SHOWN = 50
_PROBLEMS = 60
#: What a file may hold, and the kind of record that a row of it becomes.
_ROWS: Mapping[str, str] = {"encounters": "encounter", "experiences": "experience"}
_FIELDS = {"encounter": tuple(ENCOUNTER_COLUMNS), "experience": tuple(EXPERIENCE_COLUMNS)}
_ORDERS = {"": None, "days": True, "months": False}
#: Fields that a line of the preview says in its own words.
_TOLD = frozenset(
    {"id", "experience", "month", "role", "setting", "diagnoses", "kind", "institution", "start", "end"}
)


@dataclass(frozen=True, slots=True)
class Row:
    """One record to come: the row it is from, what it is called, what else there is to say, every other field."""

    number: int
    called: str
    told: str
    more: tuple[tuple[str, str], ...]


@router.get("/log/import")
def choose(request: Request, desk: TheDesk, kind: str = "encounters") -> Response:
    """Show what a file may look like, and take one."""
    return _choose(request, desk, kind)


@router.post("/log/import")
def send(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Read a file and show what it would become."""
    kind, (name, content) = form.text("kind"), form.files.get("file", ("", b""))
    if kind not in _ROWS:
        raise UserError(Problem("There is no such kind of log.", "Choose encounters or experiences."))
    if not content:
        problem = Problem("No file was chosen, or it is empty.", "Choose one with a header and rows.")
        return _choose(request, desk, kind, [problem])
    return RedirectResponse(f"/log/import/{KINDS[kind].send(desk, name or 'file', content)}", 303)


@router.get("/log/import/{key}")
def look(request: Request, desk: TheDesk, key: str) -> Response:
    """Show how far the reading is, and then what would be taken in."""
    return _look(request, desk, key, dict(request.query_params))


@router.post("/log/import/{key}")
def keep(request: Request, desk: TheDesk, key: str, form: TheForm) -> Response:
    """Take in what was looked at, as one action; or forget it."""
    upload = _upload(desk, key)
    if form.text("step") == "forget":
        desk.uploads.forget(key)
        return RedirectResponse("/log/import", 303)
    said = {name: form.text(name) for name in form.fields}
    kind = _ROWS[upload.more["kind"]]
    try:
        found = log_look(kind, desk, upload, _said(kind, said))
        if found.asked and not form.text("looked"):
            return _look(request, desk, key, said)
        taken = take_in(desk, upload, _said(kind, said))
    except UserError as error:
        return _look(request, desk, key, said, error.problems)
    desk.uploads.forget(key)
    return done(taken.action, f"/portfolio/{kind}")


def _choose(request: Request, desk: Desk, kind: str, problems: Sequence[Problem] = ()) -> Response:
    own = held_portfolio(desk).portfolio
    errors = {
        "file": [replace(one, what=f"{one.where}: {one.what}") if one.where else one for one in problems]
    }
    return show(
        request, "log_import.html", 422 if problems else 200, errors=errors, mend=to_mend(errors),
        kind=kind if kind in _ROWS else "encounters", fields={one: _labels(_ROWS[one], desk) for one in _ROWS},
        begun=bool(own.experiences),
    )  # fmt: skip


def _upload(desk: Desk, key: str) -> Upload:
    upload = desk.uploads.get(key)
    if upload is None or upload.more["kind"] not in _ROWS:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return upload


def _look(
    request: Request, desk: Desk, key: str, said: Mapping[str, str], problems: Sequence[Problem] = ()
) -> Response:
    upload = _upload(desk, key)
    if not upload.reading.done():
        page = show(request, "import_reading.html", upload=upload)
        page.headers["refresh"] = "1"
        return page
    kind = _ROWS[upload.more["kind"]]
    try:
        table: Table = upload.reading.result()
    except UserError as error:
        desk.uploads.forget(key)
        return _choose(request, desk, upload.more["kind"], error.problems)
    found = None
    if not problems:
        try:
            found = log_look(kind, desk, upload, _said(kind, said))
        except UserError as error:
            problems = error.problems
    own, labels = held_portfolio(desk).portfolio, _labels(kind, desk)
    guessed = {column: field for field, column in guess_columns(kind, table.columns).items()}
    chosen = {column: said.get(f"map-{column}", guessed.get(column, "")) for column in table.columns}
    return show(
        request, "log_import_preview.html", 422 if problems else 200, key=key, upload=upload, kind=kind,
        words=words_of(kind), columns=chosen, labels=labels, said=said, problems=problems[:_PROBLEMS],
        more_problems=max(len(problems) - _PROBLEMS, 0), found=found, shown=_SHOWN,
        rows=_rows(found) if found else (), count=len(table.rows),
        places=[(one.id, called(one, own)) for one in own.experiences], mend=(),
    )  # fmt: skip


def _said(kind: str, said: Mapping[str, str]) -> Said:
    """Return what the form of a preview says; without its columns they are guessed."""
    given = {name.removeprefix("map-"): field for name, field in said.items() if name.startswith("map-")}
    fields = dict.fromkeys(_FIELDS[kind], "") if given else {}
    twice = []
    for column, field in given.items():
        if field and fields.get(field):
            twice.append(
                Problem(f"Two columns are read as {field}.", "Choose one of them.", f"column {column}")
            )
        elif field:
            fields[field] = column
    if twice:
        raise UserError(twice)
    defaults = {name: said[name] for name in ("experience",) if kind == "encounter" and said.get(name)}
    return Said(fields, defaults, days_first=_ORDERS.get(said.get("order", "")))


def _labels(kind: str, desk: Desk) -> dict[str, str]:
    """Return the name of every field that a column may be read as."""
    shown = {one.name: one.label for one in form_fields(kind, held_portfolio(desk).portfolio, {})}
    return {name: shown.get(name, "Its id in the log") for name in _FIELDS[kind]}


def _rows(found: LogLook) -> tuple[Row, ...]:
    """Return the first records to come in words."""
    own, on = found.held.portfolio, found.on
    made = []
    for record, number in zip(found.records[:_SHOWN], found.numbers, strict=False):
        more = tuple(said for name, said in told_fields(record, own).items() if name not in _TOLD)
        made.append(Row(number, called(record, own), told(record, own, on), more))
    return tuple(made)
