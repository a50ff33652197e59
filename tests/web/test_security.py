"""The promises of SECURITY.md that a local app has to keep, asked for on the whole app."""

import functools
import http.client
import logging
import socket
import time
from collections.abc import Iterator
from itertools import chain
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from fastapi.routing import APIRoute
from hostile_texts import PAYLOADS, RECORDS_OF_TEXTS, keep_hostile
from playwright.sync_api import Browser, Page
from sites import PORT, Served, Site, keep_small_example
from starlette.routing import Route

from smartpick.web import guarded
from smartpick.web.api import API_ROUTERS
from smartpick.web.routes import ROUTERS

JSON, FORM = "application/json", "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=x"
#: What strangers may see: the way in, and the files of the pages.
PUBLIC = {("GET", "/enter/{key}"), ("GET", "/static/{digest}/{name}")}


def routes() -> list[tuple[str, str]]:
    """Return method and path of every route of pages and API."""
    return sorted(
        (method, route.path)
        for router in (*ROUTERS, *API_ROUTERS)
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods
    )


@pytest.mark.parametrize(("method", "path"), routes())
def test_every_route_is_closed_to_strangers(site: Site, method: str, path: str) -> None:
    """Without the cookie nothing is told, not even whether the thing exists; a new route is here by itself."""
    site.client.cookies.clear()
    filled = path.replace("{", "").replace("}", "")
    answer = site.client.request(method, filled)
    assert answer.status_code == 403
    assert "open only to the browser" in answer.text


def test_the_table_of_routes_is_whole(site: Site) -> None:
    """What the app answers to beside pages and API is public on purpose."""
    bare = [route for route in site.app.routes if isinstance(route, Route) and type(route) is not APIRoute]
    own = {
        (method, route.path)
        for route in site.app.routes
        if isinstance(route, APIRoute)
        for method in route.methods
    }
    site.client.cookies.clear()
    for route in bare:
        assert site.get(route.path).status_code == 403, route.path
    for method, path in own - set(routes()):
        closed = site.client.request(method, path.replace("{", "").replace("}", "")).status_code == 403
        assert closed or (method, path) in PUBLIC, path


def test_a_wrong_key_opens_nothing(site: Site) -> None:
    """Neither as an address nor as a bearer; a key of 256 bits is compared in constant time, so nobody guesses it."""
    site.client.cookies.clear()
    for wrong in ("x", site.keys.printed[:-1], site.keys.printed + "x", site.keys.session, "%00", "é" * 40):
        assert site.get(f"/enter/{wrong}").status_code in {403, 404}
        bearer = {"authorization": f"Bearer {wrong}".encode("latin-1", "replace")}
        assert site.get("/api/status", headers=bearer).status_code == 403
    right = {"authorization": f"Bearer {site.keys.printed}"}
    assert site.get("/api/status", headers=right).status_code == 200


@pytest.mark.parametrize(
    "name", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", "", "[::1]"]
)
def test_another_name_is_not_answered(site: Site, name: str) -> None:
    """Names that point to this machine by a trick of DNS are refused, with or without the cookie."""
    assert site.get("/", headers={"host": name}).status_code == 421


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "..%5c..%5cx",
        "%00",
        "/etc/passwd",
    ],
)
@pytest.mark.parametrize(
    "path",
    [
        "/static/x/",
        "/data/backups/",
        "/api/seasons/",
        "/enter/",
        "/portfolio/experience/",
        "/api/data/backups/",
        "/api/list/files/",
        "/api/imports/",
        "/api/planning/letters/",
        "/api/checklists/",
    ],
)
def test_names_of_files_lead_nowhere_else(site: Site, path: str, name: str) -> None:
    """Whatever stands where a name does, no file of the machine comes back."""
    answer = site.client.get(path + name, follow_redirects=False)
    assert answer.status_code in {303, 307, 403, 404, 422}
    assert "root:" not in answer.text


def test_what_is_our_own_fault_tells_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A forced error in page and API: no trace, no path, no key in the answer; the log says where it was."""

    def broken(*_: object) -> None:
        raise RuntimeError("the secret of " + site.keys.session)

    monkeypatch.setattr(site.desk.store, "seq", broken)
    with caplog.at_level(logging.DEBUG):
        for path in ("/changes", "/api/status"):
            answer = site.get(path)
            assert answer.status_code == 500
            for word in ("RuntimeError", "secret", "Traceback", "smartpick/web", site.keys.session):
                assert word not in answer.text
            assert answer.headers["content-security-policy"]
    assert "RuntimeError at" in caplog.text
    assert site.keys.session not in caplog.text


NOTE = "Jane Roe was here, <script>window.hit=1</script> %s {0}\r\nAuthorization: Bearer"


def _breaks_with(text: str) -> Any:
    """Return a function that breaks with a text in its fault and in the fault that led to it."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(f"about {text}") from ValueError(text)

    return broken


