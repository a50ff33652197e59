"""The whole assessment."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_strategies import records
from small_portfolios import ON, STORIES, encounter, experience, portfolio, story

from smartpick.applicant import Rotation
from smartpick.experience.assessment import assess
from smartpick.experience.checklist import checklist
from smartpick.experience.example_portfolios import example_portfolio, example_portfolio_names
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.records import RECORDS, portfolio_of
from smartpick.experience.summary import RotationSummary
from smartpick.market import load_card

SPECIALTY = ("Internal Medicine",)
ORDER = ["none", "thin", "fair", "strong"]


def standings(held: Portfolio) -> dict[str, str]:
    """Return the standing of each dimension."""
    return {one.key: one.standing for one in assess(held, ON, SPECIALTY).dimensions}


def test_every_dimension_says_what_it_rests_on() -> None:
    """Words, evidence or its absence, judgement, and what would improve it."""
    found = assess(story("community-clinic"), ON, SPECIALTY)
    keys = ["recency", "hands-on", "depth", "settings", "alignment", "letters", "documentation"]
    assert [one.key for one in found.dimensions] == keys
    held = story("community-clinic")
    ids = {one.id for table in ("experiences", "encounters", "letters") for one in getattr(held, table)}
    for one in found.dimensions:
        assert one.says.endswith(".")
        assert one.judgement.endswith(".")
        assert one.figures
        assert set(one.rests_on) <= ids
        assert one.rests_on
        assert found.dimension(one.key) is one
    with pytest.raises(KeyError):
        found.dimension("score")


def test_nothing_is_added_up() -> None:
    """There is no total and no number for a dimension; a standing is a word."""
    found = assess(story("community-clinic"), ON)
    assert set(found.__dataclass_fields__) == {"on", "specialties", "dimensions"}
    assert {one.standing for one in found.dimensions} <= {*ORDER, "unknown"}


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("copies", [2, 5])
def test_more_of_the_same_changes_nothing(name: str, copies: int) -> None:
    """Writing every entry down again, or splitting days into more entries, moves no standing."""
    held = story(name)
    more = tuple(replace(one, id=f"{one.id}-{copy}") for copy in range(copies) for one in held.encounters)
    again = tuple(replace(one, id=f"{one.id}-{copy}") for copy in range(copies) for one in held.reflections)
    assert standings(replace(held, encounters=more, reflections=again)) == standings(held)


def test_the_same_weeks_in_more_places_are_not_deeper() -> None:
    """Twelve weeks in one place are deeper than in three, and nothing else is better for the three."""
    whole = portfolio(
        experience(), encounters=tuple(encounter(f"e{m}", month=f"2026-0{m}") for m in (3, 4, 5))
    )
    thirds = portfolio(
        *(
            experience(
                id=f"x{m}",
                institution=f"Example {m}",
                start=whole.experiences[0].start.replace(month=m),
                end=whole.experiences[0].start.replace(month=m, day=30),
            )
            for m in (3, 4, 5)
        ),
        encounters=tuple(encounter(f"e{m}", experience=f"x{m}", month=f"2026-0{m}") for m in (3, 4, 5)),
    )
    deep, wide = standings(whole), standings(thirds)
    assert deep["depth"] == "strong"
    assert wide["depth"] == "fair"
    assert all(
        ORDER.index(deep[key]) >= ORDER.index(wide[key]) for key in ("recency", "hands-on", "alignment")
    )


@pytest.mark.parametrize("name", STORIES)
def test_the_stories_get_better_where_the_evidence_says_so(name: str) -> None:
    """After the year, or the observership, no dimension stands worse and those it is about stand better."""
    before, after = standings(story(f"{name}-before")), standings(story(name))
    assert all(ORDER.index(after[key]) >= ORDER.index(before[key]) for key in before)
    assert ORDER.index(after["letters"]) > ORDER.index(before["letters"])
    assert ORDER.index(after["depth"]) > ORDER.index(before["depth"])


def test_a_year_of_care_and_three_months_of_watching_stand_apart() -> None:
    """Hands-on is strong after the clinic and thin after the observership, whatever else is good there."""
    assert standings(story("community-clinic"))["hands-on"] == "strong"
    assert standings(story("oncology-observership"))["hands-on"] == "thin"


def test_what_would_improve_it_can_be_put_into_a_profile() -> None:
    """A change is a rotation or letter in the profile's own fields, so its effect on the chances can be computed."""
    changes = [
        improvement.change
        for one in assess(portfolio(), ON, SPECIALTY).dimensions
        for improvement in one.improve
        if isinstance(improvement.change, RotationSummary)
    ]
    assert changes
    for change in changes:
        assert Rotation(**change.profile_fields()).months > 0


def test_the_effects_named_are_those_of_the_model_card() -> None:
    """Each key through which a dimension moves chances exists there."""
    card = load_card()
    for one in assess(story("community-clinic"), ON, SPECIALTY).dimensions:
        for key in one.moves:
            assert card[key].source


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    st.fixed_dictionaries(
        {kind: st.lists(records(cls), max_size=3).map(tuple) for kind, cls in RECORDS.items()}
    )
)
def test_any_portfolio_is_assessed(tables: dict[str, Any]) -> None:
    """Whatever is logged, every dimension says something in whole sentences."""
    held = portfolio_of("x", tables)
    for dimension in assess(held, ON, SPECIALTY).dimensions:
        assert dimension.says
        assert dimension.standing in {*ORDER, "unknown"}
        assert all(figure.value >= 0 for figure in dimension.figures)


@pytest.mark.parametrize("name", example_portfolio_names())
def test_no_sentence_calls_a_record_by_its_id(name: str) -> None:
    """People, letters and rotations are called what they are called, wherever a sentence is read."""
    own = example_portfolio(name)
    tables = (own.experiences, own.letters, own.people, own.encounters, own.feedback)
    ids = [one.id for table in tables for one in table]
    assert ids
    for on in (date(2026, 11, 23), date(2028, 2, 1)):
        found = assess(own, on, ("Internal Medicine",)).dimensions
        said = [one.says for one in found]
        said += [f"{step.what} {step.why}" for one in found for step in one.improve]
        said += [check.missing for one in own.experiences for check in checklist(own, one, on)]
        for known in ids:
            named = re.compile(rf"(?<![\w-]){re.escape(known)}(?![\w-])")
            assert not [words for words in said if named.search(words)], known
