"""What to look up first: the queue of visits to programs' pages, and a quick way to enter what was found."""

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from smartpick.errors import Problem
from smartpick.facts import FIELDS
from smartpick.web.asking import Asker, asker
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import TheForm
from smartpick.web.look_ups import keep_visit, looked_up, queue_of, visit_reports
from smartpick.web.mending import to_mend
from smartpick.web.showing import done, fragment, show
from smartpick.workspace import fact_concerns, must_not_identify

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
    return show(request, "verify.html", **_shown(desk, queue))


@router.get("/verify/queue")
def queue_alone(desk: TheDesk) -> Response:
    """Return the queue without the page around it."""
    asked = asker(desk)
    queue = _queue(asked) if asked else None
    return fragment("verify_queue.html", **_shown(desk, queue))


@router.post("/verify")
def keep(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Keep what was found on one visit as one action; the queue and the list are made anew with it."""
    answers = {key: said for key in FIELDS if (said := form.text(f"fact-{key}"))}
    found, wrong = visit_reports(
        form.text("program"), answers, form.text("source"), form.text("link"), desk.today()
    )
    errors: dict[str, list[Problem]] = {key: [] for key in ("", *FIELDS)}
    for one in wrong:
        label = FIELDS[one.where].label
        errors[one.where].append(Problem(f"{label[:1].upper()}{label[1:]}: {one.what}", one.way_out))
    if not found and not wrong:
        errors[""].append(
            Problem("Nothing was entered.", "Answer at least one question, or go on to the next.")
        )
    if not wrong:
        asked_about = must_not_identify(fact_concerns(found))
        errors[""] += [one.problem() for one in asked_about if not form.text("looked")]
    if any(errors.values()):
        asked = asker(desk)
        queue = _queue(asked) if asked else None
        typed, program = {name: form.text(name) for name in form.fields}, form.text("program")
        return show(
            request, "verify.html", 422, **_shown(desk, queue, errors=errors, typed=typed, at=program),
            mend=to_mend(errors, {"": f"visit-{program}"} | {key: f"{program}-{key}" for key in FIELDS}),
        )  # fmt: skip
    name = form.text("called") or form.text("program")
    return done(keep_visit(desk.store, name, found), "/verify")


def _queue(asked: Asker) -> "Queue":
    from smartpick.advice.verify_first import Looking  # noqa: PLC0415

    return queue_of(asked, Looking(top=SHOWN))


def _shown(
    desk: Desk, queue: "Queue | None", *, errors: Any = None, typed: Any = None, at: str = ""
) -> dict[str, Any]:
    """Return what the queue's template needs; ``at``: the program whose form was sent with ``errors``."""
    return {
        "queue": queue,
        "items": _items(queue),
        "today": len(looked_up(desk.store, desk.today())),
        "errors": errors or {},
        "typed": typed or {},
        "at": at,
    }


def _items(queue: "Queue | None") -> list[dict[str, Any]]:
    return [] if queue is None else [_item(one) for one in queue.items]


def _item(one: "Item") -> dict[str, Any]:
    keys = [key for fact in one.facts for key in _ALSO.get(fact.field, (fact.field,))]
    return {
        "item": one,
        "fields": [FIELDS[key] for key in dict.fromkeys(keys)],
        "signal": {"none": "", "signal": "signalled"}.get(one.signal, f"{one.signal} signal"),
    }
