"""What one answer would do to the list."""

import numpy as np
import pytest
from looked_up import opened

from smartpick.advice.verify_first.effects import effects, gain_by_member
from smartpick.advice.verify_first.visits import best_visits


def test_a_refusal_takes_a_program_off_and_keeps_the_list_full() -> None:
    """The refused one leaves, another enters, signals stay within their caps."""
    _, board, known = opened()
    visit = next(
        v for v in best_visits(board, known, np.zeros(board.given.n, np.bool_)) if board.level[v.program] >= 0
    )
    refused = effects(board, visit)[0]
    assert refused.after[visit.program] == -1
    assert (refused.after >= 0).sum() == (refused.before >= 0).sum()
    for level in (1, 2):
        assert (refused.after == level).sum() <= board.given.caps[0, level]


def test_the_gain_over_members_is_the_gain_of_the_visit() -> None:
    """With one tier of utility and free interviews, P(match) over the members averages to the gain in value."""
    _, board, known = opened("community-clinic")
    visits = best_visits(board, known, np.zeros(board.given.n, np.bool_))
    prior = np.bincount(board.member, board.given.problem.node_weights)
    free = board.interview is None and len(board.steps) == 1
    for visit in visits[::60]:
        gains = gain_by_member(board, effects(board, visit))
        assert gains.shape == prior.shape
        if free:
            assert prior @ gains == pytest.approx(visit.gain, abs=1e-12)
        else:
            assert abs(prior @ gains) < 0.05
