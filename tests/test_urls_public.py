"""Whatever is not on the one list of public addresses needs a sign-in."""

import pytest
from django.test import Client

from storycreator.public import PUBLIC, is_public
from tests.addresses import Address, addresses

EVERY = addresses()
PRIVATE = [address for address in EVERY if not is_public(address.name)]


TO_SIGN_IN = [(302, "/accounts/login/"), (302, "/admin/login/")]


def asks_for_no_login(address: Address) -> bool:
    return getattr(address.view, "login_required", True) is False


def test_the_list_and_the_views_agree():
    without_login = {str(address) for address in EVERY if asks_for_no_login(address)}
    listed = {str(address) for address in EVERY if is_public(address.name)}
    assert without_login == listed, (
        "login_not_required and storycreator/public.py differ: who opens a view to everybody says so twice."
    )


def test_the_list_names_nothing_that_is_not_there():
    there = {address.name for address in EVERY}
    gone = [name for name in PUBLIC if name not in there and not any(n.startswith(name) for n in there)]
    assert not gone, f"{gone} opens nothing: a name that is reused later would be public unseen."


def test_every_public_address_says_why():
    assert all(why.strip() for why in PUBLIC.values())


def test_there_are_addresses_to_walk():
    assert len(PRIVATE) > 40


@pytest.mark.parametrize("address", PRIVATE, ids=str)
def test_nobody_gets_in_without_signing_in(client: Client, address: Address):
    for method in (client.get, client.head, client.post, client.put, client.patch, client.delete):
        response = method(address.path())
        assert (response.status_code, response["Location"].split("?")[0]) in TO_SIGN_IN


@pytest.mark.parametrize("address", [a for a in EVERY if is_public(a.name)], ids=str)
def test_a_public_page_answers_anybody(client: Client, db: None, address: Address):
    client.raise_request_exception = False
    for method in ("get", "post"):
        assert getattr(client, method)(address.path()).status_code < 500
