"""One passage of a scene rewritten: by keyboard alone, by selecting it, without a script, from a note."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import journey
from tests.browser.accessible import faults, needs_axe
from tests.browser.conftest import Server, new_page

FIRST, SECOND, THIRD = "It rained on Catherine 🌧.", "Then Catherine rose.", "Catherine left."
MINE = f"{FIRST} {SECOND}\n\n{THIRD}"
WISH = "rename Catherine to Anna"
CHANGED = "Then Anna rose."
SELECT = """([article, words]) => {
    const runs = [...article.querySelectorAll("[data-at]")];
    const run = runs.find((each) => each.textContent.includes(words));
    const range = document.createRange();
    const start = run.textContent.indexOf(words);
    range.setStart(run.firstChild, start);
    range.setEnd(run.firstChild, start + words.length);
    const places = [...range.getClientRects()];
    const last = places.at(-1);
    return { x: places[0].left, y: places[0].top + 4, toX: last.right, toY: last.bottom - 4 };
}"""


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


def keep(scene: Locator, text: str) -> None:
    """Make `text` the text of the scene."""
    scene.get_by_role("button", name="Rewrite it myself").click()
    scene.get_by_role("textbox", name="Scene text").fill(text)
    scene.get_by_role("button", name="Keep my text").click()
    expect(scene.get_by_role("textbox")).to_have_count(0)


@pytest.fixture
def scene(page: Page, review: str) -> Iterator[Locator]:
    """A scene with three sentences of its author's."""
    page.goto(review)
    second = page.get_by_role("article").nth(1)
    keep(second, MINE)
    page.goto(review)  # past the news of that change, which would take a selection away
    yield second
    page.goto(review)
    while second.get_by_role("button", name=re.compile("^Discard")).count():
        second.get_by_role("button", name=re.compile("^Discard")).first.click()
        expect(second.get_by_role("heading", name=re.compile("^Scene 2"))).to_be_focused()
    keep(second, "Nothing is left.")


def accept(scene: Locator) -> None:
    scene.get_by_role("button", name=re.compile("^Accept")).click(timeout=journey.LONG)
    expect(scene.get_by_role("button", name=re.compile("^Accept"))).to_have_count(0)


def only_the_second_changed(scene: Locator) -> None:
    paragraphs = scene.locator("[data-text] p")
    expect(paragraphs).to_have_count(2)
    expect(paragraphs.nth(0)).to_have_text(f"{FIRST} {CHANGED}")
    expect(paragraphs.nth(1)).to_have_text(THIRD)


def tab_to(page: Page, target: Locator) -> None:
    for _ in range(60):
        if target.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not come to {target}")


