"""Every address of the product."""

from django.contrib import admin
from django.urls import include, path

from storycreator import views

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("livez", views.livez, name="livez"),
]
