"""Take the two pictures of the README again: the list beside a phone, and the page of a plan.

Usage: PYTHONPATH=tests/web python scripts/take_readme_pictures.py FOLDER
"""

import base64
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from chromium import running
from click.testing import CliRunner
from kept_examples import keep_portfolio
from sites import served

from smartpick.cli.main import cli
from smartpick.web.engine import Engine

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from sites import Served

EXAMPLE = Path(__file__).parents[1] / "examples" / "community-clinic.toml"
HEIGHT = 675
#: How wide each is looked at, and how wide it stands in the picture.
DESK, DESK_SHOWN, PHONE, PHONE_SHOWN = 1280, 960, 360, 270
BETWEEN = 30
PLAN = {"width": 1100, "height": 1500}


def main() -> None:
    """Take them."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch, running() as browser:
        pages(browser, Path(scratch), folder / "pages.png")
        plan(browser, Path(scratch), folder / "plan.png")


def pages(browser: "Browser", scratch: Path, target: Path) -> None:
    """Put the list on a desk, light, beside the log on a phone, dark."""
    engine = Engine()
    engine.start()
    engine.market(patience=300.0)
    with served(engine, scratch) as server:
        keep_portfolio(server.desk.store)
        desk = looked_at(browser, server, "/list", DESK, HEIGHT * DESK // DESK_SHOWN, "light")
        phone = looked_at(browser, server, "/log", PHONE, HEIGHT * PHONE // PHONE_SHOWN, "dark")
    engine.close()
    tab = browser.new_page(
        viewport={"width": DESK_SHOWN + BETWEEN + PHONE_SHOWN, "height": HEIGHT}, color_scheme="light"
    )
    drawn = (
        f'<img src="data:image/png;base64,{base64.b64encode(picture).decode()}" width="{width}" height="{HEIGHT}">'
        for picture, width in ((desk, DESK_SHOWN), (phone, PHONE_SHOWN))
    )
    tab.set_content(f'<body style="margin:0;display:flex;gap:{BETWEEN}px">{"".join(drawn)}')
    tab.screenshot(path=target)


def looked_at(browser: "Browser", server: "Served", path: str, width: int, height: int, look: str) -> bytes:
    """Return the picture of a page, once everything that is computed stands there."""
    context = browser.new_context(
        base_url=server.origin,
        viewport={"width": width, "height": height},
        color_scheme=look,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    tab: Page = context.new_page()
    tab.goto(f"/enter/{server.keys.once()}")
    tab.wait_for_url(f"{server.origin}/")
    tab.goto(path)
    tab.wait_for_load_state("networkidle")
    picture = tab.screenshot()
    context.close()
    return picture


def plan(browser: "Browser", scratch: Path, target: Path) -> None:
    """Open the page that the demo writes."""
    done = CliRunner().invoke(cli, ["pick", str(EXAMPLE), "--out", str(scratch / "plan")])
    print(done.output if done.exit_code else "the list, the log and the plan")
    tab = browser.new_page(viewport=PLAN, color_scheme="light")  # type: ignore[arg-type]
    tab.goto((scratch / "plan" / "plan.html").as_uri())
    tab.screenshot(path=target)


if __name__ == "__main__":
    main()
