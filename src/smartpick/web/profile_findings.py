"""Findings of a profile, said for its form: fields by their labels, not by their keys; programs by their names."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from smartpick.applicant import FIELDS, Finding
from smartpick.programs import find, load_directory
from smartpick.web.field_labels import LABELS
from smartpick.web.profile_rows import is_number, program_words

__all__ = ["said_for_the_form"]

_SHOWN = 4
_LABEL_OF = {one.name: LABELS.get(one.name, one.key.replace("_", " ").capitalize()) for one in FIELDS}
#: Keys that are no words of English, and full names, by the label that stands for them.
_SPOKEN = {one.key: _LABEL_OF[one.name] for one in FIELDS if "_" in one.key} | {
    name: label for name, label in _LABEL_OF.items() if "." in name and "[]" not in name
}
_KEYS = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(_SPOKEN, key=len, reverse=True)))
_ASSIGNED = re.compile(r'\b(?:[Ww]rite|[Ss]et) ([a-z_.]+) = ("[^"]*"|[^\s,]*[^\s,.])')
_EXAMPLE = re.compile(r'For example: [a-z_]+ = "?([^"]*)"?$')
_VALUES = {"true": "yes", "false": "no"}


def said_for_the_form(found: Sequence[Finding], data: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return findings as one who sees the form, and not the file, understands them."""
    return tuple(_said(one, data) for one in found)


def _said(one: Finding, data: Mapping[str, Any]) -> Finding:
    if one.path == ("preferences", "specialties") and one.what.startswith("specialties is"):
        return Finding(one.path, "No specialty is chosen.", "Choose at least one.")
    named = _program_named(one, data)
    if named is not None:
        return named
    key = next((str(step) for step in reversed(one.path) if isinstance(step, str)), "")
    name = ".".join(str(step) for step in one.path if isinstance(step, str))
    label = next((words for full, words in _LABEL_OF.items() if full.replace("[]", "") == name), key)
    what = f"{label}{one.what[len(key) :]}" if key and one.what.startswith(f"{key} ") else one.what
    return Finding(one.path, _words(what), _words(one.way_out), one.needs)


def _words(text: str) -> str:
    text = _EXAMPLE.sub(r"For example: \1", text)
    text = _ASSIGNED.sub(_assigned, text)
    return _KEYS.sub(lambda found: f"“{_SPOKEN[found[0]]}”", text)


def _assigned(found: re.Match[str]) -> str:
    key, value = found[1], found[2].strip('"')
    label = _SPOKEN.get(key) or next((_LABEL_OF[one.name] for one in FIELDS if one.key == key), key)
    verb = "Set" if found[0][0].isupper() else "set"
    return f"{verb} “{label}” to {_VALUES.get(value, value)}"


def _program_named(one: Finding, data: Mapping[str, Any]) -> Finding | None:
    """Return what to say of a program that was given by a name which fits none, or several."""
    match one.path:
        case ("preferences", "pins" | "bans" as field, int(place)):
            typed = str(data["preferences"][field][place])
        case ("preferences", "ratings", str(typed)):
            pass
        case _:
            return None
    if is_number(typed) or not typed.strip() or "program id" not in one.what:
        return None
    fitting = find(load_directory(), typed, limit=_SHOWN)
    if not fitting.hits:
        near = ", ".join(fitting.nearest)
        return Finding(one.path, f'No program is called "{typed[:60]}".', f"Near: {near}." if near else "")
    listed = "; ".join(
        f"{hit.program.acgme_id} {program_words(hit.program.acgme_id)}" for hit in fitting.hits
    )
    what = f'{fitting.total:,} programs fit "{typed[:60]}".'
    return Finding(one.path, what, f"Write the number of the one you mean: {listed}.")
