"""Specialties by their directory names."""

import pytest

from smartpick.applicant import Couple, Letter, Preferences, Profile, Rotation, with_canonical_specialties
from smartpick.errors import Problem, UserError

NAMES = {
    "im": "Internal Medicine",
    "internal medicine": "Internal Medicine",
    "peds": "Pediatrics",
    "pediatrics": "Pediatrics",
}


def canonical(name: str) -> str:
    """Stand in for the directory."""
    if name.casefold() in NAMES:
        return NAMES[name.casefold()]
    raise UserError(Problem(f"No specialty {name}.", "Did you mean another?"))


def test_names_are_replaced_everywhere() -> None:
    """Preferences, minimum, partner, rotations and letters all get the directory's name."""
    profile = Profile(
        "x",
        rotations=(Rotation("elective", specialty="IM"), Rotation("elective", specialty="Oncology")),
        letters=(Letter(specialty="peds"), Letter()),
        preferences=Preferences(
            specialties=(("im", 1.0), ("Peds", 0.5)), minimum={"IM": 3}, couple=Couple("spouse", ("peds",))
        ),
    )
    named = with_canonical_specialties(profile, canonical)
    assert named.preferences.specialties == (("Internal Medicine", 1.0), ("Pediatrics", 0.5))
    assert named.preferences.minimum == {"Internal Medicine": 3}
    assert named.preferences.couple == Couple("spouse", ("Pediatrics",))
    assert named.rotations is not None
    assert [one.specialty for one in named.rotations] == ["Internal Medicine", "Oncology"]
    assert named.letters is not None
    assert [one.specialty for one in named.letters] == ["Pediatrics", None]
    assert with_canonical_specialties(named, canonical) == named


def test_unknown_stays_unknown() -> None:
    """No rotations said remain no rotations said."""
    named = with_canonical_specialties(Profile("x"), canonical)
    assert named.rotations is None
    assert named.letters is None


def test_all_names_that_fail_are_told_with_their_place() -> None:
    """Names that cannot be placed, and two names of one specialty, come together."""
    profile = Profile(
        "x",
        preferences=Preferences(
            specialties=(("xx", 1.0), ("IM", 1.0), ("internal medicine", 1.0)), minimum={"yy": 1}
        ),
    )
    with pytest.raises(UserError) as caught:
        with_canonical_specialties(profile, canonical, lambda field: f"file, {field}")
    assert [problem.where for problem in caught.value.problems] == [
        "file, preferences.specialties.xx",
        'file, preferences.specialties."internal medicine"',
        "file, preferences.minimum.yy",
    ]
