"""The engine behind the pages: ready or not, and what its answers depend on."""

from dataclasses import replace
from datetime import date

import pytest
from sites import ON, site_on

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
    """A person sees what is going on and is sent back by the answer itself."""
    engine = Engine()
    monkeypatch.setattr(Engine.market, "__defaults__", (0.0,))
    with site_on(engine, tmp_path_factory.mktemp("waking")) as site:
        answer = site.get("/list")
        assert (answer.status_code, answer.headers["refresh"]) == (200, "1")
        assert "Preparing" in answer.text
    engine.close()
