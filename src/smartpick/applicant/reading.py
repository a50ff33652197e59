"""Read a profile from a file, with every problem named by file, line and field."""

import os
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from smartpick.applicant.changed_fields import with_changes
from smartpick.applicant.checking import Check, check_profile
from smartpick.applicant.contradictions import SeasonRules
from smartpick.applicant.field_check import Finding
from smartpick.applicant.profile import Profile
from smartpick.errors import Problem, UserError
from smartpick.toml_lines import Path, dotted, line_numbers, nearest_line

__all__ = ["ProfileFile", "load_profile", "read_profile", "read_profile_text"]

LARGEST = 1_000_000  # bytes; a full profile has about 6,000
MOST_PROBLEMS = 100
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """A profile with the places of its values, for problems found later (an id that does not exist)."""

    profile: Profile
    name: str
    lines: dict[Path, int]

    def where(self, field: str) -> str:
        """Return "file, line, field" for a dotted field such as ``preferences.pins[1]``."""
        named = {dotted(path): line for path, line in self.lines.items()}
        line = named.get(field)
        return f"{self.name}, line {line}, {field}" if line else f"{self.name}, {field}"


def load_profile(
    path: str | os.PathLike[str],
    *,
    on: date | None = None,
    rules: SeasonRules | None = None,
    also: Check | None = None,
    changes: tuple[str, ...] = (),
) -> Profile:
    """Return the profile in a TOML file.

    ``on`` is the day it is checked for (default: today), ``rules`` the season's numbers to check against,
    ``also`` a further check that knows what this room does not (the directory), asked even when there are
    problems already; ``changes`` are made first (see ``changed_fields``). Raise :class:`UserError` with all problems
    at once, each with file, line and field.
    """
    return read_profile(path, on=on, rules=rules, also=also, changes=changes).profile


def read_profile(
    path: str | os.PathLike[str],
    *,
    on: date | None = None,
    rules: SeasonRules | None = None,
    also: Check | None = None,
    changes: tuple[str, ...] = (),
) -> ProfileFile:
    """Return the profile in a TOML file together with the lines of its values; see :func:`load_profile`."""
    name = os.fspath(path)
    text = _text(name)
    data, lines = _parsed(text, name)
    today = on or date.today()  # noqa: DTZ011  (the applicant's own day)
    profile, found = check_profile(with_changes(data, changes), today, rules, also)
    if found:
        raise UserError(_problems(found, name, lines))
    return ProfileFile(profile, name, lines)


def read_profile_text(
    raw: bytes,
    name: str,
    *,
    on: date,
    rules: SeasonRules | None = None,
    also: Check | None = None,
) -> dict[str, Any]:
    """Return the checked data of a profile that came as a file's bytes; see :func:`load_profile` for the rest."""
    text = _decoded(raw, name)
    data, lines = _parsed(text, name)
    _, found = check_profile(data, on, rules, also)
    if found:
        raise UserError(_problems(found, name, lines))
    return data


def _problems(found: Iterable[Finding], name: str, lines: dict[Path, int]) -> list[Problem]:
    placed = [(nearest_line(lines, one.path) or 0, one) for one in found]
    placed.sort(key=lambda pair: pair[0])
    unique: dict[Problem, None] = {}
    for line, one in placed:
        where = ", ".join(filter(None, [name, f"line {line}" if line else "", dotted(one.path)]))
        unique[Problem(one.what, one.way_out, where)] = None
    shown = list(unique)
    if len(shown) > MOST_PROBLEMS:
        rest = Problem(f"There are {len(shown) - MOST_PROBLEMS} more problems.", "Mend these first.", name)
        return [*shown[:MOST_PROBLEMS], rest]
    return shown


def _text(name: str) -> str:
    """Return the text of a file with plain line ends. Raise :class:`UserError` when it cannot be had."""
    file = FilePath(name)
    try:
        if file.is_dir():
            raise UserError(Problem("This is a folder, not a profile.", "Name the TOML file in it.", name))
        if not file.exists():
            raise UserError(
                Problem("There is no such file.", f"Make one with: smartpick profile new {name}", name)
            )
        if not file.is_file():
            raise UserError(Problem("This is not an ordinary file.", "Name a TOML file.", name))
        with file.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = (
            error.strerror if isinstance(error, OSError) and error.strerror else "the name cannot be used"
        )
        raise UserError(Problem(f"The file cannot be read: {reason}.", "", name)) from None
    return _decoded(raw, name)


def _decoded(raw: bytes, name: str) -> str:
    """Return the text of a file's bytes. Raise :class:`UserError` when they are no text, too many, or none."""
    if len(raw) > LARGEST:
        raise UserError(
            Problem(f"The file is larger than {LARGEST // 10**6} MB, so it is not a profile.", "", name)
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = "The file is not UTF-8 text."
        raise UserError(Problem(what, "Save it as UTF-8 in your editor.", f"{name}, line {line}")) from None
    if not text.strip():
        raise UserError(Problem("The file is empty.", "Make a template with: smartpick profile new", name))
    return text.replace("\r\n", "\n")


def _parsed(text: str, name: str) -> tuple[dict[str, Any], dict[Path, int]]:
    """Return the data of a TOML text and the lines of its values.

    Raise :class:`UserError` with line and column where it is not TOML.
    """
    try:
        return tomllib.loads(text), line_numbers(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _PLACE.search(message)
        if found and found[1]:
            where = f"{name}, line {found[1]}, column {found[2]}"
        else:
            last = text.rstrip("\n").split("\n")
            where = f"{name}, line {len(last)}, column {len(last[-1]) + 1}"
        reason = _PLACE.sub("", message).rstrip(".")
        raise UserError(Problem(f"This is not TOML: {reason[:200]}.", _hint(text, found), where)) from None
    except (RecursionError, ValueError):
        # Lists nested hundreds deep, or a number with thousands of digits: nobody's profile.
        what = "The file is nested too deeply or holds a number that is too long."
        raise UserError(Problem(what, "Start again from: smartpick profile new", name)) from None


def _hint(text: str, found: re.Match[str] | None) -> str:
    """Return the most likely way out of a syntax error, looking at its line."""
    lines = text.split("\n")
    number = int(found[1]) if found and found[1] else len(lines)
    line = lines[number - 1] if number <= len(lines) else ""
    if any(quote in line for quote in "“”‘’„"):
        return 'Use straight quotes: "like this".'
    if re.match(r"\s*\w+\s*:", line):
        return "Write name = value, with = and not a colon."
    if re.search(r"=\s*(True|False|yes|no|None)\b", line):
        return "Write true or false in small letters; leave out what is unknown."
    return "Text needs quotes, and a table begins with [its name]."
