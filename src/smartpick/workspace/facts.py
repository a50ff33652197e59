"""Facts about programs as they are kept: reports and decisions, read at once, written in undoable actions."""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from smartpick.errors import Problem, UserError
from smartpick.experience.privacy import Context, Identifier, check
from smartpick.facts import (
    FIELDS,
    Belief,
    Preference,
    Report,
    beliefs,
    conflicts,
    preference_of,
    report_of,
    value_words,
)
from smartpick.store import Action, Add, Edit, Remove, Replace, Store
from smartpick.store import Record as KeptRecord
from smartpick.workspace.guarding import Concern

__all__ = [
    "FACT_PREFERENCE",
    "FACT_REPORT",
    "FactEvent",
    "KeptFacts",
    "add_reports",
    "correct_report",
    "fact_concerns",
    "fact_history",
    "free_fact_id",
    "kept_facts",
    "prefer_report",
    "retract_report",
    "unsaid",
    "withdraw_preference",
]

#: The kinds under which a store keeps reports, and decisions between them.
FACT_REPORT = "fact_report"
FACT_PREFERENCE = "fact_preference"
_RANDOM_BYTES = 3
_NAMED = 5  # near ids in a sentence


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """Reports and decisions as they were read; ``records`` are what the store holds, by id."""

    reports: Mapping[str, Report]
    preferences: Mapping[str, Preference]
    records: Mapping[str, KeptRecord]

    def beliefs(self, on: date) -> Mapping[str, Mapping[str, Belief]]:
        """Return what is believed on a day, by program (ACGME id) and field."""
        return beliefs(self.reports.values(), on, self.preferences.values())

    def conflicts(self, on: date) -> tuple[Belief, ...]:
        """Return the beliefs whose reports contradict each other."""
        return conflicts(self.reports.values(), on, self.preferences.values())

    def named(self, name: str) -> Report:
        """Return the report with an id, or the only one whose id begins so; raise ``UserError`` when there is none."""
        begun = [one for one in self.reports if one.startswith(name)] if name else []
        if name in self.reports or len(begun) == 1:
            return self.reports[name if name in self.reports else begun[0]]
        what = (
            f"{len(begun)} facts begin with {name[:80]!r}." if begun else f"There is no fact {name[:80]!r}."
        )
        way_out = f"Near: {', '.join(begun[:_NAMED])}." if begun else "See: smartpick facts list"
        raise UserError(Problem(what, way_out))


@dataclass(frozen=True, slots=True)
class FactEvent:
    """One change of one report: what it was and what it became, ``None`` where it was not there.

    ``at`` is UTC, ``mode`` and ``words`` are those of the action.
    """

    seq: int
    at: str
    mode: str
    words: str
    before: Report | None
    after: Report | None


def kept_facts(store: Store) -> KeptFacts:
    """Return all facts in a store. Raise ``UserError`` with every record that this version cannot read."""
    records = {one.id: one for kind in (FACT_REPORT, FACT_PREFERENCE) for one in store.find(kind)}
    reports: dict[str, Report] = {}
    preferences: dict[str, Preference] = {}
    problems: list[Problem] = []
    for name, record in sorted(records.items()):
        try:
            if record.kind == FACT_REPORT:
                reports[name] = _report(name, record.json)
            else:
                preferences[name] = preference_of(name, record.body)
        except UserError as error:
            problems += [replace(p, where=f"{record.kind} {name}, {p.where}") for p in error.problems]
    if problems:
        raise UserError(
            [*problems, Problem("The data hold what this version cannot read.", "See: smartpick doctor")]
        )
    return KeptFacts(reports, preferences, records)


def free_fact_id(field: str, taken: Collection[str]) -> str:
    """Return an id for a new report that people can type and that is not among those taken: "visas-3f9a1c"."""
    while True:
        name = f"{field.replace('_', '-')}-{secrets.token_hex(_RANDOM_BYTES)}"
        if name not in taken:
            return name


def fact_concerns(reports: Iterable[Report]) -> tuple[Concern, ...]:
    """Return what the privacy guard is certain of in sources, notes and remarks; it only asks, as in all notes on work.

    Addresses of web pages are where facts come from, and ``contact`` holds those of offices: neither is asked about.
    """
    return tuple(
        Concern(FACT_REPORT, report.id, field, finding, stops=False)
        for report in reports
        for field, text in (
            ("source", report.source),
            ("note", report.note),
            ("value", report.value if report.field == "note" else ""),
        )
        if isinstance(text, str) and text
        for finding in check(text, Context())
        if finding.certain and finding.kind is not Identifier.URL
    )


