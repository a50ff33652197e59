"""Records in a line."""

from datetime import date
from pathlib import Path

from smartpick.experience import TABLES, load_portfolio
from smartpick.web.portfolio.lines import called, told

EXAMPLES = Path(__file__).parents[3] / "examples"
ON = date(2026, 11, 22)


def test_every_record_of_the_examples_has_a_name_and_no_id_for_it() -> None:
    """People read what a record is, on one line that is not too long."""
    for path in sorted(EXAMPLES.glob("*.portfolio.toml")):
        own = load_portfolio(path, on=ON)
        for table in TABLES:
            for one in getattr(own, table):
                name = called(one, own)
                assert name
                assert "\n" not in name + told(one, own, ON)
                assert len(told(one, own, ON)) < 300
                assert name != one.id
