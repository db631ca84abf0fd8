"""What an author has agreed to send to outside services, and has not."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from stories import services
from stories.consent import asked_of
from stories.models import Consent
from storycreator.errors import ConsentNeeded
from storycreator.web import AuthorRequest, render_page

TICK = "Tick the sentence first. Nothing was sent, and nothing was changed."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consents(request: AuthorRequest) -> HttpResponse:
    """The sentence that is still to be agreed to, and what was; a POST agrees and leads back."""
    if request.method != "POST":
        return _page(request)
    try:
        services.agree(request.user, mark=request.POST.get("agree", ""))
    except ConsentNeeded:
        return _page(request, refusal=TICK)
    messages.success(request, "You have agreed. What was not begun can be asked for again.")
    return redirect(_way_back(request) or "stories:consents")


@require_POST
def consent_revoke(request: AuthorRequest, consent_id: UUID) -> HttpResponse:
    consent = get_object_or_404(Consent, pk=consent_id, author=request.user)
    services.revoke_consent(consent)
    messages.success(request, f"Nothing more is sent to {consent.name}. What was written stays yours.")
    return redirect("stories:consents")


def _page(request: AuthorRequest, *, refusal: str = "") -> HttpResponse:
    context = {
        "ask": asked_of(request.user.pk),
        "consents": request.user.consents.in_force(),
        "refusal": refusal,
        "next": _way_back(request),
    }
    status = HTTPStatus.CONFLICT if refusal else HTTPStatus.OK
    return render_page(request, "account/consents.html", context, status=status)


def _way_back(request: AuthorRequest) -> str:
    """The page of ours that the author came from, or ""."""
    asked = (request.POST if request.method == "POST" else request.GET).get("next", "")
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours else ""
