"""Reading an exported document: every field is checked, and all problems are named at once, each with its place."""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from smartpick.errors import Problem, UserError
from smartpick.store.applying import LARGEST_BODY
from smartpick.store.attachments import LARGEST_CONTENT
from smartpick.store.canonical import canonical, parsed
from smartpick.store.exporting import FORMAT, VERSION
from smartpick.store.kinds import one_line
from smartpick.store.record import ID, Action, Change, Mode, Record

__all__ = ["Document", "read_document"]

_MOST_PROBLEMS = 20
_KIND = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Document:
    """What an export holds; ``contents`` by SHA-256."""

    records: tuple[Record, ...]
    actions: tuple[Action, ...]
    contents: Mapping[str, bytes]

    def fits(self) -> bool:
        """Return whether the log leads to exactly these records: not so if somebody has edited the file."""
        state: dict[str, str | None] = {}
        revision: dict[str, int] = {}
        for action in self.actions:
            for change in action.changes:
                if state.get(change.id) != change.before:
                    return False
                state[change.id], revision[change.id] = change.after, action.seq
        kept = {record.id: (record.json, record.revision) for record in self.records}
        return kept == {name: (text, revision[name]) for name, text in state.items() if text is not None}


class _Reader:
    """The problems found so far; reading stops when there are too many to be of use."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.problems: list[Problem] = []

    def wrong(self, at: str, what: str) -> None:
        self.problems.append(Problem(what, "Use an unchanged export.", f"{self.where}: {at}"))
        if len(self.problems) >= _MOST_PROBLEMS:
            raise UserError(self.problems)

    def fields(self, value: Any, at: str, kinds: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return an object that has exactly these fields, of these types; ``None`` after saying what is wrong."""
        if not isinstance(value, dict):
            self.wrong(at, "This is not an object.")
            return None
        odd = sorted(kinds.keys() ^ value.keys())
        for name in odd:
            self.wrong(
                f"{at}.{name}", "This field is missing." if name in kinds else "This field is not known."
            )
        unfit = [
            name
            for name, kind in kinds.items()
            if name in value and (not isinstance(value[name], kind) or isinstance(value[name], bool))
        ]
        for name in unfit:
            self.wrong(f"{at}.{name}", f"This value does not fit: {canonical(value[name])[:40]}.")
        return None if odd or unfit else value

    def matches(self, pattern: re.Pattern[str], text: str, at: str) -> None:
        if not pattern.fullmatch(text):
            self.wrong(at, f"This is not what stands here in an export: {text[:40]!r}.")

    def body(self, value: Any, at: str) -> str:
        text = canonical(value, f"{self.where}: {at}")
        if len(text) > LARGEST_BODY:
            self.wrong(at, f"This is too long: {len(text):,} characters, {LARGEST_BODY:,} can be kept.")
        return text


def read_document(content: bytes, where: str = "") -> Document:
    """Return what an exported file holds; raise ``UserError`` with its problems (at most 20) when it does not fit."""
    try:
        value = parsed(content.decode("utf-8-sig"), where)
    except UnicodeDecodeError as fault:
        problem = Problem(f"Byte {fault.start + 1} is not UTF-8 text.", "Use an unchanged export.", where)
        raise UserError(problem) from fault
    _refuse_foreign(value, where)
    reader = _Reader(where)
    top = reader.fields(
        value, "document", {"actions": list, "contents": list, "format": str, "records": list, "version": int}
    )
    if top is None:
        raise UserError(reader.problems)
    document = Document(
        tuple(_record(reader, entry, f"records[{n}]") for n, entry in enumerate(top["records"])),
        tuple(_action(reader, entry, n) for n, entry in enumerate(top["actions"])),
        dict(_content(reader, entry, f"contents[{n}]") for n, entry in enumerate(top["contents"])),
    )
    _refuse_twice(reader, document)
    if reader.problems:
        raise UserError(reader.problems)
    return document


