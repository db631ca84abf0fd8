from django.apps import AppConfig


class NarrationConfig(AppConfig):
    """From approved scenes to a finished book."""

    name = "narration"
    default_auto_field = "django.db.models.BigAutoField"
