"""The template of a new profile."""

import re
from pathlib import Path

import pytest

from smartpick.applicant import FIELDS, example_names, example_text, load_profile, new_profile_text
from smartpick.errors import UserError

ROOT = Path(__file__).resolve().parents[2]


def test_a_new_profile_is_valid_and_almost_unknown(tmp_path: Path) -> None:
    """The template reads without a problem and claims nothing about the applicant."""
    file = tmp_path / "me.toml"
    file.write_text(new_profile_text(), "utf-8")
    profile = load_profile(file)
    assert profile.rotations is None
    assert not profile.ties.known
    assert len(profile.unknown_fields()) >= 15


def test_taking_away_every_mark_gives_a_full_profile(tmp_path: Path) -> None:
    """Uncommenting every field gives a valid profile but for the pair of dates that exclude each other."""
    lines = []
    for line in new_profile_text().splitlines():
        bare = line.removeprefix("# ")
        field = re.match(r'(\[.*\]|"?[\w ]+"? = .+)$', bare)
        lines.append(bare if field and "graduation_expected" not in bare else line)
    file = tmp_path / "me.toml"
    file.write_text("\n".join(lines), "utf-8")
    profile = load_profile(file)
    assert profile.unknown_fields() == ()
    assert profile.preferences.couple is not None
    assert profile.preferences.ratings


def test_every_field_is_in_the_template() -> None:
    """No field can only be found in the documentation."""
    text = new_profile_text()
    for one in FIELDS:
        assert f"{one.key} = {one.example}" in text or one.example in text


def test_examples_are_the_same_in_both_places() -> None:
    """The examples at the root of the repository are those that the package carries."""
    beside = {
        path.stem for path in (ROOT / "examples").glob("*.toml") if not path.stem.endswith(".portfolio")
    }
    assert example_names() == tuple(sorted(beside))
    for name in example_names():
        assert example_text(name) == (ROOT / "examples" / f"{name}.toml").read_text("utf-8")


def test_an_unknown_example_is_named() -> None:
    """Asking for an example that is not there lists those that are."""
    with pytest.raises(UserError, match="community-clinic"):
        example_text("none")
