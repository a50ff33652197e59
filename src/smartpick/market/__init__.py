"""The mechanism: how the country matches.

Comes in: arrays (programs, signal allowances) and the model card; never a profile, a file or a form. Goes
out: stable matchings, replicates of the whole season, and the cut-offs ("equilibrium"), which are all that
one applicant needs to know of the market.

This module re-exports what is cheap to import (the card, the shipped equilibrium). The machinery compiles
kernels and lives in its own modules: ``instance`` (one Match from a document), ``deferred_acceptance`` and
``stability`` (the acceptance procedures), ``season_run`` (one replicate of the national season),
``calibration`` (fitting).
"""

from smartpick.market.card import (
    APPLICANT_TYPES,
    ModelCard,
    Parameter,
    SpecialtyCard,
    load_card,
    read_card,
)
from smartpick.market.ensemble import load_ensemble
from smartpick.market.equilibrium import (
    EARLIER_YEARS,
    SHARE_STEPS,
    Equilibrium,
    Provenance,
    least_scores,
    load_equilibrium,
    most_years,
    read_equilibrium,
)
from smartpick.market.known_tracks import (
    FillHistory,
    KnownTrack,
    fill_histories,
    known_advanced,
    known_quotas,
)
from smartpick.market.lacks import LACKS

__all__ = [
    "APPLICANT_TYPES",
    "EARLIER_YEARS",
    "LACKS",
    "SHARE_STEPS",
    "Equilibrium",
    "FillHistory",
    "KnownTrack",
    "ModelCard",
    "Parameter",
    "Provenance",
    "SpecialtyCard",
    "fill_histories",
    "known_advanced",
    "known_quotas",
    "least_scores",
    "load_card",
    "load_ensemble",
    "load_equilibrium",
    "most_years",
    "read_card",
    "read_equilibrium",
]
