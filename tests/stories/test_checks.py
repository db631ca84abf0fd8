"""What is said at the start of a writer that cannot work."""

from datetime import date

import pytest
from django.core import checks

from stories import chosen, writers
from stories.writers import TAKES, create_model, fault, is_known
from stories.writers.endpoint import Endpoint
from storycreator import config

TODAY = date(2026, 11, 25)
ORIGINAL = "bedrock:anthropic.claude-3-5-sonnet-20241022-v2:0"


def said_of(setting: str, *, api_key: str = "", base_url: str = "", today: date = TODAY) -> str:
    return fault("STORY_MODEL", setting, Endpoint(base_url=base_url, api_key=api_key), today=today)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["STORY_MODEL", "STORY_MODEL_FAST"])
def test_a_writer_there_is_not_is_named_with_what_it_takes(settings, name: str):
    setattr(settings, name, "oracle:delphi")
    said = [message.msg for message in checks.run_checks() if message.id == "stories.E001"]
    assert said == [f"{name} cannot be 'oracle:delphi': it takes {TAKES}."]


def test_the_built_in_writer_is_known():
    assert chosen.faults() == []


def test_the_settings_take_what_there_is_a_provider_for():
    assert set(config.WRITERS) == set(writers.CREATORS)
    assert config.Config.model_fields["STORY_MODEL"].description == TAKES


@pytest.mark.parametrize("setting", ["oracle:delphi", "", "bedrock:", "openai:"])
def test_no_setting_ends_in_no_model(setting: str):
    assert not is_known(setting)
    with pytest.raises(ValueError, match="STORY_MODEL cannot be"):
        create_model(setting)


def test_a_model_past_its_end_is_named_with_its_successor():
    said = said_of(ORIGINAL)
    assert said == (
        f"STORY_MODEL is {ORIGINAL!r}, which its provider ended on 1 March 2026. "
        "Its successor is 'bedrock:global.anthropic.claude-sonnet-4-6'."
    )
    assert said_of(said.split("'")[-2]) == ""


def test_a_model_is_good_until_its_last_day():
    assert said_of(ORIGINAL, today=date(2026, 2, 28)) == ""


@pytest.mark.parametrize(
    ("setting", "package"),
    [("openai:gpt-5", "openai"), ("anthropic:claude-sonnet-4-6", "anthropic"), ("ollama:llama3", "ollama")],
)
def test_a_package_that_is_missing_is_named_with_how_to_install_it(monkeypatch, setting: str, package: str):
    monkeypatch.setattr("stories.writers.find_spec", lambda name: None)
    said = said_of(setting, api_key="key")
    assert said.startswith(f"STORY_MODEL is {setting!r}, but the package “{package}” is not installed.")
    assert f".[{package}]" in said


@pytest.mark.parametrize("setting", ["openai:gpt-5", "anthropic:claude-sonnet-4-6"])
def test_a_vendors_own_service_needs_a_key_and_another_server_none(setting: str):
    assert said_of(setting) == f"STORY_MODEL is {setting!r}, which needs STORY_MODEL_API_KEY."
    assert said_of(setting, api_key="key") == said_of(setting, base_url="http://127.0.0.1:1/v1") == ""


def test_a_key_is_never_shown():
    assert "secret" not in repr(Endpoint(api_key="secret"))
