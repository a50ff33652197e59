"""The guard at the door: which requests may come in at all, decided from their headers alone.

Each rule stands for an attack: another site's page that sends a form here (fetch metadata, Origin), a name that points
to this machine (Host), another user of this machine (the cookie), a body without end (its declared length).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie

from smartpick.errors import Problem
from smartpick.web.keys import Keys

__all__ = ["LARGEST_BODY", "Guard", "Refusal", "header_map"]

#: Bytes of a request's body, unless a route says that it takes files.
LARGEST_BODY = 2_000_000
#: Bytes where files are taken in.
LARGEST_FILE = 30_000_000
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OURSELVES = frozenset({"same-origin", "none"})
_RELOAD = "Open SmartPick again from its own page."


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request does not come in: the status and a sentence with its way out."""

    status: HTTPStatus
    problem: Problem


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of one server.

    ``hosts`` are the names it answers to, each with its port; ``taking_files`` are the beginnings of paths whose
    bodies may be large; ``open_to_all`` those that need no cookie.
    """

    keys: Keys
    hosts: frozenset[str]
    cookie: str
    taking_files: tuple[str, ...] = ()
    open_to_all: tuple[str, ...] = field(default=("/static/", "/enter/"))

    def refusal(self, method: str, path: str, headers: Mapping[str, str]) -> Refusal | None:
        """Return why a request may not come in; ``None`` when it may. ``headers`` have small-letter names."""
        return (
            self._host(headers)
            or self._length(path, headers)
            or self._stranger(method, headers)
            or self._visitor(path, headers)
        )

    def largest(self, path: str) -> int:
        """Return how many bytes a body may have."""
        return LARGEST_FILE if path.startswith(self.taking_files) else LARGEST_BODY

    def _host(self, headers: Mapping[str, str]) -> Refusal | None:
        if headers.get("host", "").lower() in self.hosts:
            return None
        what = "SmartPick does not answer under this name."
        return Refusal(
            HTTPStatus.MISDIRECTED_REQUEST, Problem(what, "Use the address that the terminal shows.")
        )

    def _length(self, path: str, headers: Mapping[str, str]) -> Refusal | None:
        length = headers.get("content-length", "0")
        most = self.largest(path)
        if length.isascii() and length.isdigit() and len(length) < 19 and int(length) <= most:
            return None
        return too_large(most)

    def _stranger(self, method: str, headers: Mapping[str, str]) -> Refusal | None:
        """Refuse what another page makes this browser send; following a link to here is fine."""
        if self._bearer(headers):
            return None  # no page can make a browser send this
        site = headers.get("sec-fetch-site")
        if site in _OURSELVES:
            return None
        if method in _SAFE:
            navigates = (
                headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
            )
            fine = site is None or navigates
        else:
            host = headers.get("host", "").lower()
            fine = site is None and headers.get("origin", "").lower() == f"http://{host}"
        if fine:
            return None
        what = "Another page asked for this, so nothing was done."
        return Refusal(HTTPStatus.FORBIDDEN, Problem(what, _RELOAD))

    def _visitor(self, path: str, headers: Mapping[str, str]) -> Refusal | None:
        if path.startswith(self.open_to_all) or self._bearer(headers):
            return None
        if self.keys.is_session(_cookie(headers.get("cookie", ""), self.cookie)):
            return None
        what = "This SmartPick is open only to the browser that it opened itself."
        way_out = (
            "Open the address that the terminal shows, or start again with: make serve, or smartpick serve"
        )
        return Refusal(HTTPStatus.FORBIDDEN, Problem(what, way_out))

    def _bearer(self, headers: Mapping[str, str]) -> bool:
        scheme, _, key = headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self.keys.is_printed(key.strip())


def too_large(most: int) -> Refusal:
    """Return the refusal of a body with more than ``most`` bytes."""
    what = f"This is too large: at most {most / 1e6:g} MB can be sent."
    return Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, Problem(what, "Send less at once."))


def header_map(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers by name; one that comes twice is joined, so that it matches nothing it should not."""
    found: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _cookie(header: str, name: str) -> str:
    try:
        morsel = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel is not None else ""
