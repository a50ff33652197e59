"""What every subject shares: bodies that refuse what they do not know, answers, the one shape of errors."""

import math
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLongError
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from smartpick.errors import Problem, UserError
from smartpick.plain_values import plain
from smartpick.store import Action
from smartpick.web.api.described import DescribedRoute
from smartpick.web.engine import PreparingError

__all__ = [
    "AcgmeId",
    "Body",
    "Done",
    "ErrorObject",
    "Name",
    "PlainObject",
    "Seq",
    "Shown",
    "answered",
    "done",
    "subject",
    "waited_for",
]

T = TypeVar("T")

#: How deep a document that is sent may be nested; a profile needs 4.
DEEPEST = 20
#: Numbers of actions: more than anybody will ever do, less than a database can count.
LARGEST_SEQ = 2**53


class Body(BaseModel):
    """What is sent: unknown fields are refused, numbers are finite, nothing is turned into something else."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class Shown(BaseModel):
    """What is answered: new fields may appear at any time."""

    model_config = ConfigDict(extra="allow")


class ProblemShown(Body):
    """One thing that is wrong: what, at which field, how to mend it."""

    what: str
    where: str
    way_out: str


class ProblemsShown(Body):
    """Everything that is wrong, at once."""

    problems: list[ProblemShown]


class ErrorObject(Body):
    """The one shape of every error."""

    error: ProblemsShown


class Done(Shown):
    """What a change did: ``action`` is its number in the history, ``null`` when nothing was different."""

    action: int | None
    words: str


def _plain_object(value: dict[str, Any]) -> dict[str, Any]:
    _look(value, 0)
    return value


def _look(value: Any, depth: int) -> None:
    """Raise ``ValueError`` for what no document of ours can hold."""
    if depth > DEEPEST:
        raise ValueError(f"nested deeper than {DEEPEST} levels")
    if isinstance(value, str):
        if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
            raise ValueError("half a character (an unpaired surrogate) in a text")
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("numbers must be finite")
    elif isinstance(value, int) and abs(value) >= LARGEST_SEQ:
        raise ValueError("a number is too large")
    elif isinstance(value, dict):
        for key, inner in value.items():
            _look(key, depth)
            _look(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _look(inner, depth + 1)


#: A document whose fields are checked by the room it is meant for, which names every problem at once.
PlainObject = Annotated[dict[str, Any], AfterValidator(_plain_object)]
AcgmeId = Annotated[str, Field(pattern=r"^[0-9]{10}$", description="The program's number at the ACGME.")]
Name = Annotated[str, Field(min_length=1, max_length=200, description="An id, or the beginning of one.")]
Seq = Annotated[int, Field(ge=0, le=LARGEST_SEQ)]


async def _no_unknown_parameters(request: Request) -> None:
    route = request.scope["route"]
    assert isinstance(route, APIRoute)  # noqa: S101  (the only routes that ask for this)
    known = {one.alias for one in route.dependant.query_params}
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        way_out = f"Known here: {', '.join(sorted(known))}." if known else "Leave it out."
        raise UserError(Problem("This parameter is not known.", way_out, f"query.{one}") for one in unknown)


_ERRORS = {
    400: "The body cannot be read.",
    403: "No key, or asked for by another page.",
    404: "There is no such thing.",
    409: "It was changed since it was read, or something else rests on it.",
    413: "The body is too large.",
    422: "Something in it is unknown or wrong; every problem is named.",
    503: "The engine is being prepared; ask again after Retry-After seconds.",
}


def subject(name: str) -> APIRouter:
    """Return the router of a subject, below ``/api``, with its errors described."""
    return APIRouter(
        prefix="/api",
        tags=[name],
        route_class=DescribedRoute,
        dependencies=[Depends(_no_unknown_parameters)],
        responses={code: {"model": ErrorObject, "description": words} for code, words in _ERRORS.items()},
    )


def answered(document: Any) -> Response:
    """Return frozen values or plain ones as JSON; they are not checked again against their description."""
    return JSONResponse(plain(document))


def done(action: Action | None, **more: Any) -> Response:
    """Return what a change did."""
    words = "Nothing was different, so nothing was written." if action is None else action.words
    return answered({"action": None if action is None else action.seq, "words": words, **more})


def waited_for(future: "Future[T]", seconds: float, stage: str) -> T:
    """Return a result; raise ``PreparingError``, which says to ask again, when it is not there in so many seconds."""
    try:
        return future.result(seconds)
    except TooLongError:
        raise PreparingError(stage) from None
