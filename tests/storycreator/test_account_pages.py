"""The pages around an account: they say what to do, and never what a stranger should not learn."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from storycreator.models import User

PAGES = ("account_login", "account_signup", "account_reset_password")
OWN_PAGES = ("account_email", "account_change_password", "account_logout", "account_reauthenticate")


def sign_in(client, **answers: str) -> str:
    return client.post(reverse("account_login"), answers).content.decode()


@pytest.mark.django_db
def test_a_failed_sign_in_never_tells_which_half_was_wrong(client):
    User.objects.create_user("olive", password="a lamp in every window")
    wrong_password = sign_in(client, login="olive", password="a lamp in one window")
    wrong_name = sign_in(client, login="oliver", password="a lamp in one window")
    assert "You are not signed in yet" in wrong_name
    assert without_what_was_typed(wrong_password) == without_what_was_typed(wrong_name)


def without_what_was_typed(page: str) -> list[str]:
    return [line for line in page.splitlines() if "token" not in line.lower() and 'name="login"' not in line]


@pytest.mark.django_db
def test_without_mail_the_forgotten_password_has_a_command_and_no_form(client):
    page = client.get(reverse("account_reset_password")).content.decode()
    assert "manage.py sign_in_link USERNAME" in page
    assert "<input" not in page


@pytest.mark.django_db
def test_closed_sign_up_is_neither_open_nor_offered(client):
    assert "No new accounts here" in client.get(reverse("account_signup")).content.decode()
    assert reverse("account_signup") not in client.get(reverse("account_login")).content.decode()


@pytest.mark.django_db
def test_a_field_that_is_wrong_says_so_and_is_tied_to_its_error(client):
    page = sign_in(client, login="", password="x")
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_login_error"' in page
    assert 'id="id_login_error"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_every_way_in_has_one_heading_and_nothing_inline(client, name):
    check(client.get(reverse(name)).content.decode())


@pytest.mark.parametrize("name", OWN_PAGES)
def test_every_own_page_has_one_heading_and_nothing_inline(owner_client, name):
    check(owner_client.get(reverse(name)).content.decode())


def check(page: str) -> None:
    assert page.count("<h1") == 1
    assert "style=" not in page
    assert "<script>" not in page
    assert "· Story Creator</title>" in page


def test_a_fault_has_a_page_that_asks_nothing_of_anybody():
    page = render_to_string(
        "error.html", {"title": "Something went wrong", "text": "It is safe.", "back_url": "/"}
    )
    check(page)
    assert "<script" not in page


def test_a_page_that_is_not_there_keeps_the_way_to_the_library(owner_client):
    answer = owner_client.get("/no-such-page/")
    assert answer.status_code == 404
    assert "Library" in answer.content.decode()


def test_a_changed_password_is_said_once_and_signing_in_is_not(owner, client):
    owner.set_password("a lamp in every window")
    owner.save()
    page = client.post(
        reverse("account_login"), {"login": owner.username, "password": "a lamp in every window"}, follow=True
    )
    assert list(page.context["messages"]) == []
    new = {
        "oldpassword": "a lamp in every window",
        "password1": "a kettle on the hob",
        "password2": "a kettle on the hob",
    }
    page = client.post(reverse("account_change_password"), new, follow=True)
    assert [str(message) for message in page.context["messages"]] == ["The password is changed."]
