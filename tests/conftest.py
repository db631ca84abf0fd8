"""The cast, and what no test may reach."""

import os
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from strands.models.model import Model

from stories.models import Scene, Story
from storycreator.models import User
from tests.factories import (
    make_character,
    make_concepts,
    make_idea,
    make_reviewed_story,
    make_story,
    make_user,
)

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
CREDENTIALS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE")


@pytest.fixture(autouse=True)
def nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets are off but for this machine (pytest-socket); so is what leads to one."""
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name in CREDENTIALS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(os.environ, "AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture(autouse=True)
def no_outside_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language model of a vendor cannot be built: only ours and those of the tests can."""

    def refuse(model: type[Model], *_args: object, **_kwargs: object) -> Model:
        if model.__module__.startswith("strands.models."):
            raise AssertionError(f"a test built {model.__qualname__}, a model outside this machine")
        return object.__new__(model)

    monkeypatch.setattr(Model, "__new__", refuse, raising=False)


@pytest.fixture(autouse=True)
def fresh_cache() -> Iterator[None]:
    """Rate limits are counted in the cache; a test does not pay for the one before it."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def outside(settings: object) -> str:
    """A writer outside this machine is chosen, at an address that nobody has; the key of its consents."""
    settings.STORY_MODEL = settings.STORY_MODEL_FAST = "openai:gpt-x"
    settings.STORY_MODEL_BASE_URL = "http://192.0.2.1/v1"
    return "openai@192.0.2.1"


@pytest.fixture
def owner(db: None) -> User:
    """The author whose things the test is about."""
    return make_user(username="olive")


@pytest.fixture
def stranger(db: None) -> User:
    """Another author, who may see nothing of the owner's."""
    return make_user(username="stefan")


@pytest.fixture
def staff(db: None) -> User:
    """A superuser."""
    return make_user(username="stella", is_staff=True, is_superuser=True)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def owner_client(owner: User) -> Client:
    return signed_in(owner)


@pytest.fixture
def stranger_client(stranger: User) -> Client:
    return signed_in(stranger)


@pytest.fixture
def staff_client(staff: User) -> Client:
    return signed_in(staff)


# Stories at the stages that pages and calls are about.


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
