"""The verify-first queue on a terminal."""

from typing import TYPE_CHECKING

import click

from smartpick.cli.told import heading, item, paragraph

if TYPE_CHECKING:
    from smartpick.advice.verify_first import Item, Queue
    from smartpick.chances import Estimate

__all__ = ["points", "show_item", "show_queue"]


def points(gain: "Estimate") -> str:
    """Return a gain in percentage points with the span over the models."""
    value, low, high = (100 * one for one in (gain.value, gain.low, gain.high))
    return f"{value:+.2f} points ({low:+.2f} to {high:+.2f})"


def show_item(found: "Item") -> None:
    """Show one visit: what to look up, where, what it brings, what each answer does."""
    program = found.program
    place = f"on your list, {_signalled(found.signal)}" if found.listed else "not on your list"
    asked = " ".join(fact.question for fact in found.facts)
    where = f"Address: {found.website}" if found.website else f"Search for: {found.search_for}"
    item(
        f"{found.rank}. {program.name}, {program.city}, {program.state} ({program.acgme_id}), {place}",
        [
            f"{asked} Page: {', '.join(found.pages)}. {found.minutes} minutes, {points(found.gain)}.",
            *(f"If {one.answer} ({100 * one.probability:.0f} %): {one.effect}." for one in found.outcomes),
            where,
        ],
    )


def show_queue(queue: "Queue") -> None:
    """Show the whole queue and where to stop."""
    now = queue.p_match
    heading(f"{queue.label}: what to look up first")
    paragraph(
        f"Your list now: {queue.applications} applications, {queue.dollars:,.0f} USD, estimated chance of matching "
        f"{100 * now.value:.1f} % ({100 * now.low:.0f} to {100 * now.high:.0f} %). Looking up could change it at "
        f"{queue.worthwhile:,} of {queue.programs:,} programs. Gains are those of a better list for its money, "
        "each after the ones above it, with the span over models that fit equally well."
    )
    if queue.weighted:
        paragraph(f"The order serves what your list serves. {queue.goal}")
    click.echo()
    for found in queue.items:
        if found.rank == queue.stop.items + 1:
            paragraph("-- from here on the next half hour buys less than your threshold --")
        show_item(found)
    click.echo()
    paragraph(queue.stop.words)
    for note in queue.notes:
        paragraph(note)
    made = queue.provenance
    paragraph(
        "Enter what you find with --enter or smartpick facts add. Estimates, not predictions: decision support. "
        f"{made.season}, directory {made.directory}, model {made.card[:12]}, seed {made.seed}, {made.made_on}."
    )


def _signalled(signal: str) -> str:
    return {"none": "no signal", "signal": "signalled"}.get(signal, f"{signal} signal")
