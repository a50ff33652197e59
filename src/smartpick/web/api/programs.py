"""The directory: find a program, see everything known about it."""

from collections import Counter
from typing import Annotated, Any

from fastapi import Query
from fastapi.responses import Response
from pydantic import Field

from smartpick.programs import find, load_directory
from smartpick.programs.documents import program_document, search_document
from smartpick.web.api.shapes import AcgmeId, Shown, answered, subject
from smartpick.web.desk import TheDesk
from smartpick.workspace import kept_facts
from smartpick.workspace.fact_documents import entered_document

__all__ = ["router"]

router = subject("programs")
Words = Annotated[str, Query(max_length=200)]
Several = Annotated[list[Annotated[str, Field(max_length=80)]], Query(max_length=30)]


class FoundShown(Shown):
    """The hits of a search, best first, and what it could not judge."""

    directory: str
    total: int
    shown: int
    programs: list[dict[str, Any]]


class ProgramShown(Shown):
    """Every fact with value, source, day and confidence; ``entered`` are one's own, by field."""

    directory: str
    acgme_id: str
    facts: dict[str, dict[str, Any]]
    entered: dict[str, dict[str, Any]]


class SpecialtiesShown(Shown):
    """How many programs each specialty has."""

    specialties: dict[str, int]


@router.get("/programs", response_model=FoundShown)
def search(
    words: Words = "",
    specialty: Several = [],  # noqa: B006  (FastAPI copies it)
    state: Several = [],  # noqa: B006
    division: Several = [],  # noqa: B006
    kind: Several = [],  # noqa: B006
    near: Words = "",
    within: Annotated[float | None, Query(ge=0, le=10_000, description="miles; needs ``near``")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 20,
) -> Response:
    """Find programs by words (slips are forgiven) and by filters; several of one filter are alternatives."""
    directory = load_directory()
    found = find(directory, words, specialty, state, division, near or None, within, kind, limit)
    return answered(search_document(directory, found))


@router.get("/specialties", response_model=SpecialtiesShown)
def specialties() -> Response:
    """List the specialties of the directory."""
    directory = load_directory()
    count = Counter(program.specialty for program in directory.programs)
    return answered({"specialties": {name: count[name] for name in directory.specialties}})


@router.get("/programs/{acgme_id}", response_model=ProgramShown)
def program(desk: TheDesk, acgme_id: AcgmeId) -> Response:
    """Return everything known about a program."""
    directory = load_directory()
    found = directory.by_id(acgme_id)
    entered = entered_document(kept_facts(desk.store), acgme_id, desk.today())
    return answered({**program_document(directory, found), "entered": entered})
