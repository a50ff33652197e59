"""Facts that somebody entered, on their way through a plan: to the rows of the directory, and into words."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from smartpick.advice.result import FactsUsed, KnownFact
from smartpick.facts import FIELDS, VERIFIED, value_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smartpick.facts import Belief
    from smartpick.market import FillHistory
    from smartpick.programs import Directory

__all__ = ["facts_by_row", "facts_used", "history_by_row", "known_facts"]

_DIGITS = 12  # of a digest, as of a model card


def facts_by_row(
    facts: Mapping[str, Mapping[str, Belief]], directory: Directory, rows: Iterable[int]
) -> dict[int, Mapping[str, Belief]]:
    """Return beliefs by directory row, of those of the ``rows`` about whose program something is believed."""
    if not facts:
        return {}
    found = {}
    for row in map(int, rows):
        about = facts.get(directory.programs[row].acgme_id)
        if about:
            found[row] = about
    return found


def history_by_row(
    history: Mapping[str, FillHistory], directory: Directory, rows: Iterable[int]
) -> dict[int, FillHistory]:
    """Return by directory row how programs filled, of those of the ``rows`` of which it is known."""
    if not history:
        return {}
    found = {int(row): history.get(directory.programs[int(row)].acgme_id) for row in rows}
    return {row: years for row, years in found.items() if years is not None}


def facts_used(
    by_row: Mapping[int, Mapping[str, Belief]], history: Mapping[int, FillHistory] | None = None
) -> FactsUsed | None:
    """Return how many facts and histories there are, of which days, and a digest of it all; ``None`` without any."""
    every = [belief for fields in by_row.values() for belief in fields.values()]
    filled = history or {}
    if not every and not filled:
        return None
    days = [report.day.isoformat() for belief in every for report in belief.reports]
    believed = sorted(
        [belief.program, belief.field, belief.spread, [[str(v), w] for v, w in belief.values]]
        for belief in every
    )
    told = [*believed, *sorted((row, one.years) for row, one in filled.items())]
    digest = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:_DIGITS]
    years = [year for one in filled.values() for year, _, _ in one.years]
    return FactsUsed(
        fields=len(every),
        programs=len(by_row),
        oldest=min(days, default=""),
        newest=max(days, default=""),
        digest=digest,
        histories=len(filled),
        years=f"{min(years)}-{max(years)}" if years else "",
    )


def known_facts(fields: Mapping[str, Belief]) -> tuple[KnownFact, ...]:
    """Return the beliefs about one program as they are shown, in the order of the catalogue."""
    return tuple(_known(belief) for belief in fields.values())


def _known(belief: Belief) -> KnownFact:
    about = FIELDS[belief.field]
    newest = next((one for one in belief.reports if one.value == belief.likely), belief.reports[0])
    return KnownFact(
        field=belief.field,
        label=about.label,
        said=tuple((value_words(about, value), weight) for value, weight in belief.values),
        spread=_spread(belief),
        as_of=newest.as_of,
        source=newest.source,
        link=newest.link,
        verified=VERIFIED[newest.verified].words,
        conflict=bool(belief.conflict),
    )


def _spread(belief: Belief) -> str:
    """Return the band of a drifting figure in words, "" where there is none worth saying."""
    if not belief.spread:
        return ""
    if FIELDS[belief.field].kind == "share":
        return f"\N{PLUS-MINUS SIGN} {100 * belief.spread:.0f} points"
    return f"\N{PLUS-MINUS SIGN} {belief.spread:.0f}" if belief.spread >= 0.5 else ""
