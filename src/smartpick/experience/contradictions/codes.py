"""Codes and keys that no list knows, and entries written twice."""

import difflib
from collections.abc import Iterator
from dataclasses import replace

from smartpick.experience.contradictions.contradiction import Contradiction
from smartpick.experience.encounter import Encounter
from smartpick.experience.icd10 import unknown_codes
from smartpick.experience.onboarding import onboarding_items
from smartpick.experience.portfolio import Portfolio

__all__ = ["in_codes"]


def in_codes(portfolio: Portfolio) -> Iterator[Contradiction]:
    """Yield diagnoses that ICD-10-CM does not know, papers of an unknown kind, and repeated encounters."""
    problems = {
        code: problem
        for code in {code for one in portfolio.encounters for code in one.diagnoses}
        for problem in unknown_codes((code,))
    }
    for place, one in enumerate(portfolio.encounters):
        for code in one.diagnoses:
            if code in problems:
                problem = problems[code]
                yield Contradiction("encounter", one.id, place, "diagnoses", problem.what, problem.way_out)
    yield from _papers(portfolio)
    yield from _repeated(portfolio.encounters)


def _papers(portfolio: Portfolio) -> Iterator[Contradiction]:
    known = [item.key for item in onboarding_items()]
    for place, one in enumerate(portfolio.documents):
        if one.item not in known:
            near = difflib.get_close_matches(one.item, known, n=1, cutoff=0.5)
            way_out = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
            what = f"There is no kind of paper called {one.item}."
            yield Contradiction("document", one.id, place, "item", what, way_out)


def _repeated(encounters: tuple[Encounter, ...]) -> Iterator[Contradiction]:
    first: dict[tuple[object, ...], Encounter] = {}
    for place, one in enumerate(encounters):
        if not (one.complaint and one.diagnoses):
            continue
        key = (one.experience, one.month, one.complaint, one.diagnoses, one.age, one.sex)
        same = first.setdefault(key, one)
        if same is not one and replace(one, id=same.id) == same:
            what = f"{one.id} says the same as {same.id}."
            yield Contradiction(
                "encounter",
                one.id,
                place,
                "id",
                what,
                "Keep both if there were two such patients.",
                certain=False,
            )
