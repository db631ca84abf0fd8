from django.apps import AppConfig


class StoryCreatorConfig(AppConfig):
    """The ground: accounts, jobs, progress."""

    name = "storycreator"
    verbose_name = "Accounts and work"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from storycreator import checks  # noqa: F401 - registers them
