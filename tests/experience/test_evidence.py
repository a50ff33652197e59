"""What is known and what is not."""

import re
from pathlib import Path

from smartpick.experience.evidence import evidence

ROOM = Path(__file__).resolve().parents[2] / "src" / "smartpick" / "experience"


def test_claims_are_found_by_key() -> None:
    """A claim comes with its stamp; all of them come without a key."""
    (one,) = evidence("recency")
    assert "one to three years" in one.claim
    assert one.stamp.source
    assert one in evidence()


def test_gaps_are_marked() -> None:
    """What was searched for and not found says so."""
    gaps = {one.key for one in evidence() if one.gap}
    assert gaps == {"gap_months", "gap_letters"}


def test_every_claim_is_used() -> None:
    """No claim is carried that nothing rests on."""
    code = " ".join(path.read_text("utf-8") for path in ROOM.rglob("*.py"))
    used = {key for call in re.findall(r"evidence\(([^)]*)\)", code) for key in re.findall(r'"(\w+)"', call)}
    assert {one.key for one in evidence()} == used
