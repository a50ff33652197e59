"""The shipped ensemble: model cards that fit the published figures about as well as the best one.

One readable file holds, for every member, what differs from the shipped card: parameters, and openness and US IMG
offset of each specialty. It is written by ``smartpick market fit`` and belongs to one card, whose hash it names.
"""

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files

from smartpick.errors import InternalError
from smartpick.market.card import ModelCard, load_card

__all__ = ["load_ensemble", "read_ensemble", "write_ensemble"]

FILE = "ensemble.json"


def write_ensemble(card: ModelCard, members: tuple[ModelCard, ...]) -> str:
    """Return the text of an ensemble file: differences from ``card``, numbers to four digits after the point."""
    rows = []
    for member in members:
        differing = {
            name: round(parameter.value, 4)
            for name, parameter in member.parameters.items()
            if parameter.value != card.value(name)
        }
        levels = {
            row.name: [round(row.openness, 4), round(row.us_img_offset, 4)]
            for row in member.specialties.values()
        }
        rows.append({"parameters": differing, "specialties": levels})
    return json.dumps({"card": card.hash, "members": rows}, indent=1) + "\n"


def read_ensemble(text: str, card: ModelCard) -> tuple[ModelCard, ...]:
    """Return the members of an ensemble file; it must have been written for this card."""
    content = json.loads(text)
    if content["card"] != card.hash:
        raise InternalError(f"the ensemble belongs to card {content['card']}, not to {card.hash}")
    members = []
    for row in content["members"]:
        specialties = {
            name: replace(card.specialties[name], openness=openness, us_img_offset=offset)
            for name, (openness, offset) in row["specialties"].items()
        }
        members.append(card.changed(row["parameters"], specialties))
    return tuple(members)


@cache
def load_ensemble() -> tuple[ModelCard, ...]:
    """Return the members shipped with the package."""
    shipped = files("smartpick.market") / "data" / FILE
    return read_ensemble(shipped.read_text(encoding="utf-8"), load_card())
