"""Entered facts on their way through a plan."""

import pytest
from entered_facts import believed, entered

from smartpick.advice.known_facts import facts_by_row, facts_used, history_by_row, known_facts
from smartpick.market import FillHistory
from smartpick.programs import load_directory

DIRECTORY = load_directory()
FIRST, SECOND = (DIRECTORY.programs[row].acgme_id for row in (0, 1))


def test_facts_come_to_the_rows_in_question() -> None:
    """Only programs among the rows count; what is said of others, or of none in the directory, waits."""
    facts = believed(entered(FIRST, "visas", "J-1"), entered("0000000000", "visas", "J-1"))
    assert facts_by_row(facts, DIRECTORY, [0, 1]) == {0: facts[FIRST]}
    assert facts_by_row(facts, DIRECTORY, [1]) == {}
    assert facts_by_row({}, DIRECTORY, [0]) == {}


def test_histories_come_to_the_rows_in_question() -> None:
    """How a program filled reaches its row; programs that are not in question do not count."""
    years = FillHistory(((2020, 8, 6),))
    assert history_by_row({FIRST: years, "0000000000": years}, DIRECTORY, [0, 1]) == {0: years}
    assert history_by_row({FIRST: years}, DIRECTORY, [1]) == {}
    assert history_by_row({}, DIRECTORY, [0]) == {}


def test_what_a_plan_rests_on_is_counted_and_dated() -> None:
    """Fields, programs, the oldest and the newest day, and a digest that changes with what is believed."""
    facts = believed(
        entered(FIRST, "visas", "J-1", as_of="2025-03"),
        entered(FIRST, "img_share", "30%"),
        entered(SECOND, "visas", "none"),
    )
    used = facts_used(facts_by_row(facts, DIRECTORY, [0, 1]))
    assert used is not None
    assert (used.fields, used.programs, used.oldest, used.newest) == (3, 2, "2025-03-16", "2026-10-05")
    assert used.words == "3 facts about 2 programs, of 2025-03-16 to 2026-10-05"
    other = facts_used({0: believed(entered(FIRST, "visas", "none"))[FIRST]})
    assert other is not None
    assert other.words == "1 fact about 1 program, of 2026-10-05"
    assert other.digest != used.digest
    assert facts_used({0: believed(entered(FIRST, "visas", "none"))[FIRST]}) == other
    assert facts_used({}) is None


def test_a_known_fact_says_value_source_day_and_who_checked_it() -> None:
    """One phrase for a row, with the band of a figure that drifts."""
    visas, share = known_facts(
        believed(
            entered(FIRST, "img_share", "35%", as_of="2023-10-05"),
            entered(FIRST, "visas", "J-1", link="example.org/visa"),
        )[FIRST]
    )
    assert visas.words == "visas it sponsors: J-1 (program site, 2026-10-05, checked by you)"
    assert visas.link == "https://example.org/visa"
    assert [said for said, _ in visas.said] == ["J-1"]
    assert share.words.endswith("35 % ± 9 points (program site, 2023-10-05, checked by you)")
    assert not share.conflict


def test_a_conflict_shows_both_sides() -> None:
    """Two sources that contradict each other are both said, with their weights, and nothing is merged."""
    (fact,) = known_facts(
        believed(entered(FIRST, "visas", "J-1"), entered(FIRST, "visas", "none", source="hospital site"))[
            FIRST
        ]
    )
    assert fact.conflict
    assert fact.words == "visas it sponsors: sources contradict each other: J-1 (49 %) or no visa (49 %)"


@pytest.mark.parametrize(
    ("field", "value", "band"), [("applications_received", "3000", "± 98"), ("quota", "8", "")]
)
def test_bands_of_counts(field: str, value: str, band: str) -> None:
    """A count has a band when it is worth saying."""
    (fact,) = known_facts(believed(entered(FIRST, field, value))[FIRST])
    assert fact.spread == band
