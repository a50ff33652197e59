"""Addresses: who does the work, in one word."""

import os
import re
from dataclasses import dataclass
from typing import Literal

from smartpick.errors import Problem, UserError

__all__ = ["Address", "Kind", "cores", "read_address"]

Kind = Literal["serial", "threads", "processes", "dask", "tcp"]
MOST = 4096
LOCAL = re.compile(r"(threads|processes|dask)(?::([0-9]{1,6}))?")
REMOTE = re.compile(r"tcp://(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9_.-]+):([0-9]{1,5})")
WAYS = (
    "Use serial, threads, processes or dask (with a number if you like: threads:4), "
    "or the scheduler of a Dask cluster: tcp://host:8786."
)


@dataclass(frozen=True, slots=True)
class Address:
    """Who does the work: ``kind``, how many ``hands`` at most, and the scheduler's ``url`` when it is a cluster.

    ``hands`` is 0 for a cluster by address: it has as many as its workers have.
    """

    kind: Kind
    hands: int
    url: str = ""


def read_address(text: str) -> Address:
    """Read ``serial``, ``threads[:n]``, ``processes[:n]``, ``dask[:n]`` or ``tcp://host:port``.

    Without a number there is one hand for each core that this process may use. Raises ``UserError``.
    """
    if text == "serial":
        return Address("serial", 1)
    if local := LOCAL.fullmatch(text):
        kind, number = local.groups()
        hands = cores() if number is None else int(number)
        if not 1 <= hands <= MOST:
            raise UserError(Problem(f"{hands} {kind} are not possible.", f"Use 1 to {MOST}.", f"--on {text}"))
        return Address(
            "threads" if kind == "threads" else "processes" if kind == "processes" else "dask", hands
        )
    if (remote := REMOTE.fullmatch(text)) and 1 <= int(remote.group(2)) <= 65535:
        return Address("tcp", 0, text)
    raise UserError(Problem("Nobody works at this address.", WAYS, f"--on {text}"))


def cores() -> int:
    """Return how many cores this process may use; a batch system may allow fewer than the machine has."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not every system can say
        return os.cpu_count() or 1
