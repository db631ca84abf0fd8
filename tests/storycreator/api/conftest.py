"""The cast with tokens, and stories at the stages that calls are about."""

from pathlib import Path
from typing import Any

import pytest

from stories.models import Scene, Story
from storycreator.models import User
from tests.factories import (
    make_approved_story,
    make_character,
    make_concepts,
    make_idea,
    make_narrator,
    make_reviewed_story,
    make_story,
)
from tests.storycreator.api.caller import Caller, caller_of


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def api(owner: User) -> Caller:
    """The owner's program."""
    return caller_of(owner)


@pytest.fixture
def stranger_api(stranger: User) -> Caller:
    return caller_of(stranger)


@pytest.fixture
def nobody_api() -> Caller:
    return Caller("")


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
def approved(owner: User) -> Story:
    """A story whose every scene is approved; there is somebody to read it."""
    make_narrator()
    return make_approved_story(author=owner)
