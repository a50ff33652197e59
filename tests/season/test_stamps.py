"""Stamps."""

from smartpick.season import Stamped, citation, load_season


def test_a_citation_names_source_season_date_and_confidence() -> None:
    """One line tells where a number comes from; an undated source says so."""
    dated = Stamped(1, "A page", "2026-03", "high", season="2026")
    assert citation(dated) == "A page; for 2026; as of 2026-03; confidence high"
    assert "undated" in citation(Stamped(1, "A page", "", "low", season="2026"))


def test_everything_stamped_can_be_cited() -> None:
    """Fee schedules and signals are cited in the same way as single values."""
    season = load_season()
    assert "confidence medium-high" in citation(season.application_fees)
    assert "ERAS 2025-2027" in citation(season.signals("Internal Medicine"))
