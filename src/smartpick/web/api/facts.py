"""What somebody says about programs: enter it, correct it, decide between two that differ."""

from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from fastapi.responses import Response
from pydantic import Field

from smartpick.errors import Problem, UserError
from smartpick.facts import FIELDS, VERIFIED, Report, field_named, report_of
from smartpick.facts.documents import belief_document, field_document, report_document
from smartpick.intake.tables import shared_document
from smartpick.programs import load_directory
from smartpick.web.api.shapes import AcgmeId, Body, Done, Name, Shown, answered, done, subject
from smartpick.web.desk import Desk, TheDesk
from smartpick.workspace import (
    add_reports,
    concern_documents,
    correct_report,
    fact_concerns,
    fact_history,
    free_fact_id,
    kept_facts,
    must_not_identify,
    prefer_report,
    retract_report,
    withdraw_preference,
)
from smartpick.workspace.fact_documents import conflicts_document, event_document, known_document

__all__ = ["router"]

router = subject("facts")
Text = Annotated[str, Field(max_length=2000)]
Field_ = Annotated[str, Field(min_length=1, max_length=80, description="See GET /api/facts/fields.")]
Verified = Literal["me", "other", "import"]


class KnownShown(Shown):
    """Beliefs, and the reports behind them with age and whether they are preferred."""

    on: str
    beliefs: list[dict[str, Any]]
    reports: list[dict[str, Any]]


class ConflictsShown(Shown):
    """Beliefs whose sources contradict each other."""

    on: str
    conflicts: list[dict[str, Any]]
    reports: list[dict[str, Any]]


class FieldsShown(Shown):
    """Every field, and who may have checked a fact."""

    fields: list[dict[str, Any]]
    verified: dict[str, Any]


class EventsShown(Shown):
    """What was entered, corrected and retracted, newest first."""

    program: str
    events: list[dict[str, Any]]


class SharedShown(Shown):
    """Facts without notes, contacts, one's own words or days of entry (docs/formats.md)."""

    facts: list[dict[str, Any]]


class FactDone(Done):
    """The fact, and what is believed of its field now."""

    fact: dict[str, Any]
    belief: dict[str, Any] | None
    please_check: list[dict[str, Any]]


class FactGiven(Body):
    """One fact; the value as people write it: "J1", "none", "5 years", "35%", "yes"."""

    program: AcgmeId
    field: Field_
    value: Annotated[str, Field(min_length=1, max_length=2000)]
    source: Text = ""
    link: Text = ""
    as_of: Annotated[str, Field(max_length=40, description="a day, month or year")] = "today"
    verified: Verified = "me"
    note: Text = ""
    strict: bool = False


class Correction(Body):
    """What was a slip; what is left out stays."""

    value: Text | None = None
    source: Text | None = None
    link: Text | None = None
    as_of: Annotated[str, Field(max_length=40)] | None = None
    verified: Verified | None = None
    note: Text | None = None


@router.get("/facts", response_model=KnownShown)
def facts(desk: TheDesk, program: AcgmeId | None = None, field: Field_ | None = None) -> Response:
    """List what is known, of one program or field if asked."""
    held, on = kept_facts(desk.store), desk.today()
    key = field_named(field).key if field is not None else None
    found = [
        belief
        for acgme_id, fields in held.beliefs(on).items()
        for belief in fields.values()
        if program in {None, acgme_id} and key in {None, belief.field}
    ]
    return answered(known_document(held, found, on))


@router.get("/facts/conflicts", response_model=ConflictsShown)
def conflicts(desk: TheDesk) -> Response:
    """List the facts whose sources contradict each other, until one is preferred."""
    on = desk.today()
    return answered(conflicts_document(kept_facts(desk.store).conflicts(on), on))


@router.get("/facts/fields", response_model=FieldsShown)
def fields() -> Response:
    """List the fields: what may stand there, how each ages."""
    return answered({"fields": [field_document(one) for one in FIELDS.values()], "verified": VERIFIED})


