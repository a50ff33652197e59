"""The response of a list to the index is a table read between its points."""

import numpy as np

from smartpick.advice.next_steps.response import GRID, Response


def test_a_response_is_read_between_its_points() -> None:
    """Straight between the grid's points, level beyond them, each member its own."""
    table = np.stack([np.linspace(0.1, 0.9, len(GRID)), np.full(len(GRID), 0.5)])
    member = np.array([0, 0, 0, 1])
    found = Response(table).at(member, np.array([GRID[0], 0.5 * (GRID[0] + GRID[1]), 99.0, 0.3]))
    assert np.allclose(found, [0.1, 0.15, 0.9, 0.5])
