"""The whole permission check: one getter a resource, and another author's is not there."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from stories.models import Concept, Draft, Revision, Scene, Story


def get_story(request: HttpRequest, story_id: UUID, *, in_bin: bool = False) -> Story:
    """Return the author's own story with what its pages need, or raise 404.

    A story in the bin is found only by what restores or erases it.
    """
    stories = Story.objects.for_author(request.user)
    stories = stories.in_bin() if in_bin else stories.in_library()
    return get_object_or_404(stories.select_related("draft__concept", "concept", "book__narrator"), pk=story_id)


def get_concept(story: Story, concept_id: UUID) -> Concept:
    return get_object_or_404(Concept.objects.select_related("idea"), pk=concept_id, idea__story=story)


def get_draft(story: Story, draft_id: UUID) -> Draft:
    return get_object_or_404(story.drafts, pk=draft_id)


def get_scene(story: Story, scene_id: UUID) -> Scene:
    scenes = Scene.objects.select_related("current", "draft__story")
    return get_object_or_404(scenes, pk=scene_id, draft__story=story)


def get_revision(story: Story, revision_id: UUID) -> Revision:
    revisions = Revision.objects.select_related("scene__draft__story", "scene__current", "based_on")
    return get_object_or_404(revisions, pk=revision_id, scene__draft__story=story)
