"""The directory: find a program, see every fact about it with age and source, enter what you looked up, mark it."""

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from smartpick.errors import Problem, UserError
from smartpick.facts import FIELDS, VERIFIED, field_allowed, report_of
from smartpick.programs import DIVISIONS, KINDS, OUTSIDE, STATE_NAME, Found, Program, load_directory
from smartpick.programs.look_alikes import look_alikes
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import TheForm
from smartpick.web.mending import ToMend, to_mend
from smartpick.web.program_place import program_place
from smartpick.web.program_search import FILTERS, Paging, sought, wider_searches
from smartpick.web.program_view import belief_shown, program_facts
from smartpick.web.showing import done, fragment, show
from smartpick.workspace import (
    add_reports,
    fact_concerns,
    free_fact_id,
    kept_facts,
    must_not_identify,
    prefer_report,
    retract_report,
    withdraw_preference,
)
from smartpick.workspace.program_marks import (
    Mark,
    add_note,
    change_tags,
    kept_marks,
    note_concerns,
    rate,
    remove_note,
)

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_FIRST = (
    "visas",
    "step2ck_minimum",
    "graduation_limit",
    "failed_attempts_refused",
    "usce_required",
    "img_share",
)


@router.get("/programs")
def directory(request: Request) -> Response:
    """Find programs by words (slips are forgiven) and filters, a page of hits at a time."""
    listed, given = load_directory(), request.query_params
    typed = {name: given.get(name, "").strip()[:200] for name in FILTERS}
    errors = _beside((), typed, "words")
    found: Found | None = None
    wider: Sequence[tuple[str, str, int]] = ()
    page = _page_number(given.get("page", ""))
    # Who asks for nothing in particular is shown everything.
    if any(name in given for name in (*FILTERS, "page")):
        try:
            found = sought(listed, typed, page)
            wider = () if found.total else wider_searches(listed, typed)
        except UserError as error:
            errors = _beside(error.problems, typed, "words")
    return show(
        request, "programs.html", 422 if any(errors.values()) else 200, typed=typed, found=found, errors=errors,
        mend=to_mend(errors), specialties=listed.specialties, states=STATE_NAME, divisions=(*DIVISIONS, OUTSIDE),
        kinds=KINDS, count=len(listed.programs), listed_as=listed.version, wider=wider, similar=look_alikes(listed),
        paging=None if found is None else Paging.of(typed, page, found.total),
    )  # fmt: skip


#: The fields of the form for a fact.
_TYPED = ("field", "value", "source", "link", "as_of", "note")


@router.get("/programs/{acgme_id}")
def program(request: Request, desk: TheDesk, acgme_id: str, field: str = "", standing: str = "") -> Response:
    """Show everything that is known about a program, and the form for what you looked up.

    How one stands there comes after the page, unless it was worked out already or ``standing`` is said.
    """
    typed = {"field": field if field in FIELDS else ""}
    return _page(request, desk, _program(acgme_id), typed, wait=bool(standing))


@router.get("/programs/{acgme_id}/standing")
def standing_alone(desk: TheDesk, acgme_id: str) -> Response:
    """Return how one stands at a program, without the page around it."""
    here = _program(acgme_id)
    return fragment("program_place.html", program=here, place=program_place(desk, here, wait=True))


@router.post("/programs/{acgme_id}/facts")
def add(request: Request, desk: TheDesk, acgme_id: str, form: TheForm) -> Response:
    """Keep one fact with its source, link and date."""
    here = _program(acgme_id)
    typed = {name: form.text(name) for name in _TYPED}
    held, on = kept_facts(desk.store), desk.today()
    try:
        report = report_of(
            free_fact_id(typed["field"] if typed["field"] in FIELDS else "fact", held.reports),
            {
                "program": here.acgme_id,
                "field": typed["field"],
                "value": " ".join(form.texts("value")) or typed["value"],
                "source": typed["source"] or _host(typed["link"]) or "program's website",
                "link": typed["link"],
                "as_of": typed["as_of"] or "today",
                "entered_on": on.isoformat(),
                "verified": form.text("verified") if form.text("verified") in VERIFIED else "me",
                "note": typed["note"],
            },
        )
        asked = must_not_identify(fact_concerns([report]))
        if asked and not form.text("looked"):
            return _page(request, desk, here, typed, asked=[one.problem() for one in asked])
        add_reports(desk.store, held, [report])
    except UserError as error:
        return _page(request, desk, here, typed, _beside(error.problems, typed, "value"))
    newest = desk.store.history(limit=1)
    return done(newest[0] if newest else None, form.text("back") or f"/programs/{here.acgme_id}#facts")


@router.post("/programs/{acgme_id}/facts/{name}")
def settle(desk: TheDesk, acgme_id: str, name: str, form: TheForm) -> Response:
    """Take a fact away, believe it over those that contradict it, or take that decision back."""
    held = kept_facts(desk.store)
    report = held.named(name)
    step = form.text("step")
    if step == "retract":
        action = retract_report(desk.store, held, report)
    elif step == "prefer":
        action = prefer_report(desk.store, held, report, desk.today())
    elif step == "withdraw":
        action = withdraw_preference(desk.store, held, report)
    else:
        raise UserError(Problem("This cannot be done with a fact.", "Go back and choose again."))
    return done(action, form.text("back") or f"/programs/{acgme_id}#facts")


