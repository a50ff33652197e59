"""Writing to people: whom one asks, how each stands, the mail that is due. Nothing is ever sent from here."""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from smartpick.advice.planning import CampaignRow, Draft, campaign, read_contacts, with_records
from smartpick.errors import Problem, UserError
from smartpick.experience import Approach, Portfolio, Record, to_json
from smartpick.experience.approach import FOLLOW_UP_DAYS, Outcome
from smartpick.experience.taxonomies import options
from smartpick.render.email_file import draft_text, eml, sender_header
from smartpick.web.contact_mail import due_mail, mail_shown, own_profile, row_of
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import Sent, TheForm
from smartpick.web.mending import to_mend
from smartpick.web.portfolio.fields import form_fields, texts_of, words_of
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.lines import called
from smartpick.web.portfolio.reading import Read, field_of, please_check, read_record
from smartpick.web.showing import answer, done, show
from smartpick.web.uploads import named_as_sent
from smartpick.workspace import add, change, free_name, remove, take_contacts

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_HERE = "/planning/outreach"
#: Bytes of a CV.
LARGEST_CV = 10_000_000
#: What can be noted of a contact, the day that it writes, and what was done in words.
_NOTED: Mapping[str, tuple[str, str]] = {
    "sent": ("sent", "Wrote to"),
    "reminded": ("followed_up", "Reminded"),
    "answered": ("replied", "Noted the answer of"),
}
OUTCOMES = options(Outcome)


@router.get(_HERE)
def contacts(request: Request, desk: TheDesk) -> Response:
    """Show how every contact stands, those that need a word first."""
    return _list(request, desk)


