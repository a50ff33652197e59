"""Files of facts: sent, looked at, and taken in as one action that undo takes back; links of NRMP's tracks reviewed."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from smartpick.errors import Problem, UserError
from smartpick.facts import FIELDS, Report, age_words, value_words
from smartpick.intake.tables import shared_document, target_words
from smartpick.programs import Program, load_directory
from smartpick.tables import Table
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.fact_files import Preview, SaidOfTable, keep_previewed, previewed, send_shared, send_table
from smartpick.web.forms import TheForm
from smartpick.web.mending import to_mend
from smartpick.web.nrmp_files import keep_report, looked_at, send_report
from smartpick.web.showing import answer, done, show
from smartpick.web.uploads import Upload
from smartpick.workspace import kept_facts, kept_profile
from smartpick.workspace.nrmp import decide, kept_results, waiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_SHOWN = 60
_PROBLEMS = 60
_QUESTIONS = 10
#: The kinds of files, which are also the fields that they are chosen in.
_KINDS = ("table", "facts", "nrmp")
#: What a table that does not say when it was looked up is told.
_WHEN = "looked up"


@router.get("/import")
def choose(request: Request, desk: TheDesk) -> Response:
    """Show what can be taken in, and what waits for a word."""
    return _choose(request, desk)


@router.post("/import/table")
def send_a_table(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Read a spreadsheet of facts and show what it would become."""
    return _sent(request, desk, form.files, "table", send_table)


