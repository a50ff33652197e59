"""Every operation of the API, asked with generated requests: it answers as it is described, whatever is sent."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from kept_examples import keep_portfolio
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sites import PORT, Site, site_on

from smartpick.errors import UserError
from smartpick.web.app import make_app
from smartpick.web.desk import Desk
from smartpick.web.engine import Engine
from smartpick.web.keys import Keys
from smartpick.workspace.wishes import set_budget

#: What may be said of every answer; that valid values are taken is not promised: a program has to exist, too.
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
#: What takes the engine seconds for every new question: asked here before there is a profile, and with one elsewhere.
COMPUTED = {
    "GET /api/list",
    "GET /api/list/questions",
    "GET /api/list/balance",
    "GET /api/list/worksheet",
    "GET /api/list/files/{ending}",
    "GET /api/effect",
    "GET /api/verify",
    "GET /api/next-steps",
    "GET /api/answers/{key}",
    "POST /api/what-if",
    "GET /api/assessment",
    "GET /api/programs/{acgme_id}/standing",
}
#: What may leave nothing of the data: asked where it harms no other operation.
RUINOUS = {"POST /api/data/delete", "POST /api/data/erase/{name}", "POST /api/data/restore"}
MODES = {"POSITIVE": GenerationMode.POSITIVE, "NEGATIVE": GenerationMode.NEGATIVE}


def _schema() -> Any:
    """Return the description, made without a store or an engine."""
    app = make_app(Desk(None, None), Keys(), PORT)  # type: ignore[arg-type]  # nothing is asked
    return schemathesis.openapi.from_dict(app.openapi())


SCHEMA = _schema()
OPERATIONS = {made.ok().label: made.ok() for made in SCHEMA.get_all_operations()}


@pytest.fixture(scope="module")
def filled(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site with the data of an example applicant, and little money: its lists are short."""
    with site_on(engine, tmp_path_factory.mktemp("api")) as site:
        keep_portfolio(site.desk.store)
        set_budget(site.desk.store, 132.0)
        yield site


@pytest.fixture(scope="module")
def empty(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site where nothing is kept."""
    with site_on(engine, tmp_path_factory.mktemp("empty")) as site:
        yield site


@pytest.fixture(scope="module")
def doomed(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site with data that may be lost."""
    with site_on(engine, tmp_path_factory.mktemp("doomed")) as site:
        keep_portfolio(site.desk.store)
        yield site


def _back(site: Site, until: int) -> None:
    """Take back what a request has changed."""
    for _ in range(site.desk.store.seq() - until):
        try:
            site.desk.store.undo()
        except UserError:
            return


def _part(value: Any) -> Any:
    """Return a part of a form as bytes: of another type it could be generated, but not sent."""
    *named, content = value if isinstance(value, tuple) else (value,)
    sent = content if isinstance(content, bytes | str) else str(content)
    return (*named, sent) if named else ("file", sent)


@pytest.mark.parametrize("label", OPERATIONS)
def test_every_operation_answers_as_described(label: str, filled: Site, empty: Site, doomed: Site) -> None:
    """No server error, only described statuses, shapes and kinds of content, for valid and for broken requests."""
    operation = OPERATIONS[label]
    site = empty if label in COMPUTED else doomed if label in RUINOUS else filled
    seen: set[int] = set()

    @seed(20261122)
    @settings(
        max_examples=6,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(sorted(MODES)).flatmap(lambda mode: operation.as_strategy(MODES[mode])))
    def asked(case: Any) -> None:
        sent = case.as_transport_kwargs(base_url=str(site.client.base_url))
        sent.pop("cookies", None)
        if isinstance(sent.get("data"), bytes | str):
            sent["content"] = sent.pop("data")
        if sent.get("files"):
            sent["files"] = [(name, _part(value)) for name, value in sent["files"]]
        before = site.desk.store.seq()
        response = site.client.request(**sent)
        response.request.read()  # a form with files is sent in pieces, and kept whole for a report of what fails
        seen.add(response.status_code)
        case.validate_response(response, checks=CHECKS)
        if response.status_code == 200 and sent["method"] != "GET":
            _back(site, before)

    asked()
    assert seen


def test_nothing_is_open_to_strangers_or_unknown_fields() -> None:
    """Every body refuses fields that it does not know; every operation describes what it refuses."""
    raw = SCHEMA.raw_schema
    bodies = {
        content["schema"]["$ref"].rpartition("/")[2]
        for item in raw["paths"].values()
        for operation in item.values()
        for content in operation.get("requestBody", {}).get("content", {}).values()
    }
    assert bodies
    for name in bodies:
        assert raw["components"]["schemas"][name]["additionalProperties"] is False, name
    for item in raw["paths"].values():
        for operation in item.values():
            assert {"200", "403", "422", "503"} <= set(operation["responses"])
