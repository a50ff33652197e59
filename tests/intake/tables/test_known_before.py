"""What a worksheet said when it was written."""

import pytest

from smartpick.errors import UserError
from smartpick.intake.tables.known_before import known_before, said_before


def test_values_come_back() -> None:
    """Sets, numbers, flags and texts."""
    values = {
        "visas": ("J-1",),
        "img_share": 0.35,
        "usce_required": False,
        "note": "=1",
        "step2ck_minimum": 0,
    }
    assert said_before(known_before(values)) == values
    assert known_before({}) == ""
    assert said_before("") == {}


@pytest.mark.parametrize("text", ["J-1", "[1]", '{"shoe":1}', '{"visas":"K-1"}', "[" * 5000])
def test_what_was_changed_is_told(text: str) -> None:
    """Never a crash."""
    with pytest.raises(UserError, match="was changed"):
        said_before(text)
