"""What went wrong, told in one shape: sentences with a way out for people, one object for programs.

What is our own fault is told without any of its details: they go to the log.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import Scope

from smartpick.errors import Problem, UserError
from smartpick.store import StaleWriteError
from smartpick.web.desk import desk_of
from smartpick.web.engine import PreparingError
from smartpick.web.guard import Refusal
from smartpick.web.guarded import RefusedError
from smartpick.web.showing import here, templates

__all__ = ["error_object", "handle_faults", "told"]

_HEADINGS = {
    HTTPStatus.NOT_FOUND: "There is no such page",
    HTTPStatus.FORBIDDEN: "This is not open here",
    HTTPStatus.CONFLICT: "This was changed elsewhere",
    HTTPStatus.SERVICE_UNAVAILABLE: "Not ready yet",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something broke, and it is our fault",
}
_PHRASES = {
    HTTPStatus.NOT_FOUND: Problem("Nothing is found at this address.", "Begin again on the first page."),
    HTTPStatus.METHOD_NOT_ALLOWED: Problem(
        "This address cannot be used in this way.", "Go back and try again."
    ),
}


def error_object(problems: Sequence[Problem]) -> dict[str, Any]:
    """Return the one shape of errors for programs."""
    return {
        "error": {"problems": [{"what": p.what, "where": p.where, "way_out": p.way_out} for p in problems]}
    }


def told(scope: Scope, status: HTTPStatus, problems: Sequence[Problem], *, inside: bool = True) -> Response:
    """Return an error page, or an object where a program asked (paths below ``/api``)."""
    if scope["path"].startswith("/api/"):
        return JSONResponse(error_object(problems), status)
    heading = _HEADINGS.get(status, "This cannot be done")
    # Who was not let in is told nothing of what is going on inside.
    desk = scope["app"].state.desk if inside else None
    playing = desk is not None and bool(desk.playing)
    page = templates().get_template("fault.html").render(heading=heading, problems=problems, playing=playing)
    return Response(page, status, media_type="text/html")


def told_refusal(scope: Scope, refusal: Refusal) -> Response:
    """Return the answer to a request that may not come in."""
    return told(scope, refusal.status, [refusal.problem], inside=False)


def handle_faults(app: FastAPI) -> None:
    """Let every fault of a page be told in the one shape."""

    @app.exception_handler(UserError)
    def user_error(request: Request, error: UserError) -> Response:
        stale = isinstance(error, StaleWriteError)
        status = HTTPStatus.CONFLICT if stale else HTTPStatus.UNPROCESSABLE_ENTITY
        return told(request.scope, status, error.problems)

    @app.exception_handler(RequestValidationError)
    def not_valid(request: Request, error: RequestValidationError) -> Response:
        problems = [_invalid(one) for one in error.errors()]
        return told(request.scope, HTTPStatus.UNPROCESSABLE_ENTITY, problems)

    @app.exception_handler(RefusedError)
    def refused(request: Request, error: RefusedError) -> Response:
        return told_refusal(request.scope, error.refusal)

    @app.exception_handler(HTTPException)
    def not_found(request: Request, error: HTTPException) -> Response:
        status = HTTPStatus(error.status_code)
        return told(request.scope, status, [_PHRASES.get(status, Problem(f"{status.phrase}.", "Go back."))])

    @app.exception_handler(PreparingError)
    def preparing(request: Request, error: PreparingError) -> Response:
        return _not_ready(request, error)


def _not_ready(request: Request, error: PreparingError) -> Response:
    """Say that the engine is not there yet: as a page or a part of one that comes back by itself, or to a program."""
    again = {"retry-after": "1"}
    if request.url.path.startswith("/api/"):
        problem = Problem(f"The engine is being prepared: {error.stage}.", "Ask again in a second.")
        return JSONResponse(error_object([problem]), HTTPStatus.SERVICE_UNAVAILABLE, again)
    if request.method != "GET":
        problem = Problem(
            f"{error.stage}. What you sent was not kept.",
            "Go back in a moment and send it again: it is still in its form.",
        )
        page = told(request.scope, HTTPStatus.SERVICE_UNAVAILABLE, [problem])
        page.headers.update(again)
        return page
    shown = {"stage": error.stage, "share": desk_of(request).engine.share, "here": here(request)}
    part = "preparing_part.html" if "hx-request" in request.headers else "preparing.html"
    return HTMLResponse(templates().get_template(part).render(shown))


def _invalid(one: Mapping[str, Any]) -> Problem:
    where = ".".join(str(step) for step in one["loc"])
    if one["type"] == "extra_forbidden":
        return Problem("This field is not known.", "Leave it out.", where)
    return Problem(f"{str(one['msg']).removeprefix('Value error, ')}.", "See /api/openapi.json", where)
