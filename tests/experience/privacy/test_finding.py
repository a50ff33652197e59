"""The identifiers and what a finding says of itself."""

from smartpick.experience.privacy import Finding, Identifier, Sureness


def test_the_identifiers_are_the_eighteen_of_the_rule_in_its_order() -> None:
    """(A) names to (R) any other unique number, as 45 CFR 164.514(b)(2)(i) lists them."""
    assert len(Identifier) == 18
    assert [kind.letter for kind in Identifier] == list("ABCDEFGHIJKLMNOPQR")
    assert (Identifier.NAME.letter, Identifier.DATE.letter, Identifier.UNIQUE.letter) == ("A", "C", "R")


def test_every_identifier_has_words() -> None:
    """A label for people, no two alike."""
    labels = [kind.label for kind in Identifier]
    assert all(labels)
    assert len(set(labels)) == 18


def test_only_a_certain_finding_blocks() -> None:
    """``certain`` is true for the one sureness alone."""
    for sureness in Sureness:
        finding = Finding(Identifier.NAME, 0, 1, "x", sureness, "why", "what")
        assert finding.certain is (sureness.value == "certain")
