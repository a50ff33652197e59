"""The shape of codes."""

import pytest

from smartpick.experience.icd_code import canonical_code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("I10", "I10"),
        ("i10", "I10"),
        ("E119", "E11.9"),
        (" e11.9 ", "E11.9"),
        ("s52.501a", "S52.501A"),
        ("C4A.0", "C4A.0"),
    ],
)
def test_a_code_is_printed_with_its_dot(written: str, code: str) -> None:
    """Small letters, missing dots and spaces around are mended."""
    assert canonical_code(written) == code


@pytest.mark.parametrize("written", ["", "I1", "10I", "I1.0", "E11.9.1", "hypertension", "E11.99999", "É11"])
def test_what_cannot_be_a_code_is_none(written: str) -> None:
    """A word, a dot elsewhere or too many characters are no code."""
    assert canonical_code(written) is None
