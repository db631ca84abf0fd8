"""The outline in a browser: it comes by itself, is typed in, survives a mishap, and becomes a draft."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server


def to_the_outline(page: Page) -> None:
    page.goto("/new/")
    page.get_by_label("Your story idea").fill("A detective who can see ghosts")
    page.get_by_label("Let me edit the outline first").check()
    page.get_by_role("button", name="Suggest three concepts").click()
    page.get_by_role("button", name="Choose this concept").first.click()
    page.wait_for_url("**/outline/")


def test_an_outline_is_changed_and_written_from(page: Page):
    to_the_outline(page)
    page.get_by_label("Title").first.fill("A door of mine")
    page.get_by_role("button", name="Move down scene 1").click()
    expect(page.get_by_label("Title").nth(1)).to_have_value("A door of mine")
    page.get_by_label("Title").first.press("Control+Enter")
    page.wait_for_url("**/draft/")
    expect(page.get_by_role("heading", name="A door of mine")).to_be_visible(timeout=30_000)


def test_what_was_typed_and_not_sent_is_offered_again(page: Page, server: Server):
    to_the_outline(page)
    beats = page.get_by_label("What happens").first
    beats.fill("Nobody comes.\nSomebody comes.")
    # Leaving the page keeps the copy at once.
    page.reload()
    page.get_by_role("button", name="Restore it").click()
    expect(page.get_by_label("What happens").first).to_have_value("Nobody comes.\nSomebody comes.")
