"""The app as a whole: the entrance, and who is let through it."""

from sites import PORT, Site
from starlette.testclient import TestClient


def stranger(site: Site) -> TestClient:
    """Return a browser that was not let in yet."""
    return TestClient(site.app, base_url=f"http://127.0.0.1:{PORT}")


def test_a_key_becomes_a_cookie_that_scripts_cannot_read(site: Site) -> None:
    """The entrance gives the cookie once for a key and leads on by itself; then the pages are open."""
    browser = stranger(site)
    assert browser.get("/").status_code == 403
    key = site.keys.once()
    entered = browser.get(f"/enter/{key}")
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert entered.headers["refresh"] == "0; url=/"
    assert browser.get("/").status_code == 200
    assert stranger(site).get(f"/enter/{key}").status_code == 403


def test_a_wrong_key_tells_the_way_out(site: Site) -> None:
    """Who has no key is told where to find one, and gets no cookie."""
    answer = stranger(site).get("/enter/wrong")
    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)
    assert "smartpick serve" in answer.text


def test_pages_come_compressed(site: Site) -> None:
    """What is large is sent small."""
    assert site.get("/").headers["content-encoding"] == "gzip"


def test_a_program_with_the_key(site: Site) -> None:
    """The printed key as a bearer token opens what the cookie opens."""
    bearer = {"authorization": f"Bearer {site.keys.printed}"}
    assert stranger(site).get("/changes", headers=bearer).json() == {"seq": 0}
