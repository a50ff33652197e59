"""The guard at the door, rule by rule."""

from http import HTTPStatus

import pytest

from smartpick.web.guard import LARGEST_BODY, LARGEST_FILE, Guard, header_map
from smartpick.web.keys import Keys

KEYS = Keys()
GUARD = Guard(KEYS, frozenset({"127.0.0.1:8017"}), "smartpick-8017", ("/files",))
FINE = {"host": "127.0.0.1:8017", "cookie": f"other=1; smartpick-8017={KEYS.session}"}


def status(method: str = "GET", path: str = "/list", **headers: str) -> HTTPStatus | None:
    """Return the status of a refusal; headers are added to fine ones, an empty one is taken away."""
    given = {**FINE, **{name.replace("_", "-"): value for name, value in headers.items()}}
    refusal = GUARD.refusal(method, path, {name: value for name, value in given.items() if value})
    return None if refusal is None else refusal.status


def test_a_browser_that_was_let_in_comes_in() -> None:
    """With our name and the cookie, reading is fine."""
    assert status() is None


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8017.evil.example", "x"]
)
def test_another_name_is_not_answered(host: str) -> None:
    """A name that somebody points at this machine is refused, whatever else is right."""
    assert status(host=host) is HTTPStatus.MISDIRECTED_REQUEST


@pytest.mark.parametrize(
    "cookie", ["", "smartpick-8017=x", f"smartpick-9999={KEYS.session}", "=;==", "a\x01b"]
)
def test_without_the_cookie_nobody_comes_in(cookie: str) -> None:
    """No cookie, a wrong one, or another server's: refused; style and entrance are open to all."""
    assert status(cookie=cookie) is HTTPStatus.FORBIDDEN
    assert status(path="/static/1/style.css", cookie=cookie) is None
    assert status(path="/enter/key", cookie=cookie) is None


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
def test_what_another_page_sends_is_refused(site: str) -> None:
    """A form of another site, or of another port of this machine, does nothing; following a link to here is fine."""
    assert status("POST", sec_fetch_site=site) is HTTPStatus.FORBIDDEN
    assert status("DELETE", sec_fetch_site=site) is HTTPStatus.FORBIDDEN
    assert status(sec_fetch_site=site) is HTTPStatus.FORBIDDEN
    assert (
        status(sec_fetch_site=site, sec_fetch_mode="no-cors", sec_fetch_dest="image") is HTTPStatus.FORBIDDEN
    )
    assert (
        status(sec_fetch_site=site, sec_fetch_mode="navigate", sec_fetch_dest="iframe")
        is HTTPStatus.FORBIDDEN
    )
    assert status(sec_fetch_site=site, sec_fetch_mode="navigate", sec_fetch_dest="document") is None


def test_our_own_forms_come_in() -> None:
    """Same origin, or an old browser that names our own origin; without either nothing is done."""
    assert status("POST", sec_fetch_site="same-origin") is None
    assert status("POST", sec_fetch_site="none") is None
    assert status("POST", origin="http://127.0.0.1:8017") is None
    assert status("POST") is HTTPStatus.FORBIDDEN
    for origin in ("null", "http://127.0.0.1:9999", "https://127.0.0.1:8017", "http://evil.example"):
        assert status("POST", origin=origin) is HTTPStatus.FORBIDDEN
    assert status("POST", sec_fetch_site="cross-site", origin="http://127.0.0.1:8017") is HTTPStatus.FORBIDDEN


def test_a_program_may_send_the_printed_key() -> None:
    """The key of the terminal as a bearer token stands for the cookie; another key does not."""
    assert status("POST", cookie="", authorization=f"Bearer {KEYS.printed}") is None
    assert status("POST", cookie="", authorization="Bearer x") is HTTPStatus.FORBIDDEN
    assert status(cookie="", authorization=f"Basic {KEYS.printed}") is HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("length", [str(LARGEST_BODY + 1), "9" * 40, "-1", "1e3", "٣"])
def test_a_body_without_end_is_not_begun(length: str) -> None:
    """A declared length over the limit, or no number at all, is refused; where files are taken in it may be more."""
    assert (
        status("POST", sec_fetch_site="same-origin", content_length=length)
        is HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    )
    assert status("POST", "/files/x", sec_fetch_site="same-origin", content_length=str(LARGEST_FILE)) is None


def test_a_header_that_comes_twice_matches_nothing() -> None:
    """Two hosts are neither of them."""
    assert header_map([(b"Host", b"a"), (b"host", b"b"), (b"X", b"1")]) == {"host": "a, b", "x": "1"}
