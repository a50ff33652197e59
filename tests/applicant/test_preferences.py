"""Preferences."""

import dataclasses

import pytest

from smartpick.applicant import Preferences


def test_nothing_said_is_no_preference_and_no_limit() -> None:
    """Defaults never restrict the list, and preferences cannot be changed behind the caller's back."""
    wanted = Preferences()
    assert (wanted.states, wanted.pins, wanted.bans, wanted.couple) == ((), (), (), None)
    assert (wanted.budget, wanted.interview_capacity) == (None, None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        wanted.budget = 1.0  # type: ignore[misc]  # the write must fail
