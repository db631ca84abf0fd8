"""What authors paste: each form answers in words, keeps what was typed, and lets nothing through."""

from urllib.parse import quote

import pytest
from django.test import Client

from stories.models import Scene, Story
from tests.stories.pages.reading import HTMX, Page, read, send

SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>\" autofocus onfocus=\"alert(2)"
HOSTILE = {
    "empty": "",
    "blank": " \t\r\n ",
    "long": "word " * 2_001,
    "a megabyte": "m" * 1_000_000,
    "emoji": "😀🚀👩‍👩‍👧‍👦",
    "arabic": "رجل يحرس المنارة ويخفي سرا",
    "chinese": "灯塔守护人藏起了一口钟",
    "script": SCRIPT,
    "template": "{{ request.user.password }} {% load humanize %}{% csrf_token %}",
    "nul": "A keeper\0 hides a bell",
    "marks": "\u202eA keeper hides\u202c a \u200fbell\u200e",
    "one word": "Donaudampfschifffahrt" * 90,
    "textarea": "</textarea></form><h1>Mine</h1>",
}
SURROGATES = "A keeper %ED%A0%80%ED%B0%80 hides a bell"
"""A lone surrogate as a browser would send it, percent-encoded."""
NEVER = ("<script>alert", "onerror=alert(1)>", "<h1>Mine", 'onfocus="alert')


def is_whole(page: Page) -> bool:
    """Nothing of what was typed has become markup, and nothing broke."""
    return page.status < 500 and not any(text in page.source for text in NEVER)


def is_said(page: Page) -> bool:
    """A sentence stands at the field that it is about."""
    described = " ".join(page.values("aria-describedby")).split()
    return (
        page.status == 422
        and "true" in page.values("aria-invalid")
        and "_error" in "".join(name.replace("-error", "_error") for name in described)
    )


def same(shown: str, typed: str) -> bool:
    """What stands in the field is what was typed; a browser sends a line end in two characters."""
    return " ".join(shown.split()) == " ".join(typed.split())


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_an_idea_of_any_kind_is_taken_or_answered(owner_client: Client, typed: str):
    answer = owner_client.post("/new/", {"prompt": typed})
    page = Page(answer)
    assert is_whole(page)
    if answer.status_code == 302:
        assert is_whole(read(owner_client, answer.headers["Location"]))
        return
    assert is_said(page) and same(page.field("prompt"), typed) and not Story.objects.exists()


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_a_wish_of_any_kind_is_taken_or_answered(owner_client: Client, scene: Scene, typed: str):
    form = read(owner_client, f"/stories/{scene.draft.story_id}/review/?ask={scene.pk}").form("Rewrite")
    answer = send(owner_client, form, "Rewrite", htmx=True, feedback=typed)
    page = Page(answer)
    assert is_whole(page)
    if answer.status_code == 200:
        return
    assert same(page.field("feedback"), typed)
    assert scene.revisions.count() == 1
    assert is_said(page) or (page.status == 409 and "Nothing was changed" in page.said)


@pytest.mark.parametrize("button", ["Keep my text", "Polish with AI"])
@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_a_scene_of_any_kind_is_taken_or_answered(
    owner_client: Client, scene: Scene, typed: str, button: str
):
    form = read(owner_client, f"/stories/{scene.draft.story_id}/review/?write={scene.pk}").form(button)
    answer = send(owner_client, form, button, htmx=True, content=typed)
    page = Page(answer)
    assert is_whole(page)
    if answer.status_code == 200:
        return
    assert same(page.field("content"), typed)
    assert is_said(page) or (page.status == 409 and "Nothing was changed" in page.said)


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_a_name_of_any_kind_is_taken_or_answered(owner_client: Client, reviewed: Story, typed: str):
    at = f"/stories/{reviewed.pk}/details/"
    answer = send(owner_client, read(owner_client, at).form("Save"), "Save", title=typed, byline=typed)
    assert is_whole(Page(answer))
    if answer.status_code == 302:
        pages = [read(owner_client, address) for address in (at, "/", f"/stories/{reviewed.pk}/review/")]
        assert all(is_whole(page) for page in pages)
        return
    assert is_said(Page(answer)) and same(Page(answer).field("title"), typed)
    assert same(Page(answer).field("byline"), typed)


def test_what_the_author_wrote_is_shown_and_not_run(owner_client: Client, scene: Scene):
    at = f"/stories/{scene.draft.story_id}/review/"
    form = read(owner_client, f"{at}?write={scene.pk}").form("Keep my text")
    send(owner_client, form, "Keep my text", content=f"{SCRIPT} {HOSTILE['template']}")
    page = read(owner_client, at)
    assert is_whole(page) and "<script>alert('x')</script>" in page.said
    assert "{{ request.user.password }}" in page.said


@pytest.mark.parametrize("name", ["arabic", "chinese"])
def test_a_language_that_cannot_be_written_is_said_before_a_story_is_made(owner_client: Client, name: str):
    page = Page(owner_client.post("/new/", {"prompt": HOSTILE[name]}))
    assert page.status == 422 and "reads and writes English only" in page.said
    assert page.field("prompt") == HOSTILE[name]
    assert not Story.objects.exists()


@pytest.mark.parametrize(("path", "field"), [("/new/", "prompt"), ("{scene}keep/", "content")])
def test_a_lone_surrogate_breaks_nothing(owner_client: Client, scene: Scene, path: str, field: str):
    path = path.format(scene=f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/")
    body = f"{field}={quote(SURROGATES, safe='%')}&version=1"
    answer = owner_client.post(path, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 302
    assert is_whole(read(owner_client, answer.headers["Location"]))


def test_more_than_four_megabytes_is_refused_in_words(owner_client: Client, scene: Scene):
    path = f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/keep/"
    answer = owner_client.post(path, {"content": "m" * 4_300_000, "version": 1})
    assert answer.status_code == 413
    assert "your text is still in the form" in answer.text and "shorten it there" in answer.text


def test_more_than_four_megabytes_leaves_the_panel_alone(owner_client: Client, scene: Scene):
    path = f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/keep/"
    answer = owner_client.post(path, {"content": "m" * 4_300_000}, headers=HTMX)
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (413, "#notices")


def test_more_fields_than_any_form_has_is_refused_in_words(owner_client: Client):
    answer = owner_client.post("/new/", {f"f{number}": "x" for number in range(1_100)})
    assert answer.status_code == 400 and "Nothing was changed" in answer.text
