"""What the log says of our own faults."""

import logging

import pytest
from jinja2 import UndefinedError

from smartpick.web.fault_log import MOST_CAUSES, log_fault, where_it_was
from smartpick.web.showing import templates

SAID = "Jane Roe, MRN 4471182"


def _inner(said: str) -> None:
    raise ValueError(said)


def _fault() -> BaseException:
    try:
        try:
            _inner(SAID)
        except ValueError as fault:
            raise RuntimeError(f"about {SAID}") from fault
    except RuntimeError as fault:
        return fault
    raise AssertionError


def test_the_place_is_told_and_nothing_that_was_said(caplog: pytest.LogCaptureFixture) -> None:
    """Kinds, modules, lines and functions of the whole chain; no message, no path."""
    with caplog.at_level(logging.ERROR, "smartpick.web"):
        log_fault(_fault())
    (line,) = [one.getMessage() for one in caplog.records]
    assert "builtins.RuntimeError at" in line
    assert "caused by builtins.ValueError at" in line
    assert "_inner" in line
    assert all(word not in line for word in ("Jane", "4471182", "/", ".py"))
    assert "\n" not in line


def test_a_template_is_named_without_its_folder() -> None:
    """What jinja calls the module of a template is its path; only the name of the file is told."""
    try:
        templates().get_template("fault.html").render()
    except UndefinedError as fault:
        line = where_it_was(fault)
    assert "> fault.html:" in line
    assert "/" not in line


def test_a_chain_without_end_has_one() -> None:
    """However many faults led to one another, the line stays short; one that never was raised has no place."""
    fault: BaseException = ValueError(SAID)
    assert where_it_was(fault) == "builtins.ValueError at no place"
    for _ in range(50):
        after = RuntimeError(SAID)
        after.__cause__ = fault
        fault = after
    assert where_it_was(fault).count("caused by") == MOST_CAUSES - 1
