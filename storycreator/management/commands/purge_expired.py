"""Sweep what has ended: stories, sessions, and forms that were sent long ago."""

from datetime import timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from stories.services import erase_ended
from storycreator.models import Submission


class Command(BaseCommand):
    help = "Delete for good what has lain in the bin for 30 days or has ended. Safe to run again at any time."

    def handle(self, *_args: Any, **_options: Any) -> None:
        stories = erase_ended()
        old = Submission.objects.filter(created_at__lt=timezone.now() - timedelta(days=Submission.DAYS))
        submissions, _ = old.delete()
        import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
        self.stdout.write(
            f"{stories} stories are being deleted for good, {submissions} old forms are forgotten."
        )
