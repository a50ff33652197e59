"""Answers about institutions."""

import pytest

from smartpick.errors import UserError
from smartpick.workspace import Tie


def test_an_answer_comes_back_as_it_was() -> None:
    """With and without a state; what is no answer is refused by its id."""
    for tie in (
        Tie("t1", "Example Hospital", "OH", "Cleveland Clinic"),
        Tie("t2", "Example Clinic", None, ""),
    ):
        assert Tie.of(tie.id, tie.body()) == tie
    with pytest.raises(UserError, match="tie t3"):
        Tie.of("t3", {"institution": 4})
