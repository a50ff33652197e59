"""The two stories, and playing with one."""

from kept_examples import keep_portfolio
from sites import Site

from smartpick.store import exported
from smartpick.workspace import FIRST_OF_PLAY, kept, kept_profile

BANNER = "This is an example applicant"
#: A page of every part of the site; each has the banner while an example is played with.
PAGES = (
    "/", "/list", "/balance", "/what-if", "/profile", "/programs", "/verify", "/examples", "/methods", "/portfolio",
    "/portfolio/effect", "/portfolio/assessment", "/portfolio/experience", "/portfolio/encounter", "/portfolio/letter",
    "/portfolio/person", "/portfolio/experience/new", "/log", "/planning", "/planning/openings", "/planning/papers",
    "/planning/letters", "/planning/certification", "/planning/agency", "/planning/answers", "/data", "/data/history",
)  # fmt: skip


def everything(site: Site) -> str:
    """Return all that is one's own, with its whole history."""
    with site.desk.own.reading() as connection:
        return "".join(exported(connection))


def test_both_stories_side_by_side(site: Site) -> None:
    """Before and after of both, with the difference and its interval."""
    text = site.get("/examples").text
    assert text.count("90% interval") == 2
    assert text.count("Play with this applicant") == 4


def test_play_and_throw_away(site: Site) -> None:
    """An example comes with its portfolio; whatever is done to it, one's own data are as before, history and all."""
    keep_portfolio(site.desk.store, "oncology-observership")
    before = everything(site)
    played = site.post("/examples/play", {"name": "community-clinic"})
    assert BANNER in played.text
    own = kept(site.desk.store).portfolio
    assert all((own.experiences, own.encounters, own.letters, own.people))
    assert "houston-observership" not in {one.id for one in own.experiences}
    site.post("/portfolio/person/new", {"name": "Dr. Test Case", "role": "attending"})
    assert any(one.name == "Dr. Test Case" for one in kept(site.desk.store).portfolio.people)
    thrown = site.post("/examples/throw-away")
    assert BANNER not in thrown.text
    assert everything(site) == before
    held = kept_profile(site.desk.store)
    assert held is not None
    assert held.example == ""
    assert site.post("/examples/play", {"name": "nobody"}).status_code == 422


def test_every_page_says_that_it_is_an_example(site: Site) -> None:
    """Also pages of the portfolio and a page that is not there; one button ends it."""
    site.post("/examples/play", {"name": "oncology-observership"})
    for path in (*PAGES, "/portfolio/experience/houston-observership", "/there-is-no-such-page"):
        text = site.get(path).text
        assert text.count(BANNER) == 1, path
        assert 'action="/examples/throw-away"' in text, path
    site.post("/examples/throw-away")
    assert BANNER not in site.get("/portfolio").text


def test_a_page_of_the_play_takes_nothing_of_ones_own_back(site: Site) -> None:
    """Undo of a page that was opened before the play ended is refused; undoing its beginning ends the play."""
    keep_portfolio(site.desk.store, "oncology-observership")
    before = everything(site)
    site.post("/examples/play", {"name": "community-clinic"})
    site.post("/portfolio/person/new", {"name": "Dr. Test Case", "role": "attending"})
    late = str(site.desk.store.seq())
    site.post("/examples/throw-away")
    assert site.post("/undo", {"seq": late, "back": "/portfolio"}).status_code == 422
    site.post("/examples/play", {"name": "community-clinic"})
    assert BANNER not in site.post("/undo", {"seq": str(FIRST_OF_PLAY), "back": "/portfolio"}).text
    assert everything(site) == before


def test_the_page_of_the_data_is_about_ones_own(site: Site) -> None:
    """A backup or an export made while playing holds one's own data; deleting deletes them and ends the play."""
    keep_portfolio(site.desk.store, "oncology-observership")
    before = site.get("/data/everything.json").text
    site.post("/examples/play", {"name": "community-clinic"})
    assert site.get("/data/everything.json").text == before
    assert "about your own data" in site.get("/data").text
    site.post("/data/delete", {"words": "delete everything"})
    assert site.desk.playing == ""
    assert site.desk.store.seq() == 0
