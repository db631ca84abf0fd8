"""Settings that are right one by one and wrong together are told at every start."""

from types import SimpleNamespace

import pytest
from django.core.checks import Tags, run_checks
from django.db import connection

from storycreator import checks

pytestmark = pytest.mark.django_db


def ids() -> set[str]:
    found = run_checks(tags=[Tags.security, Tags.compatibility])
    return {message.id or "" for message in found if (message.id or "").startswith(checks.__package__ or "")}


def test_the_settings_of_ones_own_machine_are_clean():
    assert ids() == set()


def test_open_sign_up_without_mail(settings):
    settings.CONFIG = SimpleNamespace(SIGN_UP="open", DEFAULT_FROM_EMAIL="us@stories.example")
    assert ids() == {"storycreator.W001"}
    settings.MAIL_WORKS = True
    assert ids() == set()


def test_mail_without_a_sender(settings):
    settings.CONFIG, settings.MAIL_WORKS = SimpleNamespace(SIGN_UP="", DEFAULT_FROM_EMAIL=""), True
    assert ids() == {"storycreator.W003"}


def test_a_public_address_without_tls(settings):
    settings.BASE_URL = "http://stories.example"
    assert ids() == {"storycreator.W002"}


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:8000"])
def test_loopback_needs_no_tls(settings, host: str):
    settings.BASE_URL = f"http://{host}"
    assert ids() == set()


def test_https_without_a_proxy_that_is_believed(settings):
    settings.BASE_URL = "https://stories.example"
    assert ids() == {"storycreator.I001"}


def test_sqlite_that_takes_its_lock_late(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "transaction_mode", "DEFERRED")
    assert ids() == {"storycreator.E001"}
