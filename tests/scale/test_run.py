"""A run gives every result by key, keeps what is done, and goes on where it stopped."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pieces import end_worker, fail, square, squares

from smartpick.errors import InternalError, UserError
from smartpick.scale import Journal, Piece, Progress, run
from smartpick.scale.piece import Names
from smartpick.scale.surroundings import here

HERE = Path(__file__).parent


def numbers(results) -> dict[object, int]:  # noqa: ANN001
    """Return results as plain numbers by key."""
    return {key: int(found["square"][0]) for key, found in results}


def nobody_left(group: int) -> bool:
    """Wait a moment for the processes of a terminal to go; return whether they did."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_results_come_by_key_and_progress_is_told() -> None:
    """Every key once; progress starts at nothing and ends at all."""
    told: list[Progress] = []
    assert numbers(run(squares(5), progress=told.append)) == {n: n * n for n in range(5)}
    assert [(p.done, p.total, p.kept, p.damaged) for p in told] == [(n, 5, 0, 0) for n in range(6)]


def test_nothing_to_do_is_done_at_once() -> None:
    """No pieces: no crew is opened, not even one that is not there."""
    assert list(run([], on="tcp://127.0.0.1:9")) == []


def test_two_pieces_cannot_have_one_key() -> None:
    """One of the results would be lost."""
    with pytest.raises(InternalError, match="same key"):
        list(run([Piece(1, square, (1,)), Piece(1, square, (2,))]))


def test_a_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Stopped after three pieces, the second run does the rest only; the third does nothing."""
    journal = Journal(tmp_path)
    first = run(squares(8), journal=journal)
    for _ in range(3):
        next(first)
    first.close()
    told: list[Progress] = []
    whole = numbers(run(squares(8), journal=journal, progress=told.append))
    assert whole == {n: n * n for n in range(8)}
    assert (told[0].done, told[-1].kept, told[-1].done) == (0, 3, 8)
    told.clear()
    assert numbers(run(squares(8), on="tcp://127.0.0.1:9", journal=journal, progress=told.append)) == whole
    assert [(p.done, p.kept) for p in told] == [(n, n) for n in range(9)]


def test_damaged_files_are_noticed_and_done_again(tmp_path: Path) -> None:
    """Truncated, empty and swapped files cost the work of their pieces, never a wrong result."""
    journal = Journal(tmp_path)
    pieces = squares(6)
    whole = numbers(run(pieces, journal=journal))
    places = [journal.place(Names(here()).of(piece)) for piece in pieces]
    places[0].write_bytes(places[0].read_bytes()[:-10])
    places[1].write_bytes(b"")
    places[2].write_bytes(places[3].read_bytes())
    told: list[Progress] = []
    assert numbers(run(pieces, journal=journal, progress=told.append)) == whole
    assert (told[-1].kept, told[-1].damaged, told[-1].done) == (3, 3, 6)
    told.clear()
    assert numbers(run(pieces, journal=journal, progress=told.append)) == whole
    assert (told[-1].kept, told[-1].damaged) == (6, 0)


def test_results_of_another_engine_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal of another version is left alone and its pieces are done again."""
    journal = Journal(tmp_path)
    list(run(squares(3), journal=journal))
    monkeypatch.setattr(sys.modules["smartpick.scale.run"], "here", lambda: "another engine")
    told: list[Progress] = []
    list(run(squares(3), journal=journal, progress=told.append))
    assert told[-1].kept == 0
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 6


def test_an_error_stops_the_run_and_keeps_what_was_done(tmp_path: Path) -> None:
    """The sentence of the piece is raised; what was done before is in the journal."""
    journal = Journal(tmp_path)
    with pytest.raises(UserError, match="Number 9 is bad"):
        list(run([*squares(4), Piece(9, fail, (9,))], journal=journal))
    told: list[Progress] = []
    list(run(squares(4), journal=journal, progress=told.append))
    assert told[-1].kept == 4


def test_lost_workers_change_nothing_and_a_killer_leaves_the_journal(tmp_path: Path) -> None:
    """With a worker lost the results are those of the serial run; a piece that kills every worker is named."""
    journal, marks = Journal(tmp_path / "journal"), str(tmp_path / "marks")
    pieces = [*squares(4), Piece("bad", end_worker, (4, marks, 99))]
    with pytest.raises(UserError, match="Piece bad ended its worker"):
        list(run(pieces, on="processes:1", journal=journal))
    Path(marks).write_text("\n" * 99)  # from now on it ends nobody
    told: list[Progress] = []
    found = numbers(run(pieces, on="processes:2", journal=journal, progress=told.append))
    assert found == {0: 0, 1: 1, 2: 4, 3: 9, "bad": 16}
    assert told[-1].kept == 4


@pytest.mark.parametrize("on", ["serial", "threads:2", "processes:2", "dask:2"])
def test_ctrl_c_leaves_a_journal_to_go_on_with(on: str, tmp_path: Path) -> None:
    """SIGINT to all processes of the terminal: they end soon, and the next run does only what is missing."""
    code = (
        f"import sys; sys.path[:0] = [{str(HERE)!r}, {str(HERE.parent / 'market')!r}]\n"
        "from pathlib import Path\n"
        "from pieces import squares\n"
        "from smartpick.scale import Journal, run\n"
        "if __name__ == '__main__':\n"
        f"    for key, _ in run(squares(60, 0.1), {on!r}, Journal(Path({str(tmp_path)!r}))):\n"
        "        print(key, flush=True)\n"
    )
    script = tmp_path / "work.py"
    script.write_text(code)
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as working:
        assert working.stdout is not None
        seen = [working.stdout.readline() for _ in range(4)]
        os.killpg(working.pid, signal.SIGINT)
        asked = time.monotonic()
        rest, errors = working.communicate(timeout=30)
        assert time.monotonic() - asked < 20
    assert all(seen), errors
    assert working.returncode != 0
    assert errors.count("KeyboardInterrupt") == 1, errors
    pieces, journal, told = squares(60, 0.1), Journal(tmp_path), []
    found = numbers(run(pieces, "threads:20", journal, told.append))
    assert found == {n: n * n for n in range(60)}
    assert len(seen) + len(rest.split()) <= max(p.kept for p in told) <= 12
    assert max(p.damaged for p in told) == 0
    assert nobody_left(working.pid)
