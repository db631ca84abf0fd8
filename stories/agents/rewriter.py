"""RewriterAgent: another version of a scene or of one passage in it, as the author wishes or polished."""

from dataclasses import replace

from stories.agents.call import Answer, Call, OnText, Role, Writer
from stories.agents.passages import is_framed, is_passage
from stories.agents.rendering import render_passage, render_rewrite, render_story
from stories.schemas import RewriteRequest

WARMER = 0.15
"""Added to the temperature for each further alternative, so that they go apart."""


class RewriterAgent:
    rewriting = Role("rewriter", instructions="rewriter", temperature=0.6, deadline=90)
    polishing = replace(rewriting, instructions="polisher")
    mending = replace(rewriting, instructions="passage_rewriter")

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    async def rewrite(self, request: RewriteRequest, on_text: OnText) -> Answer[str]:
        """Return the new version, or the new passage alone; `on_text` is given the text so far.

        Raises `AgentError`.
        """
        prompt = render_passage(request) if request.passage else render_rewrite(request)
        call = Call(
            self._role(request), self.writer, request=request, prompt=prompt, shared=render_story(request)
        )
        answer = await call.prose(on_text)
        if not _is_usable(answer.result, request):
            raise call.unusable(answer)
        return answer

    def _role(self, request: RewriteRequest) -> Role:
        role = self.polishing if request.polish else self.mending if request.passage else self.rewriting
        return replace(role, temperature=role.temperature + WARMER * (request.alternative - 1))


def _is_usable(text: str, request: RewriteRequest) -> bool:
    if request.passage:
        return is_passage(text, request.content, request.passage)
    return not is_framed(text)
