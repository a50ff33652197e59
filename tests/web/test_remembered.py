"""What was read is remembered until something is written."""

from collections.abc import Callable

from smartpick.web.remembered import MOST, Remembered


def _counting() -> tuple[list[int], Callable[[], int]]:
    calls: list[int] = []

    def make() -> int:
        calls.append(1)
        return len(calls)

    return calls, make


def test_the_same_is_made_once_and_another_state_forgets_it() -> None:
    """In one state an answer is made once for each key; after a write everything is asked for anew."""
    remembered, (calls, make) = Remembered(), _counting()
    assert [remembered.once(1, "a", make), remembered.once(1, "a", make)] == [1, 1]
    assert remembered.once(1, "b", make) == 2
    assert remembered.once(2, "a", make) == 3
    assert remembered.once(1, "a", make) == 4
    assert len(calls) == 4


def test_what_was_read_while_somebody_wrote_is_not_kept_for_the_new_state() -> None:
    """An answer of an old state that comes late never stands for the new one."""
    remembered = Remembered()

    def slow() -> str:
        assert remembered.once(2, "a", lambda: "new") == "new"
        return "old"

    assert remembered.once(1, "a", slow) == "old"
    assert remembered.once(2, "a", lambda: "made again") == "new"


def test_only_so_many_are_remembered() -> None:
    """Questions without end do not fill the memory."""
    remembered, (calls, make) = Remembered(), _counting()
    for number in range(3 * MOST):
        remembered.once(1, number, make)
    assert len(calls) == 3 * MOST
    assert remembered.once(1, 3 * MOST - 1, make) == 3 * MOST
