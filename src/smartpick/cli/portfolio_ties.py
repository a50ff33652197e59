"""Ties: whether institutions of the portfolio are those of the directory, asked and answered."""

import json
from datetime import date
from typing import TYPE_CHECKING

import click

from smartpick.cli.opened_data import open_existing
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.advice.portfolio import Proposal
    from smartpick.workspace import Kept

__all__ = ["ties"]


@click.command()
@click.option("--yes", "confirmed", multiple=True, metavar="NAME", help="It is the same; may be repeated.")
@click.option("--no", "refused", multiple=True, metavar="NAME", help="It is another; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def ties(confirmed: tuple[str, ...], refused: tuple[str, ...], as_json: bool) -> None:
    """Show institutions of the portfolio that may be those of programs, and answer whether they are.

    A rotation, letter or person there raises the chances at these programs, once you say that the institution is the
    same: a name alone may mislead.
    """
    from smartpick.workspace import answer_tie, kept  # noqa: PLC0415

    with open_existing() as store:
        held = kept(store)
        asked = _asked(held)
        by_name = {_folded(one.institution): one for one in asked}
        known = {_folded(one.institution): one for one in held.ties}
        unknown = [name for name in (*confirmed, *refused) if _folded(name) not in {*by_name, *known}]
        unknown += [name for name in confirmed if _folded(name) in known and _folded(name) not in by_name]
        if unknown:
            way_out = "See which are asked about with: smartpick portfolio ties"
            raise UserError(
                Problem("This institution is not asked about.", way_out, name) for name in unknown
            )
        for name in confirmed:
            one = by_name[_folded(name)]
            answer_tie(store, kept(store), one.institution, one.state, one.listed)
        for name in refused:
            place = by_name.get(_folded(name)) or known[_folded(name)]
            answer_tie(store, kept(store), place.institution, place.state, "")
        if confirmed or refused:
            held = kept(store)
            asked = _asked(held)
    _tell(held, asked, as_json)


def _asked(held: "Kept") -> "tuple[Proposal, ...]":
    from smartpick.advice.portfolio import proposals  # noqa: PLC0415
    from smartpick.advice.portfolio.institutions import institutions  # noqa: PLC0415
    from smartpick.experience import summarise  # noqa: PLC0415
    from smartpick.programs import load_directory  # noqa: PLC0415

    own = held.portfolio
    # A plan is enough to ask: who has the answer early need not be asked again.
    summary = summarise(own.experiences, own.letters, own.people, date.today())  # noqa: DTZ011  (the user's own day)
    answers = {(one.institution, one.state): one.listed for one in held.ties}
    return proposals(institutions(summary), load_directory(), answers)


def _tell(held: "Kept", asked: "tuple[Proposal, ...]", as_json: bool) -> None:
    if as_json:
        document = {
            "answered": [
                {"institution": one.institution, "state": one.state, "listed": one.listed or None}
                for one in held.ties
            ],
            "asked": [
                {
                    "institution": one.institution,
                    "state": one.state,
                    "listed": one.listed,
                    "likeness": round(one.likeness, 1),
                    "same_city": one.same_city,
                    "programs": [program.acgme_id for program in one.programs],
                }
                for one in asked
            ],
        }
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
        return
    for tie in held.ties:
        click.echo(f"{tie.institution} is {tie.listed or 'no institution of the directory'}")
    for proposal in asked:
        click.echo(
            f'{proposal.question()} Answer: smartpick portfolio ties --yes "{proposal.institution}" (or --no)'
        )
        if proposal.same_city is False:
            click.echo("  The city is another.")
    if not held.ties and not asked:
        click.echo("No institution of the portfolio is near one of the directory in its state.")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
