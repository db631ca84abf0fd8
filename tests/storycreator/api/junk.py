"""Cases that Schemathesis makes of the whole OpenAPI document, sent with a token to the application."""

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.config import SchemathesisConfig

DOCUMENT = "/api/v1/openapi.json"
# What a schema cannot say: a text of blanks, or one that no writer can read (422); where a file ends (416).
FINE = ["2xx", "304", "401", "404", "409", "416", "422"]
UNFIT = {
    "ignored_auth",  # it sends calls of its own without the token, of which a test of ours says more
    "use_after_free",
    "ensure_resource_availability",  # what is made is not read by the id that its call was given
}


@dataclass
class Outcome:
    """How many cases were sent, by call and by what they were answered."""

    cases: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)


def send_junk(app: Any, *, token: str, ids: dict[str, str], cases: int, random: int) -> Outcome:
    """Send about `cases` cases, fit and unfit by turns; raises what Schemathesis finds.

    Three in four of the ids are replaced by those of `ids`, so that more is met than 404.
    """
    config = SchemathesisConfig.from_dict(
        {"checks": {"positive_data_acceptance": {"expected-statuses": FINE}}}
    )
    schema = schemathesis.openapi.from_wsgi(DOCUMENT, app, config=config)
    operations = [found.ok() for found in schema.get_all_operations()]
    # Last what takes away what the others are about.
    operations.sort(key=lambda operation: operation.method == "delete")
    outcome = Outcome()
    each = math.ceil(cases / (2 * len(operations)))
    for operation in operations:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            strategy = operation.as_strategy(generation_mode=mode)
            _run(strategy, outcome, token=token, ids=ids, cases=each, random=random)
    return outcome


def _run(
    strategy: Any, outcome: Outcome, *, token: str, ids: dict[str, str], cases: int, random: int
) -> None:
    load_all_checks()
    checks = [check for check in CHECKS.get_all() if check.__name__ not in UNFIT]

    @seed(random)
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def send(case: Case) -> None:
        _replace(case.body, ids)
        _replace(case.path_parameters, ids)
        response = case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=checks)
        outcome.cases += 1
        outcome.statuses[response.status_code] += 1
        outcome.calls[case.operation.label] += 1

    send()


def _replace(fields: Any, ids: dict[str, str]) -> None:
    for name in fields if isinstance(fields, dict) else ():
        if name in ids and _is_id(fields[name]) and UUID(fields[name]).int % 4:
            fields[name] = ids[name]


def _is_id(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(UUID(value))
    except ValueError:
        return False
