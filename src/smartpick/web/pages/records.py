"""Records of the portfolio: listed, searched, added, changed, removed; forms made from the types of their fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from smartpick.errors import Problem, UserError
from smartpick.experience import (
    PROMPTS,
    Encounter,
    Experience,
    Letter,
    Person,
    Portfolio,
    Record,
    checklist,
    kind_facts,
    to_json,
)
from smartpick.experience.letter_lacks import Lack, letter_lacks
from smartpick.programs import specialty_name
from smartpick.store import StaleWriteError
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import Sent, TheForm
from smartpick.web.mending import to_mend
from smartpick.web.portfolio.fields import KINDS_OF_FORMS, form_fields, texts_of, usual_texts, words_of
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.lines import called, told
from smartpick.web.portfolio.new_person import new_person, new_person_fields
from smartpick.web.portfolio.reading import Read, field_of, please_check, read_record
from smartpick.web.portfolio.told_fields import told_fields
from smartpick.web.showing import done, show
from smartpick.workspace import Kept, add, change, free_name, kind_of, remove, resting_on

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_A_PAGE = 50
_LISTED = (*KINDS_OF_FORMS, "encounter")


@dataclass(frozen=True, slots=True)
class Line:
    """A record in a list."""

    id: str
    called: str
    told: str


@router.get("/portfolio/{kind}")
def listed(request: Request, desk: TheDesk, kind: str, search: str = "", page: int = 1) -> Response:
    """List the records of a kind, newest first; ``search`` finds words without case and accents."""
    _known(kind, _LISTED)
    held, on = held_portfolio(desk), desk.today()
    found = [held.made[one.id] for one in desk.store.find(kind, text=search) if one.id in held.made]
    pages = max(1, -(-len(found) // _A_PAGE))
    page = min(max(page, 1), pages)
    shown = found[(page - 1) * _A_PAGE : page * _A_PAGE]
    lines = [Line(one.id, called(one, held.portfolio), told(one, held.portfolio, on)) for one in shown]
    return show(
        request, "records.html", kind=kind, words=words_of(kind), lines=lines, count=len(found),
        search=search, page=page, pages=pages,
    )  # fmt: skip


@router.get("/portfolio/{kind}/new")
def new(request: Request, desk: TheDesk, kind: str) -> Response:
    """Show an empty form; what the address says is filled in already."""
    _known(kind, KINDS_OF_FORMS)
    given = {name: tuple(request.query_params.getlist(name)) for name in request.query_params}
    return _form(request, desk, kind, None, {**usual_texts(kind), **given})


@router.post("/portfolio/{kind}/new")
def keep_new(request: Request, desk: TheDesk, kind: str, form: TheForm) -> Response:
    """Keep a new record, after what cannot be true and what says who a patient is was refused."""
    _known(kind, KINDS_OF_FORMS)
    held, on = held_portfolio(desk), desk.today()
    person, wrong = _new_writer(kind, form, held, on)
    writer = {} if person is None else {"writer": person.id}
    beside = [] if person is None else [person]
    read = read_record(
        kind, _texts(kind, form, held), held, on,
        lambda given: {"id": free_name(kind, {**given, **writer}, held.records), **writer}, beside,
    )  # fmt: skip
    if wrong:
        missing = [one for one in read.problems if field_of(one) != "writer"]
        read = replace(read, problems=(*wrong, *missing))
    if _stops(read, form) or read.record is None:
        return _form(request, desk, kind, None, form.fields, read)
    words = f"Added the {words_of(kind).one} {called(read.record, _with(held.portfolio, person))}"
    written = add(desk.store, held, words, [*beside, read.record], on)
    return done(written.action, f"/portfolio/{kind}/{read.record.id}")


@router.get("/portfolio/{kind}/{name}")
def one(request: Request, desk: TheDesk, kind: str, name: str) -> Response:
    """Show a record, in a form that changes it."""
    _known(kind, _LISTED)
    record = _record(held_portfolio(desk), kind, name)
    if kind == "encounter":
        return _encounter(request, desk, record)
    return _form(request, desk, kind, record, {**usual_texts(kind), **texts_of(to_json(record))})


@router.post("/portfolio/{kind}/{name}")
def keep(request: Request, desk: TheDesk, kind: str, name: str, form: TheForm) -> Response:
    """Change a record as its form says."""
    _known(kind, KINDS_OF_FORMS)
    held, on = held_portfolio(desk), desk.today()
    before = _record(held, kind, name)
    fixed: dict[str, Any] = {"id": before.id}
    if isinstance(before, Experience) and before.ticked:
        fixed["ticked"] = list(before.ticked)
    read = read_record(kind, _texts(kind, form, held), held, on, lambda _: fixed)
    if _stops(read, form) or read.record is None:
        return _form(request, desk, kind, before, form.fields, read)
    words = f"Changed the {words_of(kind).one} {called(before, held.portfolio)}"
    try:
        written = change(desk.store, held, words, read.record, on)
    except StaleWriteError:
        raise
    except UserError as error:
        return _form(request, desk, kind, before, form.fields, replace(read, problems=error.problems))
    return done(written.action, f"/portfolio/{kind}/{name}")


@router.post("/portfolio/{kind}/{name}/remove")
def take_away(request: Request, desk: TheDesk, kind: str, name: str, form: TheForm) -> Response:
    """Remove a record; when others name it, ask before those go too."""
    _known(kind, _LISTED)
    held = held_portfolio(desk)
    record = _record(held, kind, name)
    resting = sorted(resting_on(held.portfolio, [record.id]))
    if resting and not form.text("with_all"):
        lines = [called(held.made[other], held.portfolio) for other in resting[:12]]
        return show(
            request, "remove_record.html", 409, kind=kind, name=name, words=words_of(kind),
            called=called(record, held.portfolio), lines=lines, count=len(resting),
        )  # fmt: skip
    words = f"Removed the {words_of(kind).one} {called(record, held.portfolio)}"
    if resting:
        words += f" and {len(resting)} records that name it"
    return done(remove(desk.store, held, words, [record.id, *resting]), f"/portfolio/{kind}")


@router.post("/portfolio/experience/{name}/tick")
def tick(desk: TheDesk, name: str, form: TheForm) -> Response:
    """Tick an item of an experience's checklist, or take the tick away."""
    held, on = held_portfolio(desk), desk.today()
    here = _record(held, "experience", name)
    assert isinstance(here, Experience)  # noqa: S101  (the kind was asked for)
    found = {check.item.key: check.item for check in checklist(held.portfolio, here, on)}
    key = form.text("item")
    if key not in found:
        raise UserError(Problem("There is no such item on this checklist.", "Look at the checklist again."))
    rest = tuple(other for other in here.ticked if other != key)
    ticked = rest if key in here.ticked else (*rest, key)
    words = f"{'Took the tick from' if key in here.ticked else 'Ticked'} “{found[key].text}”"
    written = change(desk.store, held, words, replace(here, ticked=ticked), on)
    return done(written.action, f"/portfolio/experience/{name}#checklist")


