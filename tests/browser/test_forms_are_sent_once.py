"""Forms: sent once, answered in words, and never with the author's text lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.scripted import ORIGIN, Site, site_in

FORM = (
    "<form class='stack' method='post' action='/send/' HTMX><label for='idea'>Idea</label>"
    "<textarea id='idea' name='idea'>{{ text }}</textarea><p data-count-of='#idea' data-count-max='2000'></p>"
    "<button type='button' class='chip' data-fills='#idea'>A fox keeps accounts</button>"
    "<button type='submit' class='btn is-primary'>Keep my text</button></form><div id='out'></div>"
)
PLAIN = FORM.replace("HTMX", "")
SWAPPED = FORM.replace("HTMX", "hx-post='/send/' hx-target='#out'")


@pytest.fixture
def site(browser: Browser) -> Iterator[Site]:
    with site_in(browser) as made:
        yield made


def press_twice(site: Site) -> None:
    site.page.evaluate("() => { const b = document.querySelector('.is-primary'); b.click(); b.click(); }")


@pytest.mark.parametrize("body", [PLAIN, SWAPPED])
def test_two_clicks_send_a_form_once(site, body):
    site.show("/", body)
    site.answer("/send/", "<p id='done'>Kept.</p>")
    site.open("/")
    press_twice(site)
    expect(site.page.locator("#done")).to_be_visible()
    assert site.count("/send/") == 1


def test_after_an_answer_the_form_can_be_sent_again(site):
    site.show("/", SWAPPED)
    site.answer("/send/", "<p class='done'>Kept.</p>")
    site.open("/")
    for _ in range(2):
        site.page.get_by_role("button", name="Keep my text").click()
        expect(site.page.locator("[aria-busy=true]")).to_have_count(0)
    assert site.count("/send/") == 2


@pytest.mark.parametrize("status", [403, 404, 413, 429, 500])
def test_a_refusal_is_a_sentence_with_the_focus_and_the_text_stays(site, status):
    site.show("/", SWAPPED)
    site.answer("/send/", "", status=status)
    site.open("/")
    site.page.get_by_label("Idea").fill("mine")
    site.page.get_by_role("button", name="Keep my text").click()
    expect(site.page.get_by_role("alert")).to_be_focused()
    expect(site.page.get_by_label("Idea")).to_have_value("mine")


def send_in_vain(site: Site) -> None:
    """Send the form over a line that drops, then mend the line."""
    site.page.route("**/send/", lambda route: route.abort())
    site.page.get_by_role("button", name="Keep my text").click()
    expect(site.page.get_by_role("alert")).to_contain_text("The connection dropped")
    site.page.unroute("**/send/")


def test_what_went_wrong_goes_when_the_same_goes_well(site):
    site.show("/", SWAPPED)
    site.answer("/send/", "<p>Kept.</p>")
    site.open("/")
    send_in_vain(site)
    site.page.get_by_role("button", name="Keep my text").click()
    expect(site.page.get_by_text("Kept.", exact=True)).to_be_visible()
    expect(site.page.get_by_role("alert")).to_have_count(0)


def test_what_went_wrong_stays_when_something_else_goes_well(site):
    site.show("/", SWAPPED + "<button hx-get='/other/' hx-target='#there'>Look</button><p id='there'></p>")
    site.answer("/other/", "Seen.")
    site.open("/")
    send_in_vain(site)
    site.page.get_by_role("button", name="Look").click()
    expect(site.page.get_by_text("Seen.")).to_be_visible()
    expect(site.page.get_by_role("alert")).to_contain_text("The connection dropped")


def test_signed_out_while_typing_says_so_and_stays(site):
    site.show("/", SWAPPED)
    site.answer("/send/", "", status=401)
    site.open("/")
    site.page.get_by_label("Idea").fill("mine")
    site.page.get_by_role("button", name="Keep my text").click()
    expect(site.page.get_by_role("alert")).to_be_focused()
    link = site.page.get_by_role("link", name="Sign in in a new tab")
    expect(link).to_have_attribute("href", "/accounts/login/?next=%2F")
    expect(link).to_have_attribute("target", "_blank")
    expect(site.page.get_by_label("Idea")).to_have_value("mine")
    site.answer("/send/", "<p>Kept.</p>")
    site.page.get_by_role("button", name="Keep my text").click()
    expect(site.page.get_by_text("Kept.", exact=True)).to_be_visible()
    expect(site.page.get_by_role("alert")).to_have_count(0)


def test_signed_out_with_nothing_typed_leads_to_signing_in(site):
    site.show("/", SWAPPED)
    site.answer("/send/", "", status=401)
    site.answer("/accounts/login/", "<h1>Sign in</h1>")
    site.open("/")
    site.page.get_by_role("button", name="Keep my text").click()
    site.page.wait_for_url("**/accounts/login/?next=%2F")


@pytest.mark.parametrize("body", [PLAIN, SWAPPED])
def test_a_form_takes_the_token_that_a_sign_in_has_renewed(site, body):
    sent: list[str] = []
    field = "<input type='hidden' name='csrfmiddlewaretoken' value='old'></form>"
    site.show("/", body.replace("</form>", field, 1))
    site.answers["/send/"] = lambda request: (sent.append(request.post_data or ""), (200, "<p>Kept.</p>"))[1]
    site.open("/")
    site.page.evaluate("document.body.dataset.csrfCookie = 'story_csrf'; document.cookie = 'story_csrf=new'")
    site.page.get_by_role("button", name="Keep my text").click()
    expect(site.page.get_by_text("Kept.", exact=True)).to_be_visible()
    assert "csrfmiddlewaretoken=new" in sent[0]


def test_a_form_about_all_scenes_names_those_whose_form_is_open(site):
    sent: list[str] = []
    all_scenes = (
        "<form hx-post='/send/' hx-target='#out' data-leaves-open>"
        "<input type='hidden' name='leave' value='closed since'><button type='submit'>Approve</button></form>"
    )
    site.show("/", all_scenes + "<form data-form-of='s1'></form><form data-form-of='s2'></form><p id='out'>")
    site.answers["/send/"] = lambda request: (sent.append(request.post_data or ""), (200, "Done."))[1]
    site.open("/")
    site.page.get_by_role("button", name="Approve").click()
    expect(site.page.get_by_text("Done.")).to_be_visible()
    assert sent == ["leave=s1&leave=s2"]


def test_a_second_button_of_a_form_sends_it_to_its_own_address(site):
    button = "<button type='submit' formaction='/polish/'>Polish</button></form>"
    site.show("/", SWAPPED.replace("</form>", button, 1))
    site.answer("/polish/", "<p>Polished.</p>")
    site.open("/")
    site.page.get_by_role("button", name="Polish").dblclick()
    expect(site.page.get_by_text("Polished.")).to_be_visible()
    assert (site.count("/polish/"), site.count("/send/")) == (1, 0)


def test_a_dropped_line_is_a_sentence(site):
    site.show("/", SWAPPED)
    site.open("/")
    site.page.route("**/send/", lambda route: route.abort())
    site.page.get_by_role("button", name="Keep my text").click()
    expect(site.page.get_by_role("alert")).to_contain_text("The connection dropped")


def test_the_notice_of_a_refusal_is_shown_where_messages_stand(site):
    site.show("/", SWAPPED)
    site.open("/")
    body = "<div class='notice' role='alert'>Wait until 18:30</div>"
    headers = {"HX-Retarget": "#notices", "HX-Reswap": "innerHTML"}
    site.page.route("**/send/", lambda route: route.fulfill(status=429, body=body, headers=headers))
    site.page.get_by_role("button", name="Keep my text").click()
    expect(site.page.locator("#notices .notice")).to_be_focused()
    expect(site.page.get_by_role("alert")).to_have_text("Wait until 18:30")


@pytest.mark.parametrize("status", [409, 422])
def test_a_form_with_errors_is_swapped_in_and_its_summary_takes_the_focus(site, status):
    site.show("/", SWAPPED)
    site.answer("/send/", "<div id='sum' tabindex='-1' data-autofocus>Say more.</div>", status=status)
    site.open("/")
    site.page.get_by_role("button", name="Keep my text").click()
    expect(site.page.locator("#sum")).to_be_focused()


def test_what_asks_for_it_is_said_in_the_polite_region(site):
    site.show("/", SWAPPED)
    site.answer("/send/", "<p data-announce>Scene 2 is approved.</p>")
    site.open("/")
    site.page.get_by_role("button", name="Keep my text").click()
    expect(site.page.locator("#announcer")).to_have_text("Scene 2 is approved.")


def test_what_was_said_once_is_not_said_again_when_it_is_fetched_again(site):
    site.show("/", SWAPPED.replace("<form", "<p data-announce='once'>Scene 1 is planned.</p><form", 1))
    site.answer("/send/", "<p data-announce='once'>Scene 1 is planned.</p><p data-announce>Kept.</p>")
    site.open("/")
    expect(site.page.locator("#announcer")).to_have_text("Scene 1 is planned.")
    site.page.get_by_role("button", name="Keep my text").click()
    expect(site.page.locator("#announcer")).to_have_text("Kept.")


def test_control_and_enter_send_the_form_one_types_in(site):
    site.show("/", PLAIN)
    site.answer("/send/", "<p>Kept.</p>")
    site.open("/")
    site.page.get_by_label("Idea").press("Control+Enter")
    site.page.wait_for_url(f"{ORIGIN}/send/")


def test_an_example_fills_the_field_and_undo_brings_back_what_was_there(site):
    site.show("/", PLAIN)
    site.open("/")
    idea = site.page.get_by_label("Idea")
    idea.press_sequentially("mine")
    site.page.get_by_role("button", name="A fox keeps accounts").click()
    expect(idea).to_have_value("A fox keeps accounts")
    expect(site.page.locator("[data-count-of]")).to_have_text("20 of 2,000 characters")
    idea.press("Control+z")
    expect(idea).to_have_value("mine")


def test_only_one_sound_is_heard_at_a_time(site):
    site.show("/", "<audio id='one'></audio><audio id='two'></audio>")
    site.open("/")
    stopped = site.page.evaluate(
        """() => {
        const stopped = [];
        for (const sound of document.querySelectorAll("audio")) sound.pause = () => stopped.push(sound.id);
        document.getElementById("two").dispatchEvent(new Event("play"));
        return stopped; }"""
    )
    assert stopped == ["one"]
