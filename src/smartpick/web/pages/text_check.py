"""A text looked at by the privacy guard before it is shown to anybody."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from smartpick.errors import Problem
from smartpick.experience.privacy import Context, check
from smartpick.experience.privacy.findings_document import LIMITS
from smartpick.web.desk import TheDesk
from smartpick.web.forms import TheForm
from smartpick.web.mending import to_mend
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.showing import show

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

MOST_CHARACTERS = 100_000


@router.get("/data/text")
def empty(request: Request) -> Response:
    """Show the field for a text."""
    return show(request, "text_check.html", text="", own="", found=None, errors={"text": []}, limits=LIMITS)


@router.post("/data/text")
def checked(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Show what in a text could say who a patient is; nothing of it is kept."""
    text, own = form.text("text"), form.text("own")
    known = held_portfolio(desk).portfolio
    errors: dict[str, list[Problem]] = {"text": []}
    if not text:
        errors["text"].append(Problem("There is no text.", "Paste one."))
    elif len(text) > MOST_CHARACTERS:
        errors["text"].append(Problem(f"The text has {len(text):,} characters.", "Look at it in parts."))
    context = Context(
        own=tuple(filter(None, (name.strip() for name in own.split(",")))),
        people=tuple({one.name for one in known.people}),
        sites=tuple({one.institution for one in known.experiences if one.institution}),
    )
    found = None if errors["text"] else check(text, context)
    return show(
        request, "text_check.html", 422 if errors["text"] else 200, text=text[:MOST_CHARACTERS], own=own, found=found,
        errors=errors, mend=to_mend(errors), limits=LIMITS,
    )  # fmt: skip
