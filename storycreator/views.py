"""Pages that belong to no app: errors, health, and the ways in that need no password."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from storycreator import accounts, first_run, tokens
from storycreator.answers import refuse
from storycreator.errors import AuthorError, TextRefused
from storycreator.first_run import LinkGone
from storycreator.fonts import FACES
from storycreator.forms import TokenForm
from storycreator.models import ApiToken
from storycreator.submissions import once
from storycreator.web import AuthorRequest, InTheBin, render_page, wants_fragment

GONE = "A link opens once and for 15 minutes. "
NO_FIRST_RUN = GONE + "Start the server again for a new one, or sign in if you have an account."
NO_SIGN_IN = GONE + "Run “manage.py sign_in_link NAME” again for a new one."


IN_THE_BIN: dict[str, Any] = {
    "title": "This story lies in the bin",
    "text": "Nothing of it is lost. Put it back from there, then go on with it.",
    "back": ("/bin/", "Open the bin"),
}

# Errors: Django calls these with the exception it met.


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what could not be read: 413 when there was too much of it, 400 otherwise."""
    if isinstance(exception, RequestDataTooBig):
        return refuse(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return refuse(request, HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, HTTPStatus.FORBIDDEN)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, InTheBin):
        return refuse(request, HTTPStatus.NOT_FOUND, **IN_THE_BIN)
    return refuse(request, HTTPStatus.NOT_FOUND)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Answer whom the limits of signing in and up have stopped."""
    return refuse(request, HTTPStatus.TOO_MANY_REQUESTS)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours; nothing of the request is asked, since that may be what is broken."""
    return refuse(request, HTTPStatus.INTERNAL_SERVER_ERROR, fault=True)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is wrong, most often after signing in again in another tab.

    To htmx with a token to send again; or, when nobody is signed in any more, as `SignInFirst` does.
    """
    if wants_fragment(request):
        get_token(request)
        if not request.user.is_authenticated:
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    return refuse(request, HTTPStatus.FORBIDDEN, template="403_csrf.html")


# Health.


@require_safe
@login_not_required
def livez(_request: HttpRequest) -> JsonResponse:
    """Tell that the process answers."""
    return JsonResponse({"status": "ok"})


# Ways in.


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def first_account(request: HttpRequest, secret: str) -> HttpResponse:
    """Make the first account by the link that the server printed; only the POST uses it up."""
    if not first_run.is_open(request, secret):
        return _link_gone(request, NO_FIRST_RUN)
    form = accounts.FirstAccountForm(request.POST or None, instance=first_run.account_to_take_over())
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return render_page(request, "first_run.html", {"form": form}, status=status)
    try:
        with transaction.atomic():
            user = form.save()
            first_run.link.use(secret)
    except LinkGone:
        return _link_gone(request, NO_FIRST_RUN)
    login(request, user, backend=accounts.BACKEND)
    return redirect(settings.LOGIN_REDIRECT_URL)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in by a link of `manage.py sign_in_link`; a scanner that opens it does not use it up."""
    if request.method != "POST":
        author = accounts.author_of(token)
        return (
            render_page(request, "sign_in_link.html", {"author": author})
            if author
            else _link_gone(request, NO_SIGN_IN)
        )
    user = accounts.use_token(token)
    if user is None:
        return _link_gone(request, NO_SIGN_IN)
    login(request, user, backend=accounts.BACKEND)
    return redirect(settings.LOGIN_REDIRECT_URL)


def _link_gone(request: HttpRequest, text: str) -> HttpResponse:
    return refuse(request, HTTPStatus.NOT_FOUND, title="This link does not open anything any more", text=text)


@require_safe
@login_not_required
def page_font(_request: HttpRequest, name: str) -> HttpResponse:
    """One of the two files of the pages' typeface, once they are made.

    Not one of the static files: those are listed when the server starts, and at the very first start
    the typeface is still being made.
    """
    path = settings.DATA_DIR / "fonts" / name
    if name not in FACES.values() or not path.exists():
        raise Http404
    headers = {"Cache-Control": "public, max-age=604800"}
    return HttpResponse(path.read_bytes(), content_type="font/woff2", headers=headers)


# Tokens of the API.


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def api_tokens(request: AuthorRequest) -> HttpResponse:
    """The author's tokens; a POST makes one and shows it, this once."""
    if request.method != "POST":
        return _tokens_page(request, TokenForm())
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _tokens_page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        secret = _made_once(request, form)
    except AuthorError as error:
        form.add_error("name", error.message)
        typed = isinstance(error, TextRefused)
        return _tokens_page(
            request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY if typed else HTTPStatus.CONFLICT
        )
    if not secret:
        messages.warning(request, "That token was made already. It was shown once; revoke it if you lost it.")
        return redirect("api_tokens")
    return _tokens_page(request, TokenForm(), secret=secret)


@require_POST
def api_token_revoke(request: AuthorRequest, token_id: UUID) -> HttpResponse:
    token = get_object_or_404(ApiToken, pk=token_id, author=request.user)
    tokens.revoke_token(token)
    messages.success(request, f"“{token.name}” opens nothing any more.")
    return redirect("api_tokens")


def _made_once(request: AuthorRequest, form: TokenForm) -> str:
    """Return the new token; "" when this form was sent before, since nobody knows the token any more."""
    shown: list[str] = []

    def make() -> str:
        token, secret = tokens.make_token(request.user, name=form.cleaned_data["name"])
        shown.append(secret)
        return str(token.pk)

    body = {"name": form.cleaned_data["name"]}
    once(request.user, key=form.cleaned_data["key"], action="make_token", body=body, effect=make)
    return "".join(shown)


def _tokens_page(
    request: AuthorRequest, form: TokenForm, *, secret: str = "", status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    mine = request.user.api_tokens.in_use()
    context = {"form": form, "tokens": mine, "secret": secret, "most": tokens.MOST}
    return render_page(request, "account/api_tokens.html", context, status=status)
