"""Compile ``season/data/2026-27/{facts,signals}.csv`` from the fact tables in ``../shared/domain``.

The tables give values, sources, seasons and confidence; ``season_2026_27.toml`` says which rows are used,
under which key and in which words. With ``--check`` nothing is written and a stale file is a failure.
"""

import argparse
import csv
import io
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src" / "smartpick" / "season" / "data" / "2026-27"
ERAS_SEASON = 2027
GRADES = ("medium-high", "low-medium", "low", "medium", "high")

Row = dict[str, str]
FACT_COLUMNS = (
    "theme", "key", "value", "unit", "label", "valid_from",
    "season", "source", "url", "as_of", "confidence", "note",
)  # fmt: skip
SIGNAL_COLUMNS = (
    "specialty", "gold", "silver", "tiered", "season", "current", "shared_with",
    "source", "url", "as_of", "confidence", "note",
)  # fmt: skip

#: theme -> table, columns that name a row, column of the value, columns of season and validity
TABLES: dict[str, tuple[tuple[str, ...], str, str, str]] = {
    "fees": (("item",), "amount_usd", "season", ""),
    "eras_fields": (("section", "field"), "limit", "seasons", ""),
    "timeline_2026_27": (("event",), "date", "", ""),
    "requirements_ecfmg_2027": (("requirement",), "value", "", "valid_from"),
}
DEFAULT_TABLE = {
    "fee": "fees",
    "limit": "eras_fields",
    "date": "timeline_2026_27",
    "requirement": "requirements_ecfmg_2027",
}


