"""A book without its sound, without a script, without eyes."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import faults, needs_axe
from tests.browser.conftest import Server
from tests.browser.reading import open_book, sentence, wait_until_heard

LOOKS = [("light", "device"), ("dark", "device"), ("light", "sepia")]


def test_a_book_without_sound_is_read_and_its_place_offered(page: Page, books: dict[str, str]) -> None:
    open_book(page, books["silent"])
    expect(page.get_by_role("button", name="Play")).to_have_count(0)
    page.get_by_role("button", name="Next scene").click()
    page.get_by_role("button", name="Next scene").click()
    expect(page.get_by_role("article", name="The Last Ferry")).to_be_in_viewport()
    page.reload()
    page.get_by_role("button", name="Go on from scene 3").click()
    expect(page.locator("#scene-3")).to_be_focused()


def test_without_a_script_every_scene_has_its_own_player(
    server: Server, browser: Browser, signed_in: dict[str, Any], books: dict[str, str]
) -> None:
    context = browser.new_context(storage_state=signed_in, base_url=server.url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto(books["whole"])
    expect(plain.locator("audio[controls]")).to_have_count(3)
    expect(plain.locator("#player")).to_be_hidden()
    expect(plain.get_by_text("Mara counted to ten").first).to_be_visible()
    context.close()


def test_what_a_screen_reader_finds(reader: Page) -> None:
    expect(reader.get_by_role("region", name="Player")).to_match_aria_snapshot(
        """
        - region "Player":
          - button "Previous scene"
          - button "Back 15 seconds"
          - button "Play"
          - button "Forward 15 seconds"
          - button "Next scene"
          - text: Scene 1, The Lamp 0:00
          - slider "Position in scene 1"
          - group "Speed and sleep timer":
            - text: Speed
            - combobox "Speed"
            - text: Sleep timer
            - combobox "Sleep timer"
          - button "Type size, spacing and page"
          - button "Keys of this page"
        """
    )
    expect(reader.get_by_role("article", name="The Lamp")).to_match_aria_snapshot(
        """
        - article "The Lamp":
          - figure:
            - img "A lighthouse whose lamp is out."
          - paragraph: Scene 1 of 3
          - heading "The Lamp" [level=2]
          - button "Listen from here, scene 1"
          - text: 0:22
          - paragraph:
            - link "It was night 1."
          - paragraph: /The lamp went out at nine\\. Mara counted to ten/
        """
    )


@needs_axe
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(("scheme", "theme"), LOOKS)
def test_it_is_accessible_while_it_reads(
    reader: Page, books: dict[str, str], width: int, scheme: str, theme: str
) -> None:
    reader.set_viewport_size({"width": width, "height": 900})
    reader.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    reader.evaluate("theme => window.readSettings.set('theme', theme)", theme)
    assert faults(reader) == []
    sentence(reader, 3).click()
    wait_until_heard(reader)
    reader.get_by_role("button", name="Type size, spacing and page").click()
    assert faults(reader) == []
