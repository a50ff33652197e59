"""One's own words about programs: notes, tags, a rating."""

from typing import Annotated, Any

from fastapi.responses import Response
from pydantic import Field

from smartpick.errors import Problem, UserError
from smartpick.programs import load_directory
from smartpick.web.api.shapes import AcgmeId, Body, Done, Name, Shown, answered, done, subject
from smartpick.web.desk import TheDesk
from smartpick.workspace import concern_documents, must_not_identify
from smartpick.workspace.program_marks import (
    add_note,
    change_tags,
    kept_marks,
    note_concerns,
    rate,
    remove_note,
)

__all__ = ["router"]

router = subject("programs")
Tag = Annotated[str, Field(min_length=1, max_length=40)]


class MarksShown(Shown):
    """Notes by program, tags and ratings."""

    notes: dict[str, list[dict[str, Any]]]
    marks: list[dict[str, Any]]


class NoteGiven(Body):
    """What you want to remember about a program."""

    text: Annotated[str, Field(min_length=1, max_length=2000)]


class TagsGiven(Body):
    """Tags to add and to take away."""

    add: Annotated[list[Tag], Field(default_factory=list, max_length=30)]
    remove: Annotated[list[Tag], Field(default_factory=list, max_length=30)]


class RatingGiven(Body):
    """From 0 (never: it is banned) to 10, ``null`` for none."""

    rating: Annotated[float, Field(ge=0, le=10)] | None


@router.get("/programs/marks", response_model=MarksShown)
def marks(desk: TheDesk) -> Response:
    """Return every note, tag and rating."""
    held = kept_marks(desk.store)
    return answered({"notes": held.notes, "marks": list(held.marks.values())})


@router.post("/programs/{acgme_id}/notes", response_model=Done)
def note(desk: TheDesk, acgme_id: AcgmeId, given: NoteGiven) -> Response:
    """Keep a note about a program."""
    load_directory().by_id(acgme_id)
    found = must_not_identify(note_concerns(given.text, acgme_id))
    action = add_note(desk.store, acgme_id, given.text, desk.today())
    return done(action, please_check=concern_documents(found))


@router.delete("/programs/{acgme_id}/notes/{name}", response_model=Done)
def forget(desk: TheDesk, acgme_id: AcgmeId, name: Name) -> Response:
    """Take a note away; undo brings it back."""
    held = kept_marks(desk.store)
    found = held.named_note(name)
    if found.program != acgme_id:
        raise UserError(Problem("This note is about another program.", f"It is about {found.program}."))
    return done(remove_note(desk.store, held, found))


@router.put("/programs/{acgme_id}/tags", response_model=Done)
def tags(desk: TheDesk, acgme_id: AcgmeId, given: TagsGiven) -> Response:
    """Give a program tags and take others away."""
    load_directory().by_id(acgme_id)
    return done(change_tags(desk.store, kept_marks(desk.store), acgme_id, given.add, given.remove))


@router.put("/programs/{acgme_id}/rating", response_model=Done)
def rating(desk: TheDesk, acgme_id: AcgmeId, given: RatingGiven) -> Response:
    """Rate a program; a match there is worth so many tenths."""
    load_directory().by_id(acgme_id)
    return done(rate(desk.store, kept_marks(desk.store), acgme_id, given.rating))
