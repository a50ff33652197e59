"""What the report says of the decision: promises first, all ways in all settings, the split, the limits."""

from dataclasses import replace

from validation_inputs import measured, validation

from smartpick.advice.promises import promises
from smartpick.render.market_report.decision_sections import (
    limits_section,
    promises_section,
    regret_section,
    split_section,
)
from smartpick.render.market_report.document import Bullets, Table

FOUND = validation()


def test_a_missed_promise_stands_out() -> None:
    """Kept of all, in words; each promise with what was found."""
    kept = promises_section(promises(FOUND))
    assert kept.blocks[0] == "10 of 10 promises are kept."
    missed = promises_section(promises(validation(regret={"unproved": 2})))
    assert str(missed.blocks[0]).startswith("9 of 10 promises are kept. The missed ones stay here")
    table = missed.blocks[1]
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows].count("MISSED") == 1


def test_every_way_in_every_setting() -> None:
    """A table for each setting, a row for each way, losses with their sign; proofs in words."""
    section = regret_section(FOUND.regret)
    tables = [block for block in section.blocks if isinstance(block, Table)]
    assert [table.caption for table in tables] == ["medicine, 330 USD", "two, 660 USD"]
    assert tables[0].rows[2] == (
        "chance x worth",
        "0.380 [0.370, 0.390]",
        "+0.020 [+0.016, +0.024]",
        "0.450 [0.440, 0.460]",
        "+0.000 [−0.010, +0.010]",
        "30",
    )
    assert "finds better: none." in str(section.blocks[-2])
    assert "0 of 96 plans ended above 0.1 %" in str(section.blocks[-1])


def test_what_is_as_good_as_the_plan_is_said() -> None:
    """A way that loses nothing for sure is named, with where; everywhere is said so."""
    first, second = FOUND.regret.settings
    same = replace(first.ways[1], lost=measured(0.0))
    one = replace(FOUND.regret, settings=(replace(first, ways=(first.ways[0], same)), second))
    assert "finds better: independent (medicine, 330 USD)." in str(regret_section(one).blocks[-2])
    both = replace(one, settings=(one.settings[0], replace(second, ways=(same,))))
    assert "finds better: independent (everywhere)." in str(regret_section(both).blocks[-2])


def test_the_split_is_shown_with_what_it_does() -> None:
    """A row for every applicant and split: shared luck, length, dollars, chances."""
    (table,) = [block for block in split_section(FOUND.split).blocks if isinstance(block, Table)]
    assert table.rows[1] == ("typical file", "20 %", "90", "$1,800", "50.0 %", "49.0 %", "95 %")


def test_limits_are_said_whatever_was_found() -> None:
    """The section does not depend on results, and says that no real outcome is known."""
    bullets = limits_section().blocks[1]
    assert isinstance(bullets, Bullets)
    assert any("which applicant was invited" in item for item in bullets.items)
    assert replace(limits_section()) == limits_section()
