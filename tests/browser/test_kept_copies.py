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
SCENE = (
    "<article id='scene-1'><h2>The Lamp</h2>"
    "<div data-unsaved='scene:1 feedback:1' data-scene='3'></div>BODY</article>"
)
CANCEL = "<a href='/' hx-get='/closed/' hx-target='#scene-1' hx-swap='outerHTML'>Cancel</a>"
OPENER = (
    "<form hx-get='/open/' hx-target='#scene-1' hx-swap='outerHTML'>"
    "<button type='submit' data-opens='scene:1'>Rewrite it myself</button></form>"
)
OPEN, CLOSED = SCENE.replace("BODY", FIELD + CANCEL), SCENE.replace("BODY", OPENER)
TEXTS = (
    "Object.keys(localStorage).filter(k => k.startsWith('story-creator/'))"
    ".map(k => JSON.parse(localStorage.getItem(k)).text)"
)
SENT = TEXTS.replace(".text", ".sent")
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
    # The page that was left has no mark either.
    site.page.wait_for_url("**/send/")
    expect(site.page.locator("[data-saved]")).to_have_count(0)
    assert kept(site) == 0


def test_a_copy_stays_when_sending_failed(site):
    site.open("/")
    site.page.get_by_label("Scene text").fill("two words")
    site.page.get_by_role("button", name="Keep my text").click()  # 404: there is no such page here
    site.open("/")
    expect(site.page.get_by_text(OFFER)).to_be_visible()


def test_what_was_sent_within_the_pause_is_not_offered_again(site):
    site.open("/")
    site.page.get_by_label("Scene text").fill("two words")
    site.page.evaluate("document.forms[0].addEventListener('submit', (event) => event.preventDefault())")
    site.page.get_by_role("button", name="Keep my text").click()
    site.page.clock.run_for(2_000)  # the page still stands while the answer is on its way
    assert site.page.evaluate(SENT) == [True]


def test_signing_out_within_the_pause_leaves_no_copy(site):
    site.open("/")
    site.page.get_by_label("Scene text").fill("two words")
    site.page.evaluate(
        "() => { const form = document.querySelector('[data-sign-out]');"
        " form.addEventListener('submit', (event) => event.preventDefault()); form.requestSubmit(); }"
    )
    site.page.clock.run_for(2_000)
    assert kept(site) == 0


def close(site: Site) -> None:
    site.page.get_by_role("link", name="Cancel").click()
    expect(site.page.get_by_role("button", name="Rewrite it myself")).to_be_visible()


def reopen(site: Site) -> None:
    site.page.get_by_role("button", name="Rewrite it myself").click()
    expect(site.page.get_by_label("Scene text")).to_be_visible()


@pytest.fixture
def scene(site: Site) -> Site:
    """A scene whose form is opened and closed on the same page."""
    site.answer("/open/", OPEN)
    site.answer("/closed/", CLOSED)
    site.show("/", f"<div data-unsaved-list></div>{OPEN}")
    site.open("/")
    return site


def test_a_form_that_is_closed_and_opened_again_offers_what_was_typed(scene):
    scene.page.get_by_label("Scene text").fill("my own words")
    close(scene)  # before the pause is over
    reopen(scene)
    expect(scene.page.get_by_label("Scene text")).to_have_value("from the server")
    scene.page.get_by_role("button", name="Restore it").click()
    expect(scene.page.get_by_label("Scene text")).to_have_value("my own words")


def test_a_form_that_is_opened_again_never_overwrites_what_was_typed_before(scene):
    scene.page.get_by_label("Scene text").fill("my own words")
    scene.page.clock.run_for(3_000)
    for letter in "xy":
        close(scene)
        reopen(scene)
        scene.page.get_by_label("Scene text").fill(letter)
        scene.page.clock.run_for(3_000)
    assert sorted(scene.page.evaluate(TEXTS)) == ["my own words", "x", "y"]


def test_each_copy_is_decided_about(scene):
    scene.page.get_by_label("Scene text").fill("the first")
    close(scene)
    scene.page.clock.run_for(1_000)
    reopen(scene)
    scene.page.get_by_label("Scene text").fill("the second one")
    close(scene)
    reopen(scene)
    expect(scene.page.get_by_text("3 words, kept in this browser.")).to_be_visible()
    scene.page.get_by_role("button", name="Throw it away").click()
    scene.page.get_by_role("button", name="Restore it").click()
    expect(scene.page.get_by_label("Scene text")).to_have_value("the first")
    assert scene.page.evaluate(TEXTS) == ["the first"]


def test_a_closed_form_says_what_was_typed_in_it(scene):
    expect(scene.page.get_by_text("that was not saved")).to_have_count(0)
    scene.page.get_by_label("Scene text").fill("my own words")
    close(scene)
    article = scene.page.get_by_role("article")
    expect(article.get_by_text("You typed something in scene 3 at")).to_be_visible()
    scene.page.clock.run_for(100)
    expect(scene.page.locator("#announcer")).to_contain_text("in scene 3 was not saved")
    article.get_by_role("button", name="Open it").click()
    expect(scene.page.get_by_role("button", name="Restore it")).to_be_visible()


def test_a_page_lists_what_was_typed_in_it_and_not_saved(scene):
    scene.page.get_by_label("Scene text").fill("my own words")
    close(scene)
    scene.show("/", f"<div data-unsaved-list></div>{CLOSED}")
    scene.open("/")
    scene.page.get_by_role("button", name="Open scene 3, typed at").click()
    expect(scene.page.get_by_role("button", name="Restore it")).to_be_visible()
    expect(scene.page.locator("[data-unsaved-list] > *")).to_have_count(0)


def test_what_is_thrown_away_unopened_is_gone(scene):
    scene.page.get_by_label("Scene text").fill("my own words")
    close(scene)
    scene.page.get_by_role("button", name="Throw it away").click()
    expect(scene.page.get_by_text("that was not saved")).to_have_count(0)
    assert kept(scene) == 0


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
