"""Competencies."""

from smartpick.experience.competencies import GROUPS, competencies, competency
from smartpick.experience.taxonomies import Competency, options


def test_the_list_is_the_table() -> None:
    """13 Core EPAs, 6 ACGME competencies, 13 of US practice, each with next steps for watching and for acting."""
    found = competencies()
    assert tuple(one.code for one in found) == options(Competency)
    assert [sum(one.group == group for one in found) for group in GROUPS] == [13, 6, 13]
    for one in found:
        assert one.title
        assert one.watch.endswith(".")
        assert one.do.endswith(".")


def test_one_is_found_by_its_code() -> None:
    """EPA 6 is the presentation."""
    assert competency("EPA6").title == "Present a patient"
