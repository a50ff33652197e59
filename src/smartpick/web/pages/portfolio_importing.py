"""A whole portfolio as a file: sent, looked at, taken in as one action that undo takes back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from smartpick.errors import Problem, UserError
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import TheForm
from smartpick.web.importing import KINDS, PortfolioLook, Said, portfolio_look, take_in
from smartpick.web.mending import to_mend
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.lines import called, told
from smartpick.web.showing import done, show
from smartpick.web.uploads import Upload

if TYPE_CHECKING:
    from smartpick.store import Policy

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_SHOWN = 50
_PROBLEMS = 60
#: What may happen to records that are here already and differ.
_POLICIES: "Mapping[str, Policy]" = {"": "refuse", "keep": "keep", "replace": "replace"}


@router.get("/log/portfolio")
def choose(request: Request) -> Response:
    """Take a file of a portfolio."""
    return _choose(request)


@router.post("/log/portfolio")
def send(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Read a file and show what it holds."""
    name, content = form.files.get("file", ("", b""))
    if not content:
        problem = Problem("No file was chosen, or it is empty.", "Choose one that SmartPick made.")
        return _choose(request, [problem])
    key = KINDS["portfolio"].send(desk, name or "portfolio", content)
    return RedirectResponse(f"/log/portfolio/{key}", HTTPStatus.SEE_OTHER)


@router.get("/log/portfolio/{key}")
def look(request: Request, desk: TheDesk, key: str) -> Response:
    """Show how far the reading is, and then what would be taken in."""
    return _look(request, desk, key)


@router.post("/log/portfolio/{key}")
def keep(request: Request, desk: TheDesk, key: str, form: TheForm) -> Response:
    """Take in what was looked at, as one action; or forget it."""
    upload = _upload(desk, key)
    if form.text("step") == "forget":
        desk.uploads.forget(key)
        return RedirectResponse("/log/portfolio", HTTPStatus.SEE_OTHER)
    said = Said(policy=_POLICIES.get(form.text("policy"), "refuse"))
    try:
        found = portfolio_look(desk, upload, said)
        if found.checked and not form.text("looked"):
            return _look(request, desk, key)
        taken = take_in(desk, upload, said)
    except UserError as error:
        return _look(request, desk, key, error.problems)
    desk.uploads.forget(key)
    return done(taken.action, "/portfolio")


def _choose(request: Request, problems: Sequence[Problem] = ()) -> Response:
    placed = [replace(one, what=f"{one.where}: {one.what}") if one.where else one for one in problems]
    errors = {"file": placed[:_PROBLEMS]}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return show(request, "portfolio_import.html", status, errors=errors, mend=to_mend(errors))


def _upload(desk: Desk, key: str) -> Upload:
    upload = desk.uploads.get(key)
    if upload is None or upload.more["kind"] != "portfolio":
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return upload


def _look(request: Request, desk: Desk, key: str, problems: Sequence[Problem] = ()) -> Response:
    upload = _upload(desk, key)
    if not upload.reading.done():
        page = show(request, "import_reading.html", upload=upload)
        page.headers["refresh"] = "1"
        return page
    found: PortfolioLook | None = None
    try:
        found = portfolio_look(desk, upload, Said())
    except UserError as error:
        desk.uploads.forget(key)
        return _choose(request, error.problems)
    held, on = held_portfolio(desk), desk.today()
    rows = [(called(one, found.given), told(one, found.given, on)) for one in found.new[:_SHOWN]]
    differ = [called(held.made[one.id], held.portfolio) for one in found.differ[:_SHOWN]]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return show(
        request, "portfolio_import_preview.html", status, key=key, upload=upload, found=found, rows=rows,
        differ=differ, problems=problems[:_PROBLEMS], shown=_SHOWN, mend=(),
    )  # fmt: skip
