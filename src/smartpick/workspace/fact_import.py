"""Many facts at once: what they contradict, one undoable action, and the mapping of columns remembered with it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from smartpick.facts import Belief, Report, beliefs
from smartpick.intake.tables import Mapped, columns_of, squeezed_column
from smartpick.store import Action, Add, Edit, Replace, Store
from smartpick.workspace.facts import FACT_REPORT, KeptFacts, fact_concerns, free_fact_id, unsaid
from smartpick.workspace.guarding import Concern

__all__ = [
    "TABLE_MAPPING",
    "Clash",
    "FactImport",
    "clashes",
    "import_concerns",
    "import_facts",
    "remembered_mapping",
]

#: The kind under which a store keeps what the columns of a table mean, by the set of its headers.
TABLE_MAPPING = "table_mapping"


@dataclass(frozen=True, slots=True)
class Clash:
    """A new report that contradicts what is known: ``before`` and ``after`` it is taken in."""

    report: Report
    before: Belief
    after: Belief


@dataclass(frozen=True, slots=True)
class FactImport:
    """The reports that were new, under their kept ids, and the action (``None``: nothing was new)."""

    new: tuple[Report, ...]
    action: Action | None


def clashes(held: KeptFacts, new: Iterable[Report], on: date) -> tuple[Clash, ...]:
    """Return those of the new reports after which a field has one value more; drifting values that are near agree."""
    coming: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in new:
        coming[report.program, report.field].append(report)
    own: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in held.reports.values():
        if (report.program, report.field) in coming:
            own[report.program, report.field].append(report)
    preferences = tuple(held.preferences.values())
    found = []
    for (program, field), known in own.items():
        before = beliefs(known, on, preferences).get(program, {}).get(field)
        for report in coming[program, field]:
            after = beliefs([*known, report], on, preferences).get(program, {}).get(field)
            if before is not None and after is not None and len(after.values) > len(before.values):
                found.append(Clash(report, before, after))
    return tuple(sorted(found, key=lambda one: (one.report.program, one.report.field)))


def import_concerns(new: Iterable[Report]) -> tuple[Concern, ...]:
    """Return what the privacy guard asks about in the words of an import; each text is looked at once."""
    texts: dict[tuple[str, str], Report] = {}
    for report in new:
        remark = str(report.value) if report.field == "note" else ""
        texts.setdefault((report.source, remark), report)
    return fact_concerns(texts.values())


def remembered_mapping(store: Store, columns: Iterable[str]) -> Mapping[str, str] | None:
    """Return what the columns of a table with these headers meant the last time, by squeezed header."""
    record = store.get(_mapping_id(columns))
    fields = record.body.get("fields") if record is not None and record.kind == TABLE_MAPPING else None
    return {str(key): str(value) for key, value in fields.items()} if isinstance(fields, Mapping) else None


def import_facts(
    store: Store, held: KeptFacts, new: Sequence[Report], words: str, mapped: Mapped | None = None
) -> FactImport:
    """Keep the reports that say something new, and what the columns meant, as one action described by ``words``.

    Where no report is new nothing is written.
    """
    fresh = unsaid(held, new)
    if not fresh:
        return FactImport((), None)
    taken = set(held.records)
    named = []
    for report in fresh:
        name = free_fact_id(report.field, taken)
        taken.add(name)
        named.append(replace(report, id=name))
    edits: list[Edit] = [Add(FACT_REPORT, report.body(), report.id) for report in named]
    if mapped is not None:
        edits += _remembering(store, mapped)
    return FactImport(tuple(named), store.write(words, *edits))


def _remembering(store: Store, mapped: Mapped) -> list[Edit]:
    columns = (*mapped.targets, *mapped.unused)
    body = {
        "columns": list(columns_of(columns)),
        "fields": {squeezed_column(column): target for column, target in mapped.targets.items()},
    }
    name = _mapping_id(columns)
    before = store.get(name)
    if before is None:
        return [Add(TABLE_MAPPING, body, name)]
    return [Replace(before, body)] if before.body != body else []


def _mapping_id(columns: Iterable[str]) -> str:
    text = "\n".join(columns_of(columns))
    return f"columns-{hashlib.blake2s(text.encode(), digest_size=8).hexdigest()}"
