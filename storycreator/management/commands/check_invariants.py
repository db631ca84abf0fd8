"""`manage.py check_invariants`: is everything true that must be?"""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from storycreator.invariants import breaches


class Command(BaseCommand):
    help = "Check what must always be true of the database: one line for each breach, exit code 1."

    def handle(self, *_args: Any, **_options: Any) -> None:
        found = list(breaches())
        for breach in found:
            self.stdout.write(breach)
        if found:
            sys.exit(1)
        self.stdout.write("Every invariant holds.")
