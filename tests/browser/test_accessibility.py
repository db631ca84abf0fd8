"""Every page at two widths, light and dark: axe finds nothing, and nothing has to be scrolled sideways."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import journey
from tests.browser.accessible import faults, needs_axe
from tests.browser.conftest import Server, new_page

pytestmark = needs_axe
STAGES = (
    "idea",
    "concepts",
    "draft",
    "characters",
    "review",
    "format",
    "narrator",
    "generate",
    "book",
    "read",
    "details",
)


@pytest.fixture(scope="module")
def addresses(server: Server, browser: Browser, signed_in: dict[str, Any]) -> list[str]:
    """Every page of a finished story, of one in the middle of its review, and those around them."""
    context = browser.new_context(storage_state=signed_in, base_url=server.url)
    page = new_page(context, server)
    finished = _finished(page)
    reviewed = _in_review(page)
    history = page.get_by_role("link", name=re.compile("^History")).first.get_attribute("href") or ""
    page.goto(history)
    compared = page.get_by_role("link", name=re.compile("^Compare")).first.get_attribute("href") or ""
    scene = history.split("/")[4]
    outlined = _with_an_outline(page)
    context.close()
    return [
        "/",
        "/new/",
        "/bin/",
        "/nowhere/",
        "/accounts/password/change/",
        "/accounts/logout/",
        "/accounts/tokens/",
        "/accounts/consents/",
        *(f"{finished}{stage}/" for stage in STAGES),
        f"{reviewed}characters/?add=1",
        f"{outlined}outline/",
        f"{reviewed}review/",
        f"{reviewed}review/?ask={scene}",
        f"{reviewed}review/?write={scene}",
        history,
        compared,
    ]


def _finished(page: Page) -> str:
    journey.suggest(page)
    journey.choose(page)
    journey.approve_all(page)
    journey.choose_format(page)
    journey.choose_narrator(page)
    journey.make(page)
    return _story(page)


def _with_an_outline(page: Page) -> str:
    page.goto("/new/")
    page.get_by_role("textbox", name="Your story idea").fill("A robot gardener on Mars")
    page.get_by_label("Let me edit the outline first").check()
    page.get_by_role("button", name="Suggest three concepts").click()
    page.get_by_role("button", name="Choose this concept").first.click()
    page.get_by_role("button", name="Write the draft").wait_for()
    return _story(page)


def _in_review(page: Page) -> str:
    journey.suggest(page, "Two rival bakers share one oven")
    journey.choose(page)
    page.get_by_role("article").first.get_by_role("button", name="Ask for a rewrite").click()
    page.get_by_role("textbox", name="What should change?").fill("shorter")
    page.get_by_role("button", name="Rewrite", exact=True).click()
    page.get_by_role("button", name="Accept").click(timeout=journey.LONG)
    return _story(page)


def _story(page: Page) -> str:
    found = re.search(r"/stories/[0-9a-f-]+/", page.url)
    assert found, page.url
    return found[0]


def test_every_page_is_accessible_and_fits(looked_at: Page, addresses: list[str]) -> None:
    assert [fault for address in addresses for fault in _faults(looked_at, address)] == []


@pytest.mark.parametrize(
    "address", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/nowhere/"]
)
def test_pages_for_everyone_are_accessible(server: Server, browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=server.url, viewport={"width": 390, "height": 900})
    assert _faults(new_page(context, server), address) == []
    context.close()


def _faults(page: Page, address: str) -> list[str]:
    page.goto(address)
    return faults(page)
