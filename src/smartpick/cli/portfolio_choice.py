"""``--portfolio``: the rotations, letters and people of a kept or written portfolio in the place of the profile's."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from smartpick.cli.opened_data import open_existing
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.advice import Plan
    from smartpick.advice.portfolio import Answers, Joined
    from smartpick.applicant import Profile
    from smartpick.experience import Portfolio
    from smartpick.programs import Directory

__all__ = ["KEPT", "Chosen", "chosen_portfolio", "portfolio_options", "tie_option"]

#: What is written for the portfolio that ``smartpick log`` keeps.
KEPT = "store"

CommandT = TypeVar("CommandT", bound=Callable[..., Any])


tie_option = click.option(
    "--tie",
    "ties",
    multiple=True,
    metavar="NAME",
    help="Count this institution of the portfolio as the one found for it, in this run; may be repeated.",
)


def portfolio_options(command: CommandT) -> CommandT:
    """Add ``--portfolio`` and ``--tie`` to a command."""
    which = click.option(
        "--portfolio",
        metavar="FILE|store",
        help='Take rotations, letters and people from a portfolio file, or from what you logged ("store").',
    )
    return which(tie_option(command))


@dataclass(frozen=True, slots=True)
class Chosen:
    """A portfolio and the answers about its institutions; ``name`` is the file, or "store"."""

    name: str
    portfolio: "Portfolio"
    answers: "Answers"

    def joined(
        self, profile: "Profile", on: date, directory: "Directory", ties: tuple[str, ...] = ()
    ) -> "Joined":
        """Return the profile as the portfolio says it; raise ``UserError`` for a tie that is not asked about."""
        from smartpick.advice.portfolio import joined  # noqa: PLC0415

        found = joined(profile, self.portfolio, on, directory, self.answers)
        if not ties:
            return found
        asked = {_folded(one.institution): one for one in found.waiting}
        unknown = [name for name in ties if _folded(name) not in asked]
        if unknown:
            open_ones = ", ".join(one.institution for one in found.waiting)
            way_out = f"Asked about: {open_ones}." if open_ones else "No institution is asked about."
            raise UserError(
                Problem("This institution is not asked about.", way_out, f"--tie {n}") for n in unknown
            )
        chosen = [asked[_folded(name)] for name in ties]
        more: dict[tuple[str, str | None], str] = {(one.institution, one.state): one.listed for one in chosen}
        return joined(profile, self.portfolio, on, directory, {**self.answers, **more})

    def notes(self, found: "Joined") -> tuple[str, ...]:
        """Return what the reader should know, in sentences: what was replaced, and the ties that wait."""
        confirm = "smartpick portfolio ties --yes" if self.name == KEPT else "--tie"
        return (
            *found.said,
            *(
                f'{one.question()} It counts as a tie once you say so: {confirm} "{one.institution}"'
                for one in found.waiting
            ),
        )

    def told(self, plan: "Plan", found: "Joined", on: date) -> "Plan":
        """Return a plan whose reasons name the rotations, and whose warnings hold the notes."""
        from dataclasses import replace  # noqa: PLC0415

        from smartpick.advice.portfolio import what_it_did, with_names  # noqa: PLC0415

        named = with_names(plan, self.portfolio, found.summary, on)
        return replace(named, warnings=(*self.notes(found), *what_it_did(named), *named.warnings))


def chosen_portfolio(name: str, on: date, graduation: date | None = None) -> Chosen:
    """Return the portfolio in a file, or with "store" the one that is kept; raise ``UserError`` if it is empty."""
    if name != KEPT:
        from smartpick.experience import load_portfolio  # noqa: PLC0415

        return Chosen(name, load_portfolio(name, on=on, graduation=graduation), {})
    from smartpick.workspace import kept  # noqa: PLC0415

    with open_existing() as store:
        held = kept(store)
    if not held.made:
        what = "Nothing is in your portfolio yet."
        raise UserError(Problem(what, "Begin with: smartpick portfolio add experience kind=observership"))
    return Chosen(name, held.portfolio, {(one.institution, one.state): one.listed for one in held.ties})


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
