"""`manage.py serve` with one kind of work of its own, to be killed and stopped by tests.

Run as a script. The job says "begun" and waits until the file `let_go` is in DATA_DIR, then has its effect.
The environment's GRACE is the seconds a job has at SIGTERM.
"""

import asyncio
import os
import signal

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "storycreator.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from storycreator import fonts  # noqa: E402
from storycreator.jobs.ledger import enqueue, handler  # noqa: E402
from storycreator.jobs.models import Job  # noqa: E402
from storycreator.management.commands import serve  # noqa: E402
from storycreator.models import User  # noqa: E402


def make_once() -> None:
    User.objects.create(username=f"effect-{User.objects.count()}")


@handler("make", gave_up=lambda job, reason: None)
async def make(work) -> None:
    print("begun", flush=True)
    # From outside the process: there is nothing to wait on but the file.
    while not (settings.DATA_DIR / "let_go").exists():  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    await work.commit(make_once)
    print("made", flush=True)


if __name__ == "__main__":
    # A shell that runs the tests in the background lets its children ignore it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    call_command("migrate", verbosity=0)
    if not Job.objects.exists():
        enqueue("make")
    # Cutting fonts takes seconds of a core and is not what is tested.
    fonts.make_beside = lambda folder: None
    serve.DRAIN_SECONDS = float(os.environ["GRACE"])
    call_command("serve", port=0)
