"""IdeaGeneratorAgent: three concepts for an idea."""

from stories.agents.call import Answer, Call, Role, Writer
from stories.agents.rendering import render_idea
from stories.schemas import ConceptSet, IdeaRequest


class IdeaGeneratorAgent:
    role = Role("idea_generator", instructions="idea_generator", temperature=0.9, deadline=60)

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    async def suggest(self, request: IdeaRequest) -> Answer[ConceptSet]:
        """Return three concepts, none of which the author has been shown before. Raises `AgentError`."""
        call = Call(self.role, self.writer, request=request, prompt=render_idea(request))
        answer = await call.structured(ConceptSet)
        shown = {card.title.casefold() for card in request.seen}
        if any(card.title.casefold() in shown for card in answer.result.concepts):
            raise call.unusable(answer)
        return answer
