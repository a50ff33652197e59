"""Files of facts, sent."""

import pytest
from sites import Site

from smartpick.errors import UserError
from smartpick.programs import load_directory
from smartpick.web.fact_files import SaidOfTable, keep_previewed, previewed, send_shared, send_table
from smartpick.web.uploads import Upload

PROGRAM = load_directory().programs[0].acgme_id
TABLE = f"ACGME ID,Visa policy\n{PROGRAM},J1\n".encode()
FIELDS = {"Visa policy": "visas"}


def _upload(site: Site, key: str) -> Upload:
    found = site.desk.uploads.get(key)
    assert found is not None
    return found


def test_what_a_table_does_not_say_is_said_of_it(site: Site) -> None:
    """Source, day and who checked it come from what is said; a day that is none is refused in words."""
    upload = _upload(site, send_table(site.desk, "mine.csv", TABLE))
    upload.reading.result(10)
    (plain,) = previewed(site.desk, upload, SaidOfTable(FIELDS, as_of="2026-09")).new
    assert (plain.source, plain.verified) == ("table mine.csv", "other")
    said = SaidOfTable(FIELDS, source="their page", as_of="Sep 2026", checked_by="me")
    found = previewed(site.desk, upload, said)
    assert [(one.source, one.as_of, one.verified) for one in found.new] == [("their page", "2026-09", "me")]
    assert found.columns == (("ACGME ID", "acgme_id"), ("Visa policy", "visas"))
    with pytest.raises(UserError, match="not a date"):
        previewed(site.desk, upload, SaidOfTable(FIELDS, as_of="soon"))


def test_the_columns_are_remembered_once_it_is_kept(site: Site) -> None:
    """The same headers are read in the same way the next time, and what is known is not new."""
    upload = _upload(site, send_table(site.desk, "mine.csv", TABLE))
    upload.reading.result(10)
    found = previewed(site.desk, upload, SaidOfTable(FIELDS, as_of="2026-09"))
    assert not found.remembered
    assert keep_previewed(site.desk, upload, found).action is not None
    again = previewed(site.desk, upload, SaidOfTable(as_of="2026-09"))
    assert (again.remembered, again.new, again.known) == (True, (), 1)


def test_a_file_that_is_none_is_told_when_it_is_read(site: Site) -> None:
    """Its fault waits for whoever asks for the result."""
    upload = _upload(site, send_shared(site.desk, "shared.json", b"[]"))
    with pytest.raises(UserError):
        upload.reading.result(10)
