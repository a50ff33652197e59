"""What to look up first, over the API."""

from kept_examples import keep_portfolio
from sites import Site

from smartpick.workspace import kept_facts


def test_the_queue_and_an_answer(site: Site) -> None:
    """The queue says what each answer would do; an answer is one action, leaves the queue, and undo brings it back."""
    assert site.get("/api/verify").status_code == 422
    keep_portfolio(site.desk.store)
    queue = site.get("/api/verify?top=3").json()["queue"]
    visit = queue["items"][0]
    assert len(queue["items"]) <= 3
    assert queue["stop"]["words"]
    assert all(0 <= one["probability"] <= 1 for one in visit["outcomes"])
    program = visit["program"]["acgme_id"]
    told = {"visas": "J-1, H-1B", "step2ck_minimum": "none", "graduation_limit": "none", "img_share": "40%"}
    answers = {one["field"]: told.get(one["field"], "no") for one in visit["facts"]}
    kept = site.client.post(f"/api/verify/{program}", json={"answers": answers}).json()
    assert kept["words"].startswith(f"Looked up {visit['program']['name']}")
    assert {(one["program"], one["source"]) for one in kept["facts"]} == {(program, "program's website")}
    after = site.get("/api/verify?top=3").json()["queue"]["items"]
    assert program not in [one["program"]["acgme_id"] for one in after]
    again = site.client.post(f"/api/verify/{program}", json={"answers": answers}).json()
    assert again["action"] is None
    assert site.client.post("/api/data/undo", json={"seq": kept["action"]}).status_code == 200
    assert kept_facts(site.desk.store).reports == {}


def test_a_wrong_answer_is_named_and_nothing_of_the_visit_is_kept(site: Site) -> None:
    """Each answer that cannot be is named by its field; an unknown field, too; a program has to exist."""
    sent = {"answers": {"step2ck_minimum": "999", "nonsense": "1", "visas": "J1"}}
    found = site.client.post("/api/verify/1403812339", json=sent)
    assert found.status_code == 422
    where = {one["where"] for one in found.json()["error"]["problems"]}
    assert where == {"answers.step2ck_minimum", "answers.nonsense"}
    assert kept_facts(site.desk.store).reports == {}
    right = {"answers": {"visas": "J1"}}
    assert site.client.post("/api/verify/9999999999", json=right).status_code == 422
