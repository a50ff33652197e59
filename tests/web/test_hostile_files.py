"""Files that are made to do harm, sent to every place where a page takes one: a sentence, soon, and nothing is kept."""

import io
import resource
import time
import zipfile

import pytest
from openpyxl import Workbook
from sites import Site

#: Megabytes by which the memory of the server may have grown at most.
GROWTH = 150
SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def workbook(sheet: bytes, *, times: int = 1) -> bytes:
    """Return a spreadsheet whose sheet is these bytes, so many times."""
    made, hostile = io.BytesIO(), io.BytesIO()
    book = Workbook()
    book.active.append(["ACGME ID", "visas"])  # type: ignore[union-attr]
    book.save(made)
    with (
        zipfile.ZipFile(made) as good,
        zipfile.ZipFile(hostile, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bad,
    ):
        for name in good.namelist():
            if name != SHEET:
                bad.writestr(name, good.read(name))
        with bad.open(SHEET, "w") as part:
            for _ in range(times):
                part.write(sheet)
    return hostile.getvalue()


def entity(declared: str) -> bytes:
    """Return a sheet with one cell that is the entity ``x``."""
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>'
    return f'<?xml version="1.0"?><!DOCTYPE w [{declared}]>{HEAD}{cell}'.encode()


LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghix", strict=True)
)
DEEP = b"[" * 200_000
FILES = {
    "a bomb": ("table", "bomb.xlsx", lambda: workbook(b"\0" * 1_000_000, times=250)),
    "a million laughs": ("table", "laughs.xlsx", lambda: workbook(entity(LAUGHS))),
    "a file of the machine": (
        "table",
        "outside.xlsx",
        lambda: workbook(entity('<!ENTITY x SYSTEM "file:///etc/passwd">')),
    ),
    "a deep document": ("facts", "deep.json", lambda: DEEP),
    "a torn report": ("nrmp", "report.pdf", lambda: b"%PDF-1.7\n" + b"<<" * 100_000),
}


def peak() -> int:
    """Return the most memory this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_a_sentence(site: Site, name: str) -> None:
    """Whatever it unpacks to, repeats or points at, a page says in words that it is not taken."""
    kind, called, make = FILES[name]
    content, before = make(), peak()
    answer = site.post(f"/import/{kind}", files={"file": (called, content)})
    began = time.monotonic()
    while "refresh" in answer.headers and time.monotonic() - began < 30:
        time.sleep(0.05)
        answer = site.get(answer.url.path)
    assert answer.status_code == 422
    assert 'id="to-mend"' in answer.text
    assert "root:" not in answer.text
    assert "haha" not in answer.text
    assert peak() - before < GROWTH
    assert site.desk.store.seq() == 0


@pytest.mark.parametrize(
    "path", ["/data/restore", "/data/import", "/profile/file", "/planning/outreach/file"]
)
@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_everywhere(site: Site, path: str, name: str) -> None:
    """The same files where a backup, an export, a profile or contacts are expected."""
    _, called, make = FILES[name]
    answer = site.post(path, files={"file": (called, make())})
    assert answer.status_code in {413, 422}
    assert "root:" not in answer.text
    assert site.desk.store.seq() == 0


@pytest.mark.parametrize(
    "content", [DEEP, b"{" * 200_000, b'{"a":' * 100_000], ids=["lists", "braces", "objects"]
)
@pytest.mark.parametrize("path", ["/api/privacy/check", "/api/data/delete", "/api/what-if"])
def test_a_deep_body_is_refused(site: Site, path: str, content: bytes) -> None:
    """JSON that is nested without end is no server error."""
    answer = site.client.post(path, content=content, headers={"content-type": "application/json"})
    assert answer.status_code in {400, 422}
