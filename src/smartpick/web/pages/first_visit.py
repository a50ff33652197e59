"""The first page: three questions before there is a profile, where one stands once there is."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from smartpick.web.desk import TheDesk
from smartpick.web.showing import show
from smartpick.workspace import kept_profile

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request, desk: TheDesk) -> Response:
    """Ask three questions, or show where the applicant stands."""
    return show(request, "first_visit.html", kept=kept_profile(desk.store))
