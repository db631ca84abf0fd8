"""Stories at the stages that pages are about."""

import pytest
from django.test import Client

from stories.models import Scene, Story
from storycreator.models import User
from tests.factories import make_character, make_concepts, make_idea, make_reviewed_story, make_story


@pytest.fixture
def carded(owner: User) -> Story:
    """A story with three concepts to choose from."""
    story = make_story(author=owner)
    make_concepts(idea=make_idea(story=story))
    story.refresh_from_db()
    return story


@pytest.fixture
def reviewed(owner: User) -> Story:
    """A story whose four scenes are written and none approved."""
    story = make_reviewed_story(author=owner)
    make_character(story=story)
    return story


@pytest.fixture
def scene(reviewed: Story) -> Scene:
    """The first scene of the story in review."""
    return reviewed.draft.scenes.all()[0]


@pytest.fixture
def strict_client(owner: User) -> Client:
    """The owner's browser, with the tokens of forms really asked for."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
    return client
