"""Every field of a record in words."""

from dataclasses import replace

from smartpick.experience import example_portfolio
from smartpick.web.portfolio.told_fields import told_fields


def test_names_stand_for_ids_and_titles_beside_codes() -> None:
    """Where, who and what are said as people say them; what is not known is left out."""
    own = example_portfolio("community-clinic-before")
    record = next(one for one in own.encounters if one.id == "orlando-01")
    found = told_fields(record, own)
    assert "Example Family Clinic" in found["experience"][1]
    assert found["supervisor"][1] == "Dr. Sam Sample"
    assert "(Z12.31)" in found["diagnoses"][1]
    assert found["learned"] == ("What you learned", record.learned)
    assert "outcome" not in found
    assert "outcome" in told_fields(replace(record, outcome="well"), own)
    assert "id" not in found
