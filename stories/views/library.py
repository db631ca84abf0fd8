"""The shelf: all stories of an author, and the bin."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stories import services
from stories.access import get_story
from stories.forms import DetailsForm, VersionedForm
from stories.models import Story, StoryQuerySet
from stories.templatetags.story_tags import URLS
from stories.views.answers import take
from stories.workflow import Stage
from storycreator.errors import AuthorError
from storycreator.web import AuthorRequest, render_page

FILTERS = {"writing": "Being written", "finished": "Finished"}


@require_GET
def library(request: AuthorRequest) -> HttpResponse:
    """The shelf, the story worked on last at its head."""
    stories = Story.objects.for_author(request.user).in_library().order_by("-updated_at")
    chosen = request.GET.get("show", "")
    shelf = _shelf(_filtered(stories, chosen))
    counts = stories.aggregate(all=Count("pk"), finished=Count("pk", filter=Q(stage=Stage.COMPLETED)))
    return render_page(
        request,
        "stories/library.html",
        {
            "stories": shelf,
            "latest": shelf[0] if shelf and not chosen else None,
            "chosen": chosen,
            "counts": {**counts, "writing": counts["all"] - counts["finished"]},
            "in_bin": Story.objects.for_author(request.user).in_bin().count(),
        },
    )


def _filtered(stories: StoryQuerySet, chosen: str) -> StoryQuerySet:
    finished = Q(stage=Stage.COMPLETED)
    return stories.filter(finished if chosen == "finished" else ~finished) if chosen in FILTERS else stories


def _shelf(stories: StoryQuerySet) -> list[Any]:
    """The stories with how many scenes they have and how many are approved."""
    scenes = Count("draft__scenes", distinct=True)
    approved = Count("draft__scenes", filter=Q(draft__scenes__status="approved"), distinct=True)
    return list(stories.select_related("concept", "book").annotate(scene_count=scenes, approved_count=approved))


@require_GET
def story(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Go where the story's next decision is taken."""
    found = get_story(request, story_id)
    return redirect(URLS[Stage(found.stage)], found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def story_rename(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Title, byline, copy, delete."""
    found = get_story(request, story_id)
    form = DetailsForm(request.POST or None, initial={"title": found.title, "byline": found.byline})
    if request.method == "POST" and form.is_valid():
        try:
            take(request, form, action="rename_story", about=found.pk, effect=lambda seen: _rename(found, form, seen))
            messages.success(request, "Title and byline are saved.")
            return redirect("stories:story_rename", found.pk)
        except AuthorError as error:
            form.add_error(None, error.message)
            found = get_story(request, story_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render_page(request, "stories/details.html", {"story": found, "form": form}, status=status)


def _rename(story: Story, form: DetailsForm, seen: int) -> None:
    services.rename_story(story, title=form.cleaned_data["title"], byline=form.cleaned_data["byline"], seen=seen)


@require_POST
def story_duplicate(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    found = get_story(request, story_id)
    made = take(
        request,
        VersionedForm(request.POST),
        action="duplicate_story",
        about=found.pk,
        effect=lambda _: services.duplicate_story(found),
    )
    messages.success(request, f"“{found.title}” was copied. This is the copy.")
    return redirect("stories:story_rename", made)


@require_POST
def story_delete(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    found = get_story(request, story_id)
    services.delete_story(found)
    messages.success(request, f"“{found.title}” is in the bin for {settings.BIN_DAYS} days.")
    return redirect("stories:library")


@require_GET
def bin_(request: AuthorRequest) -> HttpResponse:
    """What was deleted, until it is deleted for good."""
    stories = Story.objects.for_author(request.user).in_bin().order_by("-deleted_at")
    rows = [(s, s.deleted_at + timedelta(days=settings.BIN_DAYS)) for s in stories if s.deleted_at]
    return render_page(request, "stories/bin.html", {"rows": rows})


@require_POST
def story_restore(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    found = get_story(request, story_id, in_bin=True)
    services.restore_story(found)
    messages.success(request, f"“{found.title}” is back on your shelf.")
    return redirect("stories:library")


@require_POST
def story_erase(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    found = get_story(request, story_id, in_bin=True)
    services.erase_story(found)
    messages.success(request, f"“{found.title}” and everything made from it is deleted for good.")
    return redirect("stories:bin")