@router.post("/programs/{acgme_id}/note")
def note(request: Request, desk: TheDesk, acgme_id: str, form: TheForm) -> Response:
    """Keep a note about a program, or take one away."""
    here = _program(acgme_id)
    if form.text("remove"):
        held = kept_marks(desk.store)
        action = remove_note(desk.store, held, held.named_note(form.text("remove")))
        return done(action, f"/programs/{acgme_id}#marks")
    text = form.text("text")
    try:
        asked = must_not_identify(note_concerns(text, here.acgme_id))
        if asked and not form.text("looked"):
            return _page(request, desk, here, {"text": text}, asked_of_note=[one.problem() for one in asked])
        return done(add_note(desk.store, here.acgme_id, text, desk.today()), f"/programs/{acgme_id}#marks")
    except UserError as error:
        return _page(request, desk, here, {"text": text}, {"text": error.problems})


@router.post("/programs/{acgme_id}/mark")
def mark(request: Request, desk: TheDesk, acgme_id: str, form: TheForm) -> Response:
    """Keep tags and a rating: a rating is what a match there is worth to the applicant, 0 is never."""
    here = _program(acgme_id)
    held = kept_marks(desk.store)
    before = held.marks.get(here.acgme_id)
    said = form.text("rating")
    try:
        rating = _rating(said) if said else None
    except UserError as error:
        return _page(request, desk, here, {"rating": said}, {"rating": error.problems})
    action = None
    if rating != (before.rating if before else None):
        action = rate(desk.store, held, here.acgme_id, rating)
        held = kept_marks(desk.store)
    tags = tuple(part.strip() for part in form.text("tags").split(",") if part.strip())
    gone = [tag for tag in (before.tags if before else ()) if tag not in tags]
    tagged = change_tags(desk.store, held, here.acgme_id, tags, gone)
    return done(tagged or action, f"/programs/{acgme_id}#marks")


@router.get("/facts")
def facts(request: Request, desk: TheDesk) -> Response:
    """List what you know of programs, what contradicts what, and what grows old."""
    held, on = kept_facts(desk.store), desk.today()
    listed = load_directory()
    rows: list[dict[str, Any]] = []
    for acgme_id, fields in held.beliefs(on).items():
        row = listed.rows.get(acgme_id)
        place = listed.programs[row] if row is not None else None
        shown = [belief_shown(belief, held, on) for belief in fields.values()]
        rows.append({"id": acgme_id, "program": place, "beliefs": shown})
    return show(
        request, "facts.html", rows=rows, conflicts=sum(one["conflict"] for row in rows for one in row["beliefs"]),
        count=len(held.reports),
    )  # fmt: skip


def _page(
    request: Request,
    desk: Desk,
    here: Program,
    typed: Mapping[str, str],
    wrong: Mapping[str, Sequence[Problem]] | None = None,
    asked: Sequence[Problem] = (),
    asked_of_note: Sequence[Problem] = (),
    *,
    wait: bool = False,
) -> Response:
    errors = dict.fromkeys((*_TYPED, "text", "rating"), ()) | dict(wrong or {})
    looks = [ToMend(one.what, one.way_out, "looked") for one in (*asked, *asked_of_note)]
    marks = kept_marks(desk.store)
    held, on = kept_facts(desk.store), desk.today()
    beliefs = held.beliefs(on).get(here.acgme_id, {})
    ordered = sorted(FIELDS.values(), key=lambda one: one.key not in _FIRST)
    chosen = FIELDS.get(typed.get("field", ""))
    return show(
        request, "program.html", 422 if wrong or looks else 200, program=here, errors=errors,
        mend=to_mend(errors, also=looks), facts=program_facts(here, beliefs, held, on),
        place=program_place(desk, here, wait=wait),
        similar=look_alikes(load_directory()).get(here.acgme_id, ()),
        notes=marks.notes.get(here.acgme_id, ()), mark=marks.marks.get(here.acgme_id, Mark(here.acgme_id)),
        note_text=typed.get("text", ""), asked_of_note=asked_of_note,
        fields=ordered, chosen=chosen,
        allowed=field_allowed(chosen) if chosen else "", asked=asked, today=on.isoformat(),
        typed={name: typed.get(name, "") for name in (*_TYPED, "rating")},
    )  # fmt: skip


def _program(acgme_id: str) -> Program:
    listed = load_directory()
    row = listed.rows.get(acgme_id)
    if row is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return listed.programs[row]


def _beside(problems: Sequence[Problem], names: Iterable[str], other: str) -> dict[str, list[Problem]]:
    """Return problems by the field of the form that they are about; what is about none of them is about ``other``."""
    found: dict[str, list[Problem]] = {name: [] for name in names}
    for problem in problems:
        found[problem.where if problem.where in found else other].append(problem)
    return found


def _page_number(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 5 else 1


def _rating(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise UserError(Problem(f"{text[:40]!r} is no rating.", "Give a number from 0 to 10.")) from None


def _host(link: str) -> str:
    return urlsplit(link if "://" in link else f"https://{link}").hostname or "" if link else ""