def add_reports(store: Store, held: KeptFacts, new: Sequence[Report], words: str = "") -> tuple[Report, ...]:
    """Keep new reports as one action and return those that were new: the same thing said again is not kept twice.

    ``words`` describe the action; without them it is described by the first report.
    """
    fresh = unsaid(held, new)
    if fresh:
        more = f" and {len(fresh) - 1} more" if len(fresh) > 1 else ""
        told = words or f"Added {_short(fresh[0])}{more}"
        store.write(told, *(Add(FACT_REPORT, report.body(), report.id) for report in fresh))
    return fresh


def unsaid(held: KeptFacts, new: Iterable[Report]) -> tuple[Report, ...]:
    """Return those of the reports that say what no kept one says, each once."""
    known = {_said(report) for report in held.reports.values()}
    fresh: dict[tuple[object, ...], Report] = {}
    for report in new:
        if _said(report) not in known:
            fresh.setdefault(_said(report), report)
    return tuple(fresh.values())


def correct_report(store: Store, held: KeptFacts, after: Report) -> Action | None:
    """Give the report with the same id other contents: what was there was a slip. ``None`` when nothing differs.

    What a program has changed since is no slip but a new report. A report stays with its program and field, which
    decisions rest on: raises ``UserError`` otherwise, ``StaleWriteError`` when it was changed since it was read.
    """
    before = held.reports[after.id]
    if (before.program, before.field) != (after.program, after.field):
        what = "A correction is about the same program and field."
        raise UserError(Problem(what, "Retract this one and add another.", f"fact {after.id}"))
    words = f"Corrected {_short(before)} to {value_words(after.about, after.value)}"
    return store.write(words, Replace(held.records[after.id], after.body()))


def retract_report(store: Store, held: KeptFacts, report: Report) -> Action | None:
    """Take a report away, and decisions for it, which are void without it; the history still has both."""
    void = [one.id for one in held.preferences.values() if one.report == report.id]
    gone = [Remove(held.records[name]) for name in (report.id, *void)]
    return store.write(f"Retracted {_short(report)}", *gone)


def prefer_report(store: Store, held: KeptFacts, report: Report, on: date) -> Action | None:
    """Keep the decision to believe one report over all others known about its field.

    Raise ``UserError`` when nothing contradicts it.
    """
    rivals = tuple(
        sorted(
            one.id
            for one in held.reports.values()
            if (one.program, one.field) == (report.program, report.field) and one.value != report.value
        )
    )
    if not rivals:
        what = f"Nothing contradicts {_short(report)}."
        raise UserError(Problem(what, "See: smartpick facts conflicts", f"fact {report.id}"))
    before = [one for one in held.preferences.values() if one.report in {report.id, *rivals}]
    made = Preference("", report.program, report.field, report.id, rivals, on.isoformat())
    edits: list[Edit] = [Remove(held.records[one.id]) for one in before]
    edits.append(Add(FACT_PREFERENCE, made.body()))
    return store.write(f"Believe {_short(report)}", *edits)


def withdraw_preference(store: Store, held: KeptFacts, report: Report) -> Action | None:
    """Take the decision for a report back. Raise ``UserError`` when there is none."""
    made = [one.id for one in held.preferences.values() if one.report == report.id]
    if not made:
        what = f"There is no decision for {_short(report)}."
        raise UserError(Problem(what, "See: smartpick facts list", f"fact {report.id}"))
    return store.write(f"No longer prefer {_short(report)}", *(Remove(held.records[name]) for name in made))


def fact_history(store: Store, program: str, field: str | None = None) -> tuple[FactEvent, ...]:
    """Return every change of every report about a program (of one field, if given), newest first, also of retracted."""
    found = []
    for action in store.history(kind=FACT_REPORT):
        for change in action.changes:
            before, after = (
                None if text is None else _report(change.id, text) for text in (change.before, change.after)
            )
            one = after or before
            if one is not None and one.program == program and field in {None, one.field}:
                found.append(FactEvent(action.seq, action.at, action.mode, action.words, before, after))
    return tuple(found)


@lru_cache(maxsize=20_000)
def _report(name: str, text: str) -> Report:
    # The pages read all facts again and again, of which hardly one has changed.
    return report_of(name, KeptRecord(name, FACT_REPORT, 0, text).body)


def _said(report: Report) -> tuple[object, ...]:
    """Return what makes two reports the same assertion: all but id, day of entry and note."""
    return report.program, report.field, report.value, report.origin, report.as_of, report.verified


def _short(report: Report) -> str:
    said = value_words(FIELDS[report.field], report.value)
    return f"{report.program} {report.field}: {said} ({report.source}, {report.as_of})"
