import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from smartpick.errors import UserError
from smartpick.files import staged, write_file, write_files

HALF_WRITTEN = """
import os, signal, sys
from pathlib import Path
from smartpick import files
point = sys.argv[2]
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if point == "flush":
    files.os.fsync = die
elif point == "rename":
    files.Path.replace = die
files.write_files(Path(sys.argv[1]), {"plan.html": b"new" * 1000, "plan.csv": b"new"})
"""


def names(folder: Path) -> list[str]:
    """Return the names in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_into_a_folder_that_did_not_exist(tmp_path: Path) -> None:
    """Text is kept as UTF-8, bytes as they are, and nothing else is left in the folder."""
    written = write_files(tmp_path / "a" / "b", {"one.txt": "é\n", "two.bin": b"\x00\xff"})
    assert [path.name for path in written] == ["one.txt", "two.bin"]
    assert (tmp_path / "a" / "b" / "one.txt").read_bytes() == "é\n".encode()
    assert (tmp_path / "a" / "b" / "two.bin").read_bytes() == b"\x00\xff"
    assert names(tmp_path / "a" / "b") == ["one.txt", "two.bin"]


def test_an_old_file_is_replaced_and_new_ones_have_the_usual_permissions(tmp_path: Path) -> None:
    """A second write leaves exactly the second content; permissions follow the user's umask."""
    write_file(tmp_path / "plan.csv", "old and longer")
    write_file(tmp_path / "plan.csv", "new")
    assert (tmp_path / "plan.csv").read_text() == "new"
    (tmp_path / "plain").touch()
    assert (tmp_path / "plan.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("point", ["flush", "rename"])
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a thing of POSIX systems")
def test_kill_minus_nine_leaves_the_old_files(tmp_path: Path, point: str) -> None:
    """A process killed while writing, or just before the rename, leaves every old file whole."""
    write_files(tmp_path, {"plan.html": "old page", "plan.csv": "old table"})
    killed = subprocess.run([sys.executable, "-c", HALF_WRITTEN, str(tmp_path), point], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / "plan.html").read_text() == "old page"
    assert (tmp_path / "plan.csv").read_text() == "old table"


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES])
def test_a_refusing_disk_changes_nothing_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    """When the second of two files cannot be written, the first is not replaced either; no trace stays."""
    write_files(tmp_path, {"plan.html": "old page", "plan.csv": "old table"})
    calls = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr("smartpick.files.os.fsync", full)
    with pytest.raises(UserError) as caught:
        write_files(tmp_path, {"plan.html": "new page", "plan.csv": "new table"})
    problem = caught.value.problems[0]
    assert problem.where.endswith("plan.csv")
    assert problem.what
    assert problem.way_out
    assert (tmp_path / "plan.html").read_text() == "old page"
    assert names(tmp_path) == ["plan.csv", "plan.html"]


def test_ctrl_c_leaves_the_old_file_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt in the middle of writing passes through, and the folder is as it was."""
    write_file(tmp_path / "plan.html", "old")

    def interrupted(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("smartpick.files.os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "plan.html", "new")
    assert (tmp_path / "plan.html").read_text() == "old"
    assert names(tmp_path) == ["plan.html"]


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    """``--out notes.txt`` is answered with the path and a way out, for the path itself and for a parent."""
    (tmp_path / "notes.txt").write_text("mine")
    for folder in (tmp_path / "notes.txt", tmp_path / "notes.txt" / "deeper"):
        with pytest.raises(UserError, match="file, not a folder"):
            write_files(folder, {"plan.html": ""})
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_folder_where_a_file_should_be_is_named(tmp_path: Path) -> None:
    """A folder called plan.html is not touched, and neither is its neighbour."""
    (tmp_path / "plan.html" / "inside").mkdir(parents=True)
    with pytest.raises(UserError, match="folder, not a file"):
        write_files(tmp_path, {"plan.csv": "new", "plan.html": "new"})
    assert names(tmp_path) == ["plan.html"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_a_sentence(tmp_path: Path) -> None:
    """A folder without write permission gives a UserError, not a trace."""
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(UserError, match="may not be written to"):
            write_file(tmp_path / "plan.html", "")
    finally:
        tmp_path.chmod(0o700)


def test_a_staged_file_takes_its_place_at_the_end(tmp_path: Path) -> None:
    """What is written beside the target becomes the target; a private one is for its owner only."""
    with staged(tmp_path / "new" / "data", private=True) as file:
        assert names(tmp_path / "new") == [file.name]
        file.write_text("all of it")
    assert names(tmp_path / "new") == ["data"]
    assert (tmp_path / "new" / "data").read_text() == "all of it"
    if os.name == "posix":
        assert (tmp_path / "new" / "data").stat().st_mode & 0o777 == 0o600


def test_a_staged_file_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """An exception in the middle passes through; the old file stays and nothing else does."""
    write_file(tmp_path / "data", "old")
    with pytest.raises(ZeroDivisionError), staged(tmp_path / "data") as file:
        file.write_text(f"half {1 // 0}")
    assert names(tmp_path) == ["data"]
    assert (tmp_path / "data").read_text() == "old"
    with pytest.raises(UserError, match="disk is full"), staged(tmp_path / "data"):
        raise OSError(errno.ENOSPC, "full")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match="folder, not a file"), staged(tmp_path / "folder"):
        pass
    assert names(tmp_path) == ["data", "folder"]
