"""Print a token for the JSON API, this once."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from storycreator.errors import AuthorError
from storycreator.models import User
from storycreator.tokens import make_token


class Command(BaseCommand):
    help = "Print a token with which a program acts as USERNAME in the JSON API. It is shown this once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="USERNAME")
        parser.add_argument("--name", default="command line", help="what the account page calls it")

    def handle(self, *_args: Any, username: str, name: str, **_options: Any) -> None:
        try:
            _, secret = make_token(_account(username), name=name)
        except AuthorError as error:
            raise CommandError(error.message) from error
        # Alone on its line, so that a script can take it.
        self.stdout.write(secret)


def _account(username: str) -> User:
    """The account of that name; where there is none at all, a new one, which the first sign-in takes over."""
    named = User.objects.filter(username=username).first()
    if named is None and not User.objects.exists():
        return _first_account(username)
    if named is None:
        raise CommandError(f"There is no account called {username}.")
    if not named.is_active:
        raise CommandError(f"The account {username} is switched off, and so would be its token.")
    return named


def _first_account(username: str) -> User:
    try:
        User.username_validator(username)
    except ValidationError as error:
        raise CommandError(f"{username!r} cannot be a name: letters, digits and @ . + - _ can.") from error
    return User.objects.create_user(username)
