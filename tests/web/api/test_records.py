"""Records over the API."""

import pytest
from kept_examples import keep_portfolio
from sites import Site

from smartpick.experience import RECORDS


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_of_every_kind_comes_added_changed_and_goes(site: Site, kind: str) -> None:
    """Each record of an example can be taken away and kept again as it was."""
    keep_portfolio(site.desk.store, "oncology-observership")
    if kind == "opportunity":
        place = {"id": "a-place", "name": "Example Memorial Hospital"}
        site.client.post("/api/portfolio/opportunity", json={"record": place})
    listed = site.get(f"/api/portfolio/{kind}").json()
    body = dict(listed["records"][0])
    body.pop("record")
    path = f"/api/portfolio/{kind}/{body['id']}"
    assert site.get(path).json()["revision"] > 0
    same = site.client.put(path, json={"record": body}).json()
    assert (same["action"], same["record"]) == (None, body)
    gone = site.client.delete(f"{path}?with_all=true").json()["removed"]
    assert body["id"] in gone
    assert site.get(path).status_code == 404
    site.client.post("/api/data/undo", json={"seq": site.desk.store.seq()})
    assert site.get(path).status_code == 200


def test_what_others_rest_on_stays(site: Site) -> None:
    """Unless everything may go."""
    keep_portfolio(site.desk.store)
    name = site.get("/api/portfolio/experience").json()["records"][-1]["id"]
    assert site.client.delete(f"/api/portfolio/experience/{name}").status_code == 422


def test_who_the_patient_is_is_not_kept(site: Site) -> None:
    """The guard of every door."""
    keep_portfolio(site.desk.store)
    body = {"name": "Dr. Quill Zephyrine", "saw": "MRN 00482913 on the ward"}
    refused = site.client.post("/api/portfolio/person", json={"record": body})
    assert refused.status_code == 422
    made = site.client.post("/api/portfolio/person", json={"record": {"name": "Dr. Quill Zephyrine"}}).json()
    assert site.get(f"/api/portfolio/person/{made['id']}").json()["name"] == "Dr. Quill Zephyrine"
    assert site.get("/api/portfolio?search=zephyrine").json()["total"] == 1
