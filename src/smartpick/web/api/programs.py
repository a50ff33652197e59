"""The directory: find a program, see everything known about it."""

from collections import Counter
from typing import Annotated, Any

from fastapi import Query
from fastapi.responses import Response
from pydantic import Field

from smartpick.programs import find, load_directory
from smartpick.programs.documents import program_document, search_document
from smartpick.programs.look_alikes import look_alikes
from smartpick.web.api.shapes import AcgmeId, Shown, answered, subject
from smartpick.web.api.the_list import asker_of
from smartpick.web.asking import at_program
from smartpick.web.desk import TheDesk
from smartpick.workspace import kept_facts
from smartpick.workspace.fact_documents import entered_document

__all__ = ["router"]

router = subject("programs")
Words = Annotated[str, Query(max_length=200)]
#: What is said of a row of the list.
_ROW = (
    "rank",
    "tier",
    "signal",
    "interview",
    "match",
    "marginal_value",
    "cost",
    "pinned",
    "past_stop",
    "why_wasted",
)
Several = Annotated[list[Annotated[str, Field(max_length=80)]], Query(max_length=30)]


class FoundShown(Shown):
    """The hits of a search, best first, and what it could not judge."""

    directory: str
    total: int
    shown: int
    programs: list[dict[str, Any]]


class ProgramShown(Shown):
    """Every fact with value, source, day and confidence; ``entered`` are one's own, by field.

    ``look_alikes`` are the numbers of programs that may be the same one: of its specialty and town, alike in name or
    hospital.
    """

    directory: str
    acgme_id: str
    facts: dict[str, dict[str, Any]]
    entered: dict[str, dict[str, Any]]
    look_alikes: list[str]


class ProgramOnList(Shown):
    """How the applicant stands at a program, and what the list does with it.

    ``standing`` has chances without a signal, reasons and rules: ``null`` outside the profile's specialties. ``row`` is
    the row of the list (``null``: none; then ``absence`` has the rule, what it would cost and add). ``alike`` are the
    numbers of programs that nothing known tells apart from it, ``alike_listed`` how many of these are on the list.
    """

    acgme_id: str
    standing: dict[str, Any] | None
    row: dict[str, Any] | None
    absence: dict[str, Any] | None
    pinned: bool
    banned: bool
    alike: list[str]
    alike_listed: int


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
    skip: Annotated[int, Query(ge=0, le=100_000, description="leave out the first hits: the next page")] = 0,
) -> Response:
    """Find programs by words (slips are forgiven) and by filters; several of one filter are alternatives."""
    directory = load_directory()
    found = find(directory, words, specialty, state, division, near or None, within, kind, limit, skip)
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
    alike = [one.acgme_id for one in look_alikes(directory).get(acgme_id, ())]
    return answered({**program_document(directory, found), "entered": entered, "look_alikes": alike})


@router.get("/programs/{acgme_id}/standing", response_model=ProgramOnList)
def standing(desk: TheDesk, acgme_id: AcgmeId) -> Response:
    """Return one's chances at a program, and its place on the list or why it has none."""
    found = at_program(asker_of(desk), load_directory().by_id(acgme_id))
    row = found.row
    return answered(
        {
            "acgme_id": acgme_id,
            "standing": found.standing,
            "row": None if row is None else {name: getattr(row, name) for name in _ROW},
            "absence": found.absence,
            "pinned": found.pinned,
            "banned": found.banned,
            "alike": [one.acgme_id for one in found.alike],
            "alike_listed": found.alike_listed,
        }
    )
