"""A browser whose forms need their tokens."""

import pytest
from django.test import Client

from storycreator.models import User


@pytest.fixture
def strict_client(owner: User) -> Client:
    """The owner's browser, with the tokens of forms really asked for."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
    return client
