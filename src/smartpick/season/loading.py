"""Read a season's data files."""

import csv
import functools
import io
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.season.fees import FeeSchedule
from smartpick.season.season import Platform, Season
from smartpick.season.signals import SignalAllowance
from smartpick.season.stamps import FactValue, Stamped

__all__ = ["available_seasons", "load_season"]

CURRENT = "2026-27"
Row = dict[str, str]


def _data() -> Traversable:
    return resources.files("smartpick.season") / "data"


def available_seasons() -> tuple[str, ...]:
    """Return the names of the seasons that are shipped, oldest first."""
    return tuple(sorted(entry.name for entry in _data().iterdir() if entry.is_dir()))


@functools.cache
def load_season(name: str = CURRENT) -> Season:
    """Return the season called ``name`` ("2026-27").

    Raise :class:`UserError` with the list of seasons when there is none of that name.
    """
    known = available_seasons()
    if name not in known:
        raise UserError(Problem(f"There is no season {name!r}.", f"Known seasons: {', '.join(known)}."))
    folder = _data() / name
    head = tomllib.loads((folder / "season.toml").read_text("utf-8"))
    specialties = tomllib.loads((_data() / "specialties.toml").read_text("utf-8"))["specialties"]
    facts = _rows(folder / "facts.csv")
    return Season(
        name=head["name"],
        eras_season=head["eras_season"],
        compiled_on=head["compiled_on"],
        specialties=tuple(specialties),
        application_fees=_fee_schedule(head["application_fees"]),
        fees=_facts(facts, "fee", float),
        limits=_facts(facts, "limit", int),
        dates=_facts(facts, "date", date.fromisoformat),
        requirements=_facts(facts, "requirement", _number_or_text),
        pass_marks=_pass_marks(_rows(_data() / "pass_marks.csv")),
        signal_allowances=_signals(_rows(folder / "signals.csv")),
        platforms=_platforms(head.get("platforms", [])),
    )


def _rows(path: Traversable) -> list[Row]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def _number_or_text(text: str) -> FactValue:
    return int(text) if text.isdecimal() else text


def _facts(rows: list[Row], theme: str, read: Callable[[str], Any]) -> Mapping[str, Stamped[Any]]:
    return MappingProxyType({row["key"]: _stamped(row, read) for row in rows if row["theme"] == theme})


def _stamped(row: Row, read: Callable[[str], Any]) -> Stamped[Any]:
    return Stamped(
        value=read(row["value"]),
        source=row["source"],
        as_of=row["as_of"],
        confidence=row["confidence"],
        note=row["note"],
        season=row["season"],
        url=row["url"],
        unit=row["unit"],
        label=row["label"],
        valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
    )


def _pass_marks(rows: list[Row]) -> Mapping[str, tuple[Stamped[int], ...]]:
    found: dict[str, list[Stamped[int]]] = {}
    for row in rows:
        since = date.fromisoformat(row["since"]) if row["since"] else None
        mark = Stamped(
            value=int(row["score"]),
            source=row["source"],
            as_of=row["as_of"],
            confidence=row["confidence"],
            note=row["note"],
            season=f"exams from {since}" if since else "earlier exams",
            url=row["url"],
            unit="points",
            label=row["label"],
            valid_from=since,
        )
        found.setdefault(row["exam"], []).append(mark)
    return MappingProxyType({exam: tuple(marks) for exam, marks in found.items()})


def _fee_schedule(table: dict[str, Any]) -> FeeSchedule:
    tiers = tuple((tier.get("to"), float(tier["usd"])) for tier in table["tiers"])
    flat = (table["flat"]["first"], float(table["flat"]["usd"])) if "flat" in table else None
    stamp = {key: table.get(key, "") for key in ("source", "as_of", "confidence", "note", "season", "url")}
    return FeeSchedule(tiers, flat, **stamp)


def _signals(rows: list[Row]) -> Mapping[str, SignalAllowance]:
    return MappingProxyType(
        {
            row["specialty"]: SignalAllowance(
                gold=int(row["gold"]),
                silver=int(row["silver"]),
                tiered=row["tiered"] == "yes",
                season=row["season"],
                source=row["source"],
                confidence=row["confidence"],
                note=row["note"],
                as_of=row["as_of"],
                url=row["url"],
                current=row["current"] == "yes",
                shared_with=tuple(filter(None, row["shared_with"].split(";"))),
            )
            for row in rows
        }
    )


def _platforms(tables: list[dict[str, Any]]) -> Mapping[str, Platform]:
    stamps = ("name", "note", "source", "as_of", "confidence", "season", "url")
    return MappingProxyType(
        {
            specialty: Platform(**{key: table.get(key, "") for key in stamps})
            for table in tables
            for specialty in table["specialties"]
        }
    )
