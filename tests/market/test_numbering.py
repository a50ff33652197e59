"""Names become numbers and come back."""

import numpy as np

from smartpick.market.instance_document import read_instance
from smartpick.market.numbering import number

DOCUMENT = {
    "applicants": {"a": ["q", "p"], "b": [], "c": []},
    "programs": {"p": {"quota": 2, "ranks": ["b", "a"]}, "q": {"quota": 10**12, "ranks": ["c", "a", "b"]}},
    "couples": [{"members": ["b", "c"], "ranks": [["p", "q"], ["q", None]]}],
    "supplemental": {"a": {"q": ["p"]}, "b": {"p": ["q"]}},
}


def test_lists_as_arrays() -> None:
    """Rows are in the order of the document, scores are minus the rank, a missing member is -1 and nan."""
    lists = number(read_instance(DOCUMENT)[0]).lists
    assert lists.offsets.tolist() == [0, 2, 2, 2]
    assert lists.program.tolist() == [1, 0]
    assert lists.score.tolist() == [-1.0, -1.0]
    assert lists.quota.tolist() == [2, 10**9]
    assert lists.couples is not None
    assert lists.couples.members.tolist() == [[1, 2]]
    assert lists.couples.program.tolist() == [[0, 1], [1, -1]]
    assert np.array_equal(lists.couples.score, [[0.0, 0.0], [-2.0, np.nan]], equal_nan=True)
    assert lists.supplemental is not None
    assert lists.supplemental.link.tolist() == [0, -1]
    assert lists.supplemental.pair_link is not None
    assert lists.supplemental.pair_link.tolist() == [[1, -1], [-1, -1]]
    assert lists.supplemental.offsets.tolist() == [0, 1, 2]
    assert lists.supplemental.program.tolist() == [0, 1]
    assert lists.supplemental.score.tolist() == [-1.0, -2.0]


def test_there_and_back() -> None:
    """Programs by number and by name are the same thing; who is not named has none."""
    numbered = number(read_instance(DOCUMENT)[0])
    named = numbered.named(np.array([1, -1, 0], np.int32))
    assert named == {"a": "q", "b": None, "c": "p"}
    assert numbered.coded(named).tolist() == [1, -1, 0]
    assert numbered.coded({"c": "q"}).tolist() == [-1, -1, 1]
