"""Which facts are open, and how likely each is to screen the applicant out."""

from dataclasses import replace

import numpy as np
import pytest
from looked_up import BUDGET, acgme_id, opened, report
from plan_inputs import ON, SEASON, example

from smartpick.advice import Question
from smartpick.advice.decision import decide
from smartpick.advice.verify_first.deciding import deciding, fields_of_rules, notes_on
from smartpick.applicant import Exams
from smartpick.chances import shipped_market
from smartpick.facts import beliefs


def test_only_what_can_decide_is_open() -> None:
    """An applicant without a failed attempt asks nobody about attempts, one who needs a visa asks about visas."""
    _, _, known = opened()
    of = dict(zip(known.fields, known.open, strict=True))
    assert of["visas"].mean() > 0.9
    assert not of["failed_attempts_refused"].any()
    assert not of["certificate_required"].any()
    assert of["img_share"].any()


def test_who_has_observed_asks_what_counts_and_who_has_done_nothing_whether_anything_is_asked() -> None:
    """The question on US experience is the one whose answer can decide for this applicant."""
    profile = example("oncology-observership")
    assert fields_of_rules(profile, ON)["experience"] == "usce_kinds"
    assert fields_of_rules(replace(profile, rotations=()), ON)["experience"] == "usce_required"


def test_the_chance_of_a_pass_is_that_of_the_draws() -> None:
    """For each member it is the share of the draws in which a program lets the applicant pass; several rules join."""
    made, _, known = opened()
    visas = known.fields.index("visas")
    column = next(c for c in made.chances.screens if c.rule == "visa")
    group = int(np.argmax(known.open[visas]))
    draws = column.chance[:, group].reshape(known.members, -1)
    assert known.chance((visas,), group) == pytest.approx(draws.mean(axis=1))
    limit = known.fields.index("graduation_limit")
    both = known.chance((visas, limit), group)
    assert (both <= known.chance((visas,), group) + 1e-12).all()
    bands = known.chance_with_share((visas,), group)
    assert bands.sum(axis=0) == pytest.approx(known.chance((visas,), group))


def test_a_decided_fact_is_not_asked_again() -> None:
    """Once the visas of a program are known they are closed there, and only there."""
    made, board, known = opened()
    place = int(np.flatnonzero(board.level >= 0)[0])
    name = acgme_id(made, board, place)
    facts = beliefs([report(name, "visas", ("J-1",))], ON)
    after = decide(
        example("oncology-observership"), shipped_market(), SEASON, ON, Question(budget=BUDGET, facts=facts)
    )
    candidate = int(board.given.order[place])
    closed = deciding(after.chances)
    assert not closed.open[known.fields.index("visas"), after.chances.group[candidate]]
    assert closed.open[known.fields.index("visas")].sum() >= known.open[known.fields.index("visas")].sum() - 1


def test_a_known_share_is_not_asked_again() -> None:
    """Groups whose share of IMGs was looked up are closed for it."""
    made, _, known = opened()
    share = known.fields.index("img_share")
    group = int(np.argmax(known.open[share]))
    assert not deciding(made.chances, {group}).open[share, group]


def test_what_the_profile_leaves_open_is_said_and_not_asked() -> None:
    """Without a score nobody is asked about minimum scores, and the user is told why."""
    profile = example("oncology-observership")
    assert notes_on(profile) == ()
    bare = replace(profile, exams=Exams(), rotations=None)
    notes = " ".join(notes_on(bare))
    assert "your Step 2 CK score" in notes
    assert "your rotations" in notes
    made = decide(bare, shipped_market(), SEASON, ON, Question(budget=BUDGET))
    assert "step2ck_minimum" not in deciding(made.chances).fields
