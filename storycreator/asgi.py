"""The ASGI application: pages and sockets."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "storycreator.settings")
# First: it sets Django up, which the imports below need.
pages = get_asgi_application()

from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402

from stories.routing import websocket_urlpatterns  # noqa: E402
from storycreator.api.waiting import Waiting  # noqa: E402

# Channels is untyped.
routes = URLRouter(websocket_urlpatterns)  # type: ignore[no-untyped-call]
sockets = AllowedHostsOriginValidator(AuthMiddlewareStack(routes))  # type: ignore[no-untyped-call]
application = ProtocolTypeRouter({"http": Waiting(pages), "websocket": sockets})  # type: ignore[no-untyped-call]
