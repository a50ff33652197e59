"""Pages from templates: autoescape on, a missing value is an error, numbers in words by the filters of ``render``."""

import functools
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import jinja2
from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from smartpick import __version__
from smartpick.render import wording
from smartpick.store import Action
from smartpick.web.desk import desk_of
from smartpick.web.navigation import SECTIONS, section_of
from smartpick.web.page_words import page_words
from smartpick.web.static_files import address_of

__all__ = ["answer", "done", "fragment", "here", "local_path", "show", "templates"]

_FILTERS: Sequence[str] = (
    "count",
    "count_range",
    "in_hundred",
    "money",
    "percent",
    "percent_range",
    "plural",
)
DONE = "did"


@functools.cache
def templates() -> jinja2.Environment:
    """Return the templates of the pages."""
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("smartpick.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for name in _FILTERS:
        found.filters[name] = getattr(wording, name)
    found.filters["on_page"] = page_words
    found.filters["points"] = _points
    found.filters["raise_first"] = _raise_first
    found.globals["static"] = address_of
    found.globals["version"] = __version__
    return found


def _points(difference: float) -> str:
    """Return percentage points as a page shows them: with a minus, which is no hyphen."""
    return wording.points(difference).replace("-", "\N{MINUS SIGN}")


def _raise_first(words: str) -> str:
    """Return words with a capital first letter; the rest stays, where ``capitalize`` makes "CK" to "ck"."""
    return words[:1].upper() + words[1:]


def show(request: Request, template: str, status: int = 200, /, **values: Any) -> HTMLResponse:
    """Return a whole page: the template's values and what the frame around every page needs.

    ``mend`` among the values (see ``mending``) is what a page that answers a form says first.
    """
    frame = {
        "site_sections": SECTIONS,
        "current": section_of(request.url.path).path,
        "here": here(request),
        "did": _did(request),
        # The answer to a form cannot be loaded again without sending the form again.
        "seq": desk_of(request).store.seq() if request.method == "GET" else None,
        "mend": (),
        "playing": desk_of(request).playing,
    }
    return HTMLResponse(templates().get_template(template).render(frame | values), status)


def fragment(template: str, /, **values: Any) -> HTMLResponse:
    """Return a template alone, without the frame: a part of a page that changes by itself."""
    return HTMLResponse(templates().get_template(template).render(values))


def done(action: Action | None, to: str) -> RedirectResponse:
    """Send the browser on after a form; the page it comes to says what was done and offers to undo it.

    ``action`` is ``None`` when nothing was different.
    """
    path, mark, anchor = local_path(to).partition("#")
    said = f"{DONE}={action.seq}" if action is not None else f"{DONE}=0"
    kept = "&".join(
        one for one in path.partition("?")[2].split("&") if one and not one.startswith(f"{DONE}=")
    )
    return RedirectResponse(f"{path.partition('?')[0]}?{kept}{'&' if kept else ''}{said}{mark}{anchor}", 303)


def here(request: Request) -> str:
    """Return the address of a request on this site, safe to be sent to again."""
    return local_path(f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path)


def local_path(path: str) -> str:
    """Return a path of this site, safe to be sent to; "/" for anything else."""
    if not path.startswith("/") or path.startswith(("//", "/\\")) or not path.isprintable():
        return "/"
    return quote(path, safe="/?&=#%+-._~,:;@!$'()*")


def _did(request: Request) -> dict[str, Any] | None:
    """Return what was just done, from the log itself, and whether it can be undone from here."""
    asked = request.query_params.get(DONE, "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 12):
        return None
    if int(asked) == 0:
        return {
            "words": "Nothing was different, so nothing was written.",
            "seq": 0,
            "undo": False,
            "redo": False,
        }
    newest = desk_of(request).store.history(limit=1)
    if not newest or newest[0].seq != int(asked):
        return None
    action = newest[0]
    return {
        "words": action.words,
        "seq": action.seq,
        "undo": action.mode in {"do", "redo"},
        "redo": action.mode == "undo",
    }


def answer(content: str | bytes, kind: str, name: str) -> Response:
    """Return a file to be kept, under a safe name."""
    plain = "".join(char if char.isascii() and (char.isalnum() or char in "-._") else "-" for char in name)
    return Response(
        content, media_type=kind, headers={"content-disposition": f'attachment; filename="{plain}"'}
    )
