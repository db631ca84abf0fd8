"""What views share: the typed request, fragments, and what every template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def installation(_request: HttpRequest) -> dict[str, Any]:
    """Tell every template how this installation is set up."""
    return {
        "mail_works": settings.MAIL_WORKS,
        "sign_up_open": settings.SIGN_UP_OPEN,
        "fonts_ready": (settings.DATA_DIR / "fonts" / "literata.woff2").exists(),
    }
