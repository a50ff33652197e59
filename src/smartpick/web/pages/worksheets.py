"""A worksheet of the programs on the list, to fill in by hand or with friends and to bring back."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from smartpick.errors import Problem, UserError
from smartpick.web.asking import asker, to_look_up
from smartpick.web.desk import TheDesk
from smartpick.web.showing import answer
from smartpick.workspace import kept_facts
from smartpick.workspace.list_worksheet import list_worksheet

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

MOST = 2000
_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.get("/list/worksheet.{ending}")
def sheet(request: Request, desk: TheDesk, ending: str) -> Response:
    """Send what is known filled in and the rest empty; ``top``: so many programs, also beyond the list."""
    from smartpick.intake.tables import worksheet_csv, worksheet_xlsx  # noqa: PLC0415

    asked = asker(desk)
    if asked is None or ending not in _KINDS:
        return RedirectResponse("/", 303)
    found = to_look_up(asked, _top(request.query_params.get("top", "")))
    made = list_worksheet(found, kept_facts(desk.store).beliefs(desk.today()))
    content = worksheet_csv(made) if ending == "csv" else worksheet_xlsx(made)
    return answer(content, _KINDS[ending], f"smartpick-worksheet-{desk.today().isoformat()}.{ending}")


def _top(text: str) -> int | None:
    """Return how many programs somebody wants, ``None`` for those of the list."""
    typed = text.strip()
    if not typed:
        return None
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0
    if not 1 <= number <= MOST:
        way_out = f"Give a whole number from 1 to {MOST:,}, or nothing for the programs of your list."
        raise UserError(Problem(f"{typed[:30]!r} is no number of programs.", way_out, "top"))
    return number
