"""A token acts as its author in the API, and nowhere else."""

import pytest
from django.test import Client

from storycreator.models import ApiToken, User
from storycreator.public import is_public
from tests.addresses import Address, addresses
from tests.storycreator.api.caller import caller_of

PRIVATE = [address for address in addresses() if not is_public(address.name)]
SIGN_IN = ("/accounts/login/", "/admin/login/")


@pytest.mark.parametrize("address", PRIVATE, ids=str)
def test_a_token_of_a_superuser_opens_no_page(address: Address, staff: User):
    headers = {"authorization": f"Bearer {caller_of(staff).token}"}
    for method in (Client().get, Client().post):
        answer = method(address.path(), headers=headers)
        assert answer.status_code == 302 and answer["Location"].startswith(SIGN_IN)


def test_no_call_makes_shows_or_revokes_tokens():
    calls = [address.name for address in addresses() if address.name.startswith("api-v1:")]
    assert len(calls) > 20
    assert not [name for name in calls if "token" in name or "account" in name or "user" in name]


def test_a_call_signs_nobody_in(owner: User):
    api = caller_of(owner)
    answer = api.get("sessions")
    assert answer.status_code == 200 and not answer.cookies
    assert api.client.get("/").status_code == 302


def test_the_use_is_noted(owner: User):
    api = caller_of(owner)
    assert ApiToken.objects.get().last_used_at is None
    api.get("sessions")
    assert ApiToken.objects.get().last_used_at is not None
