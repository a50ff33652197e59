"""What a visit may show."""

import numpy as np
import pytest
from looked_up import acgme_id, opened, report
from plan_inputs import ON

from smartpick.advice.verify_first.possible_answers import possible_answers
from smartpick.chances.assess import chances_if
from smartpick.facts import beliefs


def test_answers_are_all_there_is_and_their_mean_is_what_is_believed() -> None:
    """Likelihoods sum to one; the chances after each answer, weighed by it, are the chances now."""
    _, board, known = opened()
    place = int(np.flatnonzero(board.level >= 0)[3])
    visas, share = known.fields.index("visas"), known.fields.index("img_share")
    for fields in ((visas,), (visas, share), (share,)):
        answers = possible_answers(board, known, place, fields)
        assert answers.likelihood.sum(axis=0) == pytest.approx(1.0)
        assert len(answers.rows) == (4 if share in fields else 2)
        assert not answers.rows[0].any()
        assert answers.likelihood[0].any() == (visas in fields)
        if board.interview is None:
            mean = np.einsum("aq,alq->lq", answers.likelihood[:, board.member], answers.rows)
            assert mean == pytest.approx(board.match[board.row[place]], rel=1e-6)


def test_an_answer_makes_the_chances_that_the_entered_fact_makes() -> None:
    """What the queue imagines of "sponsors J-1" and "sponsors none" is what the list will be made with."""
    made, board, known = opened("community-clinic")
    place = int(np.flatnonzero(board.level >= 0)[0])
    name, candidate = acgme_id(made, board, place), int(board.given.order[place])
    visas = known.fields.index("visas")
    group = int(board.group[board.row[place]])
    passing = known.chance((visas,), group)
    imagined = board.match[board.row[place], 0] / passing[board.member]
    told = [beliefs([report(name, "visas", value)], ON)[name] for value in (("J-1",), ())]
    match = chances_if(made.chances, np.array([candidate, candidate]), told)[1]
    weights = made.chances.node_weights
    assert match[0, 0] @ weights == pytest.approx(imagined @ weights, rel=0.04)
    assert not match[1, 0].any()
