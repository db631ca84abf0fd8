"""What the ledger forgets: ended jobs and old submissions."""

from datetime import timedelta

from django.utils import timezone

from storycreator.jobs.models import Job
from storycreator.models import Submission

DAYS = 7
"""How long an ended job is kept, in days."""


def sweep() -> int:
    """Delete jobs that ended more than `DAYS` ago and submissions past theirs; returns how many rows."""
    now = timezone.now()
    jobs, _ = Job.objects.filter(finished_at__lt=now - timedelta(days=DAYS)).delete()
    old = Submission.objects.filter(created_at__lt=now - timedelta(days=Submission.DAYS))
    submissions, _ = old.delete()
    return jobs + submissions
