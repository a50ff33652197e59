"""Members of the ensemble stand beside their draws."""

from dataclasses import replace

from smartpick.chances.members import Members
from smartpick.market import load_card


def test_parameters_by_member_and_by_draw() -> None:
    """A parameter has one value for each member, repeated over the draws that belong to it."""
    card = load_card()
    members = Members(
        (card, card.changed({"latent.skill": 0.3, "latent.s2": 0.9, "latent.file_quality": 0.7})), 3
    )
    assert len(members) == 2
    assert members.values("latent.skill").tolist() == [card.value("latent.skill"), 0.3]
    assert members.by_draw("latent.s2").tolist() == [card.value("latent.s2")] * 3 + [0.9] * 3
    assert members.kappa[1] == 0.3
    assert members.s2[1] == 0.9
    assert members.luck[1] == 0.7
    assert members.s1.tolist() == [1.0, 1.0]


def test_a_specialty_has_its_own_level_in_every_member() -> None:
    """The offset of US IMGs is read member by member."""
    card = load_card()
    row = replace(card.specialties["Neurology"], us_img_offset=0.25)
    members = Members((card, card.changed({}, {"Neurology": row})), 1)
    assert members.us_img_offset("Neurology").tolist() == [card.specialties["Neurology"].us_img_offset, 0.25]
