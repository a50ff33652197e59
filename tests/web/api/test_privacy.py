"""The privacy guard over the API."""

from sites import Site


def test_a_record_number_is_found_and_ones_own_name_is_not(site: Site) -> None:
    """Nothing of the text is kept."""
    found = site.client.post("/api/privacy/check", json={"text": "MRN 00482913"}).json()
    assert (found["certain"], found["findings"][0]["line"]) == (1, 1)
    own = {"text": "I met Abernathy.", "own": ["Abernathy"]}
    assert site.client.post("/api/privacy/check", json=own).json()["findings"] == []
    assert site.desk.store.history() == ()
