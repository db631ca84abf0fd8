"""The built-in writer as a Strands model."""

import threading

import pytest
from strands import Agent

from stories.schemas import (
    Brief,
    ConceptSet,
    IdeaRequest,
    OutlineRequest,
    RewriteRequest,
    SceneRequest,
    StoryOutline,
)
from stories.writers.builtin import CannotDo, NoRequest
from stories.writers.builtin.model import create_model

IDEA = "A fox and a lost child"
BRIEF = Brief()


def agent():
    return Agent(model=create_model(), callback_handler=None)


async def concepts():
    request = IdeaRequest(idea=IDEA, brief=BRIEF)
    result = await agent().invoke_async(
        "Suggest.", structured_output_model=ConceptSet, invocation_state={"request": request}
    )
    return result


async def test_without_a_request_it_says_what_it_needs():
    with pytest.raises(NoRequest, match="request object"):
        await agent().invoke_async("Hello")


async def test_without_the_tool_that_the_answer_needs_it_says_so():
    request = IdeaRequest(idea=IDEA, brief=BRIEF)
    with pytest.raises(NoRequest, match="ConceptSet"):
        await agent().invoke_async("Suggest.", invocation_state={"request": request})


async def test_concepts_come_as_a_call_of_their_tool():
    result = await concepts()
    assert isinstance(result.structured_output, ConceptSet)
    assert result.metrics.accumulated_usage["outputTokens"] > 50


async def test_an_outline_and_a_scene_follow_from_a_concept():
    concept = (await concepts()).structured_output.concepts[0]
    planned = await agent().invoke_async(
        "Plan.",
        structured_output_model=StoryOutline,
        invocation_state={"request": OutlineRequest(idea=IDEA, brief=BRIEF, concept=concept)},
    )
    request = SceneRequest(
        idea=IDEA, brief=BRIEF, concept=concept, outline=planned.structured_output, number=1
    )
    told = await agent().invoke_async("Write.", invocation_state={"request": request})
    assert told.stop_reason == "end_turn"
    assert 400 <= len(told.message["content"][0]["text"].split()) <= 600


async def test_a_wish_it_cannot_fulfil_reaches_the_caller(tell_story):
    story = tell_story(IDEA)
    request = RewriteRequest(
        idea=IDEA,
        brief=BRIEF,
        concept=story.concept,
        outline=story.outline,
        number=1,
        content=story.scenes[0],
        feedback="make it scarier",
    )
    with pytest.raises(CannotDo, match="make it scarier"):
        await agent().invoke_async("Rewrite.", invocation_state={"request": request})


async def test_a_cancelled_stream_stops(tell_story):
    story = tell_story(IDEA)
    request = SceneRequest(idea=IDEA, brief=BRIEF, concept=story.concept, outline=story.outline, number=1)
    signal, pieces = threading.Event(), 0
    stream = create_model().stream([], invocation_state={"request": request}, cancel_signal=signal)
    async for event in stream:
        pieces += "contentBlockDelta" in event
        if pieces == 3:
            signal.set()
    assert pieces == 3


async def test_the_pieces_of_a_stream_are_the_text(tell_story):
    story = tell_story(IDEA)
    request = SceneRequest(
        idea=IDEA, brief=BRIEF, concept=story.concept, outline=story.outline, number=1, seed=5
    )
    pieces = [
        event["contentBlockDelta"]["delta"]["text"]
        async for event in create_model().stream([], invocation_state={"request": request})
        if "contentBlockDelta" in event
    ]
    assert "".join(pieces) == story.scenes[0]
    assert len(pieces) > 50


def test_it_says_what_it_is():
    model = create_model()
    assert model.get_config()["model_id"] == "builtin"
    assert model.context_window_limit
