"""Scenarios side by side, and what to do next."""

from sites import Site, keep_example, keep_small_example

from smartpick.workspace import keep_profile
from smartpick.workspace.wishes import set_budget


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


def test_a_scenario_has_a_name_and_every_kind_of_change(site: Site) -> None:
    """The name heads its card, what it changes stands below; lists that cost differently say why."""
    keep_example(site.desk.store)
    set_budget(site.desk.store, None)
    form = "graduation=2024&failed=1&visas=both&without=Family+Medicine&name=After+a+year%3B+or+two"
    one = site.get(f"/what-if?{form}")
    assert "<h2>After a year; or two</h2>" in one.text
    changes = (
        "1 failed attempt at Step 1 and Step 2 CK, graduation in 2024, J-1 or H-1B accepted, without Family"
    )
    assert changes in one.text
    assert "With no budget set, each ends where another $100 would buy too little" in one.text
    budgets = site.get("/what-if?s=budget:330&s=budget:660").text
    assert "The lists cost from" in budgets


def test_the_last_specialty_cannot_be_left_out(site: Site) -> None:
    """What cannot be done is said at its field, before a scenario is made of it."""
    keep_profile(
        site.desk.store, {"label": "x", "preferences": {"specialties": {"Psychiatry": 1.0}}}, "x", None
    )
    wrong = site.get("/what-if?without=Psychiatry")
    assert wrong.status_code == 422
    assert 'id="without-wrong"' in wrong.text
    assert site.get("/what-if?without=Psychiatry&specialty=Pathology").status_code == 200


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
