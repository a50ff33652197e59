"""Writers in processes of their own: killed at random moments, or many at once.

    python nursery.py kill FOLDER URL KILLS SEED     each child writes and acknowledges until it is killed with -9
    python nursery.py crowd FOLDER URL CHILDREN WRITES    all children change one record and add their own
    python nursery.py migrate FOLDER URL KILLS SEED       each child migrates older data and is killed on the way

Children are forks of this process, which has imported everything once, so that a hundred of them take seconds. What was
found is printed as one JSON object.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

from sample_records import KINDS, encounter, site

from smartpick.store import Add, Place, Replace, StaleWriteError, Store, migrating, opening
from smartpick.store.tables import SCHEMA

#: Acknowledgements to wait for, at most, and seconds after that in which the kill comes: while the next is on its way.
MOST_HEARD, LATEST = 4, 0.012
#: Every so many writes of a crowd change the record that all share; they are refused, and repeated, most often.
SHARED = 5
#: The version that steps_ahead lead to, and the calls between which a migration is killed.
LATER = 9001
TELLING = {
    "execute",
    "backup",
    "commit",
    "close",
    "open",
    "fsync",
    "rename",
    "replace",
    "unlink",
    "flock",
    "mkdir",
}


def writes(place: Place, name: str, out: int) -> None:
    """Open the data and write actions of several records for ever; acknowledge each once the store says it is kept."""
    with Store(place, KINDS) as store:
        for number in range(1_000_000):
            clinic = site(f"{name} {number}")
            store.write(
                f"{name} {number}",
                clinic,
                *(encounter(clinic.id, notes=f"{name} {number}") for _ in range(3)),
            )
            os.write(out, f"{clinic.id}\n".encode())
            if number % 3 == 2:
                os.write(out, f"?{clinic.id}\n".encode())
                store.undo()
                os.write(out, f"-{clinic.id}\n".encode())


def killed_child(place: Place, name: str, chance: random.Random) -> list[str]:
    """Return what a child acknowledged before it was killed, some time after it said a few things (or none)."""
    ours, its = os.pipe()
    child = os.fork()
    if child == 0:
        writes(place, name, its)
        os._exit(1)
    os.close(its)
    with os.fdopen(ours) as pipe:
        heard = [pipe.readline() for _ in range(chance.randrange(MOST_HEARD + 1))]
        time.sleep(chance.uniform(0, LATEST))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), f"{name} ended by itself: {status}"
        # A line that the kill cut short was not acknowledged in full.
        return [line[:-1] for line in [*heard, *pipe] if line.endswith("\n")]


def look(place: Place, kept: set[str], gone: set[str]) -> int:
    """Check that everything acknowledged is there as a whole; return the number of actions."""
    with Store(place, KINDS) as store:
        clinics = {record.id: record for record in store.find("site")}
        lost = kept - clinics.keys()
        assert not lost, f"lost: {lost}"
        assert not gone & clinics.keys(), "what was taken back is there again"
        log = store.history()
        assert [action.seq for action in log] == list(range(len(log), 0, -1)), "the log has a gap"
        visits = Counter(record.body["site"] for record in store.find("encounter"))
        assert visits == dict.fromkeys(clinics, 3), "an action is torn"
        kept |= clinics.keys()
        return len(log)


def kill(place: Place, kills: int, seed: int) -> dict[str, int]:
    """Kill that many children; every few, begin in a new place, so that making the data is interrupted too."""
    chance = random.Random(seed)  # noqa: S311  (moments, not secrets)
    acknowledged = actions = 0
    folder, number = place.folder, 0
    while number < kills:
        kept, gone = set[str](), set[str]()
        here = Place(folder / str(number), place.url)
        for _ in range(min(20, kills - number)):
            heard = killed_child(here, f"child {number}", chance)
            acknowledged += len(heard)
            gone |= {line[1:] for line in heard if line[0] == "-"}
            # What is about to be taken back when the kill comes may be there or not.
            kept = (kept | {line for line in heard if line[0] not in "?-"}) - {line[1:] for line in heard}
            found = look(here, kept, gone)
            number += 1
        actions += found
    return {"kills": number, "acknowledged": acknowledged, "actions": actions}


def crowd(place: Place, children: int, count: int) -> dict[str, int]:
    """Let children add records and count up one shared record; return what is there at the end."""
    shared = Add("remark", {"text": "", "count": 0}, "shared")
    with Store(place, KINDS) as store:
        store.write("Start", shared)

    def work(name: int) -> None:
        with Store(place, KINDS) as store:
            for number in range(count):
                added = store.write("Added", site(f"{name} {number}")) if number % SHARED else None
                while added is None:
                    seen = store.get("shared")
                    assert seen is not None
                    more = Replace(seen, {"text": "", "count": seen.body["count"] + 1})
                    with suppress(StaleWriteError):
                        added = store.write("Counted", more, site(f"{name} {number}"))

    started = []
    for name in range(children):
        child = os.fork()
        if child == 0:
            work(name)
            os._exit(0)
        started.append(child)
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in started)
    with Store(place, KINDS) as store:
        seen = store.get("shared")
        assert seen is not None
        return {
            "failed": failed,
            "count": seen.body["count"],
            "sites": store.counts()["site"],
            "actions": store.seq(),
            "names": len({record.json for record in store.find("site")}),
        }


def migrate(place: Place, kills: int, seed: int) -> dict[str, int]:
    """Kill children at points spread over a whole migration; the data are the old or the new ones, never less."""
    with Store(Place(place.folder / "old"), KINDS) as store:
        for number in range(20):
            clinic = site(str(number))
            store.write("Added", clinic, encounter(clinic.id))
    old = table_texts(place.folder / "old")
    points = migrated_child(place.folder, 0, 0)
    ends = {SCHEMA: 0, LATER: 0}
    for number in range(1, kills + 1):
        here = place.folder / str(number)
        shutil.copytree(place.folder / "old", here)
        migrated_child(here, number * points // (kills + 1), seed)
        ends[version(here)] += 1
        assert table_texts(here) == old, f"point {number}"
        assert migrated_child(here, 0, seed) >= 0
        assert version(here) == LATER
        assert table_texts(here) == old
        assert not list(here.glob(".*.part*")), "a half-made copy stayed behind"
    return {"points": points, "old": ends[SCHEMA], "new": ends[LATER]}


def migrated_child(folder: Path, point: int, seed: int) -> int:
    """Migrate to a later version in a child; kill it at a point if not 0. Return the number of points it passed."""
    if point == 0 and seed == 0:
        shutil.copytree(folder / "old", folder / "rehearsal")
        folder /= "rehearsal"
    ours, its = os.pipe()
    child = os.fork()
    if child == 0:
        passed = 0

        def profile(_: object, event: str, called: object) -> None:
            nonlocal passed
            if event == "c_call" and getattr(called, "__name__", "") in TELLING:
                passed += 1
                if passed == point:
                    os.kill(os.getpid(), signal.SIGKILL)

        opening.SCHEMA = migrating.SCHEMA = LATER
        migrating.STEPS = (*migrating.STEPS, Path(__file__).parent / "steps_ahead")
        sys.setprofile(profile)
        Store(Place(folder), KINDS).close()
        sys.setprofile(None)
        os.write(its, str(passed).encode())
        os._exit(0)
    os.close(its)
    os.waitpid(child, 0)
    with os.fdopen(ours) as pipe:
        return int(pipe.read() or -1)


def version(folder: Path) -> int:
    """Return the version of a file."""
    with closing(sqlite3.connect(Place(folder).file)) as connection:
        return int(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def table_texts(folder: Path) -> list[tuple[str, ...]]:
    """Return what every version keeps, from a file that holds together."""
    with closing(sqlite3.connect(Place(folder).file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        asked = (
            "SELECT id, revision, body FROM records ORDER BY id",
            "SELECT * FROM changes ORDER BY seq, record",
        )
        return [row for query in asked for row in connection.execute(query)]


def run(*arguments: str) -> dict[str, int]:
    """Do one of these in a process of its own and return what it found; fail with what it said if it failed."""
    here = Path(__file__)
    path = os.pathsep.join([str(here.parent), os.environ["PYTHONPATH"]])
    done = subprocess.run(
        [sys.executable, str(here), *arguments],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)
    return found


def main() -> None:
    """Do what the command line says."""
    what, folder, url, first, second = sys.argv[1:]
    work = {"kill": kill, "crowd": crowd, "migrate": migrate}[what]
    json.dump(work(Place(Path(folder), url), int(first), int(second)), sys.stdout)


if __name__ == "__main__":
    main()
