"""The environment, read once: `.env` first, what is set already wins, empty means unset."""

import ipaddress
import os
import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn
from urllib.parse import urlsplit

from dotenv import load_dotenv
from pydantic import BeforeValidator, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


def _listed(value: object) -> object:
    return [item.strip() for item in value.split(",") if item.strip()] if isinstance(value, str) else value


Listed = Annotated[list[str], NoDecode, BeforeValidator(_listed)]


class Config(BaseSettings):
    """What an operator may set. The comment of a field is what a wrong value is answered with."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", case_sensitive=True)

    DATA_DIR: Path = Field(ROOT / "var", description="a folder that can be written to")
    BASE_URL: str = Field("", description="the public address, such as https://stories.example")
    SECRET_KEY: str = Field("", description="at least 50 random characters")
    DEBUG: bool = Field(False, description="true or false")  # noqa: FBT003
    TRUSTED_PROXIES: Listed = Field([], description="IP addresses or networks, separated by commas")
    EMAIL_URL: str = Field("", description="smtp://user:password@host:587, or smtps://…")
    DEFAULT_FROM_EMAIL: str = Field("", description="an e-mail address")
    SIGN_UP: Literal["closed", "open"] = Field("closed", description="closed or open")
    JOBS_CONCURRENCY: int = Field(16, ge=1, le=500, description="a number from 1 to 500")
    STORY_MODEL: str = Field("builtin:", description="builtin:")
    STORY_MODEL_FAST: str = Field("", description="builtin:")
    VOICE: str = Field("builtin:", description="builtin:")
    ILLUSTRATOR: str = Field("builtin:", description="builtin:")
    STORY_DAYS: int | None = Field(None, ge=1, description="a number of days")

    @field_validator("DATA_DIR")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        # Beside manage.py, wherever the command is started from.
        return value if value.is_absolute() else ROOT / value

    @field_validator("BASE_URL")
    @classmethod
    def _an_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/")):
            raise ValueError("not an address")
        return value.rstrip("/")

    @field_validator("TRUSTED_PROXIES")
    @classmethod
    def _networks(cls, value: list[str]) -> list[str]:
        for network in value:
            ipaddress.ip_network(network, strict=False)
        return value

    @field_validator("STORY_MODEL", "STORY_MODEL_FAST", "VOICE", "ILLUSTRATOR")
    @classmethod
    def _known_prefix(cls, value: str) -> str:
        if value and value != "builtin:":
            raise ValueError("unknown")
        return value


def _refuse(error: ValidationError) -> NoReturn:
    """Say in one sentence which variable is wrong and what it takes; exit code 2, no traceback."""
    name = str(error.errors()[0]["loc"][0])
    takes = Config.model_fields[name].description
    print(f"{name} cannot be {os.environ.get(name, '')!r}: it takes {takes}.", file=sys.stderr)
    raise SystemExit(2)


def load_config() -> Config:
    """Read `.env` into the environment, then the environment into a `Config`.

    The environment comes first so that boto3 and django-storages see their own names too.
    Ends the process with exit code 2 and one sentence when a value is wrong.
    """
    load_dotenv(Path(os.environ.get("ENV_FILE") or ROOT / ".env"))
    try:
        return Config()
    except ValidationError as error:
        _refuse(error)
