"""What the ground forgets: sessions that have ended, forms sent long ago, money reserved for nothing."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from storycreator.models import Spending, Submission
from storycreator.sweeping import sweep


@sweep("old forms")
def forms() -> int:
    old = Submission.objects.filter(created_at__lt=timezone.now() - timedelta(days=Submission.DAYS))
    return old.delete()[0]


@sweep("ended sign-ins")
def sessions() -> int:
    ended = Session.objects.filter(expire_date__lt=timezone.now()).count()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return ended


@sweep("money reserved for work that is over")
def reservations() -> int:
    return Spending.objects.left_behind().delete()[0]
