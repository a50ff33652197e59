"""The guard put around the app: headers on every answer, bodies with an end, faults that tell nothing."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

import anyio
import pytest
from sites import PORT, SAME, Site
from starlette.testclient import TestClient
from starlette.types import Message, Scope

from smartpick.web import guarded
from smartpick.web.guard import LARGEST_BODY

PIECE = b"x" * 100_000


def pieces(number: int) -> Iterator[bytes]:
    """Yield a body of which nobody said how long it is."""
    yield from (PIECE for _ in range(number))


@pytest.mark.parametrize("path", ["/", "/nowhere", "/enter/wrong", "/static/0/none.css", "/api/nowhere"])
def test_every_answer_carries_the_headers(site: Site, path: str) -> None:
    """Pages, errors and files alike: policy, no sniffing, no frame, no referrer to others, nothing kept."""
    headers = site.get(path).headers
    assert headers["content-security-policy"] == guarded.CONTENT_POLICY
    assert "unsafe" not in guarded.CONTENT_POLICY
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_a_refused_request_has_them_too(site: Site) -> None:
    """Also who is not let in gets a page with the policy."""
    answer = site.get("/", headers={"host": "evil.example"})
    assert answer.status_code == HTTPStatus.MISDIRECTED_REQUEST
    assert answer.headers["content-security-policy"] == guarded.CONTENT_POLICY


def test_a_body_is_cut_off_where_it_is_too_long(site: Site) -> None:
    """A body in pieces is refused as soon as it is longer than it may be, however much would follow."""
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = site.client.post("/undo", content=pieces(LARGEST_BODY // len(PIECE) + 2), headers=kind)
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_a_body_that_never_comes_is_not_waited_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the patience is over the request is refused, although its sender still holds the line."""
    monkeypatch.setattr(guarded, "PATIENCE", 0.05)
    sent: list[Message] = []
    names = {"host": f"127.0.0.1:{PORT}", "cookie": f"smartpick-{PORT}={site.keys.session}", **SAME}
    names["content-type"] = "application/x-www-form-urlencoded"
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "path": "/undo",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in names.items()],
    }

    async def silence() -> Message:
        await anyio.sleep_forever()
        return {}

    async def send(message: Message) -> None:
        sent.append(message)

    # In a thread of its own: the browser of other tests keeps a loop in this one.
    with ThreadPoolExecutor(1) as other:
        other.submit(anyio.run, site.app, scope, silence, send).result(10)
    assert sent[0]["status"] == HTTPStatus.REQUEST_TIMEOUT


def test_our_own_fault_tells_nothing(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """A page that breaks answers 500 with the headers and a way out; where it happened is in the log alone."""
    inner = "only in the program"

    @site.app.get("/breaks")
    def breaks() -> None:
        raise RuntimeError(inner)

    client = TestClient(site.app, base_url=site.client.base_url, headers=SAME, cookies=site.client.cookies)
    answer = client.get("/breaks")
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert answer.headers["content-security-policy"] == guarded.CONTENT_POLICY
    assert inner not in answer.text
    assert "RuntimeError" not in answer.text
    assert "RuntimeError" in caplog.text
    assert " breaks" in caplog.text
    assert inner not in caplog.text
