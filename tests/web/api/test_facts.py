"""Facts over the API."""

from sites import Site

PROGRAM = "1403812339"


def test_two_facts_that_differ_are_decided(site: Site) -> None:
    """Added, in conflict, preferred, withdrawn, corrected, retracted: each says what is believed now."""
    body = {"program": PROGRAM, "field": "visas", "value": "J1", "link": "example.org/visa"}
    first = site.client.post("/api/facts", json=body).json()
    assert (first["fact"]["source"], first["belief"]["field"]) == ("example.org", "visas")
    assert site.client.post("/api/facts", json=body).json()["action"] is None
    site.client.post("/api/facts", json={**body, "value": "none", "source": "a resident"})
    assert len(site.get("/api/facts/conflicts").json()["conflicts"]) == 1
    name = first["fact"]["id"]
    assert site.client.put(f"/api/facts/{name}/preference").json()["belief"]["decided"]
    assert not site.client.delete(f"/api/facts/{name}/preference").json()["belief"]["decided"]
    mended = site.client.patch(f"/api/facts/{name}", json={"note": "in a footnote"}).json()
    assert mended["fact"]["note"] == "in a footnote"
    assert site.client.patch(f"/api/facts/{name}", json={}).status_code == 422
    assert site.client.delete(f"/api/facts/{name}").json()["action"]
    assert len(site.get(f"/api/facts?program={PROGRAM}&field=visas").json()["reports"]) == 1
    assert len(site.get(f"/api/facts/history?program={PROGRAM}").json()["events"]) >= 4
    assert site.get("/api/facts/fields").json()["verified"]["me"]


def test_an_address_that_is_none_is_a_problem_and_no_fault(site: Site) -> None:
    """The brackets of an address that never close."""
    body = {"program": PROGRAM, "field": "visas", "value": "J1", "link": "http://[::1"}
    assert site.client.post("/api/facts", json=body).status_code == 422
