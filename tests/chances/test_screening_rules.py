"""Rules: an answer decides by the applicant, agrees by the program, and never mixes the two up."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from example_inputs import scored

from smartpick.applicant import Profile, Visa
from smartpick.chances import Market, screening_rules
from smartpick.chances.members import Members
from smartpick.chances.screening_field import RuleView, ScreeningField
from smartpick.facts import Value
from smartpick.market import LACKS, load_card

ON = date(2026, 11, 1)
BITS = np.array([0, LACKS["visa"], LACKS["clean record"], LACKS["certificate"]], np.uint8)
SETS = ScreeningField(
    np.zeros(1, np.bool_),
    np.zeros(1, np.int8),
    BITS[:, None],
    np.array([[0], [120], [130], [150]], np.uint8),
    np.array([[255], [30], [50], [100]], np.uint8),
    Members((load_card(),), 4),
)


def views(profile: Profile, market: Market) -> dict[str, RuleView]:
    """Return the rules by name."""
    card = market.card
    found = (
        screening_rules.visa(profile, card, SETS),
        screening_rules.score(profile, card, SETS),
        screening_rules.graduation(profile, card, SETS, ON),
        screening_rules.attempts(profile, card, SETS),
        screening_rules.certificate(profile, card, SETS),
    )
    return {view.rule: view for view in found}


@pytest.mark.parametrize(
    ("rule", "said", "best"),
    [
        ("visa", ("J-1",), [0, 2, 3]),
        ("visa", (), [1]),
        ("visa", ("F-1 OPT",), [1]),
        ("score", 0, [0]),
        ("score", 228, [2]),
        ("graduation", 99, [0]),
        ("graduation", 5, [2]),
        ("attempts", True, [2]),
        ("certificate", False, [0, 1, 2]),
    ],
)
def test_draws_agree_by_their_own_rule(
    profile: Profile, market: Market, rule: str, said: Value, best: list[int]
) -> None:
    """Those draws agree best whose rule is nearest to what was said, for whoever applies."""
    for own in (profile, scored(replace(profile, visa=Visa(needed=True)), 215)):
        agrees = views(own, market)[rule].answer(0, 0.5, (said,)).agrees
        assert agrees is not None
        assert np.flatnonzero(agrees >= agrees.max() - 1e-12).tolist() == best


def test_nothing_said_is_what_the_draws_say(profile: Profile, market: Market) -> None:
    """The answer "nobody knows" agrees with every draw and passes as each of them says."""
    for view in views(scored(profile, 235), market).values():
        found = view.answer(0, 0.5, (None,))
        assert found.agrees is None
        assert not found.known
        assert np.array_equal(np.broadcast_to(found.passes, 4), view.chance[:, 0])


def test_military_programs_close_to_civilians() -> None:
    """The rule needs no fact: the directory says it."""
    sets = replace(SETS, military=np.ones(1, np.bool_))
    assert (screening_rules.military(sets).chance == 0.0).all()
    assert (screening_rules.military(SETS).chance == 1.0).all()


def test_letters_are_counted(profile: Profile) -> None:
    """Without letters told nothing is failed for certain, and nothing is passed for certain either."""
    silent = screening_rules.letters(replace(profile, letters=None), SETS).answer(0, 1.0, (3, None))
    assert not silent.known
    none = screening_rules.letters(replace(profile, letters=()), SETS).answer(0, 1.0, (3, None))
    assert none.known
    assert none.passes == 0.0
