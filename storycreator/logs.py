"""What must not stand in a log."""

import logging
import re

_SECRET_PATHS = re.compile(r"/(first-run|sign-in)/[^\s/\"']+")


class WithoutLinks(logging.Filter):
    """Take the secrets of one-time links out of every line: whoever reads a log could sign in by them."""

    def filter(self, record: logging.LogRecord) -> bool:
        line = record.getMessage()
        record.msg, record.args = _SECRET_PATHS.sub(r"/\1/…", line), ()
        return True
