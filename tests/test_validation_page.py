"""The published validation is of what is shipped, and has all its pictures."""

import json
import re
from importlib import resources
from pathlib import Path

from smartpick.chances import shipped_market
from smartpick.render.market_report import FOLDER

PAGE = Path(__file__).parents[1] / "docs" / "validation.md"
TEXT = PAGE.read_text(encoding="utf-8")
AGAIN = "; make it again with `smartpick market report` (docs/market.md says how)"


def test_it_is_of_the_shipped_model() -> None:
    """Card and ensemble are named in the stamps; a report of another model would promise what nobody measured."""
    market = shipped_market()
    assert f", {market.card.hash}\n" in TEXT, f"docs/validation.md is of another card{AGAIN}"
    assert f", {market.equilibrium.provenance.ensemble}\n" in TEXT, f"of another ensemble{AGAIN}"


def test_the_pages_of_the_app_show_the_same_promises() -> None:
    """What is shipped for the page about methods is what the published report says, word for word."""
    shipped = json.loads(
        resources.files("smartpick.advice").joinpath("data", "promises.json").read_text("utf-8")
    )
    assert shipped["card"] == shipped_market().card.hash
    rows = {
        line.split(" | ")[0].removeprefix("| "): line for line in TEXT.splitlines() if line.startswith("| ")
    }
    for one in shipped["promises"]:
        assert one["found"] in rows[one["name"]]
        assert ("| kept |" in rows[one["name"]]) == one["kept"]


def test_it_is_the_full_report() -> None:
    """Not a quick one, and not of somebody else's command."""
    assert "* Command: smartpick market report\n" in TEXT
    assert "* Sizes: full\n" in TEXT


def test_every_picture_is_there() -> None:
    """Each is linked, and each file beside it is one of the page."""
    linked = set(re.findall(rf"\]\(({FOLDER}/validation-[^)]+)\)", TEXT))
    kept = {f"{FOLDER}/{path.name}" for path in (PAGE.parent / FOLDER).glob("validation-*.svg")}
    assert linked == kept
    assert linked
