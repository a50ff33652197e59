"""What to look up first: the queue of visits to programs' pages, and a quick way to enter what was found."""

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from smartpick.errors import Problem, UserError
from smartpick.facts import FIELDS, Report, report_of
from smartpick.web.asking import Asker, asker
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import Sent, TheForm
from smartpick.web.showing import done, fragment, show
from smartpick.workspace import add_reports, fact_concerns, free_fact_id, kept_facts, must_not_identify

if TYPE_CHECKING:
    from smartpick.advice.verify_first import Item, Queue

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

SHOWN = 8
#: Fields that are asked for together with another one: who wants no experience counts no kinds.
_ALSO = {"usce_kinds": ("usce_required", "usce_kinds")}


@router.get("/verify")
def look_up(request: Request, desk: TheDesk, now: str = "") -> Response:
    """Show the queue; it is worked out in a second or three, so it comes after the page unless ``now`` is said."""
    asked = asker(desk)
    if asked is None:
        return show(request, "needs_profile.html")
    queue = _queue(asked) if now else None
    return show(request, "verify.html", queue=queue, items=_items(queue), problems=(), typed={}, at="")


@router.get("/verify/queue")
def queue_alone(desk: TheDesk) -> Response:
    """Return the queue without the page around it."""
    asked = asker(desk)
    queue = _queue(asked) if asked else None
    return fragment("verify_queue.html", queue=queue, items=_items(queue), problems=(), typed={}, at="")


@router.post("/verify")
def keep(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Keep what was found on one visit as one action; the queue and the list are made anew with it."""
    held = kept_facts(desk.store)
    problems: list[Problem] = []
    found = _reports(desk, form, problems)
    if not found and not problems:
        problems.append(
            Problem("Nothing was entered.", "Answer at least one question, or go on to the next.")
        )
    if not problems:
        asked_about = must_not_identify(fact_concerns(found))
        problems += [one.problem() for one in asked_about if not form.text("looked")]
    if problems:
        asked = asker(desk)
        queue = _queue(asked) if asked else None
        typed = {name: form.text(name) for name in form.fields}
        return show(
            request, "verify.html", 422, queue=queue, items=_items(queue), problems=problems, typed=typed,
            at=form.text("program"),
        )  # fmt: skip
    name = form.text("called") or form.text("program")
    new = add_reports(desk.store, held, found, f"Looked up {name}: {', '.join(r.about.label for r in found)}")
    return done(desk.store.history(limit=1)[0] if new else None, "/verify")


def _reports(desk: Desk, form: Sent, problems: list[Problem]) -> list[Report]:
    """Return what the form says as reports; what is wrong with it joins ``problems``."""
    found: list[Report] = []
    day = desk.today().isoformat()
    for key, field in FIELDS.items():
        said = form.text(f"fact-{key}")
        if not said:
            continue
        try:
            found.append(
                report_of(
                    free_fact_id(key, ()),
                    {
                        "program": form.text("program"),
                        "field": key,
                        "value": said,
                        "source": form.text("source") or "program's website",
                        "link": form.text("link"),
                        "as_of": day,
                        "entered_on": day,
                        "verified": "me",
                    },
                )
            )
        except UserError as error:
            problems += [Problem(f"{field.label}: {one.what}", one.way_out) for one in error.problems]
    return found


def _queue(asked: Asker) -> "Queue":
    from smartpick.advice.verify_first import Looking, verify_first  # noqa: PLC0415

    desk = asked.desk
    return desk.engine.now(
        "verify",
        asked.key,
        lambda market: verify_first(
            asked.who.profile, market, desk.season, desk.today(), asked.question, Looking(top=SHOWN)
        ),
    )


def _items(queue: "Queue | None") -> list[dict[str, Any]]:
    return [] if queue is None else [_item(one) for one in queue.items]


def _item(one: "Item") -> dict[str, Any]:
    keys = [key for fact in one.facts for key in _ALSO.get(fact.field, (fact.field,))]
    return {
        "item": one,
        "fields": [FIELDS[key] for key in dict.fromkeys(keys)],
        "signal": {"none": "", "signal": "signalled"}.get(one.signal, f"{one.signal} signal"),
    }
