"""The profile as plain data."""

import json
from datetime import date
from pathlib import Path

from smartpick.applicant import Preferences, Profile, Rotation, load_profile, profile_document

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "community-clinic.toml"


def test_the_document_is_plain_data() -> None:
    """Dates become texts and dataclasses become tables; unknown stays null."""
    document = profile_document(
        Profile(
            "x",
            graduation=date(2018, 6, 1),
            rotations=(Rotation("elective"),),
            preferences=Preferences((("IM", 1.0),), ratings={"1403811349": 3.0}),
        )
    )
    assert document["graduation"] == "2018-06-01"
    assert document["rotations"][0]["kind"] == "elective"
    assert document["letters"] is None
    assert document["exams"]["step1"]["attempts"] is None
    assert document["preferences"]["ratings"] == {"1403811349": 3.0}


def test_a_whole_applicant_goes_through_json() -> None:
    """Nothing in a full profile is lost or changed on the way to JSON and back."""
    document = profile_document(load_profile(EXAMPLE))
    assert json.loads(json.dumps(document)) == document
