"""Mail that signs in: sent, followed to its end, and a mail server that is down."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.factories import PASSWORD, make_user

DOWN = {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": {"host": "127.0.0.1", "port": 1}}
NEW_PASSWORD = "a-kettle-on-the-hob"
SIGN_UP = {"username": "nina", "email": "nina@x.example", "password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture(autouse=True)
def mail_works(settings, db: None) -> None:
    settings.SIGN_UP_OPEN = settings.MAIL_WORKS = True
    settings.ACCOUNT_LOGIN_METHODS = {"username", "email"}
    settings.ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


def address_in_mail() -> str:
    return re.search(r"https?://[^/\s]+(/\S+)", mail.outbox[-1].body)[1]


def signs_in(client: Client, login: str, password: str = PASSWORD) -> bool:
    client.post("/accounts/login/", {"login": login, "password": password})
    return "_auth_user_id" in client.session


def test_a_mail_server_that_is_down_is_told_in_words(settings, client: Client):
    make_user(username="olive", email="olive@x.example")
    settings.MAILERS = {"default": DOWN}
    for path, form in (("password/reset/", {"email": "olive@x.example"}), ("signup/", SIGN_UP)):
        page = client.post(f"/accounts/{path}", form)
        assert page.status_code == 503 and "The mail could not be sent" in page.text


def test_the_account_made_meanwhile_is_confirmed_later(settings, client: Client):
    working, settings.MAILERS = settings.MAILERS, {"default": DOWN}
    client.post("/accounts/signup/", SIGN_UP)
    settings.MAILERS = working
    cache.clear()  # Three minutes later: one mail to an address in that time is enough.
    assert not signs_in(client, "nina")
    assert mail.outbox[-1].to == ["nina@x.example"]


def test_an_account_without_an_address_still_signs_in(client: Client):
    make_user(username="operator", is_superuser=True)
    assert signs_in(client, "operator")
    assert not mail.outbox


def test_an_address_is_confirmed_before_its_account_is_used(client: Client):
    client.post("/accounts/signup/", SIGN_UP)
    assert not signs_in(Client(), "nina")
    client.post(address_in_mail())
    assert signs_in(Client(), "nina@x.example")


def test_a_forgotten_password_is_set_anew_by_mail(client: Client):
    user = make_user(username="olive", email="olive@x.example")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    client.post("/accounts/password/reset/", {"email": user.email})
    form = client.get(address_in_mail(), follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert signs_in(Client(), "olive", NEW_PASSWORD) and not signs_in(Client(), "olive")


def test_a_mail_is_in_our_words():
    Client().post("/accounts/signup/", SIGN_UP)
    assert "Story Creator" in mail.outbox[0].body and "Hello from" not in mail.outbox[0].body
