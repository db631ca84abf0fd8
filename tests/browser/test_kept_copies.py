"""Copies of what is typed: offered after a mishap, never put in by themselves, gone when they should be."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.scripted import AUTHOR, Site, site_in

FIELD = (
    "<form method='post' action='/send/'><label for='text'>Scene text</label>"
    "<textarea id='text' name='text' data-autosave='scene:1' data-version='3'>from the server</textarea>"
    "<button type='submit' class='btn'>Keep my text</button></form>"
)
MARK = "<span data-saved='scene:1' hidden></span>"
OFFER = "Restore what you typed"
DAY = 86_400_000


@pytest.fixture
def site(browser: Browser) -> Iterator[Site]:
    with site_in(browser) as made:
        made.page.clock.install()
        made.show("/", FIELD)
        yield made


def type_and_leave(site: Site, text: str = "two words") -> None:
    site.open("/")
    site.page.get_by_label("Scene text").fill(text)
    site.page.clock.run_for(1_000)
    site.open("/")


def kept(site: Site) -> int:
    return int(
        site.page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('story-creator/')).length")
    )


def test_nothing_is_offered_when_nothing_was_typed(site):
    site.open("/")
    site.open("/")
    expect(site.page.get_by_text(OFFER)).to_have_count(0)


def test_what_was_typed_is_offered_and_not_put_in(site):
    type_and_leave(site)
    expect(site.page.get_by_text(OFFER)).to_be_visible()
    expect(site.page.get_by_label("Scene text")).to_have_value("from the server")


def test_restoring_puts_it_in(site):
    type_and_leave(site)
    site.page.get_by_role("button", name="Restore it").click()
    expect(site.page.get_by_label("Scene text")).to_have_value("two words")


def test_typing_anew_does_not_lose_the_copy_on_offer(site):
    type_and_leave(site, "the long one")
    site.page.get_by_label("Scene text").fill("x")
    site.page.clock.run_for(1_000)
    site.page.get_by_role("button", name="Restore it").click()
    expect(site.page.get_by_label("Scene text")).to_have_value("the long one")


def test_thrown_away_is_gone(site):
    type_and_leave(site)
    site.page.get_by_role("button", name="Throw it away").click()
    assert kept(site) == 0


def test_a_copy_goes_when_the_next_page_says_that_it_was_saved(site):
    site.show("/send/", MARK)
    site.open("/")
    site.page.get_by_label("Scene text").fill("two words")
    site.page.get_by_role("button", name="Keep my text").click()
    expect(site.page.locator("[data-saved]")).to_have_count(0)
    assert kept(site) == 0


def test_a_copy_stays_when_sending_failed(site):
    site.open("/")
    site.page.get_by_label("Scene text").fill("two words")
    site.page.get_by_role("button", name="Keep my text").click()  # 404: there is no such page here
    site.open("/")
    expect(site.page.get_by_text(OFFER)).to_be_visible()


def test_what_was_not_sent_survives_a_page_that_says_something_was_saved(site):
    type_and_leave(site)
    site.show("/other/", MARK)
    site.open("/other/")
    assert kept(site) == 1


def test_after_seven_days_it_is_gone(site):
    type_and_leave(site)
    site.page.clock.run_for(8 * DAY)
    site.open("/")
    assert kept(site) == 0


def test_signing_out_removes_every_copy(site):
    type_and_leave(site)
    site.page.evaluate("document.querySelector('[data-sign-out]').requestSubmit()")
    site.page.wait_for_url("**/accounts/logout/")
    assert kept(site) == 0


def test_another_user_of_the_browser_is_offered_nothing(site):
    type_and_leave(site)
    site.show("/", FIELD, user=SimpleNamespace(**{**vars(AUTHOR), "pk": 8}))
    site.open("/")
    expect(site.page.get_by_text(OFFER)).to_have_count(0)


def test_a_visitor_without_an_account_leaves_no_copy(site):
    site.show("/", FIELD, user=SimpleNamespace(is_authenticated=False))
    type_and_leave(site)
    assert kept(site) == 0
