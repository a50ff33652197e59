import base64
import copy
import json
from typing import Any

import pytest
from sample_records import KINDS
from test_exporting import lively, text_of

from smartpick.errors import UserError
from smartpick.store import Place, Store
from smartpick.store.document import read_document


@pytest.fixture
def document(file_place: Place) -> Any:
    """Return a whole export, parsed."""
    with Store(file_place, KINDS) as store:
        lively(store)
        return json.loads(text_of(store))


def read(document: Any) -> Any:
    """Read a document that was changed."""
    return read_document(json.dumps(document).encode(), "mine.json")


def test_an_unchanged_document_fits(document: Any) -> None:
    """Records and log agree, also when a person's editor has laid the file out anew or added a byte order mark."""
    assert read(document).fits()
    assert read_document(b"\xef\xbb\xbf" + json.dumps(document, indent=4).encode()).fits()


def test_an_edited_document_does_not_fit(document: Any) -> None:
    """A changed body, revision or log is noticed."""
    for change in (
        lambda d: d["records"][0]["body"].update(name="edited"),
        lambda d: d["records"][0].update(revision=99),
        lambda d: d["records"].pop(0),
        lambda d: d["actions"][0]["changes"].pop(0),
        lambda d: d["actions"].pop(),
    ):
        edited = copy.deepcopy(document)
        change(edited)
        assert not read(edited).fits()


@pytest.mark.parametrize(
    ("path", "value", "where", "words"),
    [
        (["records", 0, "id"], "../x", "records[0].id", "not what stands here"),
        (["records", 0, "kind"], "No Kind", "records[0].kind", "not what stands here"),
        (["records", 0, "revision"], "1", "records[0].revision", "does not fit"),
        (["records", 0, "revision"], True, "records[0].revision", "does not fit"),
        (["records", 0, "body"], [], "records[0].body", "does not fit"),
        (["records", 0, "body"], {"a": "x" * 1_000_001}, "records[0].body", "too long"),
        (["records", 0, "more"], 1, "records[0].more", "not known"),
        (["records", 1], 7, "records[1]", "not an object"),
        (["actions", 1, "seq"], 7, "actions[1].seq", "does not count on"),
        (["actions", 1, "mode"], "explode", "actions[1].mode", "no such mode"),
        (["actions", 1, "base"], 1, "actions[1].base", "names no earlier action"),
        (["actions", 1, "at"], "yesterday", "actions[1].at", "not what stands here"),
        (["actions", 1, "words"], "two\nlines", "actions[1].words", "one line"),
        (["actions", 0, "changes", 0, "id"], "", "actions[0].changes[0].id", "not what stands here"),
        (["actions", 0, "changes", 0, "after"], "", "actions[0].changes[0].after", "does not fit"),
        (["contents", 0, "base64"], "%%%", "contents[0].base64", "not Base64"),
        (["contents", 1, "base64"], "AAAA", "contents[1]", "not those of the digest"),
        (["contents"], [], "records[", "not in the file"),
        (["version"], 99, "", "newer SmartPick"),
        (["format"], "other", "", "not an export"),
        (["records"], {}, "document.records", "does not fit"),
    ],
)
def test_every_fault_is_told_with_its_place(
    document: Any, path: list[Any], value: Any, where: str, words: str
) -> None:
    """What does not belong into an export is named by file and place."""
    inside = document
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value
    with pytest.raises(UserError, match=words) as caught:
        read(document)
    assert any(where in problem.where and "mine.json" in problem.where for problem in caught.value.problems)


def test_many_faults_are_told_at_once_but_not_thousands(document: Any) -> None:
    """Twenty problems are enough to see what is wrong."""
    document["records"] = [{}] * 5000
    with pytest.raises(UserError) as caught:
        read(document)
    assert len(caught.value.problems) == 20


def test_an_id_that_stands_twice_is_told(document: Any) -> None:
    """Of two records with one id, one would be lost."""
    document["records"].append(document["records"][0])
    with pytest.raises(UserError, match="stands twice"):
        read(document)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"format":"smartpick-data"}', b"{" * 10**5]
)
def test_what_is_no_document_is_a_sentence(content: bytes) -> None:
    """Empty, cut off, binary or another JSON: never a trace."""
    with pytest.raises(UserError):
        read_document(content)


def test_a_giant_attachment_is_told(document: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of attaching holds for importing too."""
    monkeypatch.setattr("smartpick.store.document.LARGEST_CONTENT", 100)
    with pytest.raises(UserError, match="too large"):
        read(document)
    assert base64.b64decode(document["contents"][0]["base64"]) is not None
