"""The whole way in a real browser: as it is, without scripts, without sockets, by keyboard alone."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import journey
from tests.browser.conftest import Server, new_page


def walk(page: Page) -> None:
    """From the idea to the downloaded book, with a rewrite, an own text and every decision."""
    journey.suggest(page)
    page.get_by_role("button", name="More like this").first.click()
    expect(page.get_by_text("Earlier concepts (3)")).to_be_visible(timeout=journey.LONG)
    journey.choose(page)
    scenes = page.get_by_role("article")
    assert 4 <= scenes.count() <= 6
    ask_for_a_rewrite(page)
    write_it_myself(page)
    scenes.nth(0).get_by_role("button", name="Approve scene").click()
    expect(page.get_by_role("article").nth(0).get_by_text("Approved", exact=True)).to_be_visible()
    journey.approve_all(page)
    journey.choose_format(page)
    journey.choose_narrator(page)
    journey.make(page)
    page.goto(re.sub(r"/\w+/?$", "/book/", page.url))
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^EPUB")).click()
    assert download.value.suggested_filename.endswith(".epub")


def ask_for_a_rewrite(page: Page) -> None:
    page.get_by_role("article").nth(1).get_by_role("button", name="Ask for a rewrite").click()
    page.get_by_role("textbox", name="What should change?").fill("shorter")
    page.get_by_role("button", name="Rewrite", exact=True).click()
    page.get_by_role("button", name="Accept").click(timeout=journey.LONG)
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)


def write_it_myself(page: Page) -> None:
    page.get_by_role("article").nth(2).get_by_role("button", name="Rewrite it myself").click()
    text = page.get_by_role("textbox", name="Scene text")
    text.fill(text.input_value() + "\n\nAnd that, she said, was that.")
    page.get_by_role("button", name="Keep my text").click()
    expect(page.get_by_role("article").nth(2).get_by_text("And that, she said, was that.")).to_be_visible()


def test_an_idea_becomes_a_book(page: Page) -> None:
    walk(page)


def test_an_idea_becomes_a_book_without_scripts(
    server: Server, browser: Browser, signed_in: dict[str, Any]
) -> None:
    context = browser.new_context(
        storage_state=signed_in, base_url=server.url, java_script_enabled=False, accept_downloads=True
    )
    walk(new_page(context, server))
    context.close()


def test_an_idea_becomes_a_book_without_sockets(page: Page) -> None:
    page.route_web_socket(re.compile("/ws/"), lambda socket: socket.close())
    walk(page)


class Keys:
    """A reader who has no pointer: Tab until the thing is reached, then Enter or Space."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, role: str, name: str | re.Pattern[str], *, nth: int = 0) -> None:
        wanted = self.page.get_by_role(role, name=name).nth(nth)  # type: ignore[arg-type]
        expect(wanted).to_be_visible(timeout=journey.LONG)
        for _ in range(200):
            if wanted.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"the keyboard does not reach {role} {name!r}")

    def press(self, role: str, name: str | re.Pattern[str], *, nth: int = 0) -> None:
        self.reach(role, name, nth=nth)
        self.page.keyboard.press("Enter")


def test_an_idea_becomes_a_book_by_keyboard_alone(page: Page) -> None:
    keys = Keys(page)
    page.goto("/new/")
    keys.reach("textbox", "Your story idea")
    page.keyboard.type(journey.IDEA)
    keys.press("button", "Suggest three concepts")
    keys.press("button", "Choose this concept", nth=1)
    keys.press("link", "Review the scenes")
    keys.press("button", "Ask for a rewrite")
    keys.reach("textbox", "What should change?")
    page.keyboard.type("shorter")
    keys.press("button", "Rewrite")
    keys.press("button", "Accept")
    keys.press("button", "Approve all remaining")
    keys.press("link", "Go on to the next step")
    keys.reach("radio", "Audio")
    page.keyboard.press("Space")
    keys.press("button", "Choose format")
    page.wait_for_url("**/narrator/")
    keys.reach("radio", re.compile("."))
    page.keyboard.press("Space")
    keys.press("button", "Choose narrator")
    keys.press("button", "Make the book")
    keys.press("link", "Read and listen")
    # A context that is closed while its page is on the way elsewhere may never close.
    page.wait_for_url("**/read/", wait_until="load")
    expect(page.get_by_role("article").first).to_be_visible()
