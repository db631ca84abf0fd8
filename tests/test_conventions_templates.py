"""The rules of the house for templates: pages work as plain forms and links, under a strict CSP."""

import functools
import re
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\s*%}.*?{%\s*endcomment\s*%}", re.DOTALL)
INCLUDE = re.compile(r"""{%\s*include\s+["']([^"']+)["'].*?%}""", re.DOTALL)
TAG = re.compile(r"{%.*?%}", re.DOTALL)
VALUE = re.compile(r"{{.*?}}", re.DOTALL)
ASKS = {"hx-get", "hx-post", "hx-put", "hx-patch", "hx-delete"}
CHANGES = ASKS - {"hx-get"}
TOKEN = "-csrf-token-"


@functools.cache
def templates() -> dict[str, str]:
    """The source of every HTML template by its path, comments left out."""
    folders = [
        ROOT / "templates",
        *(ROOT / app / "templates" for app in ("storycreator", "stories", "narration")),
    ]
    found = (path for folder in folders for path in sorted(folder.rglob("*.html")))
    return {str(path.relative_to(ROOT)): COMMENT.sub("", path.read_text()) for path in found}


def as_html(source: str) -> str:
    """The template as HTML that can be parsed: tags and values gone, tokens marked, includes' too."""
    source = re.sub(r"{%\s*csrf_token\s*%}", TOKEN, source)
    source = INCLUDE.sub(lambda found: TOKEN if gives_token(found[1]) else "", source)
    return VALUE.sub("value", TAG.sub(" ", source))


def gives_token(name: str) -> bool:
    return "{% csrf_token %}" in templates().get(f"templates/{name}", "")


class Elements(HTMLParser):
    """Collects elements with their attributes, and for each form whether it has a token."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], int]] = []
        self.forms: list[tuple[dict[str, str], int, bool]] = []
        self._form: tuple[dict[str, str], int] | None = None
        self._token = False
        self.feed(as_html(source))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append((tag, values, self.getpos()[0]))
        if tag == "form":
            self._form, self._token = (values, self.getpos()[0]), False

    def handle_data(self, data: str) -> None:
        self._token = self._token or TOKEN in data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._form:
            self.forms.append((*self._form, self._token))
            self._form = None


@functools.cache
def parsed() -> dict[str, Elements]:
    return {path: Elements(source) for path, source in templates().items()}


def test_there_are_templates_to_look_at():
    assert any(elements.forms for elements in parsed().values())


def test_no_script_or_style_stands_in_a_page():
    wrong = [
        f"{path}:{line} <{tag}>"
        for path, page in parsed().items()
        for tag, values, line in page.elements
        if tag == "style" or (tag == "script" and "src" not in values)
    ]
    assert not wrong, f"{wrong}: the content security policy refuses them; use static/css and static/js."


def test_no_attribute_holds_a_script_or_a_style():
    wrong = [
        f"{path}:{line} {name}"
        for path, page in parsed().items()
        for _, values, line in page.elements
        for name in values
        if name == "style"
        or name.startswith(("on", "hx-on"))
        or (name == "hx-vals" and "js:" in values[name])
    ]
    assert not wrong, f"{wrong}: the content security policy refuses them; use a class or a data- attribute."


def test_every_form_that_changes_something_carries_its_token():
    wrong = [
        f"{path}:{line}"
        for path, page in parsed().items()
        for values, line, has_token in page.forms
        if values.get("method", "").lower() == "post" and not has_token
    ]
    assert not wrong, f"{wrong}: without {{% csrf_token %}} the form is refused where no script runs."


def is_plain_too(tag: str, values: dict[str, str]) -> bool:
    """Whether an element that htmx drives does the same without it."""
    if tag == "button":
        return "formaction" in values and values.get("type") == "submit"
    if CHANGES & set(values):
        return tag == "form" and values.get("method", "").lower() == "post"
    if tag in ("a", "form"):
        return bool(values.get("href") or values.get("action"))
    # A region that fetches itself offers nothing to press.
    return tag not in ("input", "summary") and "hx-trigger" in values and "click" not in values["hx-trigger"]


def test_whatever_htmx_does_works_without_it():
    wrong = [
        f"{path}:{line} <{tag}>"
        for path, page in parsed().items()
        for tag, values, line in page.elements
        if ASKS & set(values) and not is_plain_too(tag, values)
    ]
    assert not wrong, f"{wrong}: a link needs its href and a form its action, for whoever has no script."


def test_no_text_is_put_into_a_page_unescaped():
    unsafe = re.compile(r"\|\s*safe(seq)?\b|{%\s*autoescape\s+off|mark_safe")
    wrong = [path for path, source in templates().items() if unsafe.search(source)]
    assert not wrong, f"{wrong}: text of authors and models could then run as a script."


def test_nothing_is_fetched_from_elsewhere():
    outside = re.compile(r"""\b(src|srcset|poster)=["'](https?:)?//|<link[^>]+href=["'](https?:)?//""")
    wrong = [path for path, source in templates().items() if outside.search(source)]
    assert not wrong, f"{wrong}: the product runs whole on a machine without a network."


def parent(source: str) -> str:
    found = re.search(r"""{%\s*extends\s+["']([^"']+)["']""", source)
    return f"templates/{found[1]}" if found else ""


def has_title(path: str) -> bool:
    """Whether a page, or a template between it and the base, says what the page is called."""
    source = templates().get(path, "")
    if not source or path == "templates/base.html":
        return False
    return bool(re.search(r"{%\s*block (head_)?title\s*%}", source)) or has_title(parent(source))


def test_every_page_has_a_title():
    bases = {parent(source) for source in templates().values()}
    pages = [path for path, source in templates().items() if parent(source) and path not in bases]
    wrong = [path for path in pages if not has_title(path)]
    assert not wrong, f"{wrong}: the title is what a screen reader says first and what a tab shows."


def test_templates_are_short():
    wrong = [
        f"{path} ({lines} lines)"
        for path, source in templates().items()
        if (lines := source.count("\n")) > 150
    ]
    assert not wrong, f"{wrong}: a fragment used twice, or an idea of its own, is a file of its own."
