"""Style, script and vendored files: read once, named by their contents, so that a browser keeps them for good."""

import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from smartpick.render.palette import DARK, LIGHT

__all__ = ["Asset", "address_of", "assets"]

_SENT = (".css", ".js", ".svg", ".png")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent: its bytes, what they are, and a short digest of them."""

    content: bytes
    kind: str
    digest: str


@cache
def assets() -> Mapping[str, Asset]:
    """Return every file by name; the style begins with the colours that drawings and page share."""
    found = {}
    for file in (resources.files("smartpick.web") / "static").iterdir():
        if not file.name.endswith(_SENT):
            continue
        content = file.read_bytes()
        if file.name == "style.css":
            content = _colours().encode() + content
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        found[file.name] = Asset(content, kind + charset, hashlib.sha256(content).hexdigest()[:12])
    return found


def address_of(name: str) -> str:
    """Return where a file is found; the address changes with its contents."""
    return f"/static/{assets()[name].digest}/{name}"


def _colours() -> str:
    light, dark = ("".join(f"--{name}:{value};" for name, value in one.items()) for one in (LIGHT, DARK))
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )
