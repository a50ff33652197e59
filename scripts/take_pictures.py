"""Make a picture of every page, at the width of a phone and of a desk, light and dark, to be looked at.

Usage: PYTHONPATH=tests/web python scripts/take_pictures.py FOLDER [WORDS OF A PAGE'S NAME ...]
"""

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from chromium import running
from page_walk import EMPTY, PAGES, fill
from sites import served

from smartpick.web.engine import Engine

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from sites import Served

WIDTHS = {"phone": 360, "desk": 1280}
LOOKS: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("only", nargs="*", help="take only pages whose name has one of these")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    engine = Engine()
    engine.start()
    engine.market(patience=300.0)
    with (
        tempfile.TemporaryDirectory() as scratch,
        served(engine, Path(scratch)) as server,
        running() as browser,
    ):
        for listed in (EMPTY, PAGES):
            addresses = fill(server.desk) if listed is PAGES else EMPTY
            for name in listed:
                if not asked.only or any(word in name for word in asked.only):
                    take(browser, server, addresses[name], asked.folder / name.replace(" ", "-"))
                    print(name, flush=True)
    engine.close()


def take(browser: "Browser", server: "Served", path: str, beginning: Path) -> None:
    """Take the pictures of a whole page; ``beginning`` is that of their files' names."""
    context = browser.new_context(base_url=server.origin, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(f"/enter/{server.keys.once()}")
    tab.wait_for_url(f"{server.origin}/")
    tab.goto(path)
    tab.wait_for_load_state("networkidle")
    for width, pixels in WIDTHS.items():
        tab.set_viewport_size({"width": pixels, "height": 800})
        for look in LOOKS:
            tab.emulate_media(color_scheme=look)
            tab.screenshot(path=f"{beginning}-{width}-{look}.png", full_page=True)
    context.close()


if __name__ == "__main__":
    main()
