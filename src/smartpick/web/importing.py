"""Every kind of file that can be taken in: how it is read, what it would become as plain values, and taking it in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from smartpick.errors import Problem
from smartpick.experience import TABLES, Portfolio, Record, load_portfolio, to_json
from smartpick.store import Action, Policy
from smartpick.tables import Table, read_table
from smartpick.web.desk import Desk
from smartpick.web.fact_files import Preview, SaidOfTable, keep_previewed, previewed, send_shared, send_table
from smartpick.web.nrmp_files import LookedAt, keep_report, looked_at, send_report
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.uploads import Progress, Upload
from smartpick.workspace import Concern, Kept, add, concern_documents, concerns, must_not_identify
from smartpick.workspace import take_in as take_in_portfolio
from smartpick.workspace.fact_documents import import_document
from smartpick.workspace.log_rows import log_columns, log_records

__all__ = [
    "KINDS",
    "LogLook",
    "PortfolioLook",
    "Said",
    "TakenIn",
    "log_look",
    "looked",
    "portfolio_look",
    "take_in",
]

#: Records of a file that are shown; all of them are counted, and all come in.
SHOWN = 500


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says about a file where it does not say so itself; see the API's ``SaidOfFile``."""

    fields: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    as_of: str = ""
    checked_by: Literal["", "me", "other"] = ""
    days_first: bool | None = None
    policy: Policy = "refuse"
    despite_totals: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came in: the action (``None``: nothing was new), how many records, the questions they raise."""

    action: Action | None
    count: int
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindOfFile:
    """One kind: ``send`` begins to read it, ``look`` tells what it would become, ``take`` keeps it."""

    send: Callable[[Desk, str, bytes], str]
    look: Callable[[Desk, Upload, Said], dict[str, Any]]
    take: Callable[[Desk, Upload, Said], TakenIn]


def looked(desk: Desk, upload: Upload, said: Said) -> dict[str, Any]:
    """Return what a file that was read would become; raise ``UserError`` when it cannot be taken in like this."""
    return KINDS[upload.more["kind"]].look(desk, upload, said)


def take_in(desk: Desk, upload: Upload, said: Said) -> TakenIn:
    """Take a file in as one action."""
    return KINDS[upload.more["kind"]].take(desk, upload, said)


# ---- facts about programs


def _facts(desk: Desk, upload: Upload, said: Said) -> Preview:
    found = previewed(desk, upload, SaidOfTable(said.fields, said.source, said.as_of, said.checked_by))
    must_not_identify(found.concerns, strict=said.strict)
    return found


def _look_at_facts(desk: Desk, upload: Upload, said: Said) -> dict[str, Any]:
    found = _facts(desk, upload, said)
    document = import_document(
        found.new[:SHOWN], found.known, found.clashes[:SHOWN], found.problems, found.concerns, found.mapped,
        desk.today(),
    )  # fmt: skip
    return {"new": len(found.new), **document, "notes": list(found.notes)}


def _take_facts(desk: Desk, upload: Upload, said: Said) -> TakenIn:
    kept = keep_previewed(desk, upload, _facts(desk, upload, said))
    return TakenIn(kept.action, len(kept.new))


# ---- NRMP's report


def _look_at_report(desk: Desk, upload: Upload, _: Said) -> dict[str, Any]:
    found = looked_at(desk, upload.reading.result())
    return {"new": found.planned.new, **_report(found), "please_check": []}


def _report(found: LookedAt) -> dict[str, Any]:
    states = found.states
    return {
        "pages": found.results.pages,
        "years": list(found.results.years),
        "totals": [
            {
                "year": one.year,
                "quota": one.quota,
                "matched": one.matched,
                "published": list(one.published) if one.published else None,
                "agrees": one.agrees,
                "source": one.source,
            }
            for one in found.checks
        ],
        "agrees": found.agrees,
        "links": {state: states[state] for state in ("linked", "decided", "doubtful", "none")},
        "changed": found.planned.changed,
        "same": found.planned.same,
        "problems": _problems(found.results.faults),
    }


def _take_report(desk: Desk, upload: Upload, said: Said) -> TakenIn:
    found = looked_at(desk, upload.reading.result())
    action = keep_report(desk, found, despite=said.despite_totals)
    return TakenIn(action, found.planned.new + found.planned.changed)


# ---- a log kept elsewhere


@dataclass(frozen=True, slots=True)
class LogLook:
    """What the rows of a log would become.

    ``columns`` are those read, by field; ``numbers`` the rows of the ``records``; ``checked`` what is to be looked at
    again, in the words of ``records``, and ``asked`` the same by row.
    """

    held: Kept
    on: date
    columns: Mapping[str, str]
    unused: tuple[str, ...]
    records: tuple[Record, ...]
    numbers: tuple[int, ...]
    notes: tuple[str, ...]
    checked: tuple[Concern, ...]
    asked: tuple[Concern, ...]


def log_look(kind: str, desk: Desk, upload: Upload, said: Said) -> LogLook:
    """Return what the rows of a table would become as records of a kind, "encounter" or "experience".

    Raise ``UserError`` with every fault by its row and column; also for a text that says who a patient is.
    """
    table: Table = upload.reading.result()
    held = held_portfolio(desk)
    columns = log_columns(kind, table, said.fields)
    found = log_records(kind, table, columns, said.defaults, held, desk.today(), said.days_first)
    checked = tuple(concerns(found.records, held.portfolio))
    rows = dict(zip((one.id for one in found.records), found.numbers, strict=True))
    # Whoever mends the file looks for the row; the id was made here and says nothing.
    asked = tuple(replace(one, kind="row", record=str(rows[one.record])) for one in checked)
    must_not_identify(asked, strict=said.strict)
    unused = tuple(one for one in table.columns if one not in columns.values())
    notes = (*table.notes, *found.notes)
    return LogLook(held, desk.today(), columns, unused, found.records, found.numbers, notes, checked, asked)


def _kind_of_log(kind: str, name: str) -> KindOfFile:
    def read(path: Path, _: Progress) -> Table:
        return read_table(path, computed=True).whole()

    def send(desk: Desk, file: str, content: bytes) -> str:
        return desk.uploads.take(file, content, read, kind=name)

    def look(desk: Desk, upload: Upload, said: Said) -> dict[str, Any]:
        found = log_look(kind, desk, upload, said)
        return {
            "new": len(found.records),
            "columns": dict(found.columns),
            "unused_columns": list(found.unused),
            "records": [to_json(one) for one in found.records[:SHOWN]],
            "problems": [],
            "please_check": concern_documents(found.checked),
            "notes": list(found.notes),
        }

    def take(desk: Desk, upload: Upload, said: Said) -> TakenIn:
        found = log_look(kind, desk, upload, said)
        if not found.records:
            return TakenIn(None, 0)
        count = len(found.records)
        words = f"Imported {count:,} {kind}{'s' if count != 1 else ''} from {upload.name}"
        written = add(desk.store, found.held, words, found.records, desk.today())
        return TakenIn(written.action, count, tuple(one.what for one in written.questions))

    return KindOfFile(send, look, take)


# ---- a portfolio


def _send_portfolio(desk: Desk, name: str, content: bytes) -> str:
    on = desk.today()
    return desk.uploads.take(name, content, lambda path, _: load_portfolio(path, on=on), kind="portfolio")


def _checked(given: Portfolio, said: Said) -> tuple[tuple[Record, ...], tuple[Concern, ...]]:
    records: tuple[Record, ...] = tuple(one for table in TABLES for one in getattr(given, table))
    return records, must_not_identify(concerns(records, given), strict=said.strict)


@dataclass(frozen=True, slots=True)
class PortfolioLook:
    """What a ``given`` portfolio would become: records that are ``new``, that ``differ`` from those here, the ``same``.

    ``checked`` is what is to be looked at again.
    """

    given: Portfolio
    new: tuple[Record, ...]
    differ: tuple[Record, ...]
    same: int
    checked: tuple[Concern, ...]


def portfolio_look(desk: Desk, upload: Upload, said: Said) -> PortfolioLook:
    """Return what a portfolio would become. Raise ``UserError`` when it cannot be read, or says who a patient is."""
    held, given = held_portfolio(desk), upload.reading.result()
    records, checked = _checked(given, said)
    other = tuple(one for one in records if one.id in held.records and held.made.get(one.id) != one)
    new = tuple(one for one in records if one.id not in held.records)
    return PortfolioLook(given, new, other, len(records) - len(new) - len(other), checked)


def _look_at_portfolio(desk: Desk, upload: Upload, said: Said) -> dict[str, Any]:
    found = portfolio_look(desk, upload, said)
    return {
        "new": len(found.new),
        "differ": [one.id for one in found.differ],
        "same": found.same,
        "records": [to_json(one) for one in found.new[:SHOWN]],
        "problems": [],
        "please_check": concern_documents(found.checked),
    }


def _take_portfolio(desk: Desk, upload: Upload, said: Said) -> TakenIn:
    given = upload.reading.result()
    _checked(given, said)
    words = f"Imported {upload.name}"
    taken = take_in_portfolio(desk.store, held_portfolio(desk), words, given, desk.today(), said.policy)
    questions = tuple(one.what for one in taken.written.questions)
    return TakenIn(taken.written.action, taken.new + taken.replaced, questions)


def _problems(found: Sequence[Problem]) -> list[dict[str, str]]:
    return [{"what": one.what, "where": one.where, "way_out": one.way_out} for one in found]


#: How each kind of file is sent, looked at and taken in.
KINDS: Mapping[str, KindOfFile] = {
    "table": KindOfFile(send_table, _look_at_facts, _take_facts),
    "facts": KindOfFile(send_shared, _look_at_facts, _take_facts),
    "nrmp": KindOfFile(send_report, _look_at_report, _take_report),
    "encounters": _kind_of_log("encounter", "encounters"),
    "experiences": _kind_of_log("experience", "experiences"),
    "portfolio": KindOfFile(_send_portfolio, _look_at_portfolio, _take_portfolio),
}
