import os
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from faulty_disk import Disk
from sample_records import KINDS, filled, site
from sqlalchemy.exc import ArgumentError

from smartpick.errors import UserError
from smartpick.store import Place, Store
from smartpick.store.faults import DamagedError, in_words, problem_of


def copies(folder: Path) -> Callable[[int], Place]:
    """Return a function that gives a fresh copy of the same small store each time."""
    original = Place(folder / "original")
    with Store(original, KINDS) as store:
        filled(store)

    def copy(number: int) -> Place:
        place = Place(folder / str(number))
        shutil.copytree(original.folder, place.folder)
        return place

    return copy


def work(place: Place, acknowledged: list[str], actions: int) -> None:
    """Open, write some actions, take one back, close; note what was acknowledged."""
    with Store(place, KINDS) as store:
        for number in range(actions):
            pair = site(f"one {number}" * 2000), site(f"two {number}" * 2000)
            store.write("Added a pair", *pair)
            acknowledged += [added.id for added in pair]
        store.write("Added one", site("taken back"))
        store.undo()


def test_a_write_that_fails_changes_nothing(tmp_path: Path) -> None:
    """Whichever write, sync or truncation of the disk fails, once or for good: a sentence, and the old state whole."""
    copy = copies(tmp_path)
    count = Disk()
    with count.in_use():
        work(copy(0), [], 3)
    assert count.calls > 200
    for number in range(1, count.calls + 1):
        place, acknowledged = copy(number), list[str]()
        disk = Disk(number, full=number % 3 == 0, dead=number % 2 == 0)
        told = ""
        with disk.in_use():
            try:
                work(place, acknowledged, 3)
            except UserError as fault:
                told = str(fault)
        assert disk.failed
        assert not told or "nothing was changed" in told
        with closing(sqlite3.connect(place.file)) as raw:  # as a stranger would read it
            there = dict(raw.execute("SELECT id, body FROM records WHERE kind = 'site'"))
            assert there.keys() >= set(acknowledged), f"write {number} lost something"
            # What was not acknowledged is there as a whole or not at all.
            assert (len(there) - 1) % 2 == 0 or any("taken back" in body for body in there.values())
            seqs = [seq for (seq,) in raw.execute("SELECT seq FROM actions ORDER BY seq")]
            assert seqs == list(range(1, len(seqs) + 1))
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        shutil.rmtree(place.folder)


def test_a_store_goes_on_after_a_fault(tmp_path: Path) -> None:
    """One failed write does not spoil the store: the next one, through the same store, succeeds."""
    place = copies(tmp_path)(1)
    disk = Disk()
    with disk.in_use(), Store(place, KINDS) as store:
        for _ in range(30):
            disk.fails_at = disk.calls + 1 + disk.calls % 12
            with suppress(UserError):
                store.write("Perhaps", site("perhaps"))
            disk.fails_at = 0
            before = store.seq()
            store.write("Surely", site("surely"))
            assert store.seq() == before + 1
    with Store(place, KINDS) as store:
        assert len(store.find("site", text="surely")) == 30


