"""The concepts of an idea, and the choice of one."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from stories import services
from stories.access import get_concept, get_story
from stories.models import Concept, Idea, Story
from stories.views.answers import action_of, take
from storycreator.errors import AuthorError
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_partials

PAGE = "stories/concepts.html"
STOPS = "The suggestions stop. What was suggested before stays."


@require_safe
def concepts(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """The cards of the newest idea, and the earlier rounds."""
    return _cards_page(request, story_id)


@require_POST
def concept_choose(request: AuthorRequest, story_id: UUID, concept_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    concept = get_concept(story, concept_id)
    refused = _refusal(
        request, story, effect=lambda seen: services.choose_concept(story, concept=concept, seen=seen)
    )
    return refused or redirect("stories:draft", story.pk)


@require_POST
def more_like_this(request: AuthorRequest, story_id: UUID, concept_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    concept = get_concept(story, concept_id)
    return _suggest(
        request,
        story,
        effect=lambda seen: services.more_like_this(story, concept=concept, seen=seen, read=True),
    )


@require_POST
def three_new(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    return _suggest(request, story, effect=lambda seen: services.three_new(story, seen=seen, read=True))


@require_POST
def suggest_again(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    return _suggest(request, story, effect=lambda seen: services.suggest_again(story, seen=seen, read=True))


@require_POST
def suggest_stop(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    return _suggest(request, story, effect=lambda _: services.stop_suggesting(story), said=STOPS)


def _suggest(
    request: AuthorRequest, story: Story, *, effect: Callable[[int], object], said: str = ""
) -> HttpResponse:
    refused = _refusal(request, story, effect=effect)
    if refused:
        return refused
    return (
        _cards_page(request, story.pk, said=said) if request.htmx else redirect("stories:concepts", story.pk)
    )


def _refusal(request: AuthorRequest, story: Story, *, effect: Callable[[int], object]) -> HttpResponse | None:
    """Take an action; return the present cards with the reason when it was refused."""
    form = VersionedForm(request.POST)
    try:
        take(request, form, action=action_of(request), about=request.path, effect=effect)
    except AuthorError as error:
        return _cards_page(request, story.pk, refusal=error.message)
    return None


def _cards_page(request: AuthorRequest, story_id: UUID, *, refusal: str = "", said: str = "") -> HttpResponse:
    """The cards as they are now; with `refusal` as a 409. `said`: what came of an action, for the ear."""
    cards = _cards(get_story(request, story_id))
    context = {**cards, "refusal": refusal, "said": said, "stands_still": bool(refusal)}
    status = HTTPStatus.CONFLICT if refusal else HTTPStatus.OK
    return render_partials(request, PAGE, "concepts", context=context, status=status)


def _cards(story: Story) -> dict[str, Any]:
    ideas = list(story.ideas.prefetch_related("concepts"))
    newest = ideas[-1]
    is_answered = bool(_cards_of(newest))
    # While a round is under way nothing stands there; one that failed leaves the cards of the one before.
    shown = newest if is_answered or not newest.error else _last_with_cards(ideas) or newest
    return {
        "story": story,
        "here": "concept_selection",
        "idea": newest,
        "cards": _cards_of(shown),
        "earlier": [c for idea in reversed(ideas) if idea is not shown for c in _cards_of(idea)],
        "working": not is_answered and not newest.error,
        "failed": "" if is_answered else newest.error,
    }


def _cards_of(idea: Idea) -> list[Concept]:
    return list(idea.concepts.all())


def _last_with_cards(ideas: list[Idea]) -> Idea | None:
    return next((idea for idea in reversed(ideas) if _cards_of(idea)), None)
