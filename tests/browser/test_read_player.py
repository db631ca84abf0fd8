"""The keys, going on where one was, falling asleep, and what is missing."""

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.reading import (
    SOUND,
    at,
    come_back,
    expect_only,
    is_paused,
    open_book,
    pause,
    second,
    sentence,
    wait_until,
    wait_until_heard,
)

# The keys.

OLDER = """() => {
    for (const [key, place] of Object.entries(localStorage)) {
        if (!key.startsWith("story-creator/place/")) continue;
        localStorage.setItem(key, place.replace("/recordings/", "/old/"));
    }
}"""
"""Makes the kept place one of a recording that is no more."""


def test_a_scene_is_one_tab_stop_and_arrows_choose_its_sentences(reader: Page) -> None:
    assert reader.locator("#scene-1 .prose [tabindex='0']").count() == 1
    sentence(reader, 0).focus()
    for key, number in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("End", 6), ("Home", 0)):
        reader.keyboard.press(key)
        expect(sentence(reader, number)).to_be_focused()
    assert is_paused(reader)
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    wait_until_heard(reader)
    expect_only(reader, sentence(reader, 1))


def test_keys_play_skip_and_turn(reader: Page) -> None:
    reader.keyboard.press("ArrowRight")
    expect(reader.locator("[data-at]")).to_have_text("0:15")
    reader.keyboard.press("Space")
    wait_until_heard(reader)
    reader.keyboard.press("Space")
    expect(reader.get_by_role("button", name="Play")).to_be_visible()
    reader.keyboard.press("j")
    expect(reader.locator("[data-now]")).to_have_text("Scene 2, Two Cups")
    reader.keyboard.press("k")
    reader.keyboard.press("?")
    expect(reader.get_by_role("dialog", name="Keys of this page")).to_be_visible()


def test_keys_are_not_taken_from_fields_and_can_be_switched_off(reader: Page) -> None:
    reader.get_by_label("Speed", exact=True).focus()
    reader.keyboard.press("j")
    expect(reader.locator("[data-now]")).to_have_text("Scene 1, The Lamp")
    reader.get_by_role("button", name="Keys of this page").click()
    reader.get_by_role("checkbox", name="Use these keys").uncheck()
    reader.keyboard.press("Escape")
    reader.reload()
    for key in ("j", "Space", "?"):
        reader.keyboard.press(key)
    expect(reader.locator("[data-now]")).to_have_text("Scene 1, The Lamp")
    assert is_paused(reader)


# Going on, stopping, missing.


def test_the_place_is_offered_and_not_gone_to(reader: Page) -> None:
    sentence(reader, 4, scene=2).click()
    wait_until_heard(reader)
    pause(reader)
    come_back(reader)
    go_on = reader.get_by_role("button", name="Go on from scene 2, 0:13")
    expect(go_on).to_be_visible()
    reader.set_viewport_size({"width": 320, "height": 600})
    assert not reader.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert reader.evaluate("scrollY") == 0 and is_paused(reader)
    go_on.click()
    wait_until_heard(reader)
    expect_only(reader, sentence(reader, 4, scene=2))
    expect(go_on).to_be_hidden()


def test_a_place_on_offer_is_not_lost_by_looking_at_the_beginning(reader: Page) -> None:
    sentence(reader, 4, scene=2).click()
    wait_until_heard(reader)
    pause(reader)
    come_back(reader)
    reader.locator("#scene-1 .prose p").nth(3).scroll_into_view_if_needed()
    assert reader.evaluate("scrollY") > 0
    come_back(reader)
    expect(reader.get_by_role("button", name="Go on from scene 2, 0:13")).to_be_visible()


def test_whoever_begins_again_is_not_asked_again(reader: Page) -> None:
    sentence(reader, 4).click()
    wait_until_heard(reader)
    pause(reader)
    reader.reload()
    reader.get_by_role("button", name="Start from the beginning").click()
    reader.reload()
    expect(reader.get_by_role("button", name="Play")).to_be_visible()
    expect(reader.locator("#resume")).to_be_hidden()


def test_the_time_of_another_recording_is_not_gone_to(reader: Page) -> None:
    sentence(reader, 4, scene=2).click()
    wait_until_heard(reader)
    pause(reader)
    address = reader.url
    reader.goto("/")
    reader.evaluate(OLDER)
    reader.goto(address)
    expect(reader.get_by_role("button", name="Go on from scene 2", exact=True)).to_be_visible()


