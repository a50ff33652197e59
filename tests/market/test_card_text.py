"""Writing the specialties leaves everything above them as people wrote it."""

from dataclasses import replace
from importlib.resources import files

import pytest

from smartpick.errors import InternalError
from smartpick.market.card import load_card, read_card
from smartpick.market.card_text import MARK, write_parameters, write_specialties

SHIPPED = (files("smartpick.market") / "data" / "model_card.toml").read_text(encoding="utf-8")


def test_writing_what_was_read_changes_nothing() -> None:
    """Reading the shipped card and writing its specialties again gives the same bytes."""
    assert write_specialties(SHIPPED, load_card().specialties.values()) == SHIPPED


def test_only_the_block_changes() -> None:
    """A moved openness is in the new card; the text above the mark and every parameter are the same."""
    rows = [replace(row, openness=1.234) for row in load_card().specialties.values()]
    text = write_specialties(SHIPPED, rows)
    assert text.partition(MARK)[0] == SHIPPED.partition(MARK)[0]
    card = read_card(text)
    assert card.parameters == load_card().parameters
    assert {row.openness for row in card.specialties.values()} == {1.234}


def test_parameters_are_replaced_in_place() -> None:
    """Value and sd of a named parameter change, and nothing else does."""
    text = write_parameters(SHIPPED, {"latent.skill": (0.4321, 0.1)})
    assert read_card(text)["latent.skill"].value == 0.4321
    assert read_card(text)["latent.skill"].sd == 0.1
    before, after = SHIPPED.splitlines(), text.splitlines()
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 2
    with pytest.raises(InternalError):
        write_parameters(SHIPPED, {"latent.nonsense": (1.0, 1.0)})
