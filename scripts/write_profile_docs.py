"""Write the generated parts of ``docs/profile.md`` and ``docs/season.md`` between their marks.

``--check`` changes nothing and fails when a page would change.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from smartpick.applicant import fields_table
from smartpick.season import Season, citation, load_season

DOCS = Path(__file__).resolve().parent.parent / "docs"


def fees(season: Season) -> str:
    """Return the fees as a table."""
    rows = [
        f"| {one.label} | {one.value:,g} | {one.unit.removeprefix('USD ')} | {citation(one)} | {one.note} |"
        for one in season.fees.values()
    ]
    return table("fee | USD | for | source | note", rows)


def signals(season: Season) -> str:
    """Return the signals of every specialty, known or not, as a table."""
    rows = []
    for name in season.specialties:
        one = season.signals(name)
        source = f"{one.source}; for {one.season}; confidence {one.confidence}" if one.known else ""
        rows.append(f"| {name} | {one.words()} | {source} | {one.note} |")
    return table("specialty | signals | source | note", rows)


def limits(season: Season) -> str:
    """Return the limits as a table."""
    rows = [
        f"| {one.label} | {one.value:,} {one.unit} | {citation(one)} | {one.note} |"
        for one in season.limits.values()
    ]
    return table("limit | value | source | note", rows)


def dates(season: Season) -> str:
    """Return the dates as a table."""
    rows = [f"| {one.value} | {one.label} | {citation(one)} | {one.note} |" for one in season.dates.values()]
    return table("date | event | source | note", sorted(rows))


def requirements(season: Season) -> str:
    """Return the requirements as a table."""
    rows = [
        f"| {one.label} | {one.value} {one.unit} | {one.valid_from or ''} | {citation(one)} | {one.note} |"
        for one in season.requirements.values()
    ]
    return table("requirement | value | since | source | note", rows)


def pass_marks(season: Season) -> str:
    """Return the pass marks of all years as a table."""
    rows = [
        f"| {one.label} | {one.value} | {one.valid_from or 'before'} | {citation(one)} | {one.note} |"
        for marks in season.pass_marks.values()
        for one in marks
    ]
    return table("exam | pass mark | since | source | note", rows)


def schedules(season: Season) -> str:
    """Return the application fees of every shipped season as a table."""
    rows = []
    for name in ("2023-24", season.name):
        one = load_season(name).application_fees
        counts = " | ".join(f"{one.total(n):,g}" for n in (10, 30, 50, 100))
        rows.append(f"| {name} | {counts} | {citation(one)} | {one.note} |")
    return table("season | 10 | 30 | 50 | 100 | source | note", rows)


def table(head: str, rows: list[str]) -> str:
    """Return a Markdown table."""
    line = " | ".join("---" for _ in head.split("|"))
    return "\n".join([f"| {head} |", f"| {line} |", *rows]) + "\n"


PARTS: dict[str, dict[str, Callable[[], str]]] = {
    "profile.md": {"fields": fields_table},
    "season.md": {
        part.__name__: (lambda part=part: part(load_season()))  # type: ignore[misc]  # the default binds the loop's part
        for part in (schedules, fees, signals, limits, dates, requirements, pass_marks)
    },
}


def filled(text: str, parts: dict[str, Callable[[], str]]) -> str:
    """Return a page with every marked part written anew."""
    for name, write in parts.items():
        start, end = f"<!-- generated: {name} -->\n", f"<!-- end: {name} -->"
        before, _, rest = text.partition(start)
        _, mark, after = rest.partition(end)
        if not mark:
            raise SystemExit(f"the marks of {name} are missing")
        text = f"{before}{start}{write()}{end}{after}"
    return text


def main() -> int:
    """Write the pages, or compare them with ``--check``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = 0
    for name, parts in PARTS.items():
        page = DOCS / name
        text = page.read_text("utf-8")
        new = filled(text, parts)
        if new != text:
            stale += 1
            print(f"{'stale' if check else 'written'}: docs/{name}")
            if not check:
                page.write_text(new, "utf-8")
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main())
