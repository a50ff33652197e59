"""Screens are drawn with the card's shares, moved by openness and the visa climate."""

import numpy as np
from small_world import small_card

from smartpick.market.filters import draw_filters
from smartpick.market.lacks import LACKS

ROWS = np.arange(20_000, dtype=np.int32)
LEVEL = np.zeros(len(ROWS))


def test_shares_are_those_of_the_card() -> None:
    """At average openness and climate each rule has the share the card says."""
    card = small_card()
    rules = draw_filters(card, LEVEL, ROWS, 1, 0)

    def share(bit: str) -> float:
        return float(((rules.demands & LACKS[bit]) > 0).mean())

    assert abs(share("visa") - card.value("screens.no_visa")) < 0.02
    assert abs(share("clean record") - card.value("screens.no_failed_attempts")) < 0.02
    assert abs(share("US experience") - card.value("screens.usce_required")) < 0.02
    hands = card.value("screens.usce_required") * (1 - card.value("screens.observership_accepted"))
    assert abs(share("hands-on") - hands) < 0.02
    assert abs(share("certificate") - card.value("screens.certificate_required")) < 0.02
    assert abs((rules.minimum > 0).mean() - card.value("screens.minimum_score")) < 0.02
    assert abs(np.isfinite(rules.limit).mean() - card.value("screens.graduation_limit")) < 0.02
    assert rules.limit.min() >= 1


def test_open_programs_and_kind_climates_sponsor_more() -> None:
    """Openness and the visa climate both lower the share that sponsors no visa, never raise it anywhere."""
    drawn = [
        draw_filters(small_card(screens__visa_climate=climate), LEVEL + openness, ROWS, 1, 0).demands
        & LACKS["visa"]
        for openness, climate in ((0.0, 0.0), (1.0, 0.0), (0.0, 0.4))
    ]
    assert (drawn[1] <= drawn[0]).all()
    assert (drawn[2] <= drawn[0]).all()
    assert drawn[1].sum() < drawn[2].sum() < drawn[0].sum()


def test_a_rule_belongs_to_the_program() -> None:
    """Other programs beside it change nothing."""
    card = small_card()
    alone = draw_filters(card, LEVEL[[77]], ROWS[[77]], 4, 2)
    together = draw_filters(card, LEVEL, ROWS, 4, 2)
    assert alone.demands[0] == together.demands[77]
    assert alone.minimum[0] == together.minimum[77]
