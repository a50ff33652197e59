"""Files sent over the API, read, and agreed to."""

from typing import Any

from sites import Site

__all__ = ["agreed", "send"]


def send(site: Site, kind: str, name: str, content: bytes) -> str:
    """Send a file, wait until it is read, and return the address of it."""
    sent = site.client.post("/api/upload", data={"kind": kind}, files={"file": (name, content)})
    assert sent.status_code == 200, sent.text
    path = f"/api/imports/{sent.json()['key']}"
    assert site.get(f"{path}?wait=20").status_code in {200, 422}
    return path


def agreed(site: Site, path: str, **said: Any) -> Any:
    """Return the answer to "take it in"."""
    return site.client.post(f"{path}/agree", json=said)
