"""Run as a module in a data folder of its own: a thousand cases of Schemathesis, and their answers.

`python -m tests.benchmarks.api_junk [CASES] [SEED]` prints JSON; the first finding ends it with a traceback.
"""

import json
import os
import sys

import django

CASES, SEED = 1_000, 20_261


def main(cases: int = CASES, random: int = SEED) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "storycreator.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    from storycreator.api.throttles import per_address, per_token
    from storycreator.tokens import make_token
    from tests.factories import make_approved_story, make_user
    from tests.storycreator.api.ids import ids_of
    from tests.storycreator.api.junk import send_junk

    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    per_token.num_requests = per_address.num_requests = 1_000_000
    author = make_user()
    ids = ids_of(make_approved_story(author=author))
    token = make_token(author, name="junk")[1]
    outcome = send_junk(get_wsgi_application(), token=token, ids=ids, cases=cases, random=random)
    print(json.dumps({"cases": outcome.cases, "statuses": outcome.statuses, "calls": outcome.calls}))


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
