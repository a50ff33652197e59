"""SOAP on arrays follows the rules: simultaneous offers, binding acceptance, at most 45 applications."""

import numpy as np

from smartpick.market.soap.rounds import MOST_APPLICATIONS, ROUNDS, SoapResult, run_soap


def run(lists: list[list[int]], scores: list[list[float]], openings: list[int], **options: int) -> SoapResult:
    """Run SOAP for lists of lists."""
    return run_soap(
        np.cumsum([0, *map(len, lists)]).astype(np.int32),
        np.array([p for row in lists for p in row], np.int32),
        np.array([s for row in scores for s in row], np.float32),
        np.array(openings, np.int32),
        **options,
    )


def test_there_are_four_rounds_and_45_applications() -> None:
    """NRMP's rules since 2021."""
    assert (ROUNDS, MOST_APPLICATIONS) == (4, 45)


def test_offers_of_a_round_go_out_together() -> None:
    """Both programs want applicant 0 first; the one not chosen turns to applicant 1 only in the next round."""
    result = run([[0, 1], [1]], [[2.0, 2.0], [1.0]], [1, 1])
    assert result.program.tolist() == [0, 1]
    assert result.round.tolist() == [0, 1]
    assert result.filled.tolist() == [1, 1, 0, 0]
    assert result.left.tolist() == [0, 0]


def test_acceptance_binds() -> None:
    """Applicant 0 takes the only offer of round one, though the better liked program would have asked later."""
    result = run([[1, 0], [1]], [[1.0, 5.0], [9.0]], [1, 2], rounds=2)
    assert result.program.tolist() == [1, 1]
    result = run([[1, 0], [1, 2], [2]], [[1.0, 5.0], [9.0, 9.0], [0.0]], [1, 1, 1])
    assert result.program.tolist() == [0, 1, 2]
    assert result.round.tolist() == [0, 0, 1]


def test_rounds_end() -> None:
    """A chain of refusals longer than the rounds leaves positions open."""
    lists = [[0, 1], [1, 2], [2]]
    scores = [[9.0, 9.0], [1.0, 9.0], [1.0]]
    short = run(lists, scores, [1, 1, 1], rounds=1)
    assert short.left.tolist() == [0, 1, 0]
    assert short.program.tolist() == [0, 2, -1]
    assert run(lists, scores, [1, 1, 1]).filled.tolist() == [2, 0, 0, 0]


def test_applications_after_the_last_allowed_are_not_sent() -> None:
    """The forty-sixth application never arrives."""
    row = list(range(46))
    result = run([row], [[np.nan] * 45 + [1.0]], [1] * 46)
    assert result.program.tolist() == [-1]
    assert run([row], [[np.nan] * 45 + [1.0]], [1] * 46, most=46).program.tolist() == [45]


def test_order_of_applicants_does_not_matter() -> None:
    """With different scores, the same people get the same positions in the same rounds whatever the order."""
    rng = np.random.default_rng(1)
    lists = [rng.permutation(12)[:6].tolist() for _ in range(60)]
    scores = [rng.normal(size=6).tolist() for _ in lists]
    openings = rng.integers(0, 4, 12).tolist()
    straight = run(lists, scores, openings)
    order = rng.permutation(60)
    other = run([lists[a] for a in order], [scores[a] for a in order], openings)
    assert straight.program[order].tolist() == other.program.tolist()
    assert straight.round[order].tolist() == other.round.tolist()
    assert straight.filled.sum() == (straight.program >= 0).sum() > 0


def test_nothing_at_all() -> None:
    """No applicants and no positions: no error."""
    result = run([], [], [])
    assert result.filled.tolist() == [0, 0, 0, 0]
