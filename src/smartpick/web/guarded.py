"""The guard and the headers put around the app: pure ASGI, so that a refused body is never read."""

import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

import anyio
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from smartpick.errors import InternalError, Problem
from smartpick.web.fault_log import log_fault
from smartpick.web.guard import Guard, Refusal, header_map, too_large

__all__ = ["CONTENT_POLICY", "Guarded", "RefusedError"]

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
#: Seconds in which a whole body must have come.
PATIENCE = 30.0
#: What is said when the program itself is at fault; the details go to the log.
OURS = Problem(
    "The program made a mistake; your data are as they were.",
    "Go back and try again. If it happens again, please report it with the lines on the terminal.",
)

Told = Callable[[Scope, Refusal], Response]


class RefusedError(HTTPException):
    """A request that was let in turned out to be one that may not be answered."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.status, refusal.problem.what)


class Guarded:
    """An app behind the guard; ``told`` makes the answer to a refused request."""

    def __init__(self, app: ASGIApp, guard: Guard, told: Told) -> None:
        self.app, self.guard, self.told = app, guard, told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or tell why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sending = _with_headers(send)
        refusal = self.guard.refusal(scope["method"], scope["path"], header_map(scope["headers"]))
        if refusal is not None:
            await self.told(scope, refusal)(scope, receive, sending)
            return
        started = False

        async def noting(message: Message) -> None:
            nonlocal started
            started = True
            await sending(message)

        try:
            await self.app(scope, _limited(receive, self.guard.largest(scope["path"])), noting)
        except Exception as fault:  # noqa: BLE001  (its place goes to the log)
            # Caught here and not further out, so that this answer carries the headers, too, and tells nothing.
            log_fault(fault)
            if started:
                # The server logs what it is given, so it is given nothing of what was said.
                raise InternalError("The answer broke off.") from None
            await self.told(scope, Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, OURS))(scope, receive, sending)


def _limited(receive: Receive, most: int) -> Receive:
    """Return ``receive`` that stops a body that is longer than it may be, or takes longer than anybody waits."""
    came, until = 0, time.monotonic() + PATIENCE
    ended = False

    async def one_more() -> Message:
        nonlocal came, ended
        if ended:
            return await receive()
        with anyio.move_on_after(max(0.0, until - time.monotonic())):
            message = await receive()
            came += len(message.get("body", b""))
            ended = not message.get("more_body", False)
            if came > most:
                raise RefusedError(too_large(most))
            return message
        problem = Problem("The rest of this request did not come in time.", "Send it again.")
        raise RefusedError(Refusal(HTTPStatus.REQUEST_TIMEOUT, problem))

    return one_more


def _with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    """Return ``send`` that adds the headers every answer carries; one that a page has set itself stays."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            raw: list[Any] = list(message.get("headers", []))
            there = {name.lower() for name, _ in raw}
            more = {**_HEADERS, "cache-control": "no-store"}
            raw += [(k.encode(), v.encode()) for k, v in more.items() if k.encode() not in there]
            message = {**message, "headers": raw}
        await send(message)

    return sending
