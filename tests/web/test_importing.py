"""Every kind of file that can be taken in."""

from pathlib import Path

import pytest
from kept_examples import EXAMPLES
from sites import Site

from smartpick.errors import UserError
from smartpick.web.importing import KINDS, Said, looked, take_in


def _sent(site: Site, kind: str, name: str, content: bytes) -> str:
    key = KINDS[kind].send(site.desk, name, content)
    upload = site.desk.uploads.get(key)
    assert upload is not None
    upload.reading.result(20)
    return key


def test_every_kind_counts_what_is_new_and_what_is_to_be_checked(site: Site) -> None:
    """Whatever the kind, a look says ``new``, ``problems`` and ``please_check``, and keeps nothing."""
    portfolio = Path(EXAMPLES / "community-clinic.portfolio.toml").read_bytes()
    files = {
        "table": b"ACGME ID,visas,As of\n1403812339,J1,2026-09\n",
        "portfolio": portfolio,
        "experiences": b"kind,institution,start,end\nobservership,Clinic,2026-01-05,2026-02-05\n",
    }
    for kind, content in files.items():
        upload = site.desk.uploads.get(_sent(site, kind, f"a.{kind}", content))
        assert upload is not None
        assert {"new", "problems", "please_check"} <= set(looked(site.desk, upload, Said()))
    assert site.desk.store.seq() == 0


def test_who_is_strict_takes_nothing_that_is_left_to_check(site: Site) -> None:
    """A text that only may say who somebody is comes in, unless one is strict."""
    table = b"ACGME ID,note,As of\n1403812339,Dr. Jane Roe answers at 614-555-0142,2026-09\n"
    upload = site.desk.uploads.get(_sent(site, "table", "mine.csv", table))
    assert upload is not None
    found = looked(site.desk, upload, Said(fields={"note": "note"}))
    assert found["please_check"]
    with pytest.raises(UserError):
        take_in(site.desk, upload, Said(fields={"note": "note"}, strict=True))
    assert take_in(site.desk, upload, Said(fields={"note": "note"})).count == 1
