"""The forms of a page, as a browser without scripts would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """What a form sends, and where to: its own address first, then those of its buttons."""

    actions: list[str]
    fields: dict[str, str] = field(default_factory=dict)


class Forms(HTMLParser):
    """Collects the forms of a page with the values their fields have."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._area = self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append(Form([given.get("action", "")]))
        elif self.forms and tag == "button" and "formaction" in given:
            self.forms[-1].actions.append(given["formaction"])
        elif self.forms and tag in ("input", "textarea", "select", "option"):
            self._take(tag, given)

    def _take(self, tag: str, given: dict[str, str]) -> None:
        fields, name = self.forms[-1].fields, given.get("name", "")
        if tag == "textarea":
            self._area = name
            fields[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and ("selected" in given or self._select not in fields):
            fields[self._select] = given.get("value", "")
        elif tag == "input" and name and (given.get("type") != "radio" or "checked" in given):
            fields[name] = given.get("value", "")

    def handle_data(self, text: str) -> None:
        if self._area:
            self.forms[-1].fields[self._area] += text

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # A browser drops the line feed that Django writes after the tag, for its sake.
            text = self.forms[-1].fields[self._area]
            self.forms[-1].fields[self._area] = text.removeprefix("\r").removeprefix("\n")
            self._area = ""


def form_to(page: str, ending: str) -> tuple[str, Form] | None:
    """Return the address that ends so and the first form that can be sent there, or None."""
    for form in Forms(page).forms:
        for action in form.actions:
            if action.endswith(ending):
                return action, form
    return None