def _form(
    request: Request,
    desk: Desk,
    kind: str,
    record: Record | None,
    typed: Mapping[str, tuple[str, ...]],
    read: Read | None = None,
) -> Response:
    held, on = held_portfolio(desk), desk.today()
    shown = form_fields(kind, held.portfolio, typed)
    person = new_person_fields(held, typed) if kind == "letter" and record is None else ()
    problems, to_check = (read.problems, read.to_check) if read else ((), ())
    errors = _beside(problems, {field.name: field.label for field in (*shown, *person)})
    here = record if isinstance(record, Experience) else None
    return show(
        request, "record.html", 422 if read else 200, mend=to_mend(errors, also=please_check(to_check)),
        ended=here is not None and here.end is not None and here.end < on,
        kind=kind, words=words_of(kind), fields=shown, errors=errors, to_check=to_check,
        name=record.id if record else "", called=called(record, held.portfolio) if record else "",
        facts=kind_facts(here.kind) if here else None,
        checks=checklist(held.portfolio, here, on) if here else (),
        more_open=any(errors[field.name] or field.said for field in shown if not field.first),
        prompts=PROMPTS if kind == "reflection" else {}, person=person,
        person_open=not held.portfolio.people or any(errors[field.name] or field.value for field in person),
        lacks=_lacks(record, held, on), counted=isinstance(record, Letter) and record.status != "declined",
    )  # fmt: skip


