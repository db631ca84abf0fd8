#!/usr/bin/env python
"""The command line of Story Creator."""

import os
import sys


def main() -> None:
    # Stories and passwords lie in what is made here: nobody else on the machine may read it.
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "storycreator.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
