"""What templates of a book need besides its rows."""

from collections.abc import Iterable
from uuid import UUID

from django import template

from narration.making import clock
from narration.models import EditionScene, EditionState
from stories.models import Story

register = template.Library()

register.filter("clock", clock)


@register.simple_tag
def covers(stories: Iterable[Story]) -> dict[UUID, UUID]:
    """The pictures on the covers of the books among `stories`, by story; one query for a whole shelf."""
    scenes = EditionScene.objects.filter(edition__book__story__in=stories, edition__state=EditionState.WHOLE)
    found = scenes.exclude(illustration=None).order_by("edition__number", "-number")
    # The newest edition's first picture comes last and stays.
    return dict(found.values_list("edition__book__story_id", "illustration_id"))


@register.filter
def of_story(found: dict[UUID, UUID], story: Story) -> UUID | None:
    """What was found for a story."""
    return found.get(story.pk)
