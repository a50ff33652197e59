"""Stages are told on a terminal only, and only when the answer takes a while."""

import pytest

from smartpick.cli.stages import stages_shown


@pytest.mark.parametrize("quiet", [True, False])
def test_nothing_is_told_where_nobody_watches(quiet: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal, stages are taken and not printed; an error inside passes through."""
    with stages_shown(quiet) as report:
        report("Choosing the list", 0.4)
    with pytest.raises(ZeroDivisionError), stages_shown(quiet):
        divmod(1, 0)
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "")
