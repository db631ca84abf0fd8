"""Run as a module: print, as JSON, what one review page of a story costs in queries and processor time."""

import json
import os
import sys
import time

import django

WARM_UP, TIMES = 5, 20


def main(story: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "storycreator.settings")
    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from stories.models import Story

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    client = Client()
    client.force_login(Story.objects.get(pk=story).author, backend=settings.AUTHENTICATION_BACKENDS[0])
    address = f"/stories/{story}/review/"
    for _ in range(WARM_UP):
        assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    # Now: the next request forgets what this one has asked.
    asked = [query["sql"] for query in queries]
    began = time.process_time()
    for _ in range(TIMES):
        client.get(address)
    spent = (time.process_time() - began) / TIMES
    print(json.dumps({"queries": len(asked), "milliseconds": 1000 * spent}))
    for query in asked:
        print(query[:300], file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
