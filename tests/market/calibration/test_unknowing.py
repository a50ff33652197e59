"""A fit starts where no earlier fit has been."""

from dataclasses import replace

from smartpick.market.calibration.unknowing import unknowing
from smartpick.market.card import load_card


def test_every_earlier_fit_is_forgotten() -> None:
    """Whatever an earlier fit found, the start is the same card; what was only judged stays as it is."""
    shipped = load_card()
    fitted = [name for name, parameter in shipped.parameters.items() if parameter.prior]
    rows = {
        row.name: replace(row, openness=1.5, us_img_offset=-1.0, openness_sd=0.2)
        for row in shipped.specialties.values()
    }
    other = shipped.changed({**dict.fromkeys(fitted, 0.321), "excess.img": 1.9}, rows)
    assert unknowing(other).hash == unknowing(shipped).hash
    start = unknowing(other)
    assert all(start.value(name) == shipped[name].prior[0] for name in fitted)
    kept = [name for name in shipped.parameters if name not in fitted and not name.startswith("excess.")]
    assert kept
    assert all(start.value(name) == shipped.value(name) for name in kept)


def test_what_was_published_is_kept() -> None:
    """Sizes and counts of the specialties are not of a fit."""
    for row in unknowing(load_card()).specialties.values():
        shipped = load_card().specialties[row.name]
        same = replace(row, openness=shipped.openness, us_img_offset=shipped.us_img_offset)
        assert replace(same, openness_sd=shipped.openness_sd) == shipped
