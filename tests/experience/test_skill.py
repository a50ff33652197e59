"""Skills."""

import pytest

from smartpick.experience.record_reader import Refused
from smartpick.experience.skill import Skill, read_skill, with_role


def test_a_skill_is_one_text() -> None:
    """Name, or name and role in brackets; what is written is read back."""
    for text, skill in {"exam": Skill("exam"), "handoff (observed)": Skill("handoff", "observed")}.items():
        assert read_skill(text) == skill
        assert skill.text() == text
    assert read_skill(" Sign-out ( OBS ) ") == Skill("handoff", "observed")


def test_words_in_brackets_are_split() -> None:
    """Name and further words come apart; other brackets are refused."""
    assert with_role("suture x2 (performed, indirect)") == ("suture x2", ("performed", "indirect"))
    assert with_role("suture") == ("suture", ())
    for wrong in ("a (b) c", "", 3, "((", "x" * 300):
        with pytest.raises(Refused):
            with_role(wrong)
