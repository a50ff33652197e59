"""The user's own words about programs: notes, tags, a rating; kept beside the facts, which they are not.

A rating from 0 to 10 is what a match there is worth to the user, in tenths; 0 is "never": the program is banned.
"""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from smartpick.applicant import Profile
from smartpick.errors import Problem, UserError
from smartpick.experience.privacy import Context, check
from smartpick.store import Action, Add, Edit, Remove, Replace, Store
from smartpick.store import Record as KeptRecord
from smartpick.workspace.guarding import Concern

__all__ = [
    "PROGRAM_MARK",
    "PROGRAM_NOTE",
    "KeptMarks",
    "Mark",
    "Note",
    "add_note",
    "change_tags",
    "kept_marks",
    "marks_document",
    "note_concerns",
    "rate",
    "remove_note",
    "with_ratings",
]

#: The kinds under which a store keeps notes, and the tags and rating of a program.
PROGRAM_NOTE = "program_note"
PROGRAM_MARK = "program_mark"
BEST_RATING = 10.0
_TAG = re.compile(r"[\w][\w .+&/-]{0,39}")
_LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Note:
    """What the user wrote about a program on a day (ISO)."""

    id: str
    program: str
    text: str
    written_on: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Tags of a program in alphabetical order, and its rating from 0 to 10, ``None`` without one."""

    program: str
    tags: tuple[str, ...] = ()
    rating: float | None = None


@dataclass(frozen=True, slots=True)
class KeptMarks:
    """Notes (oldest first) and marks by program (ACGME id); ``records`` are what the store holds, by id."""

    notes: Mapping[str, tuple[Note, ...]]
    marks: Mapping[str, Mark]
    records: Mapping[str, KeptRecord]

    def ratings(self) -> dict[str, float]:
        """Return ratings by program."""
        return {name: mark.rating for name, mark in self.marks.items() if mark.rating is not None}

    def named_note(self, name: str) -> Note:
        """Return the note with an id, or the only one whose id begins so; raise ``UserError`` when there is none."""
        found = [one for notes in self.notes.values() for one in notes if name and one.id.startswith(name)]
        exact = [one for one in found if one.id == name]
        if len(exact or found) == 1:
            return (exact or found)[0]
        what = (
            f"{len(found)} notes begin with {name[:80]!r}." if found else f"There is no note {name[:80]!r}."
        )
        raise UserError(Problem(what, "See: smartpick programs marks"))


def kept_marks(store: Store) -> KeptMarks:
    """Return all notes and marks in a store. Raise ``UserError`` with every record that this version cannot read."""
    records = {one.id: one for kind in (PROGRAM_NOTE, PROGRAM_MARK) for one in store.find(kind)}
    notes: dict[str, list[Note]] = defaultdict(list)
    marks: dict[str, Mark] = {}
    problems: list[Problem] = []
    for name, record in sorted(records.items()):
        body = record.body
        if not isinstance(body.get("program"), str):
            problems.append(
                Problem("This is not about a program.", "See: smartpick doctor", f"{record.kind} {name}")
            )
        elif record.kind == PROGRAM_NOTE:
            note = Note(name, body["program"], str(body.get("text", "")), str(body.get("written_on", "")))
            notes[note.program].append(note)
        else:
            rating = body.get("rating")
            tags = tuple(sorted(map(str, body.get("tags", ()))))
            marks[body["program"]] = Mark(
                body["program"], tags, float(rating) if isinstance(rating, int | float) else None
            )
    if problems:
        raise UserError(problems)
    ordered = {
        key: tuple(sorted(found, key=lambda one: (one.written_on, one.id))) for key, found in notes.items()
    }
    return KeptMarks(ordered, marks, records)


def marks_document(held: KeptMarks, program: str) -> dict[str, Any]:
    """Return rating, tags and notes of a program (ACGME id) as plain values."""
    mark = held.marks.get(program, Mark(program))
    notes = [
        {"id": one.id, "text": one.text, "written_on": one.written_on} for one in held.notes.get(program, ())
    ]
    return {"rating": mark.rating, "tags": list(mark.tags), "notes": notes}


def note_concerns(text: str, program: str) -> tuple[Concern, ...]:
    """Return what the privacy guard is certain of in a note; it only asks, as in all notes on work."""
    found = check(text, Context())
    return tuple(Concern(PROGRAM_NOTE, program, "text", one, stops=False) for one in found if one.certain)


def add_note(store: Store, program: str, text: str, on: date) -> Action | None:
    """Keep a note. Raise ``UserError`` when it says nothing or too much."""
    said = " ".join(text.split())
    if not said or len(said) > _LONGEST_NOTE or not said.isprintable():
        raise UserError(
            Problem(f"A note is a text of 1 to {_LONGEST_NOTE} characters.", "Write it in words.")
        )
    body = {"program": program, "text": said, "written_on": on.isoformat()}
    return store.write(f"Noted about {program}: {said[:60]}", Add(PROGRAM_NOTE, body))


def remove_note(store: Store, held: KeptMarks, note: Note) -> Action | None:
    """Take a note away; the history still has it."""
    return store.write(
        f"Removed the note about {note.program}: {note.text[:60]}", Remove(held.records[note.id])
    )


def change_tags(
    store: Store, held: KeptMarks, program: str, added: Iterable[str], removed: Collection[str] = ()
) -> Action | None:
    """Give a program tags and take others away; ``None`` when nothing is different.

    Raise ``UserError`` for a tag that is none: letters, digits and - . + & / up to 40 characters.
    """
    new = [" ".join(tag.split()) for tag in added]
    wrong = [tag for tag in new if not _TAG.fullmatch(tag)]
    if wrong:
        way_out = "Letters, digits, spaces and - . + & /, up to 40 characters."
        raise UserError(Problem(f"{tag[:60]!r} is not a tag.", way_out) for tag in wrong)
    before = held.marks.get(program, Mark(program))
    gone = {tag.casefold() for tag in removed}
    kept = {tag.casefold(): tag for tag in (*new, *before.tags) if tag.casefold() not in gone}
    after = replace(before, tags=tuple(sorted(kept.values())))
    return _written(store, held, f"Tagged {program}: {', '.join(after.tags) or 'no tags'}", before, after)


def rate(store: Store, held: KeptMarks, program: str, rating: float | None) -> Action | None:
    """Rate a program from 0 ("never", which bans it) to 10, or with ``None`` not any more.

    Raise ``UserError`` for anything else; ``None`` is returned when nothing is different.
    """
    if rating is not None and not (math.isfinite(rating) and 0.0 <= rating <= BEST_RATING):
        raise UserError(Problem(f"{rating:g} is not a rating.", "Give a number from 0 (never) to 10 (best)."))
    before = held.marks.get(program, Mark(program))
    words = f"Rated {program} {rating:g} of 10" if rating is not None else f"No rating of {program} any more"
    return _written(store, held, words, before, replace(before, rating=rating))


def _written(store: Store, held: KeptMarks, words: str, before: Mark, after: Mark) -> Action | None:
    if before == after:
        return None
    name = f"mark-{after.program}"
    body: dict[str, Any] = {"program": after.program}
    body |= {"tags": list(after.tags)} if after.tags else {}
    body |= {"rating": after.rating} if after.rating is not None else {}
    empty = len(body) == 1
    record = held.records.get(name)
    edit: Edit = (
        Add(PROGRAM_MARK, body, name)
        if record is None
        else Remove(record)
        if empty
        else Replace(record, body)
    )
    return store.write(words, edit)


def with_ratings(profile: Profile, ratings: Mapping[str, float]) -> Profile:
    """Return the profile with ratings beside its own; where both rate a program the kept one counts."""
    if not ratings:
        return profile
    wishes = profile.preferences
    return replace(profile, preferences=replace(wishes, ratings={**wishes.ratings, **ratings}))
