"""Taking the last change back, and doing it again, from whatever page offers it."""

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from smartpick.errors import Problem, UserError
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import TheForm
from smartpick.web.showing import done
from smartpick.workspace import FIRST_OF_PLAY

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.post("/undo")
def undo(desk: TheDesk, form: TheForm) -> Response:
    """Take the last change back, if it is still the one that the page was about."""
    seq = form.number("seq")
    _still_last(desk, seq)
    if desk.playing and seq == FIRST_OF_PLAY:
        desk.end_play()
        return RedirectResponse("/", 303)
    return done(desk.store.undo(), form.text("back", "/"))


@router.post("/redo")
def redo(desk: TheDesk, form: TheForm) -> Response:
    """Do again what was just taken back."""
    _still_last(desk, form.number("seq"))
    return done(desk.store.redo(), form.text("back", "/"))


@router.get("/changes")
def changes(desk: TheDesk) -> dict[str, int]:
    """Return the number of the last change, so that another tab sees that its page is old."""
    return {"seq": desk.store.seq()}


def _still_last(desk: Desk, seq: int | None) -> None:
    if seq != desk.store.seq():
        what = "Something else was changed since, so nothing was taken back."
        raise UserError(Problem(what, "Look at the last change and undo that first."))
