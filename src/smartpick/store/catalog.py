"""The kinds of records that this version of SmartPick keeps. Attachments are in every store by themselves."""

from smartpick.experience import KEEPING
from smartpick.store.kinds import Kind, Reference

__all__ = ["KINDS"]

KINDS = (
    *(
        Kind(
            name, kept.day, kept.text, tuple(Reference(field, (kind,)) for field, kind in kept.refers.items())
        )
        for name, kept in KEEPING.items()
    ),
    # Whether an institution of the portfolio is one of the directory, as the applicant answered.
    Kind("tie", text=("institution", "listed")),
    Kind("applicant_profile", text=("label",), words="profile"),
    # What somebody says about a program, and which of two that contradict each other the user believes.
    Kind("fact_report", "entered_on", ("program", "field", "source", "note"), words="fact"),
    Kind(
        "fact_preference",
        "decided_on",
        references=(Reference("report", ("fact_report",)),),
        words="decision between facts",
    ),
    # What NRMP's report says of a track, linked to a program, and the user's word about such a link.
    Kind("nrmp_track", text=("code", "program", "institution", "track"), words="track of NRMP's report"),
    Kind("nrmp_decision", text=("code", "program"), words="decision about a link"),
    # What the columns of an imported table mean, and the user's own words and ratings of programs.
    Kind("table_mapping", words="mapping of columns"),
    Kind("program_note", "written_on", ("program", "text"), words="note on a program"),
    Kind("program_mark", text=("program", "tags"), words="tags and rating of a program"),
)
