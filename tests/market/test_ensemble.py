"""The ensemble file: what is read is what was fitted, and it never goes with another card."""

import numpy as np
import pytest

from smartpick.errors import InternalError
from smartpick.market.card import load_card
from smartpick.market.ensemble import load_ensemble, read_ensemble, write_ensemble


def test_writing_and_reading_keep_the_members() -> None:
    """Every parameter and openness of every member comes back to four digits."""
    card, members = load_card(), load_ensemble()
    again = read_ensemble(write_ensemble(card, members), card)
    assert [m.hash for m in again] == [m.hash for m in members]
    changed = card.changed({"latent.skill": 0.31})
    assert read_ensemble(write_ensemble(card, (changed,)), card)[0].value("latent.skill") == 0.31


def test_an_ensemble_of_another_card_is_refused() -> None:
    """Members are differences from one card only."""
    text = write_ensemble(load_card().changed({"latent.skill": 0.1}), ())
    with pytest.raises(InternalError, match="belongs to card"):
        read_ensemble(text, load_card())


def test_shipped_members_differ_where_nothing_is_known() -> None:
    """Skill against taste is not identified, so members differ in it, around the card's own value."""
    skill = np.array([member.value("latent.skill") for member in load_ensemble()])
    assert len(skill) >= 6
    assert skill.std() > 0.05
    assert abs(skill.mean() - load_card().value("latent.skill")) < skill.std()


def test_members_differ_in_openness_by_about_as_much_as_the_card_says() -> None:
    """The spread of openness that is stated and that of the members are no farther apart than eight draws may be.

    Eight members tell a standard deviation within a quarter, and specialties go up and down together.
    """
    card, members = load_card(), load_ensemble()
    names = [row.name for row in card.specialties.values() if row.img_matched >= 20]
    assert len(names) >= 10
    stated = np.array([card.specialties[name].openness_sd for name in names])
    found = np.array([[member.specialties[name].openness for name in names] for member in members])
    ratio = found.std(axis=0, ddof=1) / stated
    assert 0.6 < np.sqrt(np.mean(ratio**2)) < 1.6
