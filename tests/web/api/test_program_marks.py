"""Notes, tags and ratings over the API."""

from sites import Site

PROGRAM = "1403812339"


def test_marks_are_kept_and_taken_away(site: Site) -> None:
    """Each is an action of its own."""
    noted = site.client.post(f"/api/programs/{PROGRAM}/notes", json={"text": "Friendly on the phone"}).json()
    assert noted["please_check"] == []
    site.client.put(f"/api/programs/{PROGRAM}/tags", json={"add": ["near home"]})
    site.client.put(f"/api/programs/{PROGRAM}/rating", json={"rating": 8})
    held = site.get("/api/programs/marks").json()
    assert held["marks"] == [{"program": PROGRAM, "tags": ["near home"], "rating": 8.0}]
    (note,) = held["notes"][PROGRAM]
    assert site.client.delete(f"/api/programs/1400000001/notes/{note['id']}").status_code == 422
    site.client.delete(f"/api/programs/{PROGRAM}/notes/{note['id']}")
    assert site.get("/api/programs/marks").json()["notes"] == {}
    assert site.client.put(f"/api/programs/{PROGRAM}/rating", json={"rating": 11}).status_code == 422
