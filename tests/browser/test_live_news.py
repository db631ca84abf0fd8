"""News of work under way: by the socket, by polling without one, and never twice or backwards."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.scripted import Site, site_in

LIVE = (
    "<div id='scenes' hx-get='/part/' hx-trigger='refresh' data-live='scenes' data-working>first</div>"
    "<p data-connection hidden>The live connection is gone</p><div class='prose' data-stream='s1'></div>"
    "<progress data-progress='p1' value='10' max='100' aria-label='Work'></progress>"
    "<p data-progress-left='p1'></p>"
)
SOCKET = "data-socket='/ws/stories/1/'"


@pytest.fixture
def site(browser: Browser) -> Iterator[Site]:
    with site_in(browser) as made:
        made.page.clock.install()
        made.show("/", LIVE, attributes=SOCKET)
        made.answer("/part/", "second")
        yield made


def connected(site: Site) -> None:
    site.open("/")
    expect(site.page.locator("html")).to_have_attribute("data-ws", "open")
    expect(site.page.locator("#scenes")).to_have_text("second")  # what happened before the socket opened


def tell(site: Site, **message: Any) -> None:
    site.say(json.dumps(message))


def test_without_a_socket_working_parts_are_asked_for_every_three_seconds(site):
    site.show("/", LIVE)
    site.open("/")
    site.page.clock.run_for(3_000)
    expect(site.page.locator("#scenes")).to_have_text("second")
    assert site.count("/part/") == 1


def test_an_expired_session_leads_to_signing_in(site):
    site.page.route_web_socket("**/ws/**", lambda socket: socket.close(code=4401))
    site.answer("/accounts/login/", "<h1>Sign in</h1>")
    site.open("/")
    site.page.wait_for_url("**/accounts/login/?next=%2F")


def test_an_expired_session_leaves_a_page_that_is_typed_in(site):
    site.page.route_web_socket("**/ws/**", lambda socket: socket.close(code=4401))
    site.show(
        "/", "<label>Text<textarea data-autosave='scene:1'>so far</textarea></label>", attributes=SOCKET
    )
    site.open("/")
    expect(site.page.get_by_role("alert")).to_contain_text("You were signed out")
    expect(site.page.get_by_label("Text")).to_have_value("so far")


def test_a_fetch_after_the_session_says_so_once(site):
    site.show("/", f"{LIVE}<label>Text<textarea data-autosave='scene:1'></textarea></label>")
    site.answer("/part/", "", status=401)
    site.open("/")
    site.page.clock.run_for(7_000)
    expect(site.page.get_by_role("alert")).to_have_count(1)
    expect(site.page.locator("#scenes")).to_have_text("first")


def test_a_part_whose_form_is_on_its_way_is_left_alone(site):
    form = "<form data-sending><button>Approve</button></form>"
    site.show("/", LIVE.replace(">first<", f">first{form}<"))
    site.open("/")
    site.page.clock.run_for(3_000)
    assert site.count("/part/") == 0


def test_what_is_asked_for_in_a_part_wins_over_what_it_was_fetching(site):
    site.answers["/part/"] = lambda _request: (200, "late")
    site.answer("/form/", "<p id='form'>the form</p>")
    opener = "<button hx-get='/form/' hx-target='#scenes' hx-swap='outerHTML'>Open</button>"
    site.show("/", LIVE.replace(">first<", f">first{opener}<"))
    held: list[Any] = []
    site.page.route("**/part/", lambda route: held.append(route))
    site.open("/")
    with site.page.expect_request("**/part/"):
        site.page.clock.run_for(3_000)
    with site.page.expect_event("requestfailed", lambda request: request.url.endswith("/part/")):
        site.page.get_by_role("button", name="Open").click()
    expect(site.page.locator("#form")).to_be_visible()


def test_a_story_that_is_not_there_is_not_asked_for_again(site):
    connected(site)
    site.sockets[0].close(code=4404)
    expect(site.page.locator("html")).to_have_attribute("data-ws", "closed")
    site.page.clock.run_for(120_000)
    assert len(site.sockets) == 1


def test_a_lost_socket_is_said_and_comes_back(site):
    connected(site)
    site.sockets[0].close(code=1011)
    expect(site.page.locator("html")).to_have_attribute("data-ws", "closed")
    site.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(site.page.locator("html")).to_have_attribute("data-ws", "open")
    assert len(site.sockets) == 2


def test_many_changes_at_once_are_one_question(site):
    connected(site)
    before = site.count("/part/")
    for _ in range(5):
        tell(site, type="changed", what=["scenes"])
    tell(site, type="text", scene="s1", attempt=1, seq=1, text="heard")
    expect(site.page.locator("[data-stream]")).to_have_text("heard")
    with site.page.expect_response("**/part/"):
        site.page.clock.run_for(200)
    assert site.count("/part/") == before + 1


def test_a_change_of_something_else_asks_for_nothing(site):
    connected(site)
    before = site.count("/part/")
    tell(site, type="changed", what=["pictures"])
    tell(site, type="text", scene="s1", attempt=1, seq=1, text="heard")
    expect(site.page.locator("[data-stream]")).to_have_text("heard")
    site.page.clock.run_for(200)
    assert site.count("/part/") == before


def test_older_text_never_replaces_newer(site):
    connected(site)
    tell(site, type="text", scene="s1", attempt=1, seq=5, text="One.\n\nTwo")
    tell(site, type="text", scene="s1", attempt=1, seq=4, text="One.")
    tell(site, type="text", scene="s1", attempt=0, seq=9, text="Nought")
    tell(site, type="progress", id="p1", value=50, left="Heard")
    expect(site.page.locator("[data-progress-left]")).to_have_text("Heard")
    assert site.page.locator("[data-stream] p").all_text_contents() == ["One.", "Two"]


def test_a_new_attempt_starts_again_and_markup_stays_text(site):
    connected(site)
    tell(site, type="text", scene="s1", attempt=1, seq=5, text="One.\n\nTwo")
    tell(site, type="text", scene="s1", attempt=2, seq=1, text="<b>Again</b>")
    expect(site.page.locator("[data-stream] p")).to_have_text("<b>Again</b>")


def test_progress_moves_the_bar_and_its_words(site):
    connected(site)
    tell(site, type="progress", id="p1", value=70, left="About 9 seconds left")
    expect(site.page.locator("[data-progress-left]")).to_have_text("About 9 seconds left")
    assert site.page.locator("progress").evaluate("bar => bar.value") == 70


def test_a_part_in_which_somebody_types_waits_until_they_leave_it(site):
    site.show("/", LIVE.replace("first", "<textarea aria-label='Note'></textarea>"), attributes=SOCKET)
    site.answer("/part/", "<textarea aria-label='Note'></textarea>")
    connected_to_a_field(site)
    before = site.count("/part/")
    tell(site, type="changed", what=["scenes"])
    tell(site, type="text", scene="s1", attempt=1, seq=1, text="heard")
    expect(site.page.locator("[data-stream]")).to_have_text("heard")
    site.page.clock.run_for(200)
    assert site.count("/part/") == before
    with site.page.expect_response("**/part/"):
        site.page.get_by_label("Note").blur()


def connected_to_a_field(site: Site) -> None:
    with site.page.expect_response("**/part/"):
        site.open("/")
    site.page.get_by_label("Note").press_sequentially("half a thought")
