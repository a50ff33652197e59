"""A country of two specialties and sixty programs, small enough to simulate in a moment."""

from dataclasses import dataclass, replace

import numpy as np

from smartpick.market.card import ModelCard, load_card
from smartpick.market.programs_side import World, build_world

FAMILY, NEUROLOGY = "Family Medicine", "Neurology"
SPECIALTIES = (FAMILY, NEUROLOGY, "Urology")


@dataclass(frozen=True)
class Columns:
    """The directory's columns for the market (see ``programs.DirectoryArrays``)."""

    specialty: np.ndarray
    state: np.ndarray
    division: np.ndarray
    kind: np.ndarray
    h1b: np.ndarray
    initial_accreditation: np.ndarray
    resident_fte: np.ndarray


def small_columns(programs: int = 60) -> Columns:
    """Return a directory whose programs alternate in specialty, kind, place and evidence."""
    i = np.arange(programs)
    fte = np.where(i % 3 == 0, np.nan, 50.0 + 10.0 * i)
    return Columns(
        specialty=(i % 3).astype(np.int16),
        state=(i % 7).astype(np.int16),
        division=(i % 7 // 2).astype(np.int8),
        kind=(i % 4).astype(np.int8),
        h1b=(i % 5 % 3).astype(np.int8),
        initial_accreditation=(i % 6 - 1).clip(-1, 1).astype(np.int8),
        resident_fte=fte.astype(np.float32),
    )


def small_card(**changed: float) -> ModelCard:
    """Return the shipped card with two small specialties; ``effects__step2ck=0.1`` changes a parameter."""
    card = load_card()
    sizes = {
        FAMILY: (110, (40.0, 40.0, 8.0, 30.0, 60.0, 12.0)),
        NEUROLOGY: (60, (30.0, 20.0, 3.0, 9.0, 40.0, 8.0)),
    }
    specialties = {
        name: replace(card.specialties[name], positions=positions, preferring=people, img_matched=30)
        for name, (positions, people) in sizes.items()
    }
    parameters = {
        name: replace(parameter, value=1.0) if name.startswith("excess.") else parameter
        for name, parameter in card.parameters.items()
    }
    for name, value in changed.items():
        dotted = name.replace("__", ".")
        parameters[dotted] = replace(parameters[dotted], value=value)
    return replace(card, specialties=specialties, parameters=parameters)


def small_world(card: ModelCard | None = None, columns: Columns | None = None) -> World:
    """Return the small country; family medicine has one tier of signals, neurology two."""
    made = columns or small_columns()
    ids = [f"{i:010d}" for i in range(len(made.specialty))]
    signals = {FAMILY: (3, 0), NEUROLOGY: (2, 4)}
    return build_world(made, ids, SPECIALTIES, "test", card or small_card(), signals)
