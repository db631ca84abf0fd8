"""The outline, before a word is written: its author changes it and says when to begin."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from stories import services
from stories.access import get_story
from stories.models import Draft, Story
from stories.outline_form import OutlineForm
from stories.schemas import ScenePlan
from stories.views.answers import action_of, note_saved, status_of, take
from stories.workflow import Stage
from storycreator.errors import AuthorError
from storycreator.web import AuthorRequest, render_page

Effect = Callable[[Draft, list[ScenePlan], int], object]
NONE = "There is no outline to change. Nothing was changed."


@require_safe
def outline(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """The outline that waits for its author; where none does, the draft."""
    story = get_story(request, story_id)
    form = _form(story, None)
    if form is None or not waits_for_author(story):
        return redirect("stories:draft", story.pk)
    return _page(request, story, form)


@require_POST
def outline_edit(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    return _act(
        request,
        story_id,
        effect=lambda draft, plans, seen: services.edit_outline(draft, scenes=plans, seen=seen),
        then="stories:outline",
    )


@require_POST
def draft_write(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    return _act(
        request,
        story_id,
        effect=lambda draft, plans, seen: services.write_draft(draft, scenes=plans, seen=seen),
        then="stories:draft",
    )


def waits_for_author(story: Story) -> bool:
    """Whether the next thing to happen is that the author changes the outline, or lets it be."""
    return story.stage == Stage.STORY_DRAFTING and story.draft is not None and story.draft.outline_waits


def _act(request: AuthorRequest, story_id: UUID, *, effect: Effect, then: str) -> HttpResponse:
    """Keep what was typed, or show it again with what is wrong with it."""
    story = get_story(request, story_id)
    draft, form = story.draft, _form(story, request)
    if draft is None or form is None:
        messages.warning(request, NONE)
        return redirect("stories:draft", story.pk)
    if not form.is_valid():
        return _page(request, story, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    plans = form.plans()
    try:
        take(
            request,
            form,
            action=action_of(request),
            about=request.path,
            effect=lambda seen: effect(draft, plans, seen),
        )
    except AuthorError as error:
        form.add_error(None, error.message)
        return _page(request, get_story(request, story_id), form, status=status_of(error))
    for name in form.kept:
        note_saved(request, name)
    return redirect(then, story.pk)


def _form(story: Story, request: AuthorRequest | None) -> OutlineForm | None:
    """The form of the present outline, with what `request` brings; None where there is no outline."""
    found = story.draft.outline if story.draft else None
    if story.draft is None or found is None:
        return None
    return OutlineForm(
        request.POST if request else None,
        outline=found,
        kept_as=f"outline:{story.draft.pk}",
        seen=story.draft.version,
    )


def _page(
    request: AuthorRequest, story: Story, form: OutlineForm, *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "story": story,
        "draft": story.draft,
        "here": "story_drafting",
        "form": form,
        "others": story.drafts.exclude(pk=str(story.draft_id)).select_related("concept"),
    }
    return render_page(request, "stories/outline.html", context, status=status)
