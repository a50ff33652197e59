"""Profile to list, on real programs, the real fee schedule and the shipped market."""

import itertools
from collections import Counter
from dataclasses import replace

import pytest
from plan_inputs import SEASON, example, example_plan, planned

from smartpick.advice import Plan
from smartpick.applicant import Preferences, Profile
from smartpick.chances import shipped_market
from smartpick.errors import UserError

CLINIC = "community-clinic"


def test_the_budget_holds_by_the_real_schedule() -> None:
    """Counting the rows by specialty and asking the season for the price gives the total, within the budget."""
    plan = example_plan(CLINIC)
    counts = Counter(row.program.specialty for row in plan.rows)
    assert plan.totals.dollars == pytest.approx(SEASON.application_cost(counts))
    assert plan.totals.dollars <= 1500.0
    assert plan.totals.dollars == pytest.approx(sum(row.cost for row in plan.rows))
    assert sum(plan.totals.dollars_by_specialty.values()) == pytest.approx(plan.totals.dollars)


def test_nothing_that_a_known_fact_screens_out() -> None:
    """No row has a failed screen, none appears twice, all are of the specialties asked for."""
    plan = example_plan(CLINIC)
    assert not [s for row in plan.rows for s in row.screens if s.verdict == "fails"]
    assert len({row.program.acgme_id for row in plan.rows}) == len(plan.rows) == plan.totals.applications
    assert {row.program.specialty for row in plan.rows} <= set(plan.specialties)


def test_the_chance_is_a_chance_with_an_interval_and_a_proof() -> None:
    """P(match) lies strictly inside its interval and inside 0..1; the certified gap is at most 0.1 %."""
    totals = example_plan(CLINIC).totals
    assert 0.0 < totals.p_match.low < totals.p_match.value < totals.p_match.high < 1.0
    assert totals.upper_bound >= totals.value
    assert totals.gap <= 0.001
    assert totals.gap == pytest.approx((totals.upper_bound - totals.value) / totals.value, abs=1e-9)


@pytest.mark.parametrize("story", ["community-clinic", "oncology-observership"])
def test_before_does_worse_than_after(story: str) -> None:
    """A year of experience and letters raises the chance of matching and the interviews expected."""
    before, after = example_plan(f"{story}-before").totals, example_plan(story).totals
    assert before.p_match.value < after.p_match.value
    assert before.expected_interviews.value < after.expected_interviews.value
    assert before.value < after.value


def test_the_stories_move_by_what_the_evidence_supports() -> None:
    """The rough size, against published figures for everybody: no one has published what experience alone does.

    NRMP's Charting Outcomes of non-US IMGs, 2026: a median of 2 programs ranked by those who did not match, 5 by those
    who did; 54.4 % of IMGs with a visa matched. A hands-on year with two letters takes the first story from one side of
    both to the other. Twelve weeks of watching with one letter do less: every source ranks hands-on above observing.
    """
    visa_rate, between = 0.544, (2 + 5) / 2
    before, after = (example_plan(f"{CLINIC}{which}").totals for which in ("-before", ""))
    assert before.p_match.value < visa_rate < after.p_match.value
    assert before.expected_interviews.value < between < after.expected_interviews.value
    watched = [example_plan(f"oncology-observership{which}").totals for which in ("-before", "")]
    gained = watched[1].expected_interviews.value - watched[0].expected_interviews.value
    assert 0.0 < gained < after.expected_interviews.value - before.expected_interviews.value


def test_a_better_score_never_lowers_the_optimum() -> None:
    """From 225 to 265 by ten points, each optimum is at least the one before, up to the certified gap."""
    profile = example(f"{CLINIC}-before")
    values = []
    for score in range(225, 270, 10):
        step2ck = replace(profile.exams.step2ck, score=score)
        found = planned(replace(profile, exams=replace(profile.exams, step2ck=step2ck)), budget=800.0).totals
        values.append((found.value, found.upper_bound))
    for (less, _), (_, more_at_most) in itertools.pairwise(values):
        assert more_at_most >= less
    assert [v for v, _ in values] == sorted(v for v, _ in values)


def test_more_money_never_lowers_the_optimum() -> None:
    """Budgets of 200 to 2,000 dollars give rising values and costs within each."""
    plans = [planned(example(CLINIC), budget=float(b)) for b in (200, 330, 500, 1000, 2000)]
    values = [p.totals.value for p in plans]
    assert values == sorted(values)
    assert all(p.totals.dollars <= (p.budget or 0.0) for p in plans)


