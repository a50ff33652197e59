"""What an answer is made of."""

from standing_of_stories import story

from smartpick.advice.answers.answer import Figure, from_claims, from_parameter, from_rule
from smartpick.chances import Estimate
from smartpick.experience.certification import rule
from smartpick.experience.evidence import evidence


def test_a_figure_keeps_its_interval_and_knows_its_sign() -> None:
    """Only an interval on one side of zero has a sure sign."""
    assert Figure.of("a", "points", Estimate(0.1, 0.02, 0.2)).sure_sign
    assert Figure.of("a", "points", Estimate(-0.1, -0.2, -0.02)).sure_sign
    assert not Figure.of("a", "points", Estimate(0.1, -0.02, 0.2)).sure_sign
    assert not Figure("a", "count", 3.0).sure_sign


def test_gaps_are_no_sources() -> None:
    """A claim that nothing was found is not cited as a finding."""
    claims = evidence("us_letters", "gap_letters")
    assert len(from_claims(*claims)) == 1
    assert from_claims(*claims)[0].words == claims[0].stamp.source


def test_judgement_is_called_judgement() -> None:
    """The size of a parameter without a publication says so; a rule brings its own stamp."""
    card = story("community-clinic").market.card
    assert from_parameter("size", card["effects.step3"], card.made_on).confidence == "judgement"
    assert from_parameter("size", card["effects.step2ck"], card.made_on).confidence != "judgement"
    assert from_rule(rule("h1b")).url.startswith("https://")
