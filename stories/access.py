"""The whole permission check: one getter a resource, and another author's is not there."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from stories.models import Character, Concept, Decision, Draft, Revision, Scene, Story
from storycreator.web import AuthorRequest, InTheBin


def get_story(request: AuthorRequest, story_id: UUID) -> Story:
    """Return the author's own story with what its pages need, or raise 404, also when it is in the bin.

    Whoever looks at a story reads it, and a story that is read does not end.
    """
    own = Story.objects.for_author(request.user)
    stories = own.in_library().select_related("draft__concept__idea", "concept", "book__narrator")
    story = stories.filter(pk=story_id).first()
    if story is None:
        raise InTheBin if own.in_bin().filter(pk=story_id).exists() else Http404
    story.note_reading()
    return story


def get_story_anywhere(request: AuthorRequest, story_id: UUID) -> Story:
    """Return the author's own story wherever it lies, on the shelf or in the bin, or raise 404.

    For what moves it between the two: done twice, it is done.
    """
    return get_object_or_404(Story.objects.for_author(request.user), pk=story_id)


def get_story_in_bin(request: AuthorRequest, story_id: UUID) -> Story:
    """Return the author's own story in the bin, also while it is being deleted for good, or raise 404."""
    return get_object_or_404(Story.objects.filter(author=request.user).in_bin(), pk=story_id)


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


def get_character(story: Story, character_id: UUID) -> Character:
    return get_object_or_404(Character.objects.select_related("story__draft"), pk=character_id, story=story)


def get_decision(story: Story, decision_id: UUID) -> Decision:
    return get_object_or_404(story.decisions, pk=decision_id)
