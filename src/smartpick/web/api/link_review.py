"""Links of imported tracks that are doubtful: what waits for a word, and deciding it."""

from typing import Annotated, Any

from fastapi import Path, Query
from fastapi.responses import Response
from pydantic import Field

from smartpick.programs import load_directory
from smartpick.web.api.shapes import AcgmeId, Body, Done, Shown, answered, done, subject
from smartpick.web.desk import TheDesk
from smartpick.workspace.link_review import decided_codes, waiting_document
from smartpick.workspace.nrmp import decide, kept_results, waiting

__all__ = ["router"]

router = subject("import")
#: A track's code, or its first seven characters for all tracks of a program.
CODE = r"^[0-9]{7}([A-Z][0-9A-Z])?$"
Code = Annotated[str, Field(pattern=CODE, description="Of a track, or its first seven characters.")]


class WaitingShown(Shown):
    """How many links wait, and the first of them, the largest programs first, with the programs to choose from."""

    waiting: int
    questions: list[dict[str, Any]]


class DecisionsShown(Shown):
    """One's own words about links, by code: an ACGME number, or "" for none of the directory."""

    decisions: dict[str, str]


class Decision(Body):
    """The program that is meant; ``null``: none of the directory."""

    program: AcgmeId | None


class Decisions(Body):
    """Words about many links, as ``GET /api/links/decisions`` answers; "" for none of the directory."""

    decisions: Annotated[
        dict[Code, Annotated[str, Field(pattern="^([0-9]{10})?$")]], Field(max_length=10_000)
    ]


class Decided(Done):
    """The codes that were decided: tracks that wait together are decided together."""

    codes: list[str]


@router.get("/links/waiting", response_model=WaitingShown)
def doubtful(desk: TheDesk, limit: Annotated[int, Query(ge=1, le=1000)] = 10) -> Response:
    """List links that wait for a word."""
    return answered(waiting_document(waiting(kept_results(desk.store)), limit, load_directory()))


@router.get("/links/decisions", response_model=DecisionsShown)
def decisions(desk: TheDesk) -> Response:
    """Return one's own words about links: codes and ACGME numbers only, so they may be given to others."""
    return answered({"decisions": dict(sorted(kept_results(desk.store).decisions.items()))})


@router.put("/links/decisions", response_model=Decided)
def take_over(desk: TheDesk, given: Decisions) -> Response:
    """Take over words about many links as one action."""
    directory = load_directory()
    for program in filter(None, given.decisions.values()):
        directory.by_id(program)
    action = decide(desk.store, kept_results(desk.store), given.decisions, "Took over decisions about links")
    return done(action, codes=list(given.decisions))


@router.put("/links/{code}", response_model=Decided)
def keep(desk: TheDesk, code: Annotated[str, Path(pattern=CODE)], given: Decision) -> Response:
    """Say which program a track is; the word goes before any guess, also at the next import."""
    held = kept_results(desk.store)
    meant = "" if given.program is None else load_directory().by_id(given.program).acgme_id
    codes = decided_codes(held, code, meant)
    return done(decide(desk.store, held, codes, f"Decided which program {code} is"), codes=list(codes))