@router.get("/facts/history", response_model=EventsShown)
def history(desk: TheDesk, program: AcgmeId, field: Field_ | None = None) -> Response:
    """Return every change of every fact about a program."""
    key = field_named(field).key if field is not None else None
    events = fact_history(desk.store, program, key)
    return answered({"program": program, "events": [event_document(event, desk.today()) for event in events]})


@router.get("/facts/shared", response_model=SharedShown)
def shared(desk: TheDesk) -> Response:
    """Return one's facts for others: about programs, and nothing about oneself; they take it in as a file."""
    document = shared_document(kept_facts(desk.store).reports.values(), desk.today())
    if not document["facts"]:
        raise UserError(Problem("There are no facts to share yet.", "Add some: POST /api/facts"))
    return answered(document)


@router.post("/facts", response_model=FactDone)
def add(desk: TheDesk, given: FactGiven) -> Response:
    """Keep one fact; the same said again is not kept twice."""
    load_directory().by_id(given.program)
    held = kept_facts(desk.store)
    body = given.model_dump(exclude={"strict"})
    body |= {"source": given.source or _host(given.link), "entered_on": desk.today().isoformat()}
    report = report_of(free_fact_id(field_named(given.field).key, held.reports), body)
    found = must_not_identify(fact_concerns([report]), strict=given.strict)
    new = add_reports(desk.store, held, [report])
    return _done(desk, report, bool(new), please_check=concern_documents(found))


@router.patch("/facts/{name}", response_model=FactDone)
def correct(desk: TheDesk, name: Name, given: Correction) -> Response:
    """Correct a slip; what a program has changed since is a new fact."""
    said = given.model_dump(exclude_none=True)
    if not said:
        raise UserError(Problem("Nothing is changed.", "Give at least one field.", "body"))
    held = kept_facts(desk.store)
    before = held.named(name)
    body = {**before.body(), **said}
    if "as_of" in said:
        body["entered_on"] = max(before.entered_on, desk.today().isoformat())
    report = report_of(before.id, body)
    found = must_not_identify(fact_concerns([report]))
    action = correct_report(desk.store, held, report)
    return _done(desk, report, action is not None, please_check=concern_documents(found))


@router.delete("/facts/{name}", response_model=FactDone)
def retract(desk: TheDesk, name: Name) -> Response:
    """Take a fact away; the history still has it."""
    held = kept_facts(desk.store)
    report = held.named(name)
    return _done(desk, report, retract_report(desk.store, held, report) is not None)


@router.put("/facts/{name}/preference", response_model=FactDone)
def prefer(desk: TheDesk, name: Name) -> Response:
    """Believe a fact over all that contradict it."""
    held = kept_facts(desk.store)
    report = held.named(name)
    return _done(desk, report, prefer_report(desk.store, held, report, desk.today()) is not None)


@router.delete("/facts/{name}/preference", response_model=FactDone)
def withdraw(desk: TheDesk, name: Name) -> Response:
    """Take the decision for a fact back."""
    held = kept_facts(desk.store)
    report = held.named(name)
    return _done(desk, report, withdraw_preference(desk.store, held, report) is not None)


def _host(link: str) -> str:
    try:
        return urlsplit(link if "://" in link else f"https://{link}").hostname or "" if link else ""
    except ValueError:
        return ""  # the reader of the fact says what is wrong with it


def _done(
    desk: Desk, report: Report, changed: bool, *, please_check: list[dict[str, Any]] | None = None
) -> Response:
    on = desk.today()
    belief = kept_facts(desk.store).beliefs(on).get(report.program, {}).get(report.field)
    return done(
        desk.store.history(limit=1)[0] if changed else None,
        fact=report_document(report, on),
        belief=None if belief is None else belief_document(belief),
        please_check=please_check or [],
    )
