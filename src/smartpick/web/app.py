"""The app: the guard outside, then compression, then the pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from smartpick import __version__
from smartpick.errors import Problem
from smartpick.web.api import API_ROUTERS
from smartpick.web.desk import Desk
from smartpick.web.faults import handle_faults, told_refusal
from smartpick.web.guard import Guard, Refusal
from smartpick.web.guarded import Guarded, RefusedError
from smartpick.web.keys import Keys
from smartpick.web.routes import ROUTERS, TAKING_FILES
from smartpick.web.showing import templates
from smartpick.web.static_files import assets

__all__ = ["make_app"]

#: Nothing crosses a network here, so the fastest level: of a list, a third more bytes in half the time.
COMPRESSED = 1
_FOR_GOOD = {"cache-control": "public, max-age=31536000, immutable"}


def make_app(desk: Desk, keys: Keys, port: int) -> FastAPI:
    """Return the app for one desk, answering on a port of this machine; ``desk`` is closed when the app ends."""
    hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))
    guard = Guard(keys, hosts, f"smartpick-{port}", TAKING_FILES)
    app = FastAPI(
        title="SmartPick",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_life,
        middleware=[
            Middleware(Guarded, guard, told_refusal),
            Middleware(GZipMiddleware, minimum_size=800, compresslevel=COMPRESSED),
        ],
    )
    app.state.desk = desk
    handle_faults(app)
    _add_entrance(app, guard)
    for router in (*ROUTERS, *API_ROUTERS):
        app.include_router(router)
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    desk: Desk = app.state.desk
    desk.engine.start()
    yield
    desk.engine.close()
    desk.close()


def _add_entrance(app: FastAPI, guard: Guard) -> None:
    """Add what is open to everybody: the entrance, where a key becomes a cookie, and the files of the pages."""

    @app.get("/enter/{key}", include_in_schema=False)
    def enter(key: str) -> Response:
        if not guard.keys.opens(key):
            what = "This key does not open SmartPick, or it was used before."
            way_out = "Open the address that the terminal shows, or start again with: make serve, or smartpick serve"
            raise RefusedError(Refusal(HTTPStatus.FORBIDDEN, Problem(what, way_out)))
        # A page, not a redirect: a browser sends no strict cookie along a way that began on another page.
        page = Response(templates().get_template("enter.html").render(), media_type="text/html")
        page.headers["refresh"] = "0; url=/"
        page.set_cookie(guard.cookie, guard.keys.session, httponly=True, samesite="strict", path="/")
        return page

    @app.get("/static/{digest}/{name}", include_in_schema=False)
    def static(digest: str, name: str) -> Response:
        found = assets().get(name)
        if found is None or found.digest != digest:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return Response(found.content, media_type=found.kind, headers=_FOR_GOOD)

    @app.get("/favicon.ico", include_in_schema=False)
    def icon() -> Response:
        return RedirectResponse("/", HTTPStatus.SEE_OTHER)
