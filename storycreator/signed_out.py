"""What happens to a form that is sent after its author was signed out."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.http import urlencode

from storycreator.web import render_page, wants_fragment


class SignInFirst(LoginRequiredMiddleware):
    """Ask whoever is not signed in to sign in, and lose nothing that was typed.

    A form that a browser sends by itself has left its page: the way back is that page, and a text in
    the form is shown to be copied. To htmx the answer is a bare 401. Its page stands as it was, says so
    and offers to sign in in another tab; the form can then be sent again, since the script of the page
    takes the token that the sign-in has renewed from its cookie.
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is not None and wants_fragment(request):
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
        if answer is None or request.method != "POST":
            return answer
        typed = [text for values in dict(request.POST.lists()).values() for text in values if _is_text(text)]
        page = _page_with_the_form(request)
        if not typed:
            return redirect_to_login(page)
        sign_in = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': page})}"
        context = {"typed": typed, "sign_in_url": sign_in}
        return render_page(request, "signed_out.html", context, status=HTTPStatus.FORBIDDEN)


def _is_text(value: str) -> bool:
    """Tell words of a person from ids, numbers and choices, which are of one ASCII word."""
    return not value.isascii() or " " in value.strip()


def _page_with_the_form(request: HttpRequest) -> str:
    """Return the path and query of the page the form stood on; the library when the browser does not say."""
    try:
        page = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return "/"
    return (
        urlunsplit(("", "", page.path or "/", page.query, "")) if page.netloc == request.get_host() else "/"
    )
