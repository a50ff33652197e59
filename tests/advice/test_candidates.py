"""Which programs are in question and what each is worth."""

from dataclasses import replace

import numpy as np
import pytest
from plan_inputs import SEASON, example

from smartpick.advice import Question
from smartpick.advice.candidates import Candidates, candidates
from smartpick.applicant import Preferences, Profile
from smartpick.chances import shipped_market
from smartpick.errors import UserError


def of(wishes: Preferences) -> Candidates:
    """Return the candidates of somebody with these wishes."""
    return candidates(Profile("a", preferences=wishes), shipped_market(), SEASON, Question())


def test_worth_is_the_weight_when_nothing_else_is_wished() -> None:
    """Two specialties: every program is worth its specialty's weight."""
    found = of(Preferences(specialties=(("IM", 1.0), ("FM", 0.6))))
    assert found.specialties == ("Internal Medicine", "Family Medicine")
    assert set(found.utility[found.specialty == 0]) == {1.0}
    assert set(found.utility[found.specialty == 1]) == {0.6}


def test_weights_are_relative() -> None:
    """0.5 and 0.3 mean what 1 and 0.6 mean: the worth of the most wanted specialty is 1."""
    found = of(Preferences(specialties=(("IM", 0.5), ("FM", 0.3))))
    assert found.weights == {"Internal Medicine": 1.0, "Family Medicine": 0.6}
    assert set(found.utility) == {1.0, 0.6}


def test_a_place_outside_the_wishes_is_worth_a_little_less() -> None:
    """Outside the wished state and type costs five percent each."""
    found = of(Preferences(specialties=(("IM", 1.0),), states=("OH",), kinds=("community",)))
    programs = [shipped_market().directory.programs[row] for row in found.rows]
    both = [
        u for u, p in zip(found.utility, programs, strict=True) if p.state == "OH" and p.kind == "community"
    ]
    none = [
        u for u, p in zip(found.utility, programs, strict=True) if p.state == "TX" and p.kind == "university"
    ]
    assert set(both) == {1.0}
    assert none[0] == pytest.approx(0.95**2, abs=1e-6)


def test_own_ratings_become_worth() -> None:
    """A ten is worth everything, a two a fifth, an unrated program seven tenths."""
    ids = [p.acgme_id for p in shipped_market().directory.programs if p.specialty == "Pathology"]
    found = of(Preferences(specialties=(("Pathology", 1.0),), ratings={ids[0]: 10.0, ids[1]: 2.0}))
    assert found.utility[:3].tolist() == [1.0, 0.2, 0.7]


def test_a_rating_of_nothing_bans() -> None:
    """Never is never: the program is out of the question, however good the chances; a closed program is no matter."""
    ids = [p.acgme_id for p in shipped_market().directory.programs if p.specialty == "Pathology"]
    found = of(Preferences(specialties=(("Pathology", 1.0),), ratings={ids[0]: 0.0, "9999999999": 0.0}))
    assert np.flatnonzero(found.banned).tolist() == [0]
    with pytest.raises(UserError, match="a rating of 0 bans"):
        of(Preferences(specialties=(("Pathology", 1.0),), ratings={ids[0]: 0.0}, pins=(ids[0],)))


def test_wishes_that_cannot_be_used_are_named() -> None:
    """Urban or rural is unknown for every program: said, not dropped in silence."""
    found = of(Preferences(specialties=(("IM", 1.0),), settings=("urban",)))
    assert any("not used" in warning for warning in found.warnings)


def test_shared_signals_are_spent_once() -> None:
    """Diagnostic and interventional radiology draw on one allowance: the second gets none, with a warning."""
    found = of(
        Preferences(
            specialties=(("Diagnostic Radiology", 1.0), ("Interventional Radiology - Integrated", 0.8))
        )
    )
    assert "Diagnostic Radiology" in found.allowances
    assert "Interventional Radiology - Integrated" not in found.allowances
    assert any("shares its signals" in warning for warning in found.warnings)


def test_the_question_adds_to_the_profile_s_pins() -> None:
    """Pins of both are pinned."""
    profile = example("community-clinic")
    ids = [p.acgme_id for p in shipped_market().directory.programs if p.specialty == "Internal Medicine"]
    both = replace(profile, preferences=replace(profile.preferences, pins=(ids[3],), bans=()))
    found = candidates(both, shipped_market(), SEASON, Question(pins=(ids[5],)))
    pinned = [
        shipped_market().directory.programs[row].acgme_id for row in found.rows[np.flatnonzero(found.pinned)]
    ]
    assert pinned == [ids[3], ids[5]]
