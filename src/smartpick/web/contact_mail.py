"""The mail that is due to a contact of the portfolio, as a page shows it and hands it out."""

from dataclasses import dataclass, replace
from urllib.parse import quote

from smartpick.advice.planning import CampaignRow, Draft, campaign, draft_for, with_records
from smartpick.applicant import Profile
from smartpick.errors import Problem, UserError
from smartpick.experience import Approach
from smartpick.web.desk import Desk
from smartpick.web.portfolio.held import held_portfolio
from smartpick.workspace.applicant_in_use import applicant_in_use

__all__ = ["Mail", "due_mail", "mail_shown", "own_profile", "row_of"]


@dataclass(frozen=True, slots=True)
class Mail:
    """A draft and the link that opens it in a mail program."""

    draft: Draft
    link: str


def own_profile(desk: Desk) -> Profile | None:
    """Return the profile in use; ``None`` before there is one."""
    who = desk.once("applicant", lambda: applicant_in_use(desk.store, desk.season, desk.today()))
    return None if who is None else who.profile


def row_of(desk: Desk, record: Approach) -> CampaignRow:
    """Return how a contact stands today, with what the record of its person says."""
    portfolio = replace(held_portfolio(desk).portfolio, approaches=(record,))
    (row,) = campaign(with_records((), portfolio), desk.today())
    return row


def mail_shown(desk: Desk, record: Approach) -> Mail | None:
    """Return the mail that is due; ``None`` when none is, or before there is a profile."""
    draft = _draft(desk, record, with_cv=False)
    if draft is None:
        return None
    body = quote(draft.body.replace("\n", "\r\n"))
    return Mail(draft, f"mailto:{quote(draft.to or '', safe='@')}?subject={quote(draft.subject)}&body={body}")


def due_mail(desk: Desk, record: Approach, *, with_cv: bool = False) -> Draft | None:
    """Return the mail that is due, to be handed out.

    Raise ``UserError`` when the applicant's own words say for certain who a patient is.
    """
    draft = _draft(desk, record, with_cv=with_cv)
    if draft is not None and draft.certain:
        raise UserError(Problem(one, "Change your own words first.", "why") for one in draft.certain)
    return draft


def _draft(desk: Desk, record: Approach, *, with_cv: bool) -> Draft | None:
    profile = own_profile(desk)
    if profile is None:
        return None
    return draft_for(row_of(desk, record).contact, profile, desk.today(), with_cv=with_cv)
