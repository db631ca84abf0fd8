"""The environment, read once: `.env` first, what is set already wins, empty means unset."""

import ipaddress
import os
import re
import sys
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, NoReturn
from urllib.parse import urlsplit

from dotenv import load_dotenv
from pydantic import BeforeValidator, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
SECRET_CHARS, SECRET_KINDS = 50, 5
"""Fewer characters, or fewer different ones, Django itself calls easy to guess (security.W009)."""
SECRETS = ("SECRET_KEY", "EMAIL_URL", "STORY_MODEL_API_KEY")
WRITERS = ("bedrock", "anthropic", "openai", "ollama", "llamacpp")
"""Providers of language models, as they stand before the id of a model."""

TAKEN_WRITERS = f"builtin:, {':MODEL_ID, '.join(WRITERS[:-1])}:MODEL_ID or {WRITERS[-1]}:MODEL_ID"

_ADDRESS = re.compile(r"https?://([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?/?", re.IGNORECASE)
_SERVER = re.compile(
    r"https?://([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?(/[a-z0-9._~/-]*)?", re.IGNORECASE
)
_WRITER = re.compile(rf"builtin:|({'|'.join(WRITERS)}):\S+")
_SENDER = re.compile(r"([^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?")


def _listed(value: object) -> object:
    return [item.strip() for item in value.split(",") if item.strip()] if isinstance(value, str) else value


Listed = Annotated[list[str], NoDecode, BeforeValidator(_listed)]


class Config(BaseSettings):
    """What an operator may set. The description of a field is what a wrong value is answered with."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True,
        extra="ignore",
        case_sensitive=True,
        str_strip_whitespace=True,
        validate_default=True,
    )

    DATA_DIR: Path = Field(ROOT / "var", description="a folder that can be written to")
    BASE_URL: str = Field("", description="the public address, such as https://stories.example")
    SECRET_KEY: str = Field("", description="at least 50 random characters")
    DEBUG: bool = Field(False, description="true or false")  # noqa: FBT003
    TRUSTED_PROXIES: Listed = Field([], description="IP addresses or networks, separated by commas")
    CORS_ALLOWED_ORIGINS: Listed = Field(
        [], description="origins such as https://app.example, separated by commas"
    )
    EMAIL_URL: str = Field("", description="smtp://user:password@host:587, or smtps://…")
    DEFAULT_FROM_EMAIL: str = Field("", description="an e-mail address")
    SIGN_UP: Literal["closed", "open"] = Field("closed", description="closed or open")
    JOBS_CONCURRENCY: int = Field(16, ge=1, le=500, description="a number from 1 to 500")
    STORY_MODEL: str = Field("builtin:", description=TAKEN_WRITERS)
    STORY_MODEL_FAST: str = Field("", description=TAKEN_WRITERS)
    STORY_MODEL_BASE_URL: str = Field(
        "", description="the address of a server, such as http://127.0.0.1:8080/v1"
    )
    STORY_MODEL_API_KEY: str = Field("", description="a key without spaces")
    DRAFTING: Literal["anchored", "parallel", "sequential"] = Field(
        "anchored", description="anchored, parallel or sequential"
    )
    OUTLINE_AHEAD: bool = Field(True, description="true or false")  # noqa: FBT003
    VOICE: str = Field("builtin:", description="builtin:")
    ILLUSTRATOR: str = Field("builtin:", description="builtin:")
    DAILY_BUDGET: Decimal = Field(
        Decimal(5), ge=0, le=1_000_000, description="US dollars a day from 0 to 1000000, such as 5 or 2.50"
    )
    DAILY_SHARE: int | None = Field(None, ge=1, le=100, description="a percentage from 1 to 100")
    STORY_DAYS: int | None = Field(None, ge=1, le=36_500, description="a number of days from 1 to 36500")

    @field_validator("DATA_DIR")
    @classmethod
    def _a_folder(cls, value: Path) -> Path:
        # Beside manage.py, wherever the command is started from.
        folder = ROOT / value.expanduser()
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=folder).close()
        except (OSError, RuntimeError) as error:
            raise ValueError("not a folder that can be written to") from error
        return folder

    @field_validator("BASE_URL")
    @classmethod
    def _an_address(cls, value: str) -> str:
        # Reading the port is what raises when it is no port.
        if value and not (_ADDRESS.fullmatch(value) and urlsplit(value).port != 0):
            raise ValueError("not an address")
        return value.rstrip("/").lower()

    @field_validator("SECRET_KEY")
    @classmethod
    def _hard_to_guess(cls, value: str) -> str:
        if value and (len(value) < SECRET_CHARS or len(set(value)) < SECRET_KINDS):
            raise ValueError("easy to guess")
        return value

    @field_validator("EMAIL_URL")
    @classmethod
    def _a_mail_server(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.port == 0):
            raise ValueError("not a mail server")
        return value

    @field_validator("DEFAULT_FROM_EMAIL")
    @classmethod
    def _a_sender(cls, value: str) -> str:
        if value and not _SENDER.fullmatch(value):
            raise ValueError("not an e-mail address")
        return value

    @field_validator("TRUSTED_PROXIES")
    @classmethod
    def _networks(cls, value: list[str]) -> list[str]:
        for network in value:
            ipaddress.ip_network(network, strict=False)
        return value

    @field_validator("CORS_ALLOWED_ORIGINS")
    @classmethod
    def _origins(cls, value: list[str]) -> list[str]:
        for origin in value:
            if origin.endswith("/") or not cls._an_address(origin):
                raise ValueError("not an origin")
        return [origin.lower() for origin in value]

    @field_validator("STORY_MODEL", "STORY_MODEL_FAST")
    @classmethod
    def _a_model(cls, value: str) -> str:
        if value and not _WRITER.fullmatch(value):
            raise ValueError("not a model")
        return value

    @field_validator("STORY_MODEL_BASE_URL")
    @classmethod
    def _a_server(cls, value: str) -> str:
        if value and not (_SERVER.fullmatch(value) and urlsplit(value).port != 0):
            raise ValueError("not an address")
        return value.rstrip("/")

    @field_validator("STORY_MODEL_API_KEY")
    @classmethod
    def _a_key(cls, value: str) -> str:
        # It travels in a header, which takes nothing else.
        if not (value.isascii() and value.isprintable() and " " not in value):
            raise ValueError("not a key")
        return value

    @field_validator("VOICE", "ILLUSTRATOR")
    @classmethod
    def _known_prefix(cls, value: str) -> str:
        if value and value != "builtin:":
            raise ValueError("unknown")
        return value


def refuse(sentence: str) -> NoReturn:
    """Say the sentence and end with exit code 2; no traceback."""
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(2)


def _sentence(error: ValidationError) -> str:
    """Name the first variable that is wrong and what it takes; a secret is not repeated."""
    name = str(error.errors()[0]["loc"][0])
    field = Config.model_fields[name]
    shown = "what it is" if name in SECRETS else repr(os.environ.get(name) or str(field.default))
    return f"{name} cannot be {shown}: it takes {field.description}."


def load_config() -> Config:
    """Read `.env` into the environment, then the environment into a `Config`.

    The environment comes first so that boto3 and django-storages see their own names too.
    Ends the process with exit code 2 and one sentence when a value is wrong.
    """
    file = Path(os.environ.get("ENV_FILE") or ROOT / ".env")
    try:
        load_dotenv(file)
    except (OSError, ValueError) as error:
        refuse(f"{file} cannot be read: {error}. It takes lines such as STORY_DAYS=30.")
    try:
        return Config()
    except ValidationError as error:
        refuse(_sentence(error))
