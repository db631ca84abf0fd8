"""What the ledger forgets: jobs that have ended."""

from datetime import timedelta

from django.utils import timezone

from storycreator.jobs.models import Job
from storycreator.sweeping import sweep

DAYS = 7
"""How long an ended job is kept, in days."""


@sweep("ended jobs")
def jobs() -> int:
    return Job.objects.filter(finished_at__lt=timezone.now() - timedelta(days=DAYS)).delete()[0]
