"""Tiny Matches with couples and supplemental lists, drawn by hypothesis, and worked examples of the field."""

import itertools
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from smartpick.market.rank_lists import Couple, Instance, RankedProgram

Pair = tuple[str | None, str | None]


@st.composite
def instances(draw: st.DrawFn, couples: int = 2, supplemental: bool = True) -> Instance:
    """Return a tiny Match: pairs at one program, half-empty pairs and quotas of zero included; ranks are mutual."""
    programs = [f"p{i}" for i in range(draw(st.integers(1, 4)))]
    singles = [f"s{i}" for i in range(draw(st.integers(0, 4)))]
    pairs = [(f"c{i}", f"d{i}") for i in range(draw(st.integers(0, couples)))]
    people = [*singles, *(m for pair in pairs for m in pair)]
    lists = {a: tuple(draw(st.permutations(programs))[: draw(st.integers(0, 4))]) for a in singles}
    wished = [draw(pair_lists(programs)) for _ in pairs]
    drawn = tuple(Couple(pair, ranks) for pair, ranks in zip(pairs, wished, strict=True))
    ranked = {
        p: RankedProgram(draw(st.integers(0, 2)), tuple(draw(st.permutations(people)))) for p in programs
    }
    first_years = {}
    for a in people if supplemental else ():
        ranks = lists.get(a) or sorted({p for c in drawn for p in side(c, a) if p is not None})
        first_years[a] = {p: others(draw, programs, p) for p in ranks if draw(st.booleans())}
    wishes = {a: {*lists.get(a, ()), *(p for c in drawn for p in side(c, a))} for a in people}
    for a, by in first_years.items():
        wishes[a] = wishes[a].union(*by.values())
    return Instance(
        {a: lists.get(a, ()) for a in people},
        {p: replace(r, ranks=tuple(a for a in r.ranks if p in wishes[a])) for p, r in ranked.items()},
        drawn,
        {a: by for a, by in first_years.items() if by},
    )


def pair_lists(programs: list[str]) -> st.SearchStrategy[tuple[Pair, ...]]:
    """Return lists of up to five different pairs."""
    choices = [pair for pair in itertools.product([*programs, None], repeat=2) if pair != (None, None)]
    return st.lists(st.sampled_from(choices), max_size=5, unique=True).map(tuple)


def side(couple: Couple, member: str) -> list[str | None]:
    """Return the programs that a member of a couple ranks."""
    return [pair[couple.members.index(member)] for pair in couple.ranks] if member in couple.members else []


def others(draw: st.DrawFn, programs: list[str], program: str) -> tuple[str, ...]:
    """Return up to two programs but this one."""
    left = [p for p in programs if p != program]
    return tuple(draw(st.permutations(left))[: draw(st.integers(0, 2))])


def shuffled(draw: st.DrawFn, instance: Instance) -> Instance:
    """Return the same Match with applicants, programs and couples written down in another order."""
    return Instance(
        {a: instance.applicants[a] for a in draw(st.permutations(list(instance.applicants)))},
        {p: instance.programs[p] for p in draw(st.permutations(list(instance.programs)))},
        tuple(draw(st.permutations(instance.couples))),
        instance.supplemental,
    )


def a_chase(couple: list[list[str | None]]) -> dict[str, Any]:
    """Return the classic market of one couple and one single applicant at two programs with one position each."""
    return {
        "applicants": {"Ann": [], "Ben": [], "Sam": ["City", "Mercy"]},
        "programs": {
            "City": {"quota": 1, "ranks": ["Ann", "Sam"]},
            "Mercy": {"quota": 1, "ranks": ["Sam", "Ben"]},
        },
        "couples": [{"members": ["Ann", "Ben"], "ranks": couple}],
    }


# The smallest market without a stable matching, in the manner of Klaus & Klijn (2005) and Kojima, Pathak & Roth (2013):
# the couple wants both positions or none, City prefers Ann to Sam, Mercy prefers Sam to Ben, and Sam prefers City.
ONE_COUPLE_ONE_SINGLE = a_chase([["City", "Mercy"]])

# Two couples who rank every pair of four positions, in the manner of Roth (1984, Theorem 10).
TWO_COUPLES = {
    "programs": {
        "H1": {"quota": 1, "ranks": ["s4", "s2", "s1", "s3"]},
        "H2": {"quota": 1, "ranks": ["s4", "s3", "s2", "s1"]},
        "H3": {"quota": 1, "ranks": ["s2", "s3", "s1", "s4"]},
        "H4": {"quota": 1, "ranks": ["s2", "s3", "s1", "s4"]},
    },
    "couples": [
        {
            "members": members,
            "ranks": [[f"H{first}", f"H{second}"] for first, second in ranks.split()],
        }
        for members, ranks in (
            (["s1", "s2"], "12 41 43 42 14 13 34 31 32 23 24 21"),
            (["s3", "s4"], "42 43 41 31 32 34 24 21 23 12 14 13"),
        )
    ],
}

# A position linked to another is lost together with it: Yan's first year at Prelim costs Xia hers; she goes on to
# Queens, Zoe to Amber, and Yan loses Amber and the first year with it.
LINKED_LOOP = {
    "applicants": {"Xia": ["Prelim", "Queens"], "Yan": ["Amber"], "Zoe": ["Queens", "Amber"]},
    "programs": {
        "Prelim": {"quota": 1, "ranks": ["Yan", "Xia"]},
        "Queens": {"quota": 1, "ranks": ["Xia", "Zoe"]},
        "Amber": {"quota": 1, "ranks": ["Zoe", "Yan"]},
    },
    "supplemental": {"Yan": {"Amber": ["Prelim"]}},
}

# The small Match with which NRMP explains its algorithm ("Run a Match"), with the outcome given there.
RUN_A_MATCH = {
    "applicants": {
        "Anderson": ["City"],
        "Chen": ["City", "Mercy"],
        "Ford": ["City", "General", "Mercy"],
        "Davis": ["Mercy", "City", "General"],
        "Eastman": ["City", "Mercy", "General"],
    },
    "programs": {
        "Mercy": {"quota": 2, "ranks": ["Chen", "Ford"]},
        "City": {"quota": 2, "ranks": ["Eastman", "Anderson", "Chen", "Davis", "Ford"]},
        "General": {"quota": 2, "ranks": ["Eastman", "Anderson", "Ford", "Davis"]},
    },
}
RUN_A_MATCH_OUTCOME = {
    "Anderson": "City",
    "Chen": "Mercy",
    "Ford": "General",
    "Davis": "General",
    "Eastman": "City",
}


def as_document(instance: Instance) -> dict[str, Any]:
    """Return an instance as the document that describes it."""
    return {
        "applicants": {a: list(ranks) for a, ranks in instance.applicants.items()},
        "programs": {p: {"quota": r.quota, "ranks": list(r.ranks)} for p, r in instance.programs.items()},
        "couples": [
            {"members": list(c.members), "ranks": [list(t) for t in c.ranks]} for c in instance.couples
        ],
        "supplemental": {a: {p: list(s) for p, s in by.items()} for a, by in instance.supplemental.items()},
    }
