"""Make a picture of every page, at the width of a phone and of a desk, light and dark, to be looked at.

Usage: PYTHONPATH=tests/web python scripts/take_pictures.py FOLDER [WORDS OF A PAGE'S NAME ...]
"""

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from chromium import running
from sites import keep_example, served

from smartpick.web.engine import Engine

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from sites import Served

#: Programs of one state to stand side by side.
SIX = ("1403812339", "1403811328", "1403811331", "1403811333", "1403811336", "1403811342")
#: Page by name; those that begin with "empty" are shown before anything is kept.
PAGES = {
    "empty-home": "/",
    "home": "/",
    "list": "/list",
    "examples": "/examples",
    "balance": "/list/balance",
    "compare-two": "/compare?ids=1403812339&ids=1403811328",
    "compare-six": f"/compare?ids={'&ids='.join(SIX)}",
    "compare-none": "/compare",
    "verify": "/verify",
    "import": "/import",
    "programs": "/programs",
    "portfolio": "/portfolio",
    "log": "/log",
    "planning": "/planning",
    "data": "/data",
    "profile": "/profile",
    "what-if": "/what-if?s=score%3A250&s=step3%3Ayes%3Bmonths%3A3",
}
WIDTHS = {"phone": 360, "desk": 1280}
LOOKS: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("only", nargs="*", help="take only pages whose name has one of these words")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    chosen = {
        name: path
        for name, path in PAGES.items()
        if not asked.only or any(word in name for word in asked.only)
    }
    engine = Engine()
    engine.start()
    engine.market(patience=300.0)
    with (
        tempfile.TemporaryDirectory() as scratch,
        served(engine, Path(scratch)) as server,
        running() as browser,
    ):
        for name, path in chosen.items():
            server.empty()
            if not name.startswith("empty"):
                keep_example(server.desk.store)
            for width in WIDTHS:
                for look in LOOKS:
                    take(browser, server, path, width, look, asked.folder / f"{name}-{width}-{look}.png")
            print(f"{name}: {len(WIDTHS) * len(LOOKS)} pictures")
    engine.close()


def take(
    browser: "Browser", server: "Served", path: str, width: str, look: Literal["light", "dark"], file: Path
) -> None:
    """Take one picture of a whole page."""
    context = browser.new_context(
        base_url=server.origin, viewport={"width": WIDTHS[width], "height": 800}, color_scheme=look
    )
    tab = context.new_page()
    tab.goto(f"/enter/{server.keys.once()}")
    tab.wait_for_url(f"{server.origin}/")
    tab.goto(path)
    tab.wait_for_load_state("networkidle")
    tab.screenshot(path=file, full_page=True)
    context.close()


if __name__ == "__main__":
    main()
