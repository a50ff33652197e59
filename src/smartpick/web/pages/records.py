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
    Experience,
    Letter,
    Person,
    Portfolio,
    Record,
    checklist,
    from_json,
    kind_facts,
    to_json,
)
from smartpick.experience.letter_lacks import Lack, letter_lacks
from smartpick.experience.typed_values import typed_values
from smartpick.programs import specialty_name
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import Sent, TheForm
from smartpick.web.portfolio.fields import KINDS_OF_FORMS, form_fields, texts_of, usual_texts, words_of
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.lines import called, told
from smartpick.web.portfolio.new_person import new_person, new_person_fields
from smartpick.web.showing import done, show
from smartpick.workspace import Concern, Kept, add, change, concerns, free_name, kind_of, remove, resting_on
from smartpick.workspace import must_not_identify as refuse_identifiers

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
    try:
        given, person = _with_writer(kind, form, held, on)
        made = from_json(kind, {"id": free_name(kind, given, held.records), **_said(given)})
        asked = _to_check(made, held, form)
        if asked:
            return _form(request, desk, kind, None, form.fields, to_check=asked)
        words = f"Added the {words_of(kind).one} {called(made, _with(held.portfolio, person))}"
        written = add(desk.store, held, words, [*filter(None, [person]), made], on)
    except UserError as error:
        return _form(request, desk, kind, None, form.fields, error.problems)
    return done(written.action, f"/portfolio/{kind}/{made.id}")


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
    try:
        body = {"id": before.id, **_said(_typed(kind, form, held, on))}
        if isinstance(before, Experience) and before.ticked:
            body["ticked"] = list(before.ticked)
        after = from_json(kind, body)
        asked = _to_check(after, held, form)
        if asked:
            return _form(request, desk, kind, before, form.fields, to_check=asked)
        words = f"Changed the {words_of(kind).one} {called(before, held.portfolio)}"
        written = change(desk.store, held, words, after, on)
    except UserError as error:
        return _form(request, desk, kind, before, form.fields, error.problems)
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
    problems: Sequence[Problem] = (),
    to_check: Sequence[Concern] = (),
) -> Response:
    held, on = held_portfolio(desk), desk.today()
    shown = form_fields(kind, held.portfolio, typed)
    person = new_person_fields(held, typed) if kind == "letter" and record is None else ()
    errors = _beside(problems, [field.name for field in (*shown, *person)])
    here = record if isinstance(record, Experience) else None
    return show(
        request, "record.html", 422 if problems or to_check else 200,
        kind=kind, words=words_of(kind), fields=shown, errors=errors, to_check=to_check,
        name=record.id if record else "", called=called(record, held.portfolio) if record else "",
        facts=kind_facts(here.kind) if here else None,
        checks=checklist(held.portfolio, here, on) if here else (),
        more_open=any(errors[field.name] or field.values - {""} for field in shown if not field.first),
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
    plain = {key.replace("_", " "): value for key, value in texts_of(to_json(record)).items() if key != "id"}
    return show(
        request, "encounter.html", name=record.id, called=called(record, held.portfolio),
        told=told(record, held.portfolio, desk.today()), plain=plain,
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


def _with_writer(kind: str, form: Sent, held: Kept, on: date) -> tuple[dict[str, Any], Person | None]:
    """Return what the form says, and who is new in it: the writer of a letter may be written down along with it."""
    person = new_person(form, held, on) if kind == "letter" and not form.text("writer") else None
    given = _typed(kind, form, held, on)
    return (given if person is None else {**given, "writer": person.id}), person


def _typed(kind: str, form: Sent, held: Kept, on: date) -> dict[str, Any]:
    """Return what the form says as plain values by field."""
    shown = form_fields(kind, held.portfolio, {})
    given = {}
    for field in shown:
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
    return typed_values(kind, given, held.portfolio, on)


def _specialty(text: str) -> str:
    """Return the directory's name of a specialty ("im"); a text that it does not know, such as a fellowship, stays."""
    try:
        return specialty_name(text)
    except UserError:
        return text


def _said(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


def _to_check(made: Record, held: Kept, form: Sent) -> tuple[Concern, ...]:
    """Return what the guard wants looked at before this is kept; nothing once the applicant said that it is no one."""
    found = refuse_identifiers(concerns([made], held.portfolio))
    return () if form.text("looked") else found


def _beside(problems: Sequence[Problem], names: Sequence[str]) -> dict[str, list[Problem]]:
    """Return problems by the field that they are about; the others stand above the form."""
    found: dict[str, list[Problem]] = {name: [] for name in ("", *names)}
    for problem in problems:
        last = problem.where.rpartition(", ")[2].split(".")[0].split("[")[0]
        found[last if last in found else ""].append(problem)
    return found