@router.post("/import/facts")
def send_facts(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Read a file of facts that somebody shared."""
    return _sent(request, desk, form.files, "facts", send_shared)


@router.post("/import/nrmp")
def send_a_report(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Read the applicant's own copy of NRMP's report; it takes some seconds."""
    return _sent(request, desk, form.files, "nrmp", send_report)


@router.get("/import/review")
def review(request: Request, desk: TheDesk) -> Response:
    """Show links of imported tracks that are doubtful, the largest programs first."""
    questions = waiting(kept_results(desk.store))
    shown = [
        {
            "code": one.tracks[0].track.program_code,
            "track": one.tracks[0].track,
            "count": len(one.tracks),
            "candidates": [(_program(c.program), c.program, c.quality, c.method) for c in one.candidates[:4]],
        }
        for one in questions[:_QUESTIONS]
    ]
    return show(request, "import_review.html", questions=shown, count=len(questions))


@router.post("/import/review")
def decided(desk: TheDesk, form: TheForm) -> Response:
    """Keep the applicant's word about which program a track is."""
    code, program = form.text("code"), form.text("program")
    if program and program not in load_directory().rows:
        raise UserError(Problem("There is no such program.", "Choose one of the list, or none."))
    action = decide(desk.store, kept_results(desk.store), {code: program}, f"Decided which program {code} is")
    return done(action, "/import/review")


@router.get("/import/share.json")
def share(desk: TheDesk) -> Response:
    """Return one's facts for others: about programs, and nothing about oneself."""
    held = kept_facts(desk.store)
    document = shared_document(held.reports.values(), desk.today())
    if not document["facts"]:
        raise UserError(Problem("There are no facts to share yet.", "Enter some on a program's page."))
    return answer(
        f"{json.dumps(document, indent=1, ensure_ascii=False)}\n", "application/json", "smartpick-facts.json"
    )


@router.get("/import/{key}")
def look(request: Request, desk: TheDesk, key: str) -> Response:
    """Show how far the reading is, and then what would be taken in."""
    return _look(request, desk, key, dict(request.query_params))


@router.post("/import/{key}")
def take_in(request: Request, desk: TheDesk, key: str, form: TheForm) -> Response:
    """Take in what was looked at, as one action; or forget it."""
    upload = _upload(desk, key)
    if form.text("step") == "forget":
        desk.uploads.forget(key)
        return RedirectResponse("/import", 303)
    said = {name: form.text(name) for name in form.fields}
    if upload.more["kind"] == "nrmp":
        return _take_report(desk, key, upload, said)
    try:
        preview = previewed(desk, upload, _said_of_table(said))
    except UserError as error:
        return _look(request, desk, key, said, error.problems)
    if preview.asked and not form.text("looked"):
        return _look(request, desk, key, said)
    kept = keep_previewed(desk, upload, preview)
    desk.uploads.forget(key)
    return done(kept.action, "/facts")


def _choose(request: Request, desk: Desk, kind: str = "", problems: Sequence[Problem] = ()) -> Response:
    """Show what can be taken in; ``problems`` are those of a file of a kind that was sent."""
    tracks = kept_results(desk.store)
    errors = {one: [_placed(two) for two in problems] if one == kind else [] for one in _KINDS}
    return show(
        request, "import.html", 422 if problems else 200, errors=errors, mend=to_mend(errors),
        tracks=len(tracks.tracks),
        waiting=len(waiting(tracks)), facts=len(kept_facts(desk.store).reports), listed=bool(kept_profile(desk.store)),
    )  # fmt: skip


def _placed(one: Problem) -> Problem:
    """Return a problem of a file with its place in the sentence."""
    return replace(one, what=f"{one.where}: {one.what}") if one.where else one


def _sent(
    request: Request,
    desk: Desk,
    files: Mapping[str, tuple[str, bytes]],
    kind: str,
    send: Callable[[Desk, str, bytes], str],
) -> Response:
    name, content = files.get("file", ("", b""))
    if not content:
        return _choose(request, desk, kind, [Problem("No file was chosen.", "Choose one and send it again.")])
    return RedirectResponse(f"/import/{send(desk, name or 'file', content)}", 303)


def _upload(desk: Desk, key: str) -> Upload:
    upload = desk.uploads.get(key)
    if upload is None:
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
    try:
        upload.reading.result()
        if upload.more["kind"] == "nrmp":
            return _look_at_report(request, desk, key, upload, problems)
        preview = None if problems else previewed(desk, upload, _said_of_table(said))
    except UserError as error:
        if upload.more["kind"] != "table" or upload.reading.exception() is not None:
            desk.uploads.forget(key)
            return _choose(request, desk, upload.more["kind"], error.problems)
        preview, problems = None, error.problems
    errors: dict[str, list[Problem]] = {"as_of": [], "map-1": []}
    for one in problems:
        errors["as_of" if _WHEN in one.what else "map-1"].append(one)
    return show(
        request, "import_preview.html", 422 if problems else 200, errors=errors, mend=to_mend(errors),
        key=key, upload=upload, preview=preview,
        problems=problems, said=said, targets=_targets(), facts=_lines(desk, preview),
        clashes=_clash_lines(desk, preview), shown=_SHOWN, shown_problems=_PROBLEMS,
        columns=preview.columns if preview else _columns(upload),
    )  # fmt: skip


def _said_of_table(said: Mapping[str, str]) -> SaidOfTable:
    """Return what the form of a preview says of a table."""
    fields = {name.removeprefix("map-"): target for name, target in said.items() if name.startswith("map-")}
    mine = said.get("checked_by") == "me"
    return SaidOfTable(fields, said.get("source", ""), said.get("as_of", ""), "me" if mine else "")


def _columns(upload: Upload) -> tuple[tuple[str, str], ...]:
    found = upload.reading.result()
    return tuple((column, "") for column in found.columns) if isinstance(found, Table) else ()


def _targets() -> list[tuple[str, str]]:
    about_rows = ("acgme_id", "specialty", "name", "city", "state", "source", "link", "as_of")
    return [(key, target_words(key)) for key in (*about_rows, *FIELDS)]


def _lines(desk: Desk, preview: Preview | None) -> list[dict[str, Any]]:
    new = preview.new if preview else ()
    return [_line(one, desk.today()) for one in new[:_SHOWN]]


def _line(one: Report, on: date) -> dict[str, Any]:
    return {
        "program": _program(one.program),
        "id": one.program,
        "label": one.about.label,
        "value": value_words(one.about, one.value),
        "source": one.source,
        "when": f"{one.as_of}, {age_words(one.day, on)}",
    }


def _clash_lines(desk: Desk, preview: Preview | None) -> list[dict[str, Any]]:
    found = preview.clashes if preview else ()
    return [
        {
            "new": _line(clash.report, desk.today()),
            "known": [_line(one, desk.today()) for one in clash.before.reports],
        }
        for clash in found[:_SHOWN]
    ]


def _program(acgme_id: str) -> Program | None:
    listed = load_directory()
    row = listed.rows.get(acgme_id)
    return None if row is None else listed.programs[row]


def _look_at_report(
    request: Request, desk: Desk, key: str, upload: Upload, problems: Sequence[Problem]
) -> Response:
    found = looked_at(desk, upload.reading.result())
    return show(
        request, "import_report.html", 422 if problems else 200, key=key, results=found.results,
        checks=found.checks, agree=found.agrees, planned=found.planned, states=found.states, problems=problems,
    )  # fmt: skip


def _take_report(desk: Desk, key: str, upload: Upload, said: Mapping[str, str]) -> Response:
    action = keep_report(desk, looked_at(desk, upload.reading.result()), despite=bool(said.get("despite")))
    desk.uploads.forget(key)
    return done(action, "/import")
