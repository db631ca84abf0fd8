"""One version of a scene against another: to look, to accept in part, to have it refined."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from stories import services
from stories.access import get_revision, get_story
from stories.compare import compare
from stories.forms import FeedbackForm, PartForm
from stories.models import Revision, RevisionState, Story
from stories.views.answers import action_of, note_saved, status_of, take
from stories.views.review import address_of
from storycreator.errors import AuthorError, Stale
from storycreator.web import AuthorRequest, render_page

PAGE = "stories/compare.html"
TAKEN = "Scene {} has the paragraphs that you chose from version {}, and waits for your approval."
ASKED = "Version {} of scene {} is being refined; it waits beside the new one."


@require_safe
def revision_compare(request: AuthorRequest, story_id: UUID, revision_id: UUID) -> HttpResponse:
    """One version against the text in use, or the first draft with `?with=first`; `?view=column` for one."""
    story = get_story(request, story_id)
    return _show(request, story, get_revision(story, revision_id))


@require_POST
def revision_accept_part(request: AuthorRequest, story_id: UUID, revision_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    found = get_revision(story, revision_id)
    form = PartForm(request.POST)
    if not form.is_valid():
        return _show(request, story, found, refusal=services.NOT_THERE, status=HTTPStatus.CONFLICT)
    paragraphs = form.cleaned_data["paragraphs"]
    try:
        take(
            request,
            form,
            action=action_of(request),
            about=request.path,
            effect=lambda seen: services.accept_revision(found, seen=seen, paragraphs=paragraphs),
        )
    except AuthorError as error:
        found = get_revision(get_story(request, story_id), revision_id)
        # After another text came, the numbers mean other paragraphs: all are chosen anew.
        chosen = None if isinstance(error, Stale) else paragraphs
        return _show(request, story, found, refusal=error.message, chosen=chosen, status=status_of(error))
    messages.success(request, TAKEN.format(found.scene.number, found.number))
    return redirect(address_of(story, scene_id=found.scene_id))


@require_POST
def revision_refine(request: AuthorRequest, story_id: UUID, revision_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    found = get_revision(story, revision_id)
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _show(request, story, found, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        take(
            request,
            form,
            action=action_of(request),
            about=request.path,
            effect=lambda seen: services.refine_revision(
                found, feedback=form.cleaned_data["feedback"], seen=seen
            ),
        )
    except AuthorError as error:
        found = get_revision(get_story(request, story_id), revision_id)
        return _show(request, story, found, form=form, refusal=error.message, status=status_of(error))
    note_saved(request, f"refine:{found.pk}")
    messages.success(request, ASKED.format(found.number, found.scene.number))
    return redirect(address_of(story, scene_id=found.scene_id))


def _show(
    request: AuthorRequest,
    story: Story,
    version: Revision,
    *,
    refusal: str = "",
    form: FeedbackForm | None = None,
    chosen: set[int] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    # The text in use has nothing to be seen against itself.
    with_first = request.GET.get("with") == "first" or version == version.scene.current
    other = _first(version) if with_first else version.scene.current
    comparison = compare(other.content if other else "", version.content)
    waits = version.state == RevisionState.CANDIDATE
    context = {
        "story": story,
        "scene": version.scene,
        "version": version,
        "other": other,
        "with_first": with_first,
        "choosing": waits and not with_first and bool(comparison.choices),
        "chosen": chosen,
        "in_column": request.GET.get("view") == "column",
        "waits": waits,
        "comparison": comparison,
        "form": form or FeedbackForm(),
        "refusal": refusal,
        "here": "revision",
    }
    return render_page(request, PAGE, context, status=status)


def _first(revision: Revision) -> Revision | None:
    return revision.scene.revisions.exclude(content="").order_by("number").first()
