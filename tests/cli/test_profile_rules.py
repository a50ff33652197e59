"""Season and directory as judges of a profile."""

from datetime import date

from smartpick.applicant import Preferences, Profile
from smartpick.cli.profile_rules import directory_findings, season_rules
from smartpick.season import load_season


def test_rules_are_the_numbers_of_the_season() -> None:
    """Pass marks carry the day they began; a season that does not know them does not judge."""
    rules = season_rules(load_season("2026-27"))
    assert rules.step2ck is not None
    assert (rules.step2ck.score, rules.step2ck.since) == (218, date(2025, 7, 1))
    assert rules.application_fee == 11
    old = season_rules(load_season("2023-24"))
    assert (old.step2ck, old.application_fee) == (None, 99)


def test_a_sound_profile_has_no_findings() -> None:
    """Real ids, short names and a minimum in another spelling are all fine."""
    wanted = Preferences((("IM", 1.0),), pins=("1403811349",), minimum={"internal medicine": 2})
    assert list(directory_findings(Profile("x", preferences=wanted))) == []


def test_findings_name_the_value_they_are_about() -> None:
    """Each id and name that the directory does not know is found where it stands."""
    wanted = Preferences(
        (("Xyzzy", 1.0), ("IM", 1.0), ("Internal Medicine", 1.0)),
        pins=("1403811349", "0000000000"),
        bans=("0000000001",),
        ratings={"0000000002": 1.0},
        minimum={"Qwertz": 1, "Pediatrics": 1},
    )
    assert [one.path for one in directory_findings(Profile("x", preferences=wanted))] == [
        ("preferences", "pins", 1),
        ("preferences", "bans", 0),
        ("preferences", "ratings", "0000000002"),
        ("preferences", "specialties", "Xyzzy"),
        ("preferences", "specialties", "Internal Medicine"),
        ("preferences", "minimum", "Qwertz"),
        ("preferences", "minimum", "Pediatrics"),
    ]
