"""A draft by a language model in a real browser: prose grows, outlives a reload, and is never doubled."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import journey
from tests.browser.conftest import new_page, sign_in, start
from tests.fakes.bedrock import KEY, SECRET, BedrockWire
from tests.fakes.faults import Kind
from tests.fakes.server import FakeServer

SCENE = r"about \d+ words, no fewer"
"""What the prompt of a scene says, and no other."""
TOKENS_A_SECOND = 40
LONGER = """([scene, length]) => {
  const place = document.querySelector(`[data-stream="${scene}"]`);
  return place && place.textContent.length > length;
}"""


@pytest.fixture(scope="module")
def model() -> Iterator[FakeServer]:
    with FakeServer(BedrockWire(), piece_tokens=4) as server:
        yield server


@pytest.fixture(scope="module")
def desk(model: FakeServer, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of an author whose stories a language model writes."""
    server = start(
        tmp_path_factory.mktemp("written"),
        STORY_MODEL="bedrock:global.anthropic.claude-sonnet-4-6",
        AWS_ENDPOINT_URL_BEDROCK_RUNTIME=model.url,
        AWS_ACCESS_KEY_ID=KEY,
        AWS_SECRET_ACCESS_KEY=SECRET,
        AWS_DEFAULT_REGION="eu-central-1",
    )
    context = browser.new_context(base_url=server.url)
    page = new_page(context, server)
    sign_in(page, server)
    yield page
    context.close()
    server.stop()


def plan(page: Page, model: FakeServer) -> None:
    """Go as far as a plan that waits to be written."""
    model.per_second = 0
    model.heal()
    page.goto("/new/")
    page.get_by_role("textbox", name="Your story idea").fill(journey.IDEA)
    agree = page.get_by_role("checkbox", name="Amazon Bedrock")
    if agree.count():
        agree.check()
    edit = page.get_by_role("checkbox", name="Let me edit the outline first")
    if not edit.is_visible():
        page.locator("summary").first.click()
    edit.check()
    page.get_by_role("button", name="Suggest three concepts").click()
    page.get_by_role("button", name="Choose this concept").first.click(timeout=journey.LONG)
    expect(page.get_by_role("button", name="Write the draft")).to_be_visible(timeout=journey.LONG)


def shown(page: Page, scene: str) -> str:
    return " ".join(page.locator(f'[data-stream="{scene}"]').inner_text().split())


def grow(page: Page, scene: str, *, beyond: int) -> str:
    page.wait_for_function(LONGER, arg=[scene, beyond], timeout=journey.LONG)
    return shown(page, scene)


def test_prose_grows_and_a_reload_shows_it_so_far(desk: Page, model: FakeServer) -> None:
    plan(desk, model)
    model.per_second = TOKENS_A_SECOND
    desk.get_by_role("button", name="Write the draft").click()
    place = desk.locator("[data-stream]").first
    scene = str(place.get_attribute("data-stream", timeout=journey.LONG))
    texts = [grow(desk, scene, beyond=0)]
    for _ in range(5):
        texts.append(grow(desk, scene, beyond=len(texts[-1])))
    assert all(later.startswith(sooner) for sooner, later in pairwise(texts))
    desk.reload()
    again = shown(desk, scene)
    assert again and (again.startswith(texts[-1]) or texts[-1].startswith(again))
    assert grow(desk, scene, beyond=len(again)).startswith(again)


def test_a_retry_doubles_nothing(desk: Page, model: FakeServer) -> None:
    plan(desk, model)
    model.fail(Kind.CUT, times=2, when=SCENE, after=20)
    desk.get_by_role("button", name="Write the draft").click()
    desk.get_by_role("link", name="Review the scenes").click(timeout=journey.LONG)
    for scene in desk.get_by_role("article").all():
        said = scene.locator(".prose p").all_inner_texts()
        assert said and len(said) == len(set(said))
    model.wait_for("cut", count=2)
