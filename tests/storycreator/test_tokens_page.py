"""Tokens of the API: made and shown once, named, revoked; on the account's page and by a command."""

import re
import uuid
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from storycreator.models import ApiToken, User
from storycreator.tokens import MOST, make_token
from tests.factories import make_user

PAGE = "/accounts/tokens/"
SECRET = re.compile(r"story_[\w-]{43}")


def shown(page: str) -> list[str]:
    return SECRET.findall(page)


def form(client: Client, name: str) -> dict[str, str]:
    return {"name": name, "key": client.get(PAGE).context["form"]["key"].value()}


def opens(secret: str) -> bool:
    answer = Client().get("/api/v1/story/sessions", headers={"authorization": f"Bearer {secret}"})
    return answer.status_code == 200


def test_a_token_is_shown_once_and_kept_as_a_hash(owner_client: Client):
    page = owner_client.post(PAGE, form(owner_client, "backup script")).text
    [secret] = shown(page)
    assert opens(secret)
    assert not shown(owner_client.get(PAGE).text)
    token = ApiToken.objects.get()
    assert token.name == "backup script" and token.sha256 == ApiToken.hash_of(secret)
    assert secret not in str(vars(token))


def test_a_form_sent_twice_makes_one_token(owner_client: Client):
    sent = form(owner_client, "phone")
    assert shown(owner_client.post(PAGE, sent).text)
    again = owner_client.post(PAGE, sent, follow=True)
    assert not shown(again.text) and "made already" in again.text
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_token_needs_a_name_that_fits(owner_client: Client, name: str):
    answer = owner_client.post(PAGE, form(owner_client, name))
    assert answer.status_code == 422 and not ApiToken.objects.exists()
    assert 'aria-invalid="true"' in answer.text


def test_there_are_not_more_than_can_be_looked_over(owner: User, owner_client: Client):
    for number in range(MOST):
        make_token(owner, name=f"number {number}")
    answer = owner_client.post(PAGE, form(owner_client, "one more"))
    assert answer.status_code == 409 and "Revoke one" in answer.text
    assert ApiToken.objects.count() == MOST


def test_a_revoked_token_opens_nothing_and_is_not_listed(owner: User, owner_client: Client):
    token, secret = make_token(owner, name="lost phone")
    assert opens(secret)
    for _ in range(2):
        assert owner_client.post(f"{PAGE}{token.pk}/revoke/").status_code == 302
    assert not opens(secret)
    assert "Revoke lost phone" not in owner_client.get(PAGE).text


def test_a_stranger_revokes_nothing_and_sees_nothing(owner: User, stranger_client: Client):
    token, secret = make_token(owner, name="the owner's")
    assert stranger_client.post(f"{PAGE}{token.pk}/revoke/").status_code == 404
    assert opens(secret)
    assert "the owner" not in stranger_client.get(PAGE).text


def test_a_link_revokes_nothing(owner: User, owner_client: Client):
    token, secret = make_token(owner, name="phone")
    assert owner_client.get(f"{PAGE}{token.pk}/revoke/").status_code == 405
    assert opens(secret)


def test_a_token_that_is_not_there_is_404(owner_client: Client):
    assert owner_client.post(f"{PAGE}{uuid.uuid4()}/revoke/").status_code == 404


def test_the_page_says_when_each_was_last_used(owner: User, owner_client: Client):
    _, secret = make_token(owner, name="phone")
    assert "never used" in owner_client.get(PAGE).text
    assert opens(secret)
    assert "last used" in owner_client.get(PAGE).text


def test_the_page_is_kept_by_no_cache(owner_client: Client):
    assert "no-store" in owner_client.get(PAGE)["Cache-Control"]


# The command.


def printed(*words: str) -> str:
    out = StringIO()
    call_command("create_token", *words, stdout=out)
    return out.getvalue()


def test_the_command_prints_the_token_alone_on_its_line(owner: User):
    secret = printed("olive", "--name", "cron").strip()
    assert SECRET.fullmatch(secret) and opens(secret)
    assert owner.api_tokens.get().name == "cron"


def test_where_there_is_no_account_the_command_makes_one_that_the_first_sign_in_takes_over(db: None):
    assert opens(printed("author").strip())
    assert not User.objects.get().has_usable_password()


@pytest.mark.parametrize("name", ["nobody", "no body", ""])
def test_a_name_that_is_mistyped_makes_no_account(owner: User, name: str):
    with pytest.raises(CommandError, match="There is no account called"):
        printed(name)
    assert User.objects.count() == 1


@pytest.mark.parametrize("name", ["no body", ""])
def test_a_name_that_cannot_be_one_makes_no_account(db: None, name: str):
    with pytest.raises(CommandError, match="cannot be a name"):
        printed(name)
    assert not User.objects.exists()


def test_an_account_that_is_switched_off_gets_no_token(db: None):
    make_user(username="olive", is_active=False)
    with pytest.raises(CommandError, match="switched off"):
        printed("olive")


def test_a_name_that_is_too_long_is_a_sentence(owner: User):
    with pytest.raises(CommandError, match="at most 60 characters"):
        printed("olive", "--name", "x" * 61)
