"""The example applicants over the API."""

from sites import Site


def test_both_stories_before_and_after(site: Site) -> None:
    """Each has the names to play with, both lists, and a difference that the evidence supports: more is better."""
    stories = site.get("/api/examples").json()["stories"]
    assert [one["before"]["name"] for one in stories] == [
        "community-clinic-before",
        "oncology-observership-before",
    ]
    for one in stories:
        assert one["gain"]["low"] <= one["gain"]["value"] <= one["gain"]["high"]
        assert one["gain"]["value"] > 0
        assert one["after"]["applications"] > 0
        assert site.client.post("/api/examples/play", json={"name": one["after"]["name"]}).status_code == 200
