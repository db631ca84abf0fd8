"""What every answer passes: whom to believe about the client, and what htmx needs to be told."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]
