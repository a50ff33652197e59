"""Next steps are offered where they apply, and do to the profile what they say."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from smartpick.advice.next_steps import possible_changes
from smartpick.applicant import Letter, Profile, load_profile

ON = date(2026, 11, 1)
EXAMPLES = Path(__file__).parents[3] / "examples"
MEDICINE = "Internal Medicine"


def profile(name: str = "community-clinic") -> Profile:
    """Return an example applicant."""
    return load_profile(EXAMPLES / f"{name}.toml", on=ON)


def keys(of: Profile) -> set[str]:
    """Return the keys of the steps that are offered."""
    return {change.key for change in possible_changes(of, MEDICINE, ON)}


def test_steps_that_are_done_are_not_offered() -> None:
    """No Step 3 after Step 3, no certificate after the certificate, no fourth US letter."""
    base = profile("community-clinic-before")
    assert {"Step 3", "US letter", "inpatient observership"} <= keys(base)
    assert "ECFMG certificate" not in keys(base)
    passed = replace(base, exams=replace(base.exams, step3=replace(base.exams.step3, passed=True)))
    assert "Step 3" not in keys(passed)
    letters = tuple(Letter(us=True, specialty=MEDICINE) for _ in range(3))
    assert "US letter" not in keys(replace(base, letters=letters))
    assert "ECFMG certificate" in keys(replace(base, ecfmg=replace(base.ecfmg, certified=False)))


def test_a_running_rotation_can_be_made_longer_and_an_old_one_cannot() -> None:
    """Three more months where the applicant is; the institution is named; what ended long ago stays ended."""
    base = profile()
    rotations = tuple(
        replace(r, end=ON + timedelta(days=10)) if r.in_us and r.institution else r
        for r in base.rotations or ()
    )
    running = replace(base, rotations=rotations)
    longer = next(c for c in possible_changes(running, MEDICINE, ON) if c.key == "longer rotation")
    added = [
        new.months - old.months
        for new, old in zip(longer.profile.rotations or (), running.rotations or (), strict=True)
    ]
    assert max(added) == 3.0
    assert sum(added) == 3.0
    assert any(r.institution and r.institution in longer.name for r in rotations)
    ended = tuple(replace(r, end=date(2024, 1, 31)) for r in rotations)
    assert "longer rotation" not in keys(replace(base, rotations=ended))


def test_every_step_says_when_it_counts_what_it_costs_and_from_where() -> None:
    """Weeks lead to the day it is looked at; a price has a source; nothing else of the profile changes."""
    base = profile("community-clinic-before")
    for change in possible_changes(base, MEDICINE, ON):
        assert change.on == ON + timedelta(weeks=change.weeks)
        assert (change.dollars is None) == (not change.dollars_source)
        assert change.profile != base
        assert change.profile.preferences == base.preferences
        assert MEDICINE in change.name or "{" not in change.name
