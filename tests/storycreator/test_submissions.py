"""A form that is sent twice has one effect."""

import threading

import pytest
from django.db import connection

from storycreator.errors import AuthorError
from storycreator.models import Submission, User
from storycreator.submissions import once
from tests.factories import make_user


class Counter:
    """An effect that counts how often it happened."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> str:
        self.calls += 1
        return f"/stories/{self.calls}/"


def send(author: User, effect: object, *, key: str = "k1", action: str = "start", **body: object) -> str:
    return once(author, key=key, action=action, body=body or {"prompt": "a lamp"}, effect=effect)


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_twice_at_once_has_one_effect():
    author, effect, results = make_user(), Counter(), []
    start = threading.Barrier(4)

    def click() -> None:
        start.wait()
        results.append(send(author, effect))
        connection.close()

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (effect.calls, results) == (1, ["/stories/1/"] * 4)


@pytest.mark.django_db(transaction=True)
def test_an_error_leaves_nothing_behind_and_the_form_may_be_sent_again():
    author = make_user()

    def fail() -> str:
        make_user(username="left-behind")
        raise AuthorError("That is not possible now.")

    with pytest.raises(AuthorError):
        send(author, fail)
    assert not Submission.objects.exists()
    assert not User.objects.filter(username="left-behind").exists()
    assert send(author, Counter()) == "/stories/1/"


def test_the_same_key_with_another_body_is_a_new_request(owner: User):
    effect = Counter()
    assert send(owner, effect, prompt="a lamp") == "/stories/1/"
    assert send(owner, effect, prompt="a lamp and a key") == "/stories/2/"


def test_the_order_of_the_fields_does_not_matter(owner: User):
    effect = Counter()
    send(owner, effect, a=1, b=2)
    send(owner, effect, b=2, a=1)
    assert effect.calls == 1


def test_another_action_with_the_same_key_is_a_new_request(owner: User):
    effect = Counter()
    send(owner, effect, action="start")
    assert send(owner, effect, action="rename") == "/stories/2/"


def test_another_author_with_the_same_key_is_a_new_request(owner: User, stranger: User):
    effect = Counter()
    send(owner, effect)
    assert send(stranger, effect) == "/stories/2/"


def test_without_a_key_nothing_is_remembered(owner: User):
    effect = Counter()
    assert [send(owner, effect, key=""), send(owner, effect, key="")] == ["/stories/1/", "/stories/2/"]
    assert not Submission.objects.exists()


def test_a_key_longer_than_the_column_still_counts_once(owner: User):
    effect = Counter()
    send(owner, effect, key="k" * 300)
    send(owner, effect, key="k" * 300)
    send(owner, effect, key="k" * 299)
    assert effect.calls == 2
