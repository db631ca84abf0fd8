"""Every address of the product."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from storycreator import views
from storycreator.api.site import addresses as api_addresses

# The administration has no sign-in of its own: the one of the product counts failed attempts.
admin.site.login = login_not_required(secure_admin_login(admin.site.login))  # type: ignore[method-assign, no-untyped-call]

urlpatterns = [
    path("accounts/tokens/", views.api_tokens, name="api_tokens"),
    path("accounts/tokens/<uuid:token_id>/revoke/", views.api_token_revoke, name="api_token_revoke"),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("first-run/<str:secret>/", views.first_account, name="first_run"),
    path("sign-in/<str:token>/", views.sign_in_link, name="sign_in_link"),
    path("fonts/<str:name>", views.page_font, name="page_font"),
    path("api/v1/", api_addresses()),
    path("livez", views.livez, name="livez"),
    path("", include("stories.urls")),
    path("", include("narration.urls")),
]
handler400 = "storycreator.views.bad_request"
handler403 = "storycreator.views.permission_denied"
handler404 = "storycreator.views.page_not_found"
handler429 = "storycreator.views.too_many_requests"
handler500 = "storycreator.views.server_error"
