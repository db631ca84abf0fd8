"""The text follows the sound, and the reader leads both."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import (
    SOUND,
    SPOKEN,
    at,
    expect_only,
    is_paused,
    pause,
    second,
    sentence,
    wait_until,
    wait_until_heard,
)
from tests.browser.shelf import SECONDS

WATCH = """() => {
    const audio = document.querySelector("#player audio");
    const look = () => {
        const spoken = document.querySelector(".spoken");
        if (spoken) window.seen.push([Number(spoken.dataset.start), audio.currentTime]);
    };
    window.seen = [];
    new MutationObserver(look).observe(document.body, { subtree: true, attributeFilter: ["class"] });
}"""
"""Keeps which sentence was marked at which second."""


def test_nothing_plays_and_nothing_is_marked_by_itself(reader: Page) -> None:
    expect(reader.get_by_role("button", name="Play")).to_be_visible()
    expect(reader.locator(".spoken")).to_have_count(0)
    assert is_paused(reader) and reader.locator("audio").count() == 1


def test_a_click_on_a_sentence_plays_from_there_and_marks_it(reader: Page) -> None:
    sentence(reader, 3).click()
    wait_until_heard(reader)
    expect_only(reader, sentence(reader, 3))
    assert at(3) <= second(reader) < at(4)
    assert sentence(reader, 3).get_attribute("aria-current") == "true"


def test_seeking_marks_the_sentence_of_that_second(reader: Page) -> None:
    position = reader.get_by_role("slider", name="Position in scene 1")
    for number in (5, 1, 4):
        position.fill(str(round(at(number)) + 1))
        expect_only(reader, sentence(reader, number))
    assert re.match(r"0:14 of 0:2\d", position.get_attribute("aria-valuetext") or "")


def test_between_the_beginning_and_the_first_sentence_nothing_is_marked(reader: Page) -> None:
    sentence(reader, 2).click()
    wait_until_heard(reader)
    pause(reader)
    reader.get_by_role("slider").fill("0")
    expect(reader.locator(".spoken")).to_have_count(0)


@pytest.mark.parametrize("speed", ["1", "2"])
def test_the_next_sentence_is_marked_when_it_is_spoken(reader: Page, speed: str) -> None:
    reader.get_by_label("Speed", exact=True).select_option(speed)
    reader.evaluate(WATCH)
    sentence(reader, 1).click()
    wait_until(reader, f"window.seen.some(([start]) => start === {at(3)})")
    assert reader.evaluate(f"{SOUND}.playbackRate") == float(speed)
    seen = dict(reader.evaluate("window.seen"))
    assert all(start - 0.02 <= heard < start + SECONDS for start, heard in seen.items()), seen


def test_the_mark_is_more_than_a_colour(reader: Page) -> None:
    sentence(reader, 3).click()
    expect(sentence(reader, 3)).to_have_css("text-decoration-line", "underline")


def test_text_that_is_selected_is_not_played(reader: Page) -> None:
    box = sentence(reader, 1).bounding_box() or {}
    sentence(reader, 1).scroll_into_view_if_needed()
    box = sentence(reader, 1).bounding_box() or {}
    reader.mouse.move(box["x"] + 5, box["y"] + 10)
    reader.mouse.down()
    reader.mouse.move(box["x"] + 120, box["y"] + 10, steps=4)
    reader.mouse.up()
    assert reader.evaluate("getSelection().toString()") in "The lamp went out at nine."
    assert reader.evaluate("getSelection().toString()") and is_paused(reader)


# Following.


def test_the_spoken_sentence_is_kept_in_view(reader: Page) -> None:
    reader.get_by_role("button", name="Listen from here, scene 3").click()
    wait_until_heard(reader)
    reader.get_by_role("slider").fill(str(round(at(6)) + 1))
    expect(sentence(reader, 6, scene=3)).to_be_in_viewport()


def test_a_reader_who_scrolls_is_left_alone_until_they_ask(reader: Page) -> None:
    sentence(reader, 3).click()
    wait_until_heard(reader)
    reader.mouse.move(500, 200)
    reader.mouse.wheel(0, 4_000)
    expect(sentence(reader, 3)).not_to_be_in_viewport()
    where = reader.evaluate("scrollY")
    expect(sentence(reader, 4)).to_have_class(SPOKEN)
    assert reader.evaluate("scrollY") == where
    reader.get_by_role("button", name="Follow along").click()
    expect(reader.locator(".spoken")).to_be_in_viewport()
    expect(reader.get_by_role("button", name="Follow along")).to_be_hidden()
