"""The sockets of stories."""

from django.urls import path

from stories.consumers import StoryConsumer

story_socket = StoryConsumer.as_asgi()  # type: ignore[no-untyped-call]
websocket_urlpatterns = [path("ws/stories/<uuid:story_id>/", story_socket)]
