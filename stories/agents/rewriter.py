"""RewriterAgent: another version of a scene, as the author wishes or polished."""

from dataclasses import replace

from stories.agents.call import Answer, Call, OnText, Role, Writer
from stories.agents.rendering import render_rewrite, render_story
from stories.schemas import RewriteRequest


class RewriterAgent:
    rewriting = Role("rewriter", instructions="rewriter", temperature=0.6, deadline=90)
    polishing = replace(rewriting, instructions="polisher")

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    async def rewrite(self, request: RewriteRequest, on_text: OnText) -> Answer[str]:
        """Return the new version; `on_text` is given the text so far. Raises `AgentError`."""
        role = self.polishing if request.polish else self.rewriting
        prompt, shared = render_rewrite(request), render_story(request)
        call = Call(role, self.writer, request=request, prompt=prompt, shared=shared)
        return await call.prose(on_text)
