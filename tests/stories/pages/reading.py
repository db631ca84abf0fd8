"""A page as a browser reads it: its forms with what they would send, its ids, links and marks."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.test import Client

HTMX = {"HX-Request": "true"}


@dataclass
class Button:
    """A button that sends a form, and where to, if not where the form goes."""

    text: str = ""
    action: str = ""


@dataclass
class Form:
    """A form with the values that it would send as it stands."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)
    swapped: bool = False
    """Whether htmx sends it."""

    def button(self, text: str) -> Button | None:
        return next((b for b in self.buttons if text == " ".join(b.text.split())), None)


class Page(HTMLParser):
    """The elements of an answer in order, with their attributes, and its forms."""

    def __init__(self, answer: HttpResponse) -> None:
        super().__init__()
        self.status = answer.status_code
        self.source = answer.content.decode()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.forms: list[Form] = []
        self.said = ""
        """Everything that can be read on the page."""
        self._form: Form | None = None
        self._button: Button | None = None
        self._field, self._is_text = "", False
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append((tag, values))
        if tag == "form":
            swapped = "hx-post" in values or "hx-get" in values
            self._form = Form(values.get("action", ""), values.get("method", "get"), swapped=swapped)
            self.forms.append(self._form)
        elif self._form is not None:
            self._read_field(self._form, tag, values)

    def _read_field(self, form: Form, tag: str, values: dict[str, str]) -> None:
        if tag == "button" and values.get("type") == "submit":
            self._button = Button(action=values.get("formaction", ""))
            form.buttons.append(self._button)
        elif tag == "input" and (values.get("type") not in ("radio", "checkbox") or "checked" in values):
            form.fields[values["name"]] = values.get("value", "")
        elif tag == "textarea":
            self._field, self._is_text = values["name"], True
            form.fields[self._field] = ""
        elif tag == "select":
            self._field = values["name"]
        elif tag == "option" and "selected" in values:
            form.fields[self._field] = values.get("value", "")

    def handle_data(self, data: str) -> None:
        self.said += data
        if self._button is not None:
            self._button.text += data
        elif self._form is not None and self._is_text:
            self._form.fields[self._field] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "button":
            self._button = None
        elif tag == "form":
            self._form = None
        elif tag == "textarea" and self._form is not None:
            # A browser leaves out a line end right after the tag.
            self._form.fields[self._field] = self._form.fields[self._field].removeprefix("\n")
            self._is_text = False

    def values(self, name: str) -> list[str]:
        """Every value of an attribute, in order."""
        return [values[name] for _, values in self.elements if name in values]

    def form(self, button: str, *, within: str = "") -> Form:
        """The first form with this button, or the one whose address holds `within`."""
        found = [form for form in self.forms if form.button(button) and within in form.action]
        assert found, f"no form with a button {button!r} at {within!r}"
        return found[0]

    def field(self, name: str) -> str:
        """What stands in the field of this name."""
        return next(form.fields[name] for form in self.forms if name in form.fields)


def read(client: Client, path: str, **options: Any) -> Page:
    """Open a page as a browser does."""
    return Page(client.get(path, **options))


def send(client: Client, form: Form, button: str, *, htmx: bool = False, **changed: str) -> HttpResponse:
    """Send a form by a button as a browser does, or as htmx does; `changed` is what was typed."""
    pressed = form.button(button)
    assert pressed is not None
    action = urlsplit(pressed.action or form.action).path
    return client.post(action, {**form.fields, **changed}, headers=HTMX if htmx else {})
