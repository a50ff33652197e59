"""Season and directory as judges of a profile."""

from datetime import date

from smartpick.advice.profile_rules import directory_findings, season_rules
from smartpick.applicant import PassMark, Preferences, Profile
from smartpick.season import load_season


def test_rules_are_the_numbers_of_the_season() -> None:
    """Pass marks of all years carry the day they began, whatever the season; the fee is the season's."""
    rules = season_rules(load_season("2026-27"))
    assert rules.pass_marks["step2ck"][-1] == PassMark(218, date(2025, 7, 1))
    assert rules.application_fee == 11
    old = season_rules(load_season("2023-24"))
    assert (old.pass_marks, old.application_fee) == (rules.pass_marks, 99)


def test_a_sound_profile_has_no_findings() -> None:
    """Real ids, short names and a minimum in another spelling are all fine."""
    wanted = Preferences((("IM", 1.0),), pins=("1403811349",), minimum={"internal medicine": 2})
    assert list(directory_findings(Profile("x", preferences=wanted))) == []


def test_a_specialty_without_a_model_is_found_before_the_list_is_made() -> None:
    """Urology is in the directory, but no list can be made for it: said where it stands, with what there is."""
    wanted = Preferences((("IM", 1.0), ("Urology", 0.5)))
    (found,) = directory_findings(Profile("x", preferences=wanted))
    assert found.path == ("preferences", "specialties", "Urology")
    assert "no market model for Urology" in found.what
    assert "Internal Medicine" in found.way_out


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
