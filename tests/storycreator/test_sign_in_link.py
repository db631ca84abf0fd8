"""Nobody is locked out of their own machine: a command prints a link that signs in once."""

from datetime import timedelta
from io import StringIO
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from storycreator import accounts
from storycreator.jobs.lockfile import hold_lock
from storycreator.models import User
from tests.factories import make_user


def printed(username: str) -> str:
    out = StringIO()
    call_command("sign_in_link", username, stdout=out)
    return out.getvalue().split()[0]


@pytest.fixture
def address(owner: User) -> str:
    return printed(owner.username).removeprefix("http://127.0.0.1:8000")


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_looking_at_the_link_signs_nobody_in_and_does_not_use_it_up(client: Client, address: str):
    for _ in range(3):
        response = client.get(address)
        assert (response.status_code, is_in(client)) == (200, False)
    assert "olive" in response.text


def test_its_button_signs_in_once(client: Client, address: str, owner: User):
    response = client.post(address)
    assert (response["Location"], client.session["_auth_user_id"]) == ("/", str(owner.pk))
    second = Client()
    assert (second.post(address).status_code, is_in(second)) == (404, False)
    assert "sign_in_link NAME" in second.get(address).text


def test_of_two_at_once_one_is_signed_in(address: str):
    token = address.split("/")[2]
    seen = accounts.author_of(token)
    with mock.patch.object(accounts, "author_of", return_value=seen):
        assert [bool(accounts.use_token(token)) for _ in range(2)] == [True, False]


def test_it_is_good_for_fifteen_minutes(client: Client, address: str):
    late = timezone.now() + timedelta(minutes=15, seconds=1)
    with mock.patch("time.time", return_value=late.timestamp()):
        assert client.post(address).status_code == 404


def test_a_changed_password_ends_it(client: Client, address: str, owner: User):
    owner.set_password("another-lamp-for-the-ferry")
    owner.save()
    assert client.post(address).status_code == 404


def test_a_sign_in_in_the_meantime_ends_it(client: Client, address: str, owner: User):
    Client().force_login(owner, backend=accounts.BACKEND)
    assert client.post(address).status_code == 404


def test_an_account_switched_off_is_not_let_in(client: Client, address: str, owner: User):
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert client.post(address).status_code == 404


@pytest.mark.parametrize("junk", ["x", "1:2:3", "WzEsICJ4Il0:1:2", "%00", "…"])
def test_junk_opens_nothing(client: Client, db: None, junk: str):
    assert client.post(f"/sign-in/{junk}/").status_code in (400, 404)


def test_a_token_for_another_purpose_opens_nothing(client: Client, owner: User):
    other = accounts.signing.dumps([owner.pk, ""], salt="something else")
    assert client.post(f"/sign-in/{other}/").status_code == 404


def test_an_account_that_never_had_a_password_can_be_opened(client: Client, db: None):
    make_user(username="author", password=None)
    address = printed("author").removeprefix("http://127.0.0.1:8000")
    assert client.post(address).status_code == 302


def test_the_link_names_where_the_server_is(owner: User, settings):
    with hold_lock(settings.DATA_DIR) as lock:
        lock.note("http://[::1]:8123")
        assert printed(owner.username).startswith("http://[::1]:8123/sign-in/")
    assert printed(owner.username).startswith("http://127.0.0.1:8000/sign-in/")
    settings.BASE_URL = "https://stories.example"
    assert printed(owner.username).startswith("https://stories.example/sign-in/")


def test_an_unknown_name_is_answered_with_those_there_are(owner: User):
    with pytest.raises(CommandError, match=r"no account named nobody. There are: olive."):
        printed("nobody")


def test_without_accounts_the_command_says_how_to_make_one(db: None):
    with pytest.raises(CommandError, match="serve prints a link"):
        printed("nobody")


def test_an_account_switched_off_gets_no_link(owner: User):
    User.objects.filter(pk=owner.pk).update(is_active=False)
    with pytest.raises(CommandError, match="switched off"):
        printed(owner.username)
