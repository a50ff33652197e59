"""The large form of a page, as a browser would send it unchanged."""

from html.parser import HTMLParser

__all__ = ["as_a_browser_sends"]


class _Form(HTMLParser):
    """Reads the form whose class is "card"."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.inside, self.area, self.select = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = "card" in said.get("class", "")
        if not self.inside:
            return
        name = said.get("name", "")
        if tag == "input":
            self._input(name, said)
        elif tag == "textarea":
            self.area, self.sent[name] = name, [""]
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in said:
            self.sent[self.select] = [said.get("value", "")]

    def _input(self, name: str, said: dict[str, str]) -> None:
        if said.get("type", "text") not in {"checkbox", "radio"} or "checked" in said:
            self.sent.setdefault(name, []).append(said.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self.area:
            self.sent[self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""


def as_a_browser_sends(page: str) -> dict[str, list[str]]:
    """Return the fields of a page's form, by name."""
    form = _Form()
    form.feed(page)
    return form.sent
