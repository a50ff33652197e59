"""Compile the tables of ``experience/data`` from the fact tables in ``../shared/domain`` and the ICD-10-CM release.

The tables give figures, sources and confidence; ``experience_words.toml`` and ``opportunity_words.toml`` say which rows
are used, under which key and in which words of our own. Codes and descriptions come from the release that the package
``simple_icd_10_cm`` carries (US government, public domain). With ``--check`` nothing is written and a stale file is a
failure.
"""

import argparse
import gzip
import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from compile_season import ROOT, Row, as_csv, grade, read, resolve

OUT = ROOT / "src" / "smartpick" / "experience" / "data"
STAMP = ("source", "url", "as_of", "confidence")
Plan = dict[str, Any]

KIND_COLUMNS = (
    "key", "title", "what", "students", "graduates", "who", "hands_on", "programs", "letter",
    "cost_low", "cost_high", "cost_unit", "weeks_low", "weeks_high", "visa", *STAMP,
)  # fmt: skip
COMPETENCY_COLUMNS = ("code", "group", "title", "watch", "do", *STAMP)
EVIDENCE_COLUMNS = ("key", "claim", "caveat", "gap", *STAMP)
ONBOARDING_COLUMNS = (
    "key", "title", "group", "needed", "per", "validity_months", "lead_days", "note", *STAMP,
)  # fmt: skip
LEAD_COLUMNS = ("key", "kinds", "months_low", "months_high", "words", *STAMP)
CERTIFICATION_COLUMNS = ("key", "value", "words", "valid_from", *STAMP)
OPPORTUNITY_COLUMNS = (
    "id", "name", "kind", "audience", "specialties", "any_specialty", "city", "state", "application_fee",
    "program_fee", "fee_per", "free", "weeks_least", "weeks_most", "certificate", "letter", "visa", "open", "url",
    "checked", "note",
)  # fmt: skip
HIGH_APPLICATION_FEE = 500
#: Sources that have no row in the table of sources, in words.
UNLISTED = {
    "seed": "a guide for IMGs on clinical experience",
    "seed guide": "a guide for IMGs on clinical experience",
    "usce_programs.csv": "pages of organised programs, read in 2026",
    "usce_programs.csv (MCG)": "page of one organised program, read in 2026",
    "usce_programs.csv (Penn Radiology)": "page of one organised program, read in 2026",
    "usce_programs.csv (NYU Derm TOEFL; UAB)": "pages of organised programs, read in 2026",
    "Wright State 2024-2026": "pages of Wright State University, 2024 to 2026",
    "vendor pages": "pages of vendors",
    "jonmonteverde.com": "one private page",
    "IFMGE": "page of one association",
    "draditi-life blog 2021": "one blog of 2021",
    "ECFMG news 2020-2021": "ECFMG news of 2020 and 2021",
}


def words(name: str) -> Plan:
    """Return a plan that lies beside this script."""
    return tomllib.loads((ROOT / "scripts" / name).read_text("utf-8"))


def find(rows: list[Row], column: str, match: str) -> Row:
    """Return the only row whose ``column`` is ``match``."""
    found = [row for row in rows if row[column] == match]
    if len(found) != 1:
        raise SystemExit(f"{match!r} names {len(found)} rows, not one")
    return found[0]


def entry(plan: Plan, row: Row, sources: dict[str, Row]) -> Row:
    """Return the words of a plan with the stamp of its row; every figure it speaks of must still stand there."""
    for figure in plan.get("says", ()):
        if figure not in " | ".join(row.values()):
            raise SystemExit(f"{plan['match']}: {figure!r} no longer stands in the row {row}")
    stamp = resolve(row["source"], sources)
    if row["source"] == stamp["source"]:
        parts = [row["source"]] if row["source"] in UNLISTED else row["source"].split(";")
        stamp["source"] = "; ".join(dict.fromkeys(UNLISTED[part] for part in parts))
    stamp["confidence"] = plan.get("confidence") or grade(row["confidence"])
    # A dated row says when its content was true; else the newest of its sources does.
    stamp["as_of"] = row.get("date") or stamp["as_of"] or "undated"
    return {**{key: str(value) for key, value in plan.items() if key not in {"match", "says"}}, **stamp}


def kinds(plan: Plan, rows: list[Row], sources: dict[str, Row]) -> list[Row]:
    """Return a line for each kind of experience; one that no table covers brings its own stamp."""
    bare = {"url": "", "as_of": "2026-11"}
    return [
        entry(one, find(rows, "type", one["match"]), sources)
        if one["match"]
        else {**bare, **{key: str(value) for key, value in one.items() if key != "match"}}
        for one in plan["kinds"]
    ]


