"""Typing in the review of a real story: no word is lost by cancelling, signing out or approving all."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import journey
from tests.browser.conftest import PASSWORD, Server, new_page

MINE = "My own words, which nobody else has a copy of."


@pytest.fixture(scope="module")
def review(server: Server, browser: Browser, signed_in: dict[str, Any]) -> str:
    """The address of the review of a story whose scenes are written."""
    context = browser.new_context(storage_state=signed_in, base_url=server.url)
    page = new_page(context, server)
    journey.suggest(page, "Two sisters keep the last ferry")
    journey.choose(page)
    address = page.url
    context.close()
    return address


@pytest.fixture
def scene(page: Page, review: str) -> Iterator[Locator]:
    """The second scene, its form open and something typed into it; its text is given back at the end."""
    page.goto(review)
    second = page.get_by_role("article").nth(1)
    write(second)
    text = field(second).input_value()
    field(second).fill(MINE)
    yield second
    page.goto(review)
    write(second)
    field(second).fill(f"{text}\n\nThe end.")
    second.get_by_role("button", name="Keep my text").click()
    expect(field(second)).to_have_count(0)


def write(scene: Locator) -> None:
    scene.get_by_role("button", name="Rewrite it myself").click()
    expect(field(scene)).to_be_focused()


def field(scene: Locator) -> Locator:
    return scene.get_by_role("textbox", name="Scene text")


def test_what_was_cancelled_is_offered_and_never_overwritten(page: Page, scene: Locator):
    scene.get_by_role("link", name="Cancel").click()
    expect(scene.get_by_text("You typed something in scene 2 at")).to_be_visible()
    write(scene)
    field(scene).press_sequentially("x")
    scene.get_by_role("link", name="Cancel").click()
    write(scene)
    scene.get_by_role("button", name="Throw it away").click()
    scene.get_by_role("button", name="Restore it").click()
    expect(field(scene)).to_have_value(MINE)
    scene.get_by_role("button", name="Keep my text").click()
    expect(scene.get_by_text(MINE)).to_be_visible()
    expect(page.get_by_text("that was not saved")).to_have_count(0)


def test_a_session_that_ends_costs_no_word(page: Page, scene: Locator):
    page.context.clear_cookies(name="story_session")
    scene.get_by_role("button", name="Keep my text").click()
    expect(page.get_by_role("alert")).to_contain_text("You were signed out")
    expect(field(scene)).to_have_value(MINE)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in a new tab").click()
    other = opened.value
    other.get_by_label(re.compile("Name|Username", re.I)).first.fill("ada")
    other.get_by_label("Password", exact=True).fill(PASSWORD)
    other.get_by_role("button", name=re.compile("Sign in")).last.click()
    expect(other.get_by_role("article").first).to_be_visible()
    expect(other.get_by_role("button", name=re.compile("^Open scene 2, typed"))).to_be_visible()
    other.close()
    scene.get_by_role("button", name="Keep my text").click()
    expect(scene.get_by_text(MINE)).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_polish_counts_as_sent(page: Page, scene: Locator):
    scene.get_by_role("button", name="Polish with AI").click()
    discard = scene.get_by_role("button", name=re.compile("^Discard version"))
    discard.click(timeout=journey.LONG)
    expect(discard).to_have_count(0)
    write(scene)
    expect(page.get_by_text("Restore what you typed")).to_have_count(0)


def test_approving_all_others_leaves_an_open_form_alone(page: Page, scene: Locator):
    page.get_by_role("button", name="Approve all remaining").click()
    expect(page.get_by_role("alert")).to_contain_text("Scene 2: keep or cancel what you are changing in it")
    expect(field(scene)).to_have_value(MINE)
    with page.expect_response(
        "**/review/status/?left=1&leave=*"
    ):  # news of the approvals, which keep it said
        pass
    expect(page.locator("#left-out")).to_be_focused()
    expect(page.get_by_role("article").nth(0).get_by_text("Approved", exact=True)).to_be_visible()
    scene.get_by_role("button", name="Keep my text").click()
    expect(scene.get_by_text(MINE)).to_be_visible()
    expect(scene.get_by_role("button", name="Approve scene")).to_be_visible()


def test_the_buttons_of_another_tab_follow(page: Page, scene: Locator, review: str):
    scene.get_by_role("button", name="Keep my text").click()
    expect(scene.get_by_text(MINE)).to_be_visible()
    other = page.context.new_page()
    other.goto(review)
    second = other.get_by_role("article").nth(1)
    expect(other.locator("html")).to_have_attribute("data-ws", "open")
    scene.get_by_role("button", name="Approve scene").click()
    expect(second.get_by_text("Approved", exact=True)).to_be_visible()
    expect(second.get_by_role("button", name="Approve scene")).to_have_count(0)
    other.close()
