"""The model card: every parameter of the market in one readable file, with spread, unit and source.

A parameter is ``value`` with ``sd`` (how far it may be off), ``unit``, ``source``, and ``judgement = true``
where no publication measured it. The card is what ``market`` simulates with and what ``chances`` believes.
"""

import hashlib
import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from smartpick.errors import InternalError

__all__ = ["APPLICANT_TYPES", "ModelCard", "Parameter", "SpecialtyCard", "load_card", "read_card"]

APPLICANT_TYPES = (
    "US MD senior",
    "US DO senior",
    "US previous graduate",
    "US IMG",
    "non-US IMG, visa",
    "non-US IMG, no visa",
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of the model with the spread of our belief about it (``sd``) in the same ``unit``.

    ``prior`` (mean, sd) marks a parameter that is fitted to published moments: what was believed before; then ``value``
    and ``sd`` are what is believed after. ``lowest`` and ``highest`` are where the number stops making sense.
    """

    value: float
    sd: float
    unit: str
    source: str
    judgement: bool
    note: str = ""
    prior: tuple[float, float] | None = None
    lowest: float = -math.inf
    highest: float = math.inf


@dataclass(frozen=True, slots=True)
class SpecialtyCard:
    """One modelled specialty: published size of its market and its anchored openness.

    ``positions`` offered; ``preferring`` [6] applicants who prefer it by ``APPLICANT_TYPES``; ``second`` weight with
    which those who apply to a second specialty choose this one;
    ``step2ck_mean`` of its non-US IMGs; ``openness`` and ``us_img_offset`` in index units (fitted by
    ``smartpick market fit``); ``img_matched`` is the 2026 count that the openness answers; ``openness_sd`` what the fit
    leaves open of the openness: the parameters it balances and the luck of one season.
    """

    name: str
    positions: int
    preferring: tuple[float, ...]
    second: float
    step2ck_mean: float
    img_matched: int
    us_img_matched: float
    openness: float
    us_img_offset: float
    openness_sd: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelCard:
    """All parameters by dotted name, the modelled specialties, and the hash that names this exact card."""

    name: str
    data: str
    made_on: str
    parameters: dict[str, Parameter]
    specialties: dict[str, SpecialtyCard]
    hash: str

    def __getitem__(self, name: str) -> Parameter:
        try:
            return self.parameters[name]
        except KeyError:
            raise InternalError(f"the model card has no parameter {name!r}") from None

    def value(self, name: str) -> float:
        """Return the value of a parameter by dotted name, for example ``effects.step2ck``."""
        return self[name].value

    def changed(
        self, values: Mapping[str, float], specialties: Mapping[str, SpecialtyCard] | None = None
    ) -> "ModelCard":
        """Return a card with other values (by dotted name) and specialties; its hash is made from its content."""
        parameters = dict(self.parameters)
        for name, value in values.items():
            parameters[name] = replace(self[name], value=value)
        rows = {**self.specialties, **(specialties or {})}
        content = [
            {name: parameter.value for name, parameter in parameters.items()},
            {n: asdict(r) for n, r in rows.items()},
        ]
        digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
        return replace(self, parameters=parameters, specialties=rows, hash=digest[:12])


def _parameters(tree: dict[str, Any], prefix: str = "") -> dict[str, Parameter]:
    found: dict[str, Parameter] = {}
    for key, node in tree.items():
        name = f"{prefix}{key}"
        if "value" in node:
            found[name] = Parameter(
                value=float(node["value"]),
                sd=float(node.get("sd", 0.0)),
                unit=node["unit"],
                source=node["source"],
                judgement=bool(node.get("judgement", False)),
                note=node.get("note", ""),
                prior=(float(node["prior"][0]), float(node["prior"][1])) if "prior" in node else None,
                lowest=float(node.get("lowest", -math.inf)),
                highest=float(node.get("highest", math.inf)),
            )
        else:
            found.update(_parameters(node, f"{name}."))
    return found


def read_card(text: str) -> ModelCard:
    """Read a card from TOML text; its hash is taken over the bytes of the text."""
    tree = tomllib.loads(text)
    specialties = {
        name: SpecialtyCard(
            name=name,
            positions=int(row["positions"]),
            preferring=tuple(float(count) for count in row["preferring"]),
            second=float(row["second"]),
            step2ck_mean=float(row["step2ck_mean"]),
            img_matched=int(row["img_matched"]),
            us_img_matched=float(row["us_img_matched"]),
            openness=float(row["openness"]),
            us_img_offset=float(row["us_img_offset"]),
            openness_sd=float(row.get("openness_sd", 0.0)),
        )
        for name, row in tree.get("specialties", {}).items()
    }
    head = tree["card"]
    return ModelCard(
        name=head["name"],
        data=head["data"],
        made_on=head["made_on"],
        parameters=_parameters(tree["parameters"]),
        specialties=specialties,
        hash=hashlib.sha256(text.encode()).hexdigest()[:12],
    )


@cache
def load_card() -> ModelCard:
    """Return the card shipped with the package."""
    return read_card((files("smartpick.market") / "data" / "model_card.toml").read_text(encoding="utf-8"))
