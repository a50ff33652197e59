"""Printing values as one JSON object."""

import json
from collections.abc import Mapping
from typing import Any

import click

from smartpick.plain_values import plain

__all__ = ["plain", "print_json"]


def print_json(document: Mapping[str, Any]) -> None:
    """Print one JSON object."""
    click.echo(json.dumps(plain(document), indent=2, ensure_ascii=False))
