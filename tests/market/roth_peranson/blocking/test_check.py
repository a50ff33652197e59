"""Blocks are found where they are, and a matching that breaks a rule is refused."""

import numpy as np
import pytest

from smartpick.errors import InternalError
from smartpick.market.instance_document import read_instance
from smartpick.market.numbering import number
from smartpick.market.roth_peranson.blocking.check import find_blocks
from smartpick.market.roth_peranson.lists import index_lists

INSTANCE = read_instance(
    {
        "applicants": {"Ana": ["Advanced", "Other"], "Bao": ["First"], "Chi": [], "Dia": []},
        "programs": {
            "Advanced": {"quota": 1, "ranks": ["Ana"]},
            "Other": {"quota": 1, "ranks": ["Ana", "Chi"]},
            "First": {"quota": 1, "ranks": ["Ana", "Bao", "Dia"]},
        },
        "couples": [{"members": ["Chi", "Dia"], "ranks": [["Other", "First"], ["Other", None]]}],
        "supplemental": {"Ana": {"Advanced": ["First"]}},
    }
)[0]
ADVANCED, OTHER, FIRST, NONE = 0, 1, 2, -1
NO_FIRST_YEAR = [NONE] * 4


@pytest.mark.parametrize(
    ("primary", "first_years", "count", "units"),
    [
        ([ADVANCED, NONE, OTHER, NONE], [FIRST, NONE, NONE, NONE], 0, []),
        ([ADVANCED, FIRST, OTHER, NONE], NO_FIRST_YEAR, 1, [4]),
        ([OTHER, FIRST, NONE, NONE], NO_FIRST_YEAR, 1, [0]),
        ([NONE, NONE, NONE, NONE], NO_FIRST_YEAR, 5, [0, 1, 8]),
    ],
)
def test_who_blocks(primary: list[int], first_years: list[int], count: int, units: list[int]) -> None:
    """Nobody; a wish for a first year; a single applicant; everybody."""
    blocks = find_blocks(index_lists(number(INSTANCE).lists), np.array(primary + first_years, np.int32))
    assert blocks.count == count
    assert blocks.units.tolist() == units


@pytest.mark.parametrize(
    ("primary", "first_years"),
    [
        ([OTHER, NONE, OTHER, NONE], NO_FIRST_YEAR),
        ([FIRST, NONE, NONE, NONE], NO_FIRST_YEAR),
        ([OTHER, NONE, NONE, NONE], [FIRST, NONE, NONE, NONE]),
        ([NONE, NONE, NONE, FIRST], NO_FIRST_YEAR),
    ],
)
def test_a_broken_rule_is_an_internal_error(primary: list[int], first_years: list[int]) -> None:
    """Above quota, not on the list, a first year without its advanced position, a pair nobody ranked."""
    with pytest.raises(InternalError):
        find_blocks(index_lists(number(INSTANCE).lists), np.array(primary + first_years, np.int32))
