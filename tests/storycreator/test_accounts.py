"""Signing in, up and out."""

import pytest
from django.core import mail
from django.test import Client

from storycreator.models import User
from tests.conftest import signed_in
from tests.factories import PASSWORD, make_user

SIGN_UP = {
    "username": "newcomer",
    "email": "new@stories.example",
    "password1": PASSWORD,
    "password2": PASSWORD,
}


def sign_in(client: Client, password: str = PASSWORD, username: str = "olive") -> int:
    client.post("/accounts/login/", {"login": username, "password": password})
    return int("_auth_user_id" in client.session)


def test_sign_up_is_closed_unless_the_operator_opens_it(client: Client, db: None):
    response = client.post("/accounts/signup/", SIGN_UP)
    assert (response.status_code, User.objects.count()) == (200, 0)


@pytest.fixture
def open_house(settings, db) -> None:
    settings.SIGN_UP_OPEN = settings.MAIL_WORKS = True
    settings.ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


def test_where_sign_up_is_open_the_address_is_verified_first(open_house: None, client: Client):
    client.post("/accounts/signup/", SIGN_UP)
    assert "_auth_user_id" not in client.session
    assert "new@stories.example" in mail.outbox[0].to


def test_the_first_stranger_never_becomes_a_superuser(open_house: None, client: Client):
    client.post("/accounts/signup/", {**SIGN_UP, "is_superuser": "on", "is_staff": "on"})
    user = User.objects.get(username="newcomer")
    assert (user.is_superuser, user.is_staff) == (False, False)


def test_a_right_password_signs_in_and_a_wrong_one_does_not(client: Client, owner: User):
    assert [sign_in(client, "wrong-lamp"), sign_in(client)] == [0, 1]


def test_after_many_wrong_passwords_even_the_right_one_has_to_wait(client: Client, owner: User):
    for _ in range(5):
        sign_in(client, "wrong-lamp")
    assert sign_in(client) == 0


def test_too_many_sign_ups_from_one_place_are_answered_in_words(open_house: None, client: Client):
    answers = [
        client.post("/accounts/signup/", {**SIGN_UP, "username": f"n{i}", "email": f"n{i}@x.example"})
        for i in range(25)
    ]
    assert answers[-1].status_code == 429
    assert "tried too often" in answers[-1].text


def test_an_unknown_name_and_a_wrong_password_are_answered_alike(client: Client, owner: User):
    known = client.post("/accounts/login/", {"login": "olive", "password": "wrong-lamp"})
    unknown = client.post("/accounts/login/", {"login": "nobody", "password": "wrong-lamp"})
    assert known.status_code == unknown.status_code
    assert known.context["form"].errors == unknown.context["form"].errors


def test_changing_the_password_ends_the_other_sessions(owner: User):
    here, elsewhere = signed_in(owner), signed_in(owner)
    new = "another-lamp-for-the-ferry"
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert here.get("/accounts/password/change/").status_code == 200
    assert elsewhere.get("/accounts/password/change/").status_code == 302


def test_the_administration_has_no_sign_in_of_its_own(client: Client, staff: User):
    response = client.post("/admin/login/", {"username": "stella", "password": PASSWORD})
    assert response["Location"].startswith("/accounts/login/")
    assert "_auth_user_id" not in client.session


def test_an_author_is_not_let_into_the_administration(owner_client: Client):
    assert owner_client.get("/admin/", follow=True).status_code == 403


def test_signing_out_is_a_post(owner_client: Client):
    owner_client.get("/accounts/logout/")
    assert "_auth_user_id" in owner_client.session
    owner_client.post("/accounts/logout/")
    assert "_auth_user_id" not in owner_client.session


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"])
def test_the_pages_before_signing_in_can_be_read(client: Client, db: None, address: str):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/accounts/email/", "/accounts/password/change/", "/accounts/logout/"],
)
def test_the_pages_of_an_account_can_be_read(owner_client: Client, address: str):
    assert owner_client.get(address).status_code == 200


def test_without_mail_a_forgotten_password_names_the_command(client: Client, db: None):
    assert "sign_in_link" in client.get("/accounts/password/reset/").text


def test_two_sign_in_from_different_places_do_not_share_a_limit(owner: User, db: None):
    make_user(username="stefan")
    for _ in range(5):
        sign_in(Client(REMOTE_ADDR="192.0.2.1"), "wrong-lamp")
    assert sign_in(Client(REMOTE_ADDR="192.0.2.2"), username="stefan") == 1
