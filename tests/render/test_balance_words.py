"""The balance of a list in words."""

from dataclasses import replace

import pytest

from smartpick.advice.balance import USUAL_BASIS, Balance
from smartpick.programs import load_directory
from smartpick.render.balance_words import balance_object, counted, outcome

SOME = load_directory().programs[:3]
FOUND = Balance(
    counts={"reach": 6, "target": 2, "likely": 0},
    wanted={"reach": 2, "target": 4, "likely": 2},
    usual={"reach": 2, "target": 4, "likely": 2},
    p_match=0.5,
    p_usual=0.46,
    dollars=100.0,
    dollars_usual=120.0,
    enters=SOME[:2],
    leaves=SOME[2:],
)


def test_what_a_usual_balance_would_do_is_said() -> None:
    """Both chances, the difference and its direction, both prices, how many programs."""
    told = outcome(FOUND)
    for words in ("46%", "50%", "4.0 percentage points less", "$120 in place of $100", "change 2"):
        assert words in told
    assert "4.0 percentage points more" in outcome(replace(FOUND, p_match=0.46, p_usual=0.5))


@pytest.mark.parametrize(
    ("usual", "words"),
    [
        ({"reach": 2, "target": 4, "likely": 2}, "nothing would change"),
        ({"reach": 6, "target": 2, "likely": 0}, "No more target or likely programs"),
    ],
)
def test_why_nothing_would_change_is_said(usual: dict[str, int], words: str) -> None:
    """Because the list has that balance, or because there are no programs for it."""
    assert words in outcome(replace(FOUND, usual=usual, enters=(), leaves=()))  # type: ignore[arg-type]  # tiers by name


def test_the_document_says_what_counts_and_on_what_basis() -> None:
    """Definition and basis stand beside the figures; programs are their numbers."""
    document = balance_object(FOUND)
    assert "likely from 20%" in document["tiers"]
    assert document["usual_basis"] == USUAL_BASIS
    assert document["enters"] == [one.acgme_id for one in SOME[:2]]
    assert counted(document["counts"]) == "6 reach, 2 target, 0 likely"
