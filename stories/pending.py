"""The work that is under way for a story: which live jobs belong to which row."""

from collections.abc import Iterable
from uuid import UUID

from stories.models import Concept, Draft, Idea, Origin, Revision, RevisionState, Story
from storycreator.jobs.models import Job, JobQuerySet

SUGGEST, OUTLINE, WRITE, REWRITE = "suggest_concepts", "outline_draft", "write_scene", "rewrite_scene"
OUTLINE_AHEAD = "outline_ahead"
DELETE, REMOVE = "delete_story", "remove_revision"


def jobs_of_story(story: Story) -> JobQuerySet:
    """Everything under way for a story, its book's parts included."""
    return Job.objects.live().filter(topic=story.topic)


def at_work(stories: Iterable[Story]) -> set[UUID]:
    """The ids of those of `stories` for which something is under way, in one query."""
    topics = {story.topic: story.pk for story in stories}
    live = Job.objects.live().filter(topic__in=topics).values_list("topic", flat=True)
    return {topics[topic] for topic in live}


def deletions(story: Story) -> JobQuerySet:
    """The job that deletes a story for good; it bears no topic, to outlive every stop of the story's work."""
    return Job.objects.live().filter(kind=DELETE, args__story_id=str(story.pk))


def outlines_ahead(story: Story) -> JobQuerySet:
    """The plans of concepts that nobody has chosen yet; they bear no topic, since nobody waits for them."""
    return Job.objects.live().filter(kind=OUTLINE_AHEAD, args__story_id=str(story.pk))


def planning_lock(concept: Concept) -> str:
    """Whoever plans a concept holds this, so that a draft of it waits for a plan that is being made ahead."""
    return f"concept:{concept.pk}:outline"


def suggestions(story: Story) -> JobQuerySet:
    """The rounds of concepts that are being suggested."""
    return jobs_of_story(story).filter(kind=SUGGEST)


def jobs_of_idea(idea: Idea) -> JobQuerySet:
    return Job.objects.live().filter(kind=SUGGEST, args__idea_id=str(idea.pk))


def jobs_of_draft(draft: Draft) -> JobQuerySet:
    """The outline or the first texts that are being written for a draft; no rewrites."""
    writing = Revision.objects.filter(
        scene__draft=draft, state=RevisionState.WRITING, origin=Origin.DRAFT
    ).values_list("pk", flat=True)
    live = Job.objects.live()
    outline = live.filter(kind=OUTLINE, args__draft_id=str(draft.pk))
    return outline | live.filter(kind=WRITE, args__revision_id__in=[str(pk) for pk in writing])


def jobs_of_revision(revision: Revision) -> JobQuerySet:
    return Job.objects.live().filter(kind__in=(WRITE, REWRITE), args__revision_id=str(revision.pk))