def test_signals_never_lower_the_optimum() -> None:
    """A season without signals gives at most the value of one with them."""
    from plan_inputs import ON  # noqa: PLC0415

    from smartpick.advice import Question, plan  # noqa: PLC0415

    silent = replace(SEASON, signal_allowances={})
    found = plan(example(CLINIC), shipped_market(), silent, ON, Question(budget=1500.0))
    assert found.totals.value <= example_plan(CLINIC).totals.value
    assert {row.signal for row in found.rows} == {"none"}


def test_signals_stay_within_the_allowance() -> None:
    """Gold and silver per specialty are at most what the season allows, and all gold ones are used."""
    plan = example_plan(CLINIC)
    for name in plan.specialties:
        allowance = SEASON.signals(name)
        used = Counter(row.signal for row in plan.rows if row.program.specialty == name)
        assert used["gold"] + used["signal"] <= allowance.gold
        assert used["silver"] <= allowance.silver
        if used:
            assert used["gold"] + used["signal"] == allowance.gold


def test_pins_are_kept_and_bans_are_not() -> None:
    """A pinned program is on the list, a banned one is not; a wasted pin is flagged."""
    plan = example_plan(CLINIC)
    first = plan.rows[0].program.acgme_id
    programs = shipped_market().directory.programs
    military = next(p for p in programs if p.kind == "military" and p.specialty == "Internal Medicine")
    changed = planned(example(CLINIC), budget=1500.0, pins=(military.acgme_id,), bans=(first,))
    ids = {row.program.acgme_id: row for row in changed.rows}
    assert first not in ids
    assert ids[military.acgme_id].pinned
    assert ids[military.acgme_id].wasted
    assert [row.program.acgme_id for row in changed.wasted] == [military.acgme_id]
    assert "armed forces" in changed.wasted[0].why_wasted
    assert any(military.acgme_id in warning and military.name in warning for warning in changed.warnings)
    assert changed.totals.value <= plan.totals.value


def budgetless(name: str, **asked: object) -> Plan:
    """Return the plan of an example applicant who named no budget."""
    profile = example(name)
    return planned(replace(profile, preferences=replace(profile.preferences, budget=None)), **asked)


@pytest.mark.parametrize(
    ("name", "gain"),
    [(CLINIC, 0.005), ("oncology-observership", 0.01), ("oncology-observership-before", 0.007)],
)
def test_without_a_budget_the_list_ends_at_the_stop_point(name: str, gain: float) -> None:
    """No budget anywhere: the list is what stands before the stop point, no row more and no row less."""
    plan = budgetless(name, stop_gain=gain)
    assert plan.budget is None
    assert (plan.stop.applications, plan.stop.dollars) == (plan.totals.applications, plan.totals.dollars)
    assert plan.stop.p_match == pytest.approx(plan.totals.p_match.value, abs=1e-9)


def test_a_wasted_pin_does_not_empty_the_list() -> None:
    """Without a budget a pin that buys nothing costs at most the cheap place it takes: no row is left out for it."""
    free = budgetless(CLINIC)
    programs = shipped_market().directory.programs
    military = next(p for p in programs if p.kind == "military" and p.specialty == "Internal Medicine")
    pinned = budgetless(CLINIC, pins=(military.acgme_id,))
    assert len(pinned.rows) >= len(free.rows)
    assert pinned.stop.applications == pinned.totals.applications


@pytest.mark.parametrize("budget", [11.0, 800.0, 1800.0, 20_000.0, None])
def test_the_curve_is_the_list(budget: float | None) -> None:
    """At the length of the list the curve has its cost, chance and worth; up to there it costs what its rows cost."""
    plan = budgetless(CLINIC) if budget is None else example_plan(CLINIC, budget)
    points = {point.applications: point for point in plan.curve}
    assert list(points) == list(range(len(plan.curve)))
    end = points[plan.totals.applications]
    assert end.dollars == pytest.approx(plan.totals.dollars)
    assert end.p_match == pytest.approx(plan.totals.p_match.value, abs=1e-9)
    assert end.value == pytest.approx(plan.totals.value, abs=1e-12)
    paid = itertools.accumulate(row.cost for row in plan.rows)
    assert [points[n].dollars for n in range(1, len(plan.rows) + 1)] == pytest.approx(list(paid))


def test_the_curve_goes_on_where_the_list_ends() -> None:
    """A list cut short by its budget shows what the next dollars would add to it."""
    plan = example_plan(CLINIC, 330.0)
    after = [point for point in plan.curve if point.applications > plan.totals.applications]
    assert after[-1].dollars > 2900.0
    assert after[-1].p_match > plan.totals.p_match.value


