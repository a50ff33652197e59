"""Programs side by side."""

from typing import Annotated, Any

from fastapi import Query
from fastapi.responses import Response

from smartpick.programs import load_directory
from smartpick.web.api.shapes import AcgmeId, Shown, answered, subject
from smartpick.web.asking import asker, beside
from smartpick.web.desk import TheDesk
from smartpick.workspace import kept_facts
from smartpick.workspace.comparison import MOST_COMPARED, comparison_document
from smartpick.workspace.program_marks import kept_marks

__all__ = ["router"]

router = subject("programs")
Several = Annotated[list[AcgmeId], Query(min_length=2, max_length=MOST_COMPARED)]


class ComparedPrograms(Shown):
    """Programs in the order asked for, as ``smartpick compare --json`` prints them.

    ``standing`` has chances without a signal, reasons and rules: ``null`` before there is a profile, and for a program
    outside its specialties. ``facts`` are beliefs by field with the reports behind them; a field that is not there is
    unknown.
    """

    on: str
    programs: list[dict[str, Any]]


@router.get("/compare", response_model=ComparedPrograms)
def compare(desk: TheDesk, program: Several) -> Response:
    """Show programs side by side: chances, reasons, rules, facts with source and age, ways, notes, tags, ratings."""
    directory = load_directory()
    chosen = [directory.by_id(one) for one in dict.fromkeys(program)]
    found, on = beside(desk, asker(desk), chosen), desk.today()
    return answered(
        comparison_document(found, kept_facts(desk.store).beliefs(on), kept_marks(desk.store), on)
    )