@pytest.mark.skipif(os.name != "posix", reason="limits of the size of a file are a thing of POSIX systems")
def test_a_file_that_may_not_grow_is_a_full_disk(file_place: Place) -> None:
    """The operating system itself refuses to let a file grow, at ever different sizes: a sentence, nothing lost."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept: list[str] = []
    with Store(file_place, KINDS) as store:
        for number in range(60):
            size = max(path.stat().st_size for path in file_place.folder.iterdir())
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 701 * number, hard))
            try:
                for _ in range(3):
                    clinic = site("x" * 3000)
                    store.write("Added", clinic)
                    kept.append(clinic.id)
            except UserError as fault:
                assert "nothing was changed" in str(fault)  # noqa: PT017  (whether it is raised depends on the size)
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            assert {record.id for record in store.find()} >= set(kept)
        assert 10 < len(kept) < 180


def test_a_read_only_folder_is_a_sentence() -> None:
    """Without permission to write nothing changes and the way out is named; this also when the tests run as root."""
    folder = Path(tempfile.mkdtemp())
    place = Place(folder / "data")
    try:
        with Store(place, KINDS) as store:
            filled(store)
        before = place.file.read_bytes()
        paths = [place.folder, *place.folder.iterdir()]
        for path in [folder, *paths]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        with (
            as_nobody(),
            pytest.raises(UserError, match=r"cannot be written here|cannot be opened") as caught,
        ):
            Store(place, KINDS)
        assert "SMARTPICK_HOME" in caught.value.problems[0].way_out
        with as_nobody(), pytest.raises(UserError, match="SMARTPICK_HOME"):
            Store(Place(folder / "new"), KINDS)
        assert place.file.read_bytes() == before
    finally:
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755)
        shutil.rmtree(folder)


class as_nobody:  # noqa: N801  (reads like the phrase it is)
    """Give up being root for a block; do nothing when it is somebody else."""

    root = os.name == "posix" and os.geteuid() == 0

    def __enter__(self) -> None:
        if self.root:
            os.seteuid(65534)

    def __exit__(self, *_: object) -> None:
        if self.root:
            os.seteuid(0)


def test_a_damaged_page_is_a_sentence(file_place: Place) -> None:
    """Rubbish in the middle of the file raises one kind of error, which names the doctor."""
    with Store(file_place, KINDS) as store:
        filled(store, 40)
    content = bytearray(file_place.file.read_bytes())
    content[4096:40960] = b"\xa5" * 36864
    file_place.file.write_bytes(content)
    with pytest.raises(DamagedError, match="smartpick doctor"), Store(file_place, KINDS) as store:
        store.find()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            "postgresql://me:secret@127.0.0.1:1/none?connect_timeout=2",
            "connection to the database server failed",
        ),
        ("postgresql://me:secret@127.0.0.1:port/none", "cannot be read"),
    ],
)
def test_a_server_that_is_not_there_is_a_sentence(tmp_path: Path, url: str, words: str) -> None:
    """Nobody listening, or an address that is none: a sentence without the password."""
    with pytest.raises(UserError, match=words) as caught:
        Store(Place(tmp_path, url), KINDS)
    assert "secret" not in str(caught.value)
    assert "SMARTPICK_DATABASE_URL" in str(caught.value)


def test_a_database_that_is_not_there_is_a_sentence(server: str, tmp_path: Path) -> None:
    """A name that the server does not know is told with the way out."""
    with pytest.raises(UserError, match=r"no database of this name|connection to the database"):
        Store(Place(tmp_path, server.replace("/postgres?", "/nowhere?")), KINDS)


def test_somebody_else_who_deletes_everything_is_a_sentence(new_place: Any) -> None:
    """When the schema goes away under an open store, the next question says so."""
    place = new_place("postgresql")
    with Store(place, KINDS) as store:
        with store.writing() as connection:
            connection.exec_driver_sql("DROP SCHEMA smartpick CASCADE")
        with pytest.raises(UserError, match="somebody deleted everything"):
            store.find()


def test_a_connection_that_dies_is_a_sentence_and_the_next_one_works(new_place: Any) -> None:
    """When the server ends our connection, the write is told as not confirmed, and the store connects again."""
    place = new_place("postgresql")
    with Store(place, KINDS) as store:
        with (
            pytest.raises(UserError, match="connection to the database server failed"),
            store.writing() as connection,
        ):
            connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
        store.write("Again", site())
        assert store.seq() == 1


def test_files_of_who_reads_are_their_own_affair(place: Place, tmp_path: Path) -> None:
    """A full disk met by whoever writes a file of their own while reading is not taken for a fault of the data."""
    with Store(place, KINDS) as store, pytest.raises(IsADirectoryError), store.reading():
        tmp_path.read_text()


def test_every_fault_has_a_sentence_and_a_way_out(tmp_path: Path) -> None:
    """Known and unknown faults of databases and systems all become a sentence with what to do."""
    faults: list[Exception] = [OSError(number, "x") for number in (*range(1, 40), 122, 0)]
    for code in range(1, 30):
        fault = sqlite3.OperationalError("x")
        fault.sqlite_errorcode = code
        faults.append(fault)
    faults += [
        sqlite3.OperationalError("could not decode"),
        ModuleNotFoundError("psycopg"),
        ArgumentError("x"),
    ]
    for fault in faults:
        problem = problem_of(fault, Place(tmp_path))
        assert problem.what.endswith(".")
        assert problem.way_out
        with pytest.raises(UserError), in_words(Place(tmp_path)):
            raise fault
