"""What to look up first, and keeping what was found on a visit."""

import math
from typing import Annotated, Any

from fastapi import Query
from fastapi.responses import Response
from pydantic import Field

from smartpick.errors import Problem, UserError
from smartpick.facts.documents import report_document
from smartpick.programs import load_directory
from smartpick.web.api.shapes import AcgmeId, Body, Done, Shown, answered, done, subject
from smartpick.web.api.the_list import Dollars, asker_of
from smartpick.web.desk import TheDesk
from smartpick.web.look_ups import SOURCE, keep_visit, looked_up, queue_of, visit_reports
from smartpick.workspace import concern_documents, fact_concerns, must_not_identify

__all__ = ["router"]

router = subject("verify first")
Said = Annotated[str, Field(min_length=1, max_length=2000)]


class QueueShown(Shown):
    """The document of ``smartpick verify --json``.

    ``queue.items`` are visits, best first: the facts to look up, minutes, what the list gains by it with its span, what
    each answer would do. ``queue.stop`` says where looking up stops being worth the time. ``looked_up_today`` are
    ACGME ids.
    """

    on: str
    looked_up_today: list[str]
    queue: dict[str, Any]


class VisitGiven(Body):
    """What a program's pages said, by field, as people write it: {"visas": "J1", "step2ck_minimum": "none"}."""

    answers: Annotated[dict[str, Said], Field(min_length=1, max_length=30)]
    source: Annotated[str, Field(max_length=2000)] = SOURCE
    link: Annotated[str, Field(max_length=2000)] = ""
    strict: bool = False


class VisitDone(Done):
    """The facts of the visit; what was known in the same words already is not kept twice."""

    facts: list[dict[str, Any]]
    please_check: list[dict[str, Any]]


@router.get("/verify", response_model=QueueShown)
def queue(
    desk: TheDesk,
    top: Annotated[int, Query(ge=1, le=200, description="visits")] = 10,
    minutes: Annotated[float | None, Query(ge=0, le=100_000, description="only what fits into them")] = None,
    threshold: Annotated[
        float | None, Query(ge=0, le=1, description="least gain of half an hour, of P(match)")
    ] = None,
    budget: Annotated[Dollars | None, Query()] = None,
) -> Response:
    """Return what to look up first; it takes seconds for every new question."""
    from smartpick.advice.verify_first import Looking  # noqa: PLC0415

    asked = asker_of(desk, budget)
    looking = Looking(top=top, minutes=math.inf if minutes is None else minutes, threshold=threshold)
    on = desk.today()
    return answered(
        {"on": on, "looked_up_today": looked_up(desk.store, on), "queue": queue_of(asked, looking)}
    )


@router.post("/verify/{acgme_id}", response_model=VisitDone)
def keep(desk: TheDesk, acgme_id: AcgmeId, given: VisitGiven) -> Response:
    """Keep what was found on one visit as one action; the queue and the list are made anew with it."""
    program, on = load_directory().by_id(acgme_id), desk.today()
    found, problems = visit_reports(acgme_id, given.answers, given.source, given.link, on)
    if problems:
        raise UserError(Problem(one.what, one.way_out, f"answers.{one.where}") for one in problems)
    checked = must_not_identify(fact_concerns(found), strict=given.strict)
    return done(
        keep_visit(desk.store, program.name, found),
        facts=[report_document(one, on) for one in found],
        please_check=concern_documents(checked),
    )
