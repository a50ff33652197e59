"""A facts file to share: facts about programs, and nothing about whoever shares them.

Out of it stay: words of one's own (sources, notes, contacts), the day something was entered, who checked it, and what
follows the path of a link. What comes in from it is "from somebody else, unverified".
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from smartpick.errors import Problem, UserError
from smartpick.facts import FIELDS, Report, report_of

__all__ = ["FORMAT", "VERSION", "read_shared", "shared_document"]

FORMAT = "smartpick-facts"
VERSION = 1
_MOST_BYTES = 50_000_000
_MOST_PROBLEMS = 100
_SHARED = ("program", "field", "value", "as_of", "link")
_PAGE, _FILE, _TOLD = "a page of the program", "an official file", "looked up without a link"
_SOURCES = frozenset({_PAGE, _FILE, _TOLD})


def shared_document(reports: Iterable[Report], made_on: date) -> dict[str, Any]:
    """Return the document to share: each fact once, in the order of programs and fields; free texts stay at home."""
    found: dict[str, dict[str, Any]] = {}
    for report in reports:
        if report.about.kind == "text":
            continue
        link = _bare(report.link)
        source = _FILE if report.verified == "import" else _PAGE if link else _TOLD
        value = list(report.value) if isinstance(report.value, tuple) else report.value
        if report.about.kind == "link":
            value = _bare(str(report.value))
        entry = {
            "program": report.program,
            "field": report.field,
            "value": value,
            "as_of": report.as_of,
            "source": source,
            **({"link": link} if link else {}),
        }
        found[json.dumps(entry, sort_keys=True)] = entry
    order = list(FIELDS)
    facts = sorted(
        found.values(),
        key=lambda one: (one["program"], order.index(one["field"]), one["as_of"], json.dumps(one["value"])),
    )
    return {"format": FORMAT, "version": VERSION, "made_on": made_on.strftime("%Y-%m"), "facts": facts}


def _bare(link: str) -> str:
    """Return an address without user, query and fragment, which may say who looked."""
    parts = urlsplit(link)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, "", "")) if host else ""


def read_shared(
    path: Path, today: date, known: Iterable[str]
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """Return the facts of a file as reports of somebody else, and a problem for every entry that is none.

    ``known`` are the ACGME ids of the directory. Ids of reports are "fact-N", the place in the file. Raise
    :class:`UserError` when it is no facts file at all.
    """
    programs = frozenset(known)
    reports: list[Report] = []
    problems: list[Problem] = []
    for place, entry in enumerate(_entries(path), start=1):
        where = f"{path.name}, fact {place}"
        if not isinstance(entry, Mapping) or not set(entry) <= {*_SHARED, "source"}:
            allowed = ", ".join((*_SHARED, "source"))
            problems.append(Problem("This is no fact.", f"A fact has: {allowed}.", where))
            continue
        # The words of a stranger are not shown as if they were a source: only what this format knows.
        source = entry.get("source") if entry.get("source") in _SOURCES else _TOLD
        body = {
            **{key: entry[key] for key in _SHARED if key in entry},
            "source": f"shared facts: {source}",
            "entered_on": today.isoformat(),
            "verified": "other",
        }
        try:
            report = report_of(f"fact-{place}", body)
        except UserError as error:
            problems += [Problem(one.what, one.way_out, f"{where}, {one.where}") for one in error.problems]
            continue
        if report.program not in programs:
            what = f'No program has the ACGME id "{report.program}".'
            problems.append(Problem(what, "It may have closed; it is left out.", where))
            continue
        reports.append(report)
    return tuple(reports), tuple(problems)


def _entries(path: Path) -> list[Any]:
    way_out = "A facts file is what smartpick facts share writes."
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError(Problem("The file is larger than 50 MB.", way_out, str(path)))
        document = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as fault:
        what = f"The file cannot be read: {fault.strerror or fault}."
        raise UserError(Problem(what, "Check its name and permissions.", str(path))) from None
    except (ValueError, RecursionError):
        raise UserError(Problem("This is not JSON.", way_out, str(path))) from None
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise UserError(Problem("This is no facts file.", way_out, str(path)))
    if document.get("version") != VERSION:
        what = f"This facts file has version {str(document.get('version'))[:20]}; this SmartPick reads {VERSION}."
        raise UserError(Problem(what, "Use the SmartPick that wrote it, or a newer one.", str(path)))
    facts = document.get("facts")
    if not isinstance(facts, list):
        raise UserError(Problem("The facts file holds no list of facts.", way_out, str(path)))
    return facts
