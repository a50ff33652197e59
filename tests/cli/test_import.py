"""``smartpick import`` as a group."""

from click.testing import CliRunner

from smartpick.cli.import_ import import_


def test_the_group_says_what_it_does_and_what_can_be_taken_in() -> None:
    """Help names the kinds of files, that nothing is fetched, and that it can be taken back."""
    told = " ".join(CliRunner().invoke(import_, ["--help"]).output.split())
    assert "nothing is fetched" in told
    assert "data undo" in told
    assert all(f" {name} " in told for name in ("nrmp", "review"))
