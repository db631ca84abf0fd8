from threading import Thread

from django.apps import AppConfig
from django.conf import settings


class StoryCreatorConfig(AppConfig):
    """The ground: accounts, jobs, progress."""

    name = "storycreator"
    verbose_name = "Accounts and work"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from storycreator import checks  # noqa: F401 - registers them

    def prepare(self) -> None:
        """Make the typeface of the pages beside the first requests: it takes seconds, and only once."""
        from storycreator.fonts import make_beside

        Thread(target=make_beside, args=[settings.DATA_DIR / "fonts"], daemon=True).start()
