"""The page of the idea: a new one, or a changed one."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from stories import services
from stories.access import get_story
from stories.consent import asked_of
from stories.forms import BRIEF, IdeaForm
from stories.models import Idea, Story
from stories.views.answers import note_saved, status_of, take
from stories.views.consents import TICK
from storycreator.clock import by_own_clock
from storycreator.errors import AuthorError, ConsentNeeded
from storycreator.web import AuthorRequest, render_page

NEW = "idea:new"
EXAMPLES = (
    "A detective who can see ghosts",
    "A lighthouse keeper gets letters for a ship that was never built",
    "Two rival bakers share one oven",
    "A robot gardener on Mars grows a flower it cannot name",
    "A dragon who is afraid of fire",
    "A young clerk finds a map that is wrong in a useful way",
)


@require_http_methods(["GET", "HEAD", "POST"])
def story_new(request: AuthorRequest) -> HttpResponse:
    """Begin a story with an idea."""
    if request.method != "POST":
        return _page(request, IdeaForm(kept_as=NEW))
    form = IdeaForm(request.POST, kept_as=NEW)
    if not form.is_valid():
        return _page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def begin(_seen: int) -> Story:
        _agree(request, form)
        prompt, brief = form.cleaned_data["prompt"], form.brief()
        return services.start_story(request.user, prompt=prompt, brief=brief, read=True)

    try:
        made = take(request, form, action="start_story", about="", effect=begin)
    except AuthorError as error:
        return _refused(request, form, error)
    note_saved(request, NEW)
    return redirect("stories:concepts", made)


@require_http_methods(["GET", "HEAD", "POST"])
def start_over(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Change the idea of a story; what was made from the former one stays."""
    story = get_story(request, story_id)
    kept_as = f"idea:{story.pk}"
    if request.method != "POST":
        return _page(request, IdeaForm(initial=_former(story), kept_as=kept_as), story=story)
    form = IdeaForm(request.POST, kept_as=kept_as)
    if not form.is_valid():
        return _page(request, form, story=story, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def begin(seen: int) -> Idea:
        _agree(request, form)
        prompt, brief = form.cleaned_data["prompt"], form.brief()
        return services.start_over(story, prompt=prompt, brief=brief, seen=seen, read=True)

    try:
        take(request, form, action="start_over", about=story.pk, effect=begin)
    except AuthorError as error:
        return _refused(request, form, error, story=get_story(request, story_id))
    note_saved(request, kept_as)
    return redirect("stories:concepts", story.pk)


def _agree(request: AuthorRequest, form: IdeaForm) -> None:
    """Keep the consent that the form brings, if it brings one."""
    mark = form.cleaned_data["agree"]
    if mark:
        services.agree(request.user, mark=mark)


def _former(story: Story) -> dict[str, object]:
    brief = story.idea.brief
    return {"prompt": story.idea.prompt, **{name: getattr(brief, name) for name in BRIEF}}


def _refused(
    request: AuthorRequest, form: IdeaForm, error: AuthorError, *, story: Story | None = None
) -> HttpResponse:
    """What was typed, with the reason beside it, at the box to be ticked, or above it all."""
    status = status_of(error)
    if isinstance(error, ConsentNeeded):
        form.add_error("agree", TICK)
    else:
        field = "prompt" if status == HTTPStatus.UNPROCESSABLE_ENTITY else None
        form.add_error(field, by_own_clock(error.message))
    return _page(request, form, story=story, status=status)


def _page(
    request: AuthorRequest, form: IdeaForm, *, story: Story | None = None, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "form": form,
        "story": story,
        "ask": asked_of(request.user.pk),
        "examples": EXAMPLES,
        "here": "idea_generation",
    }
    return render_page(request, "stories/idea.html", context, status=status)
