from threading import Thread

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """From an idea to approved scenes."""

    name = "stories"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from stories import checks, chosen  # noqa: F401
        from storycreator.config import refuse

        for sentence in chosen.faults():
            refuse(sentence)

    def prepare(self) -> None:
        """Load the writer beside the first requests: the first author should not wait for it."""
        from stories import chosen
        from stories.writers import warm_up

        Thread(target=warm_up, args=[chosen.writer(), chosen.endpoint()], daemon=True).start()
