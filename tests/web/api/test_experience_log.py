"""Logging over the API."""

from kept_examples import keep_portfolio
from sites import Site


def test_an_encounter_in_a_few_words(site: Site) -> None:
    """What is usual is filled in; nothing said is refused; without a place there is nothing to log under."""
    early = site.client.post("/api/log", json={"diagnoses": "htn"})
    assert early.json()["error"]["problems"][0]["where"] == "experience"
    keep_portfolio(site.desk.store)
    usual = site.get("/api/log/usual").json()["usual"]
    made = site.client.post("/api/log", json={"diagnoses": "htn; E11.9", "age": "67", "notable": True}).json()
    assert made["record"]["experience"] == usual["experience"]
    assert made["record"]["diagnoses"] == ["I10", "E11.9"]
    assert made["record"]["notable"]
    assert site.client.post("/api/log", json={}).status_code == 422
