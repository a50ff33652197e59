"""Scenarios and next steps over the API."""

from concurrent.futures import Future

import pytest
from sites import Site, keep_small_example


def test_a_better_score_helps(site: Site) -> None:
    """Both lists and the difference; a scenario without a change is refused."""
    keep_small_example(site.desk.store)
    found = site.client.post("/api/what-if", json={"score": 270, "step3": True}).json()
    assert found["changes"] == ["score:270", "step3:yes"]
    assert found["words"] == ["Step 2 CK of 270", "Step 3 passed"]
    assert "no difference comes from money" in found["money"]
    assert found["gain"]["value"] > 0
    assert found["after"]["p_match"] > found["before"]["p_match"]
    for nothing in ({}, {"name": "A name alone"}):
        assert site.client.post("/api/what-if", json=nothing).status_code == 422


def test_every_change_of_the_page_can_be_asked_for(site: Site) -> None:
    """Graduation, attempts, visas, specialties and a name are read and said; what cannot be is refused at its field."""
    keep_small_example(site.desk.store)
    asked = {
        "failed": 1,
        "graduation": 2022,
        "visas": "both",
        "name": "Later; harder",
        "without": "Family Medicine",
    }
    found = site.client.post("/api/what-if", json=asked).json()
    assert found["name"] == "Later; harder"
    assert found["changes"] == ["failed:1", "graduation:2022", "visas:both", "without:Family Medicine"]
    refused = site.client.post("/api/what-if", json={"without": "Psychiatry"})
    assert refused.status_code == 422
    assert "is no specialty of this list" in refused.text


def test_next_steps_come_from_the_pages_own_work(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ranking is made in the background, once; who asks too early is told to ask again."""
    keep_small_example(site.desk.store)
    waiting: Future[tuple[()]] = Future()
    monkeypatch.setattr("smartpick.web.api.what_if.steps_later", lambda _: waiting)
    monkeypatch.setattr("smartpick.web.api.what_if.PATIENCE", 0.0)
    early = site.get("/api/next-steps")
    assert (early.status_code, early.headers["retry-after"]) == (503, "1")
    waiting.set_result(())
    assert site.get("/api/next-steps").json()["steps"] == []
