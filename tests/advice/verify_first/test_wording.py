"""Questions, answers and effects in words."""

import numpy as np
from looked_up import opened
from plan_inputs import ON, example

from smartpick.advice.verify_first.deciding import fields_of_rules
from smartpick.advice.verify_first.effects import effects
from smartpick.advice.verify_first.visits import best_visits
from smartpick.advice.verify_first.wording import Names, answers_in_words, outcome, question_of, search_words
from smartpick.facts import FIELDS

EDGES = np.array([0.2, 0.4])


def test_every_field_that_may_be_asked_has_its_words() -> None:
    """No rule of the screens is without a question and both answers."""
    profile = example("oncology-observership")
    for rule, key in fields_of_rules(profile, ON).items():
        if rule == "letters":  # the market has no such rule, so it is never asked about
            continue
        assert question_of(key, profile).endswith("?")
        assert len(answers_in_words([key], profile, ON, EDGES)) == 2
    assert question_of("usce_required", profile) != question_of("usce_kinds", profile)


def test_answers_join_and_bands_of_residents_are_named() -> None:
    """A refusal is by any rule, a pass by all of them; the share of IMGs makes a pass three."""
    profile = example("oncology-observership")
    refusal, passed = answers_in_words(["visas", "graduation_limit"], profile, ON, EDGES)
    assert refusal.startswith("it sponsors no J-1 or H-1B or takes graduates of fewer than your")
    assert " and accepts your year of graduation" in passed
    four = answers_in_words(["visas", "img_share"], profile, ON, EDGES)
    assert len(four) == 4
    assert "20 % to 40 % of its residents are IMGs" in four[2]


def test_an_effect_says_who_leaves_who_enters_and_whose_signal_moves() -> None:
    """What is said in words is what is in the lists of ids."""
    made, board, known = opened()
    names = Names(made.chances, board, (True,))
    seen = set()
    for visit in best_visits(board, known, np.zeros(board.given.n, np.bool_))[::25]:
        for effect in effects(board, visit):
            found = outcome(names, visit.program, "it says so", effect)
            own = names.program(visit.program).acgme_id
            assert ("it leaves your list" in found.effect) == (own in found.leaves)
            assert ("it enters your list" in found.effect) == (own in found.enters)
            assert 0.0 <= found.probability <= 1.0
            seen.add(found.effect.split(";")[0].split(" (")[0])
    assert "it leaves your list" in seen
    assert "nothing on your list changes" in seen


def test_what_to_search_for_names_the_program_and_no_address() -> None:
    """Nobody is sent to an address that was made up."""
    made, board, _ = opened()
    words = search_words(Names(made.chances, board, (True,)).program(0), ["how to apply"])
    assert "residency" in words
    assert "how to apply" in words
    assert "http" not in words
    assert "." not in FIELDS["visas"].page
