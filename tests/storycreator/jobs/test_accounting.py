"""What work has cost is stored, however often the work is stopped meanwhile."""

import asyncio
import threading

import pytest
from asgiref.sync import sync_to_async

from storycreator.jobs.work import Work
from storycreator.models import User
from tests.factories import make_job, make_user

pytestmark = pytest.mark.django_db(transaction=True)


async def test_a_charge_that_waits_its_turn_outlives_two_stops():
    work = Work(await sync_to_async(make_job)())
    begun, go = threading.Event(), threading.Event()

    def hold_the_thread() -> None:
        begun.set()
        go.wait(timeout=10)

    ahead = asyncio.create_task(work.account(hold_the_thread))
    charge = asyncio.create_task(work.account(lambda: make_user(username="charged")))
    await asyncio.to_thread(begun.wait, 10)
    for _ in range(2):
        charge.cancel()
        await asyncio.sleep(0)
    go.set()
    with pytest.raises(asyncio.CancelledError):
        await charge
    await ahead
    assert await User.objects.filter(username="charged").aexists()


async def test_what_storing_raises_is_raised():
    work = Work(await sync_to_async(make_job)())
    with pytest.raises(User.DoesNotExist):
        await work.account(lambda: User.objects.get(username="nobody"))
