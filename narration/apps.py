from django.apps import AppConfig


class NarrationConfig(AppConfig):
    """From approved scenes to a finished book."""

    name = "narration"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from narration import checks  # noqa: F401  (registers them)

    def prepare(self) -> None:
        """Load the narrators of the voice that is set up; called before pages are served."""
        from narration.narrators import load_narrators

        load_narrators()
