"""Sweep what has ended: stories, sessions, old rows, and objects that belong to nothing."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from storycreator.sweeping import sweep_all


class Command(BaseCommand):
    help = "Delete what has ended, as `serve` does once an hour by itself. Safe to run again at any time."

    def handle(self, *_args: Any, **_options: Any) -> None:
        swept = sweep_all()
        for what, count in swept.items():
            self.stdout.write(f"{what}: {'failed, see the log' if count is None else count}")
        if None in swept.values():
            sys.exit(1)
