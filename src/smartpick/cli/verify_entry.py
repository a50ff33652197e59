"""Quick entry: the question that pays most, the answer kept, the next question; until half an hour buys too little."""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from smartpick.cli.opened_data import open_data
from smartpick.cli.told import paragraph
from smartpick.cli.verify_shown import show_item
from smartpick.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from smartpick.advice.verify_first import Item, Looking, Queue
    from smartpick.facts import Report
    from smartpick.store import Store
    from smartpick.workspace.known_programs import KnownPrograms

__all__ = ["entered"]

SKIP, UNKNOWN, QUIT = ("s", "skip"), ("u", "unknown", "?"), ("q", "quit")
_HOW = {
    "flag": "y or n",
    "choices": 'for example "J-1, H-1B", or none',
    "whole": "a number, or none",
    "number": "a number, or none",
    "share": "for example 35% or 7 of 20",
}
# The order is made anew after every answer, so few states are imagined.
STATES = 1


def entered(
    asking: "Callable[[KnownPrograms, Looking], Queue]", looking: "Looking", source: str, on: "date"
) -> None:
    """Ask for facts in the order of the queue and keep them, until nothing pays any more or the user quits.

    ``asking`` makes the queue from beliefs and from how far to look.
    """
    from smartpick.workspace.known_programs import known_programs  # noqa: PLC0415

    skipped: set[tuple[str, str]] = set()
    spent, kept, start = 0, 0, None
    with open_data() as store:
        while True:
            some = replace(
                looking, top=1, states=STATES, skip=frozenset(skipped), minutes=looking.minutes - spent
            )
            queue = asking(known_programs(store, on), some)
            _told_of_change(start, queue)
            start = queue
            if not queue.items or queue.items[0].past_stop or some.minutes <= 0:
                paragraph(queue.stop.words)
                break
            visit = queue.items[0]
            click.echo()
            show_item(visit)
            new, going_on = _asked(visit, source, on, skipped)
            kept += _kept(store, visit, new)
            spent += visit.minutes
            if not going_on:
                break
    paragraph(f"{kept} fact{'s' if kept != 1 else ''} kept. smartpick data undo takes the last step back.")


def _asked(
    visit: "Item", source: str, on: "date", skipped: set[tuple[str, str]]
) -> "tuple[list[Report], bool]":
    """Return what was said about a program, and whether to go on; what was skipped joins ``skipped``."""
    found: list[Report] = []
    for fact in visit.facts:
        keys = ["usce_required", "usce_kinds"] if fact.field == "usce_kinds" else [fact.field]
        for key in keys:
            report, word = _one(visit, key, source, on)
            if word in QUIT:
                return found, False
            if report is None:
                skipped.add((visit.program.acgme_id, fact.field))
                break
            found.append(report)
            # Who asks for no experience counts no kinds.
            if report.value is False:
                break
    return found, True


def _one(visit: "Item", key: str, source: str, on: "date") -> "tuple[Report | None, str]":
    """Ask for one fact until the answer is one; return the report, or the word that stands for none."""
    from smartpick.facts import FIELDS, report_of  # noqa: PLC0415
    from smartpick.workspace import free_fact_id  # noqa: PLC0415

    field = FIELDS[key]
    how = f"{_HOW.get(field.kind, field.example)}; s skip, u the page does not say, q quit"
    while True:
        said = click.prompt(f"    {field.label} ({how})", prompt_suffix=": ").strip()
        if said.casefold() in {*SKIP, *UNKNOWN, *QUIT}:
            return None, said.casefold()
        body = {
            "program": visit.program.acgme_id,
            "field": key,
            "value": said,
            "source": source,
            "link": visit.website,
            "as_of": on.isoformat(),
            "entered_on": on.isoformat(),
            "verified": "me",
        }
        try:
            return report_of(free_fact_id(key, ()), body), ""
        except UserError as error:
            for problem in error.problems:
                click.echo(f"    {problem.sentence()}", err=True)


def _kept(store: "Store", visit: "Item", new: "list[Report]") -> int:
    """Keep what was said as one action; return how many facts were new."""
    from smartpick.workspace import add_reports, kept_facts  # noqa: PLC0415

    if not new:
        return 0
    words = f"Looked up {visit.program.name}: {', '.join(report.field for report in new)}"
    return len(add_reports(store, kept_facts(store), new, words))


def _told_of_change(before: "Queue | None", now: "Queue") -> None:
    """Say what the last answers did to the list."""
    if before is None:
        return
    left, come = set(before.listed) - set(now.listed), set(now.listed) - set(before.listed)
    changed = f"{len(come)} in, {len(left)} out" if come or left else "the same programs"
    chance = f"{100 * now.p_match.value:.2f} % (was {100 * before.p_match.value:.2f} %)"
    paragraph(f"-> estimated chance of matching {chance}; {changed}.")