def _lacks(record: Record | None, held: Kept, on: date) -> tuple[Lack, ...]:
    """Return what a letter lacks to count; nothing for other records."""
    if not isinstance(record, Letter):
        return ()
    writer = next((person for person in held.portfolio.people if person.id == record.writer), None)
    return letter_lacks(record, writer, on)


def _encounter(request: Request, desk: Desk, record: Record) -> Response:
    held = held_portfolio(desk)
    assert isinstance(record, Encounter)  # noqa: S101  (its page is for no other kind)
    return show(
        request, "encounter.html", name=record.id, called=called(record, held.portfolio),
        told=told(record, held.portfolio, desk.today()), experience=record.experience,
        fields=told_fields(record, held.portfolio).values(),
    )  # fmt: skip


def _known(kind: str, kinds: Sequence[str]) -> None:
    if kind not in kinds:
        raise HTTPException(HTTPStatus.NOT_FOUND)


def _record(held: Kept, kind: str, name: str) -> Record:
    found = held.made.get(name)
    if found is None or kind_of(found) != kind:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found


def _with(portfolio: Portfolio, person: Person | None) -> Portfolio:
    return portfolio if person is None else replace(portfolio, people=(*portfolio.people, person))


def _new_writer(kind: str, form: Sent, held: Kept, on: date) -> tuple[Person | None, tuple[Problem, ...]]:
    """Return who is new in the form, and what is wrong with that: a letter's writer may be written down with it."""
    if kind != "letter" or form.text("writer"):
        return None, ()
    try:
        return new_person(form, held, on), ()
    except UserError as error:
        return None, error.problems


def _texts(kind: str, form: Sent, held: Kept) -> dict[str, str]:
    """Return what the form says as one text for each field."""
    given = {}
    for field in form_fields(kind, held.portfolio, {}):
        texts = form.texts(field.name)
        if field.shape in {"several", "lines"}:
            given[field.name] = ";".join(
                line for text in texts for line in text.replace(";", ",").splitlines()
            )
        elif field.shape == "yes":
            given[field.name] = "yes" if texts else "no"
        else:
            given[field.name] = texts[0] if texts else ""
    if given.get("specialty"):
        given["specialty"] = _specialty(given["specialty"])
    return given


def _specialty(text: str) -> str:
    """Return the directory's name of a specialty ("im"); a text that it does not know, such as a fellowship, stays."""
    try:
        return specialty_name(text)
    except UserError:
        return text


def _stops(read: Read, form: Sent) -> bool:
    """Tell whether this is not kept yet; what is only to be looked at is, once the applicant said that it is no one."""
    return bool(read.problems or (read.to_check and not form.text("looked")))


def _beside(problems: Sequence[Problem], labels: Mapping[str, str]) -> dict[str, list[Problem]]:
    """Return problems by the field that they are about; the others stand above the form."""
    found: dict[str, list[Problem]] = {name: [] for name in ("", *labels)}
    for problem in problems:
        name = field_of(problem)
        if name in labels and problem.what == f"{name} is missing.":
            found[name].append(Problem(f"{labels[name]} is needed.", problem.way_out, problem.where))
        else:
            found[name if name in found else ""].append(problem)
    return found
