"""One small Match, written down by hand: rank lists in, a stable matching out.

This is the engine behind ``smartpick solve match``. The answer's ``stable`` flag comes from an independent
check (``stability``), never from trust in the procedure.
"""

from dataclasses import replace
from typing import Any

import numpy as np

from smartpick.errors import SmartPickError
from smartpick.market.deferred_acceptance import Indices, match_applicants, offer_seats, starts
from smartpick.market.exhaustive_search import find_stable, is_small
from smartpick.market.instance_document import read_instance
from smartpick.market.numbering import Numbered, number
from smartpick.market.offers import offer_rounds
from smartpick.market.rank_lists import Instance
from smartpick.market.roth_peranson.lists import Index, index_lists
from smartpick.market.roth_peranson.matching import LinkedMatching, match_lists
from smartpick.market.roth_peranson.reversions import Reversions, match_with_reversions
from smartpick.market.stability import is_stable

__all__ = ["NoStableMatching", "match_instance", "solve_match"]


class NoStableMatching(SmartPickError):  # noqa: N818  (what happened, in the field's words)
    """No stable matching was found; ``proved`` says whether there is none."""

    def __init__(self, sentence: str, *, proved: bool) -> None:
        self.proved = proved
        super().__init__(sentence)


def solve_match(document: Any, name: str = "instance") -> dict[str, Any]:
    """Solve a Match given as a JSON document (see ``instance_document``); ``name`` is shown in faults.

    Returns {"matches": {applicant: program or None}, "stable": bool, "rounds": int, "warnings": [sentence]}, and
    with the sections of that name "preliminary" {applicant: program or None}, "reversions" and "soap". With linked
    positions the rounds count turns too. Raises ``UserError`` with every fault of the document and
    ``NoStableMatching`` when linked positions leave none to be found.
    """
    instance, proposing, warnings = read_instance(document, name)
    answer: dict[str, Any] = {}
    if instance.reversions:
        matches, preliminary, rounds, quota, answer["reversions"] = _match_reverting(instance)
        programs = instance.programs.items()
        instance = replace(
            instance, programs={p: replace(r, quota=q) for (p, r), q in zip(programs, quota, strict=True)}
        )
    elif instance.couples or instance.supplemental:
        numbered = number(instance)
        found = _match_linked(instance, numbered, index_lists(numbered.lists))
        matches, preliminary = numbered.named(found.program), numbered.named(found.preliminary)
        rounds = found.turns
    else:
        matches, rounds = match_instance(instance, proposing)
        preliminary = {}
    if instance.supplemental:
        answer["preliminary"] = {a: preliminary[a] for a in instance.supplemental}
    if instance.soap:
        answer["soap"] = offer_rounds(instance, instance.soap, matches, preliminary)
    return {
        "matches": matches,
        **answer,
        "stable": is_stable(instance, matches, preliminary),
        "rounds": rounds,
        "warnings": list(warnings),
    }


def match_instance(instance: Instance, proposing: str = "applicants") -> tuple[dict[str, str | None], int]:
    """Return the matching of single applicants (name -> program or None) and the number of rounds.

    ``proposing`` is "applicants" (best stable matching for applicants) or "programs" (best for programs).
    """
    numbered = number(replace(instance, couples=(), supplemental={}))
    wanted = [min(r.quota, len(r.ranks)) for r in instance.programs.values()]
    quota = np.array(wanted, np.int32)
    if proposing == "programs":
        matched, rounds = _programs_propose(instance, numbered.applicants, quota)
    else:
        lists = numbered.lists
        result = match_applicants(lists.offsets, lists.program, lists.score, quota)
        matched, rounds = result.program, result.rounds
    return numbered.named(matched), rounds


def _programs_propose(instance: Instance, names: tuple[str, ...], quota: Indices) -> tuple[Indices, int]:
    """Run the program-proposing direction; return the program index per applicant and the rounds."""
    number_of = {a: i for i, a in enumerate(names)}
    liking = {a: {p: -i for i, p in enumerate(ranks)} for a, ranks in instance.applicants.items()}
    lists = [ranked.ranks for ranked in instance.programs.values()]
    sizes = np.array([len(ranks) for ranks in lists], np.int32)
    applicant = np.array([number_of[a] for ranks in lists for a in ranks], np.int32)
    score = np.array([-i for ranks in lists for i in range(len(ranks))], np.float32)
    taste = np.array([liking[a][p] for p, r in instance.programs.items() for a in r.ranks], np.float32)
    offers = offer_seats(starts(sizes), applicant, score, taste, quota, np.ones(len(names), np.int32))
    matched = np.full(len(names), -1, np.int32)
    owner = np.repeat(np.arange(len(lists), dtype=np.int32), sizes)
    matched[applicant[offers.accepted]] = owner[offers.accepted]
    return matched, offers.rounds


def _match_linked(instance: Instance, numbered: Numbered, index: Index) -> LinkedMatching:
    """Return a stable matching for the quotas of the index, or raise ``NoStableMatching``."""
    found = match_lists(numbered.lists, index)
    if found.stable:
        return found
    if not is_small(instance):
        sentence = f"No stable matching was found in {found.starts} attempts; there may be none."
        raise NoStableMatching(sentence, proved=False)
    quota = index.quota.tolist()
    programs = zip(instance.programs.items(), quota, strict=True)
    stable = find_stable(replace(instance, programs={p: replace(r, quota=q) for (p, r), q in programs}))
    if stable is None:
        sentence = "This Match has no stable matching: all possible matchings were tried."
        raise NoStableMatching(sentence, proved=True)
    program, preliminary = (numbered.coded(who) for who in stable)
    return LinkedMatching(program, preliminary, 0, found.starts, found.turns)


def _match_reverting(
    instance: Instance,
) -> tuple[dict[str, str | None], dict[str, str | None], int, list[int], list[dict[str, Any]]]:
    """Return primary and preliminary programs, passes and turns, the final quotas, and how many positions reverted."""
    numbered = number(instance)
    place = {p: i for i, p in enumerate(numbered.programs)}
    rows = [(place[r.donor], place[r.receiver], r.positions) for r in instance.reversions]
    donor, receiver, positions = np.array(rows, np.int32).T.copy()
    result = match_with_reversions(
        numbered.lists,
        Reversions(donor, receiver, positions),
        lambda _, index: _match_linked(instance, numbered, index),
    )
    if not result.consistent:
        sentence = "No outcome was found in which the positions that reverted stay where they went."
        raise NoStableMatching(sentence, proved=False)
    reverted = [
        {"from": r.donor, "to": r.receiver, "positions": int(k)}
        for r, k in zip(instance.reversions, result.reverted, strict=True)
    ]
    found = result.matching
    program, preliminary = numbered.named(found.program), numbered.named(found.preliminary)
    return program, preliminary, result.passes + found.turns, result.quota.tolist(), reverted
