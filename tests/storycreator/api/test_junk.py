"""Whatever is sent, no fault of ours and nothing that the document does not say."""

from collections.abc import Iterator

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from stories.models import Story
from storycreator.api.throttles import per_address, per_token
from tests.storycreator.api.caller import Caller
from tests.storycreator.api.ids import ids_of
from tests.storycreator.api.junk import send_junk

CASES = 150


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is sent away for asking often."""
    for throttle in (per_token, per_address):
        monkeypatch.setattr(throttle, "num_requests", 1_000_000)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A request that ends leaves the connection, and with it the transaction of the test, open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("patient", "one_connection")
# It is sent by WSGI, in the thread of the test; the server's own road is ASGI.
@pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume")
def test_schemathesis_finds_nothing(api: Caller, approved: Story) -> None:
    outcome = send_junk(
        get_wsgi_application(), token=api.token, ids=ids_of(approved), cases=CASES, random=20_261
    )
    assert outcome.cases >= CASES * 0.8
    assert {200, 404, 409, 422} <= set(outcome.statuses)
    assert not any(status >= 500 for status in outcome.statuses)
