"""The shelf: all stories of an author, and the bin."""

from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stories import pending, services
from stories.access import get_story, get_story_anywhere, get_story_in_bin
from stories.forms import DetailsForm
from stories.models import Story, StoryQuerySet
from stories.templatetags.story_tags import next_page
from stories.views.answers import status_of, take
from stories.workflow import Stage
from storycreator.errors import AuthorError
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_page

FINISHED = Q(stage=Stage.COMPLETED)
FILTERS = {"writing": ~FINISHED, "finished": FINISHED}


@require_safe
def library(request: AuthorRequest) -> HttpResponse:
    """The shelf, the story worked on last at its head; `?show=` leaves out some."""
    own = Story.objects.for_author(request.user)
    stories = own.in_library().order_by("-updated_at")
    chosen = request.GET.get("show", "")
    shelf = list(_with_scenes(stories.filter(FILTERS.get(chosen, Q()))))
    counts = stories.aggregate(all=Count("pk"), finished=Count("pk", filter=FINISHED))
    context = {
        "stories": shelf,
        "latest": shelf[0] if shelf and chosen not in FILTERS else None,
        "at_work": pending.at_work(shelf),
        "chosen": chosen if chosen in FILTERS else "",
        "counts": {**counts, "writing": counts["all"] - counts["finished"]},
        "ending": [story for story in shelf if story.warned_days is not None],
        "in_bin": own.in_bin().count(),
        "bin_days": settings.BIN_DAYS,
    }
    return render_page(request, "stories/library.html", context)


def _with_scenes(stories: StoryQuerySet) -> StoryQuerySet:
    """Add how many scenes each story has and how many of them are approved."""
    scenes = Count("draft__scenes", distinct=True)
    approved = Count("draft__scenes", filter=Q(draft__scenes__status="approved"), distinct=True)
    return stories.select_related("concept").annotate(
        scene_count=scenes, approved_count=approved, outline_waits=F("draft__outline_waits")
    )


@require_safe
def story(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Go where the story's next decision is taken."""
    found = get_story(request, story_id)
    return redirect(next_page(found))


@require_http_methods(["GET", "HEAD", "POST"])
def story_rename(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Title, byline, copy, delete."""
    found = get_story(request, story_id)
    if request.method != "POST":
        return _details(request, found, DetailsForm(initial={"title": found.title, "byline": found.byline}))
    form = DetailsForm(request.POST)
    if not form.is_valid():
        return _details(request, found, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    named = {name: form.cleaned_data[name] for name in ("title", "byline")}
    try:
        take(
            request,
            form,
            action="rename_story",
            about=found.pk,
            effect=lambda seen: services.rename_story(found, **named, seen=seen),
        )
    except AuthorError as error:
        form.add_error(None, error.message)
        return _details(request, get_story(request, story_id), form, status=status_of(error))
    messages.success(request, "Title and byline are saved.")
    return redirect("stories:story_rename", found.pk)


def _details(
    request: AuthorRequest, found: Story, form: DetailsForm, *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "story": found,
        "form": form,
        "bin_days": settings.BIN_DAYS,
        "story_days": settings.STORY_DAYS,
        "can_keep": found.stage == Stage.COMPLETED or found.kept,
    }
    return render_page(request, "stories/details.html", context, status=status)


@require_POST
def story_keep(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Hold a finished book for ever, or let it end in its time again."""
    found = get_story(request, story_id)
    keep = request.POST.get("keep") == "yes"
    take(
        request,
        VersionedForm(request.POST),
        action="keep_story",
        about=found.pk,
        effect=lambda seen: services.keep_story(found, keep=keep, seen=seen),
    )
    messages.success(request, "This book is kept for good." if keep else "This book ends in its time again.")
    return redirect("stories:story_rename", found.pk)


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
    found = get_story_anywhere(request, story_id)
    services.delete_story(found)
    messages.success(request, f"“{found.title}” is in the bin for {settings.BIN_DAYS} days.")
    return redirect("stories:library")


@require_safe
def bin_(request: AuthorRequest) -> HttpResponse:
    """What was deleted, until it is deleted for good."""
    stories = Story.objects.for_author(request.user).in_bin().order_by("-deleted_at")
    rows = [(s, s.deleted_at + timedelta(days=settings.BIN_DAYS)) for s in stories if s.deleted_at]
    return render_page(request, "stories/bin.html", {"rows": rows, "bin_days": settings.BIN_DAYS})


@require_POST
def story_restore(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    found = get_story_anywhere(request, story_id)
    services.restore_story(found)
    messages.success(request, f"“{found.title}” is back on your shelf.")
    return redirect("stories:library")


@require_POST
def story_erase(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    found = get_story_in_bin(request, story_id)
    services.erase_story(found)
    messages.success(request, f"“{found.title}” and everything made from it is deleted for good.")
    return redirect("stories:bin")
