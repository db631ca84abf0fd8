"""The cast with tokens, and stories at the stages that calls are about."""

from pathlib import Path
from typing import Any

import pytest

from stories.models import Story
from storycreator.models import User
from tests.factories import (
    make_approved_story,
    make_narrator,
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
def approved(owner: User) -> Story:
    """A story whose every scene is approved; there is somebody to read it."""
    make_narrator()
    return make_approved_story(author=owner)
