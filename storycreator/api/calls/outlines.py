"""The outline of a draft, before a word is written."""

from django.http import HttpResponse
from ninja import Router

from stories import services
from stories.models import Draft, Story
from storycreator.api.bodies import OutlineBody, SessionBody
from storycreator.api.contract import decides, starts_work
from storycreator.api.taking import take
from storycreator.errors import AuthorError
from storycreator.web import AuthorRequest

router = Router(tags=["Outline"])


@router.post("/edit-outline", summary="Change the outline that waits", **decides("outline"))
def edit_outline(request: AuthorRequest, body: OutlineBody) -> HttpResponse:
    """Of a story whose brief asked for `edit_outline`, until `write-draft`."""

    def effect(story: Story) -> None:
        draft = _draft(story)
        services.edit_outline(draft, scenes=body.scenes, seen=draft.version)

    return take(request, body, body.session_id, effect=effect, message="The outline is kept.")


@router.post("/write-draft", summary="Write the scenes of the outline", **starts_work("session"))
def write_draft(request: AuthorRequest, body: SessionBody) -> HttpResponse:
    def effect(story: Story) -> None:
        draft = _draft(story)
        services.write_draft(draft, seen=draft.version)

    return take(
        request,
        body,
        body.session_id,
        effect=effect,
        message="The draft is being written.",
        starts_work=True,
    )


def _draft(story: Story) -> Draft:
    if story.draft is None:
        raise AuthorError("There is no draft yet. Choose a concept first.")
    return story.draft