def test_a_passage_is_rewritten_by_keyboard_alone(page: Page, scene: Locator):
    tab_to(page, scene.get_by_role("button", name="Ask for a rewrite"))
    page.keyboard.press("Enter")
    expect(scene.get_by_role("textbox", name="What should change?")).to_be_focused()
    page.keyboard.type(WISH)
    tab_to(page, scene.get_by_label("From sentence"))
    page.keyboard.type("2. Then")
    expect(scene.get_by_text(f"Only this passage: ‘{SECOND}’")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Only this passage")).to_have_count(1)
    tab_to(page, scene.get_by_role("button", name="Rewrite", exact=True))
    page.keyboard.press("Enter")
    expect(scene.get_by_role("button", name=re.compile("^Accept"))).to_be_visible(timeout=journey.LONG)
    tab_to(page, scene.get_by_role("button", name=re.compile("^Accept")))
    page.keyboard.press("Enter")
    only_the_second_changed(scene)


def drag(page: Page, scene: Locator, words: str) -> None:
    """Select words in the scene with the mouse."""
    scene.locator("[data-text]").scroll_into_view_if_needed()
    place = page.evaluate(SELECT, [scene.element_handle(), words])
    page.mouse.move(place["x"], place["y"])
    page.mouse.down()
    page.mouse.move(place["toX"], place["toY"], steps=5)
    page.mouse.up()


def test_a_passage_is_rewritten_by_selecting_it(page: Page, scene: Locator):
    drag(page, scene, "Catherine rose")
    page.get_by_role("button", name="Rewrite this passage").click()
    expect(scene.get_by_role("textbox", name="What should change?")).to_be_focused()
    expect(scene.get_by_text(f"Only this passage: ‘{SECOND}’")).to_be_visible()
    page.keyboard.type(WISH)
    scene.get_by_role("button", name="Rewrite", exact=True).click()
    accept(scene)
    only_the_second_changed(scene)


def test_a_selection_goes_into_the_form_that_is_open(page: Page, scene: Locator):
    scene.get_by_role("button", name="Ask for a rewrite").click()
    scene.get_by_role("textbox", name="What should change?").fill(WISH)
    drag(page, scene, SECOND)
    expect(scene.get_by_text(f"Only this passage: ‘{SECOND}’")).to_be_visible()
    expect(page.get_by_role("button", name="Rewrite this passage")).to_have_count(0)
    scene.get_by_label("From sentence").select_option("The whole scene")
    expect(scene.get_by_text("Only this passage")).to_have_count(0)


def test_the_button_at_a_selection_goes_with_it(page: Page, scene: Locator):
    drag(page, scene, SECOND)
    offered = page.get_by_role("button", name="Rewrite this passage")
    expect(offered).to_be_visible()
    page.keyboard.press("Escape")
    expect(offered).to_have_count(0)
    drag(page, scene, THIRD)
    expect(offered).to_be_visible()
    scene.get_by_role("heading").first.click()
    expect(offered).to_have_count(0)


def test_a_passage_is_chosen_without_a_script(
    server: Server, browser: Browser, signed_in: dict[str, Any], scene: Locator, review: str
):
    context = browser.new_context(storage_state=signed_in, base_url=server.url, java_script_enabled=False)
    plain = new_page(context, server)
    plain.goto(review)
    second = plain.get_by_role("article").nth(1)
    second.get_by_role("button", name="Ask for a rewrite").click()
    second.get_by_role("textbox", name="What should change?").fill(WISH)
    second.get_by_label("From sentence").select_option(f"2. {SECOND}")
    second.get_by_label("To sentence").select_option(f"2. {SECOND}")
    second.get_by_role("button", name="Rewrite", exact=True).click()
    expect(second.get_by_role("button", name=re.compile("^Accept"))).to_be_visible(timeout=journey.LONG)
    second.get_by_role("button", name=re.compile("^Accept")).click()
    only_the_second_changed(second)
    context.close()


def misspelt(page: Page) -> tuple[str, str]:
    """A name of the cast, and the same with a letter doubled."""
    names = page.locator(".drawer h3").all_inner_texts()
    name = next(word for each in names for word in each.split() if len(word) > 4 and word.isalpha())
    return name, f"{name[:2]}{name[2]}{name[2:]}"


def test_a_note_shows_what_it_means_and_is_fixed_there_alone(page: Page, scene: Locator):
    name, wrong = misspelt(page)
    keep(scene, f"It rained, and {wrong} came in. Nobody spoke.")
    page.reload()
    summary = scene.locator(".notes summary")
    tab_to(page, summary)
    page.keyboard.press("Enter")
    note = scene.get_by_role("listitem").filter(has_text="spelt another way")
    fix = note.get_by_role("button", name=re.compile("^Fix this"))
    tab_to(page, fix)
    expect(scene.locator("mark.is-pointed")).to_have_text(wrong)
    page.keyboard.press("Enter")
    accept(scene)
    expect(scene.locator("[data-text] p")).to_have_text(f"It rained, and {name} came in. Nobody spoke.")


@pytest.fixture
def noted(looked_at: Page, review: str, request: pytest.FixtureRequest) -> Page:
    """The review of a scene about whose text there is a note."""
    looked_at.goto(review)
    text = f"Mara could not help but laugh at {request.node.name}. {MINE}"
    keep(looked_at.get_by_role("article").nth(2), text)
    looked_at.goto(review)
    return looked_at


@needs_axe
def test_notes_and_passages_are_accessible_and_fit(noted: Page):
    third = noted.get_by_role("article").nth(2)
    third.locator(".notes summary").click()
    third.get_by_role("button", name=re.compile("^Fix this")).last.focus()
    assert faults(noted) == []
    drag(noted, third, SECOND)
    noted.get_by_role("button", name="Rewrite this passage").wait_for()
    assert faults(noted) == []
    noted.get_by_role("button", name="Rewrite this passage").click()
    expect(third.get_by_text("Only this passage")).to_be_visible()
    assert faults(noted) == []
