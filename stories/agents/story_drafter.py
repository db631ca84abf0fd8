"""StoryDraftingAgent: the plan of a story, and the prose of its scenes."""

from dataclasses import replace

from stories.agents.call import Answer, Call, OnText, Role, Writer
from stories.agents.rendering import render_outline, render_scene, render_story
from stories.schemas import OutlineRequest, SceneRequest, StoryOutline


class StoryDraftingAgent:
    planning = Role(
        "story_drafter", instructions="story_outline", temperature=0.7, deadline=60, max_tokens=6_000
    )
    planning_ahead = replace(planning, name="outline_ahead")
    writing = Role("story_drafter", instructions="story_scene", temperature=0.7, deadline=90)

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    async def outline(
        self, request: OutlineRequest, *, on_text: OnText | None = None, ahead: bool = False
    ) -> Answer[StoryOutline]:
        """Return a plan with exactly the scenes the brief asks for. Raises `AgentError`.

        `on_text` is given its JSON so far; `ahead`: nobody has chosen its concept yet.
        """
        role = self.planning_ahead if ahead else self.planning
        call = Call(role, self.writer, request=request, prompt=render_outline(request))
        answer = await call.structured(StoryOutline, on_text=on_text)
        if len(answer.result.scenes) != request.brief.scenes:
            raise call.unusable(answer)
        return answer

    async def write_scene(self, request: SceneRequest, on_text: OnText) -> Answer[str]:
        """Return the prose of one scene; `on_text` is given the text so far. Raises `AgentError`."""
        prompt, shared = render_scene(request), render_story(request)
        call = Call(self.writing, self.writer, request=request, prompt=prompt, shared=shared)
        return await call.prose(on_text)