def test_the_log_of_a_fault_has_nothing_personal(
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A fault while a hostile note is being kept: one line that says where, without the note, the key or the cookie."""
    monkeypatch.setattr(site.desk.store, "write", _breaks_with(f"{NOTE} {site.keys.printed}"))
    bearer = {"authorization": f"Bearer {site.keys.printed}"}
    with caplog.at_level(logging.DEBUG):
        for path in ("/api/programs/1403812339/notes", f"/api/programs/1403812339/notes?x={quote(NOTE)}"):
            site.client.post(path, json={"text": NOTE}, headers=bearer)
        page = site.post("/programs/1403812339/note", {"text": NOTE})
        assert page.status_code == 500
    written = capfd.readouterr()
    # The test's own client notes what it asks for; everything else is the server's.
    logged = "\n".join(one.getMessage() for one in caplog.records if not one.name.startswith("httpx"))
    lines = [one.getMessage() for one in caplog.records if one.name == "smartpick.web"]
    assert len(lines) == 2
    assert all("RuntimeError" in line and "add_note" in line and "\n" not in line for line in lines)
    for text in (logged, written.out, written.err, page.text):
        for word in ("Jane", "window.hit", site.keys.printed, site.keys.session):
            assert word not in text


def test_an_answer_that_breaks_off_logs_nothing_personal(
    server: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in the middle of an export, when the server itself logs what broke: nothing of the data is told."""

    def pieces(_: object) -> Iterator[str]:
        yield "{" + " " * 100_000
        _breaks_with(NOTE)()

    said: list[str] = []
    handler = logging.Handler()
    monkeypatch.setattr(handler, "emit", lambda record: said.append(logging.Formatter().format(record)))
    monkeypatch.setattr("smartpick.web.api.kept_data.exported", pieces)
    loggers = [logging.getLogger(name) for name in ("uvicorn.error", "smartpick.web", "asyncio")]
    for logger in loggers:
        logger.addHandler(handler)
    address = urlsplit(server.origin)
    line = http.client.HTTPConnection(address.hostname or "", address.port, timeout=20)
    line.request("GET", "/api/data/export", headers={"Authorization": f"Bearer {server.keys.printed}"})
    with pytest.raises(http.client.IncompleteRead):
        line.getresponse().read()
    line.close()
    for _ in range(100):
        if len(said) > 1:
            break
        time.sleep(0.02)
    for logger in loggers:
        logger.removeHandler(handler)
    assert any("RuntimeError" in one for one in said)
    assert any("The answer broke off." in one for one in said)
    assert not [one for one in said if "Jane" in one or "window.hit" in one or server.keys.printed in one]


def test_too_many_fields_are_refused(site: Site) -> None:
    """1,001 of them, whether of a form or of its parts."""
    many = {f"f{number}": "x" for number in range(1001)}
    assert site.post("/portfolio/guard", many).status_code == 413
    parts = dict.fromkeys(many, (None, "x"))
    assert site.client.post("/portfolio/guard", files=parts).status_code == 413
    assert site.post("/portfolio/guard", {"text": "fine"}).status_code == 200


def test_a_form_with_files_has_an_end_too(site: Site) -> None:
    """1,001 fields, 1,001 files, a field of 2 MB where a word is expected: each is refused, nothing is read."""
    file = ("file", ("a.csv", b"x"))
    for parts in (
        [file, *((f"f{number}", (None, b"x")) for number in range(1001))],
        [(f"f{number}", ("a.csv", b"x")) for number in range(1001)],
        [file, ("kind", (None, b"x" * 2_000_000))],
        [file, ("kind", (None, b"table")), ("colour", (None, b"x"))],
    ):
        found = site.client.post("/api/upload", files=parts)
        assert found.status_code in {400, 413, 422}
        assert found.json()["error"]["problems"]


@pytest.mark.parametrize(
    "name",
    [
        "../../x.csv",
        "..\\..\\x.csv",
        "/etc/passwd",
        "a\r\nSet-Cookie: b.csv",
        "\u202ecsv.exe",
        "CON",
        "x" * 999,
    ],
)
def test_the_name_of_a_file_is_only_a_name(site: Site, name: str) -> None:
    """Whatever a file is called, it is read in its own folder, and its name is one line without a path."""
    sent = site.client.post("/api/upload", data={"kind": "table"}, files={"file": (name, b"a,b\n1,2\n")})
    shown = sent.json()["name"]
    assert shown.isprintable()
    assert "/" not in shown
    assert "\\" not in shown
    assert 0 < len(shown) <= 100


def _sent(server: Served, path: str, kind: str, chunks: Iterator[bytes]) -> tuple[int, int]:
    """Send a chunked body until the server answers; return its status and how many bytes were sent."""
    host, port = urlsplit(server.origin).hostname or "", urlsplit(server.origin).port
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {server.keys.printed}\r\n"
        f"Content-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    count = 0
    with socket.create_connection((host, port or 0), timeout=20) as line:
        line.sendall(head.encode())
        line.setblocking(False)
        for chunk in chunks:
            try:
                if line.recv(1, socket.MSG_PEEK):
                    break
            except BlockingIOError:
                pass
            line.settimeout(20)
            try:
                line.sendall(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            except OSError:
                break
            line.setblocking(False)
            count += len(chunk)
        line.settimeout(20)
        answer = http.client.HTTPResponse(line)
        answer.begin()
        return answer.status, count


@pytest.mark.parametrize(
    ("path", "kind", "most"),
    [
        ("/api/privacy/check", JSON, 30_000_000),
        ("/portfolio/guard", FORM, 30_000_000),
        ("/api/upload", PARTS, 60_000_000),
        ("/api/data/restore", PARTS, 60_000_000),
        ("/api/outreach/drafts", PARTS, 60_000_000),
        (f"/api/imports/{'x' * 22}/agree", JSON, 30_000_000),
        ("/api/data/delete", JSON, 30_000_000),
    ],
)
def test_a_body_without_end_is_stopped(server: Served, path: str, kind: str, most: int) -> None:
    """10 GB in chunks are refused after the first 2 MB (files: 30 MB), long before they would fill the memory."""
    first = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
        if kind == PARTS
        else b""
    )
    pieces = chain([first] if first else [], (b"x" * 65_536 for _ in range(160_000)))
    status, count = _sent(server, path, kind, pieces)
    assert status == 413
    assert count < most


def test_a_body_that_never_ends_is_not_waited_for(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then keeps nobody busy."""
    monkeypatch.setattr(guarded, "PATIENCE", 0.5)

    def slowly() -> Iterator[bytes]:
        for _ in range(100):
            time.sleep(0.1)
            yield b"x"

    status, _ = _sent(server, "/api/privacy/check", JSON, slowly())
    assert status == 408


def _fulfilled(route: Any, request: Any, body: str, headers: dict[str, str]) -> None:
    route.fulfill(body=body, headers=headers)


def test_other_pages_cannot_make_the_browser_write(server: Served, browser: Browser) -> None:
    """A form of another site, of another port of this machine and of no origin at all: refused, nothing is written.

    The browser holds our cookie. What arrives is what a real browser sends, fetch metadata and origin of its own.
    """
    server.empty()
    keep_small_example(server.desk.store)
    before, port = server.desk.store.seq(), urlsplit(server.origin).port or 0
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{server.origin}/enter/{server.keys.once()}")
    tab.wait_for_url(f"{server.origin}/")
    target = f"{server.origin}/profile/remove"
    form = f"<form method=post action={target}><button>go</button></form>"
    for origin, headers in (
        ("http://other.example/", {}),
        (f"http://127.0.0.1:{port ^ 1}/", {}),
        ("http://none.example/", {"content-security-policy": "sandbox allow-forms"}),
    ):
        answer = {"content-type": "text/html", **headers}
        context.route(origin, functools.partial(_fulfilled, body=form, headers=answer))
        evil = context.new_page()
        evil.goto(origin)
        with evil.expect_response(target) as caught:
            evil.locator("button").click()
        assert caught.value.status == 403, origin
        assert "Another page asked for this" in caught.value.text()
        evil.close()
    context.close()
    assert server.desk.store.seq() == before


def test_no_text_becomes_script(page: Page, server: Served) -> None:
    """60 payloads in every text, in pages, drawings, JSON and the exported page: none runs, none offends the policy."""
    assert len(PAYLOADS) == 60
    keep_hostile(server.desk)
    page.on("dialog", lambda dialog: pytest.fail(f"a payload opened a dialog: {dialog.message}"))
    every = quote("".join(PAYLOADS)[:1500])
    for path in (
        "/", "/profile", "/list", "/list/balance", "/portfolio", "/portfolio/assessment", "/log", "/log/import",
        *(f"/portfolio/{kind}" for kind in RECORDS_OF_TEXTS),
        *(f"/portfolio/{kind}/{kind}-{number}" for number, kind in enumerate(RECORDS_OF_TEXTS, start=3)),
        *(f"/data/erase/{kind}-{number}" for number, kind in enumerate(RECORDS_OF_TEXTS, start=13)),
        "/planning", "/planning/openings?state=OH&everything=yes", "/planning/papers", "/planning/letters",
        "/planning/outreach", "/planning/outreach/approach-12", "/planning/answers/how-to-find",
        "/programs/1403812339", "/compare?ids=1403812339,1403811328", "/facts", "/data", "/data/history",
        f"/programs?words={every}", f"/portfolio/experience?search={every}", f"/what-if?s={every}",
        f"/portfolio/experience/new?institution={every}&notes={every}",
        "/api/portfolio", "/api/data/history", "/api/list", "/api/planning/timeline",
    ):  # fmt: skip
        answer = page.goto(path, wait_until="load")
        assert answer is not None
        assert answer.ok or every in path, (answer.status, path)
        assert page.evaluate("window.hit") is None, path
    exported = page.request.get("/list/export.html")
    assert exported.ok
    alone = page.context.browser.new_page() if page.context.browser else page
    alone.set_content(exported.text(), wait_until="load")
    assert alone.evaluate("window.hit") is None
    alone.close()
