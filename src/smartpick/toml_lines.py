"""On which line of a TOML file each key and each element of a list stands.

``tomllib`` gives values without places, and a problem without a place is hard to mend. This scanner walks a
text that ``tomllib`` has already accepted, so it only has to find where things are, not whether they are
right: table headers, arrays of tables, dotted and quoted keys, lists over several lines, inline tables, all
four kinds of string.
"""

import bisect
import re
import tomllib

__all__ = ["Path", "dotted", "line_numbers", "nearest_line"]

#: Where a value stands: keys and list positions (from 0), such as ("exams", "step2ck", 0, "score").
Path = tuple[str | int, ...]

LONGEST_KEY = 60  # characters shown

_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRINGS = (
    re.compile(r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}', re.DOTALL),
    re.compile(r"'''(?:[^']|'{1,2}(?!'))*'{3,5}", re.DOTALL),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)
_OTHER = re.compile(r"[^,\]}#\n]*")


def dotted(path: Path) -> str:
    """Return a path as people read it, list positions from 1: ``exams.step2ck[1].score``."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += ("." if text else "") + _readable(step)
    return text


def _readable(key: str) -> str:
    """Return a key fit for a terminal: quoted unless bare, cut when long, nothing that moves the cursor."""
    short = key if len(key) <= LONGEST_KEY else f"{key[:LONGEST_KEY]}..."
    if _BARE_KEY.fullmatch(short):
        return short
    return '"' + "".join(char if char.isprintable() else "?" for char in short) + '"'


def nearest_line(lines: dict[Path, int], path: Path) -> int | None:
    """Return the line of ``path``, or of the closest thing around it when it is itself not in the file."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


def line_numbers(text: str) -> dict[Path, int]:
    """Return the line (from 1) of every key, table, element and array of tables in a valid TOML text."""
    return _Scanner(text).scan()


class _Scanner:
    """One walk through one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.newlines = [found.start() for found in re.finditer("\n", text)]
        self.lines: dict[Path, int] = {}
        self.tables: dict[Path, int] = {}  # array of tables -> how many so far

    def scan(self) -> dict[Path, int]:
        here: Path = ()
        self._skip(_GAP)
        while self.at < len(self.text):
            if self.text.startswith("[[", self.at):
                here = self._array_header()
            elif self.text[self.at] == "[":
                here = self._header()
            else:
                self._pair(here)
            self._skip(_GAP)
        return self.lines

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise ValueError(f"not TOML at character {self.at}")
        self.at = found.end()
        return found.group()

    def _take(self, mark: str) -> None:
        if not self.text.startswith(mark, self.at):
            raise ValueError(f"not TOML at character {self.at}: no {mark!r}")
        self.at += len(mark)

    def _note(self, path: Path) -> None:
        # The first place counts: a table that is opened again by a dotted key still begins where it began.
        line = bisect.bisect_left(self.newlines, self.at) + 1
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)

    def _key(self) -> list[str]:
        keys = []
        while True:
            self._skip(_SPACE)
            if self.text[self.at] in "\"'":
                quoted = self._skip(_STRINGS[2] if self.text[self.at] == '"' else _STRINGS[3])
                keys.append(str(tomllib.loads(f"key = {quoted}")["key"]))
            else:
                keys.append(self._skip(_BARE_KEY))
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return keys
            self._take(".")

    def _within(self, keys: list[str]) -> Path:
        """Return the path of header keys: inside an array of tables a header means the newest table."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if path in self.tables:
                path = (*path, self.tables[path] - 1)
        return path

    def _header(self) -> Path:
        start = self.at
        self._take("[")
        path = self._within(self._key())
        self._take("]")
        self._note_at(start, path)
        return path

    def _array_header(self) -> Path:
        start = self.at
        self._take("[[")
        *outer, last = self._key()
        self._take("]]")
        array = (*self._within(outer), last)
        position = self.tables.get(array, 0)
        self.tables[array] = position + 1
        self._note_at(start, (*array, position))
        return (*array, position)

    def _note_at(self, start: int, path: Path) -> None:
        end, self.at = self.at, start
        self._note(path)
        self.at = end

    def _pair(self, table: Path) -> None:
        start = self.at
        path = (*table, *self._key())
        self._note_at(start, path)
        self._take("=")
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self.text.startswith("[", self.at):
            self._list(path)
        elif self.text.startswith("{", self.at):
            self._inline_table(path)
        else:
            for string in _STRINGS:
                if string.match(self.text, self.at):
                    self._skip(string)
                    return
            self._skip(_OTHER)

    def _list(self, path: Path) -> None:
        self._take("[")
        self._skip(_GAP)
        position = 0
        while not self.text.startswith("]", self.at):
            self._note((*path, position))
            self._value((*path, position))
            position += 1
            self._comma()
        self._take("]")

    def _inline_table(self, path: Path) -> None:
        self._take("{")
        self._skip(_GAP)
        while not self.text.startswith("}", self.at):
            self._pair(path)
            self._comma()
        self._take("}")

    def _comma(self) -> None:
        self._skip(_GAP)
        if self.text.startswith(",", self.at):
            self._take(",")
            self._skip(_GAP)
