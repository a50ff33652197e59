"""``smartpick compare`` as a user runs it."""

from datetime import datetime
from pathlib import Path

import pytest
from fact_doors import AKRON, CLEVELAND, Capture, add
from portfolio_doors import EXAMPLES, answer, run

PROFILE = str(EXAMPLES / "community-clinic.toml")
# What is added is seen today, so it is not known on an earlier day.
ON = ("--on", datetime.now().astimezone().date().isoformat())


@pytest.fixture(autouse=True)
def home(data_home: Path) -> Path:
    """Keep nothing yet, in a folder of the test's own."""
    return data_home


def test_two_programs_stand_side_by_side(tmp_path: Path, capsys: Capture) -> None:
    """Facts with age and source, chances with intervals and reasons, the way to people, marks of one's own."""
    profile = tmp_path / "me.toml"
    text = Path(PROFILE).read_text("utf-8")
    profile.write_text(text + '\n[[ties.people]]\nwho = "sister"\ncity = "Akron"\nstate = "OH"\n', "utf-8")
    add(capsys, "visa", "J1")
    for said in (("rate", CLEVELAND, "8"), ("tag", AKRON, "near home"), ("note", AKRON, "Kind on the phone")):
        assert run("programs", *said) == 0
    found = answer(capsys, "compare", CLEVELAND, AKRON, "--profile", str(profile), *ON)
    first, second = found["programs"]
    assert (first["acgme_id"], second["acgme_id"]) == (CLEVELAND, AKRON)
    standing = first["standing"]
    assert standing["interview"]["low"] <= standing["interview"]["value"] <= standing["interview"]["high"]
    assert standing["reasons"]
    assert {one["rule"] for one in standing["screens"]} >= {"visa"}
    assert (first["rating"], standing["worth"]) == (8.0, pytest.approx(0.8, rel=0.06))
    assert first["facts"]["visas"]["reports"][0]["source"] == "program site"
    to_sister = [
        next(way for way in one["ways"] if way["who"] == "sister")["miles"] for one in (first, second)
    ]
    assert to_sister == [pytest.approx(30, abs=6), pytest.approx(0, abs=1)]
    assert (second["tags"], second["notes"][0]["text"]) == (["near home"], "Kind on the phone")
    assert run("compare", CLEVELAND, AKRON, "--profile", str(profile), *ON) == 0
    told = " ".join(capsys.readouterr().out.split())
    for words in ("J-1", "8 of 10", "near home", "To sister", "Interview", "without a signal"):
        assert words in told


def test_without_a_profile_there_are_no_chances(capsys: Capture, home: Path) -> None:
    """And no data are made by asking."""
    found = answer(capsys, "compare", CLEVELAND, AKRON)
    assert [one["standing"] for one in found["programs"]] == [None, None]
    assert run("compare", CLEVELAND, AKRON) == 0
    assert "--profile FILE" in " ".join(capsys.readouterr().out.split())
    assert not home.exists()


@pytest.mark.parametrize(
    "named", [(CLEVELAND,), (CLEVELAND, CLEVELAND), (CLEVELAND, "no such program anywhere")]
)
def test_what_cannot_be_compared_is_told(capsys: Capture, named: tuple[str, ...]) -> None:
    """One program alone, the same twice, or one that nobody knows."""
    assert run("compare", *named) == 2
    assert "error:" in capsys.readouterr().err
