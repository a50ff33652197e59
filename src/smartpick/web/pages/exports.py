"""The list as a file: for a spreadsheet, for another program, as one page to print or send."""

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from smartpick.web.asking import asker, proof_later
from smartpick.web.desk import TheDesk
from smartpick.web.pages.the_list import PATIENCE, budget_of
from smartpick.web.showing import answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartpick.advice import Plan

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


def _made(ending: str, plan: "Plan") -> tuple[Any, str]:
    from smartpick.render import plan_csv, plan_json, plan_page  # noqa: PLC0415
    from smartpick.render.plan_files import BYTE_ORDER_MARK  # noqa: PLC0415
    from smartpick.render.plan_xlsx import plan_xlsx  # noqa: PLC0415

    makers: dict[str, tuple[Callable[[Plan], Any], str]] = {
        "csv": (lambda made: BYTE_ORDER_MARK + plan_csv(made), "text/csv; charset=utf-8"),
        "json": (plan_json, "application/json"),
        "html": (plan_page, "text/html; charset=utf-8"),
        "xlsx": (plan_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    }
    make, kind = makers[ending]
    return make(plan), kind


@router.get("/list/export.{ending}")
def export(request: Request, desk: TheDesk, ending: str) -> Response:
    """Send the proven list as a file."""
    asked = asker(desk, budget_of(request.query_params.get("budget", "")))
    if asked is None or ending not in {"csv", "json", "html", "xlsx"}:
        return RedirectResponse("/", 303)
    content, kind = _made(ending, proof_later(asked).result(PATIENCE))
    return answer(content, kind, f"smartpick-list-{desk.today().isoformat()}.{ending}")
