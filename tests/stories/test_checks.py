"""What `manage.py check` says about the writers."""

import pytest
from django.core import checks

from stories.writers import create_model, is_known

pytestmark = pytest.mark.django_db


def messages() -> list[str]:
    return [message.msg for message in checks.run_checks() if message.id == "stories.E001"]


@pytest.mark.parametrize("name", ["STORY_MODEL", "STORY_MODEL_FAST"])
def test_a_writer_there_is_not_is_named_with_what_it_takes(settings, name: str):
    setattr(settings, name, "oracle:delphi")
    assert messages() == [f"{name} cannot be 'oracle:delphi': it takes builtin:."]


def test_the_built_in_writer_is_known():
    assert messages() == []


@pytest.mark.parametrize("setting", ["oracle:delphi", "", "bedrock:"])
def test_no_setting_ends_in_no_model(setting: str):
    assert not is_known(setting)
    with pytest.raises(ValueError, match="STORY_MODEL cannot be"):
        create_model(setting)
