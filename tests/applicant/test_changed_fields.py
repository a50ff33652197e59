"""A profile with changes is the file with those fields written differently."""

import pytest

from smartpick.applicant.changed_fields import with_changes
from smartpick.errors import UserError

DATA = {"label": "A", "visa": {"needed": True}, "exams": {"step2ck": [{"score": 240}, {"score": 250}]}}


def test_fields_are_changed_where_their_names_lead() -> None:
    """Numbers, truth values and text; the last of a list of tables; new tables are made; the original stays."""
    changed = with_changes(
        DATA, ("exams.step2ck.score=260", "visa.needed=false", "preferences.budget = 900", "label=B C")
    )
    assert changed["exams"]["step2ck"] == [{"score": 240}, {"score": 260}]
    assert changed["visa"]["needed"] is False
    assert changed["preferences"]["budget"] == 900
    assert changed["label"] == "B C"
    assert DATA["visa"] == {"needed": True}


def test_nothing_after_the_sign_takes_the_field_out() -> None:
    """Unknown is a value: a field can be emptied, also one that is not there."""
    assert "needed" not in with_changes(DATA, ("visa.needed=", "visa.accepts="))["visa"]


def test_every_impossible_change_is_a_sentence() -> None:
    """All at once: no sign, no name, a value where a table would have to be, an empty list."""
    with pytest.raises(UserError) as refused:
        with_changes({**DATA, "gaps": []}, ("score", "=5", "label.deep=1", "gaps.start=2020"))
    assert len(refused.value.problems) == 4
    assert {p.where for p in refused.value.problems} == {"score", "=5", "label.deep=1", "gaps.start=2020"}
