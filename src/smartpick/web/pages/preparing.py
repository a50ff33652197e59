"""How far the engine is, for the page that waits for it."""

from fastapi import APIRouter
from fastapi.responses import Response

from smartpick.web.desk import TheDesk
from smartpick.web.showing import fragment

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/preparing")
def preparing(desk: TheDesk) -> Response:
    """Return what the engine does as a part of a page; once it is ready, let the page be loaded again."""
    stage = desk.engine.stage
    if not stage:
        return Response(headers={"hx-refresh": "true"}, media_type="text/html")
    return fragment("preparing_stage.html", stage=stage, share=desk.engine.share)
