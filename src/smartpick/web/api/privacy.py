"""The privacy guard: what in a text could say who a patient is."""

from typing import Annotated, Any

from fastapi.responses import Response
from pydantic import Field

from smartpick.experience.privacy import Context, check
from smartpick.experience.privacy.findings_document import findings_document
from smartpick.web.api.shapes import Body, Shown, answered, subject
from smartpick.web.desk import TheDesk
from smartpick.web.portfolio.held import held_portfolio

__all__ = ["router"]

router = subject("privacy")


class TextGiven(Body):
    """A text, and names and addresses of one's own that are not to be reported. Nothing of it is kept."""

    text: Annotated[str, Field(max_length=100_000)]
    own: Annotated[list[Annotated[str, Field(max_length=200)]], Field(default_factory=list, max_length=50)]


class FindingsShown(Shown):
    """How many are certain, how many are to be checked, each with its place, and the limits of the rules."""

    certain: int
    please_check: int
    findings: list[dict[str, Any]]
    limits: str


@router.post("/privacy/check", response_model=FindingsShown)
def look(desk: TheDesk, given: TextGiven) -> Response:
    """Look for the identifiers of the Safe Harbor rule in a text."""
    own = held_portfolio(desk).portfolio
    context = Context(
        own=tuple(given.own),
        people=tuple({one.name for one in own.people}),
        sites=tuple({one.institution for one in own.experiences if one.institution}),
    )
    return answered(findings_document(given.text, check(given.text, context)))
