"""What lies ahead as files over the API."""

from kept_examples import keep_portfolio
from sites import Site


def test_calendar_packet_and_people(site: Site) -> None:
    """Each is of its kind, with its days and names; before there is anything there is nothing to take."""
    assert site.get("/api/planning/calendar.ics").status_code == 422
    assert site.get("/api/planning/people.vcf").status_code == 404
    keep_portfolio(site.desk.store)
    days = site.get("/api/planning/timeline").json()["days"]
    calendar = site.get("/api/planning/calendar.ics")
    assert calendar.headers["content-type"] == "text/calendar; charset=utf-8"
    assert 0 < calendar.text.count("BEGIN:VEVENT") <= len(days)
    letter = site.get("/api/portfolio/letter").json()["records"][0]["id"]
    packet = site.get(f"/api/planning/letters/{letter}/packet")
    assert packet.headers["content-type"] == "text/plain; charset=utf-8"
    assert len(packet.text) > 100
    assert site.get("/api/planning/letters/nobody/packet").status_code == 404
    people = site.get("/api/planning/people.vcf").text
    assert people.count("BEGIN:VCARD") == len(site.get("/api/portfolio/person").json()["records"])
