"""The portfolio alone as a file."""

from pathlib import Path

from kept_examples import keep_portfolio
from sites import ON, Site

from smartpick.experience import load_portfolio
from smartpick.workspace import kept


def test_the_file_can_be_taken_in_again(site: Site, tmp_path: Path) -> None:
    """Its records are those that are kept, and nothing beside them."""
    keep_portfolio(site.desk.store)
    assert 'href="/data/portfolio.json"' in site.get("/data").text
    file = tmp_path / "portfolio.json"
    file.write_bytes(site.get("/data/portfolio.json").content)
    own, read = kept(site.desk.store).portfolio, load_portfolio(file, on=ON)
    assert {one.id for one in read.people} == {one.id for one in own.people}
    assert set(read.encounters) == set(own.encounters)