def _refuse_foreign(value: Any, where: str) -> None:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        problem = Problem(
            "This is not an export of SmartPick.", "Name a file made by smartpick data export.", where
        )
        raise UserError(problem)
    if isinstance(value.get("version"), int) and value["version"] > VERSION:
        raise UserError(
            Problem("A newer SmartPick wrote this export.", "Install the newest SmartPick.", where)
        )


def _record(reader: _Reader, value: Any, at: str) -> Record:
    found = reader.fields(value, at, {"body": dict, "id": str, "kind": str, "revision": int})
    if found is None:
        return Record("", "", 0, "")
    reader.matches(ID, found["id"], f"{at}.id")
    reader.matches(_KIND, found["kind"], f"{at}.kind")
    return Record(found["id"], found["kind"], found["revision"], reader.body(found["body"], f"{at}.body"))


def _action(reader: _Reader, value: Any, number: int) -> Action:
    at = f"actions[{number}]"
    nothing = type(None)
    found = reader.fields(
        value, at, {"at": str, "base": (int, nothing), "changes": list, "mode": str, "seq": int, "words": str}
    )
    if found is None:
        return Action(0, "", "", "do", None, ())
    if found["seq"] != number + 1:
        reader.wrong(f"{at}.seq", f"The log does not count on: {number + 1} is expected here.")
    if found["mode"] not in get_args(Mode):
        reader.wrong(f"{at}.mode", "There is no such mode.")
    if (found["mode"] in {"undo", "redo"}) != (found["base"] is not None and 0 < found["base"] <= number):
        reader.wrong(f"{at}.base", "This names no earlier action.")
    if one_line(found["words"]) != found["words"]:
        reader.wrong(f"{at}.words", "The words of an action are one line.")
    canonical(found["words"], f"{reader.where}: {at}.words")
    reader.matches(_AT, found["at"], f"{at}.at")
    made = tuple(_change(reader, entry, f"{at}.changes[{n}]") for n, entry in enumerate(found["changes"]))
    if [change.id for change in made] != sorted({change.id for change in made}):
        reader.wrong(f"{at}.changes", "The changes are not in the order of different ids.")
    return Action(found["seq"], found["at"], found["words"], found["mode"], found["base"], made)


def _change(reader: _Reader, value: Any, at: str) -> Change:
    text = (dict, type(None))
    found = reader.fields(value, at, {"after": text, "before": text, "id": str, "kind": str})
    if found is None:
        return Change("", "", None, None)
    reader.matches(ID, found["id"], f"{at}.id")
    reader.matches(_KIND, found["kind"], f"{at}.kind")
    before, after = (
        None if found[side] is None else reader.body(found[side], at) for side in ("before", "after")
    )
    return Change(found["id"], found["kind"], before, after)


def _content(reader: _Reader, value: Any, at: str) -> tuple[str, bytes]:
    found = reader.fields(value, at, {"base64": str, "sha256": str})
    if found is None:
        return "", b""
    try:
        content = base64.b64decode(found["base64"], validate=True)
    except (binascii.Error, ValueError):
        reader.wrong(f"{at}.base64", "This is not Base64.")
        return found["sha256"], b""
    if hashlib.sha256(content).hexdigest() != found["sha256"]:
        reader.wrong(at, "The bytes are not those of the digest.")
    if len(content) > LARGEST_CONTENT:
        reader.wrong(at, f"This attachment is too large: {LARGEST_CONTENT // 1024**2} MB can be kept.")
    return found["sha256"], content


def _refuse_twice(reader: _Reader, document: Document) -> None:
    seen: set[str] = set()
    for number, record in enumerate(document.records):
        if record.id in seen:
            reader.wrong(f"records[{number}].id", "This id stands twice.")
        seen.add(record.id)
    _refuse_missing(reader, document.records, document.contents)


def _refuse_missing(reader: _Reader, records: Sequence[Record], contents: Mapping[str, bytes]) -> None:
    for number, record in enumerate(records):
        if record.kind == "attachment" and record.body.get("sha256") not in contents:
            reader.wrong(f"records[{number}]", "The bytes of this attachment are not in the file.")
