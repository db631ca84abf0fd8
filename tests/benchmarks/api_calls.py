"""Run as a module: print, as JSON, what every call of the API costs in queries and processor time."""

import json
import os
import time
from collections.abc import Callable
from typing import Any

import django

WARM_UP, TIMES = 2, 6
STORIES = 1_000


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "storycreator.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    from tests.storycreator.api.ready import READY

    print(json.dumps([*readings(), *(change(call) for call in READY)]))


def readings() -> list[dict[str, Any]]:
    """The calls that read, beside the pages that show the same."""
    from stories.models import Idea, Story
    from tests.conftest import signed_in
    from tests.factories import make_approved_story, make_book, make_reviewed_story, make_user
    from tests.storycreator.api.caller import caller_of

    author = make_user()
    api, browser = patient(caller_of(author)), signed_in(author)
    reviewed = make_reviewed_story(author=author, scenes=6)
    made = make_book(story=make_approved_story(author=author, scenes=6), asked_at="2026-01-01T00:00Z").story
    at = {"review": f"/stories/{reviewed.pk}/review/", "generate": f"/stories/{made.pk}/generate/"}
    told = [
        beside("GET session, in review", lambda: api.get(f"session/{reviewed.pk}"), browser, at["review"]),
        beside(
            "GET session, making the book", lambda: api.get(f"session/{made.pk}"), browser, at["generate"]
        ),
        beside("GET narrators", lambda: api.get("narrators"), browser, f"/stories/{made.pk}/narrator/"),
        beside("GET sessions, of 2 stories", lambda: api.get("sessions?limit=100"), browser, "/"),
    ]
    stories = Story.objects.bulk_create(Story(author=author, title=f"Story {n}") for n in range(STORIES))
    Idea.objects.bulk_create(Idea(story=story, round=1, prompt="A lamp") for story in stories)
    listed = lambda: api.get("sessions?limit=100")  # noqa: E731
    return [*told, beside(f"GET sessions, 100 of {STORIES + 2} stories", listed, browser, "/")]


def beside(name: str, ask: Callable[[], Any], browser: Any, page: str) -> dict[str, Any]:
    """What a call costs, and what the page that shows the same does."""
    told = {"name": name, "reads": True, **cost(ask)}
    return {**told, "page": {"name": page.split("/")[-2] or "library", **cost(lambda: browser.get(page))}}


def change(call: str) -> dict[str, Any]:
    """What a call costs that changes something; what it did is taken back each time."""
    costs = [taken_back(call) for _ in range(WARM_UP + TIMES)]
    return {"name": f"POST {call}", "reads": False, **mean(costs[WARM_UP:])}


def taken_back(call: str) -> dict[str, float]:
    from django.db import transaction

    from tests.factories import make_user
    from tests.storycreator.api.caller import caller_of
    from tests.storycreator.api.ready import READY

    with transaction.atomic():
        author = make_user()
        story, body = READY[call](author)
        api = patient(caller_of(author))
        api.get("narrators")
        spent = once(lambda: api.about(story, call, **body))
        transaction.set_rollback(True)
    return spent


def patient(api: Any) -> Any:
    """The same caller, whom nobody sends away for asking often."""
    from storycreator.api.throttles import per_address, per_token

    per_token.num_requests = per_address.num_requests = 1_000_000
    return api


def cost(ask: Callable[[], Any]) -> dict[str, float]:
    return mean([once(ask) for _ in range(WARM_UP + TIMES)][WARM_UP:])


def once(ask: Callable[[], Any]) -> dict[str, float]:
    from django.db import connection

    before = connection.execute_wrapper
    count = 0

    def counting(execute: Any, *args: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*args)

    with before(counting):
        began = time.process_time()
        answer = ask()
        spent = 1000 * (time.process_time() - began)
    assert answer.status_code in (200, 202), answer.content
    return {"queries": count, "milliseconds": spent}


def mean(costs: list[dict[str, float]]) -> dict[str, float]:
    return {name: sum(cost[name] for cost in costs) / len(costs) for name in ("queries", "milliseconds")}


if __name__ == "__main__":
    main()
