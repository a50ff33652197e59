"""A file of facts about programs that was sent: what it would become, and taking it in as one action."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from smartpick.errors import Problem
from smartpick.facts import Report, read_as_of
from smartpick.intake.tables import (
    KNOWN_BEFORE,
    Mapped,
    Origin,
    Programs,
    mapped_columns,
    read_facts,
    read_shared,
)
from smartpick.programs import load_directory
from smartpick.tables import Table, read_table
from smartpick.web.desk import Desk
from smartpick.web.uploads import Progress, Upload
from smartpick.workspace import Concern, kept_facts, must_not_identify
from smartpick.workspace.fact_import import (
    Clash,
    FactImport,
    clashes,
    import_concerns,
    import_facts,
    remembered_mapping,
)
from smartpick.workspace.facts import unsaid

__all__ = ["Preview", "SaidOfTable", "keep_previewed", "previewed", "send_shared", "send_table"]

TABLE, SHARED = "table", "facts"


@dataclass(frozen=True, slots=True)
class SaidOfTable:
    """What somebody says of a table: the field of each column ("": not used), and of rows that do not say themselves.

    ``source`` says who says so, ``as_of`` when it was looked up, ``checked_by`` who checked it ("": by the table).
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    as_of: str = ""
    checked_by: Literal["", "me", "other"] = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file of facts would become: new reports, those known already, contradictions, problems, concerns."""

    new: tuple[Report, ...]
    known: int
    clashes: tuple[Clash, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    concerns: tuple[Concern, ...]
    columns: tuple[tuple[str, str], ...] = ()
    mapped: Mapped | None = None

    @property
    def asked(self) -> tuple[Problem, ...]:
        """What the privacy guard asks about, as problems for people."""
        return tuple(one.problem() for one in self.concerns)

    @property
    def remembered(self) -> bool:
        """Whether the columns are read as they were named the last time."""
        return self.mapped is not None and self.mapped.remembered


def send_table(desk: Desk, name: str, content: bytes) -> str:
    """Begin to read a spreadsheet of facts; return the key of the upload."""
    return desk.uploads.take(name, content, lambda path, _: read_table(path), kind=TABLE)


def send_shared(desk: Desk, name: str, content: bytes) -> str:
    """Begin to read a file of facts that somebody shared; return the key of the upload."""
    rows, on = load_directory().rows, desk.today()

    def read(path: Path, _: Progress) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
        return read_shared(path, on, rows)

    return desk.uploads.take(name, content, read, kind=SHARED)


def previewed(desk: Desk, upload: Upload, said: SaidOfTable) -> Preview:
    """Return what a file that was read would become. Raise ``UserError`` for columns that no field can be."""
    held, on = kept_facts(desk.store), desk.today()
    found = upload.reading.result()
    notes: tuple[str, ...] = ()
    mapped = None
    if isinstance(found, Table):
        known = remembered_mapping(desk.store, found.columns)
        mapped = mapped_columns(found.columns, list(said.fields.items()), upload.name, known)
        origin = _origin(upload.name, mapped, said, on)
        read = read_facts(found, mapped, Programs(load_directory()), origin, on)
        reports, problems, notes = read.reports, (*found.problems, *read.problems), found.notes
    else:
        reports, problems = found
    new = unsaid(held, reports)
    return Preview(
        new=new,
        known=len(reports) - len(new),
        clashes=clashes(held, new, on),
        problems=problems,
        notes=notes,
        concerns=must_not_identify(import_concerns(new)),
        columns=tuple((name, mapped.targets.get(name, "")) for name in found.columns) if mapped else (),
        mapped=mapped,
    )


def keep_previewed(desk: Desk, upload: Upload, preview: Preview) -> FactImport:
    """Take in what was looked at, as one action."""
    words = f"Imported {len(preview.new)} facts from {upload.name}"
    return import_facts(desk.store, kept_facts(desk.store), preview.new, words, preview.mapped)


def _origin(name: str, mapped: Mapped, said: SaidOfTable, on: date) -> Origin:
    """Return where facts are from when their row does not say; one's own worksheet is filled in by oneself, now."""
    own = mapped.column(KNOWN_BEFORE) is not None
    when = read_as_of(said.as_of, on) if said.as_of else on.isoformat() if own else ""
    source = said.source or ("my own look-up" if own else f"table {name}")
    return Origin(source, when, said.checked_by or ("me" if own else "other"))
