"""US clinical experience: what is held, what is asked for, and the two together."""

from dataclasses import replace
from datetime import date

import pytest

from smartpick.applicant import Profile, Rotation, with_rotation
from smartpick.chances.clinical_months import HANDS_ON, OBSERVED
from smartpick.chances.experience_rule import held_by

ON = date(2026, 11, 1)
HANDS = Rotation("externship", state="OH", months=2.0, hands_on=True)
WATCH = Rotation("observership", state="OH", months=1.0, hands_on=False)


@pytest.mark.parametrize(
    ("rotations", "least", "kinds", "share", "enough"),
    [
        ((HANDS, WATCH), 0.0, None, HANDS_ON, 1.0),
        ((WATCH,), 0.0, None, HANDS_ON, 0.0),
        ((WATCH,), 0.0, None, OBSERVED, 1.0),
        ((HANDS, WATCH), 3.0, None, OBSERVED, 1.0),
        ((HANDS, WATCH), 3.0, None, HANDS_ON, 0.0),
        ((HANDS, WATCH), 1.0, ("observership",), HANDS_ON, 1.0),
        ((HANDS,), 1.0, ("elective",), OBSERVED, 0.0),
        ((), 0.0, None, OBSERVED, 0.0),
        ((replace(HANDS, state=None, country="India"),), 0.0, None, OBSERVED, 0.0),
    ],
)
def test_what_is_held_is_enough_or_not(
    profile: Profile,
    rotations: tuple[Rotation, ...],
    least: float,
    kinds: tuple[str, ...] | None,
    share: float,
    enough: float,
) -> None:
    """Months of what counts are added up; experience outside the US does not count."""
    assert held_by(replace(profile, rotations=rotations), ON).enough(least, kinds, share) == enough


def test_who_told_nothing_is_typical(profile: Profile) -> None:
    """Unknown rotations are a chance, less for hands-on than for any, less for more months."""
    held = held_by(replace(profile, rotations=None), ON)
    any_kind, hands = held.enough(0.0, None, OBSERVED), held.enough(0.0, None, HANDS_ON)
    assert 0.0 < hands < any_kind < 1.0
    assert held.enough(6.0, None, OBSERVED) < held.enough(3.0, None, OBSERVED) < any_kind
    assert held.enough(0.0, ("elective",), OBSERVED) == hands
    assert held.enough(0.0, ("elective", "observership"), OBSERVED) == any_kind


@pytest.mark.parametrize("added", [HANDS, WATCH, replace(HANDS, months=0.75)])
@pytest.mark.parametrize("least", [0.0, 1.0, 3.0])
@pytest.mark.parametrize(
    ("kinds", "share"), [(None, HANDS_ON), (None, OBSERVED), (("observership",), OBSERVED)]
)
def test_what_is_added_to_the_unknown_never_lowers_it(
    profile: Profile, added: Rotation, least: float, kinds: tuple[str, ...] | None, share: float
) -> None:
    """Who has not told of experience is no further from what is asked for after some more."""
    open_ = replace(profile, rotations=None)
    before, after = (
        held_by(one, ON).enough(least, kinds, share) for one in (open_, with_rotation(open_, added))
    )
    assert before <= after <= 1.0
    if added is HANDS and least <= 2.0 and share == HANDS_ON:
        assert after == 1.0
