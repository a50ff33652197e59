"""Specialties as typed."""

from smartpick.chances.specialty_match import same_specialty


def test_aliases_match_and_nonsense_does_not() -> None:
    """An alias is its specialty, an open field fits all, an unknown name fits none."""
    assert same_specialty("internal medicine", "Internal Medicine")
    assert same_specialty(None, "Pathology")
    assert not same_specialty("Pathology", "Internal Medicine")
    assert not same_specialty("qqqq zzzz", "Internal Medicine")
