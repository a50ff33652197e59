"""``smartpick opportunities`` from the command line."""

import json
from pathlib import Path

from click.testing import CliRunner

from smartpick.cli.main import cli

EXAMPLES = Path(__file__).parents[2] / "examples"
BEFORE = str(EXAMPLES / "community-clinic-before.toml")
DAY = ["--on", "2026-11-01"]


def run(*arguments: str) -> str:
    """Return what the command prints; it must succeed."""
    done = CliRunner().invoke(cli, ["opportunities", BEFORE, *DAY, *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_entries_say_price_link_and_when_they_were_read() -> None:
    """A graduate sees observerships with link and date, and why other places are left out."""
    shown = run("--max-fee", "1000")
    for words in ("For: graduate, needs a visa, Internal Medicine", "[open]", "https://", "(read 2026-"):
        assert words in shown
    assert "7 months ago" in " ".join(shown.split())
    assert "Electives and clerkships are for enrolled students." in shown
    assert "[closed]" not in shown
    assert "[closed]" in run("--max-fee", "1000", "--all")


def test_filters_hold_for_every_entry_of_the_json() -> None:
    """Kind and state are those asked for, or not known."""
    found = json.loads(run("--kind", "observership", "--state", "FL", "--json"))["openings"]
    assert found["fitting"]
    for match in found["fitting"]:
        assert match["opportunity"]["kind"] in {"observership", None}
        assert match["opportunity"]["state"] in {"FL", None}
        assert match["verdict"] != "closed"


def test_what_may_be_anywhere_stands_apart_from_what_is_in_the_state() -> None:
    """Asked for a state, entries without a place are named below those that are there; --all shows them whole."""
    found = json.loads(run("--state", "FL", "--json"))["openings"]["fitting"]
    there = [one for one in found if one["opportunity"]["state"] == "FL"]
    shown = run("--state", "FL")
    assert f"worth asking ({len(there)})" in shown
    assert f"does not say in which state ({len(found) - len(there)})" in shown
    assert shown.count("https://") >= len(there) > 0
    assert shown.count("    https://") < run("--state", "FL", "--all").count("    https://")
    assert "in which state" not in run()


def test_own_entries_of_the_portfolio_are_listed(tmp_path: Path) -> None:
    """A find of one's own stands among the organised programs."""
    file = tmp_path / "p.toml"
    file.write_text(
        '[[opportunities]]\nid = "mine"\nname = "Example Clinic"\nkind = "observership"\n'
        'audience = "IMGs seeking residency"\nany_specialty = true\n'
    )
    assert "[open] Example Clinic" in run("--portfolio", str(file))


def test_a_state_or_specialty_that_does_not_exist_is_a_sentence() -> None:
    """Names are those of the directory."""
    for arguments in (["--state", "XX"], ["--specialty", "Internal Medicin Oncology"]):
        done = CliRunner().invoke(cli, ["opportunities", BEFORE, *DAY, *arguments])
        assert done.exit_code != 0
