"""Writing to people and places: how each contact stands, and the mails that are due as drafts. Nothing is ever sent."""

from contextlib import ExitStack
from typing import Annotated, Any

from fastapi import Form, UploadFile
from fastapi.responses import Response
from pydantic import Field

from smartpick.advice.planning import Draft, campaign, draft_for, read_contacts, with_records
from smartpick.errors import Problem, UserError
from smartpick.experience import Approach, Portfolio
from smartpick.plain_values import plain
from smartpick.render.email_file import draft_text, eml, sender_header
from smartpick.web.api.files import FileBody, content_of, on_disk
from smartpick.web.api.planning import planner
from smartpick.web.api.shapes import Done, Shown, answered, done, subject
from smartpick.web.desk import TheDesk
from smartpick.web.portfolio.held import held_portfolio
from smartpick.workspace import concern_documents, take_contacts

__all__ = ["router"]

router = subject("outreach")
#: Bytes of a CV, and of all drafts together: each of them carries it.
LARGEST_CV = 10_000_000
LARGEST_DRAFTS = 20_000_000


class ContactsGiven(FileBody):
    """A file of contacts, TOML or CSV (docs/planning.md); what the portfolio says of one is the newer word."""

    contacts: UploadFile | None = None


class ContactsKept(FileBody):
    """A file of contacts that is to be kept: TOML or CSV (docs/planning.md)."""

    contacts: UploadFile


class DraftsGiven(ContactsGiven):
    """Contacts, one's own address for the header of the mail, and a one-page CV that is attached to each."""

    sender: Annotated[str, Field(max_length=320)] = ""
    cv: UploadFile | None = None


class CampaignShown(Shown):
    """Every contact with how it stands, those due first, and the day of the next word."""

    on: str
    contacts: list[dict[str, Any]]


class ContactsDone(Done):
    """Who is new, how many were there already, and what of their texts is to be checked."""

    new: list[str]
    known: int
    please_check: list[dict[str, Any]]


class DraftsShown(Shown):
    """The mails that are due: ``eml`` opens in a mail program as a draft, ``text`` is to copy.

    ``missing`` says what would make a mail better, ``ask`` what the privacy guard wants looked at again.
    """

    on: str
    drafts: list[dict[str, Any]]


@router.get("/outreach", response_model=CampaignShown)
def standing(desk: TheDesk) -> Response:
    """Show how the contacts of the portfolio stand."""
    known = with_records((), held_portfolio(desk).portfolio)
    return answered({"on": desk.today(), "contacts": campaign(known, desk.today())})


@router.post("/outreach/campaign", response_model=CampaignShown)
def campaigned(
    desk: TheDesk, given: Annotated[ContactsGiven, Form(media_type="multipart/form-data")]
) -> Response:
    """Show how the contacts of a file and of the portfolio stand; nothing of the file is kept."""
    known = _contacts(given, held_portfolio(desk).portfolio)
    return answered({"on": desk.today(), "contacts": campaign(known, desk.today())})


@router.post("/outreach/contacts", response_model=ContactsDone)
def keep(desk: TheDesk, given: Annotated[ContactsKept, Form(media_type="multipart/form-data")]) -> Response:
    """Keep the contacts of a file in the portfolio, as one action; who is there already is not kept twice."""
    with on_disk(given.contacts) as path:
        found = read_contacts(path)
        words = f"Added contacts from {path.name}"
    taken = take_contacts(desk.store, held_portfolio(desk), words, found, desk.today())
    return done(
        taken.action,
        new=[one.id for one in taken.new],
        known=taken.known,
        please_check=concern_documents(taken.to_check),
    )


@router.post("/outreach/drafts", response_model=DraftsShown)
def drafts(desk: TheDesk, given: Annotated[DraftsGiven, Form(media_type="multipart/form-data")]) -> Response:
    """Write the mail that is due to each contact: the first, or a reminder; nothing of the files is kept."""
    one = planner(desk)
    sender = sender_header(given.sender) if given.sender else None
    attached = {} if given.cv is None else dict([content_of(given.cv)])
    known = _contacts(given, one.portfolio)
    made = [draft_for(contact, one.profile, one.on, with_cv=bool(attached)) for contact in known]
    due = [draft for draft in made if draft is not None]
    _must_fit(attached, len(due))
    _must_not_identify(due)
    shown = [
        {
            **plain(draft),
            "words": draft.words,
            "text": draft_text(draft),
            "eml": eml(draft, sender, attached).decode(),
        }
        for draft in due
    ]
    return answered({"on": one.on, "drafts": shown})


def _contacts(given: ContactsGiven, portfolio: Portfolio) -> tuple[Approach, ...]:
    with ExitStack() as stack:
        path = None if given.contacts is None else stack.enter_context(on_disk(given.contacts))
        return with_records(() if path is None else read_contacts(path), portfolio)


def _must_fit(attached: dict[str, bytes], drafts: int) -> None:
    size = sum(map(len, attached.values()))
    if size > LARGEST_CV or size * drafts > LARGEST_DRAFTS:
        what = f"The CV has {size / 1e6:.1f} MB and would be in {drafts} mails."
        raise UserError(Problem(what, "Send a smaller CV, or fewer contacts at once.", "body.cv"))


def _must_not_identify(due: list[Draft]) -> None:
    """Raise ``UserError`` for every text that says for certain who a patient is."""
    problems = [
        Problem(note, "Change it in the file of contacts.", f"contact {one.contact.id}, why")
        for one in due
        for note in one.certain
    ]
    if problems:
        raise UserError(problems)
