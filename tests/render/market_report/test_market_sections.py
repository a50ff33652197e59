"""What the report says of the market follows the figures, in both directions."""

from dataclasses import replace

import pytest
from validation_inputs import figure, validation

from smartpick.market.validation.sampling_error import Measured
from smartpick.render.market_report.document import Bullets, Section, Table
from smartpick.render.market_report.market_sections import (
    left_out_section,
    predictive_section,
    recovery_section,
)

FOUND = validation()


def words(section: Section) -> str:
    """Return the paragraphs of a section."""
    return " ".join(block for block in section.blocks if isinstance(block, str))


def tables(section: Section) -> list[Table]:
    """Return the tables of a section."""
    return [block for block in section.blocks if isinstance(block, Table)]


def test_every_figure_is_in_the_table() -> None:
    """Name, role, published, simulated with interval, and how far off; counts in words agree."""
    section = predictive_section(FOUND.predictive)
    assert "Of 2 figures that the model was set to meet, 2 lie within two standard errors" in words(section)
    assert "of 1 that it was not set to meet, 1 do" in words(section)
    first, by_specialty = tables(section)
    assert first.rows[0] == (
        "IMGs | matched",
        "fitted",
        "51.0",
        "50.0 (46.7 to 53.3)",
        "percent",
        "+1.0",
        "+0.5",
        "+0.5",
    )
    assert by_specialty.rows[0][-1] == "6 / –"
    assert "1 of 2 published counts" in words(section)
    assert not [block for block in section.blocks if isinstance(block, Bullets)]


def test_a_missed_figure_is_explained_or_said_not_to_be() -> None:
    """The reason stands in the list of reasons; without one, that nobody has one."""
    figures = (
        figure("one", "fitted", 3.0, "Because."), figure("two", "predicted", -4.0),
        figure("three", "fitted", 1.5, "Luck is small."), figure("four", "predicted", 1.5),
    )  # fmt: skip
    section = predictive_section(replace(FOUND.predictive, figures=figures))
    (reasons,) = [block for block in section.blocks if isinstance(block, Bullets)]
    assert reasons.items[0] == "one (fitted, z +3.0, by luck +6.0): Because."
    assert reasons.items[1].startswith("two (predicted, z −4.0, by luck −8.0): nobody has explained")
    assert reasons.items[2:] == ("three (fitted, z +1.5, by luck +3.0): Luck is small.",)


@pytest.mark.parametrize(
    ("covered", "said"),
    [
        (Measured(0.9, 0.8, 0.96), "about right"),
        (Measured(0.5, 0.3, 0.7), "too small: they would have to be about 1.1 times as wide"),
        (Measured(0.99, 0.95, 1.0), "wider than they need be"),
    ],
)
def test_recovery_says_what_the_share_means(covered: Measured, said: str) -> None:
    """Spreads are right, too small or too large by the interval of the share inside; z by parameter."""
    informed = replace(FOUND.recovery.informed, covered=covered)
    section = recovery_section(replace(FOUND.recovery, informed=informed))
    assert said in words(section)
    assert "of the prior variance away, or more), 9 of 10 (" in words(section)
    (table,) = tables(section)
    assert table.rows[0] == ("latent.s2", "+0.30", "0.30", "2 of 2", "75 %")
    assert table.rows[1] == ("signals.gold", "−1.90", "1.90", "0 of 2", "75 %")


@pytest.mark.parametrize(
    ("covered", "said"), [(Measured(0.7, 0.4, 0.95), False), (Measured(0.7, 0.5, 0.8), True)]
)
def test_members_among_the_truths_have_a_paragraph(covered: Measured, said: bool) -> None:
    """Counted apart, with the reason why they may be fewer only when they are; nothing is said of none."""
    of_members = replace(FOUND.recovery.informed_of_members, covered=covered)
    shown = words(recovery_section(replace(FOUND.recovery, informed_of_members=of_members)))
    assert "members of the ensemble (1 truth): 7 of 10 values" in shown
    assert ("fewer than nine of ten" in shown) == said
    assert "Apart from that" not in words(recovery_section(replace(FOUND.recovery, members=0)))


def test_specialties_left_out_are_compared_with_the_naive_rate() -> None:
    """Largest first; whether the regression beats the rate of the others is said either way."""
    section = left_out_section(FOUND.left_out)
    assert "Even so little is better than that rate." in words(section)
    assert "no better than that rate" in words(left_out_section(replace(FOUND.left_out, naive_factor=1.5)))
    (table,) = tables(section)
    assert [row[0] for row in table.rows] == ["Invented Medicine", "Imaginary Surgery"]
    assert table.rows[0] == ("Invented Medicine", "40", "30", "8 to 90", "55", "+0.10", "−0.20 ± 0.50")
