"""Writing the specialties leaves everything above them as people wrote it."""

from dataclasses import replace
from importlib.resources import files

from smartpick.market.card import load_card, read_card
from smartpick.market.card_text import MARK, write_specialties

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
