"""The entered facts that a list is made with: read from the data if there are any, which are never made for it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from smartpick.advice import FactsUsed, Question
    from smartpick.advice.next_steps.comparison import Answered
    from smartpick.workspace import KeptFacts
    from smartpick.workspace.known_programs import KnownPrograms

__all__ = ["data_exist", "kept_facts_if_any", "known_in_use", "no_facts_option", "used_in"]

CommandT = TypeVar("CommandT", bound=Callable[..., Any])


def no_facts_option(command: CommandT) -> CommandT:
    """Add ``--no-facts`` to a command."""
    option = click.option(
        "--no-facts", is_flag=True, help="Leave out what you entered or imported about programs, in this run."
    )
    return option(command)


def data_exist() -> bool:
    """Tell whether there are data to read; a database on a server counts as such."""
    from smartpick.store import chosen_place  # noqa: PLC0415

    place = chosen_place()
    return bool(place.url) or place.file.exists()


def kept_facts_if_any() -> "KeptFacts | None":
    """Return the facts that are kept; ``None`` when there are no data yet, which are not made by asking."""
    if not data_exist():
        return None
    from smartpick.cli.opened_data import open_data  # noqa: PLC0415
    from smartpick.workspace import kept_facts  # noqa: PLC0415

    with open_data() as store:
        return kept_facts(store)


def known_in_use(on: date, *, without: bool = False) -> "KnownPrograms":
    """Return what is known of programs on a day; nothing when there are no data yet, or ``without``."""
    from smartpick.workspace.known_programs import KnownPrograms, known_programs  # noqa: PLC0415

    if without or not data_exist():
        return KnownPrograms()
    from smartpick.cli.opened_data import open_data  # noqa: PLC0415

    with open_data() as store:
        return known_programs(store, on)


def used_in(found: "Answered", asked: "Question") -> "FactsUsed | None":
    """Return which of the facts of a question an answer rests on; ``None`` without any."""
    from smartpick.advice.known_facts import facts_by_row, facts_used, history_by_row  # noqa: PLC0415
    from smartpick.programs import load_directory  # noqa: PLC0415

    directory = load_directory()
    return facts_used(
        facts_by_row(asked.facts, directory, found.rows), history_by_row(asked.history, directory, found.rows)
    )
