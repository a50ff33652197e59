"""Writing to the portfolio: each call is one action in words, which ``smartpick data undo`` takes back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from smartpick.errors import Problem, UserError
from smartpick.experience import (
    TABLES,
    Contradiction,
    Encounter,
    Portfolio,
    Record,
    checked_update,
    contradictions,
    portfolio_of,
    to_json,
)
from smartpick.store import Action, Add, Edit, Policy, Remove, Replace, Store
from smartpick.workspace.kept import Kept, kind_of
from smartpick.workspace.naming import free_name
from smartpick.workspace.tie import TIE, Tie

__all__ = ["Taken", "Written", "add", "answer_tie", "change", "possible", "remove", "take_in"]


@dataclass(frozen=True, slots=True)
class Written:
    """What was done (``None``: nothing was different), and the questions that the portfolio now raises by it."""

    action: Action | None
    questions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """Numbers of records of a file: new, replaced, kept as they were although the file says otherwise, the same."""

    new: int
    replaced: int
    kept: int
    same: int
    written: Written


def add(store: Store, held: Kept, words: str, new: Sequence[Record], on: date) -> Written:
    """Keep new records. Raise ``UserError`` when they cannot be true beside the rest, or an id is taken."""
    questions = possible(held, new, on)
    return Written(store.write(words, *(_added(record) for record in new)), questions)


def change(store: Store, held: Kept, words: str, after: Record, on: date) -> Written:
    """Give the record with the same id other contents.

    Raise ``UserError`` when that cannot be true beside the rest, or when a part taken in an encounter would rise;
    ``StaleWriteError`` when somebody else changed it since it was read.
    """
    _may_replace(held.made[after.id], after)
    questions = possible(held, (after,), on)
    return Written(store.write(words, Replace(held.records[after.id], to_json(after))), questions)


def remove(store: Store, held: Kept, words: str, names: Iterable[str]) -> Action | None:
    """Take records away; the history still has them. Raise ``UserError`` when others that stay name one of them."""
    return store.write(words, *(Remove(held.records[name]) for name in sorted(set(names))))


def take_in(
    store: Store, held: Kept, words: str, given: Portfolio, on: date, policy: Policy = "refuse"
) -> Taken:
    """Take in a whole portfolio as one action; a record that is there already stays, is replaced or stops everything.

    Raise ``UserError`` when records differ and ``policy`` is "refuse", or when the whole cannot be true.
    """
    records = [record for table in TABLES for record in getattr(given, table)]
    new = [record for record in records if record.id not in held.records]
    other = [record for record in records if record.id in held.records and held.made.get(record.id) != record]
    if other and policy == "refuse":
        raise UserError(_differences(other))
    replacing = other if policy == "replace" else []
    for record in replacing:
        _may_replace(held.made[record.id], record)
    questions = possible(held, [*new, *replacing], on)
    edits: list[Edit] = [_added(record) for record in new]
    edits += [Replace(held.records[record.id], to_json(record)) for record in replacing]
    same = len(records) - len(new) - len(other)
    action = store.write(words, *edits) if edits else None
    return Taken(len(new), len(replacing), len(other) - len(replacing), same, Written(action, questions))


def possible(held: Kept, new: Sequence[Record], on: date) -> tuple[Contradiction, ...]:
    """Return the questions that new or changed records raise; raise ``UserError`` for what is certainly wrong then.

    What was wrong before (a day that lay in the future when the clock was right) does not stop anybody from writing.
    """
    before, after = held.portfolio, _with(held, new)
    found = contradictions(after, on)
    if not found:
        return ()
    known = _told(contradictions(before, on))
    raised = [one for key, one in _told(found).items() if key not in known]
    certain = [one.problem() for one in raised if one.certain]
    if certain:
        raise UserError(certain)
    return tuple(raised)


def answer_tie(store: Store, held: Kept, institution: str, state: str | None, listed: str) -> Tie:
    """Keep the answer whether an institution is one of the directory (``listed``: its name there, "" for no)."""
    before = next((one for one in held.ties if (one.institution, one.state) == (institution, state)), None)
    name = before.id if before else free_name(TIE, {}, held.records)
    answer = Tie(name, institution, state, listed)
    words = f"{institution} is {listed}" if listed else f"{institution} is no institution of the directory"
    edit = Replace(held.records[name], answer.body()) if before else Add(TIE, answer.body(), name)
    store.write(words, edit)
    return answer


def _added(record: Record) -> Add:
    return Add(kind_of(record), to_json(record), record.id)


def _may_replace(before: Record, after: Record) -> None:
    if isinstance(before, Encounter) and isinstance(after, Encounter):
        checked_update(before, after)
    elif type(before) is not type(after):
        what = f"{after.id} is kept as {kind_of(before)} and given as {kind_of(after)}."
        raise UserError(Problem(what, "Give one of them another id.", f"{kind_of(after)} {after.id}"))


def _with(held: Kept, records: Iterable[Record]) -> Portfolio:
    """Return the portfolio with records added or put in the place of those with the same id."""
    by_kind: dict[str, list[Record]] = defaultdict(list)
    for one in {**held.made, **{record.id: record for record in records}}.values():
        by_kind[kind_of(one)].append(one)
    return portfolio_of(held.portfolio.label, {kind: tuple(made) for kind, made in by_kind.items()})


def _told(found: Iterable[Contradiction]) -> Mapping[tuple[str, str, str], Contradiction]:
    return {(one.record, one.field, one.what): one for one in found}


def _differences(other: Sequence[Record]) -> list[Problem]:
    shown = [
        Problem("This is kept already, and not as it is here.", "", f"{kind_of(record)} {record.id}")
        for record in other[:10]
    ]
    what = f"{len(other)} record{'s' if len(other) != 1 else ''} differ; nothing was taken in."
    return [*shown, Problem(what, "Say --keep for what is kept, or --replace for what is in the file.")]
