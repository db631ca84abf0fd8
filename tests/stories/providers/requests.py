"""Requests as agents are given them, and the agents over a service."""

from stories.agents.call import OnText, Writer, open_writer
from stories.agents.errors import CallRecord
from stories.agents.idea_generator import IdeaGeneratorAgent
from stories.agents.rewriter import RewriterAgent
from stories.agents.story_drafter import StoryDraftingAgent
from stories.schemas import Brief, IdeaRequest, OutlineRequest, RewriteRequest, SceneRequest
from tests.factories import concept_schema, outline_schema
from tests.stories.providers.conftest import Service

IDEA = IdeaRequest(idea="A keeper who lost the light", brief=Brief())
PLAN = OutlineRequest(idea=IDEA.idea, brief=Brief(scenes=6), concept=concept_schema())
STORY = {"idea": IDEA.idea, "brief": Brief(), "concept": concept_schema(), "outline": outline_schema()}


def scene_request(*, number: int = 2) -> SceneRequest:
    return SceneRequest(**STORY, number=number, anchor="The lamp was out." if number > 1 else "")


def rewrite_request(*, content: str = "Mara climbed.") -> RewriteRequest:
    return RewriteRequest(**STORY, number=1, content=content, feedback="Darker.")


def writer(service: Service) -> Writer:
    return open_writer(service.setting, service.endpoint)


async def silent(text: str) -> None:
    """Listens and says nothing."""


async def write_scene(service: Service, *, number: int = 2) -> tuple[str, CallRecord]:
    answer = await StoryDraftingAgent(writer(service)).write_scene(scene_request(number=number), silent)
    return answer.result, answer.record


async def rewrite(service: Service, *, content: str = "Mara climbed.") -> tuple[str, CallRecord]:
    answer = await RewriterAgent(writer(service)).rewrite(rewrite_request(content=content), silent)
    return answer.result, answer.record


async def suggest(service: Service) -> CallRecord:
    return (await IdeaGeneratorAgent(writer(service)).suggest(IDEA)).record


async def plan(service: Service, on_text: OnText = silent) -> tuple[int, CallRecord]:
    answer = await StoryDraftingAgent(writer(service)).outline(PLAN, on_text=on_text)
    return len(answer.result.scenes), answer.record
