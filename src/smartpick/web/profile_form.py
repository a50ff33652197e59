"""The profile as a form: made from the one list of its fields, filled from the data of the TOML file, and read back.

A field of the form is called after the path of its value (``exams.step2ck.0.score``). What is left empty is left out,
and so unknown; "there is none" is an answer of its own for lists of tables.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smartpick.applicant import Field, Finding, Kind
from smartpick.applicant.field_list import TREE
from smartpick.applicant.fields import Node
from smartpick.toml_lines import Path
from smartpick.web.field_labels import ASKED_FIRST, HINTS, LABELS, SECTIONS_OF_FORM, TABLE_LABELS
from smartpick.web.mending import ToMend
from smartpick.web.profile_rows import (
    NUMBERED,
    Row,
    choices,
    number_of,
    numbers_by_name,
    programs_meant,
    rows_of,
)

__all__ = ["Block", "FormField", "Group", "Section", "data_of", "form_of", "summary_of"]

#: Blank entries that are shown after those that are filled in.
MORE = 1
MOST_ENTRIES = 60
#: So many options are shown as boxes to tick; more are typed.
FEW = 12
_NONE = "none"
#: Tables that can say "there is none", and the empty list that says it.
_NONE_BY = {"ties": "states"}
_COMMAS = re.compile(r"\s*[,;\n]\s*")


@dataclass(frozen=True, slots=True)
class FormField:
    """One field as it is shown: ``shape`` is text, select, checks, lines, numbered or programs.

    ``value``, ``chosen`` or ``rows`` are what stands in it; ``wrong`` are the problems to show beside it.
    """

    name: str
    label: str
    hint: str
    shape: str
    value: str = ""
    chosen: frozenset[str] = frozenset()
    options: tuple[tuple[str, str], ...] = ()
    wrong: tuple[Finding, ...] = ()
    numeric: bool = False
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that belong together: a table, or one entry of a list of tables (``blank`` when nothing is in it)."""

    name: str
    title: str
    fields: tuple[FormField, ...]
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A table, or a list of tables with its entries; ``none``: the answer "there is none" (``None``: not asked)."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    repeated: bool
    none: bool | None
    wrong: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form with a heading of its own."""

    id: str
    title: str
    groups: tuple[Group, ...]


def form_of(
    data: Mapping[str, Any], found: Sequence[Finding] = (), more: str = ""
) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    """Return the form filled with data, and the findings that stand at no field of it.

    ``more`` names a list of tables that gets another blank entry, or a field that gets more empty rows.
    """
    placed: dict[str, list[Finding]] = {}
    for one in found:
        placed.setdefault(_name(one.path), []).append(one)
    maker = _Maker(placed, more)
    sections = tuple(
        Section(key, title, tuple(group for table in tables for group in maker.groups(table, data)))
        for key, title, tables in SECTIONS_OF_FORM
    )
    rest = tuple(one for name, here in placed.items() if name not in maker.shown for one in here)
    return sections, rest


def summary_of(sections: Sequence[Section], rest: Sequence[Finding]) -> tuple[ToMend, ...]:
    """Return a line for every problem of a form, in the order of the page."""
    lines: list[ToMend] = []
    for section in sections:
        for group in section.groups:
            lines += [ToMend(one.what, one.way_out, group.name or section.id) for one in group.wrong]
            for block in group.blocks:
                for field in block.fields:
                    lines += [ToMend(one.what, one.way_out, field.name) for one in field.wrong]
    return (*lines, *(ToMend(one.what, one.way_out) for one in rest))


class _Maker:
    """Makes groups and notes at which names findings were shown."""

    def __init__(self, placed: Mapping[str, Sequence[Finding]], more: str) -> None:
        self.placed, self.more = placed, more
        self.shown: set[str] = set()

    def groups(self, table: str, data: Mapping[str, Any]) -> Iterator[Group]:
        """Yield the group of a table ("" for the top of the file)."""
        node = _node(table)
        value = _at(data, table)
        title = TABLE_LABELS.get(table, "")
        if not node.repeated:
            block = self._block(node, table, value if isinstance(value, Mapping) else {}, "")
            given = value if isinstance(value, Mapping) else {}
            none = given.get(_NONE_BY[table]) == [] if table in _NONE_BY else None
            yield Group(table, title, (block,), False, none, self._wrong(table))
            return
        entries = [one for one in value if isinstance(one, Mapping)] if isinstance(value, Sequence) else []
        blanks = MORE + (1 if self.more == table else 0) if len(entries) < MOST_ENTRIES else 0
        blocks = [
            self._block(node, f"{table}.{number}", one, f"{title}, {number + 1}")
            for number, one in enumerate(entries)
        ]
        blocks += [
            self._block(node, f"{table}.{len(entries) + number}", {}, f"{title}, another", blank=True)
            for number in range(blanks)
        ]
        none = None if entries else value is not None
        yield Group(table, title, tuple(blocks), True, none, self._wrong(table))

    def _block(
        self, node: Node, name: str, data: Mapping[str, Any], title: str, *, blank: bool = False
    ) -> Block:
        ordered = sorted(node.fields.items(), key=lambda one: not one[1].name.startswith(ASKED_FIRST))
        fields = tuple(self._field(one, _joined(name, key), data.get(key)) for key, one in ordered)
        return Block(name, title, fields, blank)

    def _wrong(self, name: str, *, below: bool = False) -> tuple[Finding, ...]:
        names = [name, *(other for other in self.placed if below and other.startswith(f"{name}."))]
        self.shown.update(names)
        return tuple(one for key in names for one in self.placed.get(key, ()))

    def _field(self, one: Field, name: str, value: Any) -> FormField:
        wrong = self._wrong(name, below=True)
        label = LABELS.get(one.name, one.key.replace("_", " ").capitalize())
        hint = _hint(one)
        numeric = one.kind in {Kind.INTEGER, Kind.NUMBER}
        if one.kind is Kind.BOOLEAN:
            options: tuple[tuple[str, str], ...] = (("", "not known"), ("true", "yes"), ("false", "no"))
            said = "" if value is None else _written(value)
            return FormField(name, label, hint, "select", said, options=options, wrong=wrong)
        if one.kind is Kind.CHOICE:
            options = (("", "not known"), *((option, option) for option in one.options))
            return FormField(name, label, hint, "select", _written(value), options=options, wrong=wrong)
        if one.kind is Kind.CHOICES and len(one.options) <= FEW:
            options = tuple((option, option) for option in one.options)
            chosen = frozenset(value) if isinstance(value, list | tuple) else frozenset()
            return FormField(name, label, hint, "checks", chosen=chosen, options=options, wrong=wrong)
        if one.kind in NUMBERED or one.kind is Kind.PROGRAM_IDS:
            rows = rows_of(one, value, wrong, more=self.more == one.name)
            options = tuple((option, option or "Choose") for option in choices(one.kind))
            shape = "numbered" if one.kind in NUMBERED else "programs"
            return FormField(name, label, hint, shape, options=options, wrong=wrong, rows=rows)
        shape = "lines" if one.kind in _LISTED else "text"
        return FormField(name, label, hint, shape, _written(value), wrong=wrong, numeric=numeric)


_LISTED = frozenset({Kind.TEXTS, Kind.CHOICES})


def data_of(fields: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the profile data of a form as it was sent; entries that were left empty are dropped.

    What is no number stays the text it is: the check says so, beside its field.
    """
    data: dict[str, Any] = {}
    for section in SECTIONS_OF_FORM:
        for table in section[2]:
            node = _node(table)
            if node.repeated:
                _put_entries(data, table, node, fields)
                continue
            values = _values(node, table, fields)
            if table in _NONE_BY and table in fields.get(_NONE, ()):
                values.setdefault(_NONE_BY[table], [])
            if values:
                _place(data, table).update(values)
    return data


