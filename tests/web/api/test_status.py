"""Where the server stands."""

from sites import Site, keep_small_example


def test_the_status_follows_what_is_written(site: Site) -> None:
    """Nothing is kept at first; the number of the last change grows."""
    first = site.get("/api/status").json()
    assert (first["profile"], first["preparing"], first["season"]) == (False, "", "2026-27")
    keep_small_example(site.desk.store)
    then = site.get("/api/status").json()
    assert then["profile"]
    assert then["seq"] > first["seq"]
