"""Where every packaged table comes from."""

from pathlib import Path

from smartpick.programs import load_directory
from smartpick.season import load_season
from smartpick.web.packaged_tables import packaged_tables

PACKAGE = Path(__file__).parents[2] / "src" / "smartpick"


def test_every_table_has_sources_and_rights() -> None:
    """No table without a source, no source without a title and the right under which it is here."""
    tables = packaged_tables(load_season())
    assert len({table.key for table in tables}) == len(tables)
    for table in tables:
        assert table.sources, table.key
        for one in table.sources:
            assert one.title
            assert one.rights


def test_entries_are_counted() -> None:
    """The directory's programs are all from one of the two lists; every dated rule of the season is counted."""
    tables = {table.key: table for table in packaged_tables(load_season())}
    assert sum(one.entries for one in tables["programs"].sources) == len(load_directory().programs)
    season = load_season()
    least = len(season.fees) + len(season.dates) + len(season.limits) + len(season.requirements)
    assert sum(one.entries for one in tables["season"].sources) > least


def test_every_packaged_csv_belongs_to_a_table() -> None:
    """A new table of facts needs its line here: these are the files that the tables are read from."""
    known = {
        "programs.csv", "facts.csv", "signals.csv", "pass_marks.csv", "kinds.csv", "competencies.csv",
        "evidence.csv", "onboarding.csv", "lead_times.csv", "certification.csv", "opportunities.csv",
        "countries.csv", "cities.csv",
    }  # fmt: skip
    assert {file.name for file in PACKAGE.rglob("*.csv")} == known
