"""What a portfolio is worth to a program director, dimension by dimension, never as one number.

Each dimension says how it stands in words, by which figures, resting on which entries, with which evidence, what of it
is judgement, and what would improve it. Writing down more entries of the same changes nothing.
"""

from datetime import date

from smartpick.experience.assessment.alignment import alignment
from smartpick.experience.assessment.basis import Basis, basis
from smartpick.experience.assessment.depth import depth
from smartpick.experience.assessment.dimension import (
    Assessment,
    Dimension,
    Figure,
    Improvement,
    Standing,
)
from smartpick.experience.assessment.documentation import documentation
from smartpick.experience.assessment.hands_on import hands_on
from smartpick.experience.assessment.letters import letters
from smartpick.experience.assessment.recency import recency
from smartpick.experience.assessment.settings_seen import settings_seen
from smartpick.experience.portfolio import Portfolio

__all__ = ["Assessment", "Basis", "Dimension", "Figure", "Improvement", "Standing", "assess", "basis"]


def assess(portfolio: Portfolio, on: date, specialties: tuple[str, ...] = ()) -> Assessment:
    """Return the assessment of a portfolio on the day ``on``.

    ``specialties`` are those applied to, as the directory names them; without any, alignment stays unknown.
    """
    ground = basis(portfolio, on, specialties)
    return Assessment(
        on,
        specialties,
        (
            recency(ground),
            hands_on(ground),
            depth(ground),
            settings_seen(ground),
            alignment(ground),
            letters(ground),
            documentation(ground),
        ),
    )
