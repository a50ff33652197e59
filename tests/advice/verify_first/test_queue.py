"""The queue from a profile: what it says and that it holds together."""

from dataclasses import replace

import numpy as np
import pytest
from looked_up import report
from plan_inputs import ON, SEASON, example

from smartpick.advice import Question
from smartpick.advice.verify_first import Looking, Queue, verify_first
from smartpick.chances import shipped_market
from smartpick.facts import Report, beliefs

NAME = "oncology-observership"
FEW = Looking(top=4, states=1)


def queue(looking: Looking = FEW, facts: tuple[Report, ...] = (), name: str = NAME) -> Queue:
    """Return the queue of an example for a small budget."""
    question = Question(budget=660.0, facts=beliefs(facts, ON))
    return verify_first(example(name), shipped_market(), SEASON, ON, question, looking)


def test_items_hold_together() -> None:
    """Ranks, gains, minutes, outcomes and probabilities of every item agree with each other."""
    found = queue()
    assert [item.rank for item in found.items] == [1, 2, 3, 4]
    assert found.worthwhile <= found.programs
    assert found.p_match.low <= found.p_match.value <= found.p_match.high
    for item in found.items:
        assert item.gain.low <= item.gain.value <= item.gain.high
        assert item.per_minute == pytest.approx(item.worth_gain / item.minutes)
        assert item.facts
        assert sum(one.probability for one in item.outcomes) == pytest.approx(1.0, abs=1e-9)
        assert item.past_stop == (item.next_half_hour < found.stop.threshold)
        assert (item.program.acgme_id in found.listed) == item.listed
        assert item.website == ""
        assert item.program.name in item.search_for


def test_an_answer_is_not_asked_again_and_a_page_of_the_user_is_linked() -> None:
    """After entering every fact of the first visit its program is asked nothing of that any more."""
    first = queue().items[0]
    name = first.program.acgme_id
    page = "https://example.org/residency"
    told = [report(name, "website", page)]
    told += [report(name, fact.field, ("J-1",)) for fact in first.facts if fact.field == "visas"]
    again = queue(replace(FEW, top=60), tuple(told))
    mine = [item for item in again.items if item.program.acgme_id == name]
    assert all("visas" not in [fact.field for fact in item.facts] for item in mine)
    assert all(item.website == page for item in mine)


def test_what_was_skipped_stays_out() -> None:
    """A fact that a page does not say is not asked again in this sitting."""
    first = queue().items[0]
    skip = frozenset((first.program.acgme_id, fact.field) for fact in first.facts)
    found = queue(replace(FEW, top=10, skip=skip))
    for item in found.items:
        if item.program.acgme_id == first.program.acgme_id:
            assert not {fact.field for fact in item.facts} & {fact.field for fact in first.facts}


def test_the_threshold_is_the_users_or_what_a_hundred_dollars_buy() -> None:
    """A threshold that nothing meets stops at once; the default is stated in words."""
    high = queue(replace(FEW, threshold=0.9))
    assert high.stop.items == 0
    assert all(item.past_stop for item in high.items)
    assert "your threshold of 90 percentage points" in high.stop.words
    assert "100 USD more buy" in queue().stop.words


def test_a_small_list_has_a_queue_too_and_no_time_has_none() -> None:
    """Without minutes nothing is asked; a list of a few programs is served as any other."""
    assert queue(replace(FEW, minutes=0.0)).items == ()
    question = Question(budget=22.0)
    tiny = verify_first(example(NAME), shipped_market(), SEASON, ON, question, FEW)
    assert tiny.applications == 2
    assert all(np.isfinite(item.gain.value) for item in tiny.items)


def test_the_same_question_has_the_same_answer() -> None:
    """Nothing random is left to chance."""
    assert queue() == queue()
