"""The author's shelf: a story's name, and its way into the bin, out of it, or out of the world."""

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from stories import pending
from stories.models import Story
from stories.services.deciding import deciding
from stories.services.wording import byline_line, title_line
from storycreator import progress
from storycreator.errors import AuthorError
from storycreator.jobs.ledger import cancel, enqueue


def rename_story(story: Story, *, title: str, byline: str, seen: int) -> None:
    """Give the story a title of its author's, and the name that stands on the book."""
    title, byline = title_line(title), byline_line(byline)
    with deciding(story, seen=seen):
        story.title, story.byline = title, byline
        story.save(update_fields=["title", "byline", "updated_at"])


def delete_story(story: Story) -> None:
    """Put the story into the bin, from which it can be taken back for 30 days; work on it stops."""
    with transaction.atomic():
        story.touch()
        story.refresh_from_db()
        if story.deleted_at or story.erased_at:
            return
        cancel(pending.jobs_of_story(story) | pending.outlines_ahead(story))
        story.deleted_at = timezone.now()
        story.save(update_fields=["deleted_at", "updated_at"])


def restore_story(story: Story) -> None:
    """Take the story out of the bin, as it was. Raises `AuthorError` when it is being deleted for good."""
    with transaction.atomic():
        story.touch()
        story.refresh_from_db()
        if story.erased_at:
            raise AuthorError("This story is being deleted for good and cannot be brought back.")
        story.deleted_at = None
        story.save(update_fields=["deleted_at", "updated_at"])
        progress.changed(story.topic, "concepts", "draft")


def erase_story(story: Story) -> None:
    """Delete the story for good: nobody sees it from now on, and a job takes its files and rows away."""
    with transaction.atomic():
        now = timezone.now()
        # In the bin as well: that is where it is found again if the deletion cannot be done.
        claimed = Story.objects.filter(pk=story.pk, erased_at=None).update(
            erased_at=now, deleted_at=Coalesce("deleted_at", now)
        )
        story.refresh_from_db()
        if not claimed and pending.deletions(story).exists():
            return
        cancel(pending.jobs_of_story(story) | pending.outlines_ahead(story))
        # Without a topic: this job must outlive every stop of the story's work.
        enqueue(pending.DELETE, story_id=str(story.pk))
