"""How far the engine is."""

from sites import Site


def test_a_ready_engine_lets_the_page_be_loaded_again(site: Site) -> None:
    """The page that waited is told to load what was asked for."""
    answer = site.get("/preparing")
    assert (answer.status_code, answer.headers["hx-refresh"], answer.text) == (200, "true", "")
