"""Files of the pages: named by their contents, and those of others as they came."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from sites import Site

from smartpick.render.palette import DARK, LIGHT
from smartpick.web import static_files
from smartpick.web.static_files import address_of, assets

LISTS = (
    Path(static_files.__file__).parent / "static" / "VENDORED.toml",
    Path(__file__).parent / "vendored" / "VENDORED.toml",
)


@pytest.mark.parametrize("listed", LISTS, ids=["pages", "tests"])
def test_files_of_others_are_as_they_came(listed: Path) -> None:
    """Each vendored file has the checksum, version and licence that its list says, and the licence is there."""
    found = tomllib.loads(listed.read_text(encoding="utf-8"))["file"]
    assert found
    for one in found:
        content = (listed.parent / one["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == one["sha256"], one["name"]
        assert (
            one["version"] in content[:2000].decode("utf-8", "replace") or one["version"] in content.decode()
        )
        licence = one["licence"].partition("(")[2].split(";")[0].rstrip(")")
        assert (listed.parent / licence).is_file(), licence


def test_a_file_is_found_under_its_contents(site: Site) -> None:
    """The address changes with the file, may be kept for good, and is open before anybody is let in."""
    site.client.cookies.clear()
    for name, asset in assets().items():
        answer = site.get(address_of(name))
        assert answer.content == asset.content
        assert "immutable" in answer.headers["cache-control"]
        assert site.get(f"/static/000000000000/{name}").status_code == 404


def test_style_and_drawings_share_their_colours() -> None:
    """The style begins with the palette of the drawings, light and dark."""
    text = assets()["style.css"].content.decode()
    for name in LIGHT:
        assert f"--{name}:{LIGHT[name]};" in text
        assert f"--{name}:{DARK[name]};" in text


def test_nothing_is_asked_of_other_hosts() -> None:
    """No style and no script of ours names an address."""
    for name, asset in assets().items():
        if not name.startswith("htmx"):
            text = asset.content.decode().replace("http://www.w3.org/2000/svg", "")
            assert "//" not in text.replace("// ", "").replace("*//", ""), name
