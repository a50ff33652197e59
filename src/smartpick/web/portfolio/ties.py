"""Institutions of the portfolio that may be those of programs."""

from typing import TYPE_CHECKING

from smartpick.experience import summarise
from smartpick.programs import load_directory
from smartpick.web.desk import Desk
from smartpick.web.portfolio.held import held_portfolio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartpick.advice.portfolio import Proposal

__all__ = ["asked_ties"]


def asked_ties(desk: Desk) -> "Sequence[Proposal]":
    """Return the institutions that nobody has said anything about yet, each with the one that it may be."""
    return desk.once("ties", lambda: _asked(desk))


def _asked(desk: Desk) -> "Sequence[Proposal]":
    from smartpick.advice.portfolio import proposals  # noqa: PLC0415
    from smartpick.advice.portfolio.institutions import institutions  # noqa: PLC0415

    held = held_portfolio(desk)
    own = held.portfolio
    summary = summarise(own.experiences, own.letters, own.people, desk.today())
    answers = {(one.institution, one.state): one.listed for one in held.ties}
    return proposals(institutions(summary), load_directory(), answers)
