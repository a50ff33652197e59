"""The profile over the API."""

from sites import Site

PROFILE = {"label": "Mine", "preferences": {"specialties": {"Internal Medicine": 1.0}}}


def test_a_profile_is_kept_changed_and_removed(site: Site) -> None:
    """What was kept comes back; a change that is based on an old one is refused; undo is there for all."""
    assert site.get("/api/profile").json() == {"profile": None, "revision": None, "example": ""}
    kept = site.client.put("/api/profile", json={"profile": PROFILE}).json()
    held = site.get("/api/profile").json()
    assert (held["profile"], held["revision"]) == (PROFILE, kept["action"])
    assert site.client.put("/api/profile", json={"profile": PROFILE}).status_code == 409
    assert site.client.delete("/api/profile").json()["action"]
    assert site.get("/api/profile").json()["profile"] is None


def test_everything_wrong_is_named_at_once(site: Site) -> None:
    """The same sentences for keeping and checking; only keeping is refused."""
    wrong = {**PROFILE, "exams": {"step2ck": [{"result": "pass", "score": 9}]}, "colour": "red"}
    refused = site.client.put("/api/profile", json={"profile": wrong})
    assert refused.status_code == 422
    problems = refused.json()["error"]["problems"]
    assert {one["where"].split("[")[0] for one in problems} >= {"colour", "exams.step2ck"}
    checked = site.client.post("/api/profile/check", json={"profile": wrong}).json()
    assert checked["problems"] == problems
    assert checked["unknown"]
    assert site.get("/api/profile/schema").json()["properties"]["label"]


def test_an_example_is_played_with_and_thrown_away(site: Site) -> None:
    """One's own profile is untouched."""
    site.client.put("/api/profile", json={"profile": PROFILE})
    site.client.post("/api/examples/play", json={"name": "community-clinic"})
    assert site.get("/api/profile").json()["example"] == "community-clinic"
    site.client.post("/api/examples/throw-away")
    assert site.get("/api/profile").json()["profile"] == PROFILE
