"""Scenarios side by side, and what to do next."""

from sites import Site, keep_small_example

from smartpick.workspace import keep_profile


def test_scenarios_side_by_side(site: Site) -> None:
    """Each has its chance and the difference with its interval, can be taken away, and stands in the address."""
    keep_small_example(site.desk.store)
    one = site.get("/what-if?score=262")
    assert one.url.params.get_list("s") == ["score:262"]
    two = site.get("/what-if?s=score%3A262&step3=yes&budget=330")
    assert two.url.params.get_list("s") == ["score:262", "budget:330;step3:yes"]
    assert two.text.count("90% interval") == 2
    assert 'href="/what-if?s=score%3A262"' in two.text


def test_a_change_that_cannot_be_made(site: Site) -> None:
    """A wrong number is said beside its field, with everything typed; scenarios that stand stay."""
    keep_small_example(site.desk.store)
    wrong = site.get("/what-if?s=score%3A262&letters=99&months=2")
    assert wrong.status_code == 422
    assert 'id="letters-wrong"' in wrong.text
    assert 'value="99"' in wrong.text
    assert "Step 2 CK of 262" in wrong.text
    assert site.get("/what-if?s=magic").status_code == 422


def test_only_so_many_fit(site: Site) -> None:
    """Three scenarios stand side by side, however many the address names."""
    keep_small_example(site.desk.store)
    many = "&".join(f"s=score%3A{250 + n}" for n in range(9))
    assert site.get(f"/what-if?{many}").text.count("90% interval") == 3


def test_what_to_do_next(site: Site) -> None:
    """The steps come live, and for who has no script behind a link that waits; without a profile one is sent home."""
    assert site.get("/what-if").url.path == "/"
    keep_small_example(site.desk.store)
    waited = site.get("/what-if/steps?wait=true")
    assert "Points a week" in waited.text
    part = site.get("/what-if/steps").text
    assert "hx-get" not in part
    assert "Step 3 passed" in part


def test_a_step_on_something_unknown_asks_for_it(site: Site) -> None:
    """With letters and experience open every such step adds, says what to tell first, and what costs stands apart."""
    profile = {
        "label": "x",
        "graduation": "2019-06",
        "preferences": {"specialties": {"Family Medicine": 1.0}},
    }
    keep_profile(site.desk.store, profile, "Answered", None)
    site.get("/what-if/steps?wait=true")
    adds, _, costs = site.get("/what-if/steps").text.partition("Not expected to add")
    assert "One more letter" in adds
    assert 'href="/profile#letters"' in adds
    assert "observership" in adds
    assert "A year of research" in costs
    assert "One more letter" not in costs
