"""How operations are described."""

import json
from typing import Any

import jsonschema_rs
import pytest
from kept_examples import keep_portfolio
from sites import PORT, Site

from smartpick.web.api.described import body_examples
from smartpick.web.app import make_app
from smartpick.web.desk import Desk
from smartpick.web.keys import Keys

DOCUMENT: dict[str, Any] = make_app(Desk(None, None), Keys(), PORT).openapi()  # type: ignore[arg-type]  # nothing is asked
OPERATIONS = {
    f"{method.upper()} {path}": operation
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}
#: What takes more than an applicant's data: a file that waits, a conflict of links, an action that was the last one.
ELSEWHERE = {
    "PUT /api/profile",
    "PUT /api/list/questions/{field}",
    "POST /api/examples/play",
    "POST /api/imports/{key}/preview",
    "POST /api/imports/{key}/agree",
    "PUT /api/links/decisions",
    "PUT /api/links/{code}",
    "PUT /api/ties",
    "POST /api/data/undo",
    "POST /api/data/redo",
    "POST /api/data/erase/{name}",
    "POST /api/data/delete",
    "POST /api/what-if",
}
PROGRAM = "1403812339"


@pytest.mark.parametrize("label", OPERATIONS)
def test_every_operation_says_what_it_does(label: str) -> None:
    """A sentence, its subject, the shape of its errors; a body of JSON comes with an example that fits it."""
    one = OPERATIONS[label]
    assert len(one["summary"].split()) >= 3
    assert "`" not in one["summary"]
    assert one["description"]
    assert len(one["tags"]) == 1
    for status in ("403", "404", "422", "503"):
        schema = one["responses"][status]["content"]["application/json"]["schema"]
        assert schema == {"$ref": "#/components/schemas/ErrorObject"}
    body = one.get("requestBody", {}).get("content", {}).get("application/json")
    assert (label in body_examples()) == (body is not None)
    if body is not None:
        schema = {**body["schema"], "components": DOCUMENT["components"]}
        jsonschema_rs.Draft202012Validator(schema).validate(body["example"])


def test_every_example_is_taken(site: Site) -> None:
    """Sent as it stands, with ids of the data in the address, an example does what it says."""
    keep_portfolio(site.desk.store)
    fact = site.client.post("/api/facts", json=body_examples()["POST /api/facts"]).json()["fact"]["id"]
    planned = {"kind": "observership", "institution": "Example Clinic", "start": "2027-03-01"}
    experience = site.client.post("/api/portfolio/experience", json={"record": planned}).json()["id"]
    person = site.get("/api/portfolio/person").json()["records"][0]["id"]
    checks = site.get(f"/api/checklists/{experience}").json()["checks"]
    open_ = next(one["item"]["key"] for one in checks if one["state"] != "done")
    for label, example in body_examples().items():
        method, path = label.split(" ")
        name = {"/api/facts/{name}": fact, "/api/checklists/{name}/{item}": experience}.get(path, person)
        filled = path.format(
            acgme_id=PROGRAM, kind="person", name=name, item=open_, field="", key="", code=""
        )
        if label not in ELSEWHERE:
            answer = site.client.request(method, filled, json=example)
            assert answer.status_code == 200, (label, answer.text)
    assert site.client.put("/api/profile", json=body_examples()["PUT /api/profile"]).status_code in {200, 409}


def test_the_document_is_one_that_tools_read() -> None:
    """It can be written as JSON, and every operation has a name of its own."""
    json.dumps(DOCUMENT, allow_nan=False)
    names = [one["operationId"] for one in OPERATIONS.values()]
    assert len(set(names)) == len(names)