def read(path: Path) -> list[Row]:
    """Return the rows of a CSV."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def resolve(cited: str, sources: dict[str, Row]) -> Row:
    """Turn "S08;S46" into titles, the first page and the newest date; keep words that are no id, tidied."""
    ids = [found for found in re.findall(r"S\d\d", cited) if found in sources]
    if not ids:
        if "domain knowledge" in cited:
            words = "general knowledge, not re-checked"
        else:
            who = "NRMP, " if "NRMP" in cited else ""
            words = f"{who}pattern of earlier years" if "pattern" in cited else cited
        return {"source": words, "url": "", "as_of": ""}
    rows = [sources[found] for found in ids]
    pages = [row["url"].split(";")[0] for row in rows if row["url"].startswith("http")]
    dates = sorted(
        (row["date_of_content"] for row in rows if row["date_of_content"][:2] == "20"), reverse=True
    )
    return {
        "source": "; ".join(row["title_or_site"] for row in rows),
        "url": pages[0] if pages else "",
        "as_of": dates[0] if dates else "",
    }


def grade(words: str) -> str:
    """Return the first confidence word of a cell ("high (third week of March)" is "high")."""
    for word in GRADES:
        if words.startswith(word):
            return word
    raise SystemExit(f"no confidence in {words!r}")


def number(text: str, column: str) -> str:
    """Return the value of a cell; a limit such as "3 of 9" or "750 chars" begins with its number."""
    found = re.match(r"\d+", text) if column == "limit" else None
    return found.group() if found else text


def fact(theme: str, plan: dict[str, Any], rows: dict[str, list[Row]], sources: dict[str, Row]) -> Row:
    """Return one line of facts.csv."""
    table = plan.get("table", DEFAULT_TABLE[theme])
    names, column, season, valid = TABLES[table]
    row = find(rows[table], names, plan["match"])
    value = str(plan.get("value") or plan.get("words") or number(row[column], column))
    if "value" in plan and not re.search(rf"(?<!\d){value}(?!\d)", " ".join(row.values())):
        raise SystemExit(f"{plan['match']}: {value} no longer stands in the row {row}")
    began = row[valid] if valid else ""
    return {
        "theme": theme,
        "key": plan["key"],
        "value": value,
        "unit": plan.get("unit", ""),
        "label": plan["label"],
        "valid_from": began if re.fullmatch(r"\d{4}-\d\d-\d\d", began) else "",
        "season": plan.get("season") or (row[season] if season else "") or "2026-27",
        **resolve(row["source"], sources),
        "confidence": plan.get("confidence") or grade(row["confidence"]),
        "note": plan.get("note", ""),
    }


def find(rows: list[Row], names: tuple[str, ...], match: str) -> Row:
    """Return the only row called ``match``, else the only one whose name starts so."""
    called = [("/".join(row[name] for name in names), row) for row in rows]
    exact = [row for name, row in called if name == match]
    found = exact or [row for name, row in called if name.startswith(match)]
    if len(found) != 1:
        raise SystemExit(f"{match!r} names {len(found)} rows, not one")
    return found[0]


def signals(plan: dict[str, Any], rows: list[Row], sources: dict[str, Row]) -> list[Row]:
    """Return the lines of signals.csv; every row of the table must have a place in the plan."""
    lines = [line for row in rows for line in allowance(plan, row, sources)]
    return sorted(lines, key=lambda line: line["specialty"])


def allowance(plan: dict[str, Any], row: Row, sources: dict[str, Row]) -> list[Row]:
    """Return one line for each specialty of the directory that a row of the signal table covers."""
    name, covered = row["specialty"], plan["signals"][row["specialty"]]
    ended, remark = plan["signals_ended"].get(name, ""), plan["signals_note"].get(name, "")
    current = int(row["season"].split("-")[-1]) == ERAS_SEASON and not ended
    older = "" if current else f"Known for ERAS season {row['season']}; not confirmed for 2026-27."
    shared = f"One allowance for {' and '.join(covered)} together." if len(covered) > 1 else ""
    # Sure for its own season is not sure for this one.
    sure = grade(row["confidence"]) if current and not remark else "medium"
    line = {
        "gold": "0" if ended else row["tier1"].split()[0],
        "silver": (row["tier2"].split() or ["0"])[0],
        "tiered": "yes" if row["tier2"] else "no",
        "season": f"ERAS {row['season']}",
        "current": "yes" if current else "no",
        **resolve(row["source"], sources),
        "confidence": sure,
        "note": " ".join(filter(None, [ended or older, remark, shared])),
    }
    others = {specialty: ";".join(o for o in covered if o != specialty) for specialty in covered}
    return [{**line, "specialty": specialty, "shared_with": others[specialty]} for specialty in covered]


def as_csv(columns: tuple[str, ...], lines: list[Row]) -> str:
    """Return the lines as CSV text."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue()


def compiled(domain: Path) -> dict[Path, str]:
    """Return the text of every compiled file."""
    plan = tomllib.loads((ROOT / "scripts" / "season_2026_27.toml").read_text("utf-8"))
    sources = {row["id"]: row for row in read(domain / "sources.csv")}
    rows = {table: read(domain / f"{table}.csv") for table in TABLES}
    facts = [fact(theme, entry, rows, sources) for theme in DEFAULT_TABLE for entry in plan[theme]]
    lines = signals(plan, read(domain / "signals.csv"), sources)
    return {
        OUT / "facts.csv": as_csv(FACT_COLUMNS, facts),
        OUT / "signals.csv": as_csv(SIGNAL_COLUMNS, lines),
    }


def main() -> int:
    """Write the files, or compare them with ``--check``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--domain", type=Path, default=ROOT.parent / "shared" / "domain")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; fail when something would change"
    )
    options = parser.parse_args()
    stale = {path: text for path, text in compiled(options.domain).items() if not same(path, text)}
    for path, text in stale.items():
        if not options.check:
            path.write_text(text, "utf-8")
        print(f"{'stale' if options.check else 'written'}: {path.relative_to(ROOT)}")
    return 1 if stale and options.check else 0


def same(path: Path, text: str) -> bool:
    """Tell whether the file already holds the text."""
    return path.exists() and path.read_text("utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
