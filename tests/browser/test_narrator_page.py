"""Hearing one's own first paragraph, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import journey

SECONDS = "a => { a.muted = true; return a.play().then(() => a.duration) }"


@pytest.fixture
def narrators(page: Page) -> Page:
    """The page of a story whose format has been chosen."""
    journey.suggest(page)
    journey.choose(page)
    journey.approve_all(page)
    journey.choose_format(page, "Audio")
    expect(page.get_by_role("heading", name="Who should read it?")).to_be_visible()
    return page


def test_two_narrators_read_the_first_paragraph_side_by_side(narrators: Page) -> None:
    for name in ("Compare Beatrice", "Compare Hush"):
        narrators.get_by_role("checkbox", name=name).check()
    narrators.get_by_role("radio", name="Beatrice").check()
    narrators.get_by_role("button", name="Hear my first paragraph").click()
    players = narrators.locator("#auditions audio")
    expect(players).to_have_count(2, timeout=journey.LONG)
    assert all(player.evaluate(SECONDS) > 2 for player in players.all())
    # One at a time.
    assert players.first.evaluate("a => a.paused")
    expect(narrators.get_by_role("radio", name="Beatrice")).to_be_checked()
