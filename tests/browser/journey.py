"""The way from an idea to a book, by the words on the pages."""

from playwright.sync_api import Page, expect

IDEA = "A detective who can see ghosts"
LONG = 90_000
"""Milliseconds that the built-in engines may take for a whole book on a busy machine."""


def suggest(page: Page, idea: str = IDEA) -> None:
    page.goto("/new/")
    page.get_by_role("textbox", name="Your story idea").fill(idea)
    page.get_by_role("button", name="Suggest three concepts").click()
    expect(page.get_by_role("button", name="Choose this concept")).to_have_count(3, timeout=LONG)


def choose(page: Page, position: int = 0) -> None:
    page.get_by_role("button", name="Choose this concept").nth(position).click()
    page.get_by_role("link", name="Review the scenes").click(timeout=LONG)
    expect(page.get_by_role("article").first).to_be_visible()


def approve_all(page: Page) -> None:
    page.get_by_role("button", name="Approve all remaining").click()
    page.get_by_role("link", name="Go on to the next step").click()


def choose_format(page: Page, name: str = "Both") -> None:
    page.get_by_role("radio", name=name, exact=True).check()
    page.get_by_role("button", name="Choose format").click()


def choose_narrator(page: Page) -> None:
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Choose narrator").click()


def make(page: Page) -> None:
    page.get_by_role("button", name="Make the book").click()
    expect(page.get_by_role("link", name="Read and listen").first).to_be_visible(timeout=LONG)
