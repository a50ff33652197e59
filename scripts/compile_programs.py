"""Compile the packaged directory of programs from the four source tables.

    python scripts/compile_programs.py [FOLDER] [--out FILE] [--check]

FOLDER holds programs.csv, internal_medicine_accreditation.csv, h1b_physician_employers.csv and
teaching_hospitals.csv (default: ../shared/data beside this project). The result is the same, byte for byte,
on every run. ``--check`` compares with the packaged table and changes nothing.

``legal_names.csv`` beside this script lists employers that are a program's sponsor under another name
("University at Buffalo" files as "State University of New York at Buffalo"): our own knowledge, checked
against nothing else.

Everything that is mended is mended here, never by hand in the sources: state codes in capitals, city names
not in capitals, one kind of dash, page footers caught in a name, and coordinates that lie more than 60 miles
from the other programs of the same city (two rows of 2025-06; they get that city's median).
"""

import argparse
import csv
import io
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from smartpick.programs.joins import (
    EMPLOYER_THRESHOLD,
    HOSPITAL_THRESHOLD,
    Employer,
    Hospital,
    Link,
    identity,
    link_employer,
    link_hospital,
    namesakes,
)
from smartpick.programs.kind import kind_of
from smartpick.programs.names import clean_city, clean_name, plain, words
from smartpick.programs.place import STATE_DIVISION, city_key, miles_between

PROJECT = Path(__file__).resolve().parent.parent
TABLE = PROJECT / "src" / "smartpick" / "programs" / "data" / "programs.csv"
COLUMNS = (
    "acgme_id",
    "specialty",
    "name",
    "city",
    "state",
    "latitude",
    "longitude",
    "as_of",
    "kind",
    "kind_confidence",
    "kind_rule",
    "h1b_evidence",
    "h1b_employer",
    "h1b_match",
    "h1b_method",
    "h1b_positions",
    "h1b_last_year",
    "hospital_ccn",
    "hospital_name",
    "hospital_city",
    "hospital_match",
    "hospital_method",
    "beds",
    "resident_fte",
    "ownership",
    "hospital_year",
    "accreditation_status",
    "accreditation_effective",
    "offers_preliminary",
    "zip",
)

# Abbreviations of the hospital table that would be read as something else.
_CMS_SHORT = {
    r"@ Som$": "Somerset",
    r"\bP\.C\.$": "Psychiatric Center",
    r"\bP\.I\.$": "Psychiatric Institute",
}

LEGAL_NAME_MATCH = 95.0

