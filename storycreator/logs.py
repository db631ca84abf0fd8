"""How the log is written: one line an event, `key=value`, with the id of the request it belongs to.

Never the text of an idea, a scene or a prompt: an event names ids, counts and outcomes.
"""

import re
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

_SECRET_PATHS = re.compile(r"/(first-run|sign-in|reset/key|confirm-email)/[^\s/\"']+")
_FIRST = ("timestamp", "level", "event", "logger", "request_id")


def without_links(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Take the secrets of one-time links out: whoever reads a log could sign in by them."""
    return {
        key: _SECRET_PATHS.sub(r"/\1/…", value) if isinstance(value, str) else value
        for key, value in event.items()
    }


def render(logger: Any, method: str, event: EventDict) -> str:
    """Return the event as one line; a traceback follows on lines of its own."""
    traceback = event.pop("exception", "")
    line = structlog.processors.LogfmtRenderer(key_order=_FIRST, drop_missing=True)(logger, method, event)
    return f"{line}\n{traceback}" if traceback else line


_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
    without_links,
]


def configure() -> dict[str, Any]:
    """Set structlog up and return Django's LOGGING, so that both write the same lines."""
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": _SHARED,
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            # Django's own console handler, on where DEBUG is, would write a second line with the secrets.
            "django": {"handlers": [], "level": "INFO"},
            # Strands prints prompts at DEBUG; Daphne an access line a request.
            **{name: {"level": "WARNING"} for name in ("strands", "daphne", "httpx", "django.channels")},
        },
    }
