"""A portfolio as one readable file, TOML or JSON, with every problem named by file, line and field.

The tables are those of ``records.TABLES``; each block is one record in its canonical plain form. A record of which
nothing else speaks may go without an id and is then called by its place ("encounter-12").
"""

import json
import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.experience.contradictions import Contradiction, contradictions
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.record_reader import Fault, shown
from smartpick.experience.records import TABLES, Record, portfolio_of, read_record
from smartpick.toml_lines import Path, dotted, line_numbers, nearest_line

__all__ = ["FORMAT", "PortfolioFile", "load_portfolio", "portfolio_in_text", "read_portfolio"]

#: The version of the format; a file may say which it was written for.
FORMAT = 1
LARGEST = 50_000_000
MOST_PROBLEMS = 100
_TABLE_OF = {kind: table for table, kind in TABLES.items()}


@dataclass(frozen=True, slots=True)
class PortfolioFile:
    """A portfolio with the places of its values, and the questions that its contents raise."""

    portfolio: Portfolio
    name: str
    questions: tuple[Problem, ...]


def load_portfolio(
    path: str | os.PathLike[str], *, on: date | None = None, graduation: date | None = None
) -> Portfolio:
    """Return the portfolio in a file; see :func:`read_portfolio`."""
    return read_portfolio(path, on=on, graduation=graduation).portfolio


def read_portfolio(
    path: str | os.PathLike[str], *, on: date | None = None, graduation: date | None = None
) -> PortfolioFile:
    """Return the portfolio in a TOML or JSON file, checked as of the day ``on`` (default: today).

    ``graduation`` is the day of graduation, where the profile says it. Raise :class:`UserError` with all problems at
    once, each with file, line and field: what cannot be read, and what cannot be true together.
    """
    name = os.fspath(path)
    text = _text(name)
    data, lines = _parsed(text, name)
    faults, records, places = _records(data)
    portfolio = portfolio_of(str(data.get("label", "")), records)
    if not faults:
        today = on or date.today()  # noqa: DTZ011  (the applicant's own day)
        found = contradictions(portfolio, today, graduation)
        faults = [_fault(one, places) for one in found if one.certain]
        questions = _problems([_fault(one, places) for one in found if not one.certain], name, lines)
    if faults:
        raise UserError(_problems(faults, name, lines))
    return PortfolioFile(portfolio, name, tuple(questions))


def portfolio_in_text(text: str, name: str) -> Portfolio:
    """Return the portfolio in a text, whose days are not compared with today.

    Raise :class:`UserError` with all that cannot be read, each with ``name``, line and field.
    """
    data, lines = _parsed(text, name)
    faults, records, _ = _records(data)
    if faults:
        raise UserError(_problems(faults, name, lines))
    return portfolio_of(str(data.get("label", "")), records)


def _records(
    data: dict[str, Any],
) -> tuple[list[Fault], dict[str, tuple[Record, ...]], dict[str, list[int]]]:
    """Return all faults, the records by kind, and for each kind the places of its records in their table."""
    faults = _of_top(data)
    records: dict[str, tuple[Record, ...]] = {}
    places: dict[str, list[int]] = {}
    for table, kind in TABLES.items():
        blocks = data.get(table, [])
        if not isinstance(blocks, list):
            faults.append(
                Fault(f"{table} must be a list of tables.", f"Write each under [[{table}]].", (table,))
            )
            continue
        read = []
        for place, block in enumerate(blocks):
            if isinstance(block, dict):
                block.setdefault("id", f"{kind}-{place + 1}")
            record, found = read_record(kind, block)
            faults += [Fault(one.what, one.way_out, (table, place, *one.path)) for one in found]
            if record is not None:
                read.append(record)
                places.setdefault(kind, []).append(place)
        records[kind] = tuple(read)
    return faults, records, places


def _of_top(data: dict[str, Any]) -> list[Fault]:
    """Return what is wrong with the top of a file: unknown keys, a newer format, a label that is no text."""
    known = {"label", "format", *TABLES}
    faults = [
        Fault(f"There is no table called {shown(key)} here.", f"Known: {', '.join(sorted(known))}.", (key,))
        for key in data
        if key not in known
    ]
    version = data.get("format", FORMAT)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        faults.append(Fault("format must be a whole number.", f"Write format = {FORMAT}.", ("format",)))
    elif version > FORMAT:
        what = f"The file was written for format {version}; this SmartPick reads up to {FORMAT}."
        faults.append(Fault(what, "Use a newer SmartPick.", ("format",)))
    if not isinstance(data.get("label", ""), str):
        faults.append(Fault("label must be text.", 'For example: label = "My portfolio".', ("label",)))
    return faults


def _fault(one: Contradiction, places: dict[str, list[int]]) -> Fault:
    return Fault(one.what, one.way_out, (_TABLE_OF[one.kind], places[one.kind][one.place], one.field))


def _problems(faults: Iterable[Fault], name: str, lines: dict[Path, int]) -> list[Problem]:
    placed = sorted(((nearest_line(lines, one.path) or 0, one) for one in faults), key=lambda pair: pair[0])
    problems = [
        Problem(
            one.what,
            one.way_out,
            ", ".join(filter(None, [name, f"line {line}" if line else "", dotted(one.path)])),
        )
        for line, one in placed
    ]
    if len(problems) > MOST_PROBLEMS:
        rest = Problem(f"There are {len(problems) - MOST_PROBLEMS} more problems.", "Mend these first.", name)
        return [*problems[:MOST_PROBLEMS], rest]
    return problems


def _text(name: str) -> str:
    """Return the text of a file. Raise :class:`UserError` when it cannot be had."""
    try:
        raw = FilePath(name).read_bytes()
    except FileNotFoundError:
        raise UserError(Problem("There is no such file.", "", name)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise UserError(Problem(f"The file cannot be read: {reason}.", "", name)) from None
    if len(raw) > LARGEST:
        raise UserError(Problem("The file is larger than 50 MB, so it is not a portfolio.", "", name))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = "The file is not UTF-8 text."
        raise UserError(Problem(what, "Save it as UTF-8 in your editor.", f"{name}, line {line}")) from None
    if not text.strip():
        raise UserError(Problem("The file is empty.", "", name))
    return text.replace("\r\n", "\n")


def _parsed(text: str, name: str) -> tuple[dict[str, Any], dict[Path, int]]:
    """Return the data of a text and, for TOML, the lines of its values.

    Raise :class:`UserError` where it is neither TOML nor JSON.
    """
    try:
        if text.lstrip().startswith("{"):
            return json.loads(text), {}
        return tomllib.loads(text), line_numbers(text)
    except json.JSONDecodeError as error:
        where = f"{name}, line {error.lineno}, column {error.colno}"
        raise UserError(Problem(f"This is not JSON: {error.msg}.", "", where)) from None
    except tomllib.TOMLDecodeError as error:
        what = f"This is not TOML: {str(error).rstrip('.')}."
        raise UserError(
            Problem(what, "Text needs quotes, and a block begins with [[its table]].", name)
        ) from None
    except (RecursionError, ValueError):
        what = "The file is nested too deeply or holds a number that is too long."
        raise UserError(Problem(what, "", name)) from None
