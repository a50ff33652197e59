"""One small Match, written down by hand: rank lists in, a stable matching out.

This is the engine behind ``smartpick solve match``. The answer's ``stable`` flag comes from an independent
check (``stability``), never from trust in the procedure.
"""

from typing import Any

import numpy as np

from smartpick.market.couples import NoStableMatching, match_couples
from smartpick.market.deferred_acceptance import Indices, match_applicants, offer_seats, starts
from smartpick.market.instance_document import read_instance
from smartpick.market.rank_lists import Instance
from smartpick.market.stability import is_stable

__all__ = ["NoStableMatching", "match_instance", "solve_match"]


def solve_match(document: Any, name: str = "instance") -> dict[str, Any]:
    """Solve a Match given as a JSON document (see ``instance_document``); ``name`` is shown in faults.

    Returns {"matches": {applicant: program or None}, "stable": bool, "rounds": int, "warnings": [sentence]}.
    Raises ``UserError`` with every fault of the document and ``NoStableMatching`` when couples leave none to be
    found; with couples the rounds count the steps of their processing too.
    """
    instance, proposing, warnings = read_instance(document, name)
    matches, rounds = match_instance(instance, proposing)
    if instance.couples:
        matches, steps = match_couples(instance, matches)
        rounds += steps
    return {
        "matches": matches,
        "stable": is_stable(instance, matches),
        "rounds": rounds,
        "warnings": list(warnings),
    }


def match_instance(instance: Instance, proposing: str = "applicants") -> tuple[dict[str, str | None], int]:
    """Return the matching of single applicants (name -> program or None) and the number of rounds.

    ``proposing`` is "applicants" (best stable matching for applicants) or "programs" (best for programs).
    """
    names = tuple(instance.applicants)
    programs = tuple(instance.programs)
    where = {p: i for i, p in enumerate(programs)}
    place = {p: {a: i for i, a in enumerate(ranked.ranks)} for p, ranked in instance.programs.items()}
    quota = np.array([min(r.quota, len(r.ranks)) for r in instance.programs.values()], np.int32)
    if proposing == "programs":
        matched, rounds = _programs_propose(instance, names, quota)
    else:
        lists = tuple(instance.applicants.values())
        offsets = starts(np.array([len(ranks) for ranks in lists], np.int32))
        program = np.array([where[p] for ranks in lists for p in ranks], np.int32)
        score = np.array(
            [-place[p][a] for a, ranks in instance.applicants.items() for p in ranks], np.float32
        )
        result = match_applicants(offsets, program, score, quota)
        matched, rounds = result.program, result.rounds
    found = {a: programs[p] if p >= 0 else None for a, p in zip(names, matched.tolist(), strict=True)}
    return found, rounds


def _programs_propose(instance: Instance, names: tuple[str, ...], quota: Indices) -> tuple[Indices, int]:
    """Run the program-proposing direction; return the program index per applicant and the rounds."""
    number = {a: i for i, a in enumerate(names)}
    liking = {a: {p: -i for i, p in enumerate(ranks)} for a, ranks in instance.applicants.items()}
    lists = [ranked.ranks for ranked in instance.programs.values()]
    sizes = np.array([len(ranks) for ranks in lists], np.int32)
    applicant = np.array([number[a] for ranks in lists for a in ranks], np.int32)
    score = np.array([-i for ranks in lists for i in range(len(ranks))], np.float32)
    taste = np.array([liking[a][p] for p, r in instance.programs.items() for a in r.ranks], np.float32)
    offers = offer_seats(starts(sizes), applicant, score, taste, quota, np.ones(len(names), np.int32))
    matched = np.full(len(names), -1, np.int32)
    owner = np.repeat(np.arange(len(lists), dtype=np.int32), sizes)
    matched[applicant[offers.accepted]] = owner[offers.accepted]
    return matched, offers.rounds
