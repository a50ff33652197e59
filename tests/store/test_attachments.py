import hashlib
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sample_records import site
from sqlalchemy import text

from smartpick.errors import UserError
from smartpick.store import Add, Replace, Store
from smartpick.store.attachments import LARGEST_CONTENT, attachment, safe_name

PDF = b"%PDF-1.7 \x00\xff letter" * 100


def test_a_file_is_kept_with_its_record(store: Store) -> None:
    """The bytes come back, a second copy takes no room, undo takes the attachment away and redo brings it back."""
    clinic = site()
    store.write("Added", clinic)
    for _ in range(2):
        store.attach("Attached a letter", "../../etc/letter.pdf", PDF, clinic.id)
    first, second = store.find("attachment")
    assert (
        first.body
        == second.body
        == {
            "name": "letter.pdf",
            "of": clinic.id,
            "sha256": hashlib.sha256(PDF).hexdigest(),
            "size": len(PDF),
        }
    )
    assert store.content(first) == PDF
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM contents")).scalar() == 1
    store.undo()
    assert len(store.find("attachment")) == 1
    store.redo()
    assert [store.content(record) for record in store.find("attachment", text="LETTER")] == [PDF, PDF]


def test_what_is_too_large_or_belongs_to_nothing_is_refused(store: Store) -> None:
    """The limit is told with both sizes; nothing is kept of what is refused."""
    with pytest.raises(UserError, match=r"20\.0 MB; 20 MB can be attached"):
        store.attach("Attached", "big.bin", bytes(LARGEST_CONTENT + 1), "x")
    with pytest.raises(UserError, match="There is no record"):
        store.attach("Attached", "a.txt", b"a", "nobody")
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM contents")).scalar() == 0


def test_an_attachment_without_bytes_is_refused(store: Store) -> None:
    """Naming bytes that are not there, or no digest at all, is told."""
    clinic = site()
    store.write("Added", clinic)
    for digest in ("0" * 64, "x\x00", None):
        with pytest.raises(UserError, match="not here"):
            store.write("Added", Add("attachment", {"name": "a", "of": clinic.id, "sha256": digest}))


def test_damaged_bytes_are_not_handed_out(store: Store) -> None:
    """What is not what was attached is told, and so is what is gone."""
    clinic = site()
    store.write("Added", clinic)
    store.attach("Attached", "a.txt", b"original", clinic.id)
    (record,) = store.find("attachment")
    with store.writing() as connection:
        connection.execute(text("UPDATE contents SET content = :rot"), {"rot": b"rotten"})
    with pytest.raises(UserError, match=r"'a\.txt' is damaged"):
        store.content(record)
    with store.writing() as connection:
        connection.execute(text("DELETE FROM contents"))
    with pytest.raises(UserError, match=r"'a\.txt' is missing"):
        store.content(record)
    with pytest.raises(UserError, match="not here"):
        store.write("Renamed", Replace(record, {**record.body, "name": "b"}))


@given(st.text())
@example("C:\\Users\\me\\..\\a.pdf")
@example("..")
@example(".bashrc")
@example("CON.txt")
@example("a\u202efdp.exe")
@example("x" * 300 + ".pdf")
@example("a. . .")
@example(". .b")
def test_every_name_becomes_a_plain_one(name: str) -> None:
    """Whatever it was, it is one visible part of a path on every system, and stays when made safe again."""
    safe = safe_name(name)
    assert safe
    assert len(safe) <= 101
    assert PurePosixPath(safe).parts == PureWindowsPath(safe).parts == (safe,)
    assert not PureWindowsPath(safe).is_reserved()
    assert not safe.startswith((".", " "))
    assert not safe.endswith((".", " "))
    assert safe.isprintable()
    assert safe_name(safe) == safe


def test_a_name_keeps_what_is_harmless() -> None:
    """Letters of every script, spaces and the ending stay."""
    assert safe_name("../x/Dr. Zoë 東京 (final).PDF") == "Dr. Zoë 東京 (final).PDF"
    assert safe_name("x" * 300 + ".pdf").endswith("x.pdf")
    assert safe_name("\u202e") == "attachment"
    assert attachment("a:b", b"", "r").body["name"] == "a_b"
