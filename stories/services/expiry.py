"""Stories that end by themselves: kept by their author, warned of, and then deleted for good."""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from stories.models import Story
from stories.models.story import LAST_WARNING
from stories.services.deciding import deciding
from stories.services.shelf import erase_story
from stories.workflow import Stage
from storycreator.errors import AuthorError

log = logging.getLogger(__name__)

WARN_DAYS = (7, LAST_WARNING)
"""How many days ahead of its end a story's author is warned; on the shelf, and by mail where there is one."""
SUBJECT = "“{title}” ends on {day}"
MESSAGE = """\
Your story “{title}” ends on {day}, since nobody has read or changed it for a while.

Open it to keep it: {address}

Story Creator
"""


def keep_story(story: Story, *, keep: bool, seen: int) -> None:
    """Hold a finished book for ever, or let it end in its time again."""
    with deciding(story, seen=seen):
        if keep and story.stage != Stage.COMPLETED:
            raise AuthorError("Only a finished book can be kept for ever. Nothing was changed.")
        story.kept = keep
        story.save(update_fields=["kept"])
        story.touch()


def warn_of_end() -> int:
    """Warn the authors of stories that end soon; return how many warnings there were.

    A story ends no sooner than the days after its warning, however late that comes.
    """
    return sum(_warn(story, days) for days in WARN_DAYS for story in _to_be_warned_of(days))


def erase_ended() -> int:
    """Delete for good what has lain in the bin for 30 days and what has ended; return how many stories."""
    return sum(_erase(story) for story in Story.objects.filter(_has_ended()))


def _has_ended() -> Q:
    now = timezone.now()
    in_bin = Q(deleted_at__lt=now - timedelta(days=settings.BIN_DAYS))
    return (in_bin | Story.ended(now)) & Q(erased_at=None)


def _erase(story: Story) -> bool:
    # Once more, with the row held: its author may have put it back, or read it, a moment ago.
    with transaction.atomic():
        if not Story.objects.select_for_update().filter(_has_ended(), pk=story.pk).exists():
            return False
        erase_story(story)
        return True


def _to_be_warned_of(days: int) -> list[Story]:
    unwarned = Q(warned_days=None) | Q(warned_days__gt=days)
    ending = Story.objects.filter(
        unwarned, expires_at__lt=timezone.now() + timedelta(days=days), deleted_at=None, erased_at=None
    )
    return list(ending.select_related("author"))


def _warn(story: Story, days: int) -> bool:
    ends = max(story.expires_at or timezone.now(), timezone.now() + timedelta(days=days))
    if settings.MAIL_WORKS and story.author.email:
        story.expires_at = ends
        try:
            _send(story)
        except (OSError, SMTPException) as error:
            # Not warned, so it does not end; the next sweep tries again.
            log.error("mail.failed error=%s", type(error).__name__)
            return False
    unchanged = Story.objects.filter(pk=story.pk, warned_days=story.warned_days, updated_at=story.updated_at)
    return bool(unchanged.update(warned_days=days, expires_at=ends))


def _send(story: Story) -> None:
    day = date_format(story.expires_at, "j F Y") if story.expires_at else ""
    address = f"{settings.BASE_URL}{reverse('stories:story', args=[story.pk])}"
    said = {"title": story.title, "day": day, "address": address}
    send_mail(SUBJECT.format(**said), MESSAGE.format(**said), None, [story.author.email])
