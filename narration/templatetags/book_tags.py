"""What templates of a book need besides its rows."""

from collections.abc import Iterable
from uuid import UUID

from django import template
from django.db.models import BooleanField, ExpressionWrapper, F, Q

from narration.making import clock
from narration.models import EditionScene, EditionState, Illustration
from narration.removing import Held, held_by
from stories.models import Revision, Story

register = template.Library()

register.filter("clock", clock)


@register.simple_tag
def covers(stories: Iterable[Story]) -> dict[UUID, Illustration]:
    """The pictures on the covers of the books among `stories`, by story; one query for a whole shelf."""
    scenes = EditionScene.objects.filter(edition__book__story__in=stories, edition__state=EditionState.WHOLE)
    chosen = ExpressionWrapper(Q(number=F("edition__cover_number")), output_field=BooleanField())
    drawn = scenes.exclude(illustration=None).annotate(is_chosen=chosen)
    found = drawn.order_by("edition__number", "is_chosen", "-number")
    # The newest edition's chosen picture comes last and stays, or its first one.
    shown = found.select_related("edition__book", "illustration")
    return {scene.edition.book.story_id: scene.illustration for scene in shown if scene.illustration}


@register.simple_tag
def editions_with(version: Revision) -> list[Held]:
    """The editions of the book that hold a text, the newest first."""
    return held_by(version)


@register.filter
def of_story(found: dict[UUID, Illustration], story: Story) -> Illustration | None:
    """What was found for a story."""
    return found.get(story.pk)
