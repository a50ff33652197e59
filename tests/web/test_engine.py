"""The engine behind the pages: ready or not, and what its answers depend on."""

import gc
from dataclasses import replace
from datetime import date

import pytest
from sites import ON, keep_example, site_on

from smartpick.applicant import Profile
from smartpick.errors import InternalError
from smartpick.web.engine import Engine, PreparingError, fingerprint


def test_a_page_does_not_wait_for_ever() -> None:
    """An engine that was not started says so after the patience, and what it does."""
    engine = Engine()
    with pytest.raises(PreparingError):
        engine.market(patience=0.01)
    assert engine.stage
    engine.close()


def test_an_engine_that_cannot_be_loaded_is_an_error(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A damaged installation does not let pages wait; the reason is in the log."""

    def broken() -> None:
        raise OSError("damaged")

    monkeypatch.setattr("smartpick.chances.shipped_market", broken)
    engine = Engine()
    engine.start()
    with pytest.raises(InternalError):
        engine.market(patience=30.0)
    assert "damaged" in caplog.text
    engine.close()


def test_what_is_loaded_is_not_gone_through_for_garbage(engine: Engine) -> None:
    """Once the engine is there, what was loaded with it is set apart from what comes and goes with the pages."""
    engine.market(patience=300.0)
    assert gc.get_freeze_count() > 50_000


def test_answers_are_remembered_by_kind_and_key(engine: Engine) -> None:
    """The same question is answered from memory, another kind of question is not."""
    assert engine.now("kind", 1, lambda market: len(market.directory.programs)) > 5000
    assert engine.found("kind", 1) > 5000
    assert engine.found("other", 1) is None
    assert engine.later("other", 1, lambda _: 2).result(5) == 2
    assert engine.stage == ""


def test_the_fingerprint_is_of_everything_said() -> None:
    """Another answer or another day is another question; the same profile is the same one."""
    profile = Profile("x")
    assert fingerprint(profile, ON) == fingerprint(Profile("x"), ON)
    assert fingerprint(replace(profile, graduation=date(2020, 1, 1)), ON) != fingerprint(profile, ON)
    assert fingerprint(profile, date(2026, 11, 2)) != fingerprint(profile, ON)


def test_pages_come_back_by_themselves_while_it_is_prepared(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A person sees what is going on and is brought back, with scripts and without; a part asks for itself again."""
    engine = Engine()
    monkeypatch.setattr(Engine.market, "__defaults__", (0.0,))
    with site_on(engine, tmp_path_factory.mktemp("waking")) as site:
        page = site.get("/list?state=NY")
        assert page.status_code == 200
        for part in (
            'role="status" hx-get="/preparing"',
            '<noscript><meta http-equiv="refresh"',
            "a few seconds",
        ):
            assert part in page.text
        assert 'href="/list?state=NY"' in page.text
        part = site.get("/portfolio/effect", headers={"hx-request": "true"})
        assert 'hx-get="/portfolio/effect"' in part.text
        assert "<html" not in part.text
        assert "a few seconds" in site.get("/preparing").text
        keep_example(site.desk.store)
        refused = site.post("/answer", {"field": "graduation", "value": "nonsense"})
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
        assert "was not kept" in refused.text
        assert site.get("/api/list").status_code == 503
    engine.close()
