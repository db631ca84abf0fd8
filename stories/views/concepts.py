"""From an idea to a chosen concept."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stories import services
from stories.access import get_concept, get_story
from stories.forms import IdeaForm, VersionedForm
from stories.models import Idea, Story
from stories.views.answers import take
from storycreator.errors import AuthorError
from storycreator.web import AuthorRequest, render_page, render_partials

PAGE = "stories/concepts.html"
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
    form = IdeaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = take(
                request,
                form,
                action="start_story",
                about="",
                effect=lambda _: services.start_story(
                    request.user, prompt=form.cleaned_data["prompt"], brief=form.brief()
                ),
            )
            return redirect("stories:concepts", made)
        except AuthorError as error:
            form.add_error("prompt", error.message)
    return _idea_page(request, form, story=None)


@require_http_methods(["GET", "HEAD", "POST"])
def start_over(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Change the idea of a story; what was made from the former one stays."""
    story = get_story(request, story_id)
    brief = story.idea.brief
    former = {"prompt": story.idea.prompt, "scenes": brief.scenes, "words": brief.words}
    form = IdeaForm(request.POST or None, initial={**former, "point_of_view": brief.point_of_view})
    if request.method == "POST" and form.is_valid():
        try:
            take(
                request,
                form,
                action="start_over",
                about=story.pk,
                effect=lambda seen: services.start_over(
                    story, prompt=form.cleaned_data["prompt"], brief=form.brief(), seen=seen
                ),
            )
            return redirect("stories:concepts", story.pk)
        except AuthorError as error:
            form.add_error("prompt", error.message)
    return _idea_page(request, form, story=story)


def _idea_page(request: AuthorRequest, form: IdeaForm, *, story: Story | None) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render_page(request, "stories/idea.html", {"form": form, "story": story, "examples": EXAMPLES}, status=status)


@require_GET
def concepts(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """The cards of the newest idea, and the earlier rounds."""
    story = get_story(request, story_id)
    return render_partials(request, PAGE, "concepts", context=_cards(story))


@require_POST
def concept_choose(request: AuthorRequest, story_id: UUID, concept_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    concept = get_concept(story, concept_id)
    try:
        take(
            request,
            VersionedForm(request.POST),
            action="choose_concept",
            about=concept.pk,
            effect=lambda seen: services.choose_concept(story, concept=concept, seen=seen),
        )
    except AuthorError as error:
        return _conflict(request, story_id, error)
    return redirect("stories:draft", story.pk)


@require_POST
def more_like_this(request: AuthorRequest, story_id: UUID, concept_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    concept = get_concept(story, concept_id)
    return _suggest(
        request, story, about=concept.pk, effect=lambda seen: services.more_like_this(story, concept=concept, seen=seen)
    )


@require_POST
def three_new(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    return _suggest(request, story, about="new", effect=lambda seen: services.three_new(story, seen=seen))


@require_POST
def suggest_again(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    return _suggest(request, story, about="again", effect=lambda seen: services.suggest_again(story, seen=seen))


@require_POST
def suggest_stop(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    return _suggest(request, story, about="stop", effect=lambda _: services.stop_suggesting(story))


def _suggest(request: AuthorRequest, story: Story, *, about: object, effect: Any) -> HttpResponse:
    action = str(request.resolver_match.url_name) if request.resolver_match else ""
    try:
        take(request, VersionedForm(request.POST), action=action, about=about, effect=effect)
    except AuthorError as error:
        return _conflict(request, story.pk, error)
    if not request.htmx:
        return redirect("stories:concepts", story.pk)
    return concepts_fragment(request, story.pk)


def concepts_fragment(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """The cards as they are now, for the page that asked."""
    return render_partials(request, PAGE, "concepts", context=_cards(get_story(request, story_id)))


def _conflict(request: AuthorRequest, story_id: UUID, error: AuthorError) -> HttpResponse:
    context = {**_cards(get_story(request, story_id)), "refusal": error.message}
    return render_partials(request, PAGE, "concepts", context=context, status=HTTPStatus.CONFLICT)


def _cards(story: Story) -> dict[str, Any]:
    ideas = list(story.ideas.prefetch_related("concepts").select_related("parent"))
    newest = ideas[-1]
    shown = newest if _cards_of(newest) or not newest.error else _last_with_cards(ideas) or newest
    working = not _cards_of(newest) and not newest.error
    return {
        "story": story,
        "here": "concept_selection",
        "idea": newest,
        "cards": _cards_of(shown),
        "earlier": [c for idea in reversed(ideas) if idea is not shown for c in _cards_of(idea)],
        "working": working,
        "failed": newest.error if not _cards_of(newest) else "",
    }


def _cards_of(idea: Idea) -> list[Any]:
    return list(idea.concepts.all())


def _last_with_cards(ideas: list[Idea]) -> Idea | None:
    return next((idea for idea in reversed(ideas) if _cards_of(idea)), None)
