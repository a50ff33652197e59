"""The best visit to every program."""

import numpy as np
from looked_up import opened

from smartpick.advice.verify_first.visits import LEAST_GAIN, best_visits


def test_every_visit_gains_and_asks_only_what_is_open() -> None:
    """No visit is shown that gains nothing, and none asks what is decided."""
    _, board, known = opened()
    visits = best_visits(board, known, np.zeros(board.given.n, np.bool_))
    assert len(visits) > 100
    for visit in visits:
        assert visit.gain > LEAST_GAIN
        group = board.group[board.row[visit.program]]
        assert known.open[list(visit.fields), group].all()
        assert visit.answers.likelihood[0].max() > 0.0 or known.fields[visit.fields[0]] == "img_share"


def test_interchangeable_programs_have_the_same_visit() -> None:
    """Programs of one row and one level are worth the same, to the last bit."""
    _, board, known = opened()
    alike: dict[tuple[int, int], set[float]] = {}
    for visit in best_visits(board, known, np.zeros(board.given.n, np.bool_)):
        alike.setdefault((int(board.row[visit.program]), int(board.level[visit.program])), set()).add(
            visit.gain
        )
    assert all(len(gains) == 1 for gains in alike.values())


def test_the_best_visit_pays_at_least_what_one_fact_pays() -> None:
    """Facts are joined only where that raises the gain of a minute."""
    _, board, known = opened()
    nowhere = np.zeros(board.given.n, np.bool_)
    best = {v.program: v.rate for v in best_visits(board, known, nowhere)}
    one = best_visits(board, known, nowhere, one_fact=True)
    assert all(len(v.fields) == 1 for v in one)
    # Nested sets begin with the likeliest refusal, which all but always is the best single fact.
    assert np.mean([best[v.program] >= v.rate - 1e-12 for v in one]) > 0.9


def test_the_cheaper_time_is_the_more_is_looked_up_at_once() -> None:
    """Where a minute is worth little, visits hold more facts and gain more; never less than none."""
    _, board, known = opened()
    nowhere = np.zeros(board.given.n, np.bool_)
    dear, cheap = (best_visits(board, known, nowhere, minute=minute) for minute in (1e-3, 1e-6))
    assert sum(len(v.fields) for v in cheap) > sum(len(v.fields) for v in dear)
    gains = {v.program: v.gain for v in cheap}
    assert all(gains[v.program] >= v.gain - 1e-12 for v in dear)


def test_what_was_skipped_is_not_asked_and_a_known_address_pays_more() -> None:
    """A fact that nobody could find is left out there; without a search a visit is shorter."""
    _, board, known = opened()
    visas = known.fields.index("visas")
    place = int(np.flatnonzero(board.level >= 0)[0])
    nowhere = np.zeros(board.given.n, np.bool_)
    skipped = best_visits(board, known, nowhere, {place: frozenset({visas})})
    assert all(visas not in visit.fields for visit in skipped if visit.program == place)
    there = {v.program: v.minutes for v in best_visits(board, known, np.ones(board.given.n, np.bool_))}
    here = {v.program: v.minutes for v in best_visits(board, known, nowhere)}
    assert there[place] < here[place]
