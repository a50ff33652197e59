"""Codes and repeated entries."""

from dataclasses import replace

from small_portfolios import encounter, experience, portfolio

from smartpick.experience.contradictions.codes import in_codes
from smartpick.experience.document import Document

SEEN = encounter(complaint="cough", diagnoses=("J18.9",), age="60-69", sex="male")


def test_an_unknown_code_is_named_with_near_ones_at_each_place() -> None:
    """Every entry that holds it is named, because each must be mended."""
    held = portfolio(
        experience(),
        encounters=(encounter("a", diagnoses=("I10", "E11.95")), encounter("b", diagnoses=("E11.95",))),
    )
    found = list(in_codes(held))
    assert [(one.record, one.field) for one in found] == [("a", "diagnoses"), ("b", "diagnoses")]
    assert "E11.9 (" in found[0].way_out


def test_an_unknown_paper_is_named_with_the_nearest() -> None:
    """Papers have keys of their own list."""
    (found,) = in_codes(portfolio(documents=(Document(id="d", item="hippa"),)))
    assert found.way_out == "Did you mean hipaa?"
    (found,) = in_codes(portfolio(documents=(Document(id="d", item="zzzz"),)))
    assert found.way_out.startswith("Known: mmr")


def test_the_same_entry_twice_is_a_question() -> None:
    """Two such patients may exist, so it is asked; entries that differ are not."""
    held = portfolio(
        experience(), encounters=(SEEN, replace(SEEN, id="e2"), replace(SEEN, id="e3", learned="more"))
    )
    (found,) = in_codes(held)
    assert (found.record, found.certain) == ("e2", False)
    assert list(in_codes(portfolio(encounters=(encounter(), encounter("e2"))))) == []
