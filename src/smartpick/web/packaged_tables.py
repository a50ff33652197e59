"""Every packaged table with where it comes from: sources, their days, and the right under which it is here."""

import csv
import io
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from smartpick.experience import organised_programs
from smartpick.experience.stamped import rows, stamp_of
from smartpick.intake.nrmp.totals import published_totals
from smartpick.market.comparison import published_figures
from smartpick.programs import load_directory
from smartpick.programs.program import column_notes
from smartpick.season import Season

__all__ = ["PackagedTable", "TableSource", "packaged_tables"]

_COMPILED = ("kinds", "competencies", "evidence", "onboarding", "lead_times", "certification")
#: Source, day, page, right; "" where there is none of it.
_Origin = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class TableSource:
    """One source of a table: its title, the day of its content ("" when undated), page, right, entries from it.

    ``entries`` is 0 for a source of single columns, and of a table that is no list.
    """

    title: str
    as_of: str
    url: str
    rights: str
    entries: int


@dataclass(frozen=True, slots=True)
class PackagedTable:
    """One packaged table: its title, what it holds, and its sources, those of most entries first."""

    key: str
    title: str
    what: str
    sources: tuple[TableSource, ...]


def packaged_tables(season: Season) -> tuple[PackagedTable, ...]:
    """Return every packaged table; the rules are those of ``season``."""
    text = (files("smartpick.web") / "data" / "tables.toml").read_text(encoding="utf-8")
    found = []
    for row in tomllib.loads(text)["table"]:
        key, right = row["key"], row.get("rights", "")
        if key == "season":
            origins = _season(season)
        elif key in _READ:
            origins = _READ[key]()
        else:
            origins = Counter({(row["source"], row["as_of"], "", ""): 0})
        sources = tuple(
            TableSource(title, day, url, own or right, count)
            for (title, day, url, own), count in origins.most_common()
        )
        found.append(PackagedTable(key, row["title"], row["what"], sources))
    return tuple(found)


def _season(season: Season) -> Counter[_Origin]:
    stamped: Iterable[object] = (
        season.application_fees,
        *season.fees.values(),
        *season.limits.values(),
        *season.dates.values(),
        *season.requirements.values(),
        *season.signal_allowances.values(),
        *season.platforms.values(),
        *(one for marks in season.pass_marks.values() for one in marks),
    )
    return Counter((one.source, one.as_of, one.url, "") for one in stamped)  # type: ignore[attr-defined]  # all stamped


@cache
def _programs() -> Counter[_Origin]:
    notes = column_notes()
    found: Counter[_Origin] = Counter()
    for source in notes["sources"].values():
        day = "the day of each entry" if source["as_of"] == "row" else source["as_of"]
        found[source["title"], day, "", source["rights"]] = 0
    for program in load_directory().programs:
        for key in ("acgme_list", "eras_list"):
            source = notes["sources"][key]
            if program.as_of == source["as_of"]:
                found[source["title"], source["as_of"], "", source["rights"]] += 1
    return found


def _experience() -> Counter[_Origin]:
    stamps = [stamp_of(row) for name in _COMPILED for row in rows(name)]
    return Counter((one.source, one.as_of, one.url, "") for one in stamps)


def _opportunities() -> Counter[_Origin]:
    return Counter(
        ("each program's own page", f"read in {one.checked}", "", "") for one in organised_programs()
    )


def _published() -> Counter[_Origin]:
    return Counter((one.source, "", "", "") for one in published_figures())


def _totals() -> Counter[_Origin]:
    return Counter((source, "", "", "") for _, _, source in published_totals().values())


def _listed(room: str, name: str) -> Counter[_Origin]:
    text = (files(room) / "data" / name).read_text(encoding="utf-8")
    return Counter((row["source"], row["as_of"], "", "") for row in csv.DictReader(io.StringIO(text)))


_READ: Mapping[str, Callable[[], Counter[_Origin]]] = {
    "programs": _programs,
    "published": _published,
    "nrmp_totals": _totals,
    "experience": _experience,
    "opportunities": _opportunities,
    "countries": lambda: _listed("smartpick.applicant", "countries.csv"),
    "cities": lambda: _listed("smartpick.experience.privacy", "cities.csv"),
}
