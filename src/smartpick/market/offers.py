"""SOAP after a Match written down by hand: names in, names out."""

from typing import Any

import numpy as np

from smartpick.market.deferred_acceptance import starts
from smartpick.market.rank_lists import Instance, OfferRounds
from smartpick.market.soap.rounds import run_soap
from smartpick.market.stability import Matches

__all__ = ["offer_rounds"]


def offer_rounds(
    instance: Instance, soap: OfferRounds, matches: Matches, preliminary: Matches
) -> dict[str, Any]:
    """Return what SOAP adds: {"matches": {applicant: program}, "filled": [per round], "open": {program: positions}}.

    Who is matched takes no part, except somebody with a supplemental list who has an advanced position and no first
    year: for them the programs of the supplemental lists are open, and no others. Positions of programs without a
    preference list stay open.
    """
    programs, people = tuple(instance.programs), tuple(instance.applicants)
    taken = [p for who in (matches, preliminary) for p in who.values() if p is not None]
    left = {p: max(ranked.quota - taken.count(p), 0) for p, ranked in instance.programs.items()}
    place = {p: i for i, p in enumerate(programs)}
    rank = {p: {a: i for i, a in enumerate(listed)} for p, listed in soap.preferences.items()}
    sent = [_sent(instance, soap, a, matches, preliminary) for a in people]
    score = [-rank.get(p, {}).get(a, np.nan) for a, row in zip(people, sent, strict=True) for p in row]
    result = run_soap(
        starts(np.array([len(row) for row in sent], np.int32)),
        np.array([place[p] for row in sent for p in row], np.int32),
        np.array(score, np.float32),
        np.array([min(left[p], len(rank.get(p, ()))) for p in programs], np.int32),
        soap.rounds,
    )
    found = {a: programs[p] for a, p in zip(people, result.program.tolist(), strict=True) if p >= 0}
    for p in found.values():
        left[p] -= 1
    return {
        "matches": found,
        "filled": result.filled.tolist(),
        "open": {p: positions for p, positions in left.items() if positions},
    }


def _sent(
    instance: Instance, soap: OfferRounds, a: str, matches: Matches, preliminary: Matches
) -> tuple[str, ...]:
    """Return the applications of an applicant that are for positions they may still take."""
    wished = soap.applications.get(a, ())
    if matches[a] is None:
        return wished
    if matches[a] not in instance.supplemental.get(a, {}) or preliminary.get(a) is not None:
        return ()
    return tuple(p for p in wished if p in instance.first_years)
