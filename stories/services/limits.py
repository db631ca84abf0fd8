"""What an author may ask the writer for: after consent, within the day's money, not too much at once."""

from decimal import Decimal
from uuid import UUID

from django.db.models import Count

from stories.models import Story
from stories.services.consent import require_consent
from storycreator import budget
from storycreator.errors import TooManyAtOnce
from storycreator.jobs.models import Job

MOST_AT_ONCE = 40
"""Jobs of one author that may wait or run when more is asked for: several drafts and books side by side."""
TRY_AGAIN = 60
"""Seconds after which some of that many jobs will have ended."""
TOO_MANY = (
    "{count} texts, recordings and pictures are under way for you already; from {most} on, others have their "
    "turn first. Nothing was changed. Wait until some of it is ready, or stop some of it, then try again."
)


def require_leave(author_id: int, *, most: Decimal) -> None:
    """Raise unless the writer may be asked for something that may cost `most`.

    `ConsentNeeded` before the author has agreed, `BudgetSpent` when the money of the day is used up,
    `TooManyAtOnce` when too much is under way.
    """
    require_consent(author_id)
    budget.require_money(author_id, most=most)
    count = live_jobs(author_id)
    if count >= MOST_AT_ONCE:
        raise TooManyAtOnce(TOO_MANY.format(count=count, most=MOST_AT_ONCE), seconds=TRY_AGAIN)


def live_jobs(author_id: int) -> int:
    """Return how many jobs wait or run for the stories of an author."""
    counted = Job.objects.live().exclude(topic="").values_list("topic").annotate(jobs=Count("pk"))
    by_topic = dict(counted)
    keys = [UUID(topic.removeprefix("story:")) for topic in by_topic if topic.startswith("story:")]
    own = Story.objects.filter(author_id=author_id, pk__in=keys)
    return sum(by_topic[story.topic] for story in own)
