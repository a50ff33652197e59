"""The desk: what every page has before it."""

from datetime import date

from sites import Site, keep_example

from smartpick.web.desk import Desk


def test_the_data_are_opened_again(site: Site) -> None:
    """After they were closed (deleted, restored) the desk works on what is there now."""
    keep_example(site.desk.store)
    before = site.desk.store
    site.desk.reopen()
    assert site.desk.store is not before
    assert site.desk.store.seq() == 1


def test_an_example_is_played_with_in_data_of_its_own(site: Site) -> None:
    """Its folder is there while it is played with, and gone afterwards; another example takes its place."""
    site.desk.play("community-clinic")
    first = site.desk.store.place.folder
    site.desk.play("oncology-observership")
    second = site.desk.store.place.folder
    assert (site.desk.playing, first.exists(), second.exists()) == ("oncology-observership", False, True)
    assert second != site.desk.own.place.folder
    assert site.desk.end_play()
    assert not second.exists()
    assert (site.desk.playing, site.desk.store) == ("", site.desk.own)
    assert not site.desk.end_play()


def test_what_is_remembered_is_forgotten_with_the_data(site: Site) -> None:
    """Data that were opened again may have the same number of changes and say something else."""
    assert site.desk.once("key", lambda: "before") == site.desk.once("key", lambda: "after") == "before"
    site.desk.reopen()
    site.desk.reopen()
    assert site.desk.once("key", lambda: "after") == "after"


def test_today_is_the_users_own_day(site: Site) -> None:
    """Without another clock the day is that of this machine; the season is the engine's."""
    desk = Desk(site.desk.store, site.desk.engine)
    assert abs((desk.today() - date.today()).days) <= 1  # noqa: DTZ011
    assert desk.season.name == "2026-27"
