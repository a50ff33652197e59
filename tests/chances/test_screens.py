"""Screen columns answer program by program and multiply."""

import numpy as np

from smartpick.chances.screens import ScreenColumn, passing_chance


def test_own_words_replace_the_rule_s_words() -> None:
    """A known fact speaks for itself."""
    column = ScreenColumn(
        "visa",
        np.ones((1, 1, 2)),
        np.array([0, 2], dtype=np.int8),
        {"passes": "yes", "unknown": "?"},
        {0: "J-1"},
    )
    assert column.at(0).words == "J-1"
    assert column.at(1).words == "?"
    assert column.at(1).verdict == "unknown"


def test_rules_multiply() -> None:
    """Two rules passed half and a tenth of the time are passed together a twentieth of it."""
    half = ScreenColumn("a", np.full((1, 1, 2), 0.5), np.zeros(2, dtype=np.int8), {})
    tenth = ScreenColumn("b", np.array([[[0.1, 1.0]], [[0.2, 1.0]]]), np.zeros(2, dtype=np.int8), {})
    found = passing_chance((half, tenth), (2, 3, 2))
    np.testing.assert_allclose(found[0], [[0.05, 0.5]] * 3)
    np.testing.assert_allclose(found[1], [[0.1, 0.5]] * 3)
