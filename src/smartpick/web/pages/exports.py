"""The list as a file that a browser keeps."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from smartpick.web.asking import asker, proof_later
from smartpick.web.desk import TheDesk
from smartpick.web.list_files import KINDS, list_file
from smartpick.web.pages.the_list import PATIENCE, budget_of
from smartpick.web.showing import answer

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/list/export.{ending}")
def export(request: Request, desk: TheDesk, ending: str) -> Response:
    """Send the proven list as a file."""
    asked = asker(desk, budget_of(request.query_params.get("budget", "")))
    if asked is None or ending not in KINDS:
        return RedirectResponse("/", 303)
    content = list_file(ending, proof_later(asked).result(PATIENCE))
    return answer(content, KINDS[ending], f"smartpick-list-{desk.today().isoformat()}.{ending}")
