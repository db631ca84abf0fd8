"""What the staff sees of accounts and of work."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from storycreator.errors import AuthorError
from storycreator.jobs import ledger
from storycreator.jobs.models import Job
from storycreator.jobs.retries import retry
from storycreator.models import User

admin.site.site_header = admin.site.site_title = "Story Creator"


class ReadOnly:
    """Rows that the staff can look at and nothing else."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(User)
class AuthorAdmin(UserAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Accounts: made, switched off, given rights. Not deleted: stories go by their own road, files first."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Job)
class JobAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Work is looked at here, stopped, and asked for again; its rows are the ledger's alone."""

    list_display = ("kind", "status", "story", "attempts", "error", "created_at", "started_at", "finished_at")
    list_filter = ("status", "kind", "priority")
    search_fields = ("kind", "topic", "error", "request_id")
    date_hierarchy = "created_at"
    ordering = ("-pk",)
    actions = ("retry", "cancel")

    @admin.display(ordering="topic")
    def story(self, job: Job) -> str:
        """The id of the story that the job is for."""
        return job.topic.removeprefix("story:")

    @admin.action(description="Stop", permissions=["operate"])
    def cancel(self, request: HttpRequest, jobs: QuerySet[Job]) -> None:
        for job in jobs:
            self.log_change(request, job, "Stopped.")
        count = ledger.cancel(jobs)
        self.message_user(request, f"{count} jobs are stopped.", messages.SUCCESS)

    @admin.action(description="Try again", permissions=["operate"])
    def retry(self, request: HttpRequest, jobs: QuerySet[Job]) -> None:
        for job in jobs:
            try:
                retry(job)
            except AuthorError as refusal:
                self.message_user(request, f"{job}: {refusal}", messages.WARNING)
            else:
                self.log_change(request, job, "Asked for again.")
                self.message_user(request, f"{job} is asked for again.", messages.SUCCESS)

    def has_operate_permission(self, request: HttpRequest) -> bool:
        """Tell whether this member of the staff may stop work and ask for it again."""
        return request.user.has_perm("jobs.change_job")