Row = dict[str, str]
Places = dict[tuple[str, str], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Sources:
    """The four tables as read, in their own columns."""

    programs: list[Row]
    accreditation: list[Row]
    employers: list[Row]
    hospitals: list[Row]


def read_sources(folder: Path) -> Sources:
    """Read the four tables of ``folder``."""

    def table(name: str) -> list[Row]:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    return Sources(
        table("programs.csv"),
        table("internal_medicine_accreditation.csv"),
        table("h1b_physician_employers.csv"),
        table("teaching_hospitals.csv"),
    )


def clean_programs(rows: Iterable[Row]) -> tuple[list[Row], Counter[str]]:
    """Return the programs cleaned and sorted by id, and what was mended how often."""
    mended: Counter[str] = Counter()
    programs: list[Row] = []
    for raw in rows:
        row = {key: " ".join((value or "").split()) for key, value in raw.items()}
        state = row["state"].upper()
        if state not in STATE_DIVISION:
            raise SystemExit(f"programs.csv, id {row['acgme_id']}: {row['state']!r} is not a state.")
        city, name = clean_city(row["city"]), clean_name(row["name"])
        mended["state code"] += state != row["state"]
        mended["city name"] += city != row["city"]
        programs.append({**row, "state": state, "city": city, "name": name})
    programs.sort(key=lambda row: row["acgme_id"])
    ids = Counter(row["acgme_id"] for row in programs)
    if repeated := [key for key, count in ids.items() if count > 1]:
        raise SystemExit(f"programs.csv repeats ids: {', '.join(repeated)}.")
    places = city_places(programs)
    for row in programs:
        if row["lat"] and row["lon"]:
            usual = places[city_key(row["city"]), row["state"]]
            if miles_between(float(row["lat"]), float(row["lon"]), *usual) > 60:
                row["lat"], row["lon"] = f"{usual[0]:.4f}", f"{usual[1]:.4f}"
                mended["coordinates"] += 1
    return programs, mended


def city_places(programs: Iterable[Row]) -> Places:
    """Return the median coordinates of each (city key, state) that has any."""
    seen: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in programs:
        if row["lat"] and row["lon"]:
            seen[city_key(row["city"]), row["state"]].append((float(row["lat"]), float(row["lon"])))
    return {key: (median(p[0] for p in points), median(p[1] for p in points)) for key, points in seen.items()}


def hospitals_by_state(rows: Iterable[Row]) -> dict[str, list[Hospital]]:
    """Return the teaching hospitals of each state. CMS cuts names at 36 letters; 34 and more may be cut."""
    found: dict[str, list[Hospital]] = defaultdict(list)
    for row in rows:
        name = " ".join(row["name"].split())
        for short, full in _CMS_SHORT.items():
            name = re.sub(short, full, name)
        city, state = clean_city(row["city"]), row["state"].strip().upper()
        found[state].append(Hospital(row["ccn"], name, city, state, words(name), len(name) >= 34))
    return {state: sorted(group, key=lambda h: h.ccn) for state, group in sorted(found.items())}


def employers_by_state(rows: Iterable[Row]) -> dict[str, list[Employer]]:
    """Return the employers of each state, spellings that differ only in legal form taken together.

    The name kept is the spelling with most positions; positions add up (None when no spelling has a figure).
    """
    groups: dict[tuple[str, tuple[str, ...]], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["state"].strip().upper(), words(row["employer"])].append(row)
    found: dict[str, list[Employer]] = defaultdict(list)
    for (state, spelled), group in groups.items():
        group.sort(key=lambda row: (-int(row["positions_total"] or 0), row["employer"]))
        counts = [int(row["positions_total"]) for row in group if row["positions_total"]]
        titles = any(int(row["resident_job_titles"] or 0) for row in group)
        found[state].append(
            Employer(
                " ".join(group[0]["employer"].split()),
                state,
                spelled,
                2 if titles else 1,
                sum(counts) if counts else None,
                max(row["last_year"] for row in group),
            )
        )
    return {state: sorted(group, key=lambda e: e.name) for state, group in sorted(found.items())}


def best_links(
    programs: Sequence[Row],
    hospitals: Mapping[str, Sequence[Hospital]],
    employers: Mapping[str, Sequence[Employer]],
) -> tuple[dict[tuple[str, str, str], Link], dict[tuple[str, str, str], Link]]:
    """Return the best hospital and the best employer per (name, city, state), whatever their score."""
    places = city_places(programs)
    keys = sorted({(row["name"], row["city"], row["state"]) for row in programs})
    to_hospital: dict[tuple[str, str, str], Link] = {}
    to_employer: dict[tuple[str, str, str], Link] = {}
    for state in sorted({key[2] for key in keys}):
        here = [key for key in keys if key[2] == state]
        towns = frozenset(city_key(key[1]) for key in here)
        local, filing = hospitals.get(state, ()), employers.get(state, ())
        shared = namesakes([(key[0], key[1]) for key in here] + [(h.name, h.city) for h in local])
        for key in here:
            near = identity(words(key[0]))
            hospital = link_hospital(
                key[0], key[1], [h for h in local if near & identity(h.words)], places, state
            )
            employer = link_employer(
                key[0], key[1], [e for e in filing if near & identity(e.words)], towns, shared
            )
            if hospital is not None:
                to_hospital[key] = replace(hospital, score=round(hospital.score, 1))
            if employer is not None:
                to_employer[key] = replace(employer, score=round(employer.score, 1))
    return to_hospital, to_employer


@dataclass(frozen=True, slots=True)
class LegalName:
    """An employer known to be a program's sponsor or site under its legal name: our own knowledge, state by state."""

    state: str
    program_begins: str
    employer: tuple[str, ...]


def legal_names() -> list[LegalName]:
    """Return the list beside this script, longest beginnings first."""
    with (Path(__file__).with_name("legal_names.csv")).open(encoding="utf-8", newline="") as file:
        names = [
            LegalName(row["state"], plain(row["program_begins"]), words(row["employer"]))
            for row in csv.DictReader(file)
        ]
    return sorted(names, key=lambda one: -len(one.program_begins))


def with_legal_names(
    links: Mapping[tuple[str, str, str], Link],
    programs: Iterable[Row],
    employers: Mapping[str, Sequence[Employer]],
    names: Sequence[LegalName],
) -> dict[tuple[str, str, str], Link]:
    """Return the employer links with those of the list, unless one by name has stronger evidence or is certain."""
    found = dict(links)
    evidence = {(e.state, e.name): e.evidence for group in employers.values() for e in group}
    for key in {(row["name"], row["city"], row["state"]) for row in programs}:
        name, _, state = key
        known = next(
            (n for n in names if n.state == state and plain(name).startswith(n.program_begins)), None
        )
        if known is None:
            continue
        employer = next((e for e in employers.get(state, ()) if e.words == known.employer), None)
        if employer is None:
            continue
        now = links.get(key)
        if now is not None and now.score >= EMPLOYER_THRESHOLD:
            rival = evidence[state, now.key]
            if rival > employer.evidence or (rival == employer.evidence and now.score >= 97.0):
                continue
        found[key] = Link(employer.name, LEGAL_NAME_MATCH, "legal name from our list, same state")
    return found


def compile_table(sources: Sources) -> tuple[str, str]:
    """Return the packaged table as CSV text, and a summary of what was cleaned and joined."""
    programs, mended = clean_programs(sources.programs)
    hospitals = hospitals_by_state(sources.hospitals)
    employers = employers_by_state(sources.employers)
    to_hospital, to_employer = best_links(programs, hospitals, employers)
    to_employer = with_legal_names(to_employer, programs, employers, legal_names())
    beds = {row["ccn"]: row for row in sources.hospitals}
    filing = {(e.state, e.name): e for group in employers.values() for e in group}
    accredited = {row["acgme_id"]: row for row in sources.accreditation}
    rows: list[Row] = []
    for program in programs:
        key = (program["name"], program["city"], program["state"])
        rule = kind_of(program["name"])
        row = dict.fromkeys(COLUMNS, "") | {c: program[c] for c in COLUMNS if c in program}
        row |= {"latitude": program["lat"], "longitude": program["lon"]}
        row |= {
            "kind": rule.kind,
            "kind_confidence": rule.confidence,
            "kind_rule": rule.id,
            "h1b_evidence": "0",
        }
        link = to_employer.get(key)
        if link is not None and link.score >= EMPLOYER_THRESHOLD:
            row |= _employer_cells(link, filing[program["state"], link.key])
        link = to_hospital.get(key)
        if link is not None and link.score >= HOSPITAL_THRESHOLD:
            row |= _hospital_cells(link, beds[link.key])
        row |= _accreditation_cells(accredited.get(program["acgme_id"]))
        rows.append(row)
    return _as_csv(rows), _summary(rows, mended, accredited)


def _employer_cells(link: Link, employer: Employer) -> Row:
    return {
        "h1b_evidence": str(employer.evidence),
        "h1b_employer": employer.name,
        "h1b_match": f"{link.score:.1f}",
        "h1b_method": link.method,
        "h1b_positions": "" if employer.positions is None else str(employer.positions),
        "h1b_last_year": employer.last_year,
    }


def _hospital_cells(link: Link, row: Row) -> Row:
    return {
        "hospital_ccn": row["ccn"],
        "hospital_name": " ".join(row["name"].split()),
        "hospital_city": clean_city(row["city"]),
        "hospital_match": f"{link.score:.1f}",
        "hospital_method": link.method,
        "beds": row["beds"].removesuffix(".0"),
        "resident_fte": row["resident_fte"],
        "ownership": row["ownership"],
        "hospital_year": row["report_year"],
    }


def _accreditation_cells(row: Row | None) -> Row:
    if row is None:
        return {}
    return {
        "accreditation_status": row["accreditation_status"].strip(),
        "accreditation_effective": row["status_effective"].strip(),
        "offers_preliminary": row["offers_preliminary"].strip().lower(),
        "zip": row["zip"].strip(),
    }


def _as_csv(rows: Iterable[Row]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _summary(rows: Sequence[Row], mended: Counter[str], accredited: Mapping[str, Row]) -> str:
    ids = {row["acgme_id"] for row in rows}
    kinds = Counter(row["kind"] for row in rows)
    strangers = ", ".join(sorted(accredited.keys() - ids)) or "none"

    def having(column: str, *but: str) -> int:
        return sum(row[column] not in {"", *but} for row in rows)

    lines = (
        ("programs", f"{len(rows)}, {len({row['specialty'] for row in rows})} specialties"),
        ("without coordinates", len(rows) - having("latitude")),
        ("mended", ", ".join(f"{n} {what}" for what, n in sorted(mended.items()))),
        ("kind", ", ".join(f"{n} {kind}" for kind, n in kinds.most_common())),
        (f"H-1B employer at {EMPLOYER_THRESHOLD:.0f}+", having("h1b_evidence", "0")),
        ("  with a resident's job title", having("h1b_evidence", "0", "1")),
        (f"teaching hospital at {HOSPITAL_THRESHOLD:.0f}+", having("hospital_ccn")),
        ("  with resident FTE", having("resident_fte")),
        ("accreditation by id", f"{having('accreditation_status')} of {len(accredited)}"),
        ("  ids not in programs.csv", strangers),
    )
    return "\n".join(f"{what:30} {value}" for what, value in lines)


def main() -> int:
    """Read, compile, write (or compare) and print the summary."""
    parser = argparse.ArgumentParser(description="Compile the packaged directory of programs.")
    parser.add_argument("folder", nargs="?", type=Path, default=PROJECT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=TABLE)
    parser.add_argument(
        "--check", action="store_true", help="compare with the packaged table, change nothing"
    )
    given = parser.parse_args()
    table, summary = compile_table(read_sources(given.folder))
    print(summary)
    if given.check:
        same = given.out.read_bytes() == table.encode()
        print("the packaged table is up to date" if same else f"{given.out.name} differs from its sources")
        return 0 if same else 1
    given.out.write_bytes(table.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
