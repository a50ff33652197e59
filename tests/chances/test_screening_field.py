"""What the screens see of one program is its column of what they see of all."""

import numpy as np

from smartpick.chances.members import Members
from smartpick.chances.screening_field import ScreeningField
from smartpick.market import LACKS, load_card


def test_one_program_is_its_column() -> None:
    """Demands are read bit by bit, alike for all programs and for one."""
    demands = np.array(
        [[LACKS["visa"], LACKS["visa"] + LACKS["hands-on"]], [0, LACKS["certificate"]]], np.uint8
    )
    nothing = np.zeros((2, 2), np.uint8)
    sets = ScreeningField(
        np.zeros(2, np.bool_), np.zeros(2, np.int8), demands, nothing, nothing, Members((load_card(),), 2)
    )
    assert sets.count == 2
    assert sets.demands_of("visa").tolist() == [[1.0, 1.0], [0.0, 0.0]]
    for lack in LACKS:
        for program in range(2):
            assert sets.has(lack, program).tolist() == sets.demands_of(lack)[:, program].tolist()
