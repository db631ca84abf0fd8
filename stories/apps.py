from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """From an idea to approved scenes."""

    name = "stories"
    default_auto_field = "django.db.models.BigAutoField"
