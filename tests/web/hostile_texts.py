"""Texts that would be script if a page forgot to say that they are none; and data made of them."""

from smartpick.applicant import example_text, read_profile_text
from smartpick.experience import from_json
from smartpick.facts import report_of
from smartpick.web.desk import Desk
from smartpick.workspace import add, add_reports, keep_profile, kept, kept_facts
from smartpick.workspace.wishes import set_budget

PAYLOADS = tuple(
    payload
    for call in ("window.hit=1",)
    for payload in (
        f"<script>{call}</script>",
        f"<SCRIPT SRC=data:text/javascript,{call}></SCRIPT>",
        f"<scr<script>ipt>{call}</scr</script>ipt>",
        f"</script><script>{call}</script>",
        f"</title><script>{call}</script>",
        f"</textarea><script>{call}</script>",
        f"</style><script>{call}</script>",
        f"</option></select><script>{call}</script>",
        f"--><script>{call}</script>",
        f"]]><script>{call}</script>",
        f"<img src=x onerror={call}>",
        f"<img src=x onerror='{call}'>",
        f'"><img src=x onerror={call}>',
        f"'><img src=x onerror={call}>",
        f"`><img src=x onerror={call}>",
        f"<img/src/onerror={call}>",
        f"<img src=x:x onerror\n={call}>",
        f"<image src=x onerror={call}>",
        f"<svg onload={call}>",
        f"<svg/onload={call}//",
        f"<svg><script>{call}</script></svg>",
        f"<svg><animate onbegin={call} attributeName=x dur=1s>",
        f"<svg><set onbegin={call} attributename=x>",
        f'<svg><a xlink:href="javascript:{call}"><text>x</text></a></svg>',
        f"<svg><foreignObject><body onload={call}></foreignObject></svg>",
        f"<math><mi xlink:href='javascript:{call}'>x</mi></math>",
        f"<math><mtext></form><form><mglyph><style></math><img src onerror={call}>",
        f"<body onload={call}>",
        f"<body onpageshow={call}>",
        f"<iframe src='javascript:parent.{call}'></iframe>",
        f"<iframe srcdoc='<script>parent.{call}</script>'></iframe>",
        f"<object data='javascript:{call}'></object>",
        f"<embed src='javascript:{call}'>",
        f"<form action='javascript:{call}'><button autofocus>x</button></form>",
        f"<button formaction='javascript:{call}'>x</button>",
        f"<isindex type=image src=1 onerror={call}>",
        f"<input autofocus onfocus={call}>",
        f'" autofocus onfocus={call} x="',
        f"' autofocus onfocus={call} x='",
        f"x onfocus={call} autofocus",
        f"<select autofocus onfocus={call}></select>",
        f"<textarea autofocus onfocus={call}></textarea>",
        f"<details open ontoggle={call}>",
        f"<marquee onstart={call}>",
        f"<video src=x onerror={call}></video>",
        f"<video><source onerror={call}></video>",
        f"<audio src=x onerror={call}></audio>",
        f"<link rel=stylesheet href='data:,x' onload={call}>",
        f"<meta http-equiv=refresh content='0;url=javascript:{call}'>",
        "<base href='//example.org/'>",
        f"<style>@import 'javascript:{call}';</style>",
        f"<div style='background:url(javascript:{call})'>x</div>",
        f"<a href='javascript:{call}'>x</a>",
        f"javascript:{call}",
        f"JaVaScRiPt:{call}",
        f"data:text/html,<script>{call}</script>",
        f"&lt;script&gt;{call}&lt;/script&gt;",
        f"\\u003cscript\\u003e{call}\\u003c/script\\u003e",
        f"${{{call}}}{{{{{call}}}}}{{% {call} %}}",
        f"%3Cscript%3E{call}%3C/script%3E",
    )
)


#: By kind: fields that are no free text, and the texts that a payload fills.
RECORDS_OF_TEXTS: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "experience": (
        {"kind": "observership", "state": "OH", "start": "2026-01-05", "end": "2026-02-05"},
        ("institution", "department", "city", "specialty", "patients", "ehr", "notes"),
    ),
    "encounter": (
        {"experience": "experience-0", "month": "2026-01", "role": "observed"},
        ("complaint", "responsibility", "outcome", "learned"),
    ),
    "reflection": ({"experience": "experience-0", "month": "2026-01"}, ("text",)),
    "feedback": ({"experience": "experience-0"}, ("said", "plan", "outcome")),
    "person": (
        {"next_contact": "2027-01-04"},
        ("name", "title", "specialty", "institution", "department", "city", "phone", "notes"),
    ),
    "letter": ({"writer": "person-0"}, ("writer_role", "specialty", "notes")),
    "document": ({"item": "diploma"}, ("detail",)),
    "approach": (
        {"sent": "2026-01-05"},
        ("name", "greeting", "institution", "department", "city", "why", "notes"),
    ),
    "opportunity": ({"kind": "observership", "state": "OH"}, ("name", "city", "note")),
    "date": ({"day": "2027-01-05"}, ("what", "notes")),
}


def _lists(kind: str, payload: str) -> dict[str, list[str]]:
    """Return the texts of a kind of which there may be several."""
    fields = {
        "experience": ("responsibilities", "languages"),
        "person": ("saw",),
        "opportunity": ("specialties",),
    }
    return {name: [payload] for name in fields.get(kind, ())}


def keep_hostile(desk: Desk) -> None:
    """Keep records whose every text is a payload, through the store's own doors, and a profile called like one."""
    on, store = desk.today(), desk.store
    data = read_profile_text(example_text("community-clinic").encode(), "x", on=on)
    keep_profile(store, {**data, "label": "".join(PAYLOADS)[:180]}, "<script>window.hit=1</script>", None)
    set_budget(store, 132.0)
    one_line = [payload.replace("\n", " ") for payload in PAYLOADS]
    made = [
        from_json(
            kind,
            {"id": f"{kind}-{number}", **fixed, **dict.fromkeys(texts, payload), **_lists(kind, payload)},
        )
        for kind, (fixed, texts) in RECORDS_OF_TEXTS.items()
        for number, payload in enumerate(one_line)
    ]
    add(store, kept(store), one_line[0], made, on)
    reports = [
        report_of(
            f"note-{number}",
            {
                "program": "1403812339",
                "field": "note",
                "value": payload,
                "source": payload,
                "as_of": "2026-09",
                "entered_on": on.isoformat(),
                "verified": "me",
                "note": payload,
            },
        )
        for number, payload in enumerate(one_line)
    ]
    add_reports(store, kept_facts(store), reports, one_line[1])
