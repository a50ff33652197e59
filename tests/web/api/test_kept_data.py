"""What is kept, over the API."""

from sites import Site, keep_small_example

from smartpick.store import read_document


def test_history_undo_redo_and_export(site: Site) -> None:
    """Only the last action is taken back, and only the one that is meant; the export can be read again."""
    keep_small_example(site.desk.store)
    seq = site.get("/api/data").json()["seq"]
    assert site.get("/api/data/history?limit=1").json()["actions"][0]["seq"] == seq
    assert site.client.post("/api/data/undo", json={"seq": seq - 1}).status_code == 422
    undone = site.client.post("/api/data/undo", json={"seq": seq}).json()["action"]
    assert site.client.post("/api/data/redo", json={"seq": undone}).json()["action"]
    document = read_document(site.get("/api/data/export").content, "export")
    assert len(document.records) == 1


def test_a_backup_and_the_doctor(site: Site) -> None:
    """A backup is a new file with the passphrase nowhere; of whole data the doctor finds no fault."""
    keep_small_example(site.desk.store)
    made = site.client.post("/api/data/backup", json={"passphrase": "correct horse"}).json()
    assert made["encrypted"]
    assert made["file"] in site.get("/api/data").json()["backups"]
    assert site.get("/api/data/check").json()["faults"] == 0
