"""Where the numbers of a plan come from."""

import re
from dataclasses import replace

import pytest
from plan_inputs import SEASON, example, example_plan

from smartpick.advice import Question
from smartpick.advice.candidates import candidates
from smartpick.advice.sources import RULES, TERSE, in_plain_words, sourced, sources
from smartpick.chances import Reason, shipped_market
from smartpick.market import load_card


@pytest.mark.parametrize("source", list(TERSE))
def test_a_word_that_says_nothing_becomes_a_sentence(source: str) -> None:
    """What the card says in a word or two is spelt out, and every source has a date."""
    found = sourced(Reason("Step 3", 1.0, "passed", source, judgement=True), load_card()).source
    assert found == f"{TERSE[source]} (model card of {load_card().made_on})"


@pytest.mark.parametrize("rule", list(RULES))
def test_the_price_of_an_unknown_rule_has_the_source_of_its_share(rule: str) -> None:
    """What an unknown rule costs rests on how many programs have it: that figure's source is named."""
    reason = Reason(
        f"Unknown: {rule}", -11.3, "not known", "model card, screens", judgement=True, unknown=True
    )
    found = sourced(reason, load_card()).source
    assert "model card, screens" not in found
    assert all(in_plain_words(load_card()[name].source) in found for name in RULES[rule])


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            "odds 2.7-9.1 (a survey), shrunk",
            "odds 2.7-9.1 (a survey), of which we count less because they were not",
        ),
        ("means (quoted; medium-high)", "means (quoted; confidence medium-high)"),
        ("cited by 74 %; size is judgement", "cited by 74 %; its size is our judgement"),
        ("direction: a study", "that it counts, without a size: a study"),
    ],
)
def test_a_source_is_said_in_plain_words(source: str, words: str) -> None:
    """Words of statisticians become words that an applicant reads; the figures stay as they are."""
    assert in_plain_words(source).startswith(words)


def test_no_source_in_a_plan_is_a_key_or_empty_words() -> None:
    """Every reason of every row has a dated source; the list of sources names each kind of reason in words."""
    plan = example_plan("community-clinic", 330.0)
    shown = [reason.source for row in plan.rows for reason in row.reasons] + [
        stamp for _, stamp in plan.sources
    ]
    for source in shown:
        assert re.search(r"\b20\d\d", source), source
        assert source.partition(" (model card")[0] not in {*TERSE, "model card, screens"}
        assert not re.search(r"shrunk|size is judgement|direction:", source), source
    labels = [label for label, _ in plan.sources]
    assert not [label for label in labels if re.fullmatch(r"[a-z_0-9]+\.[a-z_0-9.]+", label)]
    assert {reason.label for row in plan.rows for reason in row.reasons} <= set(labels)
    assert {f"Signals, {name}" for name in plan.specialties} <= set(labels)
    assert len(labels) == len(set(labels))


def test_programs_are_dated_by_what_is_on_the_list() -> None:
    """Rows of two lists are counted for each date; no row, no date."""
    plan = example_plan("community-clinic", 330.0)
    older = replace(plan.rows[0], program=replace(plan.rows[0].program, as_of="2021-06"))
    chosen = candidates(example("community-clinic"), shipped_market(), SEASON, Question())
    stamps = dict(sources((older, *plan.rows[1:]), chosen, SEASON, load_card()))
    assert stamps["Programs"].endswith(
        f"{len(plan.rows) - 1} of the programs here as of 2025-06, 1 of the programs here as of 2021-06"
    )
    assert dict(sources((), chosen, SEASON, load_card()))["Programs"].endswith("no program is listed")
