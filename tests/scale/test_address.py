"""Addresses are read exactly, and a wrong one is answered with the ways there are."""

import os

import pytest

from smartpick.errors import UserError
from smartpick.scale.address import Address, cores, read_address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("serial", Address("serial", 1)),
        ("threads:3", Address("threads", 3)),
        ("processes:1", Address("processes", 1)),
        ("dask:12", Address("dask", 12)),
        ("threads", Address("threads", cores())),
        ("tcp://127.0.0.1:8786", Address("tcp", 0, "tcp://127.0.0.1:8786")),
        ("tcp://head-node.cluster:65535", Address("tcp", 0, "tcp://head-node.cluster:65535")),
        ("tcp://[::1]:8786", Address("tcp", 0, "tcp://[::1]:8786")),
    ],
)
def test_an_address_says_who_and_how_many(text: str, expected: Address) -> None:
    """Every documented form is understood."""
    assert read_address(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thread",
        "threads:",
        "threads:-1",
        "threads:two",
        "serial:2",
        "Threads",
        "tcp://host",
        "tcp://host:0",
        "tcp://host:65536",
        "tcp://host:1/path",
        "http://host:80",
        "8.8.8.8:8786",
    ],
)
def test_a_wrong_address_names_the_ways(text: str) -> None:
    """The sentence shows what was given and all forms that are possible."""
    with pytest.raises(UserError) as refused:
        read_address(text)
    sentence = str(refused.value)
    assert text in sentence
    assert "threads" in sentence
    assert "tcp://host:8786" in sentence


@pytest.mark.parametrize("text", ["threads:0", "processes:4097", "dask:999999"])
def test_the_number_of_hands_has_limits(text: str) -> None:
    """None and thousands of workers on one machine are refused."""
    with pytest.raises(UserError, match="Use 1 to 4096"):
        read_address(text)


def test_cores_are_those_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a batch system allows counts; elsewhere the machine's own number, at least one."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 5, 7}, raising=False)
    assert cores() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert cores() == 1
