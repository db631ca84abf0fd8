"""The one road from a job on the event loop to the database."""

from collections.abc import Callable

from asgiref.sync import sync_to_async
from django.db import connections, transaction


async def transact[T](ask: Callable[[], T]) -> T:
    """Run `ask` in one whole transaction, off the loop, and return what it returns."""

    def whole() -> T:
        with transaction.atomic():
            return ask()

    return await off_loop(whole)


async def off_loop[T](ask: Callable[[], T]) -> T:
    """Run `ask`, which opens its own transactions, off the loop, and return what it returns.

    Thread-sensitive: all jobs share one thread and so one connection. SQLite has one writer anyway, and a
    queue in front of it is fairer than many connections that sleep on "database is locked"; under
    `async_to_sync` the thread is the caller's, so that a test's transaction is seen.
    """

    def with_a_sound_connection() -> T:
        # Before: a connection the database has closed meanwhile; after: one that an error has broken.
        drop_stale_connections()
        try:
            return ask()
        finally:
            drop_stale_connections()

    return await sync_to_async(with_a_sound_connection, thread_sensitive=True)()


def drop_stale_connections() -> None:
    """Close this thread's connections that are broken or too old, but for those inside a transaction.

    Django's own `close_old_connections` closes those too, and with them the transaction of a test.
    """
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
