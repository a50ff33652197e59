"""Everything that is kept of the portfolio, read at once."""

import contextlib
import difflib
import gc
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.experience import RECORDS, Experience, Portfolio, Record, from_json, portfolio_of
from smartpick.store import Record as KeptRecord
from smartpick.store import Store
from smartpick.workspace.tie import TIE, Tie

__all__ = ["Kept", "kept", "kind_of"]

_KIND_OF = {made: kind for kind, made in RECORDS.items()}


def kind_of(record: Record) -> str:
    """Return the kind under which a record is kept."""
    return _KIND_OF[type(record)]


@dataclass(frozen=True, slots=True)
class Kept:
    """The portfolio as it was when it was read.

    ``records`` are what the store holds, by id: a change is based on them. ``ties`` are the answers about institutions.
    """

    portfolio: Portfolio
    made: Mapping[str, Record]
    records: Mapping[str, KeptRecord]
    ties: tuple[Tie, ...]

    def named(self, name: str, kind: str = "") -> Record:
        """Return the record with an id, or the only one whose id begins so, or whose name or institution holds it.

        Raise ``UserError`` with near ids when there is none (of that kind, if one is given).
        """
        fitting = {one: made for one, made in self.made.items() if kind in {"", kind_of(made)}}
        if name in fitting:
            return fitting[name]
        begun = [one for one in fitting if one.startswith(name)] if name else []
        begun = begun or [one for one, made in fitting.items() if name and name.casefold() in _called(made)]
        if len(begun) == 1:
            return fitting[begun[0]]
        what = f"There is no {kind or 'record'} called {name[:80]!r}."
        near = begun[:5] or difflib.get_close_matches(name, list(fitting), n=3)
        if begun:
            what = f"{len(begun)} records fit {name[:80]!r}."
        way_out = f"Near: {', '.join(near)}." if near else "See: smartpick portfolio show"
        raise UserError(Problem(what, way_out))


def _called(made: Record) -> str:
    """Return what people call a record: the name of a person or find, the institution of an experience."""
    called = getattr(made, "name", None) or (made.institution if isinstance(made, Experience) else None) or ""
    return str(called).casefold()


def kept(store: Store) -> Kept:
    """Return the portfolio in a store, each kind by day and id.

    Raise ``UserError`` with every record that this version of SmartPick cannot read.
    """
    found = [record for record in store.find() if record.kind in RECORDS or record.kind == TIE]
    found.reverse()
    made: dict[str, Record] = {}
    by_kind: dict[str, list[Record]] = defaultdict(list)
    ties: list[Tie] = []
    problems: list[Problem] = []
    with _collecting_later():
        for record, body in zip(found, _bodies(found), strict=True):
            try:
                if record.kind == TIE:
                    ties.append(Tie.of(record.id, body))
                    continue
                made[record.id] = from_json(record.kind, body)
                by_kind[record.kind].append(made[record.id])
            except UserError as error:
                problems += error.problems
    if problems:
        raise UserError(
            [*problems, Problem("The data hold what this version cannot read.", "See: smartpick doctor")]
        )
    portfolio = portfolio_of("", {kind: tuple(records) for kind, records in by_kind.items()})
    return Kept(portfolio, made, {record.id: record for record in found}, tuple(ties))


def _bodies(found: Sequence[KeptRecord]) -> Sequence[Any]:
    """Return the parsed bodies: all in one go, or one by one when one of them is damaged, which then says so."""
    try:
        bodies: list[Any] = json.loads(f"[{','.join([record.json for record in found])}]")
    except ValueError:
        return [record.body for record in found]
    return bodies


@contextlib.contextmanager
def _collecting_later() -> Iterator[None]:
    """Let no garbage be looked for while ten thousand small things are made: there is none, and it takes a third."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
