"""One's own copy of NRMP's report, sent."""

import pytest
from made_up_report import report
from sites import Site

from smartpick.errors import UserError
from smartpick.web.nrmp_files import keep_report, looked_at, send_report
from smartpick.workspace.nrmp import kept_results


def test_other_totals_need_a_word(site: Site) -> None:
    """Nothing is kept by looking; sums that are not the published ones stop it until one says so."""
    upload = site.desk.uploads.get(send_report(site.desk, "report.pdf", report()))
    assert upload is not None
    found = looked_at(site.desk, upload.reading.result(30))
    assert not found.agrees
    assert sum(found.states.values()) == len(found.planned.tracks) > 0
    with pytest.raises(UserError, match="not the published ones"):
        keep_report(site.desk, found, despite=False)
    assert kept_results(site.desk.store).tracks == {}
    assert keep_report(site.desk, found, despite=True) is not None
    again = looked_at(site.desk, upload.reading.result())
    assert keep_report(site.desk, again, despite=True) is None
