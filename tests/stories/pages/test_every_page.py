"""What holds for every page of a story, read off the pages themselves."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from stories.models import RevisionState, SceneStatus, Story
from storycreator.models import User
from tests.factories import (
    approve,
    make_book,
    make_candidate,
    make_character,
    make_concepts,
    make_draft,
    make_idea,
    make_reviewed_story,
    make_revision,
    make_scene,
    make_story,
)
from tests.stories.pages.reading import HTMX, Page

REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "popovertarget", "for")


def story_full_of_things(author: User) -> Story:
    """A story whose scenes lie in every state at once, with an earlier draft and an earlier round."""
    story = make_reviewed_story(author=author, scenes=2)
    make_concepts(idea=make_idea(story=story))
    make_draft(story=story, concept=story.concept)
    draft = story.draft
    approve(make_scene(draft=draft))
    candidate = make_candidate(scene=make_scene(draft=draft), content="Another telling.")
    candidate.scene.status = SceneStatus.NEEDS_REVISION
    candidate.scene.save()
    make_candidate(scene=candidate.scene, content="A third telling.", origin="polish")
    failed = make_scene(draft=draft, content=None)
    make_revision(scene=failed, content="", state=RevisionState.FAILED, error="The writer is away.")
    make_character(story=story, former_names=["Lamp", "Mara"], name="Noor", edited=["name"])
    make_character(story=story, name="Ivo", left_out=True)
    writing = make_scene(draft=draft, content=None)
    make_revision(scene=writing, content="So far", state=RevisionState.WRITING)
    return story


def pages_of(story: Story, author: User) -> dict[str, str]:
    """Name → address of each page there is."""
    at = f"/stories/{story.pk}"
    scenes = list(story.draft.scenes.all())
    gone = make_story(author=author, title="Gone")
    Story.objects.filter(pk=gone.pk).update(deleted_at=gone.created_at)
    fresh = make_idea(story=make_story(author=author, title="Fresh"))
    tired = make_idea(story=make_story(author=author, title="Tired"), error="The writer is away.")
    planning = make_draft(story=make_story(author=author), outline_json=None)
    unplanned = make_draft(story=make_story(author=author), outline_json=None, error="The writer is away.")
    waiting = make_draft(story=make_story(author=author), outline_waits=True)
    return {
        "library": "/",
        "finished only": "/?show=finished",
        "bin": "/bin/",
        "new": "/new/",
        "idea": f"{at}/idea/",
        "concepts": f"{at}/concepts/",
        "concepts on their way": f"/stories/{fresh.story_id}/concepts/",
        "concepts that failed": f"/stories/{tired.story_id}/concepts/",
        "draft": f"{at}/draft/",
        "characters": f"{at}/characters/",
        "a sheet": f"{at}/characters/?edit={story.characters.first().pk}",
        "a new sheet": f"{at}/characters/?add=1",
        "characters being planned": f"/stories/{planning.story_id}/characters/",
        "draft being planned": f"/stories/{planning.story_id}/draft/",
        "draft not planned": f"/stories/{unplanned.story_id}/draft/",
        "outline": f"/stories/{waiting.story_id}/outline/",
        "review": f"{at}/review/",
        "review of nothing": f"/stories/{planning.story_id}/review/",
        "asking": f"{at}/review/?ask={scenes[0].pk}",
        "writing": f"{at}/review/?write={scenes[0].pk}",
        "history": f"{at}/scenes/{scenes[1].pk}/history/",
        "compare": f"{at}/revisions/{scenes[1].revisions.last().pk}/compare/",
        "details": f"{at}/details/",
    }


READ: dict[str, Page] = {}
"""The pages are read once: no test below changes anything."""


@pytest.fixture
def pages(owner: User, owner_client: Client) -> dict[str, Page]:
    if not READ:
        addresses = pages_of(story_full_of_things(owner), owner)
        READ.update({name: Page(owner_client.get(address)) for name, address in addresses.items()})
    return READ


def found_on(pages: dict[str, Page], wrong: Callable[[Page], Iterable[str]]) -> dict[str, list[str]]:
    """Name of each page → what is wrong on it."""
    found = {name: list(wrong(page)) for name, page in pages.items()}
    return {name: things for name, things in found.items() if things}


def twice(page: Page) -> list[str]:
    return [value for value, count in Counter(page.values("id")).items() if count > 1]


def dangling(page: Page) -> list[str]:
    ids = set(page.values("id"))
    said = [word for name in REFERENCES for value in page.values(name) for word in value.split()]
    targets = [value[1:] for value in page.values("hx-target") if value.startswith("#")]
    return [word for word in (*said, *targets) if word not in ids]


def incomplete(page: Page) -> Iterator[str]:
    for form in page.forms:
        if form.method == "post" and not form.action.startswith("/accounts/"):
            missing = {"csrfmiddlewaretoken", "key", "version"} - set(form.fields)
            if missing or not form.fields["version"].isdigit() or not uuid.UUID(form.fields["key"]):
                yield f"{form.action} lacks {missing or form.fields}"


def leading_nowhere(page: Page) -> Iterator[str]:
    names = ("href", "action", "formaction", "hx-get", "hx-post")
    for address in {value for name in names for value in page.values(name)}:
        path = urlsplit(address).path
        if not path or path.startswith(("/static/", "/fonts/")):
            continue
        try:
            resolve(path)
        except Resolver404:
            yield address


def unnamed_fields(page: Page) -> Iterator[str]:
    labels = set(page.values("for"))
    for tag, values in page.elements:
        is_field = tag in ("textarea", "select") or (tag == "input" and values.get("type") != "hidden")
        if is_field and values.get("id") not in labels:
            yield f"<{tag} name={values.get('name')}>"


def keys(page: Page) -> list[str]:
    return [form.fields["key"] for form in page.forms if "key" in form.fields]


def test_every_page_is_there(pages):
    assert {name: page.status for name, page in pages.items() if page.status != 200} == {}


def test_an_id_stands_on_a_page_but_once(pages):
    assert found_on(pages, twice) == {}


def test_every_reference_to_an_id_has_its_element(pages):
    assert found_on(pages, dangling) == {}


def test_every_field_has_a_label(pages):
    assert found_on(pages, unnamed_fields) == {}


def test_every_decision_carries_a_token_a_version_and_a_key(pages):
    assert found_on(pages, incomplete) == {}


def test_every_form_has_a_key_of_its_own(pages):
    every = [key for page in pages.values() for key in keys(page)]
    assert len(every) > 30
    assert len(set(every)) == len(every)


def test_no_link_leads_nowhere(pages):
    assert found_on(pages, leading_nowhere) == {}


def test_every_page_has_one_heading_of_the_first_rank(pages):
    ranks = {name: [tag for tag, _ in page.elements].count("h1") for name, page in pages.items()}
    assert {name: count for name, count in ranks.items() if count != 1} == {}


def test_no_two_things_want_the_focus(pages):
    wanting = {name: len(page.values("data-autofocus")) for name, page in pages.items()}
    assert {name: count for name, count in wanting.items() if count > 1} == {}


def test_the_pages_of_a_finished_book_lead_somewhere_too(owner, owner_client):
    book = make_book(story=make_reviewed_story(author=owner))
    page = Page(owner_client.get(f"/stories/{book.story_id}/review/"))
    assert list(leading_nowhere(page)) == [] and twice(page) == []


@pytest.mark.parametrize("name", ["concepts", "draft", "review/status"])
def test_a_fragment_has_each_id_but_once(owner, owner_client, name):
    story = story_full_of_things(owner)
    fragment = Page(owner_client.get(f"/stories/{story.pk}/{name}/", headers=HTMX))
    assert fragment.status == 200 and twice(fragment) == []
