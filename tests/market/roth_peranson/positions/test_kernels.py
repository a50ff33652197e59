"""Single moves: leaving and entering keep a program's people in order and displace the right one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from smartpick.market._kernels import packed
from smartpick.market.roth_peranson.positions import _kernels as moves

FREE = 6
QUOTA = 3


def tables(people: int, couples: int = 0) -> tuple[np.ndarray, ...]:
    """Return units (lists of two entries each), one program with three positions, keys, stack, vacancies, no links."""
    unit = np.zeros((people + couples, 8), np.int32)
    unit[:, moves.PROGRAM] = unit[:, moves.A] = unit[:, moves.B] = -1
    unit[:, moves.BEGIN] = 2 * np.arange(len(unit))
    unit[:, moves.AT] = unit[:, moves.BEGIN]
    unit[:, moves.END] = unit[:, moves.BEGIN] + 2
    room = np.zeros((2, 5), np.int32)
    room[0, moves.QUOTA], room[1, moves.SEAT] = QUOTA, QUOTA
    stack, vacant = np.zeros(len(unit) + 2, np.int32), np.zeros(2, np.int32)
    return unit, room, np.zeros(QUOTA, np.int64), stack, vacant


@given(st.lists(st.tuples(st.integers(0, FREE - 1), st.booleans(), st.integers(0, 3)), max_size=20))
def test_a_program_holds_its_best(steps: list[tuple[int, bool, int]]) -> None:
    """Entering and leaving in any order gives the people, the displaced and the vacancies of a plain list."""
    unit, room, held, stack, vacant = tables(FREE)
    people: list[tuple[float, int]] = []
    displaced: list[int] = []
    for x, enters, score in steps:
        inside = [one for one in people if one[1] == -x]
        if enters and not inside:
            mine = (float(score), -x)
            if len(people) == QUOTA and mine < min(people):
                continue
            moves.enter(unit, room, held, stack, vacant, 0, x, packed(score, x))
            people.append(mine)
            if len(people) > QUOTA:
                loser = min(people)
                people.remove(loser)
                if -loser[1] not in displaced:
                    displaced.append(-loser[1])
        elif not enters:
            moves.leave(unit, room, held, vacant, x)
            people = [one for one in people if one[1] != -x]
            assert (vacant[0] == 1) == (room[0, moves.CALLED] == 1)
            assert vacant[0] == 1 or not inside
    expected = [packed(score, -x) for score, x in sorted(people, reverse=True)]
    assert held[: room[0, moves.FILLED]].tolist() == expected
    assert {x for x in range(FREE) if unit[x, moves.PROGRAM] == 0} == {-x for _, x in people}
    assert stack[1 : stack[0] + 1].tolist() == displaced


def test_a_displaced_member_takes_the_partner_along() -> None:
    """The partner leaves too, their position is offered, and the couple waits at the end of the stack."""
    unit, room, held, stack, vacant = tables(4, couples=1)
    room = np.zeros((3, 5), np.int32)
    room[0, moves.QUOTA] = room[1, moves.QUOTA] = room[1, moves.SEAT] = 1
    room[2, moves.SEAT] = 2
    unit[[0, 1], moves.A] = 4
    unit[[0, 1], moves.B] = [1, 0]
    moves.enter(unit, room, held, stack, vacant, 0, 0, packed(1.0, 0))
    moves.enter(unit, room, held, stack, vacant, 1, 1, packed(1.0, 1))
    moves.enter(unit, room, held, stack, vacant, 0, 2, packed(2.0, 2))
    assert unit[:4, moves.PROGRAM].tolist() == [-1, -1, 0, -1]
    assert vacant.tolist() == [1, 1]
    assert unit[4, moves.AT] == unit[4, moves.END]
    assert (stack[0], stack[-1], stack[-2]) == (0, 1, 4)


def test_nobody_waits_twice() -> None:
    """A unit that waits already is not put on the stack again, at either end."""
    unit, _, _, stack, _ = tables(2, couples=1)
    for _ in range(2):
        moves.wait(unit, stack, 1)
        moves.wait_last(unit, stack, 2)
    assert stack.tolist() == [1, 1, 0, 2, 1]


def test_first_years_follow_the_primary_position() -> None:
    """Another primary entry brings another list; the same list changes nothing; without one the position is left."""
    unit, room, held, stack, vacant = tables(2)
    attached = np.array([[4, 6], [4, 6], [0, 0], [0, 0]], np.int32)
    unit[1, [moves.BEGIN, moves.AT, moves.END]] = 0
    moves.follow(unit, room, held, stack, vacant, attached, 1, 0)
    assert unit[1, [moves.AT, moves.BEGIN, moves.END]].tolist() == [4, 4, 6]
    assert stack[:2].tolist() == [1, 1]
    moves.enter(unit, room, held, stack, vacant, 0, 1, packed(1.0, 1))
    moves.follow(unit, room, held, stack, vacant, attached, 1, 1)
    assert unit[1, moves.PROGRAM] == 0
    moves.follow(unit, room, held, stack, vacant, attached, 1, -1)
    assert unit[1, [moves.PROGRAM, moves.AT, moves.END]].tolist() == [-1, 0, 0]
    assert vacant.tolist() == [1, 0]


def test_an_applicant_s_first_year_makes_way() -> None:
    """A first year at the program that the applicant enters is given up and looked for again; elsewhere it stays."""
    unit, room, held, stack, vacant = tables(2)
    moves.enter(unit, room, held, stack, vacant, 0, 1, packed(1.0, 1))
    moves.make_way(unit, room, held, stack, vacant, 1, -1)
    assert unit[1, moves.PROGRAM] == 0
    moves.make_way(unit, room, held, stack, vacant, 1, 0)
    assert unit[1, [moves.PROGRAM, moves.AT]].tolist() == [-1, 2]
    assert stack[:2].tolist() == [1, 1]