@router.post(f"{_HERE}/file")
def bring(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Keep the contacts of a file, TOML or CSV; one action, which undo takes back."""
    name, content = form.files.get("file", ("", b""))
    try:
        given = _read_file(name, content)
        words = f"Added contacts from {Path(name).name}"
        taken = take_contacts(desk.store, held_portfolio(desk), words, given, desk.today())
    except UserError as error:
        return _list(request, desk, error)
    return done(taken.action, _HERE)


@router.get(f"{_HERE}/new")
def new(request: Request, desk: TheDesk) -> Response:
    """Show an empty form; what the address says is filled in already."""
    given = {name: tuple(request.query_params.getlist(name)) for name in request.query_params}
    return _form(request, desk, None, given)


@router.post(f"{_HERE}/new")
def keep_new(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Keep a new contact, and go on to its mail."""
    held, on = held_portfolio(desk), desk.today()
    read = read_record(
        "approach", _texts(form), held, on,
        lambda given: {"id": free_name("approach", given, held.records)},
    )  # fmt: skip
    if _stops(read, form) or read.record is None:
        return _form(request, desk, None, form.fields, read)
    written = add(desk.store, held, f"Added the contact {_name(desk, read.record)}", [read.record], on)
    return done(written.action, f"{_HERE}/{read.record.id}")


@router.get(f"{_HERE}/{{name}}")
def one(request: Request, desk: TheDesk, name: str) -> Response:
    """Show a contact: the mail that is due, how it stands, a form that changes it."""
    record = _contact(desk, name)
    return _form(request, desk, record, texts_of(to_json(record)))


@router.post(f"{_HERE}/{{name}}")
def keep(request: Request, desk: TheDesk, name: str, form: TheForm) -> Response:
    """Change a contact as its form says."""
    held, on = held_portfolio(desk), desk.today()
    before = _contact(desk, name)
    read = read_record("approach", _texts(form), held, on, lambda _: {"id": before.id})
    if _stops(read, form) or read.record is None:
        return _form(request, desk, before, form.fields, read)
    written = change(desk.store, held, f"Changed the contact {_name(desk, before)}", read.record, on)
    return done(written.action, f"{_HERE}/{name}")


@router.post(f"{_HERE}/{{name}}/noted")
def note(request: Request, desk: TheDesk, name: str, form: TheForm) -> Response:
    """Note that a mail was sent, or what came back, with its day."""
    before, what = _contact(desk, name), form.text("what")
    if what not in _NOTED:
        raise UserError(Problem("It is not clear what to note.", "Go back and use a button of the page."))
    field, words = _NOTED[what]
    texts = {key: value[0] for key, value in texts_of(to_json(before)).items() if key != "id"}
    texts[field] = form.text("day") or desk.today().isoformat()
    if what == "answered":
        texts["outcome"] = form.text("outcome")
    else:
        texts.pop("next_word", None)
    held, on = held_portfolio(desk), desk.today()
    read = read_record("approach", texts, held, on, lambda _: {"id": before.id})
    if read.problems or read.record is None:
        return _form(request, desk, before, {key: (value,) for key, value in texts.items()}, read)
    written = change(desk.store, held, f"{words} {_name(desk, before)}", read.record, on)
    return done(written.action, f"{_HERE}/{name}")


@router.post(f"{_HERE}/{{name}}/remove")
def take_away(desk: TheDesk, name: str) -> Response:
    """Remove a contact; undo brings it back."""
    record = _contact(desk, name)
    return done(
        remove(desk.store, held_portfolio(desk), f"Removed the contact {_name(desk, record)}", [name]), _HERE
    )


@router.get(f"{_HERE}/{{name}}/mail.txt")
def as_text(desk: TheDesk, name: str) -> Response:
    """Return the mail that is due as text to copy."""
    return answer(draft_text(_due(desk, name)), "text/plain; charset=utf-8", f"{name}.txt")


@router.get(f"{_HERE}/{{name}}/mail.eml")
def as_mail(desk: TheDesk, name: str) -> Response:
    """Return the mail that is due as a file that a mail program opens as a draft."""
    return answer(eml(_due(desk, name)), "message/rfc822", f"{name}.eml")


@router.post(f"{_HERE}/{{name}}/mail.eml")
def as_mail_with_cv(request: Request, desk: TheDesk, name: str, form: TheForm) -> Response:
    """Return the same with one's own address and a CV in it; nothing of both is kept."""
    record = _contact(desk, name)
    try:
        attached = _cv(form)
        sender = sender_header(form.text("sender")) if form.text("sender") else None
    except UserError as error:
        wrong = [replace(one, where="cv" if one.where == "cv" else "sender") for one in error.problems]
        return _form(request, desk, record, texts_of(to_json(record)), wrong=wrong)
    draft = _due(desk, name, with_cv=bool(attached))
    return answer(eml(draft, sender, attached), "message/rfc822", f"{name}.eml")


def _list(request: Request, desk: Desk, error: UserError | None = None) -> Response:
    held, on = held_portfolio(desk), desk.today()
    rows: dict[str, list[CampaignRow]] = {}
    for row in campaign(with_records((), held.portfolio), on):
        rows.setdefault(row.stand, []).append(row)
    errors = {"file": list(error.problems) if error else []}
    return show(
        request, "outreach.html", 422 if error else 200, rows=rows, on=on, errors=errors, mend=to_mend(errors),
        people=bool(held.portfolio.people), days=FOLLOW_UP_DAYS,
    )  # fmt: skip


def _form(
    request: Request,
    desk: Desk,
    record: Approach | None,
    typed: Mapping[str, tuple[str, ...]],
    read: Read | None = None,
    wrong: Iterable[Problem] = (),
) -> Response:
    held, on = held_portfolio(desk), desk.today()
    shown = form_fields("approach", held.portfolio, typed)
    names = ["", *(field.name for field in shown), "sender", "cv"]
    errors: dict[str, list[Problem]] = {name: [] for name in names}
    for problem in (*(read.problems if read else ()), *wrong):
        at = field_of(problem)
        errors[at if at in errors else ""].append(problem)
    to_check = read.to_check if read else ()
    here: dict[str, object] = (
        {} if record is None else {"row": row_of(desk, record), "mail": mail_shown(desk, record)}
    )
    return show(
        request, "contact.html", 422 if read or wrong else 200,
        mend=to_mend(errors, also=please_check(to_check)), errors=errors, to_check=to_check, fields=shown,
        words=words_of("approach"), name=record.id if record else "", on=on, outcomes=OUTCOMES,
        called=_name(desk, record) if record else "", profile=own_profile(desk) is not None,
        more_open=any(errors[one.name] or one.said for one in shown if not one.first),
        days=FOLLOW_UP_DAYS, **here,
    )  # fmt: skip


def _name(desk: Desk, record: Record) -> str:
    return called(record, held_portfolio(desk).portfolio)


def _contact(desk: Desk, name: str) -> Approach:
    found = held_portfolio(desk).made.get(name)
    if not isinstance(found, Approach):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found


def _due(desk: Desk, name: str, *, with_cv: bool = False) -> Draft:
    draft = due_mail(desk, _contact(desk, name), with_cv=with_cv)
    if draft is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return draft


def _texts(form: Sent) -> dict[str, str]:
    return {field.name: form.text(field.name) for field in form_fields("approach", Portfolio(), {})}


def _stops(read: Read, form: Sent) -> bool:
    return bool(read.problems or (read.to_check and not form.text("looked")))


def _cv(form: Sent) -> dict[str, bytes]:
    name, content = form.files.get("cv", ("", b""))
    if len(content) > LARGEST_CV:
        raise UserError(Problem("The CV is larger than 10 MB.", "Save it smaller, one page.", "cv"))
    return {Path(name.replace("\\", "/")).name[:100] or "cv": content} if content else {}


def _read_file(name: str, content: bytes) -> tuple[Approach, ...]:
    if not content:
        raise UserError(Problem("No file was chosen.", "Choose a file of contacts, .csv or .toml."))
    with tempfile.TemporaryDirectory(prefix="smartpick-") as folder:
        path = Path(folder) / (Path(name.replace("\\", "/")).name[:100] or "contacts.csv")
        path.write_bytes(content)
        with named_as_sent(folder):
            return read_contacts(path)
