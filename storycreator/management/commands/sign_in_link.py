"""Print a link that signs an existing account in once: nobody is locked out of their own machine."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from storycreator.accounts import SIGN_IN_SECONDS, sign_in_token
from storycreator.jobs.lockfile import address_of_holder
from storycreator.models import User

USUAL = "http://127.0.0.1:8000"
"""Where `serve` will be, while it does not run."""


class Command(BaseCommand):
    help = "Print a link that signs USERNAME in once, within 15 minutes, wherever serve runs on this data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="USERNAME")

    def handle(self, *_args: Any, username: str, **_options: Any) -> None:
        user = _account(username)
        base = settings.BASE_URL or address_of_holder(settings.DATA_DIR) or USUAL
        self.stdout.write(f"{base}{reverse('sign_in_link', args=[sign_in_token(user)])}")
        self.stdout.write(f"It signs {username} in once, within {SIGN_IN_SECONDS // 60} minutes.")


def _account(username: str) -> User:
    try:
        user = User.objects.get_by_natural_key(username)
    except User.DoesNotExist as error:
        names = ", ".join(User.objects.order_by("pk").values_list("username", flat=True)[:10])
        there = f"There are: {names}." if names else "There is none yet: serve prints a link to make one."
        raise CommandError(f"There is no account named {username}. {there}") from error
    if not user.is_active:
        raise CommandError(
            f"The account {username} is switched off. Switch it on in the administration first."
        )
    return user