def competencies(plan: Plan, rows: list[Row], sources: dict[str, Row]) -> list[Row]:
    """Return a line for each competency: those of the table, then this project's own list."""
    listed = {row["code"]: row for row in rows}
    lines = []
    for one in plan["competencies"]:
        row = listed.get(one["code"])
        if row is None:
            source = "this project's own list of what practice in the US asks for; judgement"
            stamp = {"source": source, "url": "", "as_of": "2026-11", "confidence": "medium"}
            lines.append({**one, "group": "US practice", **stamp})
            continue
        sure = "high" if row["kind"] == "EPA" else "medium-high"
        named = {**one, "match": one["code"], "confidence": sure}
        line = entry(named, row, sources)
        lines.append({**line, "group": "Core EPA" if row["kind"] == "EPA" else "ACGME competency"})
    missing = {code for code, row in listed.items() if row["kind"] != "log_role"} - {
        one["code"] for one in lines
    }
    if missing:
        raise SystemExit(f"no words for {sorted(missing)}")
    return [{column: line.get(column, "") for column in COMPETENCY_COLUMNS} for line in lines]


def evidence(plan: Plan, rows: list[Row], effects: list[Row], sources: dict[str, Row]) -> list[Row]:
    """Return a line for each claim with its figure, and for each gap in the literature."""
    lines = []
    for one in plan["evidence"]:
        row = find(rows, "claim", one["match"])
        lines.append({"caveat": "", **entry(one, row, sources), "gap": "no"})
    for one in plan["gaps"]:
        find(effects, "measure", one["match"])
        source = "searched for and not found when the published effects were gathered"
        stamp = {"source": source, "url": "", "as_of": "2026-11", "confidence": "medium"}
        found = {"key": one["key"], "claim": one["claim"], "caveat": "", "gap": "yes"}
        lines.append({**found, **stamp})
    return lines


def onboarding(plan: Plan, rows: list[Row], sources: dict[str, Row]) -> tuple[list[Row], list[Row]]:
    """Return the lines of the requirements and of the lead times; every row of the table must be used."""
    used = {one["match"] for one in (*plan["onboarding"], *plan["lead_times"])}
    if unused := {row["item"] for row in rows} - used:
        raise SystemExit(f"no words for {sorted(unused)}")
    items = [
        {"per": "", "note": "", **entry(one, find(rows, "item", one["match"]), sources)}
        for one in plan["onboarding"]
    ]
    leads = [entry(one, find(rows, "item", one["match"]), sources) for one in plan["lead_times"]]
    return items, leads


def certification(plan: Plan, rows: list[Row], sources: dict[str, Row]) -> list[Row]:
    """Return a line for each rule of the way to the certificate; every row of the table must be used."""
    if unused := {row["requirement"] for row in rows} - {one["match"] for one in plan["certification"]}:
        raise SystemExit(f"no words for {sorted(unused)}")
    lines = []
    for one in plan["certification"]:
        row = find(rows, "requirement", one["match"])
        began = row["valid_from"] if re.fullmatch(r"\d{4}-\d\d-\d\d", row["valid_from"]) else ""
        lines.append({"value": "", **entry(one, row, sources), "valid_from": began})
    return lines


def opportunities(plan: Plan, rows: list[Row]) -> list[Row]:
    """Return a line for each organised program."""
    corrections = {one["program"]: one for one in plan["corrections"]}
    if unknown := set(corrections) - {row["program"] for row in rows}:
        raise SystemExit(f"corrections of programs that are not listed: {sorted(unknown)}")
    lines = [opportunity(plan, corrections.get(row["program"], {}), row) for row in rows]
    return distinct(lines)


