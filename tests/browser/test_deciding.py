"""A version that is compared, taken in part, undone and restored: by a real browser."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import journey
from tests.browser.accessible import faults, needs_axe
from tests.browser.conftest import Server, new_page


@pytest.fixture(scope="module")
def candidate(server: Server, browser: Browser, signed_in: dict[str, Any]) -> str:
    """The address of a comparison: a version that waits beside the text in use."""
    context = browser.new_context(storage_state=signed_in, base_url=server.url)
    page = new_page(context, server)
    journey.suggest(page, "Two rival bakers share one oven")
    journey.choose(page)
    ask(page)
    address = page.get_by_role("link", name=re.compile("^Paragraph by paragraph")).get_attribute("href")
    context.close()
    assert address
    return address


def ask(page: Page) -> None:
    page.get_by_role("article").first.get_by_role("button", name="Ask for a rewrite").click()
    page.get_by_role("textbox", name="What should change?").fill("shorter")
    page.get_by_role("button", name="Rewrite", exact=True).click()
    expect(page.get_by_role("button", name="Accept")).to_be_visible(timeout=journey.LONG)


def press(button: Locator, key: str = "Enter") -> None:
    button.focus()
    button.press(key)


@needs_axe
def test_comparing_and_removing_are_accessible_and_fit(looked_at: Page, candidate: str) -> None:
    for address in (candidate, f"{candidate}?view=column", candidate.replace("compare", "remove")):
        looked_at.goto(address)
        assert faults(looked_at) == []


def test_a_part_is_taken_and_taken_back_by_keyboard_alone(page: Page, candidate: str) -> None:
    page.goto(candidate)
    boxes = page.get_by_role("checkbox", name=re.compile("^Take this change"))
    expect(boxes.first).to_be_checked()
    press(boxes.first, "Space")
    expect(boxes.first).not_to_be_checked()
    press(page.get_by_role("button", name="Accept the chosen paragraphs"))
    expect(page.get_by_text("has the paragraphs that you chose")).to_be_visible()
    press(page.get_by_role("button", name="Undo"))
    expect(page.get_by_role("button", name="Accept")).to_be_visible()
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    expect(page.locator("#announcer")).to_contain_text("stands as it did before")
    expect(page.get_by_role("article").first.get_by_role("heading", level=2)).to_be_focused()


def test_the_button_to_undo_goes_after_ten_seconds_but_not_while_it_has_the_focus(
    page: Page, candidate: str
) -> None:
    page.clock.install()
    page.goto(candidate.split("revisions")[0] + "review/")
    page.get_by_role("button", name="Accept").click()
    undo = page.get_by_role("button", name="Undo")
    undo.focus()
    page.clock.run_for(11_000)
    expect(undo).to_be_visible()
    page.get_by_role("heading", level=2).first.focus()
    page.clock.run_for(11_000)
    expect(undo).to_have_count(0)


def test_an_earlier_text_is_restored_and_that_undone(page: Page, candidate: str) -> None:
    page.goto(candidate.split("revisions")[0] + "review/")
    page.get_by_role("link", name=re.compile("^History")).first.click()
    page.get_by_role("button", name="Restore version 1").click()
    expect(page.get_by_text("is in use again")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("stands as it did before")).to_be_visible()
