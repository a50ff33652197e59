"""What the report says of the chances: every curve, every interval, every source of error."""

from validation_inputs import validation

from smartpick.render.market_report.chance_sections import numerical_section, reliability_section
from smartpick.render.market_report.document import Drawing, Table

FOUND = validation()


def test_reliability_has_all_curves_and_intervals() -> None:
    """Two drawings; errors, coverage and kinds of newcomer in tables; the bins of all six curves."""
    section = reliability_section(FOUND.reliability)
    drawn = [block for block in section.blocks if isinstance(block, Drawing)]
    assert [d.name for d in drawn] == ["reliability-match-anywhere", "reliability-interview-at-a-program"]
    errors, coverage, groups, *bins = [block for block in section.blocks if isinstance(block, Table)]
    assert errors.rows[0] == (
        "match anywhere, exact",
        "120",
        "0.0100",
        "0.0120, at most 0.0200",
        "+0.0000 [−0.0100, +0.0100]",
        "0.0200",
    )
    assert coverage.rows[1][2:5] == ("94.5 %", "93.5 to 95.5 %", "95.0 %")
    assert groups.rows == (("everybody", "120", "40.0 %", "41.0 %", "40.0 to 42.0 %"),)
    assert len(bins) == 6
    assert bins[0].rows[0] == ("10.0 %", "60", "11.0 %", "10.0 to 12.0 %")
    words = " ".join(block for block in section.blocks if isinstance(block, str))
    assert "12 worlds, 120 newcomers" in words
    assert "In 24 of these 24" in words


def test_numerical_errors_are_in_points() -> None:
    """Each source with its typical and largest error in percentage points; the largest of all in words."""
    section = numerical_section(FOUND.numerical)
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    assert table.rows == (("nodes: few against many", "0.10", "0.30"),)
    assert "6 x 2 for each member" in str(section.blocks[0])
    assert "0.3 percentage points" in str(section.blocks[-1])
