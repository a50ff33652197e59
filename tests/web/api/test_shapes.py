"""What every subject of the API shares."""

from concurrent.futures import Future

import pytest
from sites import Site

from smartpick.web.api.shapes import waited_for
from smartpick.web.engine import PreparingError


@pytest.mark.parametrize(
    "content",
    [
        b'{"profile": {"label": "\\ud800"}}',
        b'{"profile": {"research": {"publications": NaN}}}',
        b'{"profile": {"research": {"publications": 1e999}}}',
        b'{"profile": {"research": {"publications": ' + b"9" * 30 + b"}}}",
        b'{"profile": ' + b'{"a":' * 40 + b"1" + b"}" * 41,
    ],
)
def test_what_no_document_can_hold_is_refused(site: Site, content: bytes) -> None:
    """Half a character, numbers that are none, depth: one sentence each, and the server stands."""
    found = site.client.put("/api/profile", content=content, headers={"content-type": "application/json"})
    assert found.status_code == 422
    assert found.json()["error"]["problems"][0]["where"] == "body.profile"


def test_unknown_fields_and_parameters_are_refused(site: Site) -> None:
    """Each is named with where it stands."""
    body = site.client.post("/api/data/backup", json={"passphrase": None, "pass": "x"})
    assert (body.status_code, body.json()["error"]["problems"]) == (
        422,
        [{"what": "This field is not known.", "where": "body.pass", "way_out": "Leave it out."}],
    )
    query = site.get("/api/data/history?limits=3").json()["error"]["problems"]
    assert query == [
        {
            "what": "This parameter is not known.",
            "where": "query.limits",
            "way_out": "Known here: limit, record.",
        }
    ]


def test_who_waits_too_long_is_told_to_ask_again() -> None:
    """What is not there in time is being prepared, and no fault."""
    with pytest.raises(PreparingError, match="Counting"):
        waited_for(Future(), 0.0, "Counting")
    ready: Future[int] = Future()
    ready.set_result(3)
    assert waited_for(ready, 0.0, "Counting") == 3
