"""One program and one list."""

from dataclasses import replace
from datetime import date

import pytest
from plan_inputs import SEASON, example

from smartpick.advice import Plan, Question, plan
from smartpick.advice.decision import posed
from smartpick.advice.one_program import OneProgram, alike_rows, one_program
from smartpick.applicant import Profile
from smartpick.chances import shipped_market
from smartpick.facts import beliefs, report_of
from smartpick.programs import Program

ON = date(2026, 11, 22)
SMALL = Question(budget=330.0, prove=False)


def _stands(program: Program, profile: Profile, asked: Question = SMALL) -> tuple[OneProgram, Plan]:
    market = shipped_market()
    made = plan(profile, market, SEASON, ON, asked)
    chosen, chances, _, _ = posed(profile, market, SEASON, ON, asked)
    return one_program(program, chosen, chances, made, SEASON), made


def _left_out(profile: Profile, asked: Question) -> Program:
    """Return a program in question that the list does not have."""
    market = shipped_market()
    listed = {row.program.acgme_id for row in plan(profile, market, SEASON, ON, asked).rows}
    _, chances, _, _ = posed(profile, market, SEASON, ON, asked)
    open_ = (market.directory.programs[row] for row in chances.rows[chances.eligible])
    return next(one for one in open_ if one.acgme_id not in listed)


def test_a_listed_program_has_its_row() -> None:
    """It is the row of the list itself, and nothing is said of why it is left out."""
    profile = example("community-clinic")
    made = plan(profile, shipped_market(), SEASON, ON, SMALL)
    found, _ = _stands(made.rows[2].program, profile)
    assert found.row is not None
    assert found.row.rank == 3
    assert (found.absence, found.banned) == (None, False)


@pytest.mark.parametrize(("budget", "rule"), [(330.0, "over budget"), (None, "past the stop point")])
def test_what_is_left_out_says_why_and_what_it_would_add(budget: float | None, rule: str) -> None:
    """The gain told is the one that the list has with it, pinned for the same money and one fee more."""
    applicant = example("community-clinic")
    profile = replace(applicant, preferences=replace(applicant.preferences, budget=None))
    asked = Question(budget=budget, prove=False)
    left = _left_out(profile, asked)
    found, made = _stands(left, profile, asked)
    assert found.row is None
    assert found.absence is not None
    assert found.absence.rule == rule
    assert found.absence.cost > 0
    with_it = Question(
        budget=made.totals.dollars + found.absence.cost,
        pins=(left.acgme_id, *(row.program.acgme_id for row in made.rows)),
        prove=False,
    )
    longer = plan(profile, shipped_market(), SEASON, ON, with_it)
    assert longer.totals.applications == made.totals.applications + 1
    gained = longer.totals.p_match.value - made.totals.p_match.value
    assert gained == pytest.approx(found.absence.adds, abs=1e-9)


def test_a_banned_or_screened_program_names_its_rule() -> None:
    """A ban, a rating of 0 and a known rule that is failed are told apart, the last with its words."""
    profile = example("community-clinic")
    program = plan(profile, shipped_market(), SEASON, ON, SMALL).rows[0].program
    banned, _ = _stands(program, profile, replace(SMALL, bans=(program.acgme_id,)))
    assert banned.banned
    assert banned.absence is not None
    assert banned.absence.rule == "banned"
    wishes = replace(profile.preferences, ratings={program.acgme_id: 0.0})
    never, _ = _stands(program, replace(profile, preferences=wishes))
    assert never.absence is not None
    assert never.absence.rule == "rated never"
    said = {"program": program.acgme_id, "field": "visas", "value": "none", "source": "site", "as_of": "2026-11-20",
            "entered_on": "2026-11-20", "verified": "me"}  # fmt: skip
    facts = beliefs([report_of("visas-1", said)], ON)
    barred, _ = _stands(program, profile, replace(SMALL, facts=facts))
    assert barred.absence is not None
    assert barred.absence.rule == "screened out"
    assert any("visa" in words.lower() for words in barred.absence.words)
    assert barred.alike == ()


def test_other_specialties_have_no_chances() -> None:
    """Nothing is guessed for a program outside the specialties asked for."""
    other = next(one for one in shipped_market().directory.programs if one.specialty == "Dermatology")
    found, _ = _stands(other, example("community-clinic"))
    assert found == OneProgram(None, None, None)


def test_equals_share_their_chance_to_the_last_digit() -> None:
    """Groups of a list hold rows of one chance, and a program's own page counts the same equals as the list."""
    profile = example("community-clinic")
    made = plan(profile, shipped_market(), SEASON, ON, Question(prove=False))
    groups = alike_rows(made.rows)
    assert groups
    for group in groups:
        assert len({(row.interview, row.match, row.signal) for row in group}) == 1
    largest = max((group for group in groups if group[0].signal == "none"), key=len)
    found, _ = _stands(largest[0].program, profile, Question(prove=False))
    assert found.alike_listed >= len(largest) - 1
    assert {row.program.acgme_id for row in largest[1:]} <= {one.acgme_id for one in found.alike}
