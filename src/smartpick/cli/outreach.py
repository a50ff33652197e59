"""``smartpick outreach``: emails to people and places, how each contact stands, and contact cards."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.option_types import Folder
from smartpick.cli.plain_json import print_json
from smartpick.cli.planning_inputs import JSON, ON, PORTFOLIO, PROFILE, day_of, given, planning_options
from smartpick.cli.told import heading, item, paragraph
from smartpick.errors import Problem, UserError
from smartpick.plain_values import plain

if TYPE_CHECKING:
    from datetime import date

    from smartpick.advice.planning import Draft
    from smartpick.experience import Approach

__all__ = ["outreach"]

LARGEST_CV = 10_000_000  # bytes
CONTACTS = click.argument("contacts", type=click.Path(path_type=Path), required=False)


@click.group()
def outreach() -> None:
    """Write to people and places, and keep track of it. Nothing is ever sent from here."""


@outreach.command()
@PROFILE
@CONTACTS
@click.option("--out", type=Folder(), default=Path("mails"), show_default=True, help="Folder for the drafts.")
@click.option("--from", "sender", metavar="EMAIL", help="Your address, for the header of the mail.")
@click.option("--cv", type=click.Path(path_type=Path), metavar="FILE", help="Your one-page CV, attached.")
@click.option("--force", is_flag=True, help="Replace drafts that exist.")
@planning_options
def draft(
    profile: Path,
    contacts: Path | None,
    out: Path,
    sender: str | None,
    cv: Path | None,
    force: bool,
    portfolio: str | None,
    on: object,
    season: str,
    as_json: bool,
) -> None:
    """Write the mail that is due to each contact as .eml and .txt: the first, or a reminder.

    Contacts are those of the file CONTACTS (TOML or CSV) and of --portfolio.

    Each is one paragraph with one question, from the facts of PROFILE and your own words; what is not
    known is not written. Read each before you send it.
    """
    from smartpick.advice.planning import draft_for, read_contacts, small_bytes, with_records  # noqa: PLC0415

    _must_name(contacts, portfolio)
    start = given(profile, portfolio, on, season)
    known = with_records(read_contacts(contacts) if contacts else (), start.portfolio)
    attached = {} if cv is None else {cv.name: small_bytes(cv, LARGEST_CV)}
    made = (draft_for(one, start.profile, start.day, with_cv=cv is not None) for one in known)
    drafts = [one for one in made if one is not None]
    _refuse_patients(drafts)
    written = _write(drafts, out, sender, attached, force=force)
    if as_json:
        print_json({"on": start.day, "drafts": [{**plain(one), "words": one.words} for one in drafts]})
        return
    for one in drafts:
        item(
            f"{_name(one)}.eml: {one.subject}", [*one.missing, *(f"Please check: {note}" for note in one.ask)]
        )
    paragraph(
        f"{len(written)} files in {out}; {len(known) - len(drafts)} contacts need no mail today. Read each before you "
        "send it, and note the day: sent = ... in your file."
    )


def _must_name(contacts: Path | None, portfolio: str | None) -> None:
    if contacts is None and portfolio is None:
        raise UserError(Problem("There is nobody to tell about.", "Name a file of contacts, or --portfolio."))


def _refuse_patients(drafts: list["Draft"]) -> None:
    """Raise ``UserError`` for every text that says for certain who a patient is."""
    problems = [
        Problem(note, "Change it in your file of contacts.", f"contact {one.contact.id}, why")
        for one in drafts
        for note in one.certain
    ]
    if problems:
        raise UserError(problems)


def _name(draft: "Draft") -> str:
    return draft.contact.id + ("" if draft.purpose == "first" else "-reminder")


def _write(
    drafts: list["Draft"], out: Path, sender: str | None, attached: dict[str, bytes], *, force: bool
) -> tuple[Path, ...]:
    from smartpick.files import write_files  # noqa: PLC0415
    from smartpick.render.email_file import draft_text, eml, sender_header  # noqa: PLC0415

    header = None if sender is None else sender_header(sender)
    files: dict[str, bytes | str] = {}
    for one in drafts:
        files[f"{_name(one)}.eml"] = eml(one, header, attached)
        files[f"{_name(one)}.txt"] = draft_text(one)
    there = [name for name in files if (out / name).exists()]
    if there and not force:
        raise UserError(
            Problem(f"{name} exists already.", "Choose another --out, or replace it with --force.", str(out))
            for name in there
        )
    return write_files(out, files) if files else ()


@outreach.command()
@CONTACTS
@PORTFOLIO
@ON
@JSON
def status(contacts: Path | None, portfolio: str | None, on: object, as_json: bool) -> None:
    """Show how each contact stands, those due first, with the day of the next word."""
    from smartpick.advice.planning import campaign, read_contacts, with_records  # noqa: PLC0415
    from smartpick.cli.planning_inputs import portfolio_in  # noqa: PLC0415

    _must_name(contacts, portfolio)
    day = day_of(on)
    listed = read_contacts(contacts) if contacts else ()
    rows = campaign(with_records(listed, portfolio_in(portfolio, day)), day)
    if as_json:
        print_json({"on": day, "contacts": rows})
        return
    for stand in dict.fromkeys(row.stand for row in rows):
        heading(f"{stand[0].upper()}{stand[1:]}")
        for row in rows:
            if row.stand == stand:
                item(row.contact.shown(), [_stand(row.contact, row.next_word, day)])
    if not rows:
        paragraph("No contact is noted yet.")


def _stand(contact: "Approach", due: "date | None", day: "date") -> str:
    said = [
        f"{word} {when}"
        for word, when in (
            ("sent", contact.sent),
            ("reminded", contact.followed_up),
            ("answered", contact.replied),
        )
        if when is not None
    ]
    if contact.outcome:
        said.append(contact.outcome)
    if due is not None:
        said.append(f"second word due {due}" + (" (now)" if due <= day else ""))
    return "; ".join(said)


@outreach.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE", help="A .vcf file.")
@click.option(
    "--portfolio", required=True, metavar="FILE|store", help='A portfolio file, or what you logged ("store").'
)
@ON
def cards(out: Path, portfolio: str, on: object) -> None:
    """Write the people of a portfolio as contact cards (vCard), without what they saw."""
    from smartpick.cli.planning_inputs import portfolio_in  # noqa: PLC0415
    from smartpick.files import write_file  # noqa: PLC0415
    from smartpick.render.contact_card import contact_cards  # noqa: PLC0415

    people = portfolio_in(portfolio, day_of(on)).people
    if not people:
        raise UserError(Problem("There are no people in this portfolio.", "Add them first.", portfolio))
    write_file(out, contact_cards(people).encode())
    click.echo(f"wrote {out} ({len(people)} people)")
