"""A language model that answers, fails or breaks off as it is told, without a wire."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pydantic import BaseModel
from strands.models.model import Model

from stories import services
from stories.models import Draft, Scene, Story
from stories.schemas import Brief, ConceptSet
from stories.writers.profiles import ModelProfile
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.testing import run_jobs
from storycreator.models import User
from tests.factories import concept_schema, make_user, outline_schema

PIECE = 40
"""Characters of each delta of a text."""


@dataclass(frozen=True)
class Ends:
    """An answer that ends otherwise than by itself; an empty `reason`: the stream is cut off."""

    reason: str = ""
    text: str = ""


@dataclass(frozen=True)
class Raw:
    """A tool call with exactly this input, whether it fits the schema or not."""

    content: dict[str, Any]


Answer = str | BaseModel | Exception | Ends | Raw


@dataclass
class Asked:
    """What one call of the model was given."""

    prompt: str
    system_prompt: str
    tool_choice: Any
    tools: list[str]
    temperature: float | None
    request: Any


@dataclass(eq=False)
class ScriptedModel(Model):
    """Gives its answers in order, and the last one for ever; keeps what it was asked."""

    answers: list[Answer]
    asked: list[Asked] = field(default_factory=list)
    config: dict[str, Any] = field(default_factory=lambda: {"context_window_limit": 200_000})

    def update_config(self, **config: Any) -> None:
        self.config.update(config)

    def get_config(self) -> dict[str, Any]:
        return self.config

    async def structured_output(self, *args: Any, **kwargs: Any) -> AsyncIterator[dict[str, Any]]:
        raise NotImplementedError("only the deprecated road of Strands leads here")
        yield {}

    async def stream(
        self,
        messages: Any,
        tool_specs: Any = None,
        system_prompt: str | None = None,
        *,
        tool_choice: Any = None,
        invocation_state: Any = None,
        **kwargs: Any,
    ) -> AsyncIterator[Any]:
        self.asked.append(
            Asked(
                prompt=messages[-1]["content"][0].get("text", ""),
                system_prompt=system_prompt or "",
                tool_choice=tool_choice,
                tools=[spec["name"] for spec in tool_specs or []],
                temperature=self.config.get("temperature"),
                request=(invocation_state or {}).get("request"),
            )
        )
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        for event in _events(answer, tool=self.asked[-1].tools[-1] if self.asked[-1].tools else ""):
            yield event


def _events(answer: str | BaseModel | Ends | Raw, *, tool: str) -> list[dict[str, Any]]:
    match answer:
        case BaseModel():
            return _tool_call(answer.model_dump(), tool)
        case Raw(content):
            return _tool_call(content, tool)
        case Ends("", text):
            return _text(text)
        case Ends(reason, text):
            return [*_text(text), *_end(reason)]
        case _:
            return [*_text(answer), *_end("end_turn")]


def _text(text: str) -> list[dict[str, Any]]:
    pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
    deltas = [{"contentBlockDelta": {"delta": {"text": piece}}} for piece in pieces]
    return [
        {"messageStart": {"role": "assistant"}},
        {"contentBlockStart": {"start": {}}},
        *deltas,
        {"contentBlockStop": {}},
    ]


def _tool_call(content: dict[str, Any], tool: str) -> list[dict[str, Any]]:
    start = {"toolUse": {"toolUseId": "call-1", "name": tool}}
    delta = {"toolUse": {"input": json.dumps(content)}}
    return [
        {"messageStart": {"role": "assistant"}},
        {"contentBlockStart": {"start": start}},
        {"contentBlockDelta": {"delta": delta}},
        {"contentBlockStop": {}},
        *_end("tool_use"),
    ]


def _end(reason: str) -> list[dict[str, Any]]:
    usage = {"inputTokens": 11, "outputTokens": 7, "totalTokens": 18}
    return [
        {"messageStop": {"stopReason": reason}},
        {"metadata": {"usage": usage, "metrics": {"latencyMs": 0}}},
    ]


def write_with(monkeypatch: pytest.MonkeyPatch, *answers: Answer) -> ScriptedModel:
    """Let every agent write with one scripted model, which takes a temperature and forced tools."""
    model = ScriptedModel(list(answers))
    monkeypatch.setattr("stories.agents.call.create_model", lambda *_: model)
    monkeypatch.setattr("stories.agents.call.profile_of", lambda _setting: ModelProfile())
    return model


def concepts(*, titles: tuple[str, str, str] = ("The Wick", "Low Water", "Brass")) -> ConceptSet:
    """Three concepts as a model suggests them."""
    cards = [
        concept_schema(number=number).model_copy(update={"title": title})
        for number, title in enumerate(titles, start=1)
    ]
    return ConceptSet(concepts=cards)


def prose(count: int = 500, *, word: str = "lamp") -> str:
    """A scene of `count` words."""
    return " ".join(f"{word}{number}" for number in range(count))


def drafted(monkeypatch: pytest.MonkeyPatch, *, author: User | None = None) -> Story:
    """A story that went the whole way to its review: suggested, chosen, planned, written in five scenes."""
    write_with(monkeypatch, concepts(), outline_schema(scenes=5), prose())
    story = services.start_story(author or make_user(), prompt="A keeper who lost the light", brief=Brief())
    run_jobs()
    story.refresh_from_db()
    services.choose_concept(story, concept=story.idea.concepts.all()[0], seen=story.version)
    run_jobs()
    story.refresh_from_db()
    return story


def seen(row: Story | Draft | Scene) -> int:
    """The version that a form shown now would carry."""
    row.refresh_from_db()
    return row.version


def run_some(count: int) -> None:
    """Run the first `count` jobs that are due; the others wait as they did."""
    with pytest.raises(AssertionError, match="more than"):
        run_jobs(limit=count)
    # The one too many was claimed before it was refused.
    claimed = Job.objects.filter(status=JobStatus.RUNNING)
    claimed.update(status=JobStatus.QUEUED, owner="", lease_until=None, attempts=0)