def test_rows_after_the_stop_point_are_marked() -> None:
    """A budget beyond the stop point buys rows past it: exactly those carry the mark; a short list has none."""
    plan = example_plan(CLINIC, 1800.0)
    assert plan.stop.applications < len(plan.rows)
    assert [row.past_stop for row in plan.rows] == [row.rank > plan.stop.applications for row in plan.rows]
    assert not any(row.past_stop for row in example_plan(CLINIC, 330.0).rows)


def test_pins_outlive_the_stop_point() -> None:
    """Ninety pins stay on the list although the stop point comes earlier."""
    profile = example(CLINIC)
    ids = [p.acgme_id for p in shipped_market().directory.programs if p.specialty == "Internal Medicine"][:90]
    wishes = replace(profile.preferences, budget=None, pins=tuple(ids))
    plan = planned(replace(profile, preferences=wishes))
    assert set(ids) <= {row.program.acgme_id for row in plan.rows}


def test_the_curve_rises() -> None:
    """Worth and P(match) never fall along the curve, dollars rise, and the stop point lies on it."""
    plan = example_plan(CLINIC)
    for name in ("p_match", "value", "dollars"):
        column = [getattr(point, name) for point in plan.curve]
        assert column[0] == 0.0
        assert column == sorted(column)
    assert all(step.gain >= -1e-9 for step in plan.next_hundreds)
    assert (plan.stop.applications, plan.stop.dollars) in {(p.applications, p.dollars) for p in plan.curve}


def test_each_row_is_worth_what_leaving_it_out_costs() -> None:
    """Marginal values are positive for chosen rows and sum to at most the whole chance."""
    plan = example_plan(CLINIC)
    assert all(row.marginal_value > 0.0 for row in plan.rows)
    assert sum(row.marginal_value for row in plan.rows) <= plan.totals.p_match.value


def test_a_minimum_by_specialty_is_met() -> None:
    """Ten family medicine programs asked for, at least ten given."""
    profile = example(CLINIC)
    wishes = replace(profile.preferences, minimum={"Family Medicine": 10}, specialties=(
        ("Internal Medicine", 1.0), ("Family Medicine", 0.2)))  # fmt: skip
    plan = planned(replace(profile, preferences=wishes), budget=700.0)
    assert sum(row.program.specialty == "Family Medicine" for row in plan.rows) >= 10


def test_an_almost_empty_profile_is_answered_widely() -> None:
    """Only a specialty known: an answer with a wide interval and a warning that names what is missing."""
    bare = Profile("bare", preferences=Preferences(specialties=(("Internal Medicine", 1.0),)))
    plan = planned(bare, budget=500.0)
    assert plan.totals.p_match.high - plan.totals.p_match.low > 0.2
    assert any("Not in the profile" in warning for warning in plan.warnings)


def test_the_same_question_gets_the_same_answer() -> None:
    """Two runs agree to the last digit."""
    first = planned(example(CLINIC), budget=400.0)
    assert planned(example(CLINIC), budget=400.0) == first


@pytest.mark.parametrize(
    ("changes", "asked", "words"),
    [
        ({"specialties": (("Urology", 1.0),)}, {}, "no market model for Urology"),
        ({"specialties": ()}, {}, "no specialty is named"),
        ({}, {"pins": ("0000000000",)}, "0000000000"),
        ({"minimum": {"Pathology": 3}}, {}, "Pathology"),
    ],
)
def test_wishes_that_cannot_be_met_are_refused(
    changes: dict[str, object], asked: dict[str, object], words: str
) -> None:
    """One sentence that names what is wrong, and a way out."""
    profile = example(CLINIC)
    wishes = replace(profile.preferences, **changes)  # type: ignore[arg-type]
    with pytest.raises(UserError, match=words) as caught:
        planned(replace(profile, preferences=wishes), **asked)
    assert all(problem.way_out for problem in caught.value.problems)


def test_pins_beyond_the_budget_are_refused_with_numbers() -> None:
    """Fifty pins for 100 dollars cannot be: the sentence says what they cost."""
    rows = [p.acgme_id for p in shipped_market().directory.programs if p.specialty == "Internal Medicine"][
        :50
    ]
    with pytest.raises(UserError, match="930"):
        planned(example(CLINIC), budget=100.0, pins=tuple(rows))


def test_a_pin_of_another_specialty_is_refused() -> None:
    """A pinned pathology program does not fit a list of medicine and family medicine."""
    pathology = next(p for p in shipped_market().directory.programs if p.specialty == "Pathology")
    with pytest.raises(UserError, match="not among your specialties"):
        planned(example(CLINIC), pins=(pathology.acgme_id,))
