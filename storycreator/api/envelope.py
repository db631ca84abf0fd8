"""The envelope of every answer."""

from http import HTTPStatus
from typing import Literal

from django.http import HttpResponse
from pydantic import BaseModel, ConfigDict

from narration.schemas import NarratorProfile
from narration.session import SessionSummary, StorySession
from stories.workflow import Stage


class Shape(BaseModel):
    """The base of what answers are made of."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class Fault(Shape):
    """Why a call was not served."""

    code: str
    """A word for programs: `not_found`, `stale`, `not_now`, …"""
    message: str
    """A sentence for people: what happened, that nothing is lost, what to do."""
    fields: dict[str, str]
    """For 422: each field that cannot be taken, and why."""
    stage: Stage | None
    """For 409: where the story stands."""
    legal: list[str]
    """For 409: the calls that it takes now."""


class Refusal(Shape):
    """The envelope of whatever is not a success."""

    success: Literal[False] = False
    message: str
    data: None = None
    error: Fault


class SessionAnswer(Shape):
    """A story."""

    success: Literal[True] = True
    message: str
    data: StorySession
    error: None = None


class Page(Shape):
    """Some of the author's stories, the one worked on last first."""

    items: list[SessionSummary]
    total: int
    limit: int
    offset: int
    next: str | None
    """The address of the following page; null after the last."""


class PageAnswer(Shape):
    success: Literal[True] = True
    message: str
    data: Page
    error: None = None


class NarratorsAnswer(Shape):
    success: Literal[True] = True
    message: str
    data: list[NarratorProfile]
    error: None = None


class DoneAnswer(Shape):
    """Nothing is left to show."""

    success: Literal[True] = True
    message: str
    data: None = None
    error: None = None


def say(answer: Shape, *, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    """Send an answer as it is; nobody keeps a copy of it."""
    # Straight from the model: django-ninja would validate and dump it a second time.
    response = HttpResponse(answer.model_dump_json(), status=status, content_type="application/json")
    response.headers["Cache-Control"] = "private, no-store"
    return response
