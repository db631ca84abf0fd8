from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """From an idea to approved scenes."""

    name = "stories"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from stories import checks  # noqa: F401

    def purge(self) -> int:
        """Delete for good what has lain in the bin long enough or has ended; return how many stories."""
        from stories import services

        return services.erase_ended()

    def broken_invariants(self) -> list[str]:
        """Return a sentence for each row that should not be as it is."""
        from stories.invariants import broken

        return list(broken())
