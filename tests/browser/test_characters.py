"""The sheets before a real browser: what is typed is kept, another name is read before it counts."""

import re

from playwright.sync_api import Page, expect

from tests.browser import journey

LOOK, COAT = "What a picture shows", "a yellow coat"


def open_sheet(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Edit ")).first.click()
    expect(page.get_by_label(LOOK)).to_be_visible()


def test_a_sheet_is_kept_saved_and_carried_into_the_scenes(page: Page):
    journey.suggest(page)
    journey.choose(page)
    page.get_by_role("link", name="Characters: change, add, lock").click()
    open_sheet(page)
    old = page.get_by_label("Name", exact=True).input_value()
    page.get_by_label(LOOK).fill(COAT)
    page.reload()
    page.get_by_role("button", name="Restore it").click()
    expect(page.get_by_label(LOOK)).to_have_value(COAT)
    page.get_by_label("Name", exact=True).fill("Zelda")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The sheet of Zelda is saved")).to_be_visible()
    open_sheet(page)
    expect(page.get_by_text("Restore what you typed")).to_have_count(0)
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("button", name="Change the name in these scenes").click()
    page.get_by_role("link", name="Read them in the review").click()
    expect(page.get_by_text(f"“{old}” is called “Zelda” now.").first).to_be_visible()
    page.get_by_role("button", name="Accept").first.click()
    expect(page.get_by_text("Zelda").first).to_be_visible()
