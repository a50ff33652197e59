"""Where a fit starts: a card that has forgotten every earlier fit, so that the same command gives the same card."""

from dataclasses import replace

from smartpick.market.card import ModelCard

__all__ = ["unknowing"]

SOLVED = "excess."


def unknowing(card: ModelCard) -> ModelCard:
    """Return the card with fitted parameters at their prior means, and nothing solved for.

    Every specialty is open alike, US IMGs have no offset, and everybody who applies is active.
    """
    values = {name: parameter.prior[0] for name, parameter in card.parameters.items() if parameter.prior}
    values |= {name: 1.0 for name in card.parameters if name.startswith(SOLVED)}
    rows = {
        row.name: replace(row, openness=0.0, us_img_offset=0.0, openness_sd=0.0)
        for row in card.specialties.values()
    }
    return card.changed(values, rows)
