"""Coverage maps."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import records
from small_portfolios import encounter, experience, portfolio, story

from smartpick.experience.coverage import coverage, coverage_document, goals
from smartpick.experience.encounter import Encounter
from smartpick.experience.showing import shown_by_encounter
from smartpick.experience.skill import Skill
from smartpick.experience.taxonomies import Competency, options


@settings(max_examples=40, deadline=None)
@given(st.lists(records(Encounter), max_size=8))
def test_the_quick_way_gives_what_the_rules_say(entries: list[Encounter]) -> None:
    """Grouping encounters by signature changes nothing: each is found where its own rules put it."""
    named = tuple(replace(entry, id=f"e{place}") for place, entry in enumerate(entries))
    expected: dict[tuple[str, str], set[str]] = {}
    for entry in named:
        for shown in shown_by_encounter(entry):
            expected.setdefault((shown.competency, shown.level), set()).add(entry.id)
    found = {
        (one.facts.code, level): set(ids)
        for one in coverage(portfolio(encounters=named))
        for level, ids in one.entries
    }
    assert found == expected


def test_the_map_has_every_competency_and_its_deepest_level() -> None:
    """Nothing yet, seen, practised."""
    found = {
        one.facts.code: one
        for one in coverage(
            portfolio(
                encounters=(
                    encounter("watched", role="observed", skills=(Skill("handoff"), Skill("history"))),
                    encounter("done", skills=(Skill("history"),)),
                )
            )
        )
    }
    assert tuple(found) == options(Competency)
    assert found["EPA4"].standing == "nothing yet"
    assert found["EPA4"].level is None
    assert found["EPA8"].standing == "seen"
    assert found["EPA1"].standing == "practised"
    assert found["EPA1"].entries == (("done", ("done",)), ("watched", ("watched",)))


def test_practice_in_the_us_is_shown_by_nothing_from_elsewhere() -> None:
    """Work at home shows skills and competencies, and none of how things are done in the US; unknown is not abroad."""
    places = (
        experience(id="home", kind="home practice", state=None, country="Philippines"),
        experience(id="here"),
        experience(id="somewhere", state=None),
    )
    for place, standing in (("home", "nothing yet"), ("here", "practised"), ("somewhere", "practised")):
        entry = encounter(experience=place, skills=(Skill("handoff"), Skill("consent")))
        found = {one.facts.code: one.standing for one in coverage(portfolio(*places, encounters=(entry,)))}
        assert found["EPA8"] == "practised"
        assert found["handoffs"] == found["informed consent"] == standing


def test_gaps_are_goals_that_can_be_reached_where_one_is() -> None:
    """Who may act is told what to do; who may only watch is told what to watch, and what was watched is no gap."""
    seen = coverage(portfolio(encounters=(encounter(role="observed", skills=(Skill("handoff"),)),)))
    acting = experience()
    watching = experience(kind="observership", goals=("EPA8", "SBP"))
    while_acting = {goal.facts.code: goal for goal in goals(seen, acting)}
    assert while_acting["EPA8"].suggestion == while_acting["EPA8"].facts.do
    while_watching = goals(seen, watching)
    assert [goal.facts.code for goal in while_watching if goal.chosen] == ["EPA8", "SBP"]
    assert while_watching[0].chosen
    assert all(goal.suggestion == goal.facts.watch for goal in while_watching)
    unchosen = {goal.facts.code for goal in goals(seen, experience(kind="observership"))}
    assert "EPA8" not in unchosen
    assert {goal.facts.group for goal in goals(seen, group="US practice")} == {"US practice"}


def test_the_story_fills_the_map_and_leaves_honest_gaps() -> None:
    """A year at the clinic is practice; an observership is mostly watching."""
    clinic = {one.facts.code: one.standing for one in coverage(story("community-clinic"))}
    assert clinic["EPA6"] == clinic["medication reconciliation"] == "practised"
    watched = {one.facts.code: one for one in coverage(story("oncology-observership"))}
    houston = {
        name
        for level, names in watched["handoffs"].entries
        for name in names
        if name.startswith("observership")
    }
    assert houston
    assert watched["prior authorization"].standing == "seen"


def test_a_gap_is_told_with_its_suggestion() -> None:
    """Of an empty portfolio everything is a gap; what has entries is told with them."""
    found = coverage(portfolio())
    gaps = {goal.facts.code: goal for goal in goals(found, None)}
    told = [coverage_document(one, gaps) for one in found]
    assert all(one["standing"] == "nothing yet" for one in told)
    assert any(one["suggestion"] for one in told)
    assert coverage_document(found[0], {})["suggestion"] is None
