"""What tests of the page where a book is read do and look at."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.shelf import HEAD, SECONDS

SOUND = "document.querySelector('#player audio')"
SPOKEN = re.compile(r"\bspoken\b")


def open_book(page: Page, address: str) -> Page:
    """Open a book in a window of one size, in which nothing moves slowly."""
    page.set_viewport_size({"width": 1000, "height": 600})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    return page


def sentence(page: Page, number: int, *, scene: int = 1) -> Locator:
    return page.locator(f"#scene-{scene} [data-start]").nth(number)


def at(number: int) -> float:
    """The second at which a sentence begins."""
    return HEAD + SECONDS * number


def second(page: Page) -> float:
    return float(page.evaluate(f"{SOUND}.currentTime"))


def is_paused(page: Page) -> bool:
    return bool(page.evaluate(f"{SOUND}.paused"))


def wait_until(page: Page, condition: str) -> None:
    """Playwright's own way of waiting for a condition evaluates a string, which the page's policy refuses."""
    look = f"const look = () => {condition} ? done() : setTimeout(look, 20);"
    page.evaluate(f"() => new Promise(done => {{ {look} look(); }})")


def wait_until_heard(page: Page) -> None:
    wait_until(page, f"(!{SOUND}.paused && {SOUND}.readyState > 2 && {SOUND}.currentTime > 0)")


def pause(page: Page) -> None:
    page.get_by_role("button", name="Pause").click()
    wait_until(page, f"{SOUND}.paused")


def expect_only(page: Page, spoken: Locator) -> None:
    expect(spoken).to_have_class(SPOKEN)
    expect(page.locator(".spoken")).to_have_count(1)


def come_back(page: Page) -> None:
    """Leave the page and open it anew; a reload keeps where it was scrolled to."""
    address = page.url
    page.goto("/")
    page.goto(address)
