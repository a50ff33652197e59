"""Shapes of numbers and their proofs."""

import pytest

from smartpick.experience.privacy import Identifier
from smartpick.experience.privacy.number_shapes import SHAPES

EXAMPLES = {
    "123-45-6789": (Identifier.SSN, True),
    "987-65-4321": (Identifier.SSN, False),
    "1EG4-TE5-MK73": (Identifier.HEALTH_PLAN, True),
    "1234567893": (Identifier.LICENCE, False),
    "AB1234563": (Identifier.LICENCE, True),
    "1M8GDM9AXKP042788": (Identifier.VEHICLE, True),
    "(01)00844588003288(17)141120(10)7654321D": (Identifier.DEVICE, True),
    "(01)00844588003289(17)141120": (Identifier.DEVICE, False),
    "00:1B:44:11:3A:B7": (Identifier.DEVICE, True),
    "4997 5288 2001 8262": (Identifier.ACCOUNT, True),
    "GB82 WEST 1234 5698 7654 32": (Identifier.ACCOUNT, True),
}
NOTHING = [
    "1234567890",
    "AB1234567",
    "1M8GDM9A1KP042788",
    "4997 5288 2001 8263",
    "GB83 WEST 1234 5698 7654 32",
    "120/80",
]


def verdicts(text: str) -> set[tuple[Identifier, bool]]:
    """Return what the shapes say of a number that stands alone."""
    said = set()
    for shape in SHAPES:
        match = shape.pattern.fullmatch(text)
        if match and (shape.proof(text) or shape.asks):
            said.add((shape.kind, shape.proof(text) and shape.certain))
    return said


@pytest.mark.parametrize(("text", "said"), EXAMPLES.items())
def test_a_shape_with_its_proof_is_certain_and_one_without_is_asked_about(
    text: str, said: tuple[Identifier, bool]
) -> None:
    """A proof that chance passes one time in ten (NPI) never makes a number certain."""
    assert said in verdicts(text)


@pytest.mark.parametrize("text", NOTHING)
def test_a_wrong_check_digit_is_nothing(text: str) -> None:
    """Where a form is common among other numbers, only the proof counts."""
    assert verdicts(text) == set()
