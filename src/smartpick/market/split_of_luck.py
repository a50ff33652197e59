"""Luck after the interview: what is the applicant's own and what a program's, with their sum of squares kept.

Published figures tell the sum, not the split (MODEL of the project, section 5).
"""

import numpy as np

from smartpick.market.card import ModelCard

__all__ = ["OWN", "PROGRAMS", "split_of_luck"]

OWN, PROGRAMS = "latent.skill", "latent.s2"


def split_of_luck(card: ModelCard, skill: float) -> dict[str, float]:
    """Return skill and s2 with the sum of their squares kept; skill stays between a tenth and nine tenths of it."""
    total = float(np.hypot(card.value(OWN), card.value(PROGRAMS)))
    chosen = float(np.clip(skill, 0.1 * total, 0.9 * total))
    return {OWN: chosen, PROGRAMS: float(np.sqrt(total**2 - chosen**2))}
