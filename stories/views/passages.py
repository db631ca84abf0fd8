"""The passage that a form is about: taken from what was sent, and shown again."""

from django.http import QueryDict

from stories.access import get_revision
from stories.craft import sentences_around
from stories.forms import FeedbackForm
from stories.models import Story
from stories.schemas import SCENE_CHARS, Passage
from stories.services import Marked
from stories.views.desks import Desk


def marked_of(story: Story, form: FeedbackForm) -> Marked | None:
    """Return the passage that a form marks, in the text of the story that it was marked in; None for all.

    Raises 404 for a text of another story.
    """
    fields = form.cleaned_data
    if fields.get("start") is None or fields.get("begun_with") is None:
        return None
    revision = get_revision(story, fields["begun_with"])
    start = fields["start"]
    end = fields.get("end") or sentences_around(revision.content, (start, start + 1))[1]
    return Marked(revision, start, end)


def pick_again(story: Story, desk: Desk, form: FeedbackForm) -> None:
    """Show the passage that a form marked which was refused, where it stands now."""
    found = marked_of(story, form)
    if found and found.start < found.end:
        desk.pick(found.revision, Passage(start=found.start, end=found.end))


def pick_asked(desk: Desk, query: QueryDict) -> None:
    """Mark the passage that an address names by `start` and `end` in the text `of`, if that is in use."""
    current = desk.scene.current
    ends = [query.get(name, "") for name in ("start", "end")]
    if desk.mode != "ask" or current is None or query.get("of") != str(current.pk):
        return
    if all(end.isdecimal() and len(end) <= len(str(SCENE_CHARS)) for end in ends):
        start, end = map(int, ends)
        if start < end <= len(current.content):
            desk.pick(current, Passage(start=start, end=end))