def _put_entries(data: dict[str, Any], table: str, node: Node, fields: Mapping[str, Sequence[str]]) -> None:
    below = [name[len(table) + 1 :].split(".")[0] for name in fields if name.startswith(f"{table}.")]
    numbers = sorted({int(one) for one in below if one.isascii() and one.isdigit() and len(one) < 4})
    removed = set(fields.get("remove", ()))
    names = [f"{table}.{number}" for number in numbers if f"{table}.{number}" not in removed]
    entries = [values for name in names if (values := _values(node, name, fields))]
    if entries or table in fields.get(_NONE, ()):
        outer, _, key = table.rpartition(".")
        _place(data, outer)[key] = entries


def _values(node: Node, name: str, fields: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    found = {}
    for key, one in node.fields.items():
        sent = fields.get(_joined(name, key), ())
        if one.kind in NUMBERED:
            value: Any = (
                numbers_by_name(one.kind, sent, fields.get(f"{_joined(name, key)}.number", ())) or None
            )
        else:
            value = _value(one, [text for text in sent if text])
        if value is not None:
            found[key] = value
    return found


def _value(one: Field, given: Sequence[str]) -> Any:
    """Return what was typed into a field as the TOML file would hold it; ``None`` for nothing."""
    if not given:
        return None
    if one.kind is Kind.CHOICES and len(one.options) <= FEW:
        return list(given)
    if one.kind is Kind.PROGRAM_IDS:
        return programs_meant(given) or None
    return _READERS.get(one.kind, str)(given[0])


def _names(text: str) -> list[str]:
    return [part for part in _COMMAS.split(text) if part]


def _place(data: dict[str, Any], table: str) -> dict[str, Any]:
    for step in table.split(".") if table else ():
        data = data.setdefault(step, {})
    return data


def _node(table: str) -> Node:
    node = TREE
    for step in table.split(".") if table else ():
        node = node.tables[step]
    return node


def _at(data: Mapping[str, Any], table: str) -> Any:
    value: Any = data
    for step in table.split(".") if table else ():
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _joined(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key


def _name(path: Path) -> str:
    return ".".join(str(step) for step in path)


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _hint(one: Field) -> str:
    """Return what a field's label does not say: what is meant, what it can be, how it is written."""
    parts = [HINTS.get(one.name, one.help)]
    allowed = one.range_words()
    if allowed and one.kind not in NUMBERED:
        parts.append(f"({allowed})" if parts[0] else f"{allowed[0].upper()}{allowed[1:]}")
    example = one.example.replace('"', "").strip("[]")
    if one.kind is Kind.DATE:
        parts.append(f"Year and month, such as {example}; a day if you like.")
    if one.kind is Kind.TEXTS or (one.kind is Kind.CHOICES and len(one.options) > FEW):
        parts.append(f"With commas, such as: {example}")
    return " ".join(filter(None, parts))


_READERS: Mapping[Kind, Callable[[str], Any]] = {
    Kind.BOOLEAN: lambda text: {"true": True, "false": False}.get(text, text),
    Kind.INTEGER: number_of,
    Kind.NUMBER: number_of,
    **dict.fromkeys(_LISTED, _names),
}