def opportunity(plan: Plan, mended: Plan, row: Row) -> Row:
    """Return one organised program as values."""
    row = {key: "" if key in mended.get("drop", ()) else value for key, value in row.items()}
    named = plan["specialties"][row["specialty"]] if row["specialty"] else []
    weeks = plan["weeks"][row["duration"]] if row["duration"] else []
    note = mended.get("note", "")
    if float(row["application_fee_usd"] or 0) >= HIGH_APPLICATION_FEE:
        note = " ".join(filter(None, [note, "Listed as the fee to apply; it may be the whole price."]))
    return {
        "name": mended.get("name", row["program"]),
        "kind": plan["kinds"][row["type"]],
        "audience": plan["audiences"][row["audience"]] if row["audience"] else "",
        "specialties": "; ".join(name for name in named if name != "*"),
        "any_specialty": ("yes" if "*" in named else "no") if named else "",
        "city": row["city"],
        "state": row["state"],
        "application_fee": row["application_fee_usd"],
        "program_fee": row["program_fee_usd"],
        "fee_per": row["program_fee_per"],
        "free": row["free"],
        "weeks_least": str(weeks[0]) if len(weeks) == 2 else "",
        "weeks_most": str(weeks[-1]) if weeks else "",
        "certificate": yes_no(row["certificate"]),
        "letter": yes_no(row["lor_possible"]),
        "visa": yes_no(row["visa_support"]),
        "open": "no" if mended.get("closed") else "yes",
        "url": row["url"],
        "checked": row["checked"],
        "note": note,
    }


def yes_no(text: str) -> str:
    """Return "yes", "no" or nothing for the table's "true", "false" or nothing."""
    return {"true": "yes", "false": "no", "": ""}[text]


def distinct(lines: Iterable[Row]) -> list[Row]:
    """Give every line an id made of its name; programs of one name are told apart by their kind."""
    taken: set[str] = set()
    named = []
    for line in lines:
        slug = re.sub(r"[^a-z0-9]+", "-", line["name"].lower()).strip("-")[:56].strip("-")
        one = slug if slug not in taken else f"{slug}-{line['kind'] or 'other'}"
        if one in taken:
            raise SystemExit(f"two programs would be called {one}")
        taken.add(one)
        named.append({"id": one, **line})
    return named


def icd_table() -> bytes:
    """Return code, description and other terms of every category and code, one a line, compressed."""
    import simple_icd_10_cm as icd  # noqa: PLC0415  (two seconds that the tests of this script need not pay)

    lines = []
    for code in icd.get_all_codes(with_dots=True):
        if not icd.is_category_or_subcategory(code):
            continue
        described = " ".join(icd.get_description(code).split())
        # An extended code repeats the terms of the one it extends.
        terms = [] if icd.is_extended_subcategory(code) else icd.get_inclusion_term(code)
        lines.append("\t".join([code, described, "; ".join(" ".join(term.split()) for term in terms)]))
    return gzip.compress(("\n".join(sorted(lines)) + "\n").encode(), compresslevel=9, mtime=0)


def compiled(domain: Path) -> dict[Path, bytes]:
    """Return the content of every compiled file."""
    plan = words("experience_words.toml")
    tables = {path.stem: read(path) for path in domain.glob("*.csv")}
    sources = {row["id"]: row for row in tables["sources"]}
    effects = read(domain.parent / "stats" / "effects.csv")
    items, leads = onboarding(plan, tables["onboarding_requirements"], sources)
    rules = certification(plan, tables["requirements_ecfmg_2027"], sources)
    claims = evidence(plan, tables["evidence_usce"], effects, sources)
    skills = competencies(plan, tables["epas_competencies"], sources)
    places = opportunities(words("opportunity_words.toml"), tables["usce_programs"])
    texts = {
        "kinds.csv": as_csv(KIND_COLUMNS, kinds(plan, tables["usce_types"], sources)),
        "competencies.csv": as_csv(COMPETENCY_COLUMNS, skills),
        "evidence.csv": as_csv(EVIDENCE_COLUMNS, claims),
        "onboarding.csv": as_csv(ONBOARDING_COLUMNS, items),
        "lead_times.csv": as_csv(LEAD_COLUMNS, leads),
        "certification.csv": as_csv(CERTIFICATION_COLUMNS, rules),
        "opportunities.csv": as_csv(OPPORTUNITY_COLUMNS, places),
    }
    return {
        **{OUT / name: text.encode() for name, text in texts.items()},
        OUT / "icd10cm.tsv.gz": icd_table(),
    }


def same(path: Path, content: bytes) -> bool:
    """Tell whether the file already holds the content; compressed files are compared by what is in them."""
    if not path.exists():
        return False
    held = path.read_bytes()
    return gzip.decompress(held) == gzip.decompress(content) if path.suffix == ".gz" else held == content


def main() -> int:
    """Write the files, or compare them with ``--check``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--domain", type=Path, default=ROOT.parent / "shared" / "domain")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; fail when something would change"
    )
    options = parser.parse_args()
    stale = {path: held for path, held in compiled(options.domain).items() if not same(path, held)}
    for path, held in stale.items():
        if not options.check:
            path.write_bytes(held)
        print(f"{'stale' if options.check else 'written'}: {path.relative_to(ROOT)}")
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
