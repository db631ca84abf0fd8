"""What must always be true of the ledger."""

from django.db.models import Count, QuerySet

from storycreator.invariants import invariant
from storycreator.jobs.handlers import known_kinds
from storycreator.jobs.models import LIVE, Job, JobStatus
from storycreator.models import Spending


def _names(jobs: QuerySet[Job]) -> list[str]:
    return [str(job) for job in jobs.order_by("pk")]


@invariant("no job runs past its lease")
def no_job_runs_past_its_lease() -> list[str]:
    return _names(Job.objects.overdue())


@invariant("a running job has an owner")
def a_running_job_has_an_owner() -> list[str]:
    return _names(Job.objects.filter(status=JobStatus.RUNNING, owner=""))


@invariant("no two live jobs have the same dedup")
def no_two_live_jobs_have_the_same_dedup() -> list[str]:
    live = Job.objects.live().exclude(dedup=None)
    twice = live.values("dedup").annotate(jobs=Count("pk")).filter(jobs__gt=1)
    return [f"{row['dedup']} ({row['jobs']} jobs)" for row in twice]


@invariant("an ended job has the time of its end, a live one has none")
def an_ended_job_has_the_time_of_its_end() -> list[str]:
    ended_without = Job.objects.exclude(status__in=LIVE).filter(finished_at=None)
    live_with = Job.objects.live().exclude(finished_at=None)
    return _names(ended_without) + _names(live_with)


@invariant("every queued job is of a known kind")
def every_queued_job_is_of_a_known_kind() -> list[str]:
    return _names(Job.objects.filter(status=JobStatus.QUEUED).exclude(kind__in=known_kinds()))


@invariant("no money is reserved without a live job")
def no_money_is_reserved_without_a_live_job() -> list[str]:
    return [f"spending {pk}" for pk in Spending.objects.left_behind().values_list("pk", flat=True)]