def test_the_sleep_timer_counts_down_and_stops(page: Page, books: dict[str, str]) -> None:
    page.clock.install()
    open_book(page, books["whole"])
    sentence(page, 0).click()
    wait_until_heard(page)
    page.get_by_label("Sleep timer", exact=True).select_option("15")
    page.clock.fast_forward("14:30")
    expect(page.get_by_label("Sleep timer", exact=True).locator("option:checked")).to_have_text(
        "1 minute left"
    )
    assert not is_paused(page)
    page.clock.fast_forward("00:31")
    wait_until(page, f"{SOUND}.paused")
    expect(page.get_by_label("Sleep timer", exact=True)).to_have_value("")


def test_at_the_end_of_a_scene_the_next_begins(reader: Page) -> None:
    sentence(reader, 6).click()
    reader.get_by_role("slider").fill("21")
    expect(reader.locator("[data-now]")).to_have_text("Scene 2, Two Cups")
    wait_until_heard(reader)
    expect(reader.locator("#announcer")).to_have_text("Scene 2, Two Cups.")


def test_the_sleep_timer_stops_at_the_end_of_the_scene(reader: Page) -> None:
    sentence(reader, 6).click()
    reader.get_by_label("Sleep timer", exact=True).select_option("End of scene")
    reader.get_by_role("slider").fill("21")
    expect(reader.locator("#announcer")).to_have_text("Stopped at the end of the scene.")
    expect(reader.locator("[data-now]")).to_have_text("Scene 2, Two Cups")
    assert is_paused(reader)


def test_a_scene_without_sound_is_not_passed_over_in_silence(page: Page, books: dict[str, str]) -> None:
    open_book(page, books["part"])
    sentence(page, 6).click()
    page.get_by_role("slider").fill("21")
    expect(page.locator("#announcer")).to_contain_text("Scene 2, Two Cups, has no sound.")
    expect(page.get_by_role("article", name="Two Cups")).to_be_in_viewport()
    page.get_by_role("button", name="Play").click()
    expect(page.locator("[data-now]")).to_have_text("Scene 3, The Last Ferry")


def test_after_an_error_the_link_is_asked_again_and_the_sound_goes_on(reader: Page) -> None:
    asked: list[str] = []

    def fail_once(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.abort("connectionreset")
        else:
            route.continue_()

    reader.route("**/recordings/**", fail_once)
    sentence(reader, 4).click()
    wait_until_heard(reader)
    expect_only(reader, sentence(reader, 4))
    assert len(asked) > 1 and second(reader) >= at(4)


def test_a_sound_that_never_comes_is_said_in_words(reader: Page) -> None:
    reader.route("**/recordings/**", lambda route: route.abort())
    sentence(reader, 4).click()
    expect(reader.locator("[data-trouble]")).to_contain_text("Play goes on at 0:13", timeout=20_000)
    reader.unroute("**/recordings/**")
    reader.get_by_role("button", name="Play").click()
    wait_until_heard(reader)
    assert second(reader) >= at(4)
    expect(reader.locator("[data-trouble]")).to_be_hidden()


def test_how_the_page_looks_and_how_fast_it_is_read_are_remembered(reader: Page) -> None:
    reader.get_by_label("Speed", exact=True).select_option("1.5")
    reader.get_by_role("button", name="Type size, spacing and page").click()
    for name in ("Largest", "Wide", "Sepia"):
        reader.get_by_role("radio", name=name).check()
    reader.reload()
    expect(reader.locator("html")).to_have_attribute("data-theme", "sepia")
    expect(reader.get_by_label("Speed", exact=True)).to_have_value("1.5")
    expect(reader.locator("#scene-1 .prose")).to_have_css("font-size", re.compile(r"^3\d\.|^3\dpx"))


def test_the_lock_screen_is_told_what_is_heard(reader: Page) -> None:
    sentence(reader, 1).click()
    wait_until_heard(reader)
    told = reader.evaluate(
        "(({title, album, artwork}) => [title, album, artwork.length])(navigator.mediaSession.metadata)"
    )
    assert told == ["Scene 1, The Lamp", "The Lamp at Number Nine", 1]
